"""Every example of every rule is a case, read from recorded trees: no model is loaded."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from graphbuild.model import Document
from graphbuild.parsing import write_conllu
from graphbuild.pipeline import read_document
from graphbuild.reading import read
from graphbuild.rules import RULES, Example, Finding, Rule, describe

TESTS = Path(__file__).resolve().parents[1]
TREES = TESTS / "trees" / "rules.conllu"
NAMES = TESTS / "rules" / "names.txt"


@cache
def recorded() -> dict[str, Document]:
    """Parsed example sentences by their text."""
    return {document.id: document for document in read(TREES, check_language=False)}


def find(sentence: str) -> list[Finding]:
    """What all rules together read in a recorded sentence."""
    document = recorded().get(" ".join(sentence.split()))
    assert document is not None, f"no tree of {sentence!r} is recorded; run: make trees"
    return [finding for findings in read_document(document).findings for finding in findings]


def cases() -> Iterator[object]:
    for rule in RULES:
        for example in rule.examples:
            gap = [pytest.mark.xfail(reason=example.gap, strict=True)] if example.gap else []
            yield pytest.param(rule, example, id=f"{rule.name}: {example.sentence}", marks=gap)


@pytest.mark.parametrize(("rule", "example"), list(cases()))
def test_example_gives_its_facts(rule: Rule, example: Example):
    found = [describe(finding.claim) for finding in find(example.sentence) if finding.rule.name == rule.name]
    assert sorted(found) == sorted(example.facts)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_has_an_example_and_a_near_miss(rule: Rule):
    assert any(example.facts for example in rule.examples), "give an example with a fact"
    assert any(not example.facts for example in rule.examples), "give a near miss: a sentence without a fact"
    assert len({example.sentence for example in rule.examples}) == len(rule.examples), "the same sentence twice"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_says_what_it_is_for(rule: Rule):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name), "names are kebab-case"
    assert rule.why.endswith("."), "why is a sentence"


def test_rule_names_are_told_apart():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


def test_rules_are_those_that_were_recorded():
    assert [rule.name for rule in RULES] == NAMES.read_text(encoding="utf-8").split(), "run: make trees"


def test_recorded_trees_are_those_of_the_examples():
    wanted = {" ".join(example.sentence.split()) for rule in RULES for example in rule.examples}
    assert sorted(recorded()) == sorted(wanted), "run: make trees"


def test_recorded_trees_are_written_as_they_are_read():
    documents = recorded().values()
    text = "".join(write_conllu(document.sentences, document=document) for document in documents)
    assert text == TREES.read_text(encoding="utf-8")


def test_rules_need_neither_stanza_nor_torch():
    code = (
        "import sys, runpy\n"
        f"case = runpy.run_path({str(Path(__file__))!r})\n"
        "assert sum(len(case['find'](e.sentence)) for r in case['RULES'] for e in r.examples) > 0\n"
        "print(*({'stanza', 'torch'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == ""
