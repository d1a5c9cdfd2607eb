import json
from pathlib import Path
from typing import Any

import pytest

from graphbuild.errors import GoldError
from graphbuild.evaluation import read_gold, read_stated
from graphbuild.model import Modality, Polarity

FACT = {"subject": ["Nordkaj"], "relation": ["köper"], "object": ["båt", "en båt"]}


def write(path: Path, *rows: Any) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def line(**change: Any) -> dict[str, Any]:
    return {"id": "a", "text": "Nordkaj köper en båt.", "facts": [FACT]} | change


def fact(**change: Any) -> dict[str, Any]:
    return line(facts=[FACT, FACT | change])


def test_a_line_with_defaults(tmp_path: Path):
    (text,) = read_gold(write(tmp_path / "gold.jsonl", line(), ""))
    assert (text.id, text.document) == ("a", "a")
    (found,) = text.facts
    assert (found.required, found.polarity, found.modality) == (True, Polarity.POSITIVE, Modality.ASSERTED)
    assert found.attribution == ()
    assert found.object == ("båt", "en båt")
    assert str(found) == "Nordkaj – köper – båt"


def test_a_line_that_says_everything(tmp_path: Path):
    told = {"required": False, "polarity": "-", "modality": "possible", "attribution": ["Eva Norrby"], "note": "ok"}
    (text,) = read_gold(write(tmp_path / "gold.jsonl", fact(**told) | {"document": "hamnen"}))
    assert text.document == "hamnen"
    found = text.facts[1]
    assert (found.required, found.polarity, found.modality) == (False, Polarity.NEGATIVE, Modality.POSSIBLE)
    assert found.attribution == ("Eva Norrby",)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", "is not JSON"),
        ("[1]", "is a JSON list"),
        ("[" * 100_000, "is not JSON"),
        (line(id=""), '"id": ""'),
        (line(text=None), '"text": null'),
        (line(document=3), '"document": 3'),
        (line(facts={}), 'no list "facts"'),
        (line(facts=["x"]), "fact 1 is not a JSON object"),
        (fact(subject="Nordkaj"), 'fact 2 has "subject": "Nordkaj"'),
        (fact(relation=[]), 'fact 2 has "relation": []'),
        (fact(object=[""]), 'fact 2 has "object": [""]'),
        (fact(required="yes"), 'fact 2 has "required": "yes"'),
        (fact(polarity="no"), "fact 2 has \"polarity\": \"no\"; write '+' or '-'"),
        (fact(modality="maybe"), 'fact 2 has "modality": "maybe"'),
        (fact(attribution="Eva"), 'fact 2 has "attribution": "Eva"'),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, row: Any, said: str):
    path = write(tmp_path / "gold.jsonl", line(id="first"), row)
    with pytest.raises(GoldError) as raised:
        read_gold(path)
    message = str(raised.value)
    assert message.startswith(f"{path}, line 2")
    assert said in message
    assert "\n" not in message


def test_an_id_comes_once(tmp_path: Path):
    with pytest.raises(GoldError, match="line 2 has the id 'a' of an earlier line"):
        read_gold(write(tmp_path / "gold.jsonl", line(), line()))


def test_empty_missing_and_wrongly_encoded_files(tmp_path: Path):
    with pytest.raises(GoldError, match="has no lines"):
        read_gold(write(tmp_path / "empty.jsonl", ""))
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold(tmp_path / "missing.jsonl")
    (tmp_path / "latin.jsonl").write_bytes('{"id": "å"}'.encode("latin-1"))
    with pytest.raises(GoldError, match="line 1 is not UTF-8"):
        read_gold(tmp_path / "latin.jsonl")


def test_facts_are_read_in_both_forms(tmp_path: Path):
    short = {"document": "a", "subject": "Nordkaj", "relation": "köper", "object": "båt"}
    whole = {
        "document": "a",
        "subject": {"label": "Nordkaj", "aliases": ["rederiet"]},
        "relation": {"label": "köper", "aliases": ["förvärvar"]},
        "object": {"label": "båt"},
        "polarity": "-",
        "modality": "possible",
        "attribution": "Eva Norrby",
        "confidence": 1,
        "rule": "active-with-object, title",
    }
    one, two = read_stated(write(tmp_path / "facts.jsonl", short, whole))
    assert (one.polarity, one.modality, one.confidence, one.rules) == ("+", "asserted", None, ())
    assert two.subject == ("Nordkaj", "rederiet")
    assert two.attribution == ("Eva Norrby",)
    assert (two.polarity, two.modality, two.confidence) == ("-", "possible", 1.0)
    assert two.rules == ("active-with-object", "title")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"subject": "A", "relation": "b", "object": "C"}, 'has no "document"'),
        ({"document": "a", "relation": "b", "object": "C"}, 'has no "subject" with a label'),
        ({"document": "a", "subject": {"aliases": []}, "relation": "b", "object": "C"}, 'has no "subject"'),
        ({"document": "a", "subject": "A", "relation": {"label": "b", "aliases": "c"}, "object": "C"}, '"relation"'),
        ({"document": "a", "subject": "A", "relation": "b", "object": 3}, 'has no "object"'),
        ({"document": "a", "subject": "A", "relation": "b", "object": "C", "confidence": "hög"}, '"confidence"'),
    ],
)
def test_a_bad_fact_is_named(tmp_path: Path, row: Any, said: str):
    path = write(tmp_path / "facts.jsonl", row)
    with pytest.raises(GoldError) as raised:
        read_stated(path)
    assert str(raised.value).startswith(f"{path}, line 1")
    assert said in str(raised.value)
