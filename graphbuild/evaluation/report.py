"""The result of an evaluation, and how it is told: figures, rules, confidence, errors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphbuild.evaluation.construction import ConstructionFigures, count_constructions
from graphbuild.evaluation.reliability import Bin, bin_confidences, calibration_error, precision_above
from graphbuild.evaluation.scoring import Cause, Judged, Missed, Score
from graphbuild.evaluation.table import Cell, format_table
from graphbuild.model import Fact

SURE = 0.8
"""The confidence from which on facts should be safe to use."""


@dataclass(frozen=True, slots=True)
class RuleFigures:
    """How many facts a rule states, how many are right, and how the others fail."""

    rule: str
    stated: int
    right: int
    causes: tuple[tuple[Cause, int], ...]

    @property
    def precision(self) -> float:
        """Share of the rule's facts that are right."""
        return self.right / self.stated if self.stated else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """Score of one run against one gold file; ``failures`` are documents that could not be read or parsed.

    ``facts`` are what was extracted; empty where facts were scored that were ready.
    """

    gold: str
    score: Score
    failures: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()

    @property
    def figures(self) -> dict[str, float | int]:
        """Precision, recall, F1 and the rest by name."""
        return self.score.figures()

    @property
    def wrong(self) -> tuple[Judged, ...]:
        """Stated facts that no gold fact bears out."""
        return tuple(each for each in self.score.judged if not each.right)

    @property
    def missed(self) -> tuple[Missed, ...]:
        """Required gold facts that nothing states."""
        return self.score.missed

    @property
    def rules(self) -> tuple[RuleFigures, ...]:
        """Rules by how many facts they state; a fact that two rules read counts for both."""
        by_rule: dict[str, list[Judged]] = defaultdict(list)
        for each in self.score.judged:
            for rule in each.stated.rules or ("(no rule)",):
                by_rule[rule].append(each)
        return tuple(
            RuleFigures(rule, len(facts), sum(each.right for each in facts), _count_causes(facts))
            for rule, facts in sorted(by_rule.items(), key=lambda item: (-len(item[1]), item[0]))
        )

    @property
    def constructions(self) -> tuple[ConstructionFigures, ...]:
        """Figures by construction of the facts."""
        return count_constructions(self.score)

    @property
    def reliability(self) -> tuple[Bin, ...]:
        """Precision by bins of confidence."""
        return bin_confidences(self.score.judged)

    def to_text(self, *, show: bool = True) -> str:
        """The report as plain text, ending without a line break; ``show`` lists every error after the tables."""
        parts = [
            f"Gold standard: {self.gold}",
            format_table(("Figure", "Value"), list(self.figures.items())),
            f"By construction\n{self._format_constructions()}",
            f"By rule\n{self._format_rules()}",
            f"By confidence\n{self._format_reliability()}",
            f"Errors by cause\n{self._format_causes()}",
        ]
        lists = [
            ("Missed: required, but not stated", self._list_missed()),
            ("Wrong: stated, but not in the gold standard", self._list_wrong()),
            ("Qualified otherwise: right, but for polarity, modality or speaker", self._list_disagreements()),
        ]
        if show:
            parts += ["\n".join([title, *lines]) for title, lines in lists]
        if self.failures:
            title = "Left out: documents that cannot be used"
            parts.append("\n".join([title, *(f"  {each}" for each in self.failures)]))
        return "\n\n".join(parts)

    def _format_constructions(self) -> str:
        rows = [
            (each.name, each.required, each.recall, each.stated, each.precision, each.f1) for each in self.constructions
        ]
        return format_table(("construction", "required", "recall", "stated", "precision", "f1"), rows)

    def _format_rules(self) -> str:
        rows: list[Sequence[Cell]] = []
        for rule in self.rules:
            causes = dict(rule.causes)
            rows.append(
                (rule.rule, rule.stated, rule.right, rule.precision, *(causes.get(cause, 0) for cause in Cause))
            )
        heads = ("rule", "stated", "right", "precision", "relation", "object", "subject", "nothing")
        return format_table(heads, rows)

    def _format_reliability(self) -> str:
        bins = self.reliability
        rows: list[Sequence[Cell]] = [
            (f"{b.low:.1f} to {b.high:.1f}", b.stated, b.right, b.precision, b.confidence) for b in bins
        ]
        table = format_table(("confidence", "stated", "right", "precision", "mean confidence"), rows)
        sure = precision_above(self.score.judged, SURE)
        return (
            f"{table}\nPrecision at confidence {SURE} and above: {sure.value:.3f} ({sure.part} of {sure.whole}); "
            f"expected calibration error: {calibration_error(bins):.3f}"
        )

    def _format_causes(self) -> str:
        missed, wrong = Counter(each.cause for each in self.missed), Counter(each.cause for each in self.wrong)
        return format_table(("cause", "missed", "wrong"), [(cause, missed[cause], wrong[cause]) for cause in Cause])

    def _list_missed(self) -> Iterator[str]:
        for each in self.missed:
            near = f"   (stated: {each.near})" if each.near else ""
            yield f"  - {each.gold.text}: {each.gold}{near}"
        if not self.missed:
            yield "  none"

    def _list_wrong(self) -> Iterator[str]:
        for each in self.wrong:
            rules = f" [{', '.join(each.stated.rules)}]" if each.stated.rules else ""
            near = f"   (gold: {each.near})" if each.near else ""
            yield f"  + {each.stated.document}: {each.stated}{rules}{near}"
        if not self.wrong:
            yield "  none"

    def _list_disagreements(self) -> Iterator[str]:
        found = [(each, *what) for each in self.score.judged for what in each.disagreements]
        for each, name, stated, gold in found:
            yield f"  ~ {each.stated.document}: {each.stated}   ({name}: {stated}, gold: {gold})"
        if not found:
            yield "  none"


def _count_causes(facts: list[Judged]) -> tuple[tuple[Cause, int], ...]:
    counts = Counter(each.cause for each in facts if each.cause is not None)
    return tuple((cause, counts[cause]) for cause in Cause if counts[cause])
