"""Facts become graphs: RDF with provenance, a network for drawing and measuring, a store for queries."""

from graphbuild.graph.network import to_network
from graphbuild.graph.rdf import to_rdf
from graphbuild.graph.store import open_graph, to_store

__all__ = ["open_graph", "to_network", "to_rdf", "to_store"]
