"""``verb-with-preposition``: an active verb and what its preposition governs."""

from collections.abc import Iterator

from graphbuild.naming import name_verb
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.arguments import is_circumstance, noun_in_name
from graphbuild.rules.clause import is_passive, subjects
from graphbuild.rules.dependents import Oblique, obliques
from graphbuild.rules.rule import Context, Draft, Example, Rule

RAISING = frozenset({"tyckas", "verka", "synas", "förefalla", "lära", "torde"})


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Every subject with every prepositional argument; times, manners and sources are left to the qualifiers."""
    verb = match["verb"]
    if is_passive(verb) or is_raising(verb):
        return
    found = subjects(verb)
    for oblique in obliques(verb) if found else ():
        if not oblique.preposition or is_circumstance(oblique, verb, context):
            continue
        meant = infinitive_of(verb, oblique)
        relation = name_verb(
            meant, context.lexicon, preposition=oblique.preposition, others=noun_in_name(meant, oblique.preposition)
        )
        for subject in found:
            yield Draft(subject, relation, oblique.word, meant)


def infinitive_of(verb: Word, oblique: Oblique) -> Word:
    """The infinitive that a phrase after it belongs to, where the parser hung it on the finite verb.

    ::

        får --xcomp--> hyra, --obl--> anstalten         får hyra platser på anstalten
    """
    inner = next((child for child in verb.all("xcomp") if child.upos == "VERB"), None)
    return inner if inner is not None and verb.index < inner.index < oblique.word.index else verb


def is_raising(verb: Word) -> bool:
    """*tycks*, *verkar* with an infinitive or adjective: what they seem to be is the statement, not the seeming."""
    return verb.lemma in RAISING and verb.first("xcomp") is not None


RULE = Rule(
    name="verb-with-preposition",
    why="A preposition ties its noun to the verb: it belongs to the relation's name.",
    pattern=Node("verb", upos={"VERB"}, children=(Node(deprel={"obl"}),)),
    yields=yield_facts,
    examples=(
        Example("Ministern reste till Kiev.", ("minister – reser-till – Kiev",)),
        Example("Företaget tror på projektet.", ("företag – tror-på – projekt",)),
        Example("Turkiet gick med på kraven.", ("Turkiet – går-med-på – kraven",)),
        Example("Landet närmade sig Nato."),
        Example("Hon arbetade i tre år."),
    ),
)
