"""``passive-without-agent``: the passive stays, with what its prepositions govern."""

from collections.abc import Iterator

from graphbuild.naming import name_verb
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.arguments import is_circumstance
from graphbuild.rules.clause import is_passive, subjects
from graphbuild.rules.constructions.passive_agent import agents
from graphbuild.rules.dependents import obliques
from graphbuild.rules.rule import Context, Draft, Example, Rule
from graphbuild.rules.speech import speech_class


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Subject – passive-preposition – oblique, the agent left out."""
    verb = match["verb"]
    if not is_passive(verb) or is_reported(verb, context):
        return
    actors = agents(verb)
    for oblique in obliques(verb):
        if not oblique.preposition or oblique.word in actors or is_circumstance(oblique, verb, context):
            continue
        relation = name_verb(verb, context.lexicon, passive=True, preposition=oblique.preposition)
        for subject in subjects(verb):
            yield Draft(subject, relation, oblique.word, verb)


def is_reported(verb: Word, context: Context) -> bool:
    """*uppges vara*, *sägs ha*: what is reported is the statement, not the reporting."""
    return verb.first("xcomp") is not None and speech_class(verb, context.lexicon) in {"say", "think"}


RULE = Rule(
    name="passive-without-agent",
    why="A passive without an agent tells what happens to its subject, and where or with what.",
    pattern=Node("verb", upos={"VERB"}, children=(Node(deprel={"obl"}),)),
    yields=yield_facts,
    examples=(
        Example("Kvinnan anklagas för bedrägeri.", ("kvinna – anklagas-för – bedrägeri",)),
        Example("Författaren belönades med ett pris.", ("författare – belönas-med – pris",)),
        Example("Brevet skrevs av en lärare."),
    ),
)
