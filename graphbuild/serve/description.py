"""What a client may know before it asks: the description of the service (SPARQL 1.1 Service Description).

https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Triple

from graphbuild.serve.formats import GRAPHS, SOLUTIONS
from graphbuild.vocabulary import RDF, XSD, ClosedNamespace

SD = ClosedNamespace(
    "http://www.w3.org/ns/sparql-service-description#",
    (
        *("Service", "Dataset", "Graph", "NamedGraph", "SPARQL11Query", "UnionDefaultGraph"),
        *("endpoint", "supportedLanguage", "resultFormat", "feature"),
        *("defaultDataset", "defaultGraph", "namedGraph", "name", "graph"),
    ),
)
VOID = ClosedNamespace("http://rdfs.org/ns/void#", ("triples",))


def describe_service(store: pyoxigraph.Store, endpoint: str) -> list[Triple]:
    """The description of an endpoint over a store, by the endpoint's address."""
    return list(_describe(store, endpoint))


def _describe(store: pyoxigraph.Store, endpoint: str) -> Iterator[Triple]:
    service, dataset, default = (f"{endpoint}#{part}" for part in ("service", "dataset", "default-graph"))
    yield _triple(service, RDF.type, SD.Service)
    yield _triple(service, SD.endpoint, endpoint)
    yield _triple(service, SD.supportedLanguage, SD.SPARQL11Query)
    yield _triple(service, SD.feature, SD.UnionDefaultGraph)
    for iri in dict.fromkeys(
        [format_.iri for format_ in SOLUTIONS.values()] + [format_.iri for format_ in GRAPHS.values()]
    ):
        yield _triple(service, SD.resultFormat, iri)
    yield _triple(service, SD.defaultDataset, dataset)
    yield _triple(dataset, RDF.type, SD.Dataset)
    yield _triple(dataset, SD.defaultGraph, default)
    yield _triple(default, RDF.type, SD.Graph)
    yield _count(default, _size(store, pyoxigraph.DefaultGraph()))
    names = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode))
    for number, name in enumerate(names, start=1):
        named, graph = f"{endpoint}#named-graph-{number}", f"{endpoint}#graph-{number}"
        yield _triple(dataset, SD.namedGraph, named)
        yield _triple(named, RDF.type, SD.NamedGraph)
        yield _triple(named, SD.name, name)
        yield _triple(named, SD.graph, graph)
        yield _triple(graph, RDF.type, SD.Graph)
        yield _count(graph, _size(store, NamedNode(name)))


def _triple(subject: str, predicate: str, object_: str) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), NamedNode(object_))


def _count(graph: str, triples: int) -> Triple:
    return Triple(NamedNode(graph), NamedNode(VOID.triples), Literal(str(triples), datatype=NamedNode(XSD.integer)))


def _size(store: pyoxigraph.Store, graph: NamedNode | pyoxigraph.DefaultGraph) -> int:
    return sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
