"""Two runs against one gold standard: what has become better, and what worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from graphbuild.errors import GoldError
from graphbuild.evaluation.report import Report
from graphbuild.evaluation.table import format_table


@dataclass(frozen=True, slots=True)
class Comparison:
    """Lines that tell facts apart, as ``document: subject – relation – object``, sorted; ``heads`` name the two runs."""

    before: Report
    after: Report
    found: tuple[str, ...]
    lost: tuple[str, ...]
    mended: tuple[str, ...]
    broken: tuple[str, ...]
    heads: tuple[str, str] = ("before", "after")

    def to_text(self, *, show: bool = True) -> str:
        """The comparison as plain text, ending without a line break; ``show`` lists the facts that changed."""
        before, after = self.before.figures, self.after.figures
        rows = [(name, before[name], after[name], _format_change(after[name] - before[name])) for name in after]
        parts = [format_table(("Figure", *self.heads, "change"), rows), self._format_rules()]
        if not show:
            counts = (("found", self.found), ("lost", self.lost), ("mended", self.mended), ("broken", self.broken))
            return "\n\n".join([*parts, "Facts " + ", ".join(f"{name} {len(lines)}" for name, lines in counts)])
        for title, lines in (
            ("Found: required facts that are no longer missed", self.found),
            ("Lost: required facts that were stated before", self.lost),
            ("Mended: wrong facts that are no longer stated", self.mended),
            ("Broken: wrong facts that were not stated before", self.broken),
        ):
            parts.append("\n".join([title, *(f"  {line}" for line in lines or ("none",))]))
        return "\n\n".join(parts)

    def _format_rules(self) -> str:
        old = {rule.rule: rule for rule in self.before.rules}
        new = {rule.rule: rule for rule in self.after.rules}
        rows = []
        for name in dict.fromkeys([*new, *old]):
            was, now = old.get(name), new.get(name)
            counts = [(rule.stated, rule.right) if rule else (0, 0) for rule in (was, now)]
            if counts[0] != counts[1]:
                rows.append((name, *counts[0], *counts[1]))
        if not rows:
            return "By rule: no change"
        heads = ("rule", *(f"{name}, {run}" for run in self.heads for name in ("stated", "right")))
        return f"By rule\n{format_table(heads, rows)}"


def compare(before: Report, after: Report, *, heads: tuple[str, str] = ("before", "after")) -> Comparison:
    """What changed between two runs. Raises GoldError when they were not scored against the same facts."""
    if before.score.required != after.score.required:
        raise GoldError(
            f"The runs were scored against {before.score.required} and {after.score.required} required facts; "
            "score both against the same gold file."
        )
    missed = [Counter(f"{each.gold.text}: {each.gold}" for each in report.missed) for report in (before, after)]
    wrong = [Counter(f"{each.stated.document}: {each.stated}" for each in report.wrong) for report in (before, after)]
    return Comparison(
        before,
        after,
        found=_subtract(missed[0], missed[1]),
        lost=_subtract(missed[1], missed[0]),
        mended=_subtract(wrong[0], wrong[1]),
        broken=_subtract(wrong[1], wrong[0]),
        heads=heads,
    )


def _subtract(one: Counter[str], other: Counter[str]) -> tuple[str, ...]:
    return tuple(_repeat(one - other))


def _repeat(lines: Counter[str]) -> Iterator[str]:
    for line in sorted(lines):
        yield from [line] * lines[line]


def _format_change(change: float) -> str:
    return f"{change:+d}" if isinstance(change, int) else f"{change:+.3f}"
