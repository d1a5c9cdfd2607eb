"""Swedish numbers in digits and in words, as decimals.

No maintained library reads Swedish number words (text2num and number-parser lack the
language, Babel only writes numbers), and there are few of them: a table and one loop.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

ONES = {
    word: number
    for number, words in enumerate(
        "noll|en ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton "
        "aderton|nitton".split("|")
    )
    for word in words.split()
}
TENS = {
    word: 10 * number
    for number, word in enumerate("tjugo trettio fyrtio femtio sextio sjuttio åttio nittio".split(), start=2)
}
POWERS = {"hundra": 100, "tusen": 1000}
MULTIPLIERS = {
    "tusen": 10**3,
    "miljon": 10**6,
    "miljoner": 10**6,
    "mn": 10**6,
    "milj": 10**6,
    "miljard": 10**9,
    "miljarder": 10**9,
    "md": 10**9,
    "mdr": 10**9,
    "biljon": 10**12,
    "biljoner": 10**12,
}
HALVES = frozenset({"halv", "halvt", "halva"})

# Thousands are grouped by blanks (also no-break and thin ones) or full stops, decimals follow a comma, in tables a stop.
DIGITS = r"(?<![\w.,])[-−+]?(?:\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+|\.\d{1,2})?(?!\d|-?tal| \d{3}-?tal)"
_GROUPING = re.compile(r"[ \u00a0\u202f\u2009]|\.(?=\d{3}(?:\D|$))")
_PARTS = re.compile("|".join(sorted((*ONES, *TENS, *POWERS), key=len, reverse=True)))


def read_digits(text: str) -> Decimal:
    """A number in digits, as Swedes write it: *14 285 000*, *2,5*, *−3*."""
    return Decimal(_GROUPING.sub("", text).replace(",", ".").replace("−", "-"))


@lru_cache(maxsize=8192)
def read_word(text: str) -> Decimal | None:
    """A number in one word: *fem*, *tjugofem*, *tvåhundratusen*; None where it is no number."""
    word = text.lower()
    total = current = 0
    position = 0
    for part in _PARTS.finditer(word):
        if part.start() != position:
            return None
        position = part.end()
        found = part.group()
        if found == "tusen":
            total, current = total + (current or 1) * 1000, 0
        elif found == "hundra":
            current = (current or 1) * 100
        else:
            current += ONES.get(found, 0) + TENS.get(found, 0)
    return Decimal(total + current) if position == len(word) and position else None


def write_decimal(number: Decimal) -> tuple[str, str]:
    """XSD datatype and lexical form of a number: ``("integer", "14285000")``, ``("decimal", "2.5")``."""
    if number == number.to_integral_value():
        return "integer", format(number.to_integral_value(), "f")
    return "decimal", format(number.normalize(), "f")
