"""Moves conjunctions and commas of old trees to the conjunct that follows them, where Universal Dependencies have them since v2.

    intyg eller annat bevis bifogas        before: cc(bifogas, eller)   today: cc(bevis, eller)  conj(intyg, bevis)

Of 103 conjunctions that the recovered train part of Talbanken hangs elsewhere than today's, in 1,224 sentences, this mends
62, of 155 punctuation marks 35; in today's dev part, which needs no mending, it would move 9 of 751.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphbuild.training.treebank import Sentence

Row = tuple[str, ...]

OPENING = frozenset({"både", "såväl", "antingen", "vare", "dels", "varken", "inte"})
"""The first word of a pair stands before the first conjunct: *både hos de vuxna och barnen*."""
SEPARATORS = frozenset({",", ";", "*"})


def with_attached_coordinators(sentence: Sentence) -> Sentence:
    """The sentence with `cc`, and commas that part conjuncts, under the conjunct that follows."""
    rows = {row[0]: row for row in sentence.rows}
    rows = {number: _with_head(row, _conjunct_after_conjunction(row, rows)) for number, row in rows.items()}
    first = _first_words(rows)
    rows = {number: _with_head(row, _conjunct_after_comma(row, rows, first)) for number, row in rows.items()}
    return replace(sentence, rows=tuple(rows.values()))


def _with_head(row: Row, head: str | None) -> Row:
    return row if head is None else (*row[:6], head, *row[7:])


def _conjunct_after_conjunction(row: Row, rows: Mapping[str, Row]) -> str | None:
    if row[7] != "cc" or row[2] in OPENING:
        return None
    conjuncts = _conjuncts_across(row, rows)
    head = rows.get(row[6])
    if head is None or row[6] in conjuncts or (head[7] == "cc" and int(head[0]) < int(row[0])):
        return None
    return conjuncts[0] if conjuncts else None


def _conjunct_after_comma(row: Row, rows: Mapping[str, Row], first: Mapping[str, int]) -> str | None:
    if row[7] != "punct" or row[1] not in SEPARATORS:
        return None
    conjuncts = [n for n in _conjuncts_across(row, rows) if first[n] == int(row[0]) + 1]
    return conjuncts[0] if conjuncts and row[6] not in conjuncts else None


def _conjuncts_across(row: Row, rows: Mapping[str, Row]) -> Sequence[str]:
    """Conjuncts after the word whose head stands before it."""
    place = int(row[0])
    return [n for n, r in rows.items() if int(n) > place and r[7].startswith("conj") and 0 < int(r[6]) < place]


def _first_words(rows: Mapping[str, Row]) -> dict[str, int]:
    """The leftmost word, punctuation aside, of what hangs under each word."""
    first = {number: int(number) for number in rows}
    for number, row in rows.items():
        head = number
        while head in rows and row[7] != "punct":
            first[head] = min(first[head], int(number))
            head = rows[head][6]
    return first
