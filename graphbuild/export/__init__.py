"""Facts and graphs become files: facts.jsonl, the page, six kinds of RDF, GraphML, GEXF and tables."""

from graphbuild.export.facts import write_facts
from graphbuild.export.facts_reader import read_facts
from graphbuild.export.gexf import write_gexf
from graphbuild.export.graphml import write_graphml
from graphbuild.export.html import write_html
from graphbuild.export.jsonld import write_jsonld
from graphbuild.export.nquads import write_nquads
from graphbuild.export.rdf12 import write_rdf12
from graphbuild.export.rdfxml import write_rdfxml
from graphbuild.export.tables import write_edges, write_nodes
from graphbuild.export.trig import write_trig
from graphbuild.export.turtle import write_turtle

RDF_FORMATS = {
    "turtle": ("graph.ttl", write_turtle),
    "trig": ("graph.trig", write_trig),
    "nquads": ("graph.nq", write_nquads),
    "jsonld": ("graph.jsonld", write_jsonld),
    "rdfxml": ("graph.rdf", write_rdfxml),
    "rdf12": ("graph-rdf12.trig", write_rdf12),
}
"""Name of a format -> the file it is written to and the function that writes quads."""

NETWORK_FORMATS = {
    "graphml": (("graph.graphml", write_graphml),),
    "gexf": (("graph.gexf", write_gexf),),
    "csv": (("nodes.csv", write_nodes), ("edges.csv", write_edges)),
}
"""Name of a format -> its files, each with the function that writes the network to it."""

__all__ = [
    "NETWORK_FORMATS",
    "RDF_FORMATS",
    "read_facts",
    "write_edges",
    "write_facts",
    "write_gexf",
    "write_graphml",
    "write_html",
    "write_jsonld",
    "write_nodes",
    "write_nquads",
    "write_rdf12",
    "write_rdfxml",
    "write_trig",
    "write_turtle",
]
