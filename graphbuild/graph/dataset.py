"""Quads of Oxigraph as an rdflib Dataset, for those who work with rdflib."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import NamespaceManager

from graphbuild.errors import GraphError
from graphbuild.vocabulary import PREFIXES, XSD


def to_dataset(quads: Iterable[pyoxigraph.Quad]) -> Dataset:
    """The quads as a dataset with the house prefixes, its default graph the union of all graphs."""
    dataset = Dataset(default_union=True)
    dataset.namespace_manager = NamespaceManager(dataset, bind_namespaces="none")
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri)
    terms = _Terms()
    graphs: dict[object, Graph] = {}
    for quad in quads:
        if quad.graph_name not in graphs:
            graphs[quad.graph_name] = dataset.graph(_name_graph(quad.graph_name))
        # The store itself: Dataset.add asks again for each quad what is known here, whether terms and graph are good
        dataset.store.add((terms[quad.subject], terms[quad.predicate], terms[quad.object]), graphs[quad.graph_name])
    return dataset


class _Terms(dict[object, "URIRef | BNode | Literal"]):
    """Terms of Oxigraph as terms of rdflib, each made once."""

    def __missing__(self, term: object) -> URIRef | BNode | Literal:
        self[term] = made = _convert(term)
        return made


def _convert(term: object) -> URIRef | BNode | Literal:
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return BNode(term.value)
    if not isinstance(term, pyoxigraph.Literal):
        raise GraphError("rdflib cannot hold a triple as a term; export the graph as Turtle or TriG without reifiers.")
    if term.language:
        return Literal(term.value, lang=term.language)
    if term.datatype.value == XSD.string:
        return Literal(term.value)
    return Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)


def _name_graph(name: object) -> URIRef | BNode:
    if isinstance(name, pyoxigraph.NamedNode):
        return URIRef(name.value)
    return BNode(name.value) if isinstance(name, pyoxigraph.BlankNode) else DATASET_DEFAULT_GRAPH_ID
