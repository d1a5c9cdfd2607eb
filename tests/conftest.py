"""What all rooms' tests share: the shipped model, loaded once, and the folder of reference data beside the checkout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graphbuild.export import read_facts
from graphbuild.model import ModelInfo, Name, Sentence, Token
from graphbuild.parsing import Parser, load_parser
from graphbuild.patterns import Tree
from graphbuild.reading import read

SAMPLES = Path(__file__).resolve().parent / "samples"


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The shipped model without a cache, so that every test sees what the model itself says."""
    return load_parser("embedded", cache=False)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Reference data that lies beside a developer's checkout and is no part of the project."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip(f"needs the reference data in {folder}, which is not part of the project")
    return folder


@pytest.fixture(scope="session")
def plant() -> Callable[..., Tree]:
    """Makes a tree of rows ``FORM LEMMA UPOS HEAD DEPREL [FEATS] [B-PER]``: rule tests by hand, without a model."""
    return plant_tree


def plant_tree(rows: str, *, index: int = 0, start: int = 0, block: int = 0, heading: bool = False) -> Tree:
    """The tree of one sentence; its words stand one space apart, the first at ``start`` of its document."""
    tokens: list[Token] = []
    names: list[Name] = []
    at = start
    for number, row in enumerate(filter(None, map(str.strip, rows.strip().split("\n"))), start=1):
        form, lemma, upos, head, deprel, *more = row.split()
        feats = tuple(
            (key, value)
            for part in more
            if "=" in part
            for key, _, value in [f.partition("=") for f in part.split("|")]
        )
        tokens.append(Token(number, form, lemma, upos, feats, int(head), deprel, at, at + len(form)))
        at += len(form) + 1
        for label in (part for part in more if "=" not in part):
            if label.startswith("B-"):
                names.append(Name(number, number, label[2:]))
            else:
                names[-1] = replace(names[-1], last=number)
    text = " ".join(token.text for token in tokens)
    return Tree(Sentence(index, text, start, start + len(text), tuple(tokens), tuple(names), block, heading))


@pytest.fixture
def documents():
    """Two invented articles about a shipping company and its owner."""
    return tuple(read(SAMPLES / "nordkaj.jsonl", check_language=False))


@pytest.fixture
def facts():
    """What they say, written by hand: plain, attributed, denied, possible, dated and with a sum of money."""
    with (SAMPLES / "nordkaj-facts.jsonl").open(encoding="utf-8") as lines:
        return read_facts(lines)


@pytest.fixture
def model():
    return ModelInfo("swedish", "1", "0123456789abcdef")
