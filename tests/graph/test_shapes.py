"""The SHACL shapes: a graph as built conforms, and a graph broken by hand is caught for its reason."""

from __future__ import annotations

import pyoxigraph
import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef

from graphbuild.errors import GraphError, OntologyError
from graphbuild.graph import find_problems, find_problems_by_pyshacl, report_problems, to_rdf
from graphbuild.graph import shapes as shapes_module
from graphbuild.model import Entity, Fact, Relation
from graphbuild.pipeline import KnowledgeGraph
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

# pyshacl and rdflib 7.6 call names of rdflib that rdflib deprecates
pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")


@pytest.fixture
def union(facts, documents, model):
    graph = Graph()
    for s, p, o, _ in to_rdf(facts, documents, model=model).quads((None, None, None, None)):
        graph.add((s, p, o))
    return graph


def quads(graph):
    return tuple(pyoxigraph.parse(graph.serialize(format="nt").encode(), format=pyoxigraph.RdfFormat.N_QUADS))


def test_graph_as_built_conforms(union):
    assert find_problems(quads(union)) == find_problems_by_pyshacl(quads(union)) == ()


def test_pyshacl_alone_agrees_also_on_what_is_asked_in_sparql(union):
    shapes = Graph().parse(find_ontology("shapes.ttl"))
    assert pyshacl.validate(union, shacl_graph=shapes)[0]
    state_what_is_denied(union)
    conforms, _, text = pyshacl.validate(union, shacl_graph=shapes)
    assert not conforms
    assert "only denies or holds possible" in text


def test_graph_without_facts_conforms():
    assert find_problems(()) == find_problems_by_pyshacl(()) == ()


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
def test_broken_graph_is_caught_for_its_reason(union, damage, reason):
    damage(union)
    found, reference = find_problems(quads(union)), find_problems_by_pyshacl(quads(union))
    assert any(reason in problem.message for problem in found)
    assert {(p.message, p.node, p.path) for p in found} == {(p.message, p.node, p.path) for p in reference}


def test_report_names_reason_node_and_value(union):
    swap(GB.modality, Literal("kanske"))(union)
    lines = list(report_problems(find_problems(quads(union)), most=10))
    assert "A statement is either asserted or possible. (1)" in lines
    assert any(line.startswith("  st:") and line.endswith(" gb:modality kanske") for line in lines)


def test_long_report_is_cut(union):
    for subject in set(union.subjects(iri(GB.rule))):
        union.remove((subject, iri(GB.rule), None))
    lines = list(report_problems(find_problems(quads(union)), most=2))
    assert len(lines) == 4
    assert lines[-1].startswith("  and ")


def test_graph_that_does_not_conform_is_not_written(tmp_path):
    unsaid = Fact(Entity("A", "A"), Relation("är"), Entity("B", "B"))
    with pytest.raises(GraphError, match="at least one sentence"):
        KnowledgeGraph((unsaid,), ()).write(tmp_path / "graf")
    assert not (tmp_path / "graf").exists()


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        ("sh:closed true", "sh:closed"),
        ("sh:targetNode <urn:a> ; sh:sparql <urn:x#New>", "New"),
    ],
)
def test_constraint_that_is_not_known_is_an_error(tmp_path, monkeypatch, shape, reason):
    text = f"@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape ; {shape} ."
    (tmp_path / "shapes.ttl").write_text(text, encoding="utf-8")
    monkeypatch.setattr(shapes_module, "find_ontology", tmp_path.joinpath)
    shapes_module.load_shapes.cache_clear()
    with pytest.raises(OntologyError, match=reason):
        find_problems(())
    shapes_module.load_shapes.cache_clear()
