"""``graphbuild query``: a question in SPARQL, asked of a graph file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graphbuild.errors import QueryError
from graphbuild.query import open_graph, run_query

EXAMPLES = "Example: graphbuild query output/graph.ttl --name statements --format csv"


class Format(StrEnum):
    """How an answer is written."""

    table = "table"
    csv = "csv"
    json = "json"
    ttl = "ttl"


def query(
    graph: Annotated[Path, typer.Argument(help="A graph file: .ttl or .trig.", show_default=False)],
    sparql: Annotated[str | None, typer.Argument(help="The question in SPARQL.", show_default=False)] = None,
    *,
    file: Annotated[Path | None, typer.Option(help="Read the question from a file.", show_default=False)] = None,
    name: Annotated[str | None, typer.Option(help="Ask a question that comes with graphbuild.", show_default=False)] = None,
    param: Annotated[
        list[str] | None, typer.Option(metavar="KEY=VALUE", help="A value for a variable of the question.")
    ] = None,
    format: Annotated[Format, typer.Option(help="How the answer is written.")] = Format.table,
    timeout: Annotated[float, typer.Option(min=0.1, help="Give up after so many seconds.")] = 30.0,
) -> None:
    """Ask GRAPH a question: in SPARQL, from a file, or one that comes with graphbuild by name."""
