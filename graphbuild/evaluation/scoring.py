"""Facts against gold facts: pure functions from values to values.

Precision is the share of stated facts that some gold fact, required or not, bears out;
recall the share of required gold facts that some stated fact matches. Pair figures count
subject and object alone. Qualifiers are compared on matched facts only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graphbuild.evaluation.gold import GoldFact, GoldText
from graphbuild.evaluation.stated import Stated


class Cause(StrEnum):
    """Where a missed or wrong fact parts from the nearest one on the other side."""

    RELATION = "the relation is called otherwise"
    OBJECT = "the object differs"
    SUBJECT = "the subject differs"
    NOTHING = "nothing like it"


@dataclass(frozen=True, slots=True)
class Ratio:
    """Part of a whole; 0 where the whole is empty."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share, between 0 and 1."""
        return self.part / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A stated fact with the gold fact that bears it out, or, where none does, what is nearest to it and why it fails."""

    stated: Stated
    gold: GoldFact | None
    cause: Cause | None = None
    near: GoldFact | None = None

    @property
    def right(self) -> bool:
        """Whether some gold fact bears it out."""
        return self.gold is not None

    @property
    def disagreements(self) -> tuple[tuple[str, str, str], ...]:
        """Qualifiers of a right fact that differ: name, what is stated, what the gold fact has."""
        if self.gold is None:
            return ()
        pairs = [
            (name, str(getattr(self.stated, name)), str(getattr(self.gold, name))) for name in ("polarity", "modality")
        ]
        found = [pair for pair in pairs if pair[1] != pair[2]]
        if self.gold.attribution and not self.stated.has_speaker(self.gold):
            found.append(("attribution", (self.stated.attribution or ("nobody",))[0], self.gold.attribution[0]))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Missed:
    """A required gold fact that nothing states, and the nearest thing stated."""

    gold: GoldFact
    cause: Cause
    near: Stated | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Every judgement, in order of documents, and the figures drawn from them."""

    judged: tuple[Judged, ...]
    missed: tuple[Missed, ...]
    wanted: tuple[GoldFact, ...]
    pairs_right: int
    pairs_hit: int

    @property
    def required(self) -> int:
        """How many facts the gold standard requires."""
        return len(self.wanted)

    @property
    def precision(self) -> float:
        """Share of stated facts that are right."""
        return Ratio(sum(each.right for each in self.judged), len(self.judged)).value

    @property
    def recall(self) -> float:
        """Share of required facts that are stated."""
        return Ratio(self.required - len(self.missed), self.required).value

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)

    @property
    def pair_precision(self) -> float:
        """Precision by subject and object alone."""
        return Ratio(self.pairs_right, len(self.judged)).value

    @property
    def pair_recall(self) -> float:
        """Recall by subject and object alone."""
        return Ratio(self.pairs_hit, self.required).value

    @property
    def pair_f1(self) -> float:
        """Harmonic mean of the pair figures."""
        return harmonic(self.pair_precision, self.pair_recall)

    @property
    def polarity(self) -> Ratio:
        """Matched facts whose polarity is right."""
        return self._agree("polarity")

    @property
    def modality(self) -> Ratio:
        """Matched facts whose modality is right."""
        return self._agree("modality")

    @property
    def attribution(self) -> Ratio:
        """Matched facts whose speaker is right, of those that have one in the gold standard."""
        said = [(each.stated, each.gold) for each in self.judged if each.gold is not None and each.gold.attribution]
        return Ratio(sum(stated.has_speaker(gold) for stated, gold in said), len(said))

    def figures(self) -> dict[str, float | int]:
        """All figures by name, in the order in which they are reported."""
        return {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "pair precision": self.pair_precision,
            "pair recall": self.pair_recall,
            "pair f1": self.pair_f1,
            "polarity accuracy": self.polarity.value,
            "modality accuracy": self.modality.value,
            "attribution accuracy": self.attribution.value,
            "facts stated": len(self.judged),
            "facts required": self.required,
        }

    def _agree(self, name: str) -> Ratio:
        matched = [(each.stated, each.gold) for each in self.judged if each.gold is not None]
        return Ratio(sum(getattr(stated, name) == getattr(gold, name) for stated, gold in matched), len(matched))


def score(texts: Iterable[GoldText], stated: Iterable[Stated]) -> Score:
    """Every stated fact and every required gold fact judged, document by document.

    Facts of documents that the gold standard does not know are left out.
    """
    gold: dict[str, list[GoldFact]] = {}
    sentences: dict[str, str] = {}
    for text in texts:
        gold.setdefault(text.document, []).extend(text.facts)
        sentences[text.id] = _squeeze(text.text)
    found: dict[str, list[Stated]] = defaultdict(list)
    for fact in stated:
        if fact.document in gold:
            found[fact.document].append(fact)
    judged: list[Judged] = []
    missed: list[Missed] = []
    required: list[GoldFact] = []
    pairs_right = pairs_hit = 0
    for document, facts in gold.items():
        here = found[document]
        wanted = [fact for fact in facts if fact.required]
        judged += [judge(fact, facts, sentences) for fact in here]
        missed += [miss(fact, here, sentences) for fact in wanted if not any(each.matches(fact) for each in here)]
        required += wanted
        pairs_right += sum(any(fact.has_pair(each) for each in facts) for fact in here)
        pairs_hit += sum(any(each.has_pair(fact) for each in here) for fact in wanted)
    return Score(tuple(judged), tuple(missed), tuple(required), pairs_right, pairs_hit)


def judge(stated: Stated, facts: Sequence[GoldFact], sentences: Mapping[str, str]) -> Judged:
    """A stated fact with its gold fact: of several, a required one, and then the one whose qualifiers agree most.

    ``sentences`` are gold texts by id: what is nearest to a wrong fact stands in the same one.
    """
    best = max((gold for gold in facts if stated.matches(gold)), key=lambda gold: agreement(stated, gold), default=None)
    if best is not None:
        return Judged(stated, best)
    for cause, near in NEARNESS:
        gold = next((gold for gold in facts if near(stated, gold) and _is_said_in(stated, sentences[gold.text])), None)
        if gold is not None:
            return Judged(stated, None, cause, gold)
    return Judged(stated, None, Cause.NOTHING)


def miss(gold: GoldFact, facts: Sequence[Stated], sentences: Mapping[str, str]) -> Missed:
    """A gold fact that nothing states, with the nearest thing that is stated in its sentence."""
    here = [stated for stated in facts if _is_said_in(stated, sentences[gold.text])]
    for cause, near in NEARNESS:
        stated = next((stated for stated in here if near(stated, gold)), None)
        if stated is not None:
            return Missed(gold, cause, stated)
    return Missed(gold, Cause.NOTHING)


def agreement(stated: Stated, gold: GoldFact) -> tuple[bool, int]:
    """How much a matching gold fact has in common with a stated one, for comparison."""
    same = (stated.polarity == gold.polarity) + (stated.modality == gold.modality) + stated.has_speaker(gold)
    return gold.required, same


def harmonic(one: float, other: float) -> float:
    """Harmonic mean; 0 where both are 0."""
    return 2 * one * other / (one + other) if one + other else 0.0


def _is_said_in(stated: Stated, sentence: str) -> bool:
    """Whether a fact's evidence is the sentence, a part of it, or more than it; also where it has none."""
    evidence = _squeeze(stated.evidence)
    return evidence in sentence or sentence in evidence


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _lacks_object(stated: Stated, gold: GoldFact) -> bool:
    return stated.has_subject(gold) and stated.has_relation(gold)


def _lacks_subject(stated: Stated, gold: GoldFact) -> bool:
    return stated.has_object(gold) and stated.has_relation(gold)


NEARNESS = ((Cause.RELATION, Stated.has_pair), (Cause.OBJECT, _lacks_object), (Cause.SUBJECT, _lacks_subject))
"""From the nearest miss to the farthest: two of the three parts agree."""
