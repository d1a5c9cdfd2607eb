"""Page data as short JSON: what repeats is named once, what is as usual is left out; ``00-data.js`` reads it back."""

from __future__ import annotations

from typing import Any

from graphbuild.export.page.data import PageData
from graphbuild.vocabulary import STATEMENT

USUAL: dict[str, Any] = {"p": "+", "m": "asserted", "a": None, "t": None, "tl": None, "ra": []}
EMPTY = ("aliases", "links", "reason")
ABSENT = -1


def compact(data: PageData) -> dict[str, Any]:
    """The embedded form: facts name relations and rules by number, and evidence is a row of numbers."""
    relations, rules = _Table(), _Table()
    facts = [_pack_fact(fact, data, relations, rules) for fact in data.facts]
    return {
        "entities": [_drop(entity, {key: type(entity[key])() for key in EMPTY}) for entity in data.entities],
        "facts": facts,
        "relations": [list(row) for row in relations.rows],
        "rules": rules.rows,
        "statement": STATEMENT,
        "documents": data.documents,
        "groups": data.groups,
    }


class _Table:
    """Numbers for values in the order of their first use."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def number(self, value: Any) -> int:
        if value not in self._numbers:
            self._numbers[value] = len(self.rows)
            self.rows.append(value)
        return self._numbers[value]


def _pack_fact(fact: dict[str, Any], data: PageData, relations: _Table, rules: _Table) -> dict[str, Any]:
    packed = _drop(fact, USUAL)
    for key in ("id", "si", "ri", "re", "g"):
        del packed[key]
    return packed | {
        "h": fact["si"].removeprefix(STATEMENT),
        "r": relations.number((fact["r"], fact["ri"], fact["re"], fact["g"])),
        "e": [_pack_evidence(item, data, rules) for item in fact["e"]],
    }


def _pack_evidence(item: dict[str, Any], data: PageData, rules: _Table) -> list[Any]:
    """Document, sentence, rule, three spans; and the sentence's IRI where it is not its document's with its offsets."""
    document = data.documents[item["d"]]
    start, end, _ = document["sentences"][str(item["s"])]
    spans = [offset for span in item["mark"] for offset in (span or (ABSENT, ABSENT))]
    row = [item["d"], item["s"], rules.number(item["rule"]), *spans]
    return row if item["iri"] == f"{document['iri']}#char={start},{end}" else [*row, item["iri"]]


def _drop(record: dict[str, Any], usual: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in usual or value != usual[key]}
