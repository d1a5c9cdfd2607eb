"""``warning-about``: *varnar för att Kina spionerar*: the one warned of is the object of the warning."""

from collections.abc import Iterator

from graphbuild.naming import name_verb
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.clause import is_passive, subjects
from graphbuild.rules.rule import Context, Draft, Example, Rule
from graphbuild.rules.speech import speech_class

PREPOSITIONS = frozenset({"för", "mot", "om", "på", "över", "till", "i", "med"})


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Who warns – varnar-för – the subject of what is warned of.

    ::

        varnar --advcl--> bedriver, mark: för att, nsubj Kina
    """
    verb, clause = match["verb"], match["clause"]
    preposition = leading_preposition(clause)
    if not preposition or speech_class(verb, context.lexicon) not in {"warn", "accuse"}:
        return
    named = clause.first("nsubj")
    if named is None:
        return
    passive = is_passive(verb)
    relation = name_verb(verb, context.lexicon, passive=passive, preposition=preposition)
    for subject in subjects(verb):
        for target in subjects(clause):
            if target is not subject:
                yield Draft(subject, relation, target, verb)


def leading_preposition(clause: Word) -> str:
    """The preposition before *att*: *för att*, *mot att*; empty for a bare *att*."""
    marks = sorted(clause.all("mark", "case"), key=lambda mark: mark.index)
    texts = [mark.text.lower() for mark in marks if mark.index < clause.index]
    if len(texts) >= 2 and texts[1] == "att" and texts[0] in PREPOSITIONS:
        return texts[0]
    return ""


RULE = Rule(
    name="warning-about",
    why="Who warns of, accuses of or protests against an event also warns of the one who brings it about.",
    pattern=Node("verb", upos={"VERB"}, children=(Node("clause", deprel={"advcl", "ccomp", "obl", "xcomp"}),)),
    yields=yield_facts,
    examples=(
        Example("Nato varnar för att Iran bygger vapen.", ("Nato – varnar-för – Iran",)),
        Example("Nato säger att Iran bygger vapen."),
    ),
)
