"""``relative-place``: *världsordningen där USA bestämmer*: the clause happens in its antecedent."""

from collections.abc import Iterator

from graphbuild.naming import name_copula, name_verb
from graphbuild.patterns import Match, Node
from graphbuild.rules.clause import RELATIVE_ADVERBS, is_passive, subjects
from graphbuild.rules.rule import Context, Draft, Example, Rule


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Subject – verb-i – antecedent.

    ::

        världsordningen --acl:relcl--> bestämmer --advmod--> där
    """
    verb, adverb = match["verb"], match["adverb"]
    place = verb.parent
    if place is None or place.upos not in {"NOUN", "PROPN"} or verb.deprel != "acl:relcl":
        return
    name = RELATIVE_ADVERBS[adverb.lemma.lower()]
    if verb.upos == "VERB":
        relation = name_verb(verb, context.lexicon, passive=is_passive(verb), preposition=name)
    else:
        relation = name_copula(context.lexicon, verb.text.lower(), name)
    for subject in subjects(verb):
        if subject is not place:
            yield Draft(subject, relation, place, verb)


RULE = Rule(
    name="relative-place",
    why="A clause with *där* or *dit* takes place in, or leads to, the noun it describes.",
    pattern=Node(
        "verb", deprel={"acl"}, children=(Node("adverb", lemma=frozenset(RELATIVE_ADVERBS), deprel={"advmod", "obl"}),)
    ),
    yields=yield_facts,
    examples=(
        Example("Hon besökte staden där Ibsen föddes.", ("Ibsen – föds-i – stad",)),
        Example("Där bodde Ibsen."),
    ),
)
