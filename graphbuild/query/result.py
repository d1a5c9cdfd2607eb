"""Answers, and how they are written: an aligned table, CSV, SPARQL results in JSON, or Turtle."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from rdflib import BNode, Graph, Literal, URIRef, Variable
from rdflib.query import Result as RdfResult
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graphbuild.errors import QueryError
from graphbuild.vocabulary import PREFIXES

Term = URIRef | Literal | BNode | None

_WIDE = 100_000
_RIGHT = {"integer", "decimal", "double", "nonNegativeInteger"}


@dataclass(frozen=True, slots=True)
class Result:
    """An answer: ``form`` is select, ask or construct; cells are rdflib terms, None where nothing is bound.

    The answer to ASK is one cell, that of CONSTRUCT and DESCRIBE has a row for each triple.
    ``note`` says when there are more rows than these.
    """

    form: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Term, ...], ...]
    note: str = ""

    def render(self, format_: str = "table", *, width: int | None = None) -> str:
        """The answer as text in one of FORMATS; a table is folded to ``width`` columns, or as wide as it needs.

        Raises QueryError for an unknown format, and for Turtle of an answer that is no graph.
        """
        if format_ == "table":
            return render_table(self, width=width)
        if format_ not in _WRITERS:
            raise QueryError(f"{format_!r} is no format of an answer; give one of {', '.join(FORMATS)}.")
        return _WRITERS[format_](self)


def render_table(result: Result, *, width: int | None = None) -> str:
    """Aligned columns for people: IRIs with prefixes, nothing in a cell that could steer a terminal."""
    table = Table(box=None, pad_edge=False, header_style="")
    for index, column in enumerate(result.columns):
        numbers = [_is_number(row[index]) for row in result.rows if row[index] is not None]
        justify = "right" if numbers and all(numbers) else "left"
        table.add_column(Text(_show_text(column)), justify=justify, overflow="fold")  # type: ignore[arg-type]
    for row in result.rows:
        table.add_row(*(Text(_show(term)) for term in row))
    console = Console(file=io.StringIO(), width=width or _WIDE, color_system=None, legacy_windows=False)
    with console.capture() as capture:
        console.print(table)
    lines = [line.rstrip() for line in capture.get().splitlines()]
    return "\n".join([*lines, *([result.note] if result.note else [])]) + "\n"


def render_csv(result: Result) -> str:
    """SPARQL 1.1 Query Results CSV: a header, then plain values."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(result.columns)
    writer.writerows(["" if term is None else str(term) for term in row] for row in result.rows)
    return stream.getvalue()


def render_json(result: Result) -> str:
    """SPARQL 1.1 Query Results JSON."""
    answer = RdfResult("ASK" if result.form == "ask" else "SELECT")
    if result.form == "ask":
        answer.askAnswer = bool(result.rows[0][0])
    else:
        variables = [Variable(column) for column in result.columns]
        answer.vars = variables
        answer.bindings = [
            {variable: term for variable, term in zip(variables, row, strict=True) if term is not None}
            for row in result.rows
        ]
    return (answer.serialize(format="json") or b"").decode("utf-8") + "\n"


def render_turtle(result: Result) -> str:
    """The triples of a CONSTRUCT or DESCRIBE query; QueryError for another."""
    if result.form != "construct":
        raise QueryError(
            f"The answer to {result.form.upper()} is no graph; ask with CONSTRUCT, or write it as csv or json."
        )
    graph = Graph(bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        graph.bind(prefix, iri)
    for subject, predicate, object_ in result.rows:
        if subject is not None and predicate is not None and object_ is not None:
            graph.add((subject, predicate, object_))
    return graph.serialize(format="turtle")


_WRITERS: dict[str, Callable[[Result], str]] = {"csv": render_csv, "json": render_json, "ttl": render_turtle}
FORMATS = ("table", *_WRITERS)


def _is_number(term: Term) -> bool:
    return isinstance(term, Literal) and term.datatype is not None and term.datatype.rpartition("#")[2] in _RIGHT


def _show(term: Term) -> str:
    if isinstance(term, URIRef):
        return _show_text(_shorten(str(term)))
    return "" if term is None else _show_text(str(term))


def _shorten(iri: str) -> str:
    base = max((base for base in PREFIXES.values() if iri.startswith(base)), key=len, default="")
    prefix = next((prefix for prefix, known in PREFIXES.items() if known == base), "")
    return f"{prefix}:{iri.removeprefix(base)}" if base else f"<{iri}>"


def _show_text(text: str) -> str:
    """Text on one line, with control and format characters (escape sequences, text direction) made visible."""
    return "".join(_show_character(character) for character in " ".join(text.split()))


def _show_character(character: str) -> str:
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
        return f"\\u{{{ord(character):x}}}"
    return character
