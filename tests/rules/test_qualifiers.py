"""Denied, possible, or said by somebody: read from the predicate upwards."""

import pytest

from graphbuild.model import Modality, Polarity
from graphbuild.naming import load_lexicon
from graphbuild.rules.qualifiers import find_qualifiers


def qualify(tree, text: str):
    word = next(word for word in tree.words if word.text == text)
    return find_qualifiers(word, load_lexicon())


def denied(tree, text: str) -> bool:
    return qualify(tree, text).polarity is Polarity.NEGATIVE


def possible(tree, text: str) -> bool:
    return qualify(tree, text).modality is Modality.POSSIBLE


PLAIN = """
    Nordkaj   Nordkaj  PROPN  2  nsubj
    köper     köpa     VERB   0  root  VerbForm=Fin
    {row}
    båten     båt      NOUN   2  obj
"""


def test_a_plain_clause_is_asserted_by_the_text(plant):
    found = qualify(plant(PLAIN.format(row="")), "köper")
    assert (found.polarity, found.modality, found.speaker, found.why) == (
        Polarity.POSITIVE,
        Modality.ASSERTED,
        None,
        (),
    )


@pytest.mark.parametrize(
    "row",
    [
        "inte inte PART 2 advmod Polarity=Neg",
        "aldrig aldrig ADV 2 advmod Polarity=Neg",
        "knappast knappast ADV 2 advmod",
        "varken varken CCONJ 2 cc",
    ],
)
def test_words_that_deny(plant, row: str):
    tree = plant(PLAIN.format(row=row))
    assert denied(tree, "köper")
    assert not possible(tree, "köper")
    assert qualify(tree, "köper").why == (f"denied by {row.split(maxsplit=1)[0]}",)


@pytest.mark.parametrize("limit", ["bara bara", "enbart enbart", "minst lite"])
def test_a_negation_that_only_limits_denies_nothing(plant, limit: str):
    rows = f"inte inte PART 2 advmod Polarity=Neg\n{limit} ADV 2 advmod"
    assert not denied(plant(PLAIN.format(row=rows)), "köper")


@pytest.mark.parametrize(
    "row",
    [
        "kan kunna AUX 2 aux VerbForm=Fin",
        "ska skola AUX 2 aux VerbForm=Fin",
        "bör böra AUX 2 aux VerbForm=Fin",
        "kanske kanske ADV 2 advmod",
        "eventuellt eventuellt ADV 2 advmod",
    ],
)
def test_words_that_leave_it_possible(plant, row: str):
    tree = plant(PLAIN.format(row=row))
    assert possible(tree, "köper")
    assert not denied(tree, "köper")


def test_the_perfect_is_a_fact(plant):
    assert not possible(plant(PLAIN.format(row="har ha AUX 2 aux VerbForm=Fin")), "köper")


CHAIN = """
    Nordkaj   Nordkaj  PROPN  2  nsubj
    {verb}    {lemma}  VERB   0  root   VerbForm=Fin
    {row}
    köpa      köpa     VERB   2  xcomp  VerbForm=Inf
    båten     båt      NOUN   4  obj
"""


def test_attempts_are_possible(plant):
    assert possible(plant(CHAIN.format(verb="försöker", lemma="försöka", row="att att PART 4 mark")), "köpa")


def test_refusals_are_denials(plant):
    assert denied(plant(CHAIN.format(verb="vägrar", lemma="vägra", row="att att PART 4 mark")), "köpa")


def test_a_denied_refusal_denies_nothing(plant):
    tree = plant(CHAIN.format(verb="vägrar", lemma="vägra", row="inte inte PART 2 advmod Polarity=Neg"))
    assert not denied(tree, "köpa")


def test_a_denied_attempt_denies_what_is_attempted(plant):
    tree = plant(CHAIN.format(verb="försöker", lemma="försöka", row="inte inte PART 2 advmod Polarity=Neg"))
    assert denied(tree, "köpa")
    assert possible(tree, "köpa")


COMPLEMENT = """
    Eva       Eva      PROPN  2  nsubj
    {verb}    {lemma}  VERB   0  root   VerbForm=Fin
    {row}
    att       att      SCONJ  6  mark
    Nordkaj   Nordkaj  PROPN  6  nsubj
    köper     köpa     VERB   2  ccomp  VerbForm=Fin
    båten     båt      NOUN   6  obj
"""
NOT = "inte inte PART 2 advmod Polarity=Neg"
NOW = "nu nu ADV 2 advmod"


def test_not_to_think_is_to_think_not(plant):
    assert denied(plant(COMPLEMENT.format(verb="tror", lemma="tro", row=NOT)), "köper")


def test_not_to_say_is_not_to_deny(plant):
    assert not denied(plant(COMPLEMENT.format(verb="säger", lemma="säga", row=NOT)), "köper")


@pytest.mark.parametrize(("verb", "lemma"), [("säger", "säga"), ("hävdar", "hävda"), ("tror", "tro")])
def test_the_subject_of_saying_and_thinking_speaks(plant, verb: str, lemma: str):
    found = qualify(plant(COMPLEMENT.format(verb=verb, lemma=lemma, row=NOW)), "köper")
    assert found.speaker is not None
    assert found.speaker.text == "Eva"
    assert f"said by Eva: {verb}" in found.why


def test_the_verb_of_saying_itself_is_said_by_the_text(plant):
    assert qualify(plant(COMPLEMENT.format(verb="säger", lemma="säga", row=NOW)), "säger").speaker is None


def test_a_coordinated_infinitive_shares_modal_and_negation(plant):
    tree = plant(
        """
        Nordkaj   Nordkaj  PROPN  4  nsubj
        kan       kunna    AUX    4  aux    VerbForm=Fin
        inte      inte     PART   4  advmod Polarity=Neg
        köpa      köpa     VERB   0  root   VerbForm=Inf
        eller     eller    CCONJ  6  cc
        hyra      hyra     VERB   4  conj   VerbForm=Inf
        båten     båt      NOUN   6  obj
        """
    )
    assert denied(tree, "hyra")
    assert possible(tree, "hyra")


def test_a_second_clause_with_its_own_subject_shares_nothing(plant):
    tree = plant(
        """
        Nordkaj   Nordkaj  PROPN  4  nsubj
        kan       kunna    AUX    4  aux    VerbForm=Fin
        inte      inte     PART   4  advmod Polarity=Neg
        köpa      köpa     VERB   0  root   VerbForm=Inf
        men       men      CCONJ  7  cc
        Sydkaj    Sydkaj   PROPN  7  nsubj
        hyr       hyra     VERB   4  conj   VerbForm=Fin
        båten     båt      NOUN   7  obj
        """
    )
    assert not denied(tree, "hyr")
    assert not possible(tree, "hyr")


def test_a_condition_leaves_both_sides_possible(plant):
    tree = plant(
        """
        Om        om       SCONJ  3  mark
        Sydkaj    Sydkaj   PROPN  3  nsubj
        säljer    sälja    VERB   5  advcl  VerbForm=Fin
        ,         ,        PUNCT  3  punct
        köper     köpa     VERB   0  root   VerbForm=Fin
        Nordkaj   Nordkaj  PROPN  5  nsubj
        """
    )
    assert possible(tree, "säljer")
    assert possible(tree, "köper")


def test_a_condition_may_begin_with_its_verb(plant):
    tree = plant(
        """
        Skulle    skola    AUX    3  aux    VerbForm=Fin
        Sydkaj    Sydkaj   PROPN  3  nsubj
        sälja     sälja    VERB   5  advcl  VerbForm=Inf
        ,         ,        PUNCT  3  punct
        köper     köpa     VERB   0  root   VerbForm=Fin
        Nordkaj   Nordkaj  PROPN  5  nsubj
        """
    )
    assert possible(tree, "sälja")
    assert possible(tree, "köper")


def test_a_time_clause_is_no_condition(plant):
    tree = plant(
        """
        När       när      ADV    3  advmod
        Sydkaj    Sydkaj   PROPN  3  nsubj
        sålde     sälja    VERB   5  advcl  VerbForm=Fin
        ,         ,        PUNCT  3  punct
        köpte     köpa     VERB   0  root   VerbForm=Fin
        Nordkaj   Nordkaj  PROPN  5  nsubj
        """
    )
    assert not possible(tree, "sålde")
    assert not possible(tree, "köpte")


def test_a_purpose_is_possible_and_its_means_a_fact(plant):
    tree = plant(
        """
        Nordkaj   Nordkaj  PROPN  2  nsubj
        lånar     låna     VERB   0  root   VerbForm=Fin
        för       för      ADP    5  mark
        att       att      PART   5  mark
        köpa      köpa     VERB   2  advcl  VerbForm=Inf
        båten     båt      NOUN   5  obj
        """
    )
    assert possible(tree, "köpa")
    assert not possible(tree, "lånar")


def test_without_doing_is_a_denial(plant):
    tree = plant(
        """
        Nordkaj   Nordkaj  PROPN  2  nsubj
        hyr       hyra     VERB   0  root   VerbForm=Fin
        utan      utan     ADP    5  mark
        att       att      PART   5  mark
        köpa      köpa     VERB   2  advcl  VerbForm=Inf
        """
    )
    assert denied(tree, "köpa")
    assert not denied(tree, "hyr")


def test_a_risk_is_possible(plant):
    tree = plant(
        """
        Eva       Eva      PROPN  2  nsubj
        ser       se       VERB   0  root   VerbForm=Fin
        en        en       DET    4  det
        risk      risk     NOUN   2  obj
        att       att      SCONJ  7  mark
        Nordkaj   Nordkaj  PROPN  7  nsubj
        säljer    sälja    VERB   4  acl    VerbForm=Fin
        """
    )
    assert possible(tree, "säljer")
    assert not possible(tree, "ser")
