"""When a clause's facts hold: its expressions of time, as values."""

from __future__ import annotations

from dataclasses import replace

from graphbuild.model import Value
from graphbuild.patterns import Tree, Word
from graphbuild.rules.arguments import is_time
from graphbuild.rules.ellipsis import find_gap
from graphbuild.rules.rule import Context

TIME_TYPES = frozenset({"date", "gYear", "gYearMonth", "gMonth", "gMonthDay", "time", "string"})
ABSOLUTE = ("date", "gYearMonth", "gYear", "gMonthDay", "gMonth", "time")  # in the order they are preferred
# Times that are no point: with *sedan* the value is when it began, the others only bound it.
BEGINNING = frozenset({"sedan", "från"})
BOUNDS = frozenset({"före", "innan", "efter", "till", "inför", "fram", "senast"})
NO_POINTS = BEGINNING | BOUNDS
# What the lexicon calls time because it is no argument, but says how often, in what order or at which meal.
NO_TIMES = frozenset({"gång", "fas", "skede", "semester", "frukost", "lunch", "middag", "slut", "datum", "jubileum"})
DAY_ADVERBS = frozenset({"igår", "idag", "imorgon", "ikväll", "inatt", "häromdagen", "förrgår"})
INNER = frozenset({"acl", "advcl", "appos", "parataxis", "punct", "conj", "cc"})


def find_time(predicate: Word, context: Context) -> Value | None:
    """The time of a predicate's clause: an absolute one before words like *i går*, None where it says nothing.

    Of the clauses around only the one counts that an infinitive belongs to, and the first of
    coordinated verbs for a time in front of both.

    ::

        I juni 2012 försökte Kina rekrytera en spion      rekrytera --xcomp--> försökte: juni 2012
        I juni 2012 reste hon till Kiev och mötte X       mötte --conj--> reste: juni 2012
    """
    times = own_times(predicate, context)
    if times:
        return min(times, key=rank)
    gap = find_gap(predicate)
    if gap is not None:  # *I maj reste ministern till Kiev och kungen till Oslo*: in May both
        return min(own_times(gap.verb, context, before=gap.verb.index), key=rank, default=None)
    parent = predicate.parent
    if parent is None or parent.upos not in {"VERB", "AUX", "ADJ"}:
        return None
    if predicate.relation == "xcomp":
        return find_time(parent, context)
    if predicate.relation == "conj" and predicate.upos == "VERB" and predicate.first("nsubj", "mark") is None:
        fronted = own_times(parent, context, before=parent.index)
        return min(fronted, key=rank, default=None)
    return None


def rank(value: Value) -> int:
    """How exact a time is, the most exact first; *i går* after all that a calendar knows."""
    return ABSOLUTE.index(value.datatype) if value.datatype in ABSOLUTE else len(ABSOLUTE)


def own_times(predicate: Word, context: Context, before: int | None = None) -> list[Value]:
    """The times among a predicate's own dependents, those left of the word ``before`` on demand."""
    found = []
    for child in predicate.children:
        if before is not None and child.index > before:
            continue
        value = read_time(child, context) if child.relation in {"obl", "nmod", "advmod", "nummod"} else None
        if value is None and child.relation in {"obj", "obl", "nsubj"}:
            value = trailing_year(child, context)
        if value is not None:
            found.append(replace(value, text=lower_first(value.text)))
    return found


def lower_first(text: str) -> str:
    """*I dag* as *i dag*: where in its sentence a time stands does not make it another one."""
    return text[:1].lower() + text[1:]


def read_time(word: Word, context: Context) -> Value | None:
    """The time that a dependent gives: a date of its own, or the words of a noun of time (*under natten*)."""
    if word.relation == "nummod":
        return year_after(word, context)
    if word.upos == "ADV":
        return Value(word.text) if word.text.lower() in DAY_ADVERBS else None
    mention = context.mention(word)
    value = mention.value if mention is not None else None
    if value is not None:
        return bounded(value, word) if value.datatype in TIME_TYPES else None
    if word.upos != "NOUN" or word.lemma.lower() in NO_TIMES or not is_time(word, context.lexicon):
        return None
    return Value(phrase_text(word, context.tree))


def bounded(value: Value, word: Word) -> Value:
    """A time with the preposition that makes it a beginning (*sedan 2017*) or only a bound (*före 2030*: text)."""
    case = word.first("case")
    name = case.text.lower() if case is not None else ""
    if case is None or name not in NO_POINTS or value.text.lower().startswith(name):
        return value
    text = f"{case.text} {value.text}"
    return replace(value, text=text) if name in BEGINNING else Value(text)


def trailing_year(word: Word, context: Context) -> Value | None:
    """A year behind an argument, which dates the whole clause: *renoverade fem marknader 2013*.

    Behind *sedan överlämnandet* it dates that event alone.
    """
    if "nummod" not in word.labels:
        return None
    case = word.first("case")
    if case is not None and case.text.lower() in NO_POINTS:
        return None
    return next((year for child in word.all("nummod") if (year := year_after(child, context))), None)


def year_after(word: Word, context: Context) -> Value | None:
    """The year that a number behind its noun is."""
    mention = context.mention(word)
    if mention is None or mention.value is None or word.parent is None or word.index < word.parent.index:
        return None
    return mention.value if mention.value.datatype == "gYear" else None


def phrase_text(word: Word, tree: Tree) -> str:
    """A noun phrase of time as written, with its preposition, without clauses: *det senaste året*."""
    words = phrase(word)
    first, last = words[0].token, words[-1].token
    offset = tree.sentence.start
    return " ".join(tree.sentence.text[first.start - offset : last.end - offset].split())


def phrase(word: Word) -> list[Word]:
    """The word with what belongs to its phrase, in order of text."""
    found = [word]
    for child in word.children:
        if child.relation not in INNER:
            found += phrase(child)
    return sorted(found, key=lambda part: part.index)
