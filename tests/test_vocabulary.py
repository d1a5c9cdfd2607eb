"""The closed namespaces against the ontology, and IRIs that no text can break."""

from __future__ import annotations

import copy
import string

import pyoxigraph
import pytest

from graphbuild import vocabulary
from graphbuild.errors import OntologyError
from graphbuild.model import Document, Entity, Evidence, Fact, Kind, Modality, Polarity, Relation, Value
from graphbuild.vocabulary import (
    ENTITY,
    GB,
    MAX_SEGMENT,
    ONTOLOGY,
    PREFIXES,
    ClosedNamespace,
    document_iri,
    entity_iri,
    external_iri,
    find_ontology,
    read_entity_iri,
    relation_iri,
    sentence_iri,
    statement_iri,
)

HOSTILE = [
    '"citat"',
    "snett\\streck",
    "<script>alert(1)</script>",
    "rad\nbryt\r\t",
    "\u202eomvänd\u202c",
    "😀",
    "a/b/../c",
    "> . <http://example.org/x> <http://example.org/y> <",
    "}",
    "#bit?q=1&r=2",
    "%41",
    "{|}^`",
    "\x00\x1b[31m",
    "\ud800",
    "\ufffe",
    "två ord",
    "é\ufe0f",
]


@pytest.fixture(scope="module")
def ontology():
    store = pyoxigraph.Store()
    store.bulk_load(path=str(find_ontology("graphbuild.ttl")), format=pyoxigraph.RdfFormat.TURTLE)
    return store


def ask(store, sparql):
    return [tuple(term and term.value for term in row) for row in store.query(sparql, prefixes=PREFIXES)]


# ---- the ontology and the code -----------------------------------------------------------------------------------------


def test_code_and_ontology_have_the_same_terms(ontology):
    declared = {
        iri.removeprefix(ONTOLOGY)
        for (iri,) in ask(ontology, "SELECT DISTINCT ?t { ?t a ?type FILTER(STRSTARTS(STR(?t), STR(gb:))) }")
    }
    assert declared == GB.terms


def test_every_kind_is_a_class_of_the_ontology(ontology):
    classes = {iri for (iri,) in ask(ontology, "SELECT ?c { ?c a owl:Class ; rdfs:subClassOf+ gb:Entity }")}
    assert {GB[kind] for kind in Kind} <= classes


@pytest.mark.parametrize("term", sorted(GB.terms))
def test_term_has_swedish_and_english_labels_and_comments(ontology, term):
    rows = ask(
        ontology,
        f"SELECT ?p (LANG(?text) AS ?l) {{ <{GB[term]}> ?p ?text FILTER(?p IN (rdfs:label, rdfs:comment)) }}",
    )
    label, comment = PREFIXES["rdfs"] + "label", PREFIXES["rdfs"] + "comment"
    assert sorted(rows) == sorted((p, language) for p in (label, comment) for language in ("en", "sv"))


def test_terms_of_other_vocabularies_are_declared_where_they_come_from(ontology):
    borrowed = (vocabulary.PROV, vocabulary.NIF, vocabulary.DCTERMS, vocabulary.SKOS)
    declared = {iri for (iri,) in ask(ontology, "SELECT ?t { ?t a ?type ; rdfs:isDefinedBy ?source }")}
    assert {namespace[term] for namespace in borrowed for term in namespace.terms} <= declared


def test_ontology_speaks_only_of_declared_terms(ontology):
    undeclared = ask(
        ontology,
        """SELECT DISTINCT ?o { ?s rdfs:subClassOf|rdfs:domain|owl:equivalentClass|owl:disjointWith ?o
           FILTER(ISIRI(?o) && ?o != owl:Thing && ?o != rdf:Statement) FILTER NOT EXISTS { ?o a owl:Class } }""",
    )
    assert undeclared == []


def test_misspelt_term_raises_and_says_where_terms_are_listed():
    with pytest.raises(OntologyError, match=r"'Persom'.*ontology#.*vocabulary\.py"):
        _ = GB.Persom
    with pytest.raises(OntologyError, match="'Alien'"):
        _ = GB["Alien"]


def test_namespace_can_be_copied():
    copied = copy.deepcopy(ClosedNamespace("http://example.org/", ("a",)))
    assert copied.a == "http://example.org/a"


def test_top_relation_is_in_the_lexicon():
    triples = pyoxigraph.parse(path=str(find_ontology("relations.ttl")), format=pyoxigraph.RdfFormat.TURTLE)
    assert vocabulary.TOP_RELATION in {quad.subject.value for quad in triples}


def test_missing_ontology_file_is_an_error():
    with pytest.raises(OntologyError, match=r"saknas\.ttl"):
        find_ontology("saknas.ttl")


# ---- minted IRIs -------------------------------------------------------------------------------------------------------


def test_iris_stay_readable():
    assert entity_iri("Björn_Jerdén").endswith("/entity/Björn_Jerdén")
    assert entity_iri("dokument", "artikel").endswith("/entity/artikel/dokument")
    assert entity_iri("Björn Jerdén") == entity_iri("Björn_Jerdén")
    assert entity_iri("artikel/dokument", "artikel") == entity_iri("dokument", "artikel")
    assert relation_iri("är-chef-för").endswith("/relation/är-chef-för")
    assert document_iri("01_artikel").endswith("/document/01_artikel")
    assert sentence_iri("artikel", 4, 98).endswith("/document/artikel#char=4,98")


@pytest.mark.parametrize("mint", [entity_iri, relation_iri, document_iri, lambda text: entity_iri("x", text)])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_out_of_an_iri(mint, text):
    iri = mint(text)
    rest = iri.removeprefix(vocabulary.BASE).replace("%", "")
    assert all(char.isalnum() or char in "-_.~/" for char in rest)
    assert rest.count("/") == mint("y").removeprefix(vocabulary.BASE).count("/")
    assert pyoxigraph.NamedNode(iri).value == iri


@pytest.mark.parametrize("text", [".", "..", ""])
def test_no_segment_is_a_dot_segment_or_empty(text):
    assert entity_iri(text).removeprefix(ENTITY) not in {".", "..", ""}


def test_every_ascii_character_but_the_unreserved_is_encoded():
    kept = {char for char in map(chr, range(128)) if entity_iri(char) == ENTITY + char}
    assert kept == set(string.ascii_letters + string.digits + "-_~")


def test_different_texts_have_different_iris():
    texts = [*HOSTILE, "a", "A", "a b", "a/b", "a%2Fb", "å", "x" * 500, "x" * 501]
    assert len({entity_iri(text) for text in texts}) == len(texts)


def test_composed_and_decomposed_letters_are_the_same_name():
    assert entity_iri("Bjo\u0308rn") == entity_iri("Björn")


def test_long_text_is_cut_once():
    name, _ = read_entity_iri(entity_iri("ö" * 10_000))
    assert len(name) == MAX_SEGMENT
    assert entity_iri(name) == entity_iri("ö" * 10_000)


@pytest.mark.parametrize("name", [*HOSTILE, "Björn_Jerdén", "m.fl."])
@pytest.mark.parametrize("scope", ["", "ett/två"])
def test_entity_iri_can_be_read_back(name, scope):
    assert read_entity_iri(entity_iri(name, scope)) == (name.replace(" ", "_"), scope)


@pytest.mark.parametrize("iri", ["http://example.org/Kina", ENTITY, ENTITY + "a/b/c", ENTITY + "/a"])
def test_foreign_iri_is_no_entity(iri):
    with pytest.raises(OntologyError, match="no entity of graphbuild"):
        read_entity_iri(iri)


def test_link_keeps_its_form_but_not_what_breaks_iris():
    assert external_iri("http://www.wikidata.org/entity/Q148") == "http://www.wikidata.org/entity/Q148"
    assert external_iri("http://example.org/a b>c") == "http://example.org/a%20b%3Ec"


@pytest.mark.parametrize("text", ["Q148", "", "//example.org/a", ": x"])
def test_link_without_scheme_is_an_error(text):
    with pytest.raises(OntologyError, match="scheme"):
        external_iri(text)


# ---- statements --------------------------------------------------------------------------------------------------------

KINA, RYSSLAND, FSB = (Entity(name, name) for name in ("Kina", "Ryssland", "FSB"))
SPIES = Fact(KINA, Relation("spionerar-mot"), RYSSLAND)


def test_statement_is_named_by_what_it_says_not_by_where():
    somewhere = Evidence("artikel", 1, 2, 3, "x", "regel")
    assert SPIES.iri == Fact(KINA, Relation("spionerar-mot"), RYSSLAND, evidence=(somewhere,), confidence=0.5).iri


@pytest.mark.parametrize(
    "other",
    [
        Fact(RYSSLAND, Relation("spionerar-mot"), KINA),
        Fact(KINA, Relation("varnar"), RYSSLAND),
        Fact(KINA, Relation("spionerar-mot"), RYSSLAND, polarity=Polarity.NEGATIVE),
        Fact(KINA, Relation("spionerar-mot"), RYSSLAND, modality=Modality.POSSIBLE),
        Fact(KINA, Relation("spionerar-mot"), RYSSLAND, attribution=FSB),
        Fact(KINA, Relation("spionerar-mot"), RYSSLAND, time=Value("2025", "gYear", "2025")),
        Fact(KINA, Relation("spionerar-mot"), Entity("Ryssland", "Ryssland", scope="artikel")),
        Fact(KINA, Relation("spionerar-mot"), Value("Ryssland")),
    ],
)
def test_every_qualifier_makes_another_statement(other):
    assert other.iri != SPIES.iri


def test_statement_iri_separates_its_parts():
    assert statement_iri("ab", "c") != statement_iri("a", "bc")


def test_model_and_vocabulary_mint_the_same():
    document = Document("artikel", "x")
    assert document.iri == document_iri("artikel")
    assert Evidence("artikel", 0, 1, 9, "x", "r").iri == sentence_iri("artikel", 1, 9)
