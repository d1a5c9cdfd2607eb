"""Media types that an answer can be written in, and the choice between them (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping

import mimeparse
from pyoxigraph import QueryResultsFormat, RdfFormat

TEXT = "text/plain"
HTML = "text/html"
JSON = "application/json"

SOLUTIONS: Mapping[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
}
"""For SELECT and ASK; the first is what a client gets that does not mind."""

GRAPHS: Mapping[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/json": RdfFormat.JSON_LD,
    "application/xml": RdfFormat.RDF_XML,
}
"""For CONSTRUCT, DESCRIBE and the description of the service."""


def choose(accept: str, offered: Mapping[str, object] | tuple[str, ...]) -> str | None:
    """The offered media type that an Accept header likes best, the earlier of two that it likes alike; None if none."""
    types = list(offered)
    if not accept.strip():
        return types[0]
    try:
        return mimeparse.best_match(types[::-1], accept) or None  # of equals it takes the last
    except mimeparse.MimeTypeParseException:
        return None
