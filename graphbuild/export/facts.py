"""facts.jsonl: one JSON object a line, a line for each sentence that says a fact.

Beside the keys that every reader needs (document, sentence, start, end, evidence, subject,
relation, object, polarity, modality, attribution, time, confidence, rule) a line holds what
is needed to get the same facts back: the speaker as an entity, and where in the text the
subject, the relation and the object stand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO, Any

from graphbuild.model import Entity, Evidence, Fact, Relation, Value

VALUE_KIND = "Value"

NO_EVIDENCE = Evidence(document="", sentence=0, start=0, end=0, text="", rule="")
"""Stands for the evidence of a fact that somebody made by hand and that no text says."""


def write_facts(facts: Iterable[Fact], stream: IO[str]) -> None:
    """Write facts to a text stream, sorted by document, offset and statement."""
    lines = [(evidence, fact) for fact in facts for evidence in fact.evidence or (NO_EVIDENCE,)]
    lines.sort(key=_place)
    for _, same in groupby(lines, key=_place):
        found = list(same)
        evidence, fact = found[0]
        rules = sorted({other.rule for other, _ in found})
        # A lone surrogate cannot be UTF-8, but its JSON escape can
        text = json.dumps(_describe_fact(fact, evidence, rules), ensure_ascii=False)
        stream.write(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")


def _place(line: tuple[Evidence, Fact]) -> tuple[str, int, int, str]:
    evidence, fact = line
    return (evidence.document, evidence.start, evidence.end, fact.iri)


def _describe_fact(fact: Fact, evidence: Evidence, rules: list[str]) -> dict[str, Any]:
    return {
        "document": evidence.document,
        "sentence": evidence.sentence,
        "start": evidence.start,
        "end": evidence.end,
        "evidence": evidence.text,
        "subject": _describe_entity(fact.subject),
        "relation": _describe_relation(fact.relation),
        "object": _describe_value(fact.object) if isinstance(fact.object, Value) else _describe_entity(fact.object),
        "polarity": str(fact.polarity),
        "modality": str(fact.modality),
        "attribution": fact.attribution.label if fact.attribution else None,
        "time": _describe_value(fact.time) if fact.time else None,
        "confidence": round(fact.confidence, 4),
        "rule": ", ".join(rules),
        "speaker": _describe_entity(fact.attribution) if fact.attribution else None,
        "spans": dict(_describe_spans(evidence)),
    }


def _describe_entity(entity: Entity) -> dict[str, Any]:
    return {
        "label": entity.label,
        "kind": str(entity.kind),
        "iri": entity.iri,
        "aliases": list(entity.aliases),
        "id": entity.id,
        "scope": entity.scope,
        "links": list(entity.links),
        "reason": entity.reason,
        **({"country": entity.country} if entity.country else {}),
        "code": entity.code,
    }


def _describe_relation(relation: Relation) -> dict[str, Any]:
    return {
        "label": relation.label,
        "iri": relation.iri,
        "aliases": list(relation.aliases),
        "trail": list(relation.trail),
    }


def _describe_value(value: Value) -> dict[str, Any]:
    return {
        "label": value.text,
        "kind": VALUE_KIND,
        "aliases": [],
        "datatype": value.datatype,
        "lexical": value.lexical,
        "unit": value.unit,
    }


def _describe_spans(evidence: Evidence) -> Iterator[tuple[str, list[int]]]:
    for name in ("subject", "relation", "object"):
        span = getattr(evidence, name)
        if span is not None:
            yield name, list(span)
