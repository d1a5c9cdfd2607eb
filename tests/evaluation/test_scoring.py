from typing import Any

import pytest

from graphbuild.evaluation import GoldFact, GoldText, Score, Stated, score
from graphbuild.evaluation.scoring import Cause, Ratio, harmonic
from graphbuild.model import Modality, Polarity


def gold(subject: str, relation: str, target: str, *, text: str = "a", **more: Any) -> GoldFact:
    return GoldFact(text, (subject,), tuple(relation.split("|")), (target,), **more)


def stated(subject: str, relation: str, target: str, **more: Any) -> Stated:
    return Stated("a", tuple(subject.split("|")), (relation,), (target,), **more)


def run(facts: list[GoldFact], found: list[Stated]) -> Score:
    return score([GoldText("a", "…", "a", tuple(facts))], found)


def test_required_facts_count_for_recall_and_all_for_precision():
    result = run(
        [
            gold("Nordkaj", "köper|förvärvar", "båt"),
            gold("Nordkaj", "säljer", "kran"),
            gold("Nordkaj", "ligger-i", "Luleå", required=False),
        ],
        [
            stated("rederiet|Nordkaj", "förvärvar", "båten"),
            stated("Nordkaj", "ligger-i", "Luleå"),
            stated("Nordkaj", "ligger-i", "Kalmar"),
        ],
    )
    assert result.precision == pytest.approx(2 / 3)
    assert result.recall == pytest.approx(1 / 2)
    assert result.f1 == pytest.approx(4 / 7)
    assert [str(each.gold) for each in result.missed] == ["Nordkaj – säljer – kran"]


def test_pair_figures_ignore_the_relation():
    result = run([gold("Nordkaj", "köper", "båt")], [stated("Nordkaj", "hyr", "båt")])
    assert (result.f1, result.pair_f1) == (0.0, 1.0)


def test_a_fact_of_another_document_does_not_count():
    result = score(
        [GoldText("a", "…", "a", (gold("Nordkaj", "köper", "båt"),)), GoldText("b", "…", "b", ())],
        [
            Stated("b", ("Nordkaj",), ("köper",), ("båt",)),
            Stated("elsewhere", ("Nordkaj",), ("köper",), ("båt",)),
        ],
    )
    assert (len(result.judged), result.precision, result.recall) == (1, 0.0, 0.0)


def test_lines_of_one_document_are_scored_together():
    texts = [
        GoldText("1", "…", "hamnen", (gold("Nordkaj", "köper", "båt", text="1"),)),
        GoldText("2", "…", "hamnen", (gold("Nordkaj", "säljer", "kran", text="2"),)),
    ]
    found = [Stated("hamnen", ("Nordkaj",), ("säljer",), ("kran",))]
    result = score(texts, found)
    assert (result.precision, result.recall) == (1.0, 0.5)


def test_qualifiers_are_compared_on_right_facts():
    told = gold(
        "Nordkaj",
        "köper",
        "båt",
        polarity=Polarity.NEGATIVE,
        modality=Modality.POSSIBLE,
        attribution=("Eva Norrby", "chefen"),
    )
    result = run(
        [told],
        [
            stated("Nordkaj", "köper", "båt", polarity="-", modality="possible", attribution=("chef",)),
            stated("Nordkaj", "köper", "båt", polarity="-", attribution=("Nordkaj",)),
            stated("Nordkaj", "hyr", "båt"),
        ],
    )
    assert result.polarity == Ratio(2, 2)
    assert result.modality == Ratio(1, 2)
    assert result.attribution == Ratio(1, 2)
    assert result.judged[1].disagreements == (
        ("modality", "asserted", "possible"),
        ("attribution", "Nordkaj", "Eva Norrby"),
    )
    assert result.judged[2].disagreements == ()


def test_a_speaker_counts_only_where_the_gold_fact_names_one():
    result = run([gold("Nordkaj", "köper", "båt")], [stated("Nordkaj", "köper", "båt", attribution=("Eva Norrby",))])
    assert result.attribution == Ratio(0, 0)


def test_qualifiers_are_those_of_the_required_fact_that_agrees_most():
    result = run(
        [
            gold("Nordkaj", "köper", "båt", required=False, polarity=Polarity.NEGATIVE),
            gold("Nordkaj", "köper", "båt"),
            gold("Nordkaj", "köper", "båt", polarity=Polarity.NEGATIVE, modality=Modality.POSSIBLE),
        ],
        [stated("Nordkaj", "köper", "båt", polarity="-")],
    )
    assert result.judged[0].gold is not None
    assert result.judged[0].gold.required
    assert (result.polarity.part, result.modality.part) in {(0, 1), (1, 0)}


@pytest.mark.parametrize(
    ("found", "cause"),
    [
        (stated("Nordkaj", "hyr", "båt"), Cause.RELATION),
        (stated("Nordkaj", "köper", "kran"), Cause.OBJECT),
        (stated("Sydkaj", "köper", "båt"), Cause.SUBJECT),
        (stated("Sydkaj", "köper", "kran"), Cause.NOTHING),
        (stated("Nordkaj", "hyr", "kran"), Cause.NOTHING),
    ],
)
def test_a_failure_tells_where_it_parts_from_the_nearest_fact(found: Stated, cause: Cause):
    result = run([gold("Nordkaj", "köper", "båt")], [found])
    assert result.judged[0].cause is cause
    assert result.missed[0].cause is cause
    assert (result.missed[0].near is None) == (cause is Cause.NOTHING)


def test_nothing_stated_and_nothing_required():
    result = run([], [])
    assert set(result.figures().values()) == {0}
    assert harmonic(0, 0) == 0


def test_what_is_nearest_stands_in_the_same_sentence():
    texts = [
        GoldText("1", "Nordkaj  köper en båt.", "hamnen", (GoldFact("1", ("Nordkaj",), ("köper",), ("båt",)),)),
        GoldText("2", "Båten tillhör Nordkaj.", "hamnen", (GoldFact("2", ("Nordkaj",), ("äger",), ("båt",)),)),
    ]
    wrong = Stated("hamnen", ("Nordkaj",), ("målar",), ("båt",), evidence="Nordkaj köper en båt.")
    result = score(texts, [wrong])
    assert [(each.gold.text, each.cause) for each in result.missed] == [("1", Cause.RELATION), ("2", Cause.NOTHING)]
    assert result.judged[0].near == texts[0].facts[0]
