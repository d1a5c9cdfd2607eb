"""Claims to facts: merged, distributed, or dropped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphbuild.linking import merge_facts
from graphbuild.model import Document, Entity, Evidence, Fact, Kind, Modality, Polarity, Relation, Value
from graphbuild.pipeline import read_document
from graphbuild.rules import describe

COUNTRIES = """
    Sverige   Sverige  PROPN  4  nsubj  B-LOC
    och       och      CCONJ  3  cc
    Norge     Norge    PROPN  1  conj   B-LOC
    hotar     hota     VERB   0  root   VerbForm=Fin
    {target}
"""


def read(plant, *sentences: str, document: str = "hamnen") -> tuple[Fact, ...]:
    """The facts of a short text built by hand."""
    parsed = []
    for index, rows in enumerate(sentences):
        parsed.append(plant(rows, index=index, start=parsed[-1].end + 1 if parsed else 0).sentence)
    text = " ".join(sentence.text for sentence in parsed)
    return read_document(Document(document, text, sentences=tuple(parsed))).facts


def lines(facts) -> list[str]:
    return [describe(fact) for fact in facts]


def test_each_other_means_the_other_subjects(plant):
    facts = read(plant, COUNTRIES.format(target="varandra varandra PRON 4 obj"))
    assert lines(facts) == ["Sverige – hotar – Norge", "Norge – hotar – Sverige"]


def test_the_countries_stand_for_both(plant):
    second = """
        Länderna  land    NOUN  2  nsubj  Definite=Def|Number=Plur
        köper     köpa    VERB  0  root   VerbForm=Fin
        båtar     båt     NOUN  2  obj    Number=Plur
    """
    facts = read(plant, COUNTRIES.format(target="Nordkaj Nordkaj PROPN 4 obj B-ORG"), second)
    assert {"Sverige – köper – båtar", "Norge – köper – båtar"} <= set(lines(facts))


def test_a_pronoun_that_nobody_resolves_states_nothing(plant):
    assert read(plant, "Hon hon PRON 2 nsubj\nköper köpa VERB 0 root VerbForm=Fin\nbåten båt NOUN 2 obj") == ()


def test_a_pronoun_states_the_fact_of_whom_it_means(plant):
    first = "Eva Eva PROPN 2 nsubj B-PER\nvann vinna VERB 0 root"
    second = "Hon hon PRON 2 nsubj\nköper köpa VERB 0 root VerbForm=Fin\nbåtar båt NOUN 2 obj Number=Plur"
    assert lines(read(plant, first, second)) == ["Eva – köper – båtar"]


def test_an_unresolved_speaker_is_still_a_speaker(plant):
    rows = """
        Hon       hon      PRON   2  nsubj
        säger     säga     VERB   0  root   VerbForm=Fin
        att       att      SCONJ  5  mark
        Nordkaj   Nordkaj  PROPN  5  nsubj  B-ORG
        köper     köpa     VERB   2  ccomp  VerbForm=Fin
        båtar     båt      NOUN   5  obj    Number=Plur
    """
    (fact,) = read(plant, rows)
    assert fact.attribution is not None
    assert fact.attribution.scope == "hamnen"


def test_one_fact_of_two_sentences_has_two_evidences(plant):
    rows = (
        "Nordkaj Nordkaj PROPN 2 nsubj B-ORG\n{verb} köpa VERB 0 root VerbForm=Fin\nkranar kran NOUN 2 obj Number=Plur"
    )
    (fact,) = read(plant, rows.format(verb="köper"), rows.format(verb="köpte"))
    assert [evidence.sentence for evidence in fact.evidence] == [0, 1]


def test_named_things_are_shared_and_described_ones_belong_to_their_document(plant):
    rows = "Rederiet rederi NOUN 2 nsubj Definite=Def|Number=Sing\nhotar hota VERB 0 root VerbForm=Fin\nNorge Norge PROPN 2 obj B-LOC"
    one, two = (read(plant, rows, document=name)[0] for name in ("a", "b"))
    assert one.object == two.object
    assert one.subject != two.subject
    assert (one.subject.scope, one.object.scope) == ("a", "")
    assert (one.object.kind, one.object.links[0]) == (Kind.COUNTRY, "http://www.wikidata.org/entity/Q20")


def test_a_genitive_and_a_surname_become_aliases(plant):
    first = "Eva Eva PROPN 3 nsubj B-PER\nNorrby Norrby PROPN 1 flat:name I-PER\nhotar hota VERB 0 root VerbForm=Fin\nNorge Norge PROPN 3 obj B-LOC"
    second = "Norrby Norrby PROPN 2 nsubj B-PER\nhyllar hylla VERB 0 root VerbForm=Fin\nNorge Norge PROPN 2 obj B-LOC"
    facts = read(plant, first, second)
    assert {fact.subject.label for fact in facts} == {"Eva Norrby"}
    assert facts[0].subject.aliases == ("Norrby",)


def evidence(sentence: int) -> Evidence:
    return Evidence("hamnen", sentence, sentence * 10, sentence * 10 + 9, "…", "title")


FACT = Fact(
    Entity("Nordkaj", "Nordkaj"), Relation("köper"), Entity("båt", "båt"), evidence=(evidence(0),), confidence=0.5
)


def test_equal_facts_are_joined():
    more = replace(
        FACT,
        subject=Entity("Nordkaj", "Nordkaj", aliases=("rederiet",)),
        relation=Relation("köper", ("förvärvar",)),
        evidence=(evidence(1), evidence(0)),
        confidence=0.9,
    )
    (fact,) = merge_facts([FACT, more])
    assert fact.evidence == (evidence(0), evidence(1))
    assert (fact.subject.aliases, fact.relation.aliases, fact.confidence) == (("rederiet",), ("förvärvar",), 0.9)


@pytest.mark.parametrize(
    "other",
    [
        replace(FACT, polarity=Polarity.NEGATIVE),
        replace(FACT, modality=Modality.POSSIBLE),
        replace(FACT, attribution=Entity("Eva", "Eva")),
        replace(FACT, time=Value("1997", "gYear", "1997")),
        replace(FACT, object=Value("båt")),
        replace(FACT, relation=Relation("hyr")),
    ],
)
def test_facts_that_say_something_else_stay_apart(other: Fact):
    assert merge_facts([FACT, other]) == (FACT, other)


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [("Peking", Kind.CITY, "Kina"), ("Kreml", None, "Ryssland"), ("Göteborg", Kind.CITY, "")],
)
def test_a_seat_of_government_is_itself_and_points_to_its_country(plant, name: str, kind: Kind | None, country: str):
    (fact,) = read(
        plant,
        f"""
        {name}    {name}    PROPN  2  nsubj  B-LOC
        hotar     hota      VERB   0  root   VerbForm=Fin
        Norge     Norge     PROPN  2  obj    B-LOC
        """,
    )
    assert fact.subject.label == name
    assert kind is None or fact.subject.kind is kind
    assert fact.subject.country == country
    assert isinstance(fact.object, Entity)
    assert fact.object.country == ""


ROLE = """
    Zorvex   Zorvex  PROPN  4  nsubj
    är       vara    AUX    4  cop    VerbForm=Fin
    {extra}  ett     DET    4  det
    bolag    bolag   NOUN   0  root   Number=Sing
"""


def test_a_name_without_a_kind_is_of_the_kind_that_it_is_said_to_be(plant):
    second = "Zorvex Zorvex PROPN 2 nsubj\nköper köpa VERB 0 root VerbForm=Fin\nbåtar båt NOUN 2 obj Number=Plur"
    facts = read(plant, ROLE.format(extra="ett"), second)
    assert {(fact.subject.kind, fact.subject.reason) for fact in facts} == {(Kind.ORGANIZATION, "said to be bolag")}
    assert len(facts) == 2


def test_what_a_name_is_said_not_to_be_gives_it_no_kind(plant):
    denied = "Zorvex Zorvex PROPN 5 nsubj\när vara AUX 5 cop VerbForm=Fin\ninte inte PART 5 advmod Polarity=Neg\nett ett DET 5 det\nbolag bolag NOUN 0 root Number=Sing"
    assert [fact.subject.kind for fact in read(plant, denied)] == [Kind.CONCEPT]
