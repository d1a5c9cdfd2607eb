"""Facts as RDF: what is a plain triple, what a statement carries, and which graph holds it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from rdflib import Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from graphbuild.errors import OntologyError
from graphbuild.graph import to_facts, to_quads, to_rdf
from graphbuild.graph.rdf import EXTRACTION
from graphbuild.model import Document, Entity, Evidence, Fact, Kind, Modality, Polarity, Relation, Value
from graphbuild.vocabulary import (
    DCTERMS,
    GB,
    NIF,
    OWL,
    PROV,
    RDF,
    RDFS,
    RELATION,
    SKOS,
    TOP_RELATION,
    XSD,
    document_iri,
    entity_iri,
    relation_iri,
)

HAMNEN, KAJEN = document_iri("hamnen"), document_iri("kajen")


@pytest.fixture
def quads(facts, documents, model):
    return Quads(to_rdf(facts, documents, model=model))


class Quads:
    """A dataset as a set, and lookups in it."""

    def __init__(self, dataset):
        default = str(DATASET_DEFAULT_GRAPH_ID)
        self.all = {
            (str(s), str(p), o, "" if g is None or str(g) == default else str(g))
            for s, p, o, g in dataset.quads((None, None, None, None))
        }

    def objects(self, subject, predicate, graph=None):
        return {o for s, p, o, g in self.all if (s, p) == (subject, predicate) and graph in (None, g)}

    def graphs(self, subject, predicate, object_):
        return {g for s, p, o, g in self.all if (s, p, str(o)) == (subject, predicate, object_)}


def find(facts, subject, relation, **qualifiers):
    (found,) = (
        fact
        for fact in facts
        if (fact.subject.label, fact.relation.label) == (subject, relation)
        and all(getattr(fact, name) == value for name, value in qualifiers.items())
    )
    return found


def graphs_of(quads, fact):
    target = str(fact.object.lexical) if isinstance(fact.object, Value) else fact.object.iri
    return quads.graphs(fact.subject.iri, fact.relation.iri, target)


# ---- plain triples -----------------------------------------------------------------------------------------------------


def test_affirmed_fact_is_a_plain_triple_in_the_graph_of_its_document(facts, quads):
    assert graphs_of(quads, find(facts, "Nordkaj", "samarbetar-med")) == {KAJEN}


def test_fact_of_two_documents_is_a_plain_triple_in_both(facts, quads):
    assert graphs_of(quads, find(facts, "Maja Lindqvist", "är-vd-för")) == {HAMNEN, KAJEN}


def test_attributed_fact_is_a_plain_triple_and_keeps_its_speaker(facts, quads):
    fact = find(facts, "Strömlinjen", "smugglar-till")
    assert graphs_of(quads, fact) == {HAMNEN}
    assert quads.objects(fact.iri, PROV.wasAttributedTo) == {URIRef(entity_iri("Kustvakten"))}


@pytest.mark.parametrize(
    ("subject", "relation"), [("Polisen", "granskar"), ("dokument", "nämner"), ("Strömlinjen", "lämnar")]
)
def test_denied_or_possible_fact_is_a_statement_but_no_plain_triple(facts, quads, subject, relation):
    fact = find(facts, subject, relation)
    assert graphs_of(quads, fact) == set()
    assert quads.objects(fact.iri, RDF.type) == {URIRef(GB.Statement)}


def test_denial_does_not_hide_the_claim_that_it_denies(facts, quads):
    claim = find(facts, "Strömlinjen", "smugglar", polarity=Polarity.POSITIVE)
    denial = find(facts, "Strömlinjen", "smugglar", polarity=Polarity.NEGATIVE)
    assert graphs_of(quads, claim) == {HAMNEN}
    assert quads.objects(denial.iri, GB.polarity) == {URIRef(GB.Negative)}
    assert quads.objects(claim.iri, GB.polarity) == {URIRef(GB.Positive)}


# ---- statements and sentences ------------------------------------------------------------------------------------------


def test_statement_carries_all_that_is_known(facts, quads):
    fact = find(facts, "Strömlinjen", "smugglar", polarity=Polarity.NEGATIVE)
    (evidence,) = fact.evidence
    described = {(p, str(o)) for s, p, o, _ in quads.all if s == fact.iri}
    assert described == {
        (RDF.type, GB.Statement),
        (RDF.subject, entity_iri("Strömlinjen")),
        (RDF.predicate, relation_iri("smugglar")),
        (RDF.object, entity_iri("diesel")),
        (GB.polarity, GB.Negative),
        (GB.modality, GB.Asserted),
        (GB.confidence, "0.9"),
        (GB.rule, "active-with-object"),
        (PROV.wasAttributedTo, entity_iri("Maja_Lindqvist")),
        (PROV.wasDerivedFrom, evidence.iri),
    }


def test_sentence_stands_in_its_document_by_offsets(facts, documents, quads):
    (evidence,) = find(facts, "Polisen", "granskar").evidence
    (begin,), (end,), (text,) = (
        quads.objects(evidence.iri, term) for term in (NIF.beginIndex, NIF.endIndex, NIF.anchorOf)
    )
    assert documents[0].text[int(begin) : int(end)] == str(text) == "Polisen kan komma att granska Nordkaj."
    assert begin.datatype == URIRef(XSD.nonNegativeInteger)
    assert quads.objects(evidence.iri, NIF.referenceContext) == {URIRef(HAMNEN)}


def test_each_document_keeps_its_own_evidence_of_a_shared_statement(facts, quads):
    fact = find(facts, "Maja Lindqvist", "är-vd-för")
    sentences = {graph: quads.objects(fact.iri, PROV.wasDerivedFrom, graph) for graph in (HAMNEN, KAJEN)}
    assert sentences == {document_iri(e.document): {URIRef(e.iri)} for e in fact.evidence}
    assert quads.objects(fact.iri, GB.rule, KAJEN) == {Literal("copula-with-noun")}


def test_amount_is_a_typed_literal_with_its_unit_and_wording(facts, quads):
    fact = find(facts, "Nordkaj", "köper-för")
    amount = Literal("12000000", datatype=URIRef(XSD.integer))
    assert quads.objects(fact.subject.iri, fact.relation.iri) == {amount}
    assert quads.objects(fact.iri, GB.unit) == {Literal("SEK")}
    assert quads.objects(fact.iri, GB.wording) == {Literal("12 miljoner kronor")}
    assert quads.objects(fact.iri, GB.time) == {Literal("2024-03", datatype=URIRef(XSD.gYearMonth))}


def test_facts_that_say_the_same_are_one_statement(facts):
    fact = find(facts, "Nordkaj", "samarbetar-med")
    twice = replace(fact, evidence=(Evidence("annan", 0, 0, 5, "Så är det.", "regel"),), confidence=0.2)
    quads = Quads(to_rdf([twice, fact], []))
    assert len(quads.objects(fact.iri, PROV.wasDerivedFrom)) == 2
    assert quads.objects(fact.iri, GB.confidence) == {Literal("0.9", datatype=URIRef(XSD.decimal))}


def test_fact_without_evidence_stands_in_the_default_graph(facts):
    fact = replace(find(facts, "Nordkaj", "samarbetar-med"), evidence=())
    assert graphs_of(Quads(to_rdf([fact], [])), fact) == {""}


def test_no_blank_nodes(facts, documents, model):
    dataset = to_rdf(facts, documents, model=model)
    assert {type(term) for quad in dataset.quads((None, None, None, None)) for term in quad[:3]} == {URIRef, Literal}


# ---- entities, relations, documents ------------------------------------------------------------------------------------


def test_entity_has_kind_label_and_links(quads):
    estland = entity_iri("Estland")
    assert quads.objects(estland, RDF.type) == {URIRef(GB.Country)}
    assert quads.objects(estland, RDFS.label) == {Literal("Estland", lang="sv")}
    assert quads.objects(estland, OWL.sameAs) == {URIRef("http://www.wikidata.org/entity/Q191")}
    assert quads.objects(estland, GB.reason) == {Literal("listed as a country")}


def test_seat_of_power_names_its_country_even_where_no_fact_does(facts):
    kreml = Entity("Kreml", "Kreml", Kind.PLACE, country="Ryssland")
    written = to_quads([*facts[:1], Fact(kreml, Relation("varnar-för"), Entity("krig", "krig"))], [])
    seats = {(q.subject.value, q.object.value) for q in written if q.predicate.value == GB.seatOf}
    country = Entity("Ryssland", "Ryssland", Kind.COUNTRY).iri
    assert seats == {(kreml.iri, country)}
    kinds = {q.object.value for q in written if q.subject.value == country and q.predicate.value == RDF.type}
    assert kinds == {GB.Country}
    read = [f.subject for f in to_facts(written) if f.relation.label == "varnar-för"]
    assert [(e.label, e.country) for e in read] == [("Kreml", "Ryssland")]


def test_concept_links_by_exact_match(quads):
    assert quads.objects(entity_iri("diesel"), SKOS.exactMatch) == {URIRef("http://example.org/diesel")}
    assert quads.objects(entity_iri("diesel"), OWL.sameAs) == set()


def test_described_entity_belongs_to_its_document(quads):
    dokument = entity_iri("dokument", "hamnen")
    assert quads.graphs(dokument, RDF.type, GB.Document) == {HAMNEN}
    assert quads.objects(dokument, GB.describedIn) == {URIRef(HAMNEN)}


def test_wording_stands_in_the_graph_of_the_document_that_uses_it(quads):
    nordkaj = entity_iri("Nordkaj")
    assert quads.graphs(nordkaj, SKOS.altLabel, "Hamnbolaget Nordkaj") == {HAMNEN}
    assert quads.graphs(nordkaj, SKOS.altLabel, "Hamnbolaget") == {HAMNEN, KAJEN}


def test_speaker_who_is_nothing_else_is_an_entity_too():
    evidence = Evidence("d", 0, 0, 3, "Så.", "r")
    fact = Fact(Entity("A", "A"), Relation("är"), Entity("B", "B"), attribution=Entity("C", "C"), evidence=(evidence,))
    quads = Quads(to_rdf([fact], []))
    assert quads.objects(entity_iri("C"), RDF.type) == {URIRef(GB.Concept)}


def test_relation_of_the_lexicon_brings_its_english_name_and_what_is_above_it(quads):
    buys = relation_iri("köper")
    assert {Literal("köper", lang="sv"), Literal("buys", lang="en")} <= quads.objects(buys, RDFS.label)
    above, todo = set(), [buys]
    while todo:
        parents = {str(parent) for parent in quads.objects(todo.pop(), RDFS.subPropertyOf)} - above
        above |= parents
        todo.extend(parents)
    assert TOP_RELATION in above
    assert all(quads.objects(parent, RDFS.label) for parent in above)


def test_relation_that_the_lexicon_lacks_gets_its_own_property():
    evidence = Evidence("d", 0, 0, 3, "Så.", "r")
    relation = Relation("frobnicerar-med", aliases=("bedriver-frobnicering-med",))
    value = Value("tre", "integer", "3")
    facts = [
        Fact(Entity("A", "A"), relation, Entity("B", "B"), evidence=(evidence,)),
        Fact(Entity("A", "A"), Relation("frobniceras"), value, evidence=(evidence,)),
    ]
    quads = Quads(to_rdf(facts, []))
    assert quads.objects(relation.iri, RDF.type) == {URIRef(OWL.ObjectProperty)}
    assert quads.objects(relation.iri, RDFS.label) == {Literal("frobnicerar med", lang="sv")}
    assert quads.objects(relation.iri, RDFS.subPropertyOf) == {URIRef(TOP_RELATION)}
    assert quads.objects(relation.iri, SKOS.altLabel) == {Literal("bedriver frobnicering med", lang="sv")}
    assert quads.objects(RELATION + "frobniceras", RDFS.subPropertyOf) == {URIRef(GB.valueRelation)}


def test_document_is_described_without_the_disk_it_lay_on():
    document = Document("a", "x", title="Rubrik", source="/home/maja/texter/a.txt", metadata=(("author", "Maja"),))
    quads = Quads(to_rdf([], [document]))
    assert quads.objects(document.iri, DCTERMS.source) == {Literal("a.txt")}
    assert quads.objects(document.iri, DCTERMS.title) == {Literal("Rubrik", lang="sv")}
    assert quads.objects(document.iri, DCTERMS.creator) == {Literal("Maja")}


def test_web_address_stays_whole():
    document = Document("a", "x", source="https://example.org/texter/a.html")
    source = "https://example.org/texter/a.html"
    assert Quads(to_rdf([], [document])).objects(document.iri, DCTERMS.source) == {Literal(source)}


def test_link_that_is_no_iri_is_an_error():
    fact = Fact(Entity("A", "A", links=("Q148",)), Relation("är"), Entity("B", "B"))
    with pytest.raises(OntologyError, match="'Q148'"):
        to_rdf([fact], [])


# ---- the extraction ----------------------------------------------------------------------------------------------------


def test_graph_names_the_model_that_made_it(quads):
    assert quads.objects(EXTRACTION, GB.modelName) == {Literal("swedish")}
    assert quads.objects(EXTRACTION, GB.modelVersion) == {Literal("1")}
    assert quads.objects(EXTRACTION, GB.modelChecksum) == {Literal("0123456789abcdef")}
    assert quads.objects(EXTRACTION, PROV.used) == {URIRef(HAMNEN), URIRef(KAJEN)}


def test_metadata_can_be_switched_off(facts, documents, model):
    quads = Quads(to_rdf(facts, documents, model=model, metadata=False))
    assert EXTRACTION not in {s for s, *_ in quads.all}


def test_no_time_of_the_day_is_written(quads):
    assert not [o for _, _, o, _ in quads.all if isinstance(o, Literal) and o.datatype == URIRef(XSD.dateTime)]


def test_added_document_leaves_the_graphs_of_the_others_alone(facts, documents):
    first = Quads(to_rdf([_without(fact, "kajen") for fact in facts if _in(fact, "hamnen")], documents[:1]))
    both = Quads(to_rdf(facts, documents))
    assert first.all <= both.all
    assert {g for *_, g in both.all - first.all} <= {KAJEN, ""}


def _in(fact, document):
    return any(evidence.document == document for evidence in fact.evidence)


def _without(fact, document):
    return replace(fact, evidence=tuple(e for e in fact.evidence if e.document != document))


def test_order_of_facts_does_not_matter(facts, documents):
    forward, backward = to_rdf(facts, documents), to_rdf(facts[::-1], documents[::-1])
    assert Quads(forward).all == Quads(backward).all


# ---- literals ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Value("8 juni 2025", "date", "2025-06-08"), ("2025-06-08", XSD.date)),
        (Value("i fjol", "date", "2025-02-30"), ("i fjol", None)),
        (Value("tolv", "integer", "tolv"), ("tolv", None)),
        (Value("1,5", "decimal", "1.50"), ("1.50", XSD.decimal)),
        (Value("007", "integer"), ("007", XSD.integer)),
        (Value("år 800", "gYear", "0800"), ("0800", XSD.gYear)),
        (Value("stort", "string"), ("stort", None)),
        (Value("x", "påhittad", "y"), ("x", None)),
        (Value("", "integer", "3"), ("3", XSD.integer)),
        (Value("\x00\ud800\ufffe"), ("\ufffd\ufffd\ufffd", None)),
    ],
)
def test_value_is_typed_only_if_its_form_allows(value, expected):
    fact = Fact(Entity("A", "A"), Relation("är"), value)
    (found,) = Quads(to_rdf([fact], [])).objects(fact.iri, RDF.object)
    assert (str(found), found.datatype and str(found.datatype)) == expected


@pytest.mark.parametrize(("number", "written"), [(1.0, "1.0"), (0.93, "0.93"), (0.0, "0.0"), (1 / 3, "0.3333")])
def test_confidence_is_a_short_decimal(number, written):
    fact = Fact(Entity("A", "A"), Relation("är"), Entity("B", "B"), confidence=number)
    (found,) = Quads(to_rdf([fact], [])).objects(fact.iri, GB.confidence)
    assert (str(found), str(found.datatype)) == (written, XSD.decimal)


def test_modalities_and_polarities_are_all_known_to_the_ontology():
    for polarity in Polarity:
        for modality in Modality:
            fact = Fact(Entity("A", "A"), Relation("är"), Entity("B", "B"), polarity, modality)
            quads = Quads(to_rdf([fact], []))
            assert len(quads.objects(fact.iri, GB.polarity) | quads.objects(fact.iri, GB.modality)) == 2


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_its_class(kind):
    fact = Fact(Entity("A", "A", kind), Relation("är"), Entity("B", "B"))
    assert Quads(to_rdf([fact], [])).objects(entity_iri("A"), RDF.type) == {URIRef(GB[kind])}


def test_importing_the_room_parses_no_ontology():
    code = (
        "import sys, builtins; opened = []; old = open\n"
        "import pyoxigraph; real = pyoxigraph.parse\n"
        "pyoxigraph.parse = lambda *a, **k: opened.append(k) or real(*a, **k)\n"
        "import graphbuild.graph; sys.exit(len(opened))"
    )
    done = subprocess.run([sys.executable, "-c", code], env=os.environ, check=False, timeout=60)
    assert done.returncode == 0
