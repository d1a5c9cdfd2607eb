"""``copula-with-place``: *är i*, *är på*, *är under*: a prepositional phrase as predicate."""

from collections.abc import Iterator

from graphbuild.model import Relation
from graphbuild.naming import name_copula
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.arguments import is_time
from graphbuild.rules.clause import subjects
from graphbuild.rules.dependents import Oblique, obliques, spread
from graphbuild.rules.rule import Context, Draft, Example, Rule


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Subject – är-preposition – noun.

    ::

        är på gatorna           gatorna --cop--> är, --case--> på
    """
    noun = match["noun"]
    found = subjects(noun)
    for oblique in obliques(noun) if noun.upos == "ADV" else spread(noun):
        if not oblique.preposition or is_time(oblique.word, context.lexicon):
            continue
        for subject in found:
            yield Draft(subject, name_place(noun, oblique, context), oblique.word, noun)


def name_place(noun: Word, oblique: Oblique, context: Context) -> Relation:
    """``är-på``; with an adverb before it ``är-ute-på``, the plain one beside it."""
    if noun.upos != "ADV":
        return name_copula(context.lexicon, oblique.preposition)
    plain = f"är-{oblique.preposition}"
    return name_copula(context.lexicon, noun.text.lower(), oblique.preposition, others=(plain,))


RULE = Rule(
    name="copula-with-place",
    why="A prepositional phrase with a copula says where its subject is, or in what state.",
    pattern=Node("noun", upos={"NOUN", "PROPN", "ADV"}, children=(Node(deprel={"cop"}), Node(deprel={"case", "obl"}))),
    yields=yield_facts,
    examples=(
        Example("Ministern är i Berlin.", ("minister – är-i – Berlin",)),
        Example("Anna Lind var ute i parken.", ("Anna Lind – är-ute-i – park",)),
        Example("Berlin är en stad."),
    ),
)
