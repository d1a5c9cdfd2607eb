"""Trains the teacher: trees and names in turn, with the states below the layers that learn kept between epochs."""

import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from graphbuild.training.encoder import EncoderFile, read_encoder
from graphbuild.training.entities import Tagged
from graphbuild.training.loop import Schedule
from graphbuild.training.teacher import NAME_TAGS, Teacher
from graphbuild.training.treebank import Sentence
from graphbuild.training.wordpieces import WordPieces, pad

logger = logging.getLogger(__name__)

WORDS_IN_BATCH = 800
BUCKET = 2000
"""So many sentences are sorted by length, so that those of a batch are about as long as each other."""
READ_AT_ONCE = 40
UNKNOWN = -100
"""What the loss passes over."""
ENCODER_RATE = 1.5e-4
NAME_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the teacher learns from: its words, and for each a tag, a head and a relation, or a name tag (by number)."""

    words: tuple[str, ...]
    answers: tuple[tuple[int, ...], ...]


def teach(
    encoder: Path,
    annotated: tuple[Sequence[Sentence], Sequence[Tagged]],
    out: Path,
    *,
    epochs: tuple[int, int],
    rate: float = 1.5e-3,
    seed: int,
) -> None:
    """Train on trees and names, so many epochs of each, and write the teacher to `out`."""
    trees, names = annotated
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311  nothing here is secret
    file = read_encoder(encoder)
    tags = tuple(sorted({f"{row[3]}\t{row[5]}" for tree in trees for row in tree.rows}))
    relations = tuple(sorted({row[7] for tree in trees for row in tree.rows}))
    teacher, pieces = Teacher(file, tags, relations), WordPieces(file)
    lessons = (tree_lessons(trees, tags, relations), name_lessons(names))
    kept = [_read_all(teacher, pieces, part) for part in lessons]
    order = _interleaved(lessons, epochs, chance)
    optimizer = _optimizer(teacher, rate)
    schedule = Schedule(steps=len(order), rate=1.0, warmup=max(1, len(order) // 12))
    teacher.train()
    for step, (part, chosen) in enumerate(order, 1):
        for group in optimizer.param_groups:
            group["lr"] = group["initial_lr"] * schedule.rate_at(step)
        loss = _loss(teacher, pieces, [lessons[part][i] for i in chosen], [kept[part][i] for i in chosen])
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(teacher.parameters(), 2.0)
        optimizer.step()
        if step % 100 == 0:
            logger.info("teacher, step %d of %d: loss %.3f", step, len(order), float(loss.detach()))
    save_teacher(teacher, out)


def save_teacher(teacher: Teacher, out: Path) -> None:
    """Write what was learnt, in half precision; the encoder's pieces are not repeated."""
    state = {
        k: v.half() for k, v in teacher.state_dict().items() if not k.startswith(("encoder.words", "encoder.places"))
    }
    torch.save({"tags": teacher.tags, "relations": teacher.relations, "state": state}, out)


def load_teacher(path: Path, file: EncoderFile) -> Teacher:
    """A trained teacher, ready to annotate."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    teacher = Teacher(file, tuple(saved["tags"]), tuple(saved["relations"]))
    teacher.load_state_dict({name: value.float() for name, value in saved["state"].items()}, strict=False)
    return teacher.eval()


def tree_lessons(trees: Sequence[Sentence], tags: Sequence[str], relations: Sequence[str]) -> list[Lesson]:
    """Trees as numbers: tag, head, relation of every word."""
    tag_number, relation_number = ({name: i for i, name in enumerate(names)} for names in (tags, relations))
    return [
        Lesson(
            tuple(row[1] for row in tree.rows),
            (
                tuple(tag_number[f"{row[3]}\t{row[5]}"] for row in tree.rows),
                tuple(int(row[6]) for row in tree.rows),
                tuple(relation_number[row[7]] for row in tree.rows),
            ),
        )
        for tree in trees
    ]


def name_lessons(sentences: Sequence[Tagged]) -> list[Lesson]:
    """Tagged sentences as numbers."""
    number = {tag: i for i, tag in enumerate(NAME_TAGS)}
    return [Lesson(tuple(word for word, _ in s), (tuple(number[tag] for _, tag in s),)) for s in sentences]


def batches(lengths: Sequence[int], chance: random.Random) -> list[list[int]]:
    """Numbers of sentences in batches of about as many words, each of sentences about as long, in random order."""
    order = list(range(len(lengths)))
    chance.shuffle(order)
    made: list[list[int]] = []
    for start in range(0, len(order), BUCKET):
        held: list[int] = []
        for index in sorted(order[start : start + BUCKET], key=lengths.__getitem__):
            if held and sum(lengths[i] for i in held) + lengths[index] > WORDS_IN_BATCH:
                made.append(held)
                held = []
            held.append(index)
        made.append(held)
    chance.shuffle(made)
    return made


def _interleaved(
    lessons: Sequence[Sequence[Lesson]], epochs: Sequence[int], chance: random.Random
) -> list[tuple[int, list[int]]]:
    placed: list[tuple[float, int, list[int]]] = []
    for part, (sentences, times) in enumerate(zip(lessons, epochs, strict=True)):
        lengths = [len(lesson.words) for lesson in sentences]
        made = [batch for _ in range(times) for batch in batches(lengths, chance)]
        placed += [((index + part / 2) / len(made), part, batch) for index, batch in enumerate(made)]
    return [(part, batch) for _, part, batch in sorted(placed)]


def _optimizer(teacher: Teacher, rate: float) -> torch.optim.Optimizer:
    upper = [p for name, p in teacher.named_parameters() if name.startswith("encoder.upper")]
    heads = [p for name, p in teacher.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": upper, "initial_lr": ENCODER_RATE}, {"params": heads, "initial_lr": rate}]
    return torch.optim.AdamW(groups, lr=rate, weight_decay=0.01, betas=(0.9, 0.98))


def _loss(
    teacher: Teacher, pieces: WordPieces, lessons: Sequence[Lesson], states: Sequence[torch.Tensor]
) -> torch.Tensor:
    batch = pieces.batch([lesson.words for lesson in lessons])
    state = nn.utils.rnn.pad_sequence(list(states), batch_first=True)
    answers = [pad(rows, UNKNOWN).flatten() for rows in zip(*(lesson.answers for lesson in lessons), strict=True)]
    if len(answers) == 1:
        return NAME_WEIGHT * cross_entropy(teacher.names(batch, state).flatten(0, 1), answers[0])
    tags, heads, relations = answers
    syntax = teacher.syntax(batch, state)
    given = heads.view(batch.words.shape).clamp(min=0)
    return (
        cross_entropy(syntax.tags.flatten(0, 1), tags)
        + cross_entropy(syntax.heads.flatten(0, 1), heads)
        + cross_entropy(syntax.relations(given).flatten(0, 1), relations)
    )


def _read_all(teacher: Teacher, pieces: WordPieces, lessons: Sequence[Lesson]) -> list[torch.Tensor]:
    states: dict[int, torch.Tensor] = {}
    for chosen in _by_length([len(lesson.words) for lesson in lessons]):
        batch = pieces.batch([lessons[i].words for i in chosen])
        read = teacher.read(batch)
        lengths = batch.present.sum(1).tolist()
        states |= {i: read[row, : lengths[row]].clone() for row, i in enumerate(chosen)}
    return [states[i] for i in range(len(lessons))]


def _by_length(lengths: Sequence[int]) -> Iterator[list[int]]:
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    for start in range(0, len(order), READ_AT_ONCE):
        yield order[start : start + READ_AT_ONCE]
