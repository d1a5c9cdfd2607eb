"""A graph over HTTP, on this machine only: a read-only SPARQL 1.1 endpoint, a query editor, and the graph page."""

from graphbuild.serve.server import HOST, PORT, serve

__all__ = ["HOST", "PORT", "serve"]
