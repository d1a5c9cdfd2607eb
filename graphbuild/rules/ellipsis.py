"""Clauses that leave their verb out: *Ministern reste till Kiev och kungen till Oslo*.

Universal Dependencies hangs what follows from the clause's first word, as ``orphan``. Parsers
seldom do: they take that first word for one more place to go to. It is found all the same, since
the preposition comes back after it (*till Kiev och kungen till Oslo*), or since a second noun follows
without *och* or comma (*köper ubåtar och Finland stridsvagnar*).
"""

from __future__ import annotations

from dataclasses import dataclass

from graphbuild.patterns import Word, once

NAMED, COMMON = "PROPN", "NOUN"


@dataclass(frozen=True, slots=True)
class Gap:
    """A clause without its verb: the verb that it shares, its first word, and what follows."""

    verb: Word
    first: Word
    rest: tuple[Word, ...]


@once
def find_gap(word: Word) -> Gap | None:
    """The verbless clause that a conjunct begins; None where it is a conjunct and no more."""
    above = word.parent
    if word.relation != "conj" or above is None or word.upos == "VERB":
        return None
    orphans = word.all("orphan")
    if orphans:
        verb = verb_of(above)
        return Gap(verb, word, tuple(orphans)) if verb is not None else None
    if word.first("case", "cop", "nsubj", "mark", "acl") is not None:
        return None
    model, verb = above, above.parent
    if verb is None:
        return None
    rest = find_rest(word, model, verb)
    return Gap(verb, word, rest) if rest else None


def in_gap(word: Word) -> bool:
    """Whether a conjunct belongs to a verbless clause, so that it is not one more of what it hangs on."""
    if find_gap(word) is not None:
        return True
    verb = word.parent.parent if word.parent is not None else None
    return verb is not None and word.index in gap_words(verb)


@once
def gap_words(verb: Word) -> frozenset[int]:
    """The words, by index, that follow in verbless clauses and are no arguments of the verb as it stands."""
    gaps = [find_gap(word) for child in verb.children for word in child.all("conj")]
    return frozenset(word.index for gap in gaps if gap is not None for word in gap.rest)


def verb_of(above: Word) -> Word | None:
    """The verb that a clause with orphans leaves out: that of the clause before, which may be without it too."""
    before = find_gap(above)
    if before is not None:
        return before.verb
    return above if above.upos == "VERB" else None


def find_rest(word: Word, model: Word, verb: Word) -> tuple[Word, ...]:
    """What follows the first word of a verbless clause; empty where that is a conjunct and no more.

    ::

        gas --obj--> säljer, Polen (till) --conj--> Sverige, järnmalm --obj--> säljer, --nmod--> Tyskland (till)
    """
    again = find_repeated(word, model, verb)
    if again is not None:
        return (again,)
    second = find_adjacent(word, model, verb)
    if second is None:
        return ()
    return (second, *(child for child in second.all("nmod") if same_case(child, model)))


def find_repeated(word: Word, model: Word, verb: Word) -> Word | None:
    """What follows with the preposition that came before: *till Kiev och kungen → till Oslo*.

    ::

        Kiev (case: till) --conj--> kungen --nmod--> Oslo (case: till)
        med Norge --conj--> Estland, samarbetar --obl--> Finland (case: med)
    """
    inside = word.all("nmod") if word.upos != model.upos else []
    beside = verb.all("obl") if model.upos == NAMED else []  # after common nouns it may be any adverbial: *i stället*
    for follower in [*inside, *beside]:
        case = follower.first("case")
        if case is None or follower.upos != model.upos or not same_case(follower, model):
            continue
        if case.index == end_of(word) + 1:
            return follower
    return None


def same_case(word: Word, model: Word) -> bool:
    """Whether two phrases have the same preposition."""
    one, other = word.first("case"), model.first("case")
    return one is not None and other is not None and one.text.lower() == other.text.lower()


def find_adjacent(word: Word, model: Word, verb: Word) -> Word | None:
    """A second object right behind a name, with neither *och* nor comma between: *ubåtar och Finland → stridsvagnar*."""
    if word.upos != NAMED or word.first("cc") is None or verb.first("obj") is None:
        return None
    for follower in [*model.all("conj"), *verb.all("obj")]:
        joined = follower.first("cc", "punct", "case") is not None
        if not joined and follower.upos == COMMON and start_of(follower) == end_of(word) + 1:
            return follower
    return None


def end_of(word: Word) -> int:
    """Where a short noun phrase ends: the word with the rest of its name."""
    return max([word.index, *(child.index for child in word.all("flat"))])


def start_of(word: Word) -> int:
    """Where a noun phrase begins."""
    return min([word.index, *(child.index for child in word.all("det", "amod", "nummod", "nmod:poss"))])
