"""The SHACL shapes: a graph as built conforms, and a graph broken by hand is caught for its reason."""

from __future__ import annotations

import pytest
from rdflib import Graph, Literal, URIRef

from graphbuild.graph import to_rdf
from graphbuild.vocabulary import (
    DCTERMS,
    GB,
    NIF,
    OWL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    XSD,
    entity_iri,
    find_ontology,
    relation_iri,
)

pyshacl = pytest.importorskip("pyshacl", reason="pyshacl checks the shapes; it comes with the dev extra")

# pyshacl and rdflib 7.6 call names of rdflib that rdflib deprecates
pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")


@pytest.fixture(scope="module")
def shapes():
    return Graph().parse(find_ontology("shapes.ttl"))


@pytest.fixture
def union(facts, documents, model):
    graph = Graph()
    for s, p, o, _ in to_rdf(facts, documents, model=model).quads((None, None, None, None)):
        graph.add((s, p, o))
    return graph


def validate(graph, shapes):
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes)
    return conforms, text


def test_graph_as_built_conforms(union, shapes):
    conforms, text = validate(union, shapes)
    assert conforms, text


def test_graph_without_facts_conforms(shapes):
    assert validate(Graph(), shapes)[0]


def iri(text):
    return URIRef(text)


STATEMENT, SENTENCE = iri(GB.Statement), iri(GB.Sentence)


def drop(predicate):
    """Take a property from one subject of it."""

    def change(graph):
        subject = min(graph.subjects(iri(predicate)))
        graph.remove((subject, iri(predicate), None))

    return change


def swap(predicate, value):
    """Give one subject of a property another value."""

    def change(graph):
        graph.set((min(graph.subjects(iri(predicate))), iri(predicate), value))

    return change


def add(predicate, value):
    """Give one subject of a property a second value."""

    def change(graph):
        graph.add((min(graph.subjects(iri(predicate))), iri(predicate), value))

    return change


def unname_entity(graph):
    graph.remove((iri(entity_iri("Nordkaj")), iri(RDFS.label), None))


def untype_object(graph):
    graph.remove((iri(entity_iri("diesel")), iri(RDF.type), None))


def state_what_is_denied(graph):
    denial = next(s for s in graph.subjects(iri(GB.modality), iri(GB.Possible)))
    graph.add(tuple(graph.value(denial, iri(term)) for term in (RDF.subject, RDF.predicate, RDF.object)))


def unstate_what_is_affirmed(graph):
    graph.remove((iri(entity_iri("Nordkaj")), None, iri(entity_iri("Strömlinjen"))))


def turn_sentence_around(graph):
    sentence = min(graph.subjects(iri(RDF.type), SENTENCE))
    graph.set((sentence, iri(NIF.endIndex), Literal("0", datatype=iri(XSD.nonNegativeInteger))))


def undeclare_relation(graph):
    relation = min(graph.objects(None, iri(RDF.predicate)))
    graph.remove((relation, iri(RDF.type), None))


def orphan_relation(graph):
    graph.remove((iri(relation_iri("smugglar")), iri(RDFS.subPropertyOf), None))


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (drop(RDF.subject), "exactly one subject"),
        (drop(RDF.object), "exactly one object"),
        (swap(RDF.predicate, iri("http://example.org/p")), "a relation of graphbuild"),
        (drop(GB.polarity), "either positive or negative"),
        (add(GB.polarity, iri(GB.Negative)), "either positive or negative"),
        (swap(GB.modality, Literal("kanske")), "either asserted or possible"),
        (swap(GB.confidence, Literal("1.5", datatype=iri(XSD.decimal))), "a decimal from 0 to 1"),
        (add(PROV.wasAttributedTo, iri(entity_iri("Visby"))), "at most one entity"),
        (drop(PROV.wasDerivedFrom), "at least one sentence"),
        (drop(GB.rule), "names the rule"),
        (state_what_is_denied, "only denies or holds possible"),
        (unstate_what_is_affirmed, "has no plain triple"),
        (drop(NIF.beginIndex), "one begin index"),
        (swap(NIF.anchorOf, Literal("för kort")), "not as long as its offsets say"),
        (turn_sentence_around, "ends after it begins"),
        (swap(NIF.referenceContext, iri("http://example.org/d")), "stands in one document"),
        (drop(DCTERMS.identifier), "one identifier"),
        (unname_entity, "one label, in Swedish"),
        (untype_object, "a literal or an entity with a kind"),
        (add(SKOS.altLabel, Literal("the harbour company", lang="en")), "other names are Swedish"),
        (add(OWL.sameAs, Literal("Q191")), "links to IRIs"),
        (undeclare_relation, "declared as an object property"),
        (orphan_relation, "stands under another"),
    ],
)
def test_broken_graph_is_caught_for_its_reason(union, shapes, damage, reason):
    damage(union)
    conforms, text = validate(union, shapes)
    assert not conforms
    assert reason in text
