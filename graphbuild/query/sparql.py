"""Running SPARQL on Oxigraph: what is bound, and what comes back.

A query may use the house prefixes without declaring them. The value of a parameter stands
in the query as a call without arguments, ``param:name()``; it reaches Oxigraph as a value
and is never part of the query's text, so nothing in it is read as SPARQL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import pyoxigraph
from rdflib import BNode, Dataset, Literal, URIRef

from graphbuild.errors import QueryError
from graphbuild.query.bounds import run_bounded
from graphbuild.query.check import check_query, explain_syntax, find_dataset, to_one_line
from graphbuild.query.result import Result, Term
from graphbuild.query.store import merge_graphs, to_store
from graphbuild.vocabulary import PARAMETER, PREFIXES, XSD

TIMEOUT = 10.0
"""Seconds that a query may take."""
LIMIT = 10_000
"""Rows that an answer may have."""
MAX_CHARACTERS = 50_000_000
"""Characters that an answer may have in all its cells."""

OxTerm = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple | None
OxAnswer = pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples
NamedGraphName = pyoxigraph.NamedNode | pyoxigraph.BlankNode
GraphName = NamedGraphName | pyoxigraph.DefaultGraph
Answer = tuple[str, list[str], list[list[OxTerm]], bool]


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


def evaluate(
    store: pyoxigraph.Store,
    sparql: str,
    values: Mapping[str, str | float],
    *,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> OxAnswer:
    """Oxigraph's answer to a checked query, not bounded by anything; much of it is computed only as it is read.

    With IRIs of graphs the query sees these and no others, whatever its FROM clauses say:
    the default graphs as one, the named ones through GRAPH. Call it, and read the answer,
    within ``explain_errors``.
    """
    functions = {pyoxigraph.NamedNode(PARAMETER + name): _constant(value) for name, value in values.items()}
    if not default_graphs and not named_graphs and len(find_dataset(sparql)[0]) > 1:
        default_graphs, named_graphs = find_dataset(sparql)  # Oxigraph would count what two of them hold twice
    if not default_graphs and not named_graphs:
        return store.query(sparql, prefixes=PREFIXES, custom_functions=functions)
    defaults: list[GraphName] = [pyoxigraph.NamedNode(iri) for iri in default_graphs]
    named: list[NamedGraphName] = [pyoxigraph.NamedNode(iri) for iri in named_graphs]
    if len(defaults) > 1:
        store, defaults = merge_graphs(store, defaults, named), [pyoxigraph.DefaultGraph()]
    return store.query(
        sparql, prefixes=PREFIXES, custom_functions=functions, default_graph=defaults, named_graphs=named
    )


@contextmanager
def explain_errors(sparql: str) -> Iterator[None]:
    """Turns what Oxigraph raises into a QueryError of one sentence."""
    try:
        yield
    except SyntaxError as error:
        raise QueryError(explain_syntax(sparql, str(error))) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"The query cannot be answered: {to_one_line(str(error))}.") from error


def _ask(store: pyoxigraph.Store, sparql: str, values: Mapping[str, str | float], limit: int) -> Answer:
    with explain_errors(sparql):
        answer = evaluate(store, sparql, values)
        if isinstance(answer, pyoxigraph.QueryBoolean):
            return "ask", ["answer"], [[pyoxigraph.Literal(bool(answer))]], True
        if isinstance(answer, pyoxigraph.QueryTriples):
            return "construct", ["subject", "predicate", "object"], *_take(answer, limit)
        return "select", [variable.value for variable in answer.variables], *_take(answer, limit)


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
