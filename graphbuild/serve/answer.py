"""From a question to the bytes of its answer, in the format that the client asked for; runs in a worker process."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph

from graphbuild.errors import QueryError
from graphbuild.query import OUT_OF_MEMORY, OxAnswer, check_query, evaluate, explain_errors
from graphbuild.serve.formats import GRAPHS, SOLUTIONS, TEXT, choose
from graphbuild.vocabulary import PREFIXES

VOCABULARIES = {prefix: base for prefix, base in PREFIXES.items() if base.endswith(("#", "/terms/"))}
"""Prefixes for Turtle: names of other namespaces may need escapes, which not every reader knows."""

MAX_BYTES = 50_000_000
"""Bytes that an answer may have."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query as it came: its text, values of its parameters, IRIs of the graphs it is about, and the Accept header."""

    sparql: str
    values: dict[str, str] = field(default_factory=dict)
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    accept: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, media type and body of an HTTP response."""

    status: int
    media_type: str
    body: bytes


def refuse(status: int, sentence: str) -> Reply:
    """A reply that says in one sentence why there is no answer."""
    return Reply(status, TEXT, f"{sentence}\n".encode())


class TooLargeError(Exception):
    """An answer is larger than it may be."""


def answer(store: pyoxigraph.Store, question: Question, *, max_bytes: int = MAX_BYTES) -> Reply:
    """The reply to a question: 200, 400 with the parser's message, 406, or 500 for an answer without bounds."""
    try:
        check_query(question.sparql, question.values)
        with explain_errors(question.sparql):
            found = evaluate(
                store,
                question.sparql,
                question.values,
                default_graphs=question.default_graphs,
                named_graphs=question.named_graphs,
            )
            return _write(found, question.accept, max_bytes)
    except QueryError as error:
        return refuse(400, str(error))
    except TooLargeError:
        return refuse(500, f"The answer is larger than {max_bytes:,} bytes; narrow the query, or add LIMIT and OFFSET.")
    except MemoryError:
        return refuse(500, OUT_OF_MEMORY)


def write_triples(triples: Iterable[pyoxigraph.Triple], media_type: str, output: io.BytesIO | None = None) -> bytes:
    """Triples in one of the media types of GRAPHS, each once."""
    buffer = io.BytesIO() if output is None else output
    format_ = GRAPHS[media_type]
    prefixes = VOCABULARIES if format_ == pyoxigraph.RdfFormat.TURTLE else None
    pyoxigraph.serialize(dict.fromkeys(triples), buffer, format_, prefixes=prefixes)
    return _sort_prefixes(buffer.getvalue()) if prefixes else buffer.getvalue()


def _sort_prefixes(turtle: bytes) -> bytes:
    """Oxigraph writes them in an order that differs from run to run."""
    lines = turtle.split(b"\n", len(VOCABULARIES))
    return b"\n".join([*sorted(lines[:-1]), lines[-1]])


def _write(found: OxAnswer, accept: str, max_bytes: int) -> Reply:
    buffer = _Bounded(max_bytes)
    if isinstance(found, pyoxigraph.QueryTriples):
        media_type = choose(accept, GRAPHS)
        if media_type:
            return Reply(200, media_type, write_triples(found, media_type, buffer))
        return refuse(406, f"The answer is a graph and can be written as {', '.join(GRAPHS)}.")
    media_type = choose(accept, SOLUTIONS)
    if media_type:
        found.serialize(buffer, SOLUTIONS[media_type])
        return Reply(200, media_type, buffer.getvalue())
    return refuse(406, f"The answer is a table and can be written as {', '.join(SOLUTIONS)}.")


class _Bounded(io.BytesIO):
    """Bytes up to a limit."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # bytes are what Oxigraph writes
        if self.tell() + len(data) > self.limit:
            raise TooLargeError
        return super().write(data)
