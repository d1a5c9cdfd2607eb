"""How sure a fact is: the share of facts with such features that are right in gold texts.

A sum of a base, a weight for the rule and one for each feature, turned into a probability by the
logistic function. ``benchmarks/fit_confidence.py`` fits the weights; what it has not seen weighs nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from graphbuild.model import Entity, Evidence, Fact, Kind, Modality, Polarity

BASE = "base"
LONG_SENTENCE, LONG_PHRASE, FAR = 30, 4, 60
_WORD = re.compile(r"\w+")
_PRONOUNS = frozenset("han hon den det de dem denne denna dessa som där vilken vilket vilka sig sin sitt sina".split())

WEIGHTS: dict[str, float] = {
    "base": 1.53,
    "denied": -0.03,
    "long name": -0.23,
    "long sentence": -0.07,
    "object before": -0.48,
    "object concept": 0.23,
    "object described": 0.06,
    "object far": -0.64,
    "object long": -0.49,
    "object named": 0.2,
    "plain name": 0.63,
    "possible": -0.23,
    "rule active-with-object": -0.21,
    "rule affiliation": 0.32,
    "rule apposition": 0.1,
    "rule become": -0.1,
    "rule copula-with-adjective": -0.08,
    "rule copula-with-noun": -0.27,
    "rule copula-with-place": -0.21,
    "rule event-noun": 0.04,
    "rule existential": -0.16,
    "rule light-verb-with-event-noun": 0.1,
    "rule passive-with-agent": 0.01,
    "rule passive-without-agent": 0.2,
    "rule predicate-with-infinitive": 0.2,
    "rule predicative-with-som": 0.04,
    "rule relative-place": -0.03,
    "rule title": 0.35,
    "rule verb-noun-preposition": 0.11,
    "rule verb-with-preposition": -0.46,
    "said": 0.21,
    "subject after": -0.35,
    "subject concept": 0.23,
    "subject described": 0.11,
    "subject far": 0.02,
    "subject long": 0.1,
    "subject named": 0.17,
    "subject pronoun": -0.14,
}
"""Log-odds by feature."""


def estimate(features: Iterable[str], weights: Mapping[str, float] = MappingProxyType(WEIGHTS)) -> float:
    """The probability that a fact with these features is right."""
    total = weights.get(BASE, 0.0) + sum([weights.get(feature, 0.0) for feature in features])
    return 1 / (1 + math.exp(-total))


def find_features(fact: Fact, evidence: Evidence) -> frozenset[str]:
    """What is told by a fact and the sentence that says it: rule, ends, qualifiers, lengths and distances."""
    found = [f"rule {evidence.rule}"]
    found += [f"subject {word}" for word in _describe_end(fact.subject, evidence.subject, evidence)]
    if isinstance(fact.object, Entity):
        found += [f"object {word}" for word in _describe_end(fact.object, evidence.object, evidence)]
    else:
        found.append("object value")
    parts = fact.relation.label.count("-")
    conditions = (
        ("denied", fact.polarity is Polarity.NEGATIVE),
        ("possible", fact.modality is Modality.POSSIBLE),
        ("said", fact.attribution is not None),
        ("long name", parts >= 2),
        ("plain name", parts == 0),
        ("long sentence", _count_words(evidence.text) > LONG_SENTENCE),
        ("subject far", _gap(evidence.subject, evidence.relation) > FAR),
        ("object far", _gap(evidence.relation, evidence.object) > FAR),
        ("subject after", _is_after(evidence.subject, evidence.relation)),
        ("object before", _is_after(evidence.relation, evidence.object)),
    )
    found += [name for name, held in conditions if held]
    return frozenset(found)


def _describe_end(entity: Entity, span: tuple[int, int] | None, evidence: Evidence) -> Iterator[str]:
    """How an end is worded where the fact is said, and what it was taken for."""
    words = _words_of(entity.label)
    said = evidence.text[span[0] - evidence.start : span[1] - evidence.start] if span is not None else ""
    if said.lower() in _PRONOUNS:
        yield "pronoun"
    elif said and not {word[:4].lower() for word in words} & {word[:4].lower() for word in _words_of(said)}:
        yield "described"  # *myndigheten* for FSB
    if entity.kind is Kind.CONCEPT:
        yield "concept"
    elif any(word[0].isupper() for word in words):
        yield "named"
    if len(words) >= LONG_PHRASE:
        yield "long"


@lru_cache(maxsize=16_384)
def _words_of(label: str) -> tuple[str, ...]:
    """The words of a phrase; the ends of facts come back often."""
    return tuple(_WORD.findall(label))


@lru_cache(maxsize=64)
def _count_words(sentence: str) -> int:
    """How long a sentence is; asked for each of its facts."""
    return len(_WORD.findall(sentence))


def _gap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> int:
    """Characters between two stretches of text; 0 where one is unknown."""
    if one is None or other is None:
        return 0
    return max(one[0], other[0]) - min(one[1], other[1])


def _is_after(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is not None and other is not None and one[0] > other[0]
