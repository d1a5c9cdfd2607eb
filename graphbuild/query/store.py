"""Graphs in Oxigraph: read from a written file or taken over from memory, ready to be asked.

The store's default graph is the union of all graphs, each triple once; the named graphs
stay beside it. (Oxigraph's own union at query time yields a triple once for each graph
that holds it, so counts over two documents would be wrong.) Oxigraph reads the files and
makes the union itself, without an object of Python for each quad.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
from rdflib import Dataset

from graphbuild.errors import GraphError

FORMATS = {
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
}
WRITTEN = ("graph.nq", "graph.trig", "graph.ttl")

_UNION = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


def open_graph(path: str | Path) -> pyoxigraph.Store:
    """A written graph, or the folder that ``graphbuild build`` wrote, as a store.

    Raises GraphError when there is no such file, its suffix is none of FORMATS, it does
    not follow its format, or it holds nothing.
    """
    file = find_graph(path)
    format_ = FORMATS.get(file.suffix.lower())
    if format_ is None:
        raise GraphError(f"{file} is no graph that can be asked; give a file that ends in {', '.join(FORMATS)}.")
    store = pyoxigraph.Store()
    try:
        store.bulk_load(path=str(file), format=format_)
    except (SyntaxError, ValueError) as error:
        raise GraphError(f"{file} is not valid {format_.name}: {_one_line(error)}; build the graph again.") from error
    except OSError as error:
        raise GraphError(f"{file} cannot be read ({_one_line(error)}); check the path and its permissions.") from error
    if not len(store):
        raise GraphError(f"{file} holds no triples; build the graph again.")
    store.update(_UNION)
    return store


def to_store(graph: Dataset | Iterable[pyoxigraph.Quad]) -> pyoxigraph.Store:
    """A dataset or quads in memory as a store."""
    store = pyoxigraph.Store()
    if isinstance(graph, Dataset):
        with warnings.catch_warnings():  # rdflib 7.6 calls names of its own that it deprecates
            warnings.simplefilter("ignore", DeprecationWarning)
            data = graph.serialize(format="nquads", encoding="utf-8")
        store.bulk_load(data, format=pyoxigraph.RdfFormat.N_QUADS)
    else:
        store.bulk_extend(graph)
    store.update(_UNION)
    return store


def merge_graphs(
    store: pyoxigraph.Store,
    default_graphs: Iterable[pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.DefaultGraph],
    named_graphs: Iterable[pyoxigraph.NamedNode | pyoxigraph.BlankNode],
) -> pyoxigraph.Store:
    """A store of some graphs only, its default graph the union of those that are to be it."""
    merged = pyoxigraph.Store()
    for graph in default_graphs:
        merged.bulk_extend(
            pyoxigraph.Quad(quad.subject, quad.predicate, quad.object)
            for quad in store.quads_for_pattern(None, None, None, graph)
        )
    for graph in named_graphs:
        merged.bulk_extend(store.quads_for_pattern(None, None, None, graph))
    return merged


def find_graph(path: str | Path) -> Path:
    """The graph file that a path names, or the one in a folder that keeps the most; GraphError when there is none."""
    path = Path(path)
    if path.is_dir():
        found = next((path / name for name in WRITTEN if (path / name).is_file()), None)
        if found is None:
            raise GraphError(f"The folder {path} holds none of {', '.join(WRITTEN)}; name a graph file.")
        return found
    if not path.exists():
        raise GraphError(f"There is no graph {path}; build one with graphbuild build, or check the path.")
    return path


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
