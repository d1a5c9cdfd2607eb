"""Telling a verb's arguments from the circumstances: time, manner, source and set phrases."""

from __future__ import annotations

from graphbuild.model import Kind
from graphbuild.naming import Lexicon
from graphbuild.patterns import Word
from graphbuild.rules.clause import is_passive
from graphbuild.rules.dependents import Oblique
from graphbuild.rules.rule import Context
from graphbuild.rules.speech import speech_class

MANNER_NOUNS = frozenset(
    "utsträckning grad mån omfattning takt sätt vis hand fall del håll sida syfte kraft räkning".split()
)
# Verbs that stand before their speaker after a quotation, complete or not: *…, säger hon*.
TAG_VERBS = frozenset(
    "säga berätta uppge hävda förklara mena påpeka tillägga konstatera svara fortsätta kommentera".split()
)
ADDRESSES = frozenset({"till", "om", "för", "inför"})
SOURCES = frozenset(
    {
        "enligt",
        "på-grund-av",
        "i-samband-med",
        "till-följd-av",
        "med-anledning-av",
        "i-takt-med",
        "till-skillnad-från",
        "i-motsats-till",
        "i-jämförelse-med",
        "i-form-av",
        "däribland",
        "bland",
        "trots",
        "i-stället-för",
        "istället-för",
        "med-tanke-på",
        "förutom",
        "utöver",
    }
)


def is_circumstance(oblique: Oblique, verb: Word, context: Context) -> bool:
    """Whether a prepositional phrase says when, how or according to whom, and makes no fact of its own."""
    word = oblique.word
    if word.lemma.lower() in MANNER_NOUNS or (word.upos == "NUM" and not is_year(word.text)):
        return True
    if oblique.preposition in {"i", "ur"} and is_said_in(word, verb, context):
        return True
    if oblique.preposition not in ADDRESSES and gives_speech(verb, context.lexicon):
        return True
    if is_time(word, context.lexicon):
        telling = is_dated(word) or oblique.preposition in {"före", "efter"}
        return not (telling and verb.first("obj", "iobj", "xcomp", "ccomp") is None)
    if oblique.preposition in SOURCES or is_fixed_phrase(oblique, context.lexicon):
        return True
    return (
        word.upos == "PRON"
        and word.lemma.lower() in {"annan", "all", "sig", "det", "den", "som", "vilken"}
        and not is_person_pronoun(word)
    )


def is_person_pronoun(word: Word) -> bool:
    """*den* and *de* may stand for somebody; *det* and *allt* seldom do."""
    return word.text.lower() in {"den", "de", "dem"}


def is_time(word: Word, lexicon: Lexicon) -> bool:
    """Whether a noun phrase is a time: *i april 1997*, *under natten*, *1842*."""
    lemma = word.lemma.lower()
    if lemma in lexicon.time_nouns or word.text.lower() in lexicon.time_nouns:
        return True
    return word.upos == "NUM" and (
        is_year(word.text) or ":" in word.text or ("." in word.text and word.text[:1].isdigit())
    )


def is_said_in(word: Word, verb: Word, context: Context) -> bool:
    """Whether a phrase names the document in which something is said: *varnar i en rapport*."""
    mention = context.mention(word)
    return mention is not None and mention.kind is Kind.DOCUMENT and bool(speech_class(verb, context.lexicon))


def gives_speech(verb: Word, lexicon: Lexicon) -> bool:
    """Whether the verb here presents somebody's words, so that its phrases belong to the speaker: *säger X vid Y*."""
    if is_passive(verb) or speech_class(verb, lexicon) != "say":
        return False
    speaker = verb.first("nsubj")
    inverted = speaker is not None and speaker.index > verb.index and verb.lemma in TAG_VERBS
    return inverted or verb.relation == "parataxis" or verb.first("ccomp", "parataxis", "xcomp") is not None


def is_dated(word: Word) -> bool:
    """Whether a time names its year: *i april 2022*, *2024*, *slutet av 2023*."""
    return any(is_year(part.text) for part in [word, *word.all("nummod", "nmod")])


def is_year(text: str) -> bool:
    """Four digits that can be a year of our era."""
    return len(text) == 4 and text.isdigit() and 1000 <= int(text) <= 2199


def is_fixed_phrase(oblique: Oblique, lexicon: Lexicon) -> bool:
    """*i stället*, *till slut*, *på plats*: set phrases without an article, as the lexicon lists them."""
    parts = (*oblique.preposition.split("-"), oblique.word.text.lower())
    return parts in lexicon.fixed_phrases or (*parts[:-1], oblique.word.lemma.lower()) in lexicon.fixed_phrases


def noun_in_name(verb: Word, preposition: str) -> list[str]:
    """The other wording of a relation whose verb has an object as well: *delar ut priset till* -> ``pris-till``."""
    return [f"{child.text.lower()}-{preposition}" for child in verb.all("obj") if child.upos == "NOUN"]


def bare_object(verb: Word) -> Word | None:
    """An indefinite object noun that belongs to the meaning of a light verb: *ha otur*, *ha en nära relation*.

    Only *ha* keeps its meaning with an article: *gör ett försök på* differs from *gör anspråk på*.
    """
    for child in verb.all("obj"):
        if child.upos != "NOUN" or child.feat("Definite") != "Ind" or child.first("nmod:poss", "nummod") is not None:
            continue
        if child.first("det") is None or verb.lemma == "ha":
            return child
    return None
