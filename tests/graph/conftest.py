from __future__ import annotations

from pathlib import Path

import pytest

from graphbuild.export import read_facts
from graphbuild.model import ModelInfo
from graphbuild.reading import read

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


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
