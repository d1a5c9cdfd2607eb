"""Basic forms of Swedish nouns and names: without genitive -s, and without the definite ending."""

from __future__ import annotations

from functools import lru_cache

from graphbuild.naming.dictionary import lemma_of
from graphbuild.naming.irregular import NAMES_IN_S

_VOWELS = "aeiouyåäö"
_SHORTEST_TAIL = 4

# They look like definite forms of plan, rak, di and ök.
_INDEFINITE = frozenset("diet komet magnet paket planet poet profet raket staket öken".split())

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


@lru_cache(maxsize=65_536)
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


@lru_cache(maxsize=65_536)
def indefinite(form: str, lemma: str = "") -> str:
    """A definite singular noun in its indefinite form: ``hotet`` gives ``hot``; any other form stays as it is."""
    word = form.casefold()
    base = lemma.casefold()
    if base and word != base and word in _definite_forms(base):
        return _with_case_of(base, form)
    first, hyphen, last = word.rpartition("-")  # Saab-flygplan: the last part tells, not how it joins the name
    base = _definite_base(last)
    return _with_case_of(first + hyphen + base, form) if base else form


def _with_case_of(word: str, model: str) -> str:
    """A lower-case word with the capitals of a form that begins alike: ``EU-toppmöte`` from ``EU-toppmötet``."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    shared = next((i for i, (a, b) in enumerate(zip(word, model.casefold(), strict=False)) if a != b), len(word))
    shared = min(shared, len(model))
    return model[:shared] + word[shared:]


@lru_cache(maxsize=16_384)
def _definite_base(word: str) -> str:
    """Indefinite form of a definite singular by dictionary, by the last part of a compound, or by a safe ending."""
    if not word.endswith(("n", "t")) or word in _INDEFINITE or (lemma_of(word) == word and not word.endswith("et")):
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
    """Indefinite form that the dictionary gives or confirms.

    Where it takes the word for its own lemma, a base that it files under a verb will do (``hot``, under ``hota``).
    """
    lemma = lemma_of(word)
    bases = [word[:-2], word[:-1]]
    if len(word) > 4:  # fönstret, himlen: the e that fell out, and a doubled m or n
        bases += [word[:-3] + "e" + word[-3], word[:-3] + word[-4] + "e" + word[-3]]
    bases = [base for base in bases if len(base) > 1 or base == "ö"]
    known = [lemma, *(base for base in bases if lemma_of(base) == base)]
    if lemma == word:
        known += [base for base in bases if lemma_of(base)]
    return next((base for base in known if base != word and word in _definite_forms(base)), "")


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
