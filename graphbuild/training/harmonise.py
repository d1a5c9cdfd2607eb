"""Brings older annotation in line with the current treebank where it differs by rule, so that the model sees one scheme.

`bli` + past participle: the current Talbanken has the participle as the verb and `bli` as its passive auxiliary,

    Mannen blev gripen av polisen      nsubj:pass(gripen, Mannen)  aux:pass(gripen, blev)  obl:agent(gripen, polisen)

while the recovered train part and PUD keep `blev` as the head and the participle as its xcomp.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphbuild.training.coordination import with_attached_coordinators
from graphbuild.training.mend import is_sound, mend
from graphbuild.training.treebank import Sentence, Treebanks, without_xpos

PASSIVE_SUBJECT = {"nsubj": "nsubj:pass", "csubj": "csubj:pass"}
PARTICIPLE = {"VerbForm=Part", "Tense=Past"}

Row = tuple[str, ...]


def in_one_scheme(banks: Treebanks) -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
    """Talbanken, PUD and dev as they are trained on: without language-specific tags, the older parts mended and brought in line."""
    mended = [tree for sentence in banks.talbanken for tree in _in_todays_annotation(sentence)]
    talbanken, pud = ([with_periphrastic_passives(s) for s in part] for part in (mended, banks.pud))
    return list(without_xpos(talbanken)), list(without_xpos(pud)), list(without_xpos(banks.dev))


def _in_todays_annotation(sentence: Sentence) -> Sequence[Sentence]:
    """The tree, mended where it is old; none where no rule can mend it."""
    if not sentence.is_in_old_scheme:
        return [sentence]
    return [with_attached_coordinators(mend(sentence))] if is_sound(sentence) else []


def with_periphrastic_passives(sentence: Sentence) -> Sentence:
    """The sentence with every `bli` + past participle in the current annotation."""
    rows = {row[0]: row for row in sentence.rows}
    pairs = [
        (row[0], participle)
        for row in sentence.rows
        if row[2] == "bli" and row[3] == "VERB" and (participle := _participle_of(row, sentence.rows))
    ]
    for verb, participle in pairs:
        rows = _turned(rows, verb, participle)
    return replace(sentence, rows=tuple(rows.values()))


def _participle_of(verb: Row, rows: Sequence[Row]) -> str | None:
    found = [r[0] for r in rows if r[6] == verb[0] and r[7] == "xcomp" and set(r[5].split("|")) >= PARTICIPLE]
    return found[0] if len(found) == 1 else None


def _turned(rows: Mapping[str, Row], verb: str, participle: str) -> dict[str, Row]:
    return {number: _turned_row(row, rows, verb, participle) for number, row in rows.items()}


def _turned_row(row: Row, rows: Mapping[str, Row], verb: str, participle: str) -> Row:
    if row[0] == participle:
        return (*row[:3], "VERB", row[4], _passive(row[5]), *rows[verb][6:8], *row[8:])
    if row[0] == verb:
        return (*row[:3], "AUX", *row[4:6], participle, "aux:pass", *row[8:])
    if row[6] == verb:
        return (*row[:6], participle, PASSIVE_SUBJECT.get(row[7], row[7]), *row[8:])
    if row[6] == participle and row[7] == "obl" and _has_agent_mark(row[0], rows):
        return (*row[:7], "obl:agent", *row[8:])
    return row


def _passive(features: str) -> str:
    kept = {feature for feature in features.split("|") if not feature.startswith("Degree=")}
    return "|".join(sorted(kept | {"Voice=Pass"}))


def _has_agent_mark(number: str, rows: Mapping[str, Row]) -> bool:
    return any(row[6] == number and row[7] == "case" and row[1].lower() == "av" for row in rows.values())
