"""Where headings and paragraphs begin and end: a line break ends one, unless the text is hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from graphbuild.model import Block

# The widest column that anyone wraps text at, and the narrowest where a full line is no accident.
WIDEST, NARROWEST = 140, 40
# The longest heading, in characters and words: press releases have headlines of some twenty words.
HEADING_LENGTH, HEADING_WORDS = 150, 22

_LINE = re.compile(r"[^\n]+")
_CLOSING = r"['\"”’»)\]]*$"
_SENTENCE_END = re.compile(r"[.!?:…]" + _CLOSING)
_CLAUSE_END = re.compile(r"[.!?:…,;]" + _CLOSING)
_ITEM = re.compile(r"[-–—•*·]\s|\d{1,3}[.)]\s")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: offsets without surrounding space, and whether a blank line stands above."""

    start: int
    end: int
    text: str
    first: bool
    indent: int


def find_blocks(text: str, *, marked: Mapping[int, bool] = MappingProxyType({})) -> tuple[Block, ...]:
    """Blocks of a clean text, in order, without surrounding white space.

    ``marked`` tells by start offset which blocks a format marks as headings or as none;
    for all others their looks decide.
    """
    lines = _find_lines(text)
    groups = _join_wrapped(lines) if _is_hard_wrapped(lines) else [[line] for line in lines]
    spans = [(group[0].start, group[-1].end) for group in groups]
    short = [start not in marked and _looks_like_heading(text[start:end]) for start, end in spans]
    headings = _drop_lists(short)
    return tuple(
        Block(start, end, marked.get(start, heading)) for (start, end), heading in zip(spans, headings, strict=True)
    )


def _is_hard_wrapped(lines: Sequence[_Line]) -> bool:
    """Whether line breaks fall where the column was full and not where a sentence ended."""
    breaks = [(one, two) for one, two in pairwise(lines) if not two.first]
    width = _column_width(lines)
    if not breaks or not NARROWEST <= width <= WIDEST:
        return False
    inside = sum(_is_inside(one, two) for one, two in breaks)
    full = sum(_is_full(one, two, width) for one, two in breaks)
    # Also in wrapped prose many a line ends with a sentence or before a name, hence the low share.
    return inside > 0 and inside >= 0.2 * len(breaks) and full >= 0.6 * len(breaks)


def _column_width(lines: Sequence[_Line]) -> int:
    """The longest line but for the longest twentieth, such as addresses that could not be broken."""
    lengths = sorted(len(line.text) for line in lines)
    return lengths[-1 - len(lengths) // 20] if lengths else 0


def _find_lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    last = 0
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        indent = len(match.group()) - len(match.group().lstrip())
        start = match.start() + indent
        first = not lines or text.count("\n", last, start) > 1
        lines.append(_Line(start, start + len(stripped), stripped, first, indent))
        last = start + len(stripped)
    return lines


def _is_inside(one: _Line, two: _Line) -> bool:
    """Whether a sentence goes on over the line break."""
    return not _SENTENCE_END.search(one.text) and two.text[0].islower()


def _is_full(one: _Line, two: _Line, width: int) -> bool:
    """Whether the first word of the next line had no room left on this one (or nearly: ragged columns).

    An address or a very long word would have had none on any line, so it counts for a third of the column.
    """
    word = min(len(two.text.split(maxsplit=1)[0]), width // 3)
    return len(one.text) + 1 + word > 0.85 * width


def _join_wrapped(lines: Sequence[_Line]) -> list[list[_Line]]:
    width = _column_width(lines)
    groups = [[lines[0]]]
    for one, two in pairwise(lines):
        ended = bool(_SENTENCE_END.search(one.text))
        new = (
            two.first
            or (two.indent > one.indent and ended)
            or (bool(_ITEM.match(two.text)) and ended)
            or not (_is_full(one, two, width) or _is_inside(one, two))
        )
        if new:
            groups.append([two])
        else:
            groups[-1].append(two)
    return groups


def _drop_lists(short: Sequence[bool]) -> list[bool]:
    """Which short lines are headings: those with something to head below them.

    Three short lines in a row are a list or a table, where only the one that opens the text is a heading.
    """
    headings = list(short)
    start = 0
    while start < len(short):
        end = start
        while end < len(short) and short[end]:
            end += 1
        if end - start > 2 or end == len(short):
            headings[start:end] = [start == 0 and number == 0 and len(short) > 1 for number in range(end - start)]
        start = end + 1
    return headings


def _looks_like_heading(text: str) -> bool:
    """A short line that begins like a sentence and does not end like one."""
    return (
        len(text) <= HEADING_LENGTH
        and len(text.split()) <= HEADING_WORDS
        and not text[0].islower()
        and not _ITEM.match(text)
        and not _CLAUSE_END.search(text)
        and any(character.isalpha() for character in text)
    )
