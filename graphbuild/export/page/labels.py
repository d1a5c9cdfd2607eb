"""Short, safe labels for the canvas, and how much room they take.

The width of a text is estimated from character classes of a common sans-serif font, since
the reader's fonts are unknown here; a margin makes up for the difference.
"""

from __future__ import annotations

import textwrap
import unicodedata

LINE = 20
WORD = 26
LONGEST = 40
ELLIPSIS = "…"
NARROW = frozenset("fijlrtI.,:;!'|()[]-–/ ")
WIDE = frozenset("mwMW@%—…")
MARGIN = 1.08


def clean(text: str) -> str:
    """Text on one line without control, direction or other format characters, which would disturb a canvas."""
    kept = (" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in text)
    return " ".join("".join(char for char in kept if unicodedata.category(char) != "Cf").split())


def shorten(text: str, length: int) -> str:
    """Clean text of at most ``length`` characters; an ellipsis stands for the rest."""
    text = clean(text)
    return text if len(text) <= length else text[: length - 1].rstrip() + ELLIPSIS


def wrap(text: str, *, width: int = LINE, lines: int = 2) -> tuple[str, ...]:
    """Clean text broken at spaces into at most ``lines`` lines of ``width`` characters; at least one line."""
    words = [shorten(word, WORD) for word in clean(text[: LONGEST * WORD]).split()]
    # A compound a little too long for the line is easier to read whole than cut.
    width = max([width, *(len(word) for word in words)])
    return tuple(textwrap.wrap(" ".join(words), width, max_lines=lines, placeholder=ELLIPSIS)) or (ELLIPSIS,)


def measure(text: str, size: float) -> float:
    """Estimated width of a text in pixels at a font size in pixels."""
    return MARGIN * size * sum(_advance(char) for char in text)


def _advance(char: str) -> float:
    if char in NARROW:
        return 0.34
    if char in WIDE or unicodedata.east_asian_width(char) in {"W", "F"}:
        return 1.0
    return 0.68 if char.isupper() else 0.56
