"""Facts and documents as the plain data that the page carries, once each and linked by number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from graphbuild.export.page.relations import english_name, group_names, group_of
from graphbuild.model import Document, Entity, Evidence, Fact, Value

VALUE = "Value"
CONTEXT = 1


@dataclass(slots=True)
class PageData:
    """What the page shows: JSON-ready records; facts name entities and documents by their number in these lists."""

    entities: list[dict[str, Any]] = field(default_factory=list)
    facts: list[dict[str, Any]] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    groups: dict[str, dict[str, str]] = field(default_factory=dict)


def collect(facts: Sequence[Fact], documents: Sequence[Document]) -> PageData:
    """Page data of facts and the documents they come from; evidence may name documents that are not given."""
    library = _Library(documents)
    register = _Register()
    records = []
    for fact in facts:
        support = max(1, len(fact.evidence))
        subject = register.add(fact.subject, support)
        target = register.add_object(fact, support)
        speaker = None if fact.attribution is None else register.add(fact.attribution, 0)
        records.append(
            {
                "id": identify(fact),
                "si": fact.iri,
                "s": subject,
                "r": fact.relation.label,
                "ra": list(fact.relation.aliases),
                "ri": fact.relation.iri,
                "re": english_name(fact.relation.label),
                "g": group_of(fact.relation.label),
                "o": target,
                "p": fact.polarity.value,
                "m": fact.modality.value,
                "a": speaker,
                "t": None if fact.time is None else fact.time.text,
                "tl": None if fact.time is None else fact.time.lexical,
                "c": round(fact.confidence, 3),
                "e": [library.quote(evidence) for evidence in fact.evidence],
            }
        )
    used = {record["g"] for record in records}
    groups = {name: words for name, words in sorted(group_names().items()) if name in used}
    return PageData(register.records, records, library.records, groups)


def identify(fact: Fact) -> str:
    """The head of the hash that ends a fact's IRI: short enough for an address line, the same in every build."""
    return fact.iri.rpartition("/")[2][:12]


class _Register:
    """Entities in the order of their first fact; ``weight`` counts the sentences that speak of them."""

    def __init__(self) -> None:
        self.records: list[dict[str, Any]] = []
        self._numbers: dict[tuple[str, ...], int] = {}

    def add(self, entity: Entity, support: int) -> int:
        """Number of an entity, also when it only speaks (support 0)."""
        record = {
            "id": f"{entity.scope}/{entity.id}" if entity.scope else entity.id,
            "iri": entity.iri,
            "label": entity.label,
            "kind": entity.kind.value,
            "aliases": [alias for alias in entity.aliases if alias != entity.label],
            "links": list(entity.links),
            "reason": entity.reason,
        }
        return self._number(("entity", entity.scope, entity.id), record, support)

    def add_object(self, fact: Fact, support: int) -> int:
        """Number of a fact's object; an amount or date is a node of its own beside its subject."""
        target = fact.object
        if isinstance(target, Entity):
            return self.add(target, support)
        key = ("value", fact.subject.scope, fact.subject.id, target.text, target.datatype)
        return self._number(key, _value_record(fact.subject, target), support)

    def _number(self, key: tuple[str, ...], record: dict[str, Any], support: int) -> int:
        if key not in self._numbers:
            self._numbers[key] = len(self.records)
            self.records.append(record | {"weight": 0})
        number = self._numbers[key]
        self.records[number]["weight"] += support
        return number


def _value_record(subject: Entity, value: Value) -> dict[str, Any]:
    return {
        "id": f"{subject.scope}/{subject.id}={value.lexical or value.text}",
        "iri": "",
        "label": value.text,
        "kind": VALUE,
        "aliases": [],
        "links": [],
        "reason": "",
        "value": [value.lexical or value.text, value.datatype, value.unit],
    }


class _Library:
    """Documents with just the sentences that are quoted, and their neighbours."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.records: list[dict[str, Any]] = []
        self._numbers: dict[str, int] = {}
        self._documents: dict[str, Document] = {}
        for document in documents:
            self._documents[document.id] = document
            self._number(document.id)

    def quote(self, evidence: Evidence) -> dict[str, Any]:
        """Where a fact is said: document and sentence by number, and marks as offsets into the sentence (UTF-16)."""
        number = self._number(evidence.document)
        sentences = self.records[number]["sentences"]
        sentences[str(evidence.sentence)] = [evidence.start, evidence.end, evidence.text]
        self._quote_neighbours(evidence, sentences)
        spans = (evidence.subject, evidence.relation, evidence.object)
        return {
            "d": number,
            "s": evidence.sentence,
            "rule": evidence.rule,
            "iri": evidence.iri,
            "mark": [_offset_in_sentence(span, evidence) for span in spans],
        }

    def _quote_neighbours(self, evidence: Evidence, sentences: dict[str, list[Any]]) -> None:
        document = self._documents.get(evidence.document)
        if document is None:
            return
        near = range(max(0, evidence.sentence - CONTEXT), evidence.sentence + CONTEXT + 1)
        for sentence in document.sentences[near.start : near.stop]:
            sentences.setdefault(str(sentence.index), [sentence.start, sentence.end, sentence.text])

    def _number(self, identifier: str) -> int:
        if identifier not in self._numbers:
            document = self._documents.get(identifier, Document(id=identifier, text=""))
            self._numbers[identifier] = len(self.records)
            self.records.append(
                {
                    "id": identifier,
                    "iri": document.iri,
                    "title": document.title or identifier,
                    "source": _public_source(document.source),
                    "metadata": [list(pair) for pair in document.metadata],
                    "sentences": {},
                }
            )
        return self._numbers[identifier]


def _public_source(source: str) -> str:
    """A web address as it is, a file by its name: pages are passed on, and folders are nobody's business."""
    return source if "://" in source else PurePath(source).name


def _offset_in_sentence(span: tuple[int, int] | None, evidence: Evidence) -> list[int] | None:
    """A document span as offsets that JavaScript understands, or None where it lies outside the sentence."""
    if span is None or not (evidence.start <= span[0] < span[1] <= evidence.end):
        return None
    first, last = (offset - evidence.start for offset in span)
    return [_utf16_length(evidence.text[:first]), _utf16_length(evidence.text[:last])]


def _utf16_length(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)
