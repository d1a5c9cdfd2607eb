"""Arguments that a tree draws once, or not at all: coordination, relatives, control, passives."""

import pytest

from graphbuild.rules.clause import conjuncts, is_passive, subjects
from graphbuild.rules.dependents import objects, obliques, preposition


def texts(words) -> list[str]:
    return [word.text for word in words]


def word(tree, text: str):
    return next(word for word in tree.words if word.text == text)


COORDINATION = """
    Nordkaj    Nordkaj   PROPN  4  nsubj
    och        och       CCONJ  3  cc
    Sydkaj     Sydkaj    PROPN  1  conj
    bygger     bygga     VERB   0  root  VerbForm=Fin
    och        och       CCONJ  6  cc
    säljer     sälja     VERB   4  conj  VerbForm=Fin
    båtar      båt       NOUN   6  obj
    och        och       CCONJ  9  cc
    kranar     kran      NOUN   7  conj
"""


def test_coordinated_verbs_share_subjects_and_objects(plant):
    tree = plant(COORDINATION)
    for verb in ("bygger", "säljer"):
        assert texts(subjects(word(tree, verb))) == ["Nordkaj", "Sydkaj"]
        assert texts(objects(word(tree, verb))) == ["båtar", "kranar"]


def test_a_verb_with_an_oblique_needs_no_object_of_its_neighbour(plant):
    tree = plant(
        """
        Eva      Eva     PROPN  2  nsubj
        reste    resa    VERB   0  root  VerbForm=Fin
        till     till    ADP    4  case
        Luleå    Luleå   PROPN  2  obl
        och      och     CCONJ  6  cc
        köpte    köpa    VERB   2  conj  VerbForm=Fin
        båten    båt     NOUN   6  obj
        """
    )
    assert objects(word(tree, "reste")) == []
    assert texts(subjects(word(tree, "köpte"))) == ["Eva"]


def test_a_clause_hung_on_a_noun_is_no_conjunct(plant):
    tree = plant(
        """
        Eva      Eva     PROPN  2  nsubj
        såg      se      VERB   0  root  VerbForm=Fin
        båten    båt     NOUN   2  obj
        och      och     CCONJ  6  cc
        Per      Per     PROPN  6  nsubj
        sov      sova    VERB   3  conj  VerbForm=Fin
        """
    )
    assert texts(conjuncts(word(tree, "båten"))) == ["båten"]


RELATIVE = """
    båten      båt       NOUN   0  root
    som        som       PRON   3  {role}  PronType=Rel
    {verb}     bygga     VERB   1  acl:relcl  VerbForm=Fin
    {other}
"""


def test_a_relative_subject_is_its_antecedent(plant):
    tree = plant(RELATIVE.format(role="nsubj", verb="väntar", other="Luleå Luleå PROPN 3 obj"))
    assert texts(subjects(word(tree, "väntar"))) == ["båten"]
    assert texts(objects(word(tree, "väntar"))) == ["Luleå"]


def test_a_relative_object_is_its_antecedent(plant):
    tree = plant(RELATIVE.format(role="obj", verb="byggde", other="Eva Eva PROPN 3 nsubj"))
    assert texts(subjects(word(tree, "byggde"))) == ["Eva"]
    assert texts(objects(word(tree, "byggde"))) == ["båten"]


def test_an_object_is_found_without_a_relative_pronoun(plant):
    tree = plant(
        """
        båten   båt     NOUN   0  root
        Eva     Eva     PROPN  3  nsubj
        byggde  bygga   VERB   1  acl:relcl  VerbForm=Fin
        """
    )
    assert texts(objects(word(tree, "byggde"))) == ["båten"]


def test_a_relative_clause_is_about_all_that_is_coordinated_before_it(plant):
    tree = plant(
        """
        båtar     båt     NOUN   0  root
        och       och     CCONJ  3  cc
        kranar    kran    NOUN   1  conj
        som       som     PRON   5  nsubj  PronType=Rel
        rostar    rosta   VERB   1  acl:relcl  VerbForm=Fin
        """
    )
    assert texts(subjects(word(tree, "rostar"))) == ["båtar", "kranar"]


def test_a_preposition_left_at_its_verb_belongs_to_the_relative(plant):
    tree = plant(
        """
        avtalet   avtal    NOUN   0  root
        som       som      PRON   4  obl  PronType=Rel
        Eva       Eva      PROPN  4  nsubj
        talade    tala     VERB   1  acl:relcl  VerbForm=Fin
        om        om       ADP    4  case
        """
    )
    (found,) = obliques(word(tree, "talade"))
    assert (found.preposition, found.word.text) == ("om", "avtalet")


CONTROL = """
    Nordkaj    Nordkaj  PROPN  2  nsubj
    {verb}     {lemma}  VERB   0  root  VerbForm=Fin
    Sydkaj     Sydkaj   PROPN  2  obj
    att        att      PART   5  mark
    sälja      sälja    VERB   2  xcomp  VerbForm=Inf
    kranen     kran     NOUN   5  obj
"""


@pytest.mark.parametrize(("verb", "lemma", "who"), [("uppmanade", "uppmana", "Sydkaj"), ("lovade", "lova", "Nordkaj")])
def test_who_does_what_an_infinitive_says(plant, verb: str, lemma: str, who: str):
    tree = plant(CONTROL.format(verb=verb, lemma=lemma))
    assert texts(subjects(word(tree, "sälja"))) == [who]


def test_a_participle_is_about_its_noun(plant):
    tree = plant(
        """
        avtal          avtal         NOUN   0  root
        undertecknat   underteckna   VERB   1  acl       VerbForm=Part|Tense=Past
        av             av            ADP    4  case
        Eva            Eva           PROPN  2  obl:agent
        """
    )
    assert texts(subjects(word(tree, "undertecknat"))) == ["avtal"]


def test_an_infinitive_at_a_noun_is_done_by_the_one_who_has_it(plant):
    tree = plant(
        """
        Nordkaj  Nordkaj  PROPN  2  nsubj
        fick     få       VERB   0  root  VerbForm=Fin
        chansen  chans    NOUN   2  obj
        att      att      PART   5  mark
        växa     växa     VERB   3  acl   VerbForm=Inf
        """
    )
    assert texts(subjects(word(tree, "växa"))) == ["Nordkaj"]


def test_nobody_does_what_no_text_tells(plant):
    tree = plant("Bygg bygga VERB 0 root VerbForm=Fin|Mood=Imp\nbåten båt NOUN 1 obj")
    assert subjects(word(tree, "Bygg")) == []


@pytest.mark.parametrize(
    ("rows", "passive"),
    [
        ("byggs bygga VERB 0 root Voice=Pass|VerbForm=Fin", True),
        ("byggd bygga VERB 0 root VerbForm=Part|Tense=Past\nblev bli AUX 1 aux:pass", True),
        ("byggs bygga VERB 0 root VerbForm=Fin\nbåten båt NOUN 1 nsubj:pass", True),
        ("hoppas hoppas VERB 0 root Voice=Pass|VerbForm=Fin", False),
        ("byggde bygga VERB 0 root Voice=Act|VerbForm=Fin", False),
        ("byggande bygga VERB 0 root VerbForm=Part|Tense=Pres", False),
    ],
)
def test_passives(plant, rows: str, *, passive: bool):
    assert is_passive(plant(rows).root) is passive


def test_prepositions_are_joined_and_shared(plant):
    tree = plant(
        """
        stannade  stanna  VERB   0  root
        på        på      ADP    5  case
        grund     grund   NOUN   2  fixed
        av        av      ADP    2  fixed
        storm     storm   NOUN   1  obl
        och       och     CCONJ  7  cc
        dimma     dimma   NOUN   5  conj
        """
    )
    assert preposition(word(tree, "storm"))[0] == "på-grund-av"
    found = obliques(word(tree, "stannade"))
    assert [(each.preposition, each.word.text) for each in found] == [
        ("på-grund-av", "storm"),
        ("på-grund-av", "dimma"),
    ]


def test_a_conjunct_may_have_a_preposition_of_its_own(plant):
    tree = plant(
        """
        seglar   segla    VERB   0  root
        från     från     ADP    3  case
        Luleå    Luleå    PROPN  1  obl
        eller    eller    CCONJ  6  cc
        till     till     ADP    6  case
        Kalmar   Kalmar   PROPN  3  conj
        """
    )
    found = obliques(word(tree, "seglar"))
    assert [(each.preposition, each.word.text) for each in found] == [("från", "Luleå"), ("till", "Kalmar")]
