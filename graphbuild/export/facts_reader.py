"""Reading facts.jsonl back: the other direction of ``graphbuild.export.facts``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from graphbuild.errors import GoldError, OntologyError
from graphbuild.export.facts import VALUE_KIND
from graphbuild.model import Entity, Evidence, Fact, Kind, Modality, Polarity, Relation, Value
from graphbuild.vocabulary import read_entity_iri

Span = tuple[int, int]


def read_facts(lines: Iterable[str], *, name: str = "facts.jsonl") -> tuple[Fact, ...]:
    """Facts of an open facts.jsonl, those that say the same joined with all their evidence.

    Raises GoldError with ``name`` and the line number when a line does not follow the format.
    """
    facts: dict[str, Fact] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            fact = _read_fact(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError, OntologyError, RecursionError) as error:
            raise GoldError(
                f"{name}, line {number} is not a fact ({type(error).__name__}: {error}); "
                "write it with graphbuild extract."
            ) from error
        known = facts.get(fact.iri)
        facts[fact.iri] = replace(known, evidence=known.evidence + fact.evidence) if known else fact
    return tuple(facts.values())


def _read_fact(row: Any) -> Fact:
    if not isinstance(row, dict):
        raise TypeError(f"expected an object, found {json.dumps(row)[:60]}")
    speaker, time = row.get("speaker") or row.get("attribution"), row.get("time")
    return Fact(
        subject=_read_entity(row["subject"]),
        relation=_read_relation(row["relation"]),
        object=_read_object(row["object"]),
        polarity=Polarity(row.get("polarity", "+")),
        modality=Modality(row.get("modality", "asserted")),
        attribution=_read_entity(speaker) if speaker else None,
        time=_read_value(time) if time else None,
        evidence=_read_evidence(row),
        confidence=float(row.get("confidence", 1.0)),
    )


def _read_evidence(row: dict[str, Any]) -> tuple[Evidence, ...]:
    if not row["document"]:
        return ()
    spans = {name: _read_span(span) for name, span in row.get("spans", {}).items()}
    return tuple(
        Evidence(
            document=_string(row["document"]),
            sentence=int(row["sentence"]),
            start=int(row["start"]),
            end=int(row["end"]),
            text=_string(row["evidence"]),
            rule=rule,
            subject=spans.get("subject"),
            relation=spans.get("relation"),
            object=spans.get("object"),
        )
        for rule in _string(row.get("rule", "")).split(", ")
    )


def _read_span(span: list[int]) -> Span:
    start, end = span
    return (int(start), int(end))


def _read_object(value: Any) -> Entity | Value:
    if isinstance(value, dict) and value.get("kind") == VALUE_KIND:
        return _read_value(value)
    return _read_entity(value)


def _read_entity(value: Any) -> Entity:
    if isinstance(value, str):
        return Entity(id=value, label=value)
    label = _string(value["label"])
    name, scope = read_entity_iri(value["iri"]) if value.get("iri") else (label, "")
    return Entity(
        id=_string(value.get("id", name)),
        label=label,
        kind=Kind(value.get("kind", Kind.CONCEPT)),
        aliases=_strings(value.get("aliases", [])),
        links=_strings(value.get("links", [])),
        country=_string(value.get("country", "")),
        scope=_string(value.get("scope", scope)),
        reason=_string(value.get("reason", "")),
        code=_string(value.get("code", "")),
    )


def _read_relation(value: Any) -> Relation:
    if isinstance(value, str):
        return Relation(value)
    return Relation(
        label=_string(value["label"]),
        aliases=_strings(value.get("aliases", [])),
        trail=_strings(value.get("trail", [])),
    )


def _read_value(value: Any) -> Value:
    if isinstance(value, str):
        return Value(value)
    return Value(
        text=_string(value["label"]),
        datatype=_string(value.get("datatype", "string")),
        lexical=_string(value.get("lexical", "")),
        unit=_string(value.get("unit", "")),
    )


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"expected a string, found {json.dumps(value)[:60]}")
    return value


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"expected a list of strings, found {json.dumps(value)[:60]}")
    return tuple(map(_string, value))
