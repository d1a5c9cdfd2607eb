"""Graphs in Oxigraph: read from a written file or taken over from memory, ready to be asked.

The store's default graph is the union of all graphs, each triple once; the named graphs
stay beside it. (Oxigraph's own union at query time yields a triple once for each graph
that holds it, so counts over two documents would be wrong.)
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
from rdflib import Dataset

from graphbuild.errors import GraphError

FORMATS = {
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
}
WRITTEN = ("graph.nq", "graph.trig", "graph.ttl")


def open_graph(path: str | Path) -> pyoxigraph.Store:
    """A written graph, or the folder that ``graphbuild build`` wrote, as a store.

    Raises GraphError when there is no such file, its suffix is none of FORMATS, it does
    not follow its format, or it holds nothing.
    """
    file = _find_file(Path(path))
    format_ = FORMATS.get(file.suffix.lower())
    if format_ is None:
        raise GraphError(f"{file} is no graph that can be asked; give a file that ends in {', '.join(FORMATS)}.")
    try:
        store = _fill_store(pyoxigraph.parse(path=str(file), format=format_))
    except (SyntaxError, ValueError) as error:
        raise GraphError(f"{file} is not valid {format_.name}: {_one_line(error)}; build the graph again.") from error
    except OSError as error:
        raise GraphError(f"{file} cannot be read ({_one_line(error)}); check the path and its permissions.") from error
    if not len(store):
        raise GraphError(f"{file} holds no triples; build the graph again.")
    return store


def to_store(graph: Dataset | Iterable[pyoxigraph.Quad]) -> pyoxigraph.Store:
    """A dataset or quads in memory as a store."""
    if not isinstance(graph, Dataset):
        return _fill_store(graph)
    with warnings.catch_warnings():  # rdflib 7.6 calls names of its own that it deprecates
        warnings.simplefilter("ignore", DeprecationWarning)
        data = graph.serialize(format="nquads", encoding="utf-8")
    return _fill_store(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.N_QUADS))


def _find_file(path: Path) -> Path:
    if path.is_dir():
        found = next((path / name for name in WRITTEN if (path / name).is_file()), None)
        if found is None:
            raise GraphError(f"The folder {path} holds none of {', '.join(WRITTEN)}; name a graph file.")
        return found
    if not path.exists():
        raise GraphError(f"There is no graph {path}; build one with graphbuild build, or check the path.")
    return path


def _fill_store(quads: Iterable[pyoxigraph.Quad]) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.bulk_extend(copy for quad in quads for copy in _with_union(quad))
    return store


def _with_union(quad: pyoxigraph.Quad) -> tuple[pyoxigraph.Quad, ...]:
    if quad.graph_name == pyoxigraph.DefaultGraph():
        return (quad,)
    return quad, pyoxigraph.Quad(quad.subject, quad.predicate, quad.object)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
