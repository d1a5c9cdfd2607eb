"""``graphbuild export``: a graph that is built, in the format of another tool."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graphbuild.cli.options import GraphPath

EXAMPLES = "Example: graphbuild export output --format gexf"


class Format(StrEnum):
    """What a graph can be written as; the values are the keys of ``graphbuild.export``'s formats."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    RDF12 = "rdf12"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"


def export(
    graph: GraphPath,
    *,
    formats: Annotated[
        list[Format], typer.Option("--format", "-f", help="A format; give the option again for another.")
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Folder for the files; that of GRAPH if not given."),
    ] = None,
) -> None:
    """Write GRAPH in the formats of other tools.

    turtle (graph.ttl) for most RDF tools, trig (graph.trig) and nquads (graph.nq) with a named
    graph for each document, jsonld (graph.jsonld), rdfxml (graph.rdf) for Protégé, rdf12
    (graph-rdf12.trig) with reifiers, graphml (graph.graphml), gexf (graph.gexf) for Gephi, and csv
    (nodes.csv, edges.csv) with the headers of Neo4j's import.
    """
    from graphbuild.pipeline import export_graph

    folder = output or (graph if graph.is_dir() else graph.parent)
    for path in export_graph(graph, [str(format_) for format_ in formats], folder):
        typer.echo(path)
