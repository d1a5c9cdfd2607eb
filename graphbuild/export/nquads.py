"""N-Quads: a line for each triple and its graph, sorted, so that two graphs can be compared with diff."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph

from graphbuild.export.quads import Graph, sort_quads, write_rdf


def write_nquads(graph: Graph, path: str | Path) -> None:
    """Write all graphs as N-Quads in UTF-8, sorted by graph; raises GraphError if the file cannot be written."""
    write_rdf(sort_quads(graph), path, pyoxigraph.RdfFormat.N_QUADS)
