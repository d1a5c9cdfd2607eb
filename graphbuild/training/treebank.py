"""Reads and writes the CoNLL-U of training: sentences as plain rows, and which files of a folder may be trained on."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graphbuild.errors import TrainingError

NON_COMMERCIAL = re.compile(r"lines|-nc\b")
HELD_OUT = re.compile(r"test|heldout")
WHOLE_PUD = re.compile(r"pud-ud-test$")
RECOVERED = re.compile(r"recovered")
OLD_SCHEME = "# old scheme"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One tree: its comment lines and its ten-column rows (words only, no ranges, no empty nodes)."""

    comments: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def starts_paragraph(self) -> bool:
        """Whether a new paragraph or document begins with this sentence."""
        return any(line.startswith(("# newpar", "# newdoc")) for line in self.comments)

    @property
    def is_in_old_scheme(self) -> bool:
        """Whether the tree is of a file of recovered trees, which differ by rule from today's."""
        return OLD_SCHEME in self.comments

    @property
    def sent_id(self) -> str:
        """The number that the treebank gives the sentence, or nothing."""
        return next((line.partition("=")[2].strip() for line in self.comments if line.startswith("# sent_id")), "")


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
    Where a sentence is in a file of recovered trees and in a published one too, the published tree is taken.
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
            parts[_part_of(path)].extend(_marked(sentences) if RECOVERED.search(path.stem) else sentences)
    if not parts["talbanken"] or not parts["dev"]:
        raise TrainingError(
            f"{folder} holds no training or no dev treebank: *train*.conllu and *dev*.conllu are needed"
        )
    return Treebanks(tuple(_newest(parts["talbanken"])), tuple(parts["pud"]), tuple(parts["dev"]), tuple(held_out))


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


def _marked(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    return (replace(sentence, comments=(*sentence.comments, OLD_SCHEME)) for sentence in sentences)


def _newest(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Recovered trees without those of which there is a published one, in the order of the published text."""
    published = {sentence.sent_id for sentence in sentences if sentence.sent_id and not sentence.is_in_old_scheme}
    kept = [s for s in sentences if not (s.is_in_old_scheme and s.sent_id in published)]
    return iter(sorted(kept, key=_number) if len(kept) < len(sentences) else kept)


def _number(sentence: Sentence) -> int:
    digits = re.search(r"(\d+)$", sentence.sent_id)
    return int(digits.group()) if digits else 0


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
