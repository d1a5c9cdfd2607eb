"""The relation lexicon: its data, its lookups, and what a user's own file may add."""

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace

from graphbuild.errors import OntologyError
from graphbuild.model import Kind
from graphbuild.naming.dictionary import is_verb
from graphbuild.naming.inflect import passive_present, present_tense
from graphbuild.naming.irregular import DEPONENTS
from graphbuild.naming.lexicon import LEXICON, load_lexicon
from graphbuild.vocabulary import RELATION, find_ontology

LEX = Namespace(LEXICON)
DATA = find_ontology("relations.ttl")


@pytest.fixture(scope="module")
def lexicon():
    return load_lexicon()


@pytest.fixture(scope="module")
def graph():
    return Graph().parse(DATA)


def test_is_generous(lexicon):
    assert len(lexicon.relations) >= 300
    assert len(lexicon.event_nouns) >= 250
    assert len(lexicon.noun_kinds) >= 700
    assert len(lexicon.role_nouns) >= 250
    assert len(lexicon.speech_verbs) >= 200


def test_every_relation_is_labelled_and_under_a_group(graph):
    for relation in set(graph.subjects(RDF.type, OWL.ObjectProperty)):
        if not str(relation).startswith(RELATION):
            continue
        languages = sorted(label.language for label in graph.objects(relation, RDFS.label))
        assert languages == ["en", "sv"], relation
        assert any(str(parent).startswith(LEXICON) for parent in graph.objects(relation, RDFS.subPropertyOf)), relation


def test_every_parent_and_inverse_is_defined(lexicon, graph):
    groups = {str(group).removeprefix(LEXICON) for group in graph.subjects(RDF.type, OWL.ObjectProperty)}
    for entry in lexicon.relations.values():
        assert set(entry.parents) <= groups | set(lexicon.relations), entry.label
        if entry.inverse:
            assert lexicon.relations[entry.inverse].inverse == entry.label


def test_every_term_of_the_file_is_defined_in_it(graph):
    used = {predicate for predicate in graph.predicates() if str(predicate).startswith(LEXICON)}
    used |= {kind for kind in graph.objects(None, RDF.type) if str(kind).startswith(LEXICON)}
    assert {term for term in used if not list(graph.objects(term, RDFS.label))} == set()


def test_labels_follow_the_recipe(lexicon):
    for entry in lexicon.relations.values():
        verb, _, rest = entry.lemma.partition(" ")
        passive = verb.endswith("s") and verb not in DEPONENTS and verb not in {"mötas", "hållas"}
        first = passive_present({"utses": "utse"}.get(verb, verb.removesuffix("s"))) if passive else present_tense(verb)
        if verb not in {"mötas", "hållas"}:
            assert entry.label == "-".join(f"{first} {rest} {entry.preposition}".split())


def test_kinds_of_arguments_exist(lexicon):
    for entry in lexicon.relations.values():
        assert set(entry.domain) | set(entry.range) <= set(Kind)


def test_aliases_are_no_relations_of_their_own(lexicon):
    assert set(lexicon.canonical) & set(lexicon.relations) == set()
    assert lexicon.canonical["stödjer"] == "stöder"


def test_verbs_of_nouns_are_verbs(lexicon):
    verbs = {verb.split()[0] for verb in [*lexicon.event_nouns.values(), *lexicon.light_pairs.values()]}
    gaps = {"gifta"}  # missing in the dictionary
    assert {verb for verb in verbs if not is_verb(verb) and not verb.endswith("s")} <= gaps


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("spionage", "spionera"),
        ("militärspionage", "spionera"),
        ("invasion", "invadera"),
        ("besök", "besöka"),
        ("statsbesök", "besöka"),
        ("avlyssning", "avlyssna"),
        ("beskrivning", "beskriva"),
        ("kostnadsökning", "öka"),
        ("förhandlande", "förhandla"),
        ("mottagning", "motta"),
        ("upptäckt", "upptäcka"),
        ("terrorhot", "hota"),
        ("vapenförsäljning", "sälja"),
        ("klimatförändring", "förändra"),
        ("provokation", "provocera"),
        ("digitalisering", "digitalisera"),
        ("bojkott", "bojkotta"),
        ("rörelse", "röra sig"),
        ("avskjutning", "skjuta av"),
    ],
)
def test_verb_of_noun(lexicon, noun, verb):
    assert lexicon.verb_of_noun(noun) == verb


@pytest.mark.parametrize(
    "noun",
    "regering sjukdom 1960-tal kamrat hus tidning regeringsställning ordförande månad byggnad arbetsuppgift organisation "
    "fackförening stad utbildningsdepartement kombination barnbidrag".split(),
)
def test_noun_without_event(lexicon, noun):
    assert lexicon.verb_of_noun(noun) == ""


@pytest.mark.parametrize(
    ("noun", "preposition", "marks"),
    [
        ("invasion", "av", True),
        ("militärinvasion", "av", True),
        ("stöd", "till", True),
        ("stöd", "för", True),
        ("kritik", "mot", True),
        ("spionage", "mot", False),
        ("samarbete", "med", False),
        ("nyttjande", "av", True),
        ("uppvärmning", "av", True),
        ("hus", "av", False),
    ],
)
def test_marks_object(lexicon, noun, preposition, marks):
    assert lexicon.marks_object(noun, preposition) is marks


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("säkerhetstjänst", Kind.ORGANIZATION),
        ("kunskapscentrum", Kind.ORGANIZATION),
        ("invasionskrig", Kind.EVENT),
        ("folkomröstning", Kind.EVENT),
        ("grannland", Kind.COUNTRY),
        ("hamnstad", Kind.CITY),
        ("regionhuvudstad", Kind.CITY),
        ("utredningsrapport", Kind.DOCUMENT),
        ("FN-rapport", Kind.DOCUMENT),
        ("kulturminister", Kind.PERSON),
        ("Putinregim", Kind.ORGANIZATION),
        ("kombination", Kind.CONCEPT),
        ("verkstad", Kind.PLACE),
        ("flyktingläger", Kind.PLACE),
        ("kamrat", Kind.PERSON),
        ("zebrarand", None),
    ],
)
def test_kind_of_noun(lexicon, noun, kind):
    assert lexicon.kind_of_noun(noun) == kind


@pytest.mark.parametrize(
    "noun", "president näringsminister försvarschef vice_vd presstalesperson chefsanalytiker".split()
)
def test_roles(lexicon, noun):
    assert lexicon.is_role(noun.replace("_", " "))


@pytest.mark.parametrize("noun", "bro kram olycka dokument myndighet person människa".split())
def test_no_roles(lexicon, noun):
    assert not lexicon.is_role(noun)


def test_word_classes(lexicon):
    assert {"bedriva", "genomföra", "ägna sig åt"} <= lexicon.light_verbs
    assert lexicon.light_pairs["fatta", "beslut"] == "besluta"
    assert lexicon.light_pairs["ge", "stöd"] == "stödja"
    assert lexicon.speech_verbs["varna"] == "warn"
    assert lexicon.speech_verbs["slå fast"] == "say"
    assert lexicon.speech_verbs["förneka"] == "deny"
    assert lexicon.is_possible_noun("krigsrisk")
    assert lexicon.is_time_noun("sommarkväll")
    assert not lexicon.is_time_noun("rättegång")
    assert not lexicon.is_time_noun("kamera")
    assert ("på", "grund", "av") in lexicon.fixed_phrases
    assert "inte" in lexicon.negative_adverbs
    assert "kanske" in lexicon.possible_adverbs


def test_a_users_file_adds(tmp_path):
    own = tmp_path / "my.ttl"
    own.write_text(
        f"""@prefix lex: <{LEXICON}> . @prefix rel: <{RELATION}> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        rel:swishar-till rdfs:label "swishar till"@sv, "swishes to"@en ; skos:altLabel "skickar swish till"@sv ; lex:lemma "swisha" .
        <urn:my:noun> a lex:EventNoun ; lex:lemma "swishning" ; lex:verb "swisha" ; lex:objectPreposition "av" .
        <urn:my:words> a lex:KindNouns ; lex:denotes <https://w3id.org/graphbuild/ontology#Document> ; lex:word "swishkvitto" .""",
        encoding="utf-8",
    )
    lexicon = load_lexicon(own)
    assert lexicon.relations["swishar-till"].english == "swishes to"
    assert lexicon.canonical["skickar-swish-till"] == "swishar-till"
    assert lexicon.verb_of_noun("swishning") == "swisha"
    assert lexicon.kind_of_noun("swishkvitto") is Kind.DOCUMENT
    assert "swishar-till" not in load_lexicon().relations


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("rel:spionerar-mot rdfs:label", "Turtle"),
        (
            f"<urn:x> a <{LEXICON}KindNouns> ; <{LEXICON}denotes> <https://w3id.org/graphbuild/ontology#Kat> ; <{LEXICON}word> 'x' .",
            "Kat",
        ),
    ],
)
def test_a_broken_file_is_named(tmp_path, text, named):
    broken = tmp_path / "broken.ttl"
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=named):
        load_lexicon(broken)


def test_a_missing_file_is_named():
    with pytest.raises(OntologyError, match="nowhere"):
        load_lexicon(Path("nowhere.ttl"))


def test_words_are_plain_lower_case(graph):
    words = [word for word in graph.objects(None, LEX.word) if isinstance(word, Literal)]
    assert words
    assert [word for word in words if str(word) != str(word).strip() or "  " in word or word[:1].isupper()] == []


def test_sections_are_sorted():
    alphabet = "abcdefghijklmnopqrstuvwxyzåäö"
    for section in DATA.read_text(encoding="utf-8").split("\n# ---")[1:]:
        names = [line.split()[0] for line in section.splitlines() if line.startswith(("rel:", "noun:"))]
        assert names == sorted(names, key=lambda name: [alphabet.find(letter) for letter in name.casefold()])
