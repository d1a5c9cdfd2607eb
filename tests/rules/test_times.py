"""The time of a clause on trees built by hand, and how it and amounts reach claims, facts and files."""

import io
import json

import pytest
from rdflib import URIRef
from rdflib.namespace import XSD

from graphbuild.export import write_facts
from graphbuild.graph import to_rdf
from graphbuild.mentions import find_mentions
from graphbuild.model import Document, Value
from graphbuild.naming import load_lexicon, load_places
from graphbuild.pipeline import extract_facts
from graphbuild.rules import RULES, Context, extract_claims
from graphbuild.rules.times import find_time

REPAIRED = """
    Nordkaj     Nordkaj   PROPN  2  nsubj  B-ORG
    lagade      laga      VERB   0  root   VerbForm=Fin
    båten       båt       NOUN   2  obj    Definite=Def|Gender=Com|Number=Sing
"""


def context(tree) -> Context:
    lexicon, places = load_lexicon(), load_places()
    return Context(tree, find_mentions(tree, lexicon, places), lexicon, places, "hamnen")


def time_of(tree, text: str) -> Value | None:
    return find_time(next(word for word in tree.words if word.text == text), context(tree))


@pytest.mark.parametrize(
    ("rows", "time"),
    [
        (
            "i i ADP 5 case\napril april NOUN 2 obl\n1997 1997 NUM 5 nummod",
            Value("april 1997", "gYearMonth", "1997-04"),
        ),
        ("2011 2011 NUM 2 obl", Value("2011", "gYear", "2011")),
        ("2011 2011 NUM 3 nummod", Value("2011", "gYear", "2011")),
        ("sedan sedan ADP 5 case\n2017 2017 NUM 2 obl", Value("sedan 2017", "gYear", "2017")),
        ("före före ADP 5 case\n2030 2030 NUM 2 obl", Value("före 2030")),
        ("i i ADP 5 case\ngår går NOUN 2 obl", Value("i går")),
        ("igår igår ADV 2 advmod", Value("igår")),
        ("under under ADP 5 case\nnatten natt NOUN 2 obl Definite=Def", Value("under natten")),
        ("förra förra ADJ 5 amod\nveckan vecka NOUN 2 obl", Value("förra veckan")),
        (
            "i i ADP 5 case\ngår går NOUN 2 obl\nden den DET 8 det\n9 9 NUM 8 nummod\nmars mars NOUN 2 obl\n2023 2023 NUM 8 nummod",
            Value("den 9 mars 2023", "date", "2023-03-09"),
        ),
    ],
)
def test_a_clause_has_the_time_that_its_dependents_give(plant, rows, time):
    assert time_of(plant(f"{REPAIRED}{rows}"), "lagade") == time


@pytest.mark.parametrize(
    "rows",
    [
        "snabbt snabb ADV 2 advmod",
        "i i ADP 5 case\nLuleå Luleå PROPN 2 obl B-LOC",
        "i i ADP 6 case\ntre tre NUM 6 nummod\nveckor vecka NOUN 2 obl",  # how long, not when
        "två två NUM 5 nummod\ngånger gång NOUN 2 obl",
        "för för ADP 6 case\nfem fem NUM 6 nummod\nkronor krona NOUN 2 obl",
        "efter efter ADP 5 case\nkriget krig NOUN 2 obl\n2013 2013 NUM 5 nummod",  # the war's year
    ],
)
def test_a_clause_without_a_time(plant, rows):
    assert time_of(plant(f"{REPAIRED}{rows}"), "lagade") is None


def test_a_word_at_the_start_of_the_sentence_is_the_same_time(plant):
    tree = plant("I i ADP 2 case\ndag dag NOUN 3 obl\nlagade laga VERB 0 root VerbForm=Fin\nhon hon PRON 3 nsubj")
    assert time_of(tree, "lagade") == Value("i dag")


def test_an_infinitive_has_its_matrix_verbs_time(plant):
    tree = plant(f"{REPAIRED}2011 2011 NUM 2 obl\natt att PART 6 mark\nsegla segla VERB 2 xcomp VerbForm=Inf")
    assert time_of(tree, "segla") == Value("2011", "gYear", "2011")


def test_a_subordinate_clause_has_its_own_time(plant):
    tree = plant(f"{REPAIRED}2011 2011 NUM 2 obl\nsom som PRON 6 nsubj\nsjönk sjunka VERB 3 acl:relcl VerbForm=Fin")
    assert time_of(tree, "sjönk") is None


COORDINATED = """
    {first}     {first}   NUM    2  obl
    lagade      laga      VERB   0  root   VerbForm=Fin
    Nordkaj     Nordkaj   PROPN  2  nsubj  B-ORG
    båten       båt       NOUN   2  obj
    {second}    {second}  {upos} 2  obl
    och         och       CCONJ  7  cc
    sålde       sälja     VERB   2  conj   VerbForm=Fin
    den         den       PRON   7  obj
    {subject}
"""


def coordinated(plant, **rows):
    return plant(COORDINATED.format(**({"first": "2011", "second": "grundligt", "upos": "ADV", "subject": ""} | rows)))


def test_a_time_in_front_is_shared_by_coordinated_verbs(plant):
    assert time_of(coordinated(plant), "sålde") == Value("2011", "gYear", "2011")


def test_a_time_behind_the_first_verb_is_its_own(plant):
    assert time_of(coordinated(plant, first="Då", second="2011", upos="NUM"), "sålde") is None


def test_a_coordinated_clause_with_a_subject_has_its_own_time(plant):
    assert time_of(coordinated(plant, subject="hon hon PRON 7 nsubj"), "sålde") is None


PAID = """
    Nordkaj     Nordkaj   PROPN  2  nsubj  B-ORG
    betalade    betala    VERB   0  root   VerbForm=Fin
    fem         fem       NUM    5  nummod
    miljoner    miljon    NOUN   5  nummod
    kronor      krona     NOUN   2  obj
    i           i         ADP    7  case
    april       april     NOUN   2  obl
    1997        1997      NUM    7  nummod
"""


def test_claims_have_amounts_as_objects_and_a_time(plant):
    (finding,) = extract_claims(context(plant(PAID)), RULES)
    claim = finding.claim
    assert claim.object == Value("fem miljoner kronor", "integer", "5000000", "SEK")
    assert claim.time == Value("april 1997", "gYearMonth", "1997-04")
    start, end = claim.evidence.object
    assert claim.evidence.text[start:end] == "fem miljoner kronor"


def test_amount_and_time_reach_the_files(plant):
    sentence = plant(PAID).sentence
    document = Document("hamnen", sentence.text, sentences=(sentence,))
    facts = extract_facts([document])
    stream = io.StringIO()
    write_facts(facts, stream)
    row = json.loads(stream.getvalue())
    assert (row["object"]["label"], row["object"]["lexical"], row["object"]["unit"]) == (
        "fem miljoner kronor",
        "5000000",
        "SEK",
    )
    assert (row["time"]["label"], row["time"]["datatype"]) == ("april 1997", "gYearMonth")
    graph = to_rdf(facts, [document])
    gb = "https://w3id.org/graphbuild/ontology#"
    said = {str(p).removeprefix(gb): o for _, p, o, _ in graph.quads((URIRef(facts[0].iri), None, None, None))}
    assert (str(said["time"]), said["time"].datatype) == ("1997-04", XSD.gYearMonth)
    assert str(said["unit"]) == "SEK"
    assert (str(said["wording"]), 5000000) == ("fem miljoner kronor", _amount(said))


def _amount(said) -> int:
    literal = next(value for name, value in said.items() if name.endswith("#object"))
    assert literal.datatype == XSD.integer
    return int(literal)
