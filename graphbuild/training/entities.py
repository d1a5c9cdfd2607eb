"""Reads name annotation (BIO, UNER's IOB2), repairs it where a gazetteer is sure, and adds copies with other names in them."""

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from graphbuild.errors import TrainingError
from graphbuild.training.gazetteer import Gazetteer

CLASSES = ("PER", "LOC", "ORG")
HELD_OUT = ("test", "heldout")
OWN = Path(__file__).with_name("names.txt")
"""Sentences that were written and marked for this project: `I går mötte [PER Angela Merkel] ledningen för [ORG Siemens] .`"""
UNER = ("pud", "talbanken")
TIMES = 2
"""What is marked by the guidelines of Universal NER, and our own, is taken so many times: most sentences are marked otherwise."""
MARKED = re.compile(r"\[(PER|LOC|ORG) ([^]]+)\]|(\S+)")

Tagged: TypeAlias = tuple[tuple[str, str], ...]
"""A sentence: its words with a B-, I- or O tag each."""


@dataclass(frozen=True, slots=True)
class Names:
    """A folder of name annotation, by what may be done with it."""

    train: tuple[Tagged, ...]
    dev: tuple[Tagged, ...]
    held_out: tuple[tuple[str, tuple[Tagged, ...]], ...]


def find_names(folder: Path) -> Names:
    """Sort the .bio and .iob2 files of `folder` into train, dev and held-out data; classes other than three become O.

    Files that combine others are left out. UNER PUD, published as one test file, is cut as UD PUD is.
    """
    train: list[Tagged] = []
    dev: list[Tagged] = []
    held_out: list[tuple[str, tuple[Tagged, ...]]] = []
    for path in sorted([*folder.glob("*.bio"), *folder.glob("*.iob2")]):
        if "combined" in path.stem or path.stem.endswith("3class"):
            continue
        sentences = tuple(read_tagged(path))
        if path.stem == "sv_pud-ud-test":
            train.extend(sentences[::2] * TIMES)
            held_out.append((path.stem + "-odd", sentences[1::2]))
        elif any(word in path.stem for word in HELD_OUT):
            held_out.append((path.stem, sentences))
        else:
            times = TIMES if any(word in path.stem for word in UNER) and "dev" not in path.stem else 1
            (dev if "dev" in path.stem else train).extend(sentences * times)
    if not train or not dev:
        raise TrainingError(f"{folder} holds no training or no dev names: *train*.bio and *dev*.bio are needed")
    return Names(tuple(train), tuple(dev), tuple(held_out))


def read_tagged(path: Path) -> Iterator[Tagged]:
    """Yield the sentences of a .bio file (word, tag) or an .iob2 file of UNER (number, word, tag, …)."""
    column = 1 if path.suffix == ".iob2" else 0
    rows: list[tuple[str, str]] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate((*lines, "\n"), 1):
            cells = line.rstrip("\n").split("\t")
            if line.startswith("#") and column:
                continue
            if line.strip():
                if len(cells) < column + 2:
                    raise TrainingError(f"{path}, line {number}: a word and a tag are needed, with a tab between")
                rows.append((cells[column], _known(cells[column + 1])))
            elif rows:
                yield tuple(rows)
                rows = []


def read_marked(path: Path = OWN) -> Iterator[Tagged]:
    """Yield sentences whose names stand in brackets after their class, a sentence a line, with spaces between the words."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            words: list[tuple[str, str]] = []
            for kind, name, word in MARKED.findall(line):
                first, *rest = name.split() or [word]
                words += [(first, f"B-{kind}" if kind else "O"), *((other, f"I-{kind}") for other in rest)]
            yield tuple(words)


def spans(sentence: Tagged) -> Iterator[tuple[int, int, str]]:
    """Yield the names of a sentence: first word, word after the last, class."""
    start = 0
    while start < len(sentence):
        tag = sentence[start][1]
        end = start + 1
        if tag != "O":
            while end < len(sentence) and sentence[end][1] == f"I-{tag[2:]}":
                end += 1
            yield start, end, tag[2:]
        start = end


def repaired(sentences: Iterable[Tagged], gazetteer: Gazetteer) -> Iterator[Tagged]:
    """The sentences, with a lone capitalised country that the annotators forgot made a place."""
    for sentence in sentences:
        words = list(sentence)
        for index, (word, tag) in enumerate(sentence):
            forgotten = tag == "O" and index > 0 and word.removesuffix("s") in gazetteer.countries
            if forgotten and not _capitalised_around(sentence, index):
                words[index] = (word, "B-LOC")
        yield tuple(words)


def with_other_names(sentences: Sequence[Tagged], gazetteer: Gazetteer, *, seed: int) -> Iterator[Tagged]:
    """Each sentence that has names once more, with other names of the same classes in their places."""
    chance = random.Random(seed)  # noqa: S311  nothing here is secret
    seen: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for sentence in sentences:
        for start, end, kind in spans(sentence):
            seen[kind].append(tuple(word for word, _ in sentence[start:end]))
    for sentence in sentences:
        names = list(spans(sentence))
        if not names:
            continue
        words: list[tuple[str, str]] = []
        done = 0
        for start, end, kind in names:
            old = tuple(word for word, _ in sentence[start:end])
            new = _another(kind, old, seen, gazetteer, chance)
            words += sentence[done:start]
            words += [(word, f"{'I' if index else 'B'}-{kind}") for index, word in enumerate(new)]
            done = end
        yield (*words, *sentence[done:])


def training_names(
    names: Names, gazetteer: Gazetteer, *, copies: int, seed: int, own: Sequence[Tagged] = ()
) -> list[Tagged]:
    """What the name tagger is trained on: repaired sentences, our own, copies with other names, and not too many without any."""
    chance = random.Random(seed)  # noqa: S311  nothing here is secret
    sentences = [*repaired(names.train, gazetteer), *[*own] * TIMES]
    kept = [s for s in sentences if any(tag != "O" for _, tag in s) or chance.random() < 0.6]
    added = [s for copy in range(copies) for s in with_other_names(sentences, gazetteer, seed=seed + copy)]
    return [*kept, *added]


def count_classes(sentences: Iterable[Tagged]) -> Mapping[str, int]:
    """How many names of each class there are."""
    return Counter(kind for sentence in sentences for _, _, kind in spans(sentence))


def write_json(sentences: Iterable[Tagged], path: Path) -> None:
    """Write sentences as Stanza's name tagger reads them."""
    data = [[{"text": word, "ner": tag} for word, tag in sentence] for sentence in sentences]
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _known(tag: str) -> str:
    return tag if tag[2:] in CLASSES else "O"


def _capitalised_around(sentence: Tagged, index: int) -> bool:
    around = [sentence[i][0] for i in (index - 1, index + 1) if 0 <= i < len(sentence)]
    return any(word[:1].isupper() or word in "\"'”“" for word in around)


def _another(
    kind: str,
    old: tuple[str, ...],
    seen: Mapping[str, Sequence[tuple[str, ...]]],
    gazetteer: Gazetteer,
    chance: random.Random,
) -> tuple[str, ...]:
    new = gazetteer.draw(kind, len(old), chance) if chance.random() < 0.65 else chance.choice(seen[kind])
    genitive = len(old[-1]) > 3 and old[-1].endswith("s") and chance.random() < 0.5
    return (*new[:-1], _genitive(new[-1])) if genitive else new


def _genitive(name: str) -> str:
    if name.endswith(("s", "x", "z")):
        return name
    return f"{name}:s" if name.isupper() else f"{name}s"
