"""Every nominal of a sentence as a Mention, found by the index of its head word."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from graphbuild.mentions.kinds import find_kind, kind_of_noun
from graphbuild.mentions.phrase import (
    find_counted,
    find_name,
    label_of,
    phrase_words,
    split_parts,
    surface,
    wordings_of,
)
from graphbuild.mentions.values import find_value, may_be_value
from graphbuild.model import Kind, Mention, Mentions, Token
from graphbuild.naming import Lexicon, Places
from graphbuild.patterns import Tree, Word

# Labels of what stands at a noun but belongs to no noun phrase.
OUTSIDE = frozenset({"case", "punct", "cc", "mark", "cop", "nsubj", "advmod"})
HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


def find_mentions(tree: Tree, lexicon: Lexicon, places: Places, anchor: date | None = None) -> Mentions:
    """Mentions of one sentence by head index (1-based), in order of text.

    Adjectives and determiners count where they stand for a noun (*de drabbade*). ``anchor``
    is the day the text was written, where that is known: *i går* is a date then.
    """
    found = {word.index: make_mention(word, tree, lexicon, places, anchor) for word in tree.words if is_head(word)}
    nations: Mentions = {
        word.index: make_nation(word, country, tree)
        for word in tree.words
        if word.upos == "ADJ"
        and word.relation == "amod"
        and word.index not in found
        and (country := places.by_adjective.get(word.lemma.lower())) is not None
    }
    return dict(sorted({**found, **nations}.items())) if nations else found


def make_nation(word: Word, country: str, tree: Tree) -> Mention:
    """The country that an adjective speaks of: *ryska företag* also mentions Ryssland."""
    return Mention(
        sentence=tree.sentence.index,
        head=word.index,
        tokens=(word.index,),
        label=country,
        start=word.token.start,
        end=word.token.end,
        kind=Kind.COUNTRY,
        named=True,
        reason=f"adjective {word.lemma.lower()}",
    )


def is_head(word: Word) -> bool:
    """Whether the word can be the head of a mention."""
    if word.upos in HEADS:
        return word.relation not in {"flat", "fixed", "compound", "goeswith", "mark"}
    if word.upos == "ADJ":
        return word.relation in {"nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos"}
    return False


def make_mention(word: Word, tree: Tree, lexicon: Lexicon, places: Places, anchor: date | None = None) -> Mention:
    """The mention that a head word stands for, labelled in its basic form."""
    if is_plain(word, tree):
        return make_plain_mention(word, tree, lexicon, places)
    head = find_counted(word, lexicon)
    name = find_name(head, tree, places)
    words = name or phrase_words(head)
    label = surface(name, genitive=True) if name else label_of(head, words)
    kind, reason = find_kind(head, label if name else "", tree, lexicon, places)
    return Mention(
        sentence=tree.sentence.index,
        head=word.index,
        tokens=tuple([member.index for member in words]),
        label=label,
        start=words[0].token.start,
        end=words[-1].token.end,
        kind=kind,
        wordings=wordings_of(word, head, words, label, named=bool(name)),
        named=bool(name),
        pronoun=head.upos == "PRON" and not name,
        definite=is_definite(head),
        parts=() if name else split_parts(head),
        reason=reason,
        value=None if name else find_value(head, tree, anchor=anchor),
    )


def is_plain(word: Word, tree: Tree) -> bool:
    """Whether a word is a noun phrase by itself, no name and no value: its form alone then tells what it is."""
    if word.upos == "PROPN" or "-" in word.text or may_be_value(word):
        return False
    if word.children and not (word.labels <= OUTSIDE and all(child.upos != "DET" for child in word.children)):
        return False
    names = tree.sentence.names
    return not names or not any(span.first <= word.index <= span.last for span in names)


def make_plain_mention(word: Word, tree: Tree, lexicon: Lexicon, places: Places) -> Mention:
    """The mention of a single word, from what is known of its form."""
    token = word.token
    form = Form(token.text, token.lemma, token.upos, token.feats, token.deprel == "nmod:poss")
    label, wordings, kind, reason, definite = describe_form(form, lexicon, places)
    return Mention(
        sentence=tree.sentence.index,
        head=token.index,
        tokens=(token.index,),
        label=label,
        start=token.start,
        end=token.end,
        kind=kind,
        wordings=wordings,
        pronoun=token.upos == "PRON",
        definite=definite,
        reason=reason,
    )


class Form(NamedTuple):
    """A word as it stands, wherever that is."""

    text: str
    lemma: str
    upos: str
    feats: tuple[tuple[str, str], ...]
    possessive: bool


@lru_cache(maxsize=65_536)
def describe_form(form: Form, lexicon: Lexicon, places: Places) -> tuple[str, tuple[str, ...], Kind, str, bool]:
    """Label, other wordings, kind, the reason for it and definiteness of a word without a phrase, once for each form."""
    edge = "nmod:poss" if form.possessive else "root"
    word = Word(Token(1, form.text, form.lemma, form.upos, form.feats, 0, edge, 0, len(form.text)))
    label = label_of(word, [word])
    kind, reason = kind_of_noun(word, lexicon, places)
    return label, wordings_of(word, word, [word], label, named=False), kind, reason, is_definite(word)


def is_definite(word: Word) -> bool:
    """Whether a noun phrase is definite: *landet*, *det landet*, *detta land*, *dess land*."""
    if word.feat("Definite") == "Def" or "nmod:poss" in word.labels:
        return True
    return any(child.upos == "DET" and child.feat("Definite") == "Def" for child in word.children)
