"""Cutting a document into what the model takes at once, and offsets back to the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphbuild.model import Block

CHUNK = 20_000
"""Characters that the model takes at once: some 3,000 tokens, which bounds its memory."""

JOIN = "\n\n"
"""A blank line, which Stanza's tokenizer never lets a sentence cross."""

_SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\s+(?=[^\sa-zåäö])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one block, by document offsets; nearly always the whole block."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pieces joined by blank lines, and where each begins in the joined text."""

    text: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]

    def find_piece(self, offset: int) -> Piece:
        """The piece that holds an offset of the joined text."""
        return self.pieces[bisect_right(self.starts, offset) - 1]

    def to_document(self, offset: int) -> int:
        """The document offset of an offset of the joined text."""
        number = bisect_right(self.starts, offset) - 1
        return self.pieces[number].start + offset - self.starts[number]


def cut_blocks(text: str, blocks: Sequence[Block], limit: int = CHUNK) -> Iterator[Piece]:
    """One piece a block, or several when a block alone is over the limit."""
    for number, block in enumerate(blocks):
        start = block.start
        while block.end - start > limit:
            middle = _find_cut(text, start, start + limit)
            yield Piece(start, middle, number)
            start = middle
        yield Piece(start, block.end, number)


def join_pieces(text: str, pieces: Iterable[Piece], limit: int = CHUNK) -> Iterator[Chunk]:
    """Chunks of consecutive pieces, each no longer than the limit unless it is one piece."""
    held: list[Piece] = []
    size = 0
    for piece in pieces:
        if held and size + piece.end - piece.start > limit:
            yield make_chunk(text, held)
            held, size = [], 0
        held.append(piece)
        size += piece.end - piece.start + len(JOIN)
    if held:
        yield make_chunk(text, held)


def make_chunk(text: str, pieces: Sequence[Piece]) -> Chunk:
    """The pieces as one text for the model."""
    starts: list[int] = []
    offset = 0
    for piece in pieces:
        starts.append(offset)
        offset += piece.end - piece.start + len(JOIN)
    return Chunk(JOIN.join(text[piece.start : piece.end] for piece in pieces), tuple(pieces), tuple(starts))


def _find_cut(text: str, start: int, end: int) -> int:
    """Where to cut an overlong block: after the last sentence that fits, else at a space, else hard."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, end)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + 1, end + 1)
    return space if space > start else end
