"""Parses every example sentence of the rules with the shipped model and writes tests/trees/rules.conllu.

Run it with ``make trees`` after a change of examples or of the model; the rules' tests then
need no model. One document a sentence, with the sentence as its id, sorted. The rules'
names are noted in tests/rules/names.txt, so that a rule which comes, goes or is renamed
shows in a review.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from graphbuild.parsing import Parser, load_parser, write_conllu
from graphbuild.reading import read_text
from graphbuild.rules import RULES, Rule

TESTS = Path(__file__).resolve().parent
TREES = TESTS / "trees" / "rules.conllu"
NAMES = TESTS / "rules" / "names.txt"


def collect_sentences(rules: Iterable[Rule]) -> list[str]:
    """Every example sentence once, sorted."""
    return sorted({example.sentence for rule in rules for example in rule.examples})


def record(sentences: Iterable[str], parser: Parser) -> str:
    """CoNLL-U of the sentences, each a document of its own."""
    drafts = (read_text(sentence, id=sentence, check_language=False) for sentence in sentences)
    return "".join(write_conllu(document.sentences, document=document) for document in parser.parse(drafts))


def main() -> None:
    """Write both files anew."""
    sentences = collect_sentences(RULES)
    text = record(sentences, load_parser("embedded", cache=False))
    TREES.write_text(text, encoding="utf-8", newline="\n")
    NAMES.write_text("".join(f"{rule.name}\n" for rule in RULES), encoding="utf-8", newline="\n")
    sys.stderr.write(f"{len(sentences)} sentences written to {TREES}.\n")


if __name__ == "__main__":
    main()
