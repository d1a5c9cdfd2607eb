"""Basic forms of Swedish nouns and names: without genitive -s, and without the definite ending."""

from __future__ import annotations

from functools import lru_cache

from graphbuild.naming.dictionary import lemma_of
from graphbuild.naming.irregular import NAMES_IN_S

_VOWELS = "aeiouyåäö"
_SHORTEST_TAIL = 4

# Endings whose definite form is regular, for compounds that no dictionary holds.
_SAFE_ENDINGS = (
    "ning",
    "het",
    "ion",
    "age",
    "ande",
    "ende",
    "ism",
    "tet",
    "skap",
    "else",
    "are",
    "ist",
    "ent",
    "dom",
    "ör",
)


def genitive_base(word: str) -> str:
    """A name or noun without its genitive -s: ``Rysslands`` gives ``Ryssland``, ``EU:s`` gives ``EU``, ``Texas`` stays."""
    for ending in (":s", "'s", "’s", "'", "’"):
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending)
    if not word.endswith("s") or len(word) < 3 or word.isupper() or word.endswith("ss"):
        return word
    last = word.rsplit(maxsplit=1)[-1]
    if last.casefold() in NAMES_IN_S or (last.islower() and lemma_of(last) == last):
        return word
    return word[:-1]


def indefinite(form: str, lemma: str = "") -> str:
    """A definite singular noun in its indefinite form: ``hotet`` gives ``hot``; any other form stays as it is."""
    word = form.casefold()
    base = lemma.casefold()
    if base and word != base and word in _definite_forms(base):
        return _with_case_of(base, form)
    base = _definite_base(word)
    return _with_case_of(base, form) if base else form


def _with_case_of(word: str, model: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


@lru_cache(maxsize=16_384)
def _definite_base(word: str) -> str:
    """Indefinite form of a definite singular by dictionary, by the last part of a compound, or by a safe ending."""
    if lemma_of(word) == word or not word.endswith(("n", "t")):
        return ""
    found = _known_base(word)
    if found:
        return found
    for start in range(2, len(word) - _SHORTEST_TAIL):
        found = _known_base(word[start:])
        if found:
            return word[:start] + found
    bases = (word[:-2], word[:-1])
    return next((base for base in bases if base.endswith(_SAFE_ENDINGS) and word in _definite_forms(base)), "")


def _known_base(word: str) -> str:
    candidates = (lemma_of(word), word[:-2], word[:-1], word[:-3] + "er", word[:-3] + "en", word[:-3] + "el")
    known = (base for base in candidates if len(base) > 2 and lemma_of(base) == base)
    return next((base for base in known if word in _definite_forms(base)), "")


def _definite_forms(base: str) -> frozenset[str]:
    """Every definite singular that a noun of this shape could have, in either gender."""
    if base[-1:] in _VOWELS:
        return frozenset(base + ending for ending in ("n", "t", "en", "et"))
    forms = {base + "en", base + "et"}
    if base.endswith(("l", "r")):
        forms.add(base + "n")
    if base.endswith(("m", "n")):
        forms |= {base + base[-1] + "en", base + base[-1] + "et"}
    if base.endswith(("el", "en", "er")) and len(base) > 4:
        stem = base[:-2]
        stem = stem[:-1] if stem[-2:] in ("mm", "nn") else stem
        forms |= {stem + base[-1] + "en", stem + base[-1] + "et"}
    if base.endswith("um"):
        forms |= {base[:-2] + "et", base[:-2] + "en"}
    return frozenset(forms)
