"""Facts become graphs: RDF with provenance, and a network for drawing and measuring."""

from graphbuild.graph.dataset import to_dataset
from graphbuild.graph.network import to_network
from graphbuild.graph.rdf import to_quads, to_rdf

__all__ = ["to_dataset", "to_network", "to_quads", "to_rdf"]
