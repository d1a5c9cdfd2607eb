"""What kind of thing a mention is, and why we think so."""

from __future__ import annotations

from graphbuild.model import Kind
from graphbuild.naming import Lexicon, Places
from graphbuild.patterns import Tree, Word

NAME_LABELS = {"PER": Kind.PERSON, "ORG": Kind.ORGANIZATION, "LOC": Kind.PLACE}


def find_kind(head: Word, name: str, tree: Tree, lexicon: Lexicon, places: Places) -> tuple[Kind, str]:
    """Kind and reason: gazetteer before name recogniser before noun lexicon; Concept where nothing is known.

    ``name`` is the name that the word heads, empty for a common noun.
    """
    return kind_of_name(head, name, tree, lexicon, places) if name else kind_of_noun(head, lexicon, places)


def kind_of_noun(head: Word, lexicon: Lexicon, places: Places) -> tuple[Kind, str]:
    """Kind of a common noun or pronoun: demonyms, then what the lexicon says its last part denotes."""
    lemma = head.lemma.lower()
    if head.upos in {"NOUN", "ADJ"}:
        if lemma in places.by_demonym:
            return Kind.GROUP, f"demonym of {places.by_demonym[lemma]}"
        kind = lexicon.kind_of_noun(lemma)
        if kind is not None:
            plural_people = kind is Kind.PERSON and head.feat("Number") == "Plur"
            return (Kind.GROUP if plural_people else kind), f"noun {lemma}"
    return Kind.CONCEPT, ""


def kind_of_name(head: Word, name: str, tree: Tree, lexicon: Lexicon, places: Places) -> tuple[Kind, str]:
    """Kind of a name: a known place that the recogniser does not call a person, else its label, else its last noun."""
    label = next((span.label for span in tree.sentence.names if span.first <= head.index <= span.last), "")
    place = places.by_name.get(name.casefold())
    if place is not None and label != "PER":
        return place.kind, "gazetteer"
    if label in NAME_LABELS:
        return NAME_LABELS[label], f"name recogniser: {label}"
    kind = lexicon.kind_of_noun(head.lemma.lower())
    if kind is not None:
        return kind, f"noun {head.lemma.lower()} in the name"
    return Kind.CONCEPT, "name without a kind"
