"""What of several documents is one thing: by default what has the same name and kind, else as the user decides.

A file of decisions is TOML::

    [[together]]
    names = ["Volodymyr Zelenskyj", "Zelenskyj"]   # one thing, called by the first name

    [[apart]]
    name = "Andersson"
    documents = ["a", "b"]                         # its own thing in each of them; in all when left out

Two documents that take a name for a person and for something else do not speak of one thing: the later one's
entity has its kind in its IRI. So a document that is added last changes no name that an earlier one uses.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graphbuild.errors import InputError
from graphbuild.linking.facts import merge_facts
from graphbuild.model import Entity, Fact, Kind

_STRENGTH = ("user's gazetteer", "gazetteer", "adjective", "noun", "name recogniser", "said to be")
"""Beginnings of the reasons for a kind, the surest first; one that stands not here is weaker than all."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the user forces: casefolded names to the name of the thing, and names to the documents that keep their own."""

    together: Mapping[str, str]
    apart: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Merge:
    """An entity of several documents, with all its names and why it is one."""

    entity: Entity
    documents: tuple[str, ...]
    reason: str


NO_DECISIONS = Decisions({}, {})


def read_decisions(path: Path) -> Decisions:
    """The decisions of a TOML file; InputError in one sentence when it cannot be read or is not laid out so."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"The decisions in {path} cannot be read as TOML ({error}); correct the file.") from error
    together: dict[str, str] = {}
    apart: dict[str, frozenset[str]] = {}
    for entry in _tables(data, "together", path):
        names = _strings(entry, "names", path)
        together.update((name.casefold(), names[0]) for name in names)
    for entry in _tables(data, "apart", path):
        (name,) = _strings({"name": [entry.get("name")]}, "name", path)
        apart[name.casefold()] = frozenset(_strings(entry, "documents", path) if "documents" in entry else ())
    if unknown := sorted(set(data) - {"together", "apart"}):
        raise InputError(f"{path} decides {unknown[0]!r}; there are only [[together]] and [[apart]].")
    return Decisions(together, apart)


def merge_documents(
    documents: Iterable[tuple[str, Sequence[Fact]]], decisions: Decisions = NO_DECISIONS
) -> tuple[Fact, ...]:
    """The facts of all documents, given with the id of each: shared names are one entity, equal facts one fact."""
    owners: dict[str, Kind] = {}
    found: list[Fact] = []
    for document, facts in documents:
        decided = [_replace(fact, lambda entity: _decide(entity, document, decisions)) for fact in facts]  # noqa: B023  # used at once
        found += [_replace(fact, lambda entity: _tell_apart(entity, owners)) for fact in decided]
    best: dict[str, Entity] = {}
    for fact in found:
        for entity in _members(fact):
            best[entity.id] = min(best.get(entity.id, entity), entity, key=_rank)
    return merge_facts(_replace(fact, lambda entity: _agree(entity, best[entity.id])) for fact in found)


def list_merges(facts: Iterable[Fact]) -> tuple[Merge, ...]:
    """The entities that several documents speak of, by name; concepts are left out, as a word is one everywhere."""
    entities: dict[str, Entity] = {}
    said_in: dict[str, set[str]] = {}
    for fact in facts:
        for entity in _members(fact):
            if entity.kind is not Kind.CONCEPT and not entity.scope:
                known = entities.setdefault(entity.iri, entity)
                names = {*known.aliases, *entity.aliases, entity.label} - {known.label}
                entities[entity.iri] = replace(known, aliases=tuple(sorted(names)))
                said_in.setdefault(entity.iri, set()).update(evidence.document for evidence in fact.evidence)
    return tuple(
        Merge(entities[iri], tuple(sorted(said_in[iri])), f"same name and kind ({entities[iri].reason})")
        for iri in sorted(entities)
        if len(said_in[iri]) > 1
    )


def _tables(data: Mapping[str, object], key: str, path: Path) -> list[Mapping[str, object]]:
    tables = data.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise InputError(f"{path} must write {key} as tables, [[{key}]]; see graphbuild build --help.")
    return tables


def _strings(entry: Mapping[str, object], key: str, path: Path) -> list[str]:
    values = entry.get(key)
    if not isinstance(values, list) or not values or not all(isinstance(value, str) and value for value in values):
        raise InputError(f"{path} has an entry without {key}; write {key} as text, in a list where there are several.")
    return values


def _members(fact: Fact) -> list[Entity]:
    return [member for member in (fact.subject, fact.object, fact.attribution) if isinstance(member, Entity)]


def _replace(fact: Fact, change: Callable[[Entity], Entity]) -> Fact:
    subject = change(fact.subject)
    object_ = change(fact.object) if isinstance(fact.object, Entity) else fact.object
    speaker = change(fact.attribution) if fact.attribution is not None else None
    if subject is fact.subject and object_ is fact.object and speaker is fact.attribution:
        return fact
    return replace(fact, subject=subject, object=object_, attribution=speaker)


def _decide(entity: Entity, document: str, decisions: Decisions) -> Entity:
    """The entity as the user wants it in this document."""
    name = entity.label.casefold()
    if entity.scope:
        return entity
    if name in decisions.apart and (not decisions.apart[name] or document in decisions.apart[name]):
        reason = f"{entity.reason}; kept apart by the user"
        return replace(entity, id=f"{document}/{entity.id}", scope=document, reason=reason)
    main = decisions.together.get(name, entity.label)
    if main == entity.label:
        return entity
    aliases = tuple(sorted({*entity.aliases, entity.label} - {main}))
    reason = f"{entity.reason}; {entity.label} is {main} by the user"
    return replace(entity, id=main, label=main, aliases=aliases, reason=reason)


def _tell_apart(entity: Entity, owners: dict[str, Kind]) -> Entity:
    """The entity with its kind in its id where an earlier document took the name for a person and this one not."""
    if entity.kind is Kind.CONCEPT or entity.scope:
        return entity
    owner = owners.setdefault(entity.id, entity.kind)
    if (owner is Kind.PERSON) == (entity.kind is Kind.PERSON):
        return entity
    return replace(entity, id=f"{entity.id} ({entity.kind})")


def _rank(entity: Entity) -> int:
    reason = entity.reason
    return next((place for place, start in enumerate(_STRENGTH) if reason.startswith(start)), len(_STRENGTH))


def _agree(entity: Entity, best: Entity) -> Entity:
    """The entity with kind, label, links and reason of its surest description; its own label stays as another name."""
    if entity.scope or _describes_alike(entity, best):
        return entity
    aliases = tuple(sorted({*entity.aliases, entity.label} - {best.label}))
    return replace(best, aliases=aliases)


def _describes_alike(one: Entity, other: Entity) -> bool:
    return (one.label, one.kind, one.links, one.reason) == (other.label, other.kind, other.links, other.reason)
