"""``graphbuild evaluate`` with each of its options."""

import json

import pytest
from typer.testing import CliRunner

from graphbuild.cli import app

TEXT = "Norge varnade Sverige. Sverige köpte vapen av Norge."
FACTS = [
    {"subject": ["Norge"], "relation": ["varnar"], "object": ["Sverige"]},
    {"subject": ["Sverige"], "relation": ["köper"], "object": ["vapen"]},
]


def stated(subject, relation, target):
    return {
        "document": "nyhet",
        "subject": subject,
        "relation": relation,
        "object": target,
        "rule": "active-with-object",
    }


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GRAPHBUILD_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "texter").mkdir()
    (tmp_path / "texter" / "nyhet.txt").write_text(TEXT, encoding="utf-8")
    write(tmp_path / "gold.jsonl", {"id": "1", "document": "nyhet", "start": 0, "end": len(TEXT), "facts": FACTS})
    write(tmp_path / "before.jsonl", stated("Norge", "varnar", "Sverige"), stated("Norge", "köper", "vapen"))
    write(tmp_path / "after.jsonl", stated("Sverige", "köper", "vapen"))
    anaphor = {"document": "nyhet", "start": 0, "end": 5, "kind": "pronoun", "antecedents": [], "unresolvable": True}
    write(tmp_path / "anaphors.jsonl", anaphor)
    return tmp_path


def write(path, *rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def run(line, code=0):
    result = CliRunner().invoke(app, ["evaluate", *line.split()])
    assert result.exit_code == code, result.output + repr(result.exception)
    return result


def test_ready_facts_are_scored_without_a_model(folder):
    shown = run("gold.jsonl --texts texter --facts before.jsonl").stdout
    assert "precision             0.500" in shown
    assert "By construction" in shown
    assert "Missed: required" not in shown


def test_errors_are_listed_when_asked_for(folder):
    shown = run("gold.jsonl --texts texter --facts before.jsonl --show").stdout
    assert "  - 1: Sverige – köper – vapen" in shown
    assert "  + nyhet: Norge – köper – vapen [active-with-object]" in shown


def test_two_runs_are_compared(folder):
    shown = run("gold.jsonl --texts texter --facts after.jsonl --compare before.jsonl").stdout
    assert "Figure                before  after  change" in shown
    assert "Facts found 1, lost 1, mended 1, broken 0" in shown


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("gold.jsonl", 1, "nyhet.txt was not found"),
        ("gold.jsonl --texts saknas", 1, "saknas is not a folder"),
        ("gold.jsonl --texts texter --only half", 2, "KEY=VALUE"),
        ("gold.jsonl --texts texter --only half=tune --facts after.jsonl", 1, "no lines with half=tune"),
        ("gold.jsonl --trees t.conllu --facts after.jsonl", 2, "--trees compares two runs of its own"),
        ("anaphors.jsonl --coreference --compare after.jsonl", 2, "--coreference traces anaphors"),
        ("gold.jsonl --texts texter --trees saknas.conllu", 1, "saknas.conllu cannot be read"),
    ],
)
def test_what_does_not_fit_is_refused(folder, line, code, message):
    result = run(line, code)
    assert message in " ".join(result.stderr.split())
    assert result.stdout == ""


@pytest.mark.model
def test_whole_documents_are_extracted_and_the_facts_kept(folder):
    shown = run("gold.jsonl --texts texter --save facts.jsonl")
    assert "recall                1.000" in shown.stdout
    assert "nyhet: 2 sentences" in shown.stderr
    assert run("gold.jsonl --texts texter --facts facts.jsonl").stdout == shown.stdout
    assert "By rule: no change" in run("gold.jsonl --texts texter --compare facts.jsonl").stdout


@pytest.mark.model
def test_facts_that_cannot_be_kept_are_an_error(folder):
    assert "cannot be written" in run("gold.jsonl --texts texter --save saknas/facts.jsonl", 1).stderr


@pytest.mark.model
def test_anaphors_are_traced(folder):
    shown = run("anaphors.jsonl --coreference --texts texter").stdout
    assert "left alone rightly, of those to leave          1.000  1 of 1" in shown
