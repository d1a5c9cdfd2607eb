"""Amounts and times among the nominals of a sentence, as typed values."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache

from graphbuild.mentions.dates import find_time_in, load_time_words, read_year
from graphbuild.mentions.numerals import DIGITS, HALVES, MULTIPLIERS, ONES, read_digits, read_word, write_decimal
from graphbuild.mentions.units import BARE_CURRENCIES, JOINED, find_unit, load_unit_words
from graphbuild.model import Value
from graphbuild.patterns import Tree, Word

REACH = 40  # characters to each side of the head that its amount or date may take up
NOUNS_TOO = frozenset({"bar", "fat", "fot"})  # units whose name says something else where it is not counted in digits
_NUMBER = re.compile(
    rf"(?P<sign>[$£€] ?)?(?P<minus>\bminus )?(?P<digits>{DIGITS})|(?<![\w-])(?P<word>[a-zåäöA-ZÅÄÖ]+)(?![\w-])"
)
_AND_HALF = re.compile(r" och (?:en|ett) halvt?\b")
_RANGE_BEFORE = re.compile(r"\d ?[-–] ?$")
_RANGE_AFTER = re.compile(r" ?[-–] ?\d")
_NEXT = re.compile(r"[ \u00a0\u202f]?([^\s\d.,;:!?()”\"]+)")


def find_value(head: Word, tree: Tree, *, anchor: date | None = None) -> Value | None:
    """The amount or time that a nominal's head word stands for; None where it is neither.

    ``anchor`` is the day the text was written: with it *i går* is a date, without it text.
    """
    if not may_be_value(head):
        return None
    text, start, end = window(head, tree)
    time = find_time_in(text, start, end, anchor)
    if time is not None:
        return time
    amount = find_amount_in(text, start, end)
    if amount is not None and (amount.unit or head.text.lower() in MULTIPLIERS):
        return amount
    return read_year(head.text) or (amount if is_bare_number(head) else None)


def may_be_value(head: Word) -> bool:
    """A quick look, since this runs for every nominal: a number, or a word that units and dates end in."""
    if head.upos == "NUM" or head.text[:1].isdigit():
        counts = head.relation == "nummod" and head.parent is not None and head.index < head.parent.index
        return not counts  # what it counts has the value: *fem* of *fem miljoner kronor*
    return head.text in trigger_words()


@cache
def trigger_words() -> frozenset[str]:
    """Words that an amount or an expression of time can have as its head, also at the start of a sentence."""
    times = load_time_words()
    return times | {word.capitalize() for word in times} | load_unit_words() | frozenset(MULTIPLIERS)


def is_bare_number(head: Word) -> bool:
    """Whether a number in digits stands for itself: not *de 27*, nor a number that counts the noun after it."""
    return (
        head.upos == "NUM"
        and head.text[:1].isdigit()
        and head.relation != "nummod"
        and head.first("det", "nmod") is None
    )


def window(head: Word, tree: Tree) -> tuple[str, int, int]:
    """The text around a head on one line, and where the head stands in it."""
    sentence = tree.sentence
    start = head.token.start - sentence.start
    first = max(start - REACH, 0)
    if first:  # not from the middle of a word: half a number is another number
        first = max(sentence.text.find(" ", first, start), 0) or start
    text = sentence.text[first : start + len(head.text) + REACH].replace("\n", " ")
    return text, start - first, start - first + len(head.text)


def find_amount_in(text: str, start: int, end: int) -> Value | None:
    """The amount in ``text`` that covers the word from ``start`` to ``end``: number, multiplier, unit."""
    for match in _NUMBER.finditer(text):
        if match.start() > start:
            return None
        number = read_number(match)
        if number is None:
            continue
        value, stop = measure(text, match, number)
        if end <= stop and is_stated(value, match, stop):
            in_range = _RANGE_BEFORE.search(text[: match.start()]) or _RANGE_AFTER.match(text, match.end())
            return None if in_range else value
    return None


def is_stated(value: Value, match: re.Match[str], stop: int) -> bool:
    """Whether number and unit make an amount: a bare word is none (*de fem*), nor is a clock time or *en bar*."""
    if match.group("digits"):
        return bool(value.unit) or "." not in match.group("digits") or value.datatype == "integer"
    return stop > match.end() and not (value.unit in NOUNS_TOO and len(value.text.split()) == 2)


def read_number(match: re.Match[str]) -> Decimal | None:
    """The number that starts an amount, in digits or words; *halv* is a half."""
    if match.group("digits"):
        number = read_digits(match.group("digits"))
        return -number if match.group("minus") else number
    word = match.group("word").lower()
    return Decimal("0.5") if word in HALVES else read_word(word) or None


def measure(text: str, match: re.Match[str], number: Decimal) -> tuple[Value, int]:
    """The amount that a number starts, and where it ends: *fem* of *fem miljoner kronor* takes up all three words."""
    stop = match.end()
    if half := _AND_HALF.match(text, stop):
        number, stop = number + Decimal("0.5"), half.end()
    words = following(text, stop)
    while words:
        word = words[0][0].lower()
        if word in MULTIPLIERS:
            number *= MULTIPLIERS[word]
        elif word in HALVES and match.group("word") and match.group("word").lower() in ONES:
            number *= Decimal("0.5")
        else:
            break
        stop = words.pop(0)[1]
    unit, length = find_unit([word for word, _ in words])
    if words and not unit and words[0][0].lower() in JOINED:
        factor, unit = JOINED[words[0][0].lower()]
        number, length = number * factor, 1
    stop = words[length - 1][1] if length else stop
    unit = unit or BARE_CURRENCIES.get((match.group("sign") or "").strip(), "")
    datatype, lexical = write_decimal(number)
    return Value(text[match.start() : stop].replace("\u00a0", " "), datatype, lexical, unit), stop


def following(text: str, position: int) -> list[tuple[str, int]]:
    """Up to five words right after ``position``, with their ends: *miljoner*, *svenska*, *kronor*."""
    found: list[tuple[str, int]] = []
    while len(found) < 5 and (match := _NEXT.match(text, position)):
        position = match.end()
        found.append((match.group(1), position))
    return found
