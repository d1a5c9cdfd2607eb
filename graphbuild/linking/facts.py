"""Claims to facts: mentions become entities, equal facts become one with all its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graphbuild.linking.confidence import estimate, find_features
from graphbuild.linking.entities import EntityIndex
from graphbuild.model import Claim, Entity, Evidence, Fact, Value

EACH_OTHER = frozenset({"varandra", "varann"})


def link(claims: Sequence[Claim], index: EntityIndex) -> tuple[Fact, ...]:
    """The facts that a document's claims state, distributed over everything a mention means.

    A claim whose subject or object is a pronoun without antecedent states none.
    """
    index.learn_roles(claims)
    return merge_facts(fact for claim in claims for fact in spread(claim, claims, index))


def spread(claim: Claim, claims: Sequence[Claim], index: EntityIndex) -> Iterator[Fact]:
    """One fact for each pair of entities that the claim's ends mean."""
    speaker = index.find_speaker(claim.attribution) if claim.attribution is not None else None
    for subject in index.find(claim.subject):
        for target in targets(claim, subject, claims, index):
            if target != subject:
                yield make_fact(claim, subject, target, speaker)


def targets(claim: Claim, subject: Entity, claims: Sequence[Claim], index: EntityIndex) -> Sequence[Entity | Value]:
    """What a claim's object means; *varandra* means the other subjects of the same verb."""
    if isinstance(claim.object, Value):
        return (claim.object,)
    if claim.object.label.lower() in EACH_OTHER:
        partners = [
            entity
            for other in claims
            if other.evidence.relation == claim.evidence.relation and other.evidence.sentence == claim.evidence.sentence
            for entity in index.find(other.subject)
        ]
        return [entity for entity in dict.fromkeys(partners) if entity != subject]
    return index.find(claim.object)


def make_fact(claim: Claim, subject: Entity, target: Entity | Value, speaker: Entity | None) -> Fact:
    """The claim as a fact about entities, as sure as facts of its kind were found to be."""
    said = (subject, claim.relation, target, claim.polarity, claim.modality, speaker, claim.time, (claim.evidence,))
    return Fact(*said, confidence=estimate(find_features(Fact(*said), claim.evidence)))


def merge_facts(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Equal facts as one: evidence in order of text, relation wordings joined, the highest confidence."""
    merged: dict[Fact, Fact] = {}
    for fact in facts:
        known = merged.get(fact)
        merged[fact] = fact if known is None else combine(known, fact)
    return tuple(merged.values())


def combine(one: Fact, other: Fact) -> Fact:
    """One fact with the evidence of both."""
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys([*one.evidence, *other.evidence]))
    aliases = tuple(dict.fromkeys([*one.relation.aliases, *other.relation.aliases]))
    return replace(
        one,
        subject=join_aliases(one.subject, other.subject),
        object=join_aliases(one.object, other.object)
        if isinstance(one.object, Entity) and isinstance(other.object, Entity)
        else one.object,
        relation=replace(one.relation, aliases=aliases),
        evidence=evidence,
        confidence=max(one.confidence, other.confidence),
    )


def join_aliases(one: Entity, other: Entity) -> Entity:
    """One entity with the names and links of both."""
    aliases = tuple(sorted({*one.aliases, *other.aliases} - {one.label}))
    return replace(one, aliases=aliases, links=tuple(dict.fromkeys([*one.links, *other.links])))
