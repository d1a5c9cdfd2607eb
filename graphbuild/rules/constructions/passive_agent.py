"""``passive-with-agent``: a passive that names who does it is turned active."""

from collections.abc import Iterator

from graphbuild.naming import name_verb
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.clause import conjuncts, is_passive, subjects
from graphbuild.rules.dependents import obliques, preposition
from graphbuild.rules.rule import Context, Draft, Example, Rule


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Agent – verb – subject, and agent – verb-preposition – oblique."""
    verb = match["verb"]
    if not is_passive(verb):
        return
    actors = agents(verb)
    if not actors:
        return
    relation = name_verb(verb, context.lexicon)
    for actor in actors:
        for subject in subjects(verb):
            yield Draft(actor, relation, subject, verb, uses=tuple(actors))


def agents(verb: Word) -> list[Word]:
    """Who does it: ``obl:agent``, an *av*-phrase on the verb, or one that the parser hung on the name before it.

    ::

        användes namnet Apulia av författare        Apulia --nmod--> författare (case: av)
    """
    labelled = verb.all("obl:agent")
    if labelled:
        return [actor for child in labelled for actor in conjuncts(child)]
    found = [oblique.word for oblique in obliques(verb) if oblique.preposition == "av"]
    if found:
        return found
    for child in verb.all("nsubj"):
        for below in child.all("nmod"):
            if child.upos == "PROPN" and child.index > verb.index and preposition(below)[0] == "av":
                return conjuncts(below)
    return []


RULE = Rule(
    name="passive-with-agent",
    why="A passive with an agent says the same as the active sentence.",
    pattern=Node("verb", upos={"VERB", "ADJ"}),
    yields=yield_facts,
    examples=(
        Example("Mannen greps av polisen.", ("polis – griper – man",)),
        Example(
            "Avtalet undertecknades av Sverige och Norge.",
            ("Sverige – undertecknar – avtal", "Norge – undertecknar – avtal"),
        ),
        Example("Mannen greps i Malmö."),
    ),
)
