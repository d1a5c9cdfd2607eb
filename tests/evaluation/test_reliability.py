import pytest

from graphbuild.evaluation import GoldFact, Stated
from graphbuild.evaluation.reliability import bin_confidences, calibration_error, precision_above
from graphbuild.evaluation.scoring import Judged

GOLD = GoldFact("a", ("Nordkaj",), ("köper",), ("båt",))


def judged(confidence: float | None, *, right: bool) -> Judged:
    fact = Stated("a", ("Nordkaj",), ("köper",), ("båt",), confidence=confidence)
    return Judged(fact, GOLD if right else None)


FACTS = [
    judged(0.3, right=False),
    judged(0.8, right=True),
    judged(0.85, right=False),
    judged(0.9, right=True),
    judged(1.0, right=True),
    judged(None, right=False),
]


def test_facts_fall_into_the_bin_that_begins_with_their_confidence():
    bins = bin_confidences(FACTS)
    assert [(each.low, each.high, each.stated, each.right) for each in bins] == [
        (0.0, 0.5, 1, 0),
        (0.8, 0.9, 2, 1),
        (0.9, 1.0, 2, 2),
    ]
    assert bins[1].confidence == pytest.approx(0.825)
    assert bins[1].precision == 0.5


def test_calibration_error_weighs_bins_by_their_facts():
    expected = (1 * 0.3 + 2 * abs(0.825 - 0.5) + 2 * abs(0.95 - 1.0)) / 5
    assert calibration_error(bin_confidences(FACTS)) == pytest.approx(expected)
    assert calibration_error([]) == 0.0


def test_precision_of_sure_facts():
    sure = precision_above(FACTS, 0.8)
    assert (sure.part, sure.whole) == (3, 4)
