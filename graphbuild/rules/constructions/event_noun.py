"""``event-noun``: a noun that names an act with its doer and goal: *Kinas spionage mot Ryssland*."""

from collections.abc import Iterator

from graphbuild.naming import name_predicate, present_tense
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.clause import conjuncts
from graphbuild.rules.dependents import spread
from graphbuild.rules.rule import Context, Draft, Example, Rule


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Doer – verb(-preposition) – goal, where the noun phrase names both.

    ::

        spionage --nmod:poss--> Kinas, --nmod--> Ryssland (mot)
    """
    noun = match["noun"]
    verb = context.lexicon.verb_of_noun(noun.lemma.lower())
    if not verb:
        return
    doers = doers_of(noun, context)
    if not doers:
        return
    for child in noun.all("nmod"):
        if child.deprel == "nmod:poss" or child.index < noun.index:
            continue
        for oblique in spread(child):
            if not oblique.preposition or context.mention(oblique.word) is None:
                continue
            bare = context.lexicon.marks_object(noun.lemma.lower(), oblique.preposition)
            first, *rest = verb.split()
            label = "-".join([present_tense(first), *rest, *([] if bare else [oblique.preposition])])
            relation = name_predicate(context.lexicon, label, f"event noun {noun.text} = {verb}")
            for doer in doers:
                yield Draft(doer, relation, oblique.word, noun)


def doers_of(noun: Word, context: Context) -> list[Word]:
    """The genitive before the noun, or its adjective of nationality: *Irans attack*, *den iranska attacken*."""
    possessor = noun.first("nmod:poss")
    owners = conjuncts(possessor) if possessor is not None else noun.all("amod")
    return [word for word in owners if (mention := context.mention(word)) is not None and mention.named]


RULE = Rule(
    name="event-noun",
    why="A noun made from a verb keeps the verb's arguments: its genitive acts, its preposition points to the goal.",
    pattern=Node("noun", upos={"NOUN"}, children=(Node(deprel={"nmod:poss", "amod"}), Node(deprel={"nmod"}))),
    yields=yield_facts,
    examples=(
        Example("Irans attack mot Israel kom på natten.", ("Iran – attackerar – Israel",)),
        Example("Irans huvudstad i norr växer."),
    ),
)
