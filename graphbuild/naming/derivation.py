"""Verbs behind nouns that regular word formation makes: anvisning, förhandlande, rörelse, invasion."""

from __future__ import annotations

from functools import lru_cache

from graphbuild.naming.dictionary import is_verb

# (noun ending, endings of the infinitive in the order to try)
_ENDINGS = (
    ("dragande", ("dra",)),
    ("dragning", ("dra",)),
    ("givande", ("ge",)),
    ("givning", ("ge",)),
    ("tagande", ("ta",)),
    ("tagelse", ("ta",)),
    ("tagning", ("ta",)),
    ("ering", ("era",)),
    ("ning", ("a", "na", "nja", "ja", "")),
    ("ing", ("a", "ja")),
    ("ande", ("a",)),
    ("ende", ("",)),
    ("else", ("a", "")),
    ("ation", ("era",)),
    ("ition", ("era",)),
    ("tion", ("era", "tera")),
    ("sion", ("dera", "tera", "era")),
    ("ans", ("era",)),
)


@lru_cache(maxsize=65_536)
def derive_verb(noun: str) -> str:
    """The infinitive that a regularly derived noun comes from (``anvisning``: ``anvisa``), or the empty string.

    Only verbs that the dictionary knows are given, and any in -isera, of which new ones arise daily;
    conversions (``hot``) must be listed in the lexicon.
    """
    if noun.endswith("isering") and len(noun) > len("xisering"):
        return noun.removesuffix("ring") + "ra"
    for ending, replacements in _ENDINGS:
        stem = noun.removesuffix(ending)
        if stem != noun and len(stem) >= 2:
            found = next((stem + new for new in replacements if is_verb(stem + new)), "")
            if found:
                return found
    return ""
