import random

import pytest

from graphbuild.evaluation import GoldFact, GoldText
from graphbuild.evaluation.calibration import (
    BASE,
    Sample,
    collect,
    cross_validate,
    estimate,
    find_features,
    fit,
    fit_table,
)
from graphbuild.model import Entity, Evidence, Fact, Kind, Polarity, Relation, Value


def make_samples():
    """Facts of a good rule and of a poor one, ten documents each."""
    chance = random.Random(7)  # noqa: S311  # a fixed sequence, not a secret
    return [
        Sample(frozenset({f"rule {rule}"}), chance.random() < share, f"{rule} {number % 10}")
        for rule, share in (("title", 0.95), ("apposition", 0.4))
        for number in range(200)
    ]


def test_fitted_confidence_is_near_the_share_that_is_right():
    weights = fit(make_samples(), shrinkage=0.1)
    assert estimate(["rule title"], weights) == pytest.approx(0.95, abs=0.05)
    assert estimate(["rule apposition"], weights) == pytest.approx(0.4, abs=0.08)


def test_what_was_never_seen_gets_the_base():
    weights = fit(make_samples())
    assert estimate(["rule unknown"], weights) == estimate([], weights)
    assert estimate([], weights) == pytest.approx(0.73, abs=0.15)


def test_what_was_seen_once_has_no_weight_and_shrinkage_draws_to_the_base():
    once = Sample(frozenset({"rule once"}), right=False, document="a")
    assert "rule once" not in fit([*make_samples(), once])
    weak, strong = fit(make_samples(), shrinkage=1), fit(make_samples(), shrinkage=1000)
    assert abs(strong["rule title"]) < abs(weak["rule title"])


def test_no_document_is_judged_by_weights_that_knew_it():
    samples = [
        Sample(frozenset({"rule title"}), right=number % 2 == 0, document=str(number % 2)) for number in range(20)
    ]
    found = cross_validate(samples, folds=2)
    assert len(found) == 20
    assert all((confidence < 0.1) is right for confidence, right in found)


def test_the_table_is_python_with_a_cautious_base():
    namespace = {}
    exec(fit_table(make_samples()), namespace)  # noqa: S102  # our own table
    assert namespace["WEIGHTS"].keys() == fit(make_samples()).keys()
    assert namespace["WEIGHTS"][BASE] < fit(make_samples())[BASE]


EVIDENCE = Evidence(
    "a", 0, 100, 130, "Han köper inte en båt i Luleå.", "verb-with-preposition", (100, 103), (104, 109), (124, 129)
)
BERG = Entity("Per Berg", "Per Berg", Kind.PERSON)
CITY = Entity("Luleå", "Luleå", Kind.CITY)


def test_features_tell_rule_ends_and_qualifiers():
    fact = Fact(BERG, Relation("köper-i"), CITY, polarity=Polarity.NEGATIVE)
    assert find_features(fact, EVIDENCE) == {
        "rule verb-with-preposition",
        "subject pronoun",
        "subject named",
        "object named",
        "denied",
    }


def test_features_of_a_described_subject_and_a_value():
    evidence = Evidence("a", 0, 0, 30, "Kommunen köper tre båtar ihop.", "active-with-object", (0, 8), (9, 14))
    fact = Fact(CITY, Relation("köper"), Value("tre båtar"))
    assert find_features(fact, evidence) == {
        "rule active-with-object",
        "subject described",
        "subject named",
        "object value",
        "plain name",
    }


def test_samples_are_facts_judged_by_the_gold_standard():
    texts = [GoldText("1", EVIDENCE.text, "a", (GoldFact("1", ("Per Berg",), ("köper-i",), ("Luleå",)),))]
    right = Fact(BERG, Relation("köper-i"), CITY, evidence=(EVIDENCE,))
    wrong = Fact(BERG, Relation("säljer-i"), CITY, evidence=(EVIDENCE,))
    elsewhere = Fact(BERG, Relation("reser-till"), CITY, evidence=(Evidence("b", 0, 0, 3, "Han", "x"),))
    found = collect(texts, [right, wrong, elsewhere])
    assert [(sample.right, sample.document) for sample in found] == [(True, "a"), (False, "a")]
