"""Facts as facts.jsonl states them, a line for each sentence that says one: what is scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from graphbuild.errors import GoldError
from graphbuild.evaluation.gold import GoldFact, read_rows
from graphbuild.evaluation.wording import Key, phrase_key, relation_key
from graphbuild.model import Modality, Polarity


@dataclass(frozen=True)
class Stated:
    """One line of facts.jsonl; subject, relation and object with all their wordings, the label first."""

    document: str
    subject: tuple[str, ...]
    relation: tuple[str, ...]
    object: tuple[str, ...]
    polarity: str = Polarity.POSITIVE
    modality: str = Modality.ASSERTED
    attribution: tuple[str, ...] = ()
    confidence: float | None = None
    rules: tuple[str, ...] = ()
    evidence: str = ""

    def __str__(self) -> str:
        return f"{self.subject[0]} – {self.relation[0]} – {self.object[0]}"

    @cached_property
    def subjects(self) -> frozenset[Key]:
        """Keys of what its subject is called."""
        return frozenset(map(phrase_key, self.subject))

    @cached_property
    def relations(self) -> frozenset[Key]:
        """Keys of what its relation is called."""
        return frozenset(map(relation_key, self.relation))

    @cached_property
    def objects(self) -> frozenset[Key]:
        """Keys of what its object is called."""
        return frozenset(map(phrase_key, self.object))

    def has_subject(self, gold: GoldFact) -> bool:
        """Whether both are about the same thing."""
        return not self.subjects.isdisjoint(gold.subjects)

    def has_object(self, gold: GoldFact) -> bool:
        """Whether both point to the same thing."""
        return not self.objects.isdisjoint(gold.objects)

    def has_relation(self, gold: GoldFact) -> bool:
        """Whether both call the relation the same."""
        return not self.relations.isdisjoint(gold.relations)

    def has_pair(self, gold: GoldFact) -> bool:
        """Whether both link the same two things, whatever they call the relation."""
        return self.has_subject(gold) and self.has_object(gold)

    def matches(self, gold: GoldFact) -> bool:
        """Whether both say the same, their qualifiers aside."""
        return self.has_pair(gold) and self.has_relation(gold)

    def has_speaker(self, gold: GoldFact) -> bool:
        """Whether both name the same speaker; never where the gold fact names none."""
        return not gold.speakers.isdisjoint(map(phrase_key, self.attribution))


def read_stated(path: str | Path) -> tuple[Stated, ...]:
    """The lines of a facts.jsonl. Raises GoldError with file and line where one does not follow the format."""
    return tuple(read_line(row, place) for place, row in read_rows(path))


def read_line(row: Mapping[str, Any], place: str) -> Stated:
    """One line of facts.jsonl; subject, relation and object are strings, or objects with label and aliases."""
    document = row.get("document")
    if not isinstance(document, str):
        raise GoldError(f'{place} has no "document"; write the file with graphbuild extract.')
    confidence = row.get("confidence")
    if confidence is not None and (isinstance(confidence, bool) or not isinstance(confidence, (int, float))):
        raise GoldError(f'{place} has a "confidence" that is no number; write one between 0 and 1, or leave it out.')
    return Stated(
        document=document,
        subject=_read_wordings(row, "subject", place),
        relation=_read_wordings(row, "relation", place),
        object=_read_wordings(row, "object", place),
        polarity=str(row.get("polarity", Polarity.POSITIVE)),
        modality=str(row.get("modality", Modality.ASSERTED)),
        attribution=_read_wordings(row, "attribution", place) if row.get("attribution") else (),
        confidence=None if confidence is None else float(confidence),
        rules=tuple(rule for rule in str(row.get("rule") or "").split(", ") if rule),
        evidence=str(row.get("evidence") or ""),
    )


def _read_wordings(row: Mapping[str, Any], name: str, place: str) -> tuple[str, ...]:
    value = row.get(name)
    if isinstance(value, dict):
        aliases = value.get("aliases", [])
        value = [value.get("label"), *aliases] if isinstance(aliases, list) else None
    elif isinstance(value, str):
        value = [value]
    if not isinstance(value, list) or not value or not all(isinstance(text, str) for text in value):
        raise GoldError(f'{place} has no "{name}" with a label; write the file with graphbuild extract.')
    return tuple(value)
