"""Questions to a graph in SPARQL: read-only, bounded in time and size, with a library of named queries."""

from graphbuild.query.named import NamedQuery, Parameter, list_queries, load_query
from graphbuild.query.result import FORMATS, Result
from graphbuild.query.sparql import LIMIT, TIMEOUT, run_query
from graphbuild.query.store import open_graph, to_store

__all__ = [
    "FORMATS",
    "LIMIT",
    "TIMEOUT",
    "NamedQuery",
    "Parameter",
    "Result",
    "list_queries",
    "load_query",
    "open_graph",
    "run_query",
    "to_store",
]
