"""Facts that nobody wrote, in the proportions of a news archive: for benchmarks that need more than there is to read.

Documents, names and relations come from a seeded generator, so every run asks the same graph. Entities
are drawn with a long tail, as in news: a few stand in most facts, most stand in a few.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from graphbuild.model import Document, Entity, Evidence, Fact, Kind, Modality, Polarity, Relation, Value

RELATIONS = tuple(
    Relation(label)
    for label in (
        "varnar-för spionerar-mot köper säljer möter leder är-chef-för är-vd-för är-minister-i ligger-i bor-i arbetar-på "
        "samarbetar-med kritiserar stöder anklagar hotar bygger äger finansierar granskar stoppar anfaller försvarar lämnar "
        "besöker talar-med förhandlar-med undertecknar utreder åtalar dömer friar startar avslutar ökar minskar grundar är"
    ).split()
)
KINDS = (
    *(Kind.PERSON,) * 6,
    *(Kind.ORGANIZATION,) * 4,
    Kind.COUNTRY,
    Kind.CITY,
    Kind.CITY,
    Kind.PLACE,
    *(Kind.CONCEPT,) * 6,
)
FIRST = ("Alva", "Bo", "Disa", "Egon", "Frida", "Göte", "Hilma", "Ivar", "Jonna", "Kåre", "Liv", "Måns", "Nea", "Örjan")
SYLLABLES = (
    "al",
    "berg",
    "dal",
    "ek",
    "fors",
    "grön",
    "hav",
    "kvist",
    "lund",
    "mark",
    "näs",
    "sjö",
    "sten",
    "strand",
    "vik",
    "å",
)
FACTS_PER_DOCUMENT = 20
SHARED_FACTS = 0.06
"""Share of facts that repeat what an earlier document said."""


def make_graph(facts: int, *, seed: int = 20) -> tuple[tuple[Fact, ...], tuple[Document, ...]]:
    """So many facts, and the documents that say them."""
    dice = random.Random(seed)  # noqa: S311  # a benchmark's dice
    entities = tuple(_make_entities(max(facts // 4, 20), dice))
    weights = tuple(accumulate(1 / (rank + 3) for rank in range(len(entities))))
    said: list[Fact] = []
    documents: list[Document] = []
    while len(said) < facts:
        number = len(documents)
        count = min(FACTS_PER_DOCUMENT, facts - len(said))
        found = [_make_fact(dice, entities, weights, said) for _ in range(count)]
        document, placed = _write_document(f"artikel-{number:05}", found)
        documents.append(document)
        said += placed
    return tuple(said), tuple(documents)


def _make_entities(count: int, dice: random.Random) -> Iterator[Entity]:
    for number in range(count):
        kind = dice.choice(KINDS)
        name = "".join(dice.choices(SYLLABLES, k=2)).capitalize()
        label = f"{dice.choice(FIRST)} {name}" if kind is Kind.PERSON else name
        label = f"{label} {number}"
        aliases = (label.rpartition(" ")[0],) if dice.random() < 0.3 else ()
        yield Entity(label.replace(" ", "_"), label, kind, aliases)


def _make_fact(dice: random.Random, entities: tuple[Entity, ...], weights: tuple[float, ...], said: list[Fact]) -> Fact:
    if said and dice.random() < SHARED_FACTS:
        return dice.choice(said)
    subject, other, speaker = dice.choices(entities, cum_weights=weights, k=3)
    amount = dice.randrange(1, 5000)
    object_ = Value(f"{amount} kronor", "integer", str(amount), "SEK") if dice.random() < 0.08 else other
    year = str(dice.randrange(1990, 2026))
    return Fact(
        subject,
        dice.choice(RELATIONS),
        object_,
        Polarity.NEGATIVE if dice.random() < 0.07 else Polarity.POSITIVE,
        Modality.POSSIBLE if dice.random() < 0.12 else Modality.ASSERTED,
        speaker if dice.random() < 0.35 else None,
        Value(year, "gYear", year) if dice.random() < 0.15 else None,
        confidence=round(dice.uniform(0.5, 0.99), 2),
    )


def _write_document(name: str, facts: list[Fact]) -> tuple[Document, list[Fact]]:
    """A document with one sentence for each fact, and the facts with that sentence as their evidence."""
    text = ""
    placed: list[Fact] = []
    for index, fact in enumerate(facts):
        object_ = fact.object.text if isinstance(fact.object, Value) else fact.object.label
        sentence = f"{fact.subject.label} {fact.relation.label.replace('-', ' ')} {object_} enligt uppgift."
        start = len(text)
        text += sentence + " "
        evidence = Evidence(name, index, start, start + len(sentence), sentence, "active-with-object")
        placed.append(
            Fact(
                *(fact.subject, fact.relation, fact.object, fact.polarity, fact.modality, fact.attribution, fact.time),
                evidence=(evidence,),
                confidence=fact.confidence,
            )
        )
    return Document(name, text, title=f"Artikel {name}", source=f"{name}.txt"), placed
