"""Facts become graphs: RDF with provenance, and a network for drawing and measuring."""

from graphbuild.graph.dataset import to_dataset
from graphbuild.graph.network import to_network
from graphbuild.graph.rdf import to_quads, to_rdf
from graphbuild.graph.reader import read_quads, to_facts

__all__ = ["read_quads", "to_dataset", "to_facts", "to_network", "to_quads", "to_rdf"]
