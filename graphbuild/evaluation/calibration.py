"""Confidence from what is known of a fact: how often facts with the same features were right in gold texts.

The formula is a sum: a base, a weight for the rule, and one for each feature that the fact has, turned into a
probability by the logistic function. The weights are fitted by ridge regression, so that what was seen
seldom stays near zero: a rule that nobody has seen gets the base.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from graphbuild.evaluation.gold import GoldFact, GoldText
from graphbuild.evaluation.run import state
from graphbuild.linking.confidence import BASE, estimate, find_features
from graphbuild.model import Evidence, Fact

SHRINKAGE = 4.0
CAUTION = 0.25
"""Taken off the fitted base: the rules were written with such texts in view, and do a little worse on others."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A stated fact by its features, and whether it is right; ``document`` keeps what belongs together."""

    features: frozenset[str]
    right: bool
    document: str


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
