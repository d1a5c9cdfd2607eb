"""What a predicate is about: its objects and prepositional phrases, with what the sentence leaves out put back.

Coordination is spread out, relative pronouns give way to their antecedents, nouns that
only make a preposition (*i närheten av*) to what they govern.
"""

from __future__ import annotations

from dataclasses import dataclass

from graphbuild.patterns import Word, once
from graphbuild.rules.clause import (
    INCLUDING,
    NOMINAL,
    RELATIVE_ADVERBS,
    conjuncts,
    free_relative,
    is_passive,
    is_relative,
    pick_subject,
    relative_targets,
    resolve,
)
from graphbuild.rules.ellipsis import gap_words

OBJECTS = NOMINAL | {"ADJ"}
DAYS = frozenset("går dag morgon kväll natt fjol måndag tisdag onsdag torsdag fredag lördag söndag".split())
# Nouns that only make a preposition: *i närheten av*, *i samband med*.
COMPLEX_PREPOSITIONS = frozenset(
    tuple(phrase.split())
    for phrase in (
        "i närheten av|i samband med|med hjälp av|i form av|på grund av|med stöd av|i spetsen för|i kontakt med|i linje med|"
        "i strid med|till följd av|med anledning av|i syfte att|i takt med|på uppdrag av|under ledning av|i egenskap av|"
        "till förmån för|i förhållande till|i motsats till|på basis av|i centrum av|i utkanten av|i anslutning till|"
        "i väntan på|på väg till|i händerna på|på bekostnad av|i samarbete med|i samråd med|"
        "för räkning|till stöd för|i händelse av|med tanke på|i hopp om|i namn av|vid sidan av|i enlighet med|"
        "i jämförelse med|inom ramen för|på initiativ av|i spåren av|till följd av|till skillnad från|i brist på|i konflikt med|i krig med|på sidan av|i regi av|på order av"
    ).split("|")
)


@dataclass(frozen=True, slots=True)
class Oblique:
    """A dependent with its preposition: ``på Röda torget``; ``shared`` counts from the coordination's first."""

    preposition: str
    word: Word
    case: Word | None


@once
def objects(word: Word) -> list[Word]:
    """Direct objects, shared along coordination: *Kina hotar och pressar Taiwan* has one for both verbs."""
    own = [
        child
        for child in word.all("obj")
        if child.lemma.lower() != "sig" and child.upos in OBJECTS and child.index not in gap_words(word)
    ]
    own = own or particle_objects(word) or counted_objects(word) or second_subject(word)
    if own:
        return [found for child in own for found in [*resolve(child), *listed(child)]]
    if word.deprel == "acl:relcl" and word.first("nsubj") is not None and not is_passive(word):
        return gap_object(word)
    shared = next((child for child in word.all("conj") if child.upos == "VERB"), None)
    if shared is not None and shared.first("nsubj") is None and not has_arguments(word):
        return objects(shared)
    return []


def listed(word: Word) -> list[Word]:
    """What a colon spells out: *tre priser: årets pop, årets kompositör och årets bok*."""
    return [
        found
        for child in word.all("appos")
        if any(mark.text == ":" for mark in child.all("punct"))
        for found in conjuncts(child)
    ]


def counted_objects(word: Word) -> list[Word]:
    """An *av*-phrase after a word of quantity, which is the object: *täckt mycket av dessa ekosystem*."""
    amounts = {
        child.index for child in word.all("advmod") if child.lemma.lower() in {"mycket", "mer", "lite", "hälften"}
    }
    found = []
    for child in word.all("obl"):
        name, case = preposition(child)
        if name == "av" and case is not None and case.index - 1 in amounts:
            found.append(child)
    return found


def second_subject(word: Word) -> list[Word]:
    """The object that the parser called a subject too, after a verb that comes first: *får Colombia ett av …*."""
    own = [child for child in word.all("nsubj") if not is_relative(child)]
    if len(own) != 2 or is_passive(word) or word.upos != "VERB" or word.first("mark", "xcomp", "ccomp") is not None:
        return []
    subject = pick_subject(word, own)
    return [child for child in own if child is not subject and word.index < subject.index < child.index]


def particle_objects(word: Word) -> list[Word]:
    """A relative pronoun that only looks oblique, since its preposition is the verb's particle.

    ::

        dokument som tidningen kommit över      som --obl--> kommit, över --compound:prt--> kommit
    """
    if word.first("compound") is None or word.first("nsubj") is None:
        return []
    return [child for child in word.all("obl") if is_relative(child) and child.first("case") is None]


def gap_object(word: Word) -> list[Word]:
    """The antecedent as object of a relative clause that has a subject but no relative pronoun in another place.

    ::

        vapnen [som] Ryssland köper     vapnen --acl:relcl--> köper
    """
    pronouns = [child for child in word.children if is_relative(child) and child.relation != "mark"]
    if pronouns or word.parent is None or word.first("xcomp", "ccomp") is not None:
        return []
    if any(child.lemma in RELATIVE_ADVERBS for child in word.all("advmod")):
        return []
    return relative_targets(word.parent, word) if word.parent.upos in {"NOUN", "PROPN"} else []


def has_arguments(word: Word) -> bool:
    """Whether the verb has an argument of its own, so that it needs none from its neighbour."""
    return word.first("obj", "iobj", "obl", "xcomp", "ccomp", "advcl") is not None


@once
def preposition(word: Word) -> tuple[str, Word | None]:
    """The preposition of a nominal, fixed expressions joined: *på grund av* -> ``på-grund-av``."""
    case = next((child for child in word.all("case") if child.index < word.index), None)
    if case is None:
        return "", None
    parts = [case, *case.all("fixed")]
    more = [child for child in word.all("case") if child is not case and child.index == parts[-1].index + 1]
    return "-".join(part.text.lower() for part in [*parts, *more]), case


@once
def obliques(word: Word) -> list[Oblique]:
    """Prepositional dependents with coordination spread out; a conjunct without a preposition takes the first one's."""
    found: list[Oblique] = []
    counted = counted_objects(word)
    for child in word.all("obl"):
        if child in counted or child.index in gap_words(word):
            continue
        found += spread(child)
        if child.lemma.lower() in DAYS:  # *varnade i går för Kina*: a day takes no attribute of its own
            found += [oblique for inner in child.all("nmod") if inner.index > child.index for oblique in spread(inner)]
    return join_complex(found)


def join_complex(found: list[Oblique]) -> list[Oblique]:
    """Obliques whose noun only makes a preposition give way to what that preposition governs.

    ::

        bodde --obl--> närheten (i), --obl--> gymnasium (av)        i-närheten-av gymnasium
        står --obl--> strid (i) --nmod--> lag (med)                 i-strid-med lag
    """
    joined: list[Oblique] = []
    used: set[int] = set()
    for oblique in found:
        below = [inner for child in oblique.word.all("nmod", "obl") for inner in spread(child)]
        partners = [
            inner
            for inner in [*below, *found]
            if (oblique.preposition, oblique.word.text.lower(), inner.preposition) in COMPLEX_PREPOSITIONS
            and inner.word.index > oblique.word.index
        ]
        name = f"{oblique.preposition}-{oblique.word.text.lower()}"
        joined += [Oblique(f"{name}-{inner.preposition}", inner.word, oblique.case) for inner in partners]
        used |= {id(inner) for inner in partners} | ({id(oblique)} if partners else set())
    return [oblique for oblique in found if id(oblique) not in used] + joined


def spread(child: Word) -> list[Oblique]:
    """One prepositional phrase as obliques, one for each conjunct.

    ::

        i vilket prokonsuln …       the relative pronoun gives way to its antecedent
        från Köln och (från) Bremen
    """
    name, case = preposition(child)
    if is_relative(child):
        if not name:
            name, case = stranded(child)
        return [Oblique(name, target, case) for target in resolve(child)] if name else []
    found = []
    for member in free_relative(child) or conjuncts(child):
        own, own_case = preposition(member)
        if own_case is not None and own_case.text.lower() in INCLUDING:
            own, own_case = "", None
        found.append(Oblique(own or name, member, own_case or case))
    return found


def stranded(pronoun: Word) -> tuple[str, Word | None]:
    """The preposition left at its verb: *dokumentet som tidningen kommit över*."""
    verb = pronoun.parent
    if verb is None:
        return "", None
    for child in verb.children:
        if child.upos == "ADP" and child.index > verb.index and child.relation in {"case", "compound", "advmod", "obl"}:
            return child.text.lower(), child
    case = next((c for c in pronoun.all("case")), None)
    return (case.text.lower(), case) if case is not None else ("", None)
