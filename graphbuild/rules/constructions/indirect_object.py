"""``indirect-object``: who gets it: *Sverige ger Ukraina vapen* says *ger vapen till Ukraina*."""

from collections.abc import Iterator

from graphbuild.naming import name_verb
from graphbuild.patterns import Match, Node
from graphbuild.rules.arguments import noun_in_name
from graphbuild.rules.clause import is_passive, resolve, subjects
from graphbuild.rules.rule import Context, Draft, Example, Rule

# Verbs that take something away, or ask, put no *till* before the one concerned.
NO_RECIPIENT = frozenset({"beröva", "fråga", "frånta", "kosta", "neka", "vägra", "lura", "be", "kalla", "döpa"})


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Giver – verb-till – recipient.

    ::

        ger --iobj--> Ukraina, --obj--> vapen

    Parsers also draw two objects; the first one is then who gets the second.
    """
    verb, recipient = match["verb"], match["recipient"]
    things = [child for child in verb.children if child.deprel == "obj"]
    if recipient.deprel == "obj" and (len(things) != 2 or things[0] is not recipient):
        return
    if is_passive(verb) or verb.lemma in NO_RECIPIENT or recipient.text.lower() == "sig" or verb.first("obj") is None:
        return
    relation = name_verb(verb, context.lexicon, preposition="till", others=noun_in_name(verb, "till"))
    for subject in subjects(verb):
        for target in resolve(recipient):
            yield Draft(subject, relation, target, verb)


RULE = Rule(
    name="indirect-object",
    why="An indirect object is who gets what the direct object names.",
    pattern=Node("verb", upos={"VERB"}, children=(Node("recipient", deprel={"iobj", "obj"}),)),
    yields=yield_facts,
    examples=(
        Example("USA skickar Ukraina fler stridsvagnar.", ("USA – skickar-till – Ukraina",)),
        Example(
            "Sverige ger Ukraina vapen.",
            ("Sverige – ger-till – Ukraina",),
            gap="the parser takes Ukraina for the owner of the weapons",
        ),
        Example("Regeringen erbjöd landet hjälp.", ("regering – erbjuder-till – land",)),
        Example("Läraren gav boken till Anna."),
    ),
)
