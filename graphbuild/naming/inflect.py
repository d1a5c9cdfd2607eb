"""Swedish verbs both ways: the present tense of any verb, and the infinitive of passives and participles.

Tables first, then the form that the text itself uses, then simplemma's dictionary, then the regular pattern.
Verbs may carry particles and ``sig``: only their first word inflects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from graphbuild.naming.dictionary import is_verb, lemma_of
from graphbuild.naming.irregular import (
    DEPONENTS,
    FIRST_CONJUGATION,
    PRESENT_ALONE,
    PRESENT_SHARED,
    SHARED_BY_ALL,
    STRONG_PARTICIPLES,
    VERB_PREFIXES,
    WEAK_PARTICIPLES,
)
from graphbuild.naming.nouns import genitive_base, indefinite

__all__ = [
    "genitive_base",
    "indefinite",
    "infinitive_of_passive",
    "participle_to_verb",
    "passive_present",
    "present_tense",
]

Feats = Iterable[tuple[str, str]]

_VOWELS = "aeiouyåäö"


def present_tense(lemma: str, form: str = "", feats: Feats = ()) -> str:
    """Present tense active of a verb: ``bedriva`` gives ``bedriver``, ``gå med`` gives ``går med``.

    ``form`` is the word in the text and ``feats`` its morphology; they settle the conjugation
    where the lemma alone is wrong or unknown.
    """
    verb, _, rest = lemma.strip().casefold().partition(" ")
    return _join(_present(verb, form.casefold(), tuple(feats)), rest)


def passive_present(lemma: str, form: str = "", feats: Feats = ()) -> str:
    """Present tense s-passive of a verb: ``anklaga`` gives ``anklagas``, ``leda`` gives ``leds``."""
    verb, _, rest = lemma.strip().casefold().partition(" ")
    features = dict(feats)
    if features.get("Voice") == "Pass" and features.get("Tense") == "Pres" and form.casefold().endswith("s"):
        return _join(form.casefold(), rest)
    verb = infinitive_of_passive(form, verb) or verb
    return _join(_passive(verb, _present(verb, form.casefold(), tuple(feats))), rest)


def infinitive_of_passive(form: str, lemma: str = "") -> str:
    """Active infinitive behind a passive: ``anklagas`` gives ``anklaga``; empty for deponents (``hoppas``)."""
    verb, word = lemma.casefold(), form.casefold()
    if verb in DEPONENTS or lemma_of(word) in DEPONENTS or word in DEPONENTS:
        return ""
    candidates = (verb, verb.removesuffix("s"), lemma_of(word), word.removesuffix("s"))
    known = (candidate for candidate in candidates if not candidate.endswith("s") and is_verb(candidate))
    return next(known, verb if verb.endswith("a") else "")


def participle_to_verb(form: str, lemma: str = "") -> str:
    """Infinitive behind a participle: ``skrivna`` gives ``skriva``; the empty string when no known verb fits."""
    for word in dict.fromkeys((form.casefold(), lemma.casefold())):
        for candidate in _participle_candidates(word):
            if is_verb(candidate) or _is_prefixed_verb(candidate):
                return candidate
    return ""


def _present(verb: str, form: str, feats: tuple[tuple[str, str], ...]) -> str:
    features = dict(feats)
    passive = features.get("Voice") == "Pass"
    if verb in PRESENT_ALONE:
        return PRESENT_ALONE[verb]
    if form and features.get("Tense") == "Pres" and features.get("VerbForm") != "Part" and not passive:
        return form
    if not is_verb(verb) and not verb.endswith(("a", "as", "ås")) and is_verb(lemma_of(form)):
        verb = lemma_of(form)
    if verb.endswith("s") and len(verb) > 3:
        return _present_deponent(verb)
    shared = _shared_present(verb)
    if shared:
        return shared
    if not verb.endswith("a") or len(verb) < 3:
        return verb + "r" if verb and verb[-1] in _VOWELS else verb
    evidence = _conjugation_of(verb, form.removesuffix("s") if passive else form)
    return verb + "r" if (evidence or _conjugation(verb)) == 1 else verb[:-1] + "er"


def _present_deponent(verb: str) -> str:
    short = verb[:-2] + "s"
    if not verb.endswith("as"):
        return verb
    if verb[:-2].endswith("mm"):
        short = verb[:-3] + "s"
    active = verb[:-1]
    if lemma_of(short) in (verb, active) and short != verb:
        return short
    return verb


@lru_cache(maxsize=8_192)
def _shared_present(verb: str) -> str:
    """Present tense by an irregular verb that this one is, or is a compound of."""
    for start in range(len(verb) - 1):
        base, prefix = verb[start:], verb[:start]
        if base in FIRST_CONJUGATION:
            return ""
        if base in PRESENT_SHARED and (not prefix or base in SHARED_BY_ALL or _is_prefix(prefix)):
            return prefix + PRESENT_SHARED[base]
    return ""


def _is_prefix(prefix: str) -> bool:
    """Whether a string is a chain of verb prefixes: ``vidarebe``."""
    return any(prefix == part or (prefix.endswith(part) and _is_prefix(prefix[: -len(part)])) for part in VERB_PREFIXES)


def _is_prefixed_verb(word: str) -> bool:
    """Whether a word that the dictionary lacks is a known verb after a prefix of three letters or more: underteckna."""
    starts = range(3, len(word) - 3)
    return any(is_verb(word[start:]) and _is_prefix(word[:start]) for start in starts)


def _conjugation_of(verb: str, form: str) -> int:
    """1 for -ar, 2 for -er as the form in the text shows it, 0 when it does not tell."""
    if form in (verb, verb + "s", ""):
        return 0
    if form in (verb + "r", verb + "de", verb + "t", verb + "d", verb + "des", verb + "ts", verb + "nde"):
        return 0 if form.endswith("nde") else 1
    stem = verb[:-1]
    if form.startswith(stem[:1]) and not form.startswith(verb):
        return (
            2
            if form.endswith(("er", "de", "te", "t", "d", "en", "na", "ts", "des", "tes")) or len(form) < len(verb)
            else 0
        )
    return 0


@lru_cache(maxsize=8_192)
def _conjugation(verb: str) -> int:
    """1 for -ar, 2 for -er, asked of the dictionary form by form; an unknown verb is of the first, like all new ones."""
    stem = verb[:-1]
    if lemma_of(verb + "de") == verb:
        return 1
    if lemma_of(stem + "er") == verb:
        return 2
    if lemma_of(verb + "r") == verb or verb.endswith("era"):
        return 1
    if lemma_of(stem + "te") == verb or lemma_of(stem + "de") == verb:
        return 2
    simple = next(
        (verb[len(part) :] for part in VERB_PREFIXES if verb.startswith(part) and is_verb(verb[len(part) :])), ""
    )
    return _conjugation(simple) if len(simple) > 3 else 1


def _passive(verb: str, present: str) -> str:
    """Add -s to a present tense: to the stem of talar and leder, to the whole of gör and får."""
    if present.endswith("s"):
        return present
    if present == verb + "r":
        return verb + "s"
    if verb.endswith("a") and present == verb[:-1] + "er":
        stem = verb[:-2] if verb.endswith("mma") else verb[:-1]
        return stem + ("es" if stem.endswith(("s", "x", "z")) else "s")
    if verb.endswith("ja") and present == verb[:-2] + "er":
        return verb[:-2] + "s"
    return present + "s"


def _participle_candidates(word: str) -> Iterator[str]:
    if word.endswith(("ande", "ende")):
        yield word[:-3]
        yield word[:-4]
    if word.endswith(("en", "et", "na")):
        yield _compound_of(word[:-2], STRONG_PARTICIPLES)
    short = word.removesuffix("a")
    bases = (
        (short, short[:-2] + "dd" if short.endswith("tt") else short[:-1] + "d") if short.endswith(("d", "t")) else ()
    )
    for base in bases:
        yield _compound_of(base, WEAK_PARTICIPLES)
    yield lemma_of(word)
    if word.endswith(("ad", "at")):
        yield word[:-1]
    if word.endswith("ade"):
        yield word[:-2]
    if bases:
        yield from (short[:-1] + "a", short + "a", short[:-1] + short[-2:-1] + "a", short[:-2] + "da", short[:-2])


def _compound_of(word: str, table: Mapping[str, str]) -> str:
    """What a table gives for a word or, after verb prefixes, for its last part; the empty string when neither."""
    for start in range(len(word) - 1):
        if word[start:] in table and (not start or _is_prefix(word[:start])):
            return word[:start] + table[word[start:]]
    return ""


def _join(verb: str, rest: str) -> str:
    return f"{verb} {rest}" if rest else verb
