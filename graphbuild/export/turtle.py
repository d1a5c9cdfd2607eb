"""Turtle: one graph of everything, for tools that know no named graphs.

Which document says what is still there: each statement points to its sentences, each
sentence to its document.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph

from graphbuild.export.quads import Graph, sort_triples, write_rdf


def write_turtle(graph: Graph, path: str | Path) -> None:
    """Write the union of all graphs as Turtle in UTF-8, sorted; raises GraphError if the file cannot be written."""
    write_rdf(sort_triples(graph), path, pyoxigraph.RdfFormat.TURTLE)
