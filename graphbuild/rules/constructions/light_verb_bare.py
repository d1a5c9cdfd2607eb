"""``verb-noun-preposition``: a common verb with a bare noun and a preposition is one relation: *har otur med*."""

from collections.abc import Iterator

from graphbuild.naming import name_verb
from graphbuild.patterns import Match, Node
from graphbuild.rules.arguments import bare_object, is_circumstance
from graphbuild.rules.clause import is_passive, subjects
from graphbuild.rules.dependents import obliques, spread
from graphbuild.rules.rule import Context, Draft, Example, Rule

COMMON_VERBS = frozenset(
    {"ha", "få", "ge", "ta", "göra", "hålla", "föra", "stå", "visa", "sätta", "lägga", "finna", "söka", "bära", "dra"}
)


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Subject – verb-noun-preposition – what follows."""
    verb = match["verb"]
    noun = bare_object(verb)
    if noun is None or is_passive(verb):
        return
    found = [oblique for child in noun.all("nmod") for oblique in spread(child)]
    found += [oblique for oblique in obliques(verb) if oblique.word.index > noun.index]
    for oblique in found:
        if not oblique.preposition or is_circumstance(oblique, verb, context):
            continue
        relation = name_verb(
            verb,
            context.lexicon,
            noun=noun.text.lower(),
            preposition=oblique.preposition,
            others=(oblique.preposition,),
        )
        for subject in subjects(verb):
            yield Draft(
                subject,
                relation,
                oblique.word,
                verb,
                uses=(oblique.word,) if noun.first("det") is not None else (noun, oblique.word),
            )


RULE = Rule(
    name="verb-noun-preposition",
    folds=True,
    why="A bare noun after an everyday verb belongs to its meaning: the argument comes after the preposition.",
    pattern=Node("verb", upos={"VERB"}, lemma=COMMON_VERBS, children=(Node("noun", upos={"NOUN"}, deprel={"obj"}),)),
    yields=yield_facts,
    examples=(
        Example("Staden har brist på bostäder.", ("stad – har-brist-på – bostäder",)),
        Example("Staden har en park."),
    ),
)
