"""``copula-with-place``: *är i*, *är på*, *är under*: a prepositional phrase as predicate."""

from collections.abc import Iterator

from graphbuild.naming import name_copula
from graphbuild.patterns import Match, Node
from graphbuild.rules.arguments import is_time
from graphbuild.rules.clause import subjects
from graphbuild.rules.dependents import spread
from graphbuild.rules.rule import Context, Draft, Example, Rule


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Subject – är-preposition – noun.

    ::

        är på gatorna           gatorna --cop--> är, --case--> på
    """
    noun = match["noun"]
    found = subjects(noun)
    for oblique in spread(noun):
        if not oblique.preposition or is_time(oblique.word, context.lexicon):
            continue
        for subject in found:
            yield Draft(subject, name_copula(context.lexicon, oblique.preposition), oblique.word, noun)


RULE = Rule(
    name="copula-with-place",
    why="A prepositional phrase with a copula says where its subject is, or in what state.",
    pattern=Node("noun", upos={"NOUN", "PROPN"}, children=(Node(deprel={"cop"}), Node(deprel={"case"}))),
    yields=yield_facts,
    examples=(
        Example("Ministern är i Berlin.", ("minister – är-i – Berlin",)),
        Example("Berlin är en stad."),
    ),
)
