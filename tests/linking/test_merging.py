"""One thing in several documents: merged by name and kind, or as the user decides; and who gets which links."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphbuild.errors import InputError, OntologyError
from graphbuild.linking import EntityIndex, list_merges, merge_documents, read_decisions
from graphbuild.model import Entity, Evidence, Fact, Kind, Mention, Referent, Relation, Resolution
from graphbuild.naming import load_places


def fact(subject, document, *, relation="leder", target=None):
    evidence = Evidence(document, 0, 0, 9, f"{subject.label} leder.", "active-with-object")
    return Fact(subject, Relation(relation), target or Entity("laget", "laget"), evidence=(evidence,))


def person(name, reason="name recogniser: PER", **more):
    return Entity(name, name, Kind.PERSON, reason=reason, **more)


def decide(tmp_path, text):
    (tmp_path / "merges.toml").write_text(text, encoding="utf-8")
    return read_decisions(tmp_path / "merges.toml")


def test_same_name_and_kind_is_one_entity_with_all_evidence():
    (merged,) = merge_documents([("a", [fact(person("Eva Ek"), "a")]), ("b", [fact(person("Eva Ek"), "b")])])
    assert [evidence.document for evidence in merged.evidence] == ["a", "b"]
    (found,) = list_merges([merged])
    assert (found.entity.label, found.documents) == ("Eva Ek", ("a", "b"))
    assert found.reason == "same name and kind (name recogniser: PER)"


def test_kind_is_that_of_the_surest_reason():
    place = Entity("Saab", "Saab", Kind.PLACE, reason="name recogniser: LOC")
    listed = Entity("Saab", "Saab", Kind.ORGANIZATION, reason="user's gazetteer", links=("http://example.org/saab",))
    facts = merge_documents([("a", [fact(place, "a")]), ("b", [fact(listed, "b", relation="köper")])])
    assert {(f.subject.kind, f.subject.links) for f in facts} == {(Kind.ORGANIZATION, ("http://example.org/saab",))}


def test_a_person_and_a_company_of_one_name_stay_apart_and_the_first_keeps_the_name():
    company = Entity("Wallenberg", "Wallenberg", Kind.ORGANIZATION, reason="name recogniser: ORG")
    facts = merge_documents([("a", [fact(person("Wallenberg"), "a")]), ("b", [fact(company, "b")])])
    assert [f.subject.id for f in facts] == ["Wallenberg", "Wallenberg (Organization)"]
    assert list_merges(facts) == ()


def test_user_forces_a_merge(tmp_path):
    decisions = decide(tmp_path, '[[together]]\nnames = ["Eva Ek", "Ek"]')
    (merged,) = merge_documents([("a", [fact(person("Eva Ek"), "a")]), ("b", [fact(person("Ek"), "b")])], decisions)
    assert (merged.subject.id, merged.subject.aliases) == ("Eva Ek", ("Ek",))
    assert len(merged.evidence) == 2


def test_user_forbids_a_merge(tmp_path):
    decisions = decide(tmp_path, '[[apart]]\nname = "Ek"\ndocuments = ["b"]')
    read = [(name, [fact(person("Ek"), name)]) for name in "abc"]
    facts = merge_documents(read, decisions)
    assert [f.subject.scope for f in facts] == ["", "b"]
    assert "kept apart by the user" in facts[1].subject.reason
    everywhere = merge_documents(read, decide(tmp_path, '[[apart]]\nname = "Ek"'))
    assert [f.subject.scope for f in everywhere] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[together", "cannot be read as TOML"),
        ('[[together]]\nnames = "Ek"', "without names"),
        ("[[apart]]\nname = 3", "without name"),
        ("[[forbid]]\nname = 'x'", "decides 'forbid'"),
        ("together = 3", "as tables"),
    ],
)
def test_decisions_that_are_laid_out_wrongly_are_an_error(tmp_path, text, reason):
    with pytest.raises(InputError, match=reason):
        decide(tmp_path, text)


def test_a_document_that_is_added_last_changes_no_name_of_the_earlier():
    first = [("a", [fact(person("Ek"), "a")])]
    both = [*first, ("b", [fact(Entity("Ek", "Ek", Kind.CITY, reason="gazetteer"), "b")])]
    assert merge_documents(first)[0].subject.iri == merge_documents(both)[0].subject.iri


# ---- links -------------------------------------------------------------------------------------------------------------


def entity_of(name, kind, places):
    mention = Mention(0, 1, (1,), name, 0, len(name), kind, named=True)
    referent = Referent(0, kind, named=True, mentions=(mention,), reason="gazetteer")
    (found,) = EntityIndex("d", Resolution((referent,), {(0, 1): (referent,)}, {}), places).find(mention)
    return found


def test_country_and_capital_link_to_geonames_and_the_country_to_wikidata_by_its_code():
    places = load_places()
    country, capital = entity_of("Estland", Kind.COUNTRY, places), entity_of("Tallinn", Kind.CITY, places)
    assert country.links == ("http://www.wikidata.org/entity/Q191", "https://sws.geonames.org/453733/")
    assert country.code == "EE"
    assert capital.links == ("https://sws.geonames.org/588409/",)


def test_name_of_two_cities_has_no_link_and_says_so():
    found = entity_of("Tripoli", Kind.CITY, load_places())
    assert found.links == ()
    assert found.reason == "gazetteer; not linked: it may be in Libanon or Libyen"


def test_a_person_called_like_a_city_is_not_the_city():
    assert entity_of("Florens", Kind.PERSON, load_places()).links == ()


GAZETTEER = """
@prefix gb: <https://w3id.org/graphbuild/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://example.org/1> a gb:Organization ; rdfs:label "Nordkaj"@sv ; skos:altLabel "Nordkaj AB"@sv .
<http://example.org/2> a gb:Person ; rdfs:label "Maja Lind"@sv .
<http://example.org/3> a gb:Person ; rdfs:label "Maja Lind"@sv .
"""


def test_users_gazetteer_gives_kind_name_and_link(tmp_path):
    (tmp_path / "my.ttl").write_text(GAZETTEER, encoding="utf-8")
    places = load_places(tmp_path / "my.ttl")
    found = entity_of("Nordkaj AB", Kind.PLACE, places)
    assert (found.id, found.kind, found.links) == ("Nordkaj", Kind.ORGANIZATION, ("http://example.org/1",))
    assert found.reason == "user's gazetteer"
    twice = entity_of("Maja Lind", Kind.PERSON, places)
    assert twice.links == ()
    assert twice.reason.endswith("not linked: it may be in http://example.org/2 or http://example.org/3")
    assert entity_of("Estland", Kind.COUNTRY, places).links


@pytest.mark.parametrize(("text", "reason"), [("<a", "as Turtle"), ("<urn:a> <urn:b> <urn:c> .", "lists nothing")])
def test_users_gazetteer_that_is_broken_is_an_error(tmp_path, text, reason):
    (tmp_path / "my.ttl").write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=rf"my\.ttl.*{reason}"):
        load_places(tmp_path / "my.ttl")


def test_evidence_of_equal_facts_is_kept():
    one = fact(person("Eva Ek"), "a")
    (merged,) = merge_documents([("a", [one]), ("b", [replace(one, evidence=fact(person("Eva Ek"), "b").evidence)])])
    assert len(merged.evidence) == 2
