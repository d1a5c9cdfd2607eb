"""Mending lemmas that a statistical lemmatiser invents: *fienden* -> ``fiend``, *avsåg* -> ``avså``.

A lemma that the dictionary knows stays; only an unknown one is looked up anew by its form,
with the prefix taken off where the dictionary lacks the compound (*av-såg* -> *se* -> ``avse``).
"""

from __future__ import annotations

from functools import lru_cache

from graphbuild.naming.dictionary import is_verb, lemma_of

PREFIXES = (
    "av på till om ut in upp ned ner över under för be an mot fram efter fort sam miss åter er bort med ihop kvar hem vid "
    "ifrån fast fri genom mellan bi und vidare från"
).split()
DOUBLED = "mn"
SHORT = 3  # letters: short infinitives attract forms that are not theirs (*sålde* -> ``så``)


@lru_cache(maxsize=65_536)
def mend_lemma(form: str, lemma: str, upos: str) -> str:
    """The lemma, or a better one from the dictionary when it is no Swedish word of this class."""
    low = lemma.lower()
    if upos == "VERB" and len(low) <= SHORT:
        found = lemma_of(form.lower())
        return found if found and is_verb(found) else lemma
    if upos == "VERB":
        return low if is_verb(deponent_base(low)) else find_infinitive(form.lower(), low) or lemma
    if upos == "NOUN" and "-" in lemma[1:-1] and "-" in form[1:-1]:  # Saab-flygplan: a noun is what its last part is
        first, _, last = lemma.rpartition("-")
        return f"{first}-{mend_lemma(form.rpartition('-')[2], last, upos)}"
    if upos == "NOUN" and low.isalpha() and lemma_of(low) != low:
        found = lemma_of(form.lower())
        return found if found and found[0] == form.lower()[0] and is_plausible_noun(form.lower(), found) else lemma
    return lemma


def deponent_base(lemma: str) -> str:
    """*hoppas* -> ``hoppa``: enough to see that the verb exists."""
    return lemma[:-1] if lemma.endswith("as") else lemma


def find_infinitive(form: str, lemma: str) -> str:
    """An infinitive that the dictionary gives for the form's simplex, for the form, or its stem doubled."""
    prefixed = [candidate for candidate in split_prefix(form) if is_verb(candidate)]
    if prefixed:
        return prefixed[0]
    found = lemma_of(form)
    if found and is_verb(found):
        return found
    if len(lemma) > 3 and lemma[-2] in DOUBLED and is_verb(lemma[:-1] + lemma[-2] + lemma[-1]):
        return lemma[:-1] + lemma[-2] + lemma[-1]
    return next(iter(split_prefix(form)), "")


def split_prefix(form: str) -> list[str]:
    """Infinitives of the form's simplex with its prefix put back: *avsåg* -> *såg* -> *se* -> ``avse``."""
    found = []
    for prefix in PREFIXES:
        rest = form.removeprefix(prefix)
        simplex = lemma_of(rest) if rest != form and len(rest) >= 2 else ""
        if simplex and is_verb(simplex):
            found.append(prefix + simplex)
    return found


def is_plausible_noun(form: str, lemma: str) -> bool:
    """Whether a dictionary lemma can be the noun's: it is no infinitive, or shares all but the ending."""
    return form.startswith(lemma[: max(2, len(lemma) - 3)])
