"""Measures a model on annotated text: the CoNLL-18 scores from raw text and from gold tokens, and F1 of names by class."""

import logging
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import stanza
from stanza.models.common.utils import ud_scores

from graphbuild.errors import TrainingError
from graphbuild.training.entities import CLASSES, Tagged, find_names, read_tagged, spans
from graphbuild.training.rawtext import raw_text
from graphbuild.training.treebank import Sentence, as_conllu, find_treebanks, read_treebank

logger = logging.getLogger(__name__)

METRICS = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS", "MLAS", "BLEX")
SYNTAX = "tokenize,pos,lemma,depparse"
CLASS_OF = {"person": "PER", "place": "LOC", "inst": "ORG"}
"""Names of classes in the models trained on SUC."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a model reached on one set: percentages by name of the measure."""

    dataset: str
    given: str
    tokens: int
    values: Mapping[str, float]
    seconds: float

    def __str__(self) -> str:
        values = " ".join(f"{name} {value:.2f}" for name, value in self.values.items())
        return f"{self.dataset} ({self.given}, {self.tokens} tokens): {values}  {self.tokens / max(self.seconds, 1e-9):.0f} tokens/s"


def evaluate_model(model_dir: Path, *, ud: Path | None = None, ner: Path | None = None) -> list[Score]:
    """Score the Stanza model in `model_dir` on treebanks and on name annotation (files, or folders of them).

    Of a folder, dev and held-out files are taken. Works for any Stanza model folder, ours or official.
    """
    if ud is None and ner is None:
        raise TrainingError("evaluating a model needs a treebank, name annotation, or both")
    scores: list[Score] = []
    if ud is not None:
        running, split = _pipeline(model_dir, SYNTAX), _pipeline(model_dir, SYNTAX, tokenize_pretokenized=True)
        for name, trees in _treebanks(ud):
            scores.append(_logged(score_trees(running, name, trees)))
            scores.append(_logged(score_trees(split, name, trees, gold_tokens=True)))
    if ner is not None:
        names = _pipeline(model_dir, "tokenize,ner", tokenize_pretokenized=True)
        scores += [_logged(score_names(names, name, tagged)) for name, tagged in _annotations(ner)]
    return scores


def score_trees(pipeline: Any, name: str, trees: Sequence[Sentence], *, gold_tokens: bool = False) -> Score:
    """The CoNLL-18 scores of a pipeline on a treebank, from its raw text or from its tokens."""
    given: Any = [[row[1] for row in tree.rows] for tree in trees] if gold_tokens else raw_text(trees)
    start = time.perf_counter()
    document = pipeline(given)
    seconds = time.perf_counter() - start
    found = ud_scores(StringIO(as_conllu(trees)), StringIO(f"{document:C}\n\n"))
    values = {metric: 100 * found[metric].f1 for metric in METRICS}
    return Score(name, "gold tokens" if gold_tokens else "raw text", sum(len(t.rows) for t in trees), values, seconds)


def score_names(pipeline: Any, name: str, sentences: Sequence[Tagged]) -> Score:
    """F1 of names, all and by class: a name is right when its words and its class are."""
    start = time.perf_counter()
    document = pipeline([[word for word, _ in sentence] for sentence in sentences])
    seconds = time.perf_counter() - start
    gold = Counter((i, *span) for i, sentence in enumerate(sentences) for span in spans(sentence))
    found = Counter(_found(document))
    values = {kind: f1(*_of(kind, gold, found)) for kind in CLASSES}
    return Score(name, "gold tokens", sum(map(len, sentences)), {"F1": f1(gold, found), **values}, seconds)


def f1(gold: Counter[Any], found: Counter[Any]) -> float:
    """The harmonic mean of precision and recall, in per cent; 0 when nothing is right."""
    right = (gold & found).total()
    return 200 * right / (gold.total() + found.total()) if right else 0.0


def _of(kind: str, *counts: Counter[Any]) -> Iterator[Counter[Any]]:
    for count in counts:
        yield Counter({span: number for span, number in count.items() if span[-1] == kind})


def _found(document: Any) -> Iterator[tuple[int, int, int, str]]:
    for index, sentence in enumerate(document.sentences):
        for name in sentence.ents:
            kind = CLASS_OF.get(name.type, name.type)
            if kind in CLASSES:
                yield index, name.tokens[0].id[0] - 1, name.tokens[-1].id[0], kind


def _pipeline(model_dir: Path, processors: str, **options: object) -> Any:
    return stanza.Pipeline(
        "sv", dir=str(model_dir), processors=processors, download_method=None, use_gpu=False, verbose=False, **options
    )


def _treebanks(ud: Path) -> Iterable[tuple[str, Sequence[Sentence]]]:
    if ud.is_file():
        return [(ud.stem, tuple(read_treebank(ud)))]
    banks = find_treebanks(ud)
    return [("dev", banks.dev), *banks.held_out]


def _annotations(ner: Path) -> Iterable[tuple[str, Sequence[Tagged]]]:
    if ner.is_file():
        return [(ner.stem, tuple(read_tagged(ner)))]
    names = find_names(ner)
    return [("dev", names.dev), *names.held_out]


def _logged(score: Score) -> Score:
    logger.info("%s", score)
    return score
