"""Which construction a fact is of, told from its relation's name and its qualifiers: the same for gold and stated facts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graphbuild.evaluation.gold import GoldFact
from graphbuild.evaluation.scoring import Score, harmonic
from graphbuild.evaluation.stated import Stated
from graphbuild.evaluation.wording import lemmatize
from graphbuild.model import Modality, Polarity

CHAINS = frozenset("försöka vilja behöva börja fortsätta sluta tänka avse planera lyckas hoppas besluta".split())
PREPOSITIONS = frozenset(
    "av bakom bland bortom efter framför från före för genom hos i in inför inom kring med mellan mot om omkring på runt "
    "sedan som till trots under ur utan utanför ut vid via åt över".split()
)
_JOINT = re.compile(r"[-_ ]+")


@dataclass(frozen=True, slots=True)
class ConstructionFigures:
    """Facts of one construction: how many are required and found, and how many are stated and right."""

    name: str
    required: int
    found: int
    stated: int
    right: int

    @property
    def recall(self) -> float:
        """Share of its required facts that are stated."""
        return self.found / self.required if self.required else 0.0

    @property
    def precision(self) -> float:
        """Share of its stated facts that are right."""
        return self.right / self.stated if self.stated else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return harmonic(self.precision, self.recall)


def count_constructions(score: Score) -> tuple[ConstructionFigures, ...]:
    """Figures by construction, the commonest first; a fact counts for its form and for each of its qualifiers."""
    required = Counter(name for gold in score.wanted for name in find_constructions(gold))
    missed = Counter(name for each in score.missed for name in find_constructions(each.gold))
    stated = Counter(name for each in score.judged for name in find_constructions(each.stated))
    right = Counter(name for each in score.judged if each.right for name in find_constructions(each.stated))
    names = sorted({*required, *stated}, key=lambda name: (-required[name], -stated[name], name))
    return tuple(
        ConstructionFigures(name, required[name], required[name] - missed[name], stated[name], right[name])
        for name in names
    )


def find_constructions(fact: GoldFact | Stated) -> tuple[str, ...]:
    """The form of a fact's relation, then its qualifiers."""
    qualifiers = (
        ("denied", fact.polarity == Polarity.NEGATIVE),
        ("possible", fact.modality == Modality.POSSIBLE),
        ("said by somebody", bool(fact.attribution)),
    )
    return find_form(fact.relation[0]), *(name for name, held in qualifiers if held)


def find_form(relation: str) -> str:
    """What the relation's name is made of: ``är-chef-över`` is a role, ``anklagas-för`` a passive."""
    verb, *rest = [part for part in _JOINT.split(relation.lower()) if part] or [relation]
    if verb in {"är", "blir"}:
        return _find_copula(rest)
    if verb == "har":
        return "har with noun" if rest else "har"
    return _find_verb(verb, rest)


def _find_verb(verb: str, rest: Sequence[str]) -> str:
    if "sig" in rest:
        return "reflexive verb"
    if _is_passive(verb):
        return "passive with preposition" if rest else "passive"
    if rest and lemmatize(verb) in CHAINS and _is_infinitive(rest):
        return "verb with infinitive"
    if rest:
        return "verb with preposition" if rest[-1] in PREPOSITIONS else "verb with noun or adverb"
    return "verb with object"


def _find_copula(words: Sequence[str]) -> str:
    if not words:
        return "copula"
    if len(words) == 1:
        return "copula with preposition" if words[0] in PREPOSITIONS else "copula with word"
    return "role or property with preposition"


def _is_infinitive(rest: Sequence[str]) -> bool:
    return any(part == "att" or part.endswith("a") for part in rest)


def _is_passive(verb: str) -> bool:
    """Whether a verb in -s has a dictionary form without it: *rekryteras*, but not *hoppas* or *finns*."""
    return verb.endswith("s") and verb not in {"finns", "minns"} and not lemmatize(verb).endswith("s")
