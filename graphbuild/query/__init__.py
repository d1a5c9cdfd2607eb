"""Questions to a graph in SPARQL: read-only, bounded in time and size, with a library of named queries."""

from graphbuild.query.bounds import OUT_OF_MEMORY, confine
from graphbuild.query.check import check_query
from graphbuild.query.named import NamedQuery, Parameter, list_queries, load_query
from graphbuild.query.result import FORMATS, Result
from graphbuild.query.sparql import LIMIT, TIMEOUT, OxAnswer, evaluate, explain_errors, run_query
from graphbuild.query.store import find_graph, open_graph, to_store

__all__ = [
    "FORMATS",
    "LIMIT",
    "OUT_OF_MEMORY",
    "TIMEOUT",
    "NamedQuery",
    "OxAnswer",
    "Parameter",
    "Result",
    "check_query",
    "confine",
    "evaluate",
    "explain_errors",
    "find_graph",
    "list_queries",
    "load_query",
    "open_graph",
    "run_query",
    "to_store",
]
