"""Questions to simplemma's Swedish dictionary, asked once per word."""

from __future__ import annotations

from functools import lru_cache

import simplemma

_SWEDISH = "sv"
_VOWELS = "aeiouyåäö"


@lru_cache(maxsize=65_536)
def lemma_of(word: str) -> str:
    """The dictionary's lemma of a word, or the empty string when it does not know the word."""
    return simplemma.lemmatize(word, _SWEDISH) if word and simplemma.is_known(word, _SWEDISH) else ""


@lru_cache(maxsize=16_384)
def is_verb(word: str) -> bool:
    """Whether the dictionary knows a word as an infinitive: some finite form leads back to it.

    Its own entry is not asked, since many infinitives are filed under a noun (``tal``, ``tala``);
    a noun for who does it counts as a form (``undertecknare``).
    """
    if len(word) < 2 or word[-1] not in _VOWELS:
        return False
    if not word.endswith("a"):
        return lemma_of(word + "r") == word
    stem = word[:-1]
    forms = (word + "r", word + "de", stem, stem + "er", stem + "te", stem + "de")
    return any(lemma_of(form) == word for form in forms) or lemma_of(word + "r") == word + "re"
