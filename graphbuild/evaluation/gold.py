"""Gold files: sentences with the facts that a careful reader finds in them, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from graphbuild.errors import GoldError
from graphbuild.evaluation.texts import Texts
from graphbuild.evaluation.wording import Key, phrase_key, relation_key
from graphbuild.model import Modality, Polarity

Choice = TypeVar("Choice", Polarity, Modality)


@dataclass(frozen=True)
class GoldFact:
    """A fact with every acceptable wording, the best one first; ``text`` is the id of the line it stands in.

    A missing required fact is an error; one that is not required may be stated or left out.
    """

    text: str
    subject: tuple[str, ...]
    relation: tuple[str, ...]
    object: tuple[str, ...]
    required: bool = True
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    attribution: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.subject[0]} – {self.relation[0]} – {self.object[0]}"

    @cached_property
    def subjects(self) -> frozenset[Key]:
        """What its subject may be called."""
        return frozenset(map(phrase_key, self.subject))

    @cached_property
    def relations(self) -> frozenset[Key]:
        """What its relation may be called."""
        return frozenset(map(relation_key, self.relation))

    @cached_property
    def objects(self) -> frozenset[Key]:
        """What its object may be called."""
        return frozenset(map(phrase_key, self.object))

    @cached_property
    def speakers(self) -> frozenset[Key]:
        """What its speaker may be called; empty where the text itself speaks."""
        return frozenset(map(phrase_key, self.attribution))


@dataclass(frozen=True, slots=True)
class GoldText:
    """One line of a gold file: a sentence, or a short text; ``document`` joins lines that are one text."""

    id: str
    text: str
    document: str
    facts: tuple[GoldFact, ...]


def read_gold(
    path: str | Path, *, texts: Texts | None = None, only: Mapping[str, str] = MappingProxyType({})
) -> tuple[GoldText, ...]:
    """The lines of a gold file; ``only`` keeps those with such values, as ``{"half": "tune"}``.

    A line without a text gives ``document``, ``start`` and ``end``: its text is looked up in
    ``texts``. Raises GoldError with file and line where one does not follow the format.
    """
    known = texts or Texts()
    found: list[GoldText] = []
    seen: set[str] = set()
    for place, row in read_rows(path):
        if any(str(row.get(key)) != value for key, value in only.items()):
            continue
        text = _read_text(row, place, known)
        if text.id in seen:
            raise GoldError(f"{place} has the id {text.id!r} of an earlier line; give every line an id of its own.")
        seen.add(text.id)
        found.append(text)
    if not found:
        wanted = ", ".join(f"{key}={value}" for key, value in only.items())
        raise GoldError(
            f"{path} has no lines{f' with {wanted}' if wanted else ''}; give a gold file with one JSON object a line."
        )
    return tuple(found)


def read_rows(path: str | Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """JSON objects of a file, each with its place (file and line) for messages; blank lines are skipped."""
    try:
        lines = Path(path).read_bytes().split(b"\n")
    except OSError as error:
        raise GoldError(f"{path} cannot be read ({error.strerror}); check the path and its permissions.") from error
    for number, line in enumerate(lines, start=1):
        place = f"{path}, line {number}"
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except UnicodeDecodeError as error:
            raise GoldError(f"{place} is not UTF-8; save the file as UTF-8.") from error
        except (ValueError, RecursionError) as error:
            raise GoldError(f"{place} is not JSON ({error}); write one JSON object a line.") from error
        if not isinstance(row, dict):
            raise GoldError(f"{place} is a JSON {type(row).__name__}; write one JSON object a line.")
        yield place, row


def _read_text(row: Mapping[str, Any], place: str, texts: Texts) -> GoldText:
    id = _read_string(row, "id", place)
    document = _read_string(row, "document", place) if "document" in row else id
    facts = row.get("facts")
    if not isinstance(facts, list):
        raise GoldError(f'{place} has no list "facts"; give one, empty where the text states nothing.')
    return GoldText(
        id=id,
        text=_read_string(row, "text", place) if "text" in row or "start" not in row else _cut(row, place, texts),
        document=document,
        facts=tuple(_read_fact(fact, id, f"{place}, fact {number}") for number, fact in enumerate(facts, start=1)),
    )


def _cut(row: Mapping[str, Any], place: str, texts: Texts) -> str:
    return texts.cut(_read_string(row, "document", place), row.get("start"), row.get("end"), place)


def _read_fact(fact: Any, text: str, place: str) -> GoldFact:
    if not isinstance(fact, dict):
        raise GoldError(f"{place} is not a JSON object; write subject, relation and object in one.")
    required = fact.get("required", True)
    if not isinstance(required, bool):
        raise GoldError(f'{place} has "required": {_show(required)}; write true or false.')
    return GoldFact(
        text=text,
        subject=_read_wordings(fact, "subject", place),
        relation=_read_wordings(fact, "relation", place),
        object=_read_wordings(fact, "object", place),
        required=required,
        polarity=_read_choice(fact, "polarity", Polarity.POSITIVE, place),
        modality=_read_choice(fact, "modality", Modality.ASSERTED, place),
        attribution=_read_wordings(fact, "attribution", place) if fact.get("attribution") else (),
    )


def _read_string(row: Mapping[str, Any], name: str, place: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise GoldError(f'{place} has "{name}": {_show(value)}; give a string that is not empty.')
    return value


def _read_wordings(fact: Mapping[str, Any], name: str, place: str) -> tuple[str, ...]:
    values = fact.get(name)
    if not isinstance(values, list) or not values or not all(isinstance(v, str) and v.strip() for v in values):
        raise GoldError(f'{place} has "{name}": {_show(values)}; give a list of wordings, the best one first.')
    return tuple(values)


def _read_choice(fact: Mapping[str, Any], name: str, default: Choice, place: str) -> Choice:
    value = fact.get(name, default)
    try:
        return type(default)(value)
    except ValueError as error:
        allowed = " or ".join(repr(str(choice)) for choice in type(default))
        raise GoldError(f'{place} has "{name}": {_show(value)}; write {allowed}.') from error


def _show(value: object) -> str:
    """A value as it stands in the file, shortened."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"
