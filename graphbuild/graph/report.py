"""Problems of a graph in words that a person can act on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from graphbuild.graph.validate import Problem
from graphbuild.vocabulary import PREFIXES


def report_problems(problems: Iterable[Problem], *, most: int) -> Iterator[str]:
    """Line by line: each reason once with its count, below it at most so many nodes with property and value."""
    for message, same in groupby(sorted(problems), key=lambda problem: problem.message):
        found = list(same)
        yield f"{message} ({len(found)})"
        for problem in found[:most]:
            yield f"  {describe_problem(problem)}"
        if len(found) > most:
            yield f"  and {len(found) - most} more"


def describe_problem(problem: Problem) -> str:
    """The node, with the property and the value where the reason speaks of them."""
    parts = (_shorten(problem.node), _shorten(problem.path), _shorten(problem.value))
    return " ".join(part for part in parts if part)


def _shorten(iri: str) -> str:
    """An IRI with its house prefix, and anything else as it is."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and iri != base:
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri
