import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graphbuild.evaluation import evaluate, evaluate_facts, read_gold
from graphbuild.evaluation.run import make_documents, state
from graphbuild.model import Entity, Evidence, Fact, Kind, Relation, Value


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def gold(id: str, text: str, *facts: tuple[str, str, str], **more: str) -> dict[str, Any]:
    return {
        "id": id,
        "text": text,
        "facts": [{"subject": [s], "relation": [r], "object": [o]} for s, r, o in facts],
    } | more


def test_lines_of_one_document_become_its_paragraphs(tmp_path: Path):
    path = write(
        tmp_path / "gold.jsonl",
        gold("1", "Nordkaj köper en båt.", document="hamnen"),
        gold("2", "Kranen står i Luleå."),
        gold("3", "– Den är dyr, säger\nEva Norrby.", document="hamnen"),
    )
    first, second = make_documents(read_gold(path), [])
    assert (first.id, second.id) == ("hamnen", "2")
    assert first.text == "Nordkaj köper en båt.\n\n– Den är dyr, säger Eva Norrby."
    assert [first.text[block.start : block.end] for block in first.blocks] == first.text.split("\n\n")
    assert not any(block.heading for block in first.blocks)


def test_a_text_that_cannot_be_read_is_collected(tmp_path: Path):
    failures: list[Any] = []
    path = write(tmp_path / "gold.jsonl", gold("1", "123 456"), gold("2", "Kranen står i Luleå."))
    assert [document.id for document in make_documents(read_gold(path), failures)] == ["2"]
    assert "'1'" in str(failures[0])


def test_facts_are_stated_once_for_each_sentence():
    evidence = [Evidence("a", n, n * 10, n * 10 + 9, "Nordkaj äger tre båtar.", "title") for n in (1, 2)]
    owner = Entity("Nordkaj", "Nordkaj", Kind.ORGANIZATION, ("rederiet",))
    fact = Fact(owner, Relation("äger", ("innehar",)), Value("tre"), evidence=tuple(evidence), confidence=0.5)
    one, two = state([fact])
    assert one == two
    assert (one.subject, one.relation, one.object) == (("Nordkaj", "rederiet"), ("äger", "innehar"), ("tre",))
    assert (one.confidence, one.rules) == (0.5, ("title",))


@pytest.mark.model
def test_evaluation_with_the_shipped_model(tmp_path: Path):
    path = write(
        tmp_path / "gold.jsonl",
        gold("1", "Sverige köpte vapen av Norge.", ("Sverige", "köper", "vapen"), ("Sverige", "säljer", "olja")),
        gold("2", "Norge varnade Sverige.", ("Norge", "varnar", "Sverige")),
    )
    report = evaluate(path, cache=False)
    assert report.score.required == 3
    assert [str(missed.gold) for missed in report.missed] == ["Sverige – säljer – olja"]
    assert report.failures == ()


def load_scorer(shared: Path) -> ModuleType:
    scorer = ModuleType("score")
    path = shared / "gold" / "score.py"
    exec(compile(path.read_text(encoding="utf-8"), path, "exec"), scorer.__dict__)  # noqa: S102  # reference data
    return scorer


def perturb(row: dict[str, Any], number: int) -> list[dict[str, Any]]:
    """Some facts of a gold line as a system could state them: right, reworded, wrong, or left out."""
    stated = []
    for offset, fact in enumerate(row["facts"]):
        turn = (number + offset) % 7
        if turn == 0:
            continue
        subject, relation, target = (fact[part][-1] for part in ("subject", "relation", "object"))
        if turn == 1:
            relation = "undrar-över"
        if turn == 2:
            target = subject
        stated.append(
            {
                "document": row.get("document", row["id"]) if turn != 3 else "unknown",
                "subject": {"label": f"den {subject},", "aliases": [subject]} if turn == 4 else subject,
                "relation": {"label": "x", "aliases": [f"har-{relation}"]} if turn == 5 else relation,
                "object": target,
                "polarity": "-" if turn == 6 else fact.get("polarity", "+"),
                "modality": "possible" if turn == 5 else "asserted",
                "attribution": "Nordkaj" if turn == 6 else fact.get("attribution", [None])[0],
            }
        )
    return stated


@pytest.mark.parametrize("name", ["dev.jsonl", "article.jsonl"])
def test_figures_are_those_of_the_reference_scorer(shared: Path, tmp_path: Path, name: str):
    scorer = load_scorer(shared)
    path = shared / "gold" / name
    rows = scorer.read(path)
    facts = [fact for number, row in enumerate(rows) for fact in perturb(row, number)]
    found = evaluate_facts(path, write(tmp_path / "facts.jsonl", *facts)).figures
    expected = scorer.score(rows, facts)
    assert {key: round(value, 3) for key, value in found.items()} == {k: round(v, 3) for k, v in expected.items()}
    assert 0 < found["f1"] < 1
    assert 0 < found["attribution accuracy"] < 1
