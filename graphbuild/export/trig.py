"""TriG: a block for each document's graph, in the syntax of Turtle."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph

from graphbuild.export.quads import Graph, sort_quads, write_rdf


def write_trig(graph: Graph, path: str | Path) -> None:
    """Write all graphs as TriG in UTF-8, sorted; raises GraphError if the file cannot be written."""
    write_rdf(sort_quads(graph), path, pyoxigraph.RdfFormat.TRIG)
