"""Wordings as keys for comparison: two that differ only in inflection, article or punctuation have the same key."""

from __future__ import annotations

import re
from functools import lru_cache

import simplemma

Key = tuple[str, ...]

ARTICLES = frozenset({"den", "det", "de", "dom", "en", "ett"})
AUXILIARIES = frozenset({"ha", "skola", "kunna", "böra", "måste", "lära", "torde"})
UNCOUNTED = frozenset({"att", "inte"})
"""Parts of a relation's name that do not change which relation it is; denial is told by the polarity."""

# Letters and digits, with signs that hold them together (EU:s, 3,5 is two, 12.30, and/or); % only at the end.
_WORD = re.compile(r"[\w%&+°/.:’'-]*\w%?")
_JOINT = re.compile(r"[-_ ]+")


def phrase_key(text: str) -> Key:
    """Lemmas of a noun phrase without articles; its words where nothing else is in it."""
    words = _WORD.findall(text)
    lemmas = tuple(lemma for lemma in map(lemmatize, words) if lemma not in ARTICLES)
    return lemmas or tuple(word.lower() for word in words)


def relation_key(label: str) -> Key:
    """Lemmas of a relation's name without the auxiliaries that it begins with."""
    lemmas = [lemmatize(part) for part in _JOINT.split(label.strip().lower()) if part]
    while len(lemmas) > 1 and lemmas[0] in AUXILIARIES:
        lemmas.pop(0)
    return tuple(lemma for lemma in lemmas if lemma not in UNCOUNTED) or tuple(lemmas)


@lru_cache(maxsize=65536)
def lemmatize(word: str) -> str:
    """The Swedish dictionary form in lower case; a capitalised word that no table knows loses its genitive -s."""
    lower = word.lower()
    lemma = simplemma.lemmatize(lower, lang="sv").lower()
    if lemma == lower and len(lower) > 4 and lower.endswith("s") and word[0].isupper():
        return lower[:-1]
    return lemma
