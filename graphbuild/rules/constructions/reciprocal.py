"""``reciprocal``: what two parties do with each other: *Sverige och Norge samarbetar*, *har nära relationer*."""

from collections.abc import Iterator
from itertools import combinations

from graphbuild.naming import name_verb
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.clause import is_passive, subjects
from graphbuild.rules.rule import Context, Draft, Example, Rule

VERBS = frozenset(
    "samarbeta samverka förhandla enas mötas träffas tävla slåss kriga samtala samråda konkurrera handla".split()
)
NOUNS = frozenset(
    "relation samarbete dialog avtal överenskommelse kontakt gräns förhandling konflikt utbyte partnerskap band".split()
)
PARTNER = frozenset({"med", "mellan", "mot", "till"})


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """One party – verb(-noun)-med – the other, where both are named as subjects and no other party is.

    ::

        har --nsubj--> Sverige --conj--> Colombia, --obj--> relationer
    """
    verb = match["verb"]
    noun = next((child for child in verb.all("obj") if child.lemma.lower() in NOUNS), None)
    if is_passive(verb) or (noun is None and verb.lemma not in VERBS) or has_partner(verb, noun):
        return
    parties = [word for word in subjects(verb) if (mention := context.mention(word)) is not None and mention.named]
    relation = name_verb(verb, context.lexicon, noun=noun.text.lower() if noun is not None else "", preposition="med")
    for one, other in combinations(parties, 2):
        yield Draft(one, relation, other, verb)


def has_partner(verb: Word, noun: Word | None) -> bool:
    """Whether a third party is named: *samarbetar med Finland*, *har avtal med EU*."""
    near = [*verb.all("obl"), *(noun.all("nmod") if noun is not None else [])]
    return any(case.text.lower() in PARTNER for child in near for case in child.all("case"))


RULE = Rule(
    name="reciprocal",
    why="What coordinated parties do with each other relates one to the other.",
    pattern=Node("verb", upos={"VERB"}, children=(Node(deprel={"nsubj"}, children=(Node(deprel={"conj"}),)),)),
    yields=yield_facts,
    examples=(
        Example("Sverige och Norge samarbetar.", ("Sverige – samarbetar-med – Norge",)),
        Example("Sverige och Chile har goda relationer.", ("Sverige – har-relationer-med – Chile",)),
        Example("Sverige och Norge samarbetar med Finland."),
    ),
)
