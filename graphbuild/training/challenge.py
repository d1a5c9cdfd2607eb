"""Checks a model on the constructions that facts hang on: sentences of our own, each with the arcs, tags and names that must be found.

A line of `challenge.jsonl` is one sentence::

    {"kind": "passive-agent", "text": "Mannen greps av polisen .",
     "arcs": [["polisen", "obl:agent", "greps"], ["Mannen", "nsubj:pass", "greps"]],
     "tags": [["greps", "Voice=Pass"]], "names": []}

Words are separated by blanks, so that only the parse is measured. An arc is [dependent, relation, head], with `ROOT` for
no head; a word that occurs twice is written `ord/2`. A relation also counts when the model gives a subtype of it, and
`nmod|obl` leaves the choice where the treebanks disagree.
"""

import json
import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import stanza

from graphbuild.errors import TrainingError

logger = logging.getLogger(__name__)

ROOT = "ROOT"
SENTENCES = Path(__file__).with_name("challenge.jsonl")


@dataclass(frozen=True, slots=True)
class Challenge:
    """A sentence and what must be found in it."""

    kind: str
    words: tuple[str, ...]
    arcs: tuple[tuple[str, str, str], ...] = ()
    tags: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()

    @property
    def demands(self) -> Sequence[tuple[str, ...]]:
        """Everything that must be found."""
        return (*self.arcs, *self.tags, *self.names)


@dataclass(frozen=True, slots=True)
class ChallengeScore:
    """How many demands of a kind were met, and those that were not: `text: demand`."""

    kind: str
    met: int
    demanded: int
    missed: tuple[str, ...]

    @property
    def accuracy(self) -> float:
        """Per cent of the demands that were met."""
        return 100 * self.met / self.demanded


def challenge_model(model_dir: Path) -> list[ChallengeScore]:
    """Run the model over our own challenges; a score for each kind, and one for `all` at the end."""
    return score_challenges(model_dir, read_challenges(SENTENCES))


def read_challenges(path: Path) -> list[Challenge]:
    """Read a challenge file; a demand about a word that is not in its sentence is an error."""
    challenges = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            challenge = _challenge(json.loads(line))
            _check(challenge)
        except (ValueError, KeyError, TypeError) as error:
            raise TrainingError(f"{path}, line {number}: {error}") from error
        challenges.append(challenge)
    return challenges


def score_challenges(model_dir: Path, challenges: Sequence[Challenge]) -> list[ChallengeScore]:
    """Run the model over the challenges; a score for each kind, and one for `all` at the end."""
    pipeline = stanza.Pipeline(
        "sv", dir=str(model_dir), download_method=None, use_gpu=False, verbose=False, tokenize_pretokenized=True
    )
    document = pipeline([list(challenge.words) for challenge in challenges])
    missed: defaultdict[str, list[str]] = defaultdict(list)
    demanded: defaultdict[str, int] = defaultdict(int)
    for challenge, sentence in zip(challenges, document.sentences, strict=True):
        demanded[challenge.kind] += len(challenge.demands)
        text = " ".join(challenge.words)
        missed[challenge.kind] += [f"{text}: {' '.join(demand)}" for demand in unmet(challenge, sentence)]
    return _totals(missed, demanded)


def unmet(challenge: Challenge, sentence: Any) -> Iterator[tuple[str, ...]]:
    """Yield the demands of a challenge that a parsed sentence does not meet."""
    words = sentence.words
    for dependent, relation, head in challenge.arcs:
        word = words[position(challenge.words, dependent)]
        wanted = 0 if head == ROOT else position(challenge.words, head) + 1
        given = any(f"{word.deprel}:".startswith(f"{choice}:") for choice in relation.split("|"))
        if word.head != wanted or not given:
            yield dependent, relation, head
    for form, tag in challenge.tags:
        word = words[position(challenge.words, form)]
        if tag not in {word.upos, *(word.feats or "").split("|")} and tag != f"Lemma={word.lemma}":
            yield form, tag
    found = {(name.text, name.type) for name in sentence.ents}
    yield from (name for name in challenge.names if name not in found)


def position(words: Sequence[str], form: str) -> int:
    """Where a word is; `ord/2` is its second occurrence."""
    plain, _, number = form.partition("/") if form not in words else (form, "", "")
    places = [index for index, word in enumerate(words) if word == plain]
    nth = int(number or 1)
    if len(places) < nth:
        raise ValueError(f"{form!r} is not in {' '.join(words)!r}")
    return places[nth - 1]


def _challenge(entry: Mapping[str, Any]) -> Challenge:
    return Challenge(
        kind=entry["kind"],
        words=tuple(entry["text"].split()),
        arcs=tuple((dependent, relation, head) for dependent, relation, head in entry.get("arcs", ())),
        tags=tuple((form, tag) for form, tag in entry.get("tags", ())),
        names=tuple((name, kind) for name, kind in entry.get("names", ())),
    )


def _check(challenge: Challenge) -> None:
    if not challenge.demands:
        raise ValueError("nothing is demanded of the sentence")
    forms = [form for dependent, _, head in challenge.arcs for form in (dependent, head) if form != ROOT]
    for form in (*forms, *(form for form, _ in challenge.tags)):
        position(challenge.words, form)
    for name, _ in challenge.names:
        if f" {name} " not in f" {' '.join(challenge.words)} ":
            raise ValueError(f"the name {name!r} is not in the sentence")


def _totals(missed: Mapping[str, list[str]], demanded: Mapping[str, int]) -> list[ChallengeScore]:
    scores = [
        ChallengeScore(kind, total - len(missed[kind]), total, tuple(missed[kind])) for kind, total in demanded.items()
    ]
    everything = ChallengeScore(
        "all", sum(s.met for s in scores), sum(s.demanded for s in scores), tuple(m for s in scores for m in s.missed)
    )
    return [*scores, everything]
