"""facts.jsonl: the keys that readers need, and the same facts back."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from graphbuild.errors import GoldError
from graphbuild.export import read_facts, write_facts
from graphbuild.model import Entity, Evidence, Fact, Kind, Modality, Polarity, Relation, Value

EVIDENCE = Evidence("artikel", 3, 412, 439, "Kina spionerar på Ryssland.", "active-with-oblique", (412, 416))
FACT = Fact(
    Entity("Kina", "Kina", Kind.COUNTRY, ("Peking", "landet"), ("http://www.wikidata.org/entity/Q148",)),
    Relation("spionerar-mot", ("bedriver-spionage-mot",), ("spionera + mot",)),
    Entity("Ryssland", "Ryssland", Kind.COUNTRY, ("Rysslands",)),
    attribution=Entity("FSB", "FSB", Kind.ORGANIZATION),
    evidence=(EVIDENCE,),
    confidence=0.93,
)


def write(*facts):
    stream = io.StringIO()
    write_facts(facts, stream)
    return stream.getvalue().split("\n")[:-1]


def test_line_has_the_keys_of_the_format():
    (line,) = write(FACT)
    row = json.loads(line)
    expected = {
        "document": "artikel",
        "sentence": 3,
        "start": 412,
        "end": 439,
        "evidence": "Kina spionerar på Ryssland.",
        "polarity": "+",
        "modality": "asserted",
        "attribution": "FSB",
        "time": None,
        "confidence": 0.93,
        "rule": "active-with-oblique",
    }
    assert {key: row[key] for key in expected} == expected
    assert row["subject"]["label"] == "Kina"
    assert row["subject"]["kind"] == "Country"
    assert row["subject"]["iri"].endswith("/entity/Kina")
    assert row["subject"]["aliases"] == ["Peking", "landet"]
    assert row["relation"]["label"] == "spionerar-mot"
    assert row["relation"]["iri"].endswith("/relation/spionerar-mot")
    assert row["relation"]["aliases"] == ["bedriver-spionage-mot"]
    assert row["object"]["label"] == "Ryssland"


def test_swedish_letters_stay_readable():
    assert "på" in write(FACT)[0]


def test_fact_of_two_sentences_has_two_lines():
    other = Evidence("artikel", 5, 500, 520, "Så är det.", "copula-with-noun")
    rows = [json.loads(line) for line in write(replace(FACT, evidence=(other, EVIDENCE)))]
    assert [row["sentence"] for row in rows] == [3, 5]


def test_two_rules_in_one_sentence_share_a_line():
    rows = write(replace(FACT, evidence=(EVIDENCE, replace(EVIDENCE, rule="light-verb"))))
    assert [json.loads(row)["rule"] for row in rows] == ["active-with-oblique, light-verb"]


def test_lines_are_sorted_whatever_the_order_of_facts(facts):
    assert write(*facts) == write(*facts[::-1])


@pytest.mark.parametrize(
    "fact",
    [
        FACT,
        replace(FACT, polarity=Polarity.NEGATIVE, modality=Modality.POSSIBLE, attribution=None),
        replace(FACT, object=Value("12 miljoner kronor", "integer", "12000000", "SEK")),
        replace(FACT, time=Value("den 8 juni", "date", "2025-06-08")),
        replace(FACT, subject=Entity("dokument", "dokument", Kind.DOCUMENT, scope="a/b", reason="head noun")),
        replace(FACT, subject=Entity("Maja Lind", "Maja Lind", Kind.PERSON)),
        replace(FACT, subject=Entity("artikel/dokument", "dokument", scope="artikel")),
        replace(FACT, subject=Entity('"a" <b>\u202e\n/😀', '"a" <b>\u202e\n/😀')),
        replace(FACT, subject=Entity("\ud800", "\ud800\u2028")),
        replace(FACT, evidence=()),
    ],
)
def test_written_facts_are_read_back(fact):
    (read,) = read_facts(write(fact))
    assert read == fact
    assert (read.evidence, read.confidence) == (fact.evidence, fact.confidence)
    assert (read.subject.aliases, read.subject.scope) == (fact.subject.aliases, fact.subject.scope)
    assert (read.subject.links, read.subject.reason) == (fact.subject.links, fact.subject.reason)
    assert (read.relation.aliases, read.relation.trail) == (fact.relation.aliases, fact.relation.trail)
    assert write(read) == write(fact)


def test_sample_is_read_back(facts):
    assert set(read_facts(write(*facts))) == set(facts)


def test_plain_strings_will_do():
    row = {"document": "a", "sentence": 0, "start": 0, "end": 1, "evidence": "x", "rule": "r"}
    line = json.dumps(
        {**row, "subject": "Maja Lind", "relation": "leder", "object": "Nordkaj", "attribution": "Polisen"}
    )
    (fact,) = read_facts([line, "\n"])
    assert (fact.subject.id, fact.relation.label, fact.attribution.label) == ("Maja Lind", "leder", "Polisen")


def test_iri_tells_the_name_where_no_id_is_given():
    row = json.loads(write(FACT)[0])
    row["subject"] = {"label": "dokumentet", "iri": Entity("dokument", "", scope="a/b").iri}
    (fact,) = read_facts([json.dumps(row)])
    assert (fact.subject.id, fact.subject.scope) == ("dokument", "a/b")


def broken(**changes):
    return json.dumps({**json.loads(write(FACT)[0]), **changes})


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "JSONDecodeError"),
        ("[]", "TypeError"),
        ('"text"', "TypeError"),
        ("{}", "KeyError: 'document'|KeyError: 'subject'"),
        (broken(polarity="kanske"), "'kanske' is not a valid Polarity"),
        (broken(modality=1), "not a valid Modality"),
        (broken(subject={"label": 3}), "expected a string, found 3"),
        (broken(subject={"label": "x", "kind": "Alien"}), "'Alien' is not a valid Kind"),
        (broken(subject={"label": "x", "iri": "http://example.org/x"}), "no entity of graphbuild"),
        (broken(relation={"label": "x", "aliases": "y"}), "expected a list of strings"),
        (broken(start="tolv"), "invalid literal for int"),
        (broken(spans={"subject": [1]}), "not enough values"),
        (broken(spans=[]), "AttributeError"),
        ("[" * 100_000, "RecursionError"),
    ],
)
def test_broken_line_is_named_with_its_reason(line, reason):
    with pytest.raises(GoldError, match=rf"^fakta\.jsonl, line 2 is not a fact \((.*)({reason})"):
        read_facts([write(FACT)[0], line], name="fakta.jsonl")
