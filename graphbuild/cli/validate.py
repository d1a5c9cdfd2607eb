"""``graphbuild validate``: whether a graph is as the shapes want it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from graphbuild.cli.options import GraphPath
from graphbuild.cli.progress import count, show

EXAMPLES = "Example: graphbuild validate output"

SHOWN = 10
"""The most nodes that are listed for one reason."""

SMALL = 2_000
"""Statements up to which pySHACL is asked by itself: it needs some seconds for a thousand."""


class Engine(StrEnum):
    """Who checks."""

    AUTO = "auto"
    PYSHACL = "pyshacl"
    LOOKUP = "lookup"


def validate(
    graph: GraphPath,
    *,
    engine: Annotated[
        Engine,
        typer.Option(
            help=f"pyshacl, or lookup, which is many times faster and finds the same; auto asks pyshacl up to {SMALL} statements."
        ),
    ] = Engine.AUTO,
) -> None:
    """Check GRAPH against the SHACL shapes of the project.

    Each reason comes with the nodes that it was found for. The exit code is 1 when the graph
    does not conform.
    """
    from graphbuild.graph import count_statements, find_problems, find_problems_by_pyshacl, read_quads, report_problems

    quads = read_quads(graph)
    statements = count_statements(quads)
    slow = engine is Engine.PYSHACL or (engine is Engine.AUTO and statements <= SMALL)
    problems = find_problems_by_pyshacl(quads) if slow else find_problems(quads)
    if not problems:
        typer.echo(f"{show(str(graph))} conforms: {count(statements, 'statement')}, {count(len(quads), 'triple')}")
        return
    typer.echo(f"{show(str(graph))} does not conform: {count(len(problems), 'problem')}")
    for line in report_problems(problems, most=SHOWN):
        typer.echo(show(line))
    raise typer.Exit(1)
