"""Annotates plain text for the small models to learn from: the teacher and an earlier model decide together.

The two err in different places, so their mean is better than either (on dev, gold tokens: LAS 80.5 and 82.7, together 84.2).
Of an arc the mean of both probabilities counts, decoded as a maximum spanning tree (Chu & Liu 1965, Edmonds 1967); of a tag
the earlier model's guess, unless the teacher is sure of another; of names the teacher's word alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from graphbuild.training.entities import Tagged
from graphbuild.training.second_opinion import Opinion, SecondOpinion
from graphbuild.training.teacher import NAME_TAGS, Teacher
from graphbuild.training.treebank import Sentence
from graphbuild.training.wordpieces import WordPieces

AT_ONCE = 1000
WORDS_IN_BATCH = 2000
SURE_OF_CLASS, SURE_OF_FEATURES = 0.75, 0.97
"""From such a probability on, the teacher's class (or features of the same class) count; chosen on dev."""
LEAST_MEAN, LEAST_ARC, LEAST_NAME = 0.72, 0.12, 0.6
NEVER = -1e4

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Silver:
    """A sentence as the two annotate it; `seen` has the tags of the earlier model, as a parser will be given them.

    The trees are None where the arcs are too doubtful to learn from, the names where one of them is.
    """

    best: Sentence | None
    seen: Sentence | None
    names: Tagged | None


def annotate(
    sentences: Sequence[Sequence[str]], teacher: Teacher, pieces: WordPieces, earlier: Path
) -> Iterator[Silver]:
    """Annotate sentences of words, with the Stanza model in `earlier` as second opinion."""
    second = SecondOpinion(earlier, teacher.relations)
    for start in range(0, len(sentences), AT_ONCE):
        some = sentences[start : start + AT_ONCE]
        opinions = second.ask(some)
        first = _ask_teacher(some, teacher, pieces)
        for words, (opinion, names), other in zip(some, first, opinions, strict=True):
            yield _decide(words, opinion, names, other, teacher.relations)


def _decide(
    words: Sequence[str],
    first: Opinion,
    names: tuple[tuple[str, ...], float],
    second: Opinion,
    relations: Sequence[str],
) -> Silver:
    arcs = (first.arcs + second.arcs) / 2
    heads = spanning_tree(arcs)
    places = np.arange(len(words))
    labels = (first.relations[places, heads] + second.relations[places, heads]) / 2
    sure = arcs[places, heads] * labels.max(1)
    chosen = [relations[number] for number in labels.argmax(1)]
    doubtful = sure.mean() <= LEAST_MEAN or sure.min() <= LEAST_ARC

    def tree(tags: Sequence[tuple[str, str]]) -> Sentence | None:
        rows = (
            (str(number), word, lemma, upos, "_", features, str(head), relation, "_", "_")
            for number, (word, lemma, (upos, features), head, relation) in enumerate(
                zip(words, second.lemmas, tags, heads, chosen, strict=True), 1
            )
        )
        return None if doubtful else Sentence((), tuple(rows))

    tagged = tuple(zip(words, names[0], strict=True)) if names[1] > LEAST_NAME else None
    return Silver(tree(list(_vote(first, second))), tree(second.tags), tagged)


def _vote(teacher: Opinion, earlier: Opinion) -> Iterator[tuple[str, str]]:
    for ours, sure, theirs in zip(teacher.tags, teacher.certainty, earlier.tags, strict=True):
        limit = SURE_OF_FEATURES if ours[0] == theirs[0] else SURE_OF_CLASS
        yield ours if sure > limit else theirs


def spanning_tree(arcs: Matrix) -> npt.NDArray[np.int64]:
    """The heads (0 is the root) of the best tree; `arcs` are probabilities, words x (root and words)."""
    size = arcs.shape[1]
    scores = np.full((size, size), NEVER)
    scores[1:] = np.log(arcs + 1e-6)
    np.fill_diagonal(scores, NEVER)
    return np.asarray(chuliu_edmonds_one_root(scores)[1:])


def best_names(scores: Matrix) -> tuple[str, ...]:
    """The likeliest sequence in which I- follows its own B- or I- (Viterbi); scores: words x `NAME_TAGS`, logarithms."""
    allowed = np.array([[_may_follow(before, tag) for tag in NAME_TAGS] for before in NAME_TAGS])
    total = scores[0] + [0 if _may_follow("O", tag) == 0 else NEVER for tag in NAME_TAGS]
    back: list[npt.NDArray[np.int64]] = []
    for row in scores[1:]:
        paths = total[:, None] + allowed
        back.append(paths.argmax(0))
        total = paths.max(0) + row
    place = int(total.argmax())
    found = [place]
    for origin in reversed(back):
        place = int(origin[place])
        found.append(place)
    return tuple(NAME_TAGS[number] for number in reversed(found))


def _may_follow(before: str, tag: str) -> float:
    return NEVER if tag.startswith("I-") and before[2:] != tag[2:] else 0.0


@torch.no_grad()
def _ask_teacher(
    sentences: Sequence[Sequence[str]], teacher: Teacher, pieces: WordPieces
) -> list[tuple[Opinion, tuple[tuple[str, ...], float]]]:
    answers: dict[int, tuple[Opinion, tuple[tuple[str, ...], float]]] = {}
    for chosen in _groups([len(words) for words in sentences]):
        batch = pieces.batch([sentences[i] for i in chosen])
        state = teacher.read(batch)
        syntax, names = teacher.syntax(batch, state), teacher.names(batch, state).log_softmax(-1)
        arcs, relations = syntax.heads.softmax(-1), syntax.all_relations().softmax(-1)
        certainty, tags = syntax.tags.softmax(-1).max(-1)
        for row, index in enumerate(chosen):
            size = len(sentences[index])
            opinion = Opinion(
                arcs[row, :size, : size + 1].double().numpy(),
                relations[row, :size, : size + 1].double().numpy(),
                [_split(teacher.tags[number]) for number in tags[row, :size].tolist()],
                certainty[row, :size].tolist(),
            )
            scores = names[row, :size].double().numpy()
            found = best_names(scores)
            least = min(scores[place, NAME_TAGS.index(tag)] for place, tag in enumerate(found))
            answers[index] = opinion, (found, float(np.exp(least)))
    return [answers[i] for i in range(len(sentences))]


def _split(tag: str) -> tuple[str, str]:
    upos, _, features = tag.partition("\t")
    return upos, features


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    held: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if held and (len(held) + 1) * lengths[index] > WORDS_IN_BATCH:
            yield held
            held = []
        held.append(index)
    if held:
        yield held
