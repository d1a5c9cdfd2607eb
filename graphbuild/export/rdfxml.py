"""RDF/XML: one graph of everything, for Protégé and other tools of OWL."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph

from graphbuild.errors import GraphError
from graphbuild.export.files import clean_xml, write_bytes
from graphbuild.export.quads import Graph, find_prefixes, sort_triples

_NAMESPACE = re.compile(rb' xmlns:[^=]+="[^"]*"')
_ROOT = re.compile(rb"<rdf:RDF[^>]*>")
# The end of a property's IRI must be an XML name, which starts with a letter or an underscore
_NAME = re.compile(r"[^\W\d][\w.-]*$")


def write_rdfxml(graph: Graph, path: str | Path) -> None:
    """Write the union of all graphs as RDF/XML in UTF-8, sorted.

    Raises GraphError if the file cannot be written, or a property has a name that XML does not allow.
    """
    triples = [_fit(triple) for triple in sort_triples(graph)]
    prefixes = find_prefixes(triples)
    data = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.RDF_XML, prefixes=prefixes) or b""
    write_bytes(_ROOT.sub(_sort_namespaces, data, count=1), path)


def _fit(triple: pyoxigraph.Triple) -> pyoxigraph.Triple:
    """The triple as XML can hold it."""
    predicate, object_ = triple.predicate, triple.object
    if not _NAME.search(predicate.value):
        raise GraphError(
            f"RDF/XML cannot write the relation <{predicate.value}>, as its name does not end in letters; "
            "export the graph as turtle."
        )
    if not isinstance(object_, pyoxigraph.Literal) or clean_xml(object_.value) == object_.value:
        return triple
    text = clean_xml(object_.value)
    clean = (
        pyoxigraph.Literal(text, language=object_.language)
        if object_.language
        else pyoxigraph.Literal(text, datatype=object_.datatype)
    )
    return pyoxigraph.Triple(triple.subject, predicate, clean)


def _sort_namespaces(root: re.Match[bytes]) -> bytes:
    """The first tag with its namespaces in order: Oxigraph's is random."""
    return b"<rdf:RDF" + b"".join(sorted(_NAMESPACE.findall(root[0]))) + b">"
