"""Whether a confidence means what it says: how many of the facts stated with it are right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from graphbuild.evaluation.scoring import Judged, Ratio

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts with a confidence from ``low`` up to, but without, ``high`` (the last bin with it)."""

    low: float
    high: float
    right: int
    stated: int
    confidence: float

    @property
    def precision(self) -> float:
        """Share of its facts that are right."""
        return Ratio(self.right, self.stated).value


def bin_confidences(judged: Iterable[Judged], *, edges: tuple[float, ...] = EDGES) -> tuple[Bin, ...]:
    """Facts sorted into bins by confidence; those without one, and empty bins, are left out."""
    facts = [(each.stated.confidence, each.right) for each in judged if each.stated.confidence is not None]
    bins = []
    for low, high in pairwise(edges):
        inside = [(sure, right) for sure, right in facts if low <= sure and (sure < high or high == edges[-1])]
        if inside:
            mean = sum(sure for sure, _ in inside) / len(inside)
            bins.append(Bin(low, high, sum(right for _, right in inside), len(inside), mean))
    return tuple(bins)


def calibration_error(bins: Iterable[Bin]) -> float:
    """Expected calibration error: how far confidence and precision part, weighted by the facts of each bin."""
    held = tuple(bins)
    whole = sum(each.stated for each in held)
    return sum(each.stated * abs(each.confidence - each.precision) for each in held) / whole if whole else 0.0


def precision_above(judged: Iterable[Judged], confidence: float) -> Ratio:
    """How many of the facts with at least this confidence are right."""
    sure = [each.right for each in judged if (each.stated.confidence or 0.0) >= confidence]
    return Ratio(sum(sure), len(sure))
