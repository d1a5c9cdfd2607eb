"""Confidence from what is known of a fact: how often facts with the same features were right in gold texts.

The formula is a sum: a base, a weight for the rule, and one for each feature that the fact has, turned into a
probability by the logistic function. The weights are fitted by ridge regression, so that what was seen
seldom stays near zero: a rule that nobody has seen gets the base.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from graphbuild.evaluation.gold import GoldFact, GoldText
from graphbuild.evaluation.run import state
from graphbuild.model import Entity, Evidence, Fact, Kind, Modality, Polarity

BASE = "base"
SHRINKAGE = 4.0
CAUTION = 0.25
"""Taken off the fitted base: the rules were written with such texts in view, and do a little worse on others."""
LONG_SENTENCE, LONG_PHRASE, FAR = 30, 4, 60
_WORD = re.compile(r"\w+")
_PRONOUNS = frozenset("han hon den det de dem denne denna dessa som där vilken vilket vilka sig sin sitt sina".split())


@dataclass(frozen=True, slots=True)
class Sample:
    """A stated fact by its features, and whether it is right; ``document`` keeps what belongs together."""

    features: frozenset[str]
    right: bool
    document: str


def estimate(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability that a fact with these features is right."""
    total = weights.get(BASE, 0.0) + sum(weights.get(feature, 0.0) for feature in features)
    return 1 / (1 + math.exp(-total))


def find_features(fact: Fact, evidence: Evidence) -> frozenset[str]:
    """What is told by a fact and the sentence that says it: rule, ends, qualifiers, lengths and distances."""
    found = {f"rule {evidence.rule}"}
    found.update(f"subject {word}" for word in _describe_end(fact.subject, evidence.subject, evidence))
    if isinstance(fact.object, Entity):
        found.update(f"object {word}" for word in _describe_end(fact.object, evidence.object, evidence))
    else:
        found.add("object value")
    parts = fact.relation.label.count("-")
    conditions = (
        ("denied", fact.polarity is Polarity.NEGATIVE),
        ("possible", fact.modality is Modality.POSSIBLE),
        ("said", fact.attribution is not None),
        ("long name", parts >= 2),
        ("plain name", parts == 0),
        ("long sentence", len(_WORD.findall(evidence.text)) > LONG_SENTENCE),
        ("subject far", _gap(evidence.subject, evidence.relation) > FAR),
        ("object far", _gap(evidence.relation, evidence.object) > FAR),
        ("subject after", _is_after(evidence.subject, evidence.relation)),
        ("object before", _is_after(evidence.relation, evidence.object)),
    )
    found.update(name for name, held in conditions if held)
    return frozenset(found)


def collect(texts: Iterable[GoldText], facts: Iterable[Fact]) -> tuple[Sample, ...]:
    """A sample for every sentence that states a fact, of the documents that the gold standard knows."""
    gold: dict[str, list[GoldFact]] = {}
    for text in texts:
        gold.setdefault(text.document, []).extend(text.facts)
    return tuple(
        Sample(find_features(fact, evidence), any(line.matches(other) for other in gold[line.document]), line.document)
        for fact, evidence in _pair(facts)
        for line in state([replace(fact, evidence=(evidence,))])
        if line.document in gold
    )


def fit_table(samples: Sequence[Sample]) -> str:
    """The weights as Python, to be pasted where confidence is computed."""
    weights = fit(samples)
    weights[BASE] = round(weights[BASE] - CAUTION, 2)
    return "\n".join(["WEIGHTS = {", *(f'    "{name}": {weight},' for name, weight in weights.items()), "}"])


def fit(samples: Sequence[Sample], *, shrinkage: float = SHRINKAGE) -> dict[str, float]:
    """Weights by feature, the base first: ridge logistic regression, solved by Newton's method.

    Features that only one sample has say nothing and are left out.
    """
    counts = Counter(feature for sample in samples for feature in sample.features)
    names = [BASE, *sorted(name for name, count in counts.items() if count > 1)]
    column = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(samples), len(names)))
    matrix[:, 0] = 1.0
    for row, sample in enumerate(samples):
        for feature in sample.features & column.keys():
            matrix[row, column[feature]] = 1.0
    right = np.array([float(sample.right) for sample in samples])
    penalty = np.full(len(names), shrinkage)
    penalty[0] = 1e-3  # the base is free, or every confidence would lean to one half
    weights = np.zeros(len(names))
    for _ in range(50):
        expected = 1 / (1 + np.exp(-matrix @ weights))
        gradient = matrix.T @ (right - expected) - penalty * weights
        curvature = (matrix.T * (expected * (1 - expected))) @ matrix + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        weights += step
        if float(np.abs(step).max()) < 1e-9:
            break
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def cross_validate(
    samples: Sequence[Sample], *, folds: int = 5, shrinkage: float = SHRINKAGE
) -> tuple[tuple[float, bool], ...]:
    """Confidence and truth of each sample, by weights that were fitted without its document."""
    documents = list(dict.fromkeys(sample.document for sample in samples))
    found: list[tuple[float, bool]] = []
    for fold in range(folds):
        held = set(documents[fold::folds])
        weights = fit([sample for sample in samples if sample.document not in held], shrinkage=shrinkage)
        found += [(estimate(s.features, weights), s.right) for s in samples if s.document in held]
    return tuple(found)


def _pair(facts: Iterable[Fact]) -> Iterator[tuple[Fact, Evidence]]:
    return ((fact, evidence) for fact in facts for evidence in fact.evidence)


def _describe_end(entity: Entity, span: tuple[int, int] | None, evidence: Evidence) -> Iterator[str]:
    """How an end is worded where the fact is said, and what it was taken for."""
    words = _WORD.findall(entity.label)
    said = evidence.text[span[0] - evidence.start : span[1] - evidence.start] if span is not None else ""
    if said.lower() in _PRONOUNS:
        yield "pronoun"
    elif said and not {word[:4].lower() for word in words} & {word[:4].lower() for word in _WORD.findall(said)}:
        yield "described"  # *myndigheten* for FSB
    if entity.kind is Kind.CONCEPT:
        yield "concept"
    elif any(word[0].isupper() for word in words):
        yield "named"
    if len(words) >= LONG_PHRASE:
        yield "long"


def _gap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> int:
    """Characters between two stretches of text; 0 where one is unknown."""
    if one is None or other is None:
        return 0
    return max(one[0], other[0]) - min(one[1], other[1])


def _is_after(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    return one is not None and other is not None and one[0] > other[0]
