"""Running SPARQL on Oxigraph: what is allowed, what is bound, and what comes back.

A query may use the house prefixes without declaring them. The value of a parameter stands
in the query as a call without arguments, ``param:name()``; it reaches Oxigraph as a value
and is never part of the query's text, so nothing in it is read as SPARQL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph
from rdflib import BNode, Dataset, Literal, URIRef

from graphbuild.errors import QueryError
from graphbuild.query.bounds import run_bounded
from graphbuild.query.result import Result, Term
from graphbuild.query.store import to_store
from graphbuild.vocabulary import PARAMETER, PREFIXES, XSD

TIMEOUT = 10.0
"""Seconds that a query may take."""
LIMIT = 10_000
"""Rows that an answer may have."""
MAX_CHARACTERS = 50_000_000
"""Characters that an answer may have in all its cells."""

OxTerm = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple | None
Answer = tuple[str, list[str], list[list[OxTerm]], bool]

_TOKEN = re.compile(
    r'''
    (?P<skip> """ (?: [^"\\] | \\. | "{1,2} (?!") )* """ | \'\'\' (?: [^'\\] | \\. | '{1,2} (?!') )* \'\'\'
            | " (?: [^"\\\n\r] | \\. )* " | ' (?: [^'\\\n\r] | \\. )* '
            | < [^<>"{}|^`\\\x00-\x20]* > | \# [^\n\r]* | [?$] \w+ | @ [A-Za-z0-9-]+ )
  | (?P<name> [\w.-]* : [\w.%:-]* )
  | (?P<word> [A-Za-z]+ )
    ''',
    re.VERBOSE | re.DOTALL,
)
# Oxigraph's messages: error at 1:18: expected one of "$", "{", ['0'..='9'], OPTIONAL
_PLACE = re.compile(r"error at (?P<line>\d+):(?P<column>\d+): expected (one of )?")
_EXPECTED = re.compile(r'("(?:[^"\\]|\\.)+")|\[[^\]]*\]|([A-Za-z]{2,})')
_CALL = re.compile(r"\s*\(")
_PROLOGUE = {"PREFIX", "BASE", "VERSION"}
_QUERIES = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}


def run_query(
    graph: pyoxigraph.Store | Dataset,
    sparql: str,
    *,
    timeout: float = TIMEOUT,
    limit: int = LIMIT,
    substitutions: Mapping[str, str | float] | None = None,
) -> Result:
    """The answer of a graph to a query, of ``limit`` rows at most (``result.note`` says when rows are missing).

    ``substitutions`` are the values of the query's parameters: name -> what ``param:name()``
    stands for. Raises QueryError when the query is malformed, would change the graph or
    reach into the network, lacks a parameter, or takes longer than ``timeout`` seconds.
    """
    values = substitutions or {}
    check_query(sparql, values)
    store = to_store(graph) if isinstance(graph, Dataset) else graph
    form, columns, rows, complete = run_bounded(lambda: _ask(store, sparql, values, limit), timeout=timeout)
    note = (
        ""
        if complete
        else f"The answer has more rows; these are the first {len(rows):,}. Narrow the query, or add LIMIT."
    )
    return Result(form, tuple(columns), tuple(tuple(map(_term, row)) for row in rows), note)


def check_query(sparql: str, substitutions: Mapping[str, object]) -> None:
    """Raise QueryError unless a query only reads, stays in the graph, and uses just the parameters that it is given."""
    words = list(_words(sparql))
    first = next((word for word in words if word not in _PROLOGUE), "")
    if first in _UPDATES:
        raise QueryError(
            f"The query starts with {first}, which changes a graph; only {', '.join(sorted(_QUERIES))} are allowed."
        )
    if "SERVICE" in words:
        raise QueryError(
            "The query calls another endpoint with SERVICE; that is not allowed, ask that endpoint itself."
        )
    wanted = set(_parameters(sparql))
    if missing := sorted(wanted - substitutions.keys()):
        raise QueryError(f"The query needs a value for its parameter {missing[0]!r}; give one with {missing[0]}=….")
    if unknown := sorted(substitutions.keys() - wanted):
        raise QueryError(
            f"The query has no parameter {unknown[0]!r}; it has {', '.join(sorted(wanted)) or 'none'} (written param:name() in it)."
        )


def _words(sparql: str) -> Iterator[str]:
    return (match["word"].upper() for match in _TOKEN.finditer(sparql) if match["word"])


def _parameters(sparql: str) -> Iterator[str]:
    """Names of the parameters that a query calls, as in ``param:name()``."""
    for match in _TOKEN.finditer(sparql):
        prefix, _, name = (match["name"] or "").partition(":")
        if prefix == "param" and _CALL.match(sparql, match.end()):
            yield name


def _ask(store: pyoxigraph.Store, sparql: str, values: Mapping[str, str | float], limit: int) -> Answer:
    functions = {pyoxigraph.NamedNode(PARAMETER + name): _constant(value) for name, value in values.items()}
    try:
        answer = store.query(sparql, prefixes=PREFIXES, custom_functions=functions)
        if isinstance(answer, pyoxigraph.QueryBoolean):
            return "ask", ["answer"], [[pyoxigraph.Literal(bool(answer))]], True
        if isinstance(answer, pyoxigraph.QueryTriples):
            return "construct", ["subject", "predicate", "object"], *_take(answer, limit)
        return "select", [variable.value for variable in answer.variables], *_take(answer, limit)
    except SyntaxError as error:
        raise QueryError(_explain_syntax(sparql, str(error))) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"The query cannot be answered: {_one_line(str(error))}.") from error


def _constant(value: str | float) -> Callable[..., OxTerm]:
    literal = pyoxigraph.Literal(value)
    return lambda: literal


def _take(rows: Iterable[Iterable[OxTerm]], limit: int) -> tuple[list[list[OxTerm]], bool]:
    """Rows up to a limit of rows and characters, and whether that is all."""
    taken: list[list[OxTerm]] = []
    size = 0
    for row in rows:
        if len(taken) >= limit or size > MAX_CHARACTERS:
            return taken, False
        taken.append(list(row))
        size += sum(
            len(term.value) for term in taken[-1] if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal)
        )
    return taken, True


def _term(term: OxTerm) -> Term:
    """A pyoxigraph term as rdflib's; a quoted triple, which rdflib has no term for, as its text."""
    if term is None:
        return None
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return BNode(term.value)
    if isinstance(term, pyoxigraph.Triple):
        return Literal(str(term))
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = None if term.datatype.value == XSD.string else URIRef(term.datatype.value)
    return Literal(term.value, datatype=datatype, normalize=False)


def _explain_syntax(sparql: str, message: str) -> str:
    """The parser's message, its character classes left out, with the text that it stumbled over."""
    place = _PLACE.search(message)
    if not sparql.strip() or place is None:
        return f"The query is not valid SPARQL: {_one_line(message) if sparql.strip() else 'it is empty'}."
    line, column = int(place["line"]), int(place["column"])
    rest = " ".join("\n".join(sparql.splitlines()[line - 1 :])[column - 1 :].split())[:40] or "the end"
    if "Prefix not found" in message:
        expected = "the prefix is not declared"
    else:
        names = [quoted or word for quoted, word in _EXPECTED.findall(message[place.end() :]) if quoted or word]
        expected = f"expected one of {' '.join(names[:16])}" if names else "this cannot stand here"
    return f"The query is not valid SPARQL at line {line}, column {column}, before {rest!r}: {expected}."


def _one_line(message: str) -> str:
    return " ".join(message.split())[:500].rstrip(".")
