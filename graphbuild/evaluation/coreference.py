"""Anaphors against a gold standard: which were traced back to what they mean, which were left, which were merged wrongly.

A mention counts as resolved where the thing that it means was also mentioned otherwise, or elsewhere;
what else it is called there must be one of the antecedents that the gold standard accepts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from graphbuild.errors import GoldError
from graphbuild.evaluation.gold import read_rows
from graphbuild.evaluation.scoring import Ratio
from graphbuild.evaluation.table import Cell, format_table
from graphbuild.evaluation.texts import Texts
from graphbuild.evaluation.wording import phrase_key
from graphbuild.model import Mention, Referent
from graphbuild.parsing import load_parser
from graphbuild.pipeline import OnDocument, Reading, read_document

_AND = re.compile(r",? och |, ")


class Outcome(StrEnum):
    """What became of an anaphor."""

    RIGHT = "resolved rightly"
    LEFT = "left though it has an antecedent"
    ALONE = "left, as it should be"
    WRONG = "merged wrongly"


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A gold anaphor by its offsets; ``alone`` marks one that is to be left as it is (or is one of ``antecedents``)."""

    document: str
    start: int
    end: int
    kind: str
    antecedents: tuple[str, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class Traced:
    """An anaphor with its words in the text, the names of what it was taken to mean, and the outcome."""

    anaphor: Anaphor
    text: str
    meant: tuple[str, ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class CoreferenceReport:
    """Every anaphor traced, in order of the gold file."""

    gold: str
    traced: tuple[Traced, ...]

    @property
    def accuracy(self) -> Ratio:
        """Anaphors with an antecedent that were resolved rightly."""
        return self._share(Outcome.RIGHT, alone=False)

    @property
    def precision(self) -> Ratio:
        """Of all that were resolved, those resolved rightly; one to leave alone may have an acceptable antecedent."""
        right = sum(each.outcome is Outcome.RIGHT for each in self.traced)
        return Ratio(right, right + sum(each.outcome is Outcome.WRONG for each in self.traced))

    @property
    def restraint(self) -> Ratio:
        """Mentions to leave alone that were left, or given an antecedent that is accepted."""
        mine = [each for each in self.traced if each.anaphor.alone]
        return Ratio(sum(each.outcome is not Outcome.WRONG for each in mine), len(mine))

    def to_text(self, *, show: bool = True) -> str:
        """The report as plain text; ``show`` lists every anaphor that was left or merged wrongly."""
        figures = (
            ("resolved rightly, of those with an antecedent", self.accuracy),
            ("resolved rightly, of those resolved", self.precision),
            ("left alone rightly, of those to leave", self.restraint),
        )
        rows = [(name, ratio.value, f"{ratio.part} of {ratio.whole}") for name, ratio in figures]
        parts = [f"Gold standard: {self.gold}", format_table(("Figure", "Value", ""), rows), self._format_kinds()]
        if show:
            parts.append("\n".join(["Left or merged wrongly", *(list(self._list_errors()) or ["  none"])]))
        return "\n\n".join(parts)

    def _share(self, outcome: Outcome, *, alone: bool) -> Ratio:
        mine = [each for each in self.traced if each.anaphor.alone is alone]
        return Ratio(sum(each.outcome is outcome for each in mine), len(mine))

    def _format_kinds(self) -> str:
        rows: list[Sequence[Cell]] = []
        for kind in dict.fromkeys(each.anaphor.kind for each in self.traced):
            mine = [each for each in self.traced if each.anaphor.kind == kind]
            linked = Counter(each.outcome for each in mine if not each.anaphor.alone)
            alone = Counter(each.outcome for each in mine if each.anaphor.alone)
            counts = [linked[outcome] for outcome in (Outcome.RIGHT, Outcome.LEFT, Outcome.WRONG)]
            accuracy = Ratio(counts[0], sum(counts)).value
            rows.append((kind, sum(counts), *counts, accuracy, alone.total(), alone[Outcome.WRONG]))
        heads = ("kind", "with antecedent", "right", "left", "wrong", "accuracy", "to leave", "wrong merges")
        return f"By kind\n{format_table(heads, rows)}"

    def _list_errors(self) -> Iterator[str]:
        for each in self.traced:
            if each.outcome in {Outcome.LEFT, Outcome.WRONG}:
                anaphor = each.anaphor
                wanted = anaphor.antecedents[0] if anaphor.antecedents else "nothing"
                meant = f"taken for {each.meant[0]}" if each.meant else "left"
                yield f"  {anaphor.document}, {anaphor.start}: {each.text}   ({anaphor.kind}, {meant}; gold: {wanted})"


def evaluate_coreference(
    gold_path: str | Path,
    folders: Sequence[str | Path],
    *,
    model: str = "embedded",
    cache: bool = True,
    on_document: OnDocument | None = None,
) -> CoreferenceReport:
    """Anaphors of a gold file traced in whole documents. Raises GoldError, ParseError or ModelError."""
    texts = Texts(folders)
    anaphors = read_anaphors(gold_path, texts)
    parser = load_parser(model, cache=cache)
    readings: dict[str, Reading] = {}
    for name in dict.fromkeys(anaphor.document for anaphor in anaphors):
        document = texts.find(name)
        if document is not None:
            (parsed,) = parser.parse([document])
            readings[name] = read_document(parsed)
            if on_document is not None:
                on_document(parsed)
    return CoreferenceReport(str(gold_path), tuple(trace(anaphor, readings[anaphor.document]) for anaphor in anaphors))


def read_anaphors(path: str | Path, texts: Texts) -> tuple[Anaphor, ...]:
    """The lines of a coreference gold file. Raises GoldError with file and line where one is malformed."""
    found = tuple(_read_anaphor(row, place, texts) for place, row in read_rows(path))
    if not found:
        raise GoldError(f"{path} has no lines; give a file with one anaphor a line.")
    return found


def trace(anaphor: Anaphor, reading: Reading) -> Traced:
    """What became of one anaphor in a document that was read."""
    text = reading.document.text[anaphor.start : anaphor.end]
    mention = find_mention(anaphor, reading)
    things = [_others(referent, mention) for referent in reading.resolution.referents_of(mention)] if mention else []
    if mention is not None and is_right(things, anaphor.antecedents):
        return Traced(anaphor, text, _names(things), Outcome.RIGHT)
    own = phrase_key(text)
    before = [[other for other in thing if other.start < anaphor.start] for thing in things]
    told = [[other for other in thing if phrase_key(other.label) != own] for thing in before]
    if not any(told):  # only the same words before: nothing is said by that
        return Traced(anaphor, text, (), Outcome.ALONE if anaphor.alone else Outcome.LEFT)
    return Traced(anaphor, text, _names(told), Outcome.WRONG)


def is_right(things: Sequence[Sequence[Mention]], antecedents: Iterable[str]) -> bool:
    """Whether one thing is called by an antecedent, or each of several by a part of one: *Ryssland och Kina*."""
    keys = [{phrase_key(name) for other in thing for name in (other.label, *other.wordings)} for thing in things]
    for antecedent in antecedents:
        if len(keys) == 1 and phrase_key(antecedent) in keys[0]:
            return True
        parts = [phrase_key(part) for part in _AND.split(antecedent)]
        if len(parts) == len(keys) > 1 and all(any(part in key for key in keys) for part in parts):
            return True
    return False


def find_mention(anaphor: Anaphor, reading: Reading) -> Mention | None:
    """The mention that heads the anaphor's span: its parent stands outside; of several, the last."""
    found: Mention | None = None
    for sentence, mentions in zip(reading.document.sentences, reading.mentions, strict=True):
        inside = {t.index for t in sentence.tokens if anaphor.start <= t.start and t.end <= anaphor.end}
        heads = [t.index for t in sentence.tokens if t.index in inside & mentions.keys()]
        tops = [index for index in heads if sentence.tokens[index - 1].head not in inside]
        if heads:
            found = mentions[(tops or heads)[-1]]
    return found


def _others(referent: Referent, mention: Mention) -> list[Mention]:
    """What else a thing is called in the document, names first."""
    others = [
        m for m in referent.mentions if (m.sentence, m.head) != (mention.sentence, mention.head) and not m.pronoun
    ]
    return sorted(others, key=lambda other: not other.named)


def _names(things: Iterable[Sequence[Mention]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(thing[0].label for thing in things if thing))


def _read_anaphor(row: dict[str, Any], place: str, texts: Texts) -> Anaphor:
    document, kind, antecedents = row.get("document"), row.get("kind"), row.get("antecedents")
    if not isinstance(document, str) or not isinstance(kind, str):
        raise GoldError(f'{place} lacks "document" or "kind"; give both as strings.')
    if not isinstance(antecedents, list) or not all(isinstance(label, str) for label in antecedents):
        raise GoldError(f'{place} has no list "antecedents"; give labels, or an empty list for one to leave alone.')
    alone = row.get("unresolvable") is True
    if not antecedents and not alone:
        raise GoldError(f'{place} has neither antecedents nor "unresolvable": true; give one of them.')
    texts.cut(document, row.get("start"), row.get("end"), place)
    return Anaphor(document, row["start"], row["end"], kind, tuple(antecedents), alone)
