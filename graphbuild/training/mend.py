"""Mends trees of the train part that was recovered from Talbanken's first UD version, where they differ from today's by rule.

The old conversion took every verb before an infinitive, every `är` that is no copula and, in coordinations of one word each,
the first verb itself for an auxiliary. On today's trees none of these functions changes anything (tested on dev).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from graphbuild.training.treebank import Sentence

Row = tuple[str, ...]
Rows = dict[str, Row]

AUXILIARIES = frozenset(
    {"ha", "kunna", "skola", "måste", "komma", "vilja", "få", "bli", "böra", "må", "torde", "lär", "lära", "vara"}
)
CATENATIVES = frozenset({"behöva", "bruka", "våga", "råka"})
COPULAS = frozenset({"är", "var", "vara", "varit", "vore", "vare"})
PLACES = frozenset("inne ute hemma uppe nere framme borta här där kvar inblandad igång klar färdig med".split())
STAYS = frozenset({"mark", "obj", "iobj", "compound", "xcomp", "ccomp"})


def mend(sentence: Sentence) -> Sentence:
    """The sentence in today's annotation, as far as rules can tell."""
    rows: Rows = {row[0]: row for row in sentence.rows}
    for step in (_lift_catenatives, _mark_copulas_of_clauses, _lift_predicates):
        rows = step(rows)
    return replace(sentence, rows=tuple(rows.values()))


def is_sound(sentence: Sentence) -> bool:
    """Whether no full verb is called an auxiliary: such trees are wrong around it."""
    return not any(_is_auxiliary(row) and row[2] not in AUXILIARIES for row in sentence.rows) and not any(
        row[3] == "AUX" and not _is_auxiliary(row) and row[2] not in AUXILIARIES for row in sentence.rows
    )


def _is_auxiliary(row: Row) -> bool:
    return _relation(row) in {"aux", "cop"}


def _relation(row: Row) -> str:
    return row[7].partition(":")[0]


def _lift_catenatives(rows: Rows) -> Rows:
    """`Han behöver inte ha …`: aux(ha, behöver) becomes xcomp(behöver, ha), with all that stands before the infinitive."""
    for number in [n for n, row in rows.items() if row[2] in CATENATIVES and row[7] == "aux" and int(row[6]) > int(n)]:
        verb, infinitive = rows[number], rows[rows[number][6]]
        rows = {n: _lifted(row, verb, infinitive) for n, row in rows.items()}
    return rows


def _lifted(row: Row, verb: Row, infinitive: Row) -> Row:
    if row[0] == verb[0]:
        return (*row[:3], "VERB", *row[4:6], *infinitive[6:8], *row[8:])
    if row[0] == infinitive[0]:
        return (*row[:6], verb[0], "xcomp", *row[8:])
    if row[6] != infinitive[0]:
        return row
    place, end = int(row[0]), int(infinitive[0])
    ending = row[7] == "punct" and place > end
    inner = int(verb[0]) < place < end and (_relation(row) in STAYS or _is_auxiliary(row))
    if (place < end and not inner) or ending:
        return (*row[:6], verb[0], row[7].replace("nsubj:pass", "nsubj"), *row[8:])
    return row


def _mark_copulas_of_clauses(rows: Rows) -> Rows:
    """`Målet är att kvinnan får …`: aux(får, är) becomes cop, and `Målet` the subject of the outer clause."""
    for number in [n for n, row in rows.items() if row[2] == "vara" and row[7] == "aux"]:
        head = rows[number][6]
        rows[number] = (*rows[number][:7], "cop", *rows[number][8:])
        for n, row in rows.items():
            if row[6] == head and row[7].startswith("nsubj") and int(n) < int(number) < int(head):
                rows[n] = (*row[:7], "nsubj:outer", *row[8:])
    return rows


def _lift_predicates(rows: Rows) -> Rows:
    """`trafiken som är inne på …`: advmod(är, inne) becomes cop(inne, är); likewise where a place or state is an obl."""
    for number in [n for n, row in rows.items() if row[2] == "vara" and not _is_auxiliary(row)]:
        predicate = _predicate_of(number, rows)
        if predicate is not None:
            rows = {n: _under(row, rows[number], predicate) for n, row in rows.items()}
    return rows


def _predicate_of(number: str, rows: Mapping[str, Row]) -> str | None:
    if rows[number][3] not in {"VERB", "AUX"} or rows[number][1].lower() not in COPULAS:
        return None
    below = [row for row in rows.values() if row[6] == number]
    if any(row[7] in {"compound:prt", "expl"} for row in below):
        return None
    after = [row for row in below if int(row[0]) > int(number)]
    tests: tuple[Callable[[Row], bool], ...] = (
        lambda row: row[7] == "advmod" and row[2] in PLACES,
        lambda row: row[7] in {"obl", "xcomp"},
    )
    return next((row[0] for test in tests for row in after if test(row)), None)


def _under(row: Row, verb: Row, predicate: str) -> Row:
    if row[0] == predicate:
        return (*row[:6], *verb[6:8], *row[8:])
    if row[0] == verb[0]:
        return (*row[:3], "AUX", *row[4:6], predicate, "cop", *row[8:])
    return (*row[:6], predicate, *row[7:]) if row[6] == verb[0] else row
