"""What a query is allowed to be, and the parser's messages in words.

Oxigraph's parser knows no update where it expects a query; what this adds is a sentence that
says so, and a refusal of SERVICE, which would reach from the user's machine into a network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graphbuild.errors import QueryError
from graphbuild.vocabulary import PREFIXES

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


def find_dataset(sparql: str) -> tuple[list[str], list[str]]:
    """IRIs of the graphs that a query's FROM and FROM NAMED clauses name; relative ones are left as they are."""
    tokens = [match[0] for match in _TOKEN.finditer(sparql) if not match[0].startswith("#")]
    prefixes = dict(PREFIXES)
    graphs: tuple[list[str], list[str]] = ([], [])
    for word, one, two in zip(tokens, tokens[1:], [*tokens[2:], ""], strict=False):
        if word.upper() == "PREFIX":
            prefixes[one.removesuffix(":")] = two.strip("<>")
        elif word.upper() == "FROM":
            named = one.upper() == "NAMED"
            graphs[named].append(_expand(two if named else one, prefixes))
    return graphs


def _expand(token: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, name = token.partition(":")
    return token.strip("<>") if token.startswith("<") else prefixes.get(prefix, "") + name


def _words(sparql: str) -> Iterator[str]:
    return (match["word"].upper() for match in _TOKEN.finditer(sparql) if match["word"])


def _parameters(sparql: str) -> Iterator[str]:
    """Names of the parameters that a query calls, as in ``param:name()``."""
    for match in _TOKEN.finditer(sparql):
        prefix, _, name = (match["name"] or "").partition(":")
        if prefix == "param" and _CALL.match(sparql, match.end()):
            yield name


def explain_syntax(sparql: str, message: str) -> str:
    """The parser's message, its character classes left out, with the text that it stumbled over."""
    place = _PLACE.search(message)
    if not sparql.strip() or place is None:
        return f"The query is not valid SPARQL: {to_one_line(message) if sparql.strip() else 'it is empty'}."
    line, column = int(place["line"]), int(place["column"])
    rest = " ".join("\n".join(sparql.splitlines()[line - 1 :])[column - 1 :].split())[:40] or "the end"
    if "Prefix not found" in message:
        expected = "the prefix is not declared"
    else:
        names = [quoted or word for quoted, word in _EXPECTED.findall(message[place.end() :]) if quoted or word]
        expected = f"expected one of {' '.join(names[:16])}" if names else "this cannot stand here"
    return f"The query is not valid SPARQL at line {line}, column {column}, before {rest!r}: {expected}."


def to_one_line(message: str) -> str:
    """A message of a library without line breaks and final dot, of 500 characters at most."""
    return " ".join(message.split())[:500].rstrip(".")
