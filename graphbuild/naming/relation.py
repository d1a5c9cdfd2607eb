"""A relation's name from its words: ``kommer-över``, ``närmar-sig``, ``är-chef-över``, ``försöker-rekrytera``.

The verb stands in the present tense, then reflexive, particle, noun and preposition;
auxiliaries are dropped. Each step is noted in the relation's trail.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from graphbuild.model import Relation
from graphbuild.naming.inflect import infinitive_of_passive, participle_to_verb, passive_present, present_tense
from graphbuild.naming.lexicon import Lexicon
from graphbuild.patterns import Word, once


def name_verb(
    verb: Word,
    lexicon: Lexicon,
    *,
    passive: bool = False,
    preposition: str = "",
    noun: str = "",
    others: Iterable[str] = (),
) -> Relation:
    """The relation a verb names, with what belongs to its meaning.

    ``noun`` is an object folded into the name (*gör-anspråk-på*); ``others`` are further
    wordings of the same relation, as label tails after the verb.
    """
    chain = chain_of(verb)
    above: tuple[str, ...] = ()
    if chain:
        links = [bare(link) for link in chain[1:]]
        first = finite(chain[0], passive=False)
        above = (first, *inner_parts(chain[0]), *links, infinitive(verb, passive=passive))
    head = finite(verb, passive=passive)
    words = " ".join(link.text for link in chain)
    tail = tuple(inner_parts(verb))
    return name_parts(Parts(verb.text, head, tail, noun, preposition, tuple(others), above, words, passive), lexicon)


class Parts(NamedTuple):
    """What a relation's name is made of; ``above`` are the verbs of its chain with the infinitive, ``chain`` their text."""

    text: str
    head: str
    tail: tuple[str, ...]
    noun: str
    preposition: str
    others: tuple[str, ...]
    above: tuple[str, ...]
    chain: str
    passive: bool


@lru_cache(maxsize=65_536)
def name_parts(parts: Parts, lexicon: Lexicon) -> Relation:
    """The relation of these parts, made once."""
    label = join(parts.head, *parts.tail, parts.noun, parts.preposition)
    trail = [f"{parts.text} -> {parts.head}" + (" (passive)" if parts.passive else "")]
    trail += [f"belongs to the verb: {part}" for part in parts.tail]
    if parts.noun:
        trail.append(f"noun in the name: {parts.noun}")
    if parts.preposition:
        trail.append(f"preposition: {parts.preposition}")
    aliases = [join(parts.head, *parts.tail, other) for other in parts.others]
    if parts.chain:
        aliases = [label, *aliases]
        label = join(*parts.above, *parts.tail, parts.noun, parts.preposition)
        trail.append("verb chain: " + parts.chain)
    return finish(label, aliases, trail, lexicon)


def finish(label: str, aliases: Iterable[str], trail: Iterable[str], lexicon: Lexicon) -> Relation:
    """The relation under its canonical name in the lexicon, its own wording kept as an alias."""
    known = lexicon.canonical.get(label, label)
    steps = list(trail)
    if known != label:
        steps.append(f"lexicon: {label} = {known}")
    wordings = dict.fromkeys([label, *aliases, *known_aliases(known, lexicon)])
    return Relation(known, tuple(alias for alias in wordings if alias != known), tuple(steps))


def known_aliases(label: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Other labels that the lexicon gives for a relation."""
    entry = lexicon.relations.get(label)
    return entry.aliases if entry else ()


def name_copula(lexicon: Lexicon, *parts: str, others: Iterable[str] = ()) -> Relation:
    """A relation of being: ``är``, ``är-chef-över``, ``är-på``."""
    label = join("är", *parts)
    return finish(label, others, [f"copula with {' '.join(filter(None, parts)) or 'noun'}"], lexicon)


def name_predicate(lexicon: Lexicon, label: str, *why: str, others: Iterable[str] = ()) -> Relation:
    """A relation with a ready name, e.g. from an event noun: ``spionerar-mot``."""
    return finish(label, others, why, lexicon)


def finite(verb: Word, *, passive: bool) -> str:
    """Present tense of the verb: *bedrev* -> ``bedriver``, *anklagades* -> ``anklagas``."""
    lemma = lemma_of(verb)
    if not passive and lemma != verb.lemma.lower():  # a passive form turned active tells nothing of the present
        return inflect(lemma, "", (), passive=False)
    return inflect(lemma, verb.text.lower(), verb.token.feats, passive=passive)


@lru_cache(maxsize=65_536)
def inflect(lemma: str, form: str, feats: tuple[tuple[str, str], ...], *, passive: bool) -> str:
    """Present tense, active or passive, asked once for each form."""
    return passive_present(lemma, form, feats) if passive else present_tense(lemma, form, feats)


@once
def lemma_of(verb: Word) -> str:
    """Infinitive of the verb, the passive's -s taken off where the tagger left it."""
    lemma = verb.lemma.lower()
    if verb.feat("VerbForm") == "Part":
        return participle_to_verb(verb.text.lower(), lemma) or lemma
    if verb.feat("Voice") == "Pass" and lemma.endswith("s"):
        return infinitive_of_passive(lemma)
    return lemma


def infinitive(verb: Word, *, passive: bool) -> str:
    """Infinitive, passive on demand: *rekrytera*, *rekryteras*."""
    return lemma_of(verb) + "s" if passive else lemma_of(verb)


def bare(verb: Word) -> str:
    """Infinitive of a verb inside a chain."""
    return lemma_of(verb)


def infinitive_parts(verb: Word) -> list[str]:
    """An infinitive with its particle and *sig*, for a longer name: *skriva av* -> ``skriva``, ``av``."""
    return [lemma_of(verb), *inner_parts(verb)]


@once
def inner_parts(verb: Word) -> list[str]:
    """Reflexive and particles in the order of the text: *närma sig*, *gå med*, *dra på sig*."""
    if verb.labels.isdisjoint(INNER):
        return []
    parts = [child for child in verb.children if child.deprel == "compound:prt" or is_reflexive(child)]
    return [
        part.text.lower() if part.deprel == "compound:prt" else "sig"
        for part in sorted(parts, key=lambda part: part.index)
    ]


INNER = frozenset({"compound:prt", "obj", "iobj", "expl"})


def is_reflexive(word: Word) -> bool:
    """Whether the word is *sig* as an object (also *mig*, *dig*, *oss* are written ``sig`` when reflexive)."""
    return word.text.lower() == "sig" and word.relation in {"obj", "iobj", "expl"}


CHAIN_RELATIONS = frozenset({"xcomp"})
# Verbs that only say that the next one begins, goes on or is to come: they do not change what is done.
PHASE_VERBS = frozenset(
    "börja fortsätta bruka komma kunna skola vilja få måste böra hinna orka råka tendera lära torde verka tyckas uppge säga".split()
)


@once
def chain_of(verb: Word) -> list[Word]:
    """Verbs above an infinitive that share its subject and qualify it: *försöker* rekrytera, *vill* förhindra.

    ::

        försöker --xcomp--> rekrytera
    """
    chain: list[Word] = []
    word = verb
    while word.relation in CHAIN_RELATIONS and word.parent is not None and word.parent.upos == "VERB":
        above = word.parent
        if above.first("obj", "iobj") is not None or above.lemma in PHASE_VERBS or above.feat("Voice") == "Pass":
            break
        chain.insert(0, above)
        word = above
    return chain


def join(*parts: str) -> str:
    """Parts of a name with hyphens, empty ones left out, white space and hyphens inside made one."""
    words = [word for part in parts for word in part.lower().replace("-", " ").split()]
    return "-".join(words)
