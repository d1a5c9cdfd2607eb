import pytest

from graphbuild.errors import GoldError
from graphbuild.evaluation import GoldFact, GoldText, Report, Stated, compare, score
from graphbuild.evaluation.scoring import Cause
from graphbuild.evaluation.table import format_table


def fact(subject: str, relation: str, target: str, *rules: str, confidence: float = 0.9) -> Stated:
    return Stated("hamnen", (subject,), (relation,), (target,), confidence=confidence, rules=rules)


TEXTS = [
    GoldText(
        "hamnen-1",
        "Nordkaj köper en båt av Sydkaj.",
        "hamnen",
        (
            GoldFact("hamnen-1", ("Nordkaj",), ("köper",), ("båt",)),
            GoldFact("hamnen-1", ("Nordkaj",), ("köper-av",), ("Sydkaj",), attribution=("Eva Norrby",)),
        ),
    )
]
BOUGHT = fact("Nordkaj", "köper", "båt", "active-with-object")
SELLER = fact("Nordkaj", "köper-av", "Sydkaj", "verb-with-preposition", "title")
WRONG = fact("Nordkaj", "köper", "Sydkaj", "verb-with-preposition", confidence=0.4)


def report(*found: Stated) -> Report:
    return Report("gold.jsonl", score(TEXTS, found))


def test_a_fact_counts_for_every_rule_that_read_it():
    rules = {rule.rule: rule for rule in report(BOUGHT, SELLER, WRONG).rules}
    assert list(rules) == ["verb-with-preposition", "active-with-object", "title"]
    found = rules["verb-with-preposition"]
    assert (found.stated, found.right, found.precision) == (2, 1, 0.5)
    assert found.causes == ((Cause.RELATION, 1),)
    assert (rules["title"].stated, rules["title"].right) == (1, 1)


def test_the_text_tells_figures_rules_confidence_and_errors():
    text = report(BOUGHT, WRONG).to_text()
    assert "precision             0.500" in text
    assert "facts required            2" in text
    assert "active-with-object" in text
    assert "0.9 to 1.0       1      1" in text
    assert "Precision at confidence 0.8 and above: 1.000 (1 of 1)" in text
    assert "  - hamnen-1: Nordkaj – köper-av – Sydkaj   (stated: Nordkaj – köper – Sydkaj)" in text
    assert "  + hamnen: Nordkaj – köper – Sydkaj [verb-with-preposition]   (gold: Nordkaj – köper-av – Sydkaj)" in text
    assert "Left out" not in text


def test_the_text_of_a_run_without_errors_says_so():
    said = Stated("hamnen", ("Nordkaj",), ("köper-av",), ("Sydkaj",), attribution=("Eva Norrby",))
    assert report(BOUGHT, said).to_text().count("  none") == 3


def test_the_text_names_what_is_qualified_otherwise():
    assert (
        "  ~ hamnen: Nordkaj – köper-av – Sydkaj   (attribution: nobody, gold: Eva Norrby)" in report(SELLER).to_text()
    )


def test_the_text_names_documents_left_out():
    text = Report("gold.jsonl", score(TEXTS, []), ("kajen has no text in it; give Swedish sentences.",)).to_text()
    assert text.endswith("  kajen has no text in it; give Swedish sentences.")


def test_two_runs_are_compared_fact_by_fact():
    found = compare(report(BOUGHT, WRONG), report(SELLER, fact("Sydkaj", "köper", "båt", "title")))
    assert found.found == ("hamnen-1: Nordkaj – köper-av – Sydkaj",)
    assert found.lost == ("hamnen-1: Nordkaj – köper – båt",)
    assert found.mended == ("hamnen: Nordkaj – köper – Sydkaj",)
    assert found.broken == ("hamnen: Sydkaj – köper – båt",)
    text = found.to_text()
    assert "facts stated               2      2      +0" in text
    assert "active-with-object" in text


def test_equal_runs_have_no_changes():
    found = compare(report(BOUGHT), report(BOUGHT))
    assert (found.found, found.lost, found.mended, found.broken) == ((), (), (), ())
    assert "By rule: no change" in found.to_text()


def test_runs_on_different_gold_files_are_not_compared():
    with pytest.raises(GoldError, match="2 and 0 required facts"):
        compare(report(), Report("other.jsonl", score([], [])))


def test_tables_stand_in_line():
    assert format_table(("rule", "n"), [("a", 10), ("long", 0.5)]) == "rule      n\na        10\nlong  0.500"
