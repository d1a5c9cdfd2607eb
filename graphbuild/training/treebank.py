"""Reads and writes the CoNLL-U of training: sentences as plain rows, and which files of a folder may be trained on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from graphbuild.errors import TrainingError

NON_COMMERCIAL = re.compile(r"lines|-nc\b")
HELD_OUT = re.compile(r"test|heldout")
WHOLE_PUD = re.compile(r"pud-ud-test$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One tree: its comment lines and its ten-column rows (words only, no ranges, no empty nodes)."""

    comments: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def starts_paragraph(self) -> bool:
        """Whether a new paragraph or document begins with this sentence."""
        return any(line.startswith(("# newpar", "# newdoc")) for line in self.comments)


@dataclass(frozen=True, slots=True)
class Treebanks:
    """The sentences of a folder of treebanks, by what may be done with them."""

    talbanken: tuple[Sentence, ...]
    pud: tuple[Sentence, ...]
    dev: tuple[Sentence, ...]
    held_out: tuple[tuple[str, tuple[Sentence, ...]], ...]


def find_treebanks(folder: Path) -> Treebanks:
    """Sort the CoNLL-U files of `folder` into training, dev and held-out data.

    Treebanks with a non-commercial licence (LinES) are only ever held out. The whole of
    UD PUD, which is published as one test file, is cut in two: even sentences to train on, odd ones held out.
    """
    parts: dict[str, list[Sentence]] = {"talbanken": [], "pud": [], "dev": []}
    held_out: list[tuple[str, tuple[Sentence, ...]]] = []
    for path in sorted(folder.glob("*.conllu")):
        sentences = tuple(read_treebank(path))
        if WHOLE_PUD.search(path.stem):
            parts["pud"].extend(sentences[::2])
            held_out.append((path.stem + "-odd", sentences[1::2]))
        elif HELD_OUT.search(path.stem):
            held_out.append((path.stem, sentences))
        elif NON_COMMERCIAL.search(path.stem):
            continue
        else:
            parts[_part_of(path)].extend(sentences)
    if not parts["talbanken"] or not parts["dev"]:
        raise TrainingError(
            f"{folder} holds no training or no dev treebank: *train*.conllu and *dev*.conllu are needed"
        )
    return Treebanks(tuple(parts["talbanken"]), tuple(parts["pud"]), tuple(parts["dev"]), tuple(held_out))


def read_treebank(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file, without word ranges and empty nodes."""
    comments: list[str] = []
    rows: list[tuple[str, ...]] = []
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate((*lines, "\n"), 1):
            text = line.rstrip("\n")
            if text.startswith("#") and not rows:
                comments.append(text)
            elif text.strip():
                rows.extend(_row(text, path, number))
            elif rows:
                yield Sentence(tuple(comments), tuple(rows))
                comments, rows = [], []


def write_treebank(sentences: Iterable[Sentence], path: Path) -> None:
    """Write sentences as CoNLL-U, without the enhanced dependencies."""
    path.write_text(as_conllu(sentences), encoding="utf-8")


def as_conllu(sentences: Iterable[Sentence]) -> str:
    """The sentences as CoNLL-U, without the enhanced dependencies."""
    blocks = (
        "\n".join((*sentence.comments, *("\t".join((*row[:8], "_", row[9])) for row in sentence.rows)))
        for sentence in sentences
    )
    return "".join(f"{block}\n\n" for block in blocks)


def without_xpos(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """The same sentences with an empty language-specific tag: the sources do not agree on one."""
    for sentence in sentences:
        yield replace(sentence, rows=tuple((*row[:4], "_", *row[5:]) for row in sentence.rows))


def _part_of(path: Path) -> str:
    if "dev" in path.stem:
        return "dev"
    return "pud" if "pud" in path.stem else "talbanken"


def _row(line: str, path: Path, number: int) -> Iterator[tuple[str, ...]]:
    cells = tuple(line.split("\t"))
    if len(cells) != 10:
        raise TrainingError(f"{path}, line {number}: {len(cells)} columns instead of 10")
    if cells[0].isdigit():
        yield cells
