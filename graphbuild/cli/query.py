"""``graphbuild query``: a question in SPARQL, asked of a graph file."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graphbuild.cli.progress import say
from graphbuild.errors import QueryError
from graphbuild.query import TIMEOUT, NamedQuery, list_queries, load_query, open_graph, run_query

EXAMPLES = "Example: graphbuild query output 'SELECT ?vem ?mot { ?vem rel:spionerar-mot ?mot }'"


class Format(StrEnum):
    """How an answer is written; the values are those of ``graphbuild.query.FORMATS``."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TTL = "ttl"


def _show_queries(wanted: bool) -> None:  # noqa: FBT001  # typer calls it with the option's value
    if wanted:
        for named in list_queries():
            typer.echo(f"{named.name}{_describe_parameters(named)}: {named.help}")
        raise typer.Exit


def query(
    graph: Annotated[
        Path,
        typer.Argument(
            metavar="GRAPH", help="A graph file (.ttl, .trig, .nt, .nq) or the folder of one.", show_default=False
        ),
    ],
    sparql: Annotated[
        str | None, typer.Argument(metavar="SPARQL", help="The question in SPARQL.", show_default=False)
    ] = None,
    *,
    file: Annotated[Path | None, typer.Option(help="Read the question from a file.", show_default=False)] = None,
    name: Annotated[
        str | None, typer.Option(help="Ask a question that comes with graphbuild.", show_default=False)
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY=VALUE", help="A value for param:KEY() in the question.", show_default=False),
    ] = None,
    output_format: Annotated[
        Format, typer.Option("--format", help="How the answer is written; ttl for CONSTRUCT.")
    ] = Format.TABLE,
    timeout: Annotated[float, typer.Option(min=0.1, help="Give up after so many seconds.")] = TIMEOUT,
    _list: Annotated[
        bool, typer.Option("--list", callback=_show_queries, is_eager=True, help="List the questions for --name.")
    ] = False,
) -> None:
    """Ask GRAPH a question in SPARQL.

    The question is an argument, lies in a file, or is one that comes with graphbuild and has a
    name. The prefixes of the project's ontology need no declaration.
    """
    question, values = _choose_question(sparql, file, name, _split_parameters(param or []))
    answer = run_query(open_graph(graph), question, timeout=timeout, substitutions=values)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    typer.echo(answer.render(output_format.value, width=width), nl=False)
    if answer.note and output_format is not Format.TABLE:
        say(f"graphbuild: {answer.note}")


def _choose_question(
    sparql: str | None, file: Path | None, name: str | None, given: dict[str, str]
) -> tuple[str, dict[str, str]]:
    """The text of the one question that was asked, and the values for its parameters."""
    if sum(way is not None for way in (sparql, file, name)) != 1:
        raise typer.BadParameter("ask one question: in SPARQL, with --file, or with --name.")
    if name is not None:
        named = load_query(name)
        return named.sparql, named.bind(given)
    if file is not None:
        return _read_question(file), given
    return sparql or "", given


def _read_question(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise QueryError(f"The question in {file} cannot be read ({reason}); check the path.") from error


def _split_parameters(given: list[str]) -> dict[str, str]:
    pairs = [text.partition("=") for text in given]
    if wrong := [key for key, equals, _ in pairs if not equals]:
        raise typer.BadParameter(f"--param needs KEY=VALUE, and {wrong[0]!r} has no =.")
    return {key.strip(): value for key, _, value in pairs}


def _describe_parameters(named: NamedQuery) -> str:
    shown = (
        parameter.name if parameter.default is None else f"{parameter.name}={parameter.default}"
        for parameter in named.parameters
    )
    return "".join(f" [{text}]" for text in shown)
