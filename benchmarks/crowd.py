"""A large graph that looks like one from many articles: hubs, circles of acquaintances, denials, speakers, sentences."""

from __future__ import annotations

import random

from graphbuild.model import Document, Entity, Evidence, Fact, Kind, Modality, Polarity, Relation, Sentence, Value

SYLLABLES = "ber dal ek fors gran hag lind mark nord ros sand strand sten vik ås ö holm gren lund by".split()
FIRST = "Alma Bo Cajsa Dan Elsa Frej Greta Hugo Iris Joel Kim Lova Mio Nora Olle Pia Runa Siv Tor Ulla".split()
RELATIONS = "varnar-för leder köper stödjer kritiserar möter samarbetar-med äger besöker litar-på hotar säljer".split()
KINDS = (Kind.PERSON, Kind.ORGANIZATION, Kind.CONCEPT, Kind.CITY, Kind.GROUP, Kind.EVENT, Kind.COUNTRY, Kind.PLACE)
CIRCLE = 120
DOCUMENT_FACTS = 50


def make_crowd(count: int) -> tuple[tuple[Fact, ...], tuple[Document, ...]]:
    """``count`` entities and twice as many facts, the same every time; each fact has a sentence of its own."""
    chance = random.Random(count)  # noqa: S311 - a fixed graph, not a secret
    people = [_make_entity(number, chance) for number in range(count)]
    circles = range(max(1, count // CIRCLE))
    ends = [(number, _partner(number, count, circles, chance)) for number in range(count)]
    ends += [(_partner(0, count, circles, chance), chance.randrange(count)) for _ in range(count)]
    stories = [ends[start : start + DOCUMENT_FACTS] for start in range(0, len(ends), DOCUMENT_FACTS)]
    facts: list[Fact] = []
    documents: list[Document] = []
    for number, story in enumerate(stories):
        said, document = _tell(f"nyhet-{number:03}", [(people[a], people[b]) for a, b in story], chance)
        facts += said
        documents.append(document)
    # The same two may meet twice: facts are told apart by what they say.
    return tuple({fact.iri: fact for fact in facts}.values()), tuple(documents)


def _make_entity(number: int, chance: random.Random) -> Entity:
    kind = chance.choice(KINDS[: 4 + number % 5])
    name = "".join(chance.sample(SYLLABLES, 2)).capitalize()
    label = f"{chance.choice(FIRST)} {name}" if kind is Kind.PERSON else name
    return Entity(f"e{number}", f"{label} {number}", kind, (f"{name}s {number}",))


def _partner(number: int, count: int, circles: range, chance: random.Random) -> int:
    """Mostly somebody of the same circle, and there mostly one of its few hubs."""
    circle = number % len(circles) if chance.random() < 0.9 else chance.choice(circles)
    members = max(1, count // len(circles))
    rank = int(members * chance.random() ** 3)
    return min(count - 1, circle + rank * len(circles))


def _tell(identifier: str, pairs: list[tuple[Entity, Entity]], chance: random.Random) -> tuple[list[Fact], Document]:
    facts, sentences, text = [], [], ""
    for subject, target in pairs:
        relation = chance.choice(RELATIONS)
        start = len(text)
        words = relation.replace("-", " ")
        sentence = f"{subject.label} {words} {target.label} efter mötet."
        spans = ((0, len(subject.label)), (len(subject.label) + 1, len(subject.label) + 1 + len(words)))
        spans = (*spans, (spans[1][1] + 1, spans[1][1] + 1 + len(target.label)))
        marks = [(start + first, start + last) for first, last in spans]
        text += sentence + " "
        index = len(sentences)
        sentences.append(Sentence(index, sentence, start, start + len(sentence), ()))
        evidence = Evidence(identifier, index, start, start + len(sentence), sentence, "active-with-object", *marks)
        facts.append(_make_fact(subject, relation, target, evidence, chance))
    title = f"Nyhet {identifier[-3:]}"
    return facts, Document(identifier, text, title=title, source=f"{identifier}.txt", sentences=tuple(sentences))


def _make_fact(subject: Entity, relation: str, target: Entity, evidence: Evidence, chance: random.Random) -> Fact:
    year = str(chance.randrange(2001, 2026))
    return Fact(
        subject,
        Relation(relation),
        target,
        Polarity.NEGATIVE if chance.random() < 0.08 else Polarity.POSITIVE,
        Modality.POSSIBLE if chance.random() < 0.12 else Modality.ASSERTED,
        attribution=SPEAKERS[chance.randrange(len(SPEAKERS))] if chance.random() < 0.3 else None,
        time=Value(year, "gYear", year) if chance.random() < 0.2 else None,
        confidence=round(0.5 + 0.5 * chance.random(), 3),
        evidence=(evidence,),
    )


SPEAKERS = tuple(Entity(f"talare{n}", f"{name} Talare", Kind.PERSON) for n, name in enumerate(FIRST))
