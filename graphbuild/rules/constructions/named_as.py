"""``named-as``: what somebody calls a thing, without *för*: *Turkiet kallar gruppen en terrororganisation*."""

from collections.abc import Iterator

from graphbuild.naming import name_verb
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.clause import conjuncts, is_passive, resolve, subjects
from graphbuild.rules.rule import Context, Draft, Example, Rule

NAMERS = frozenset({"kalla", "döpa", "titulera"})


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Thing – kallas – name, said by the one who calls it so.

    ::

        kallar --obj--> gruppen, --obj--> terrororganisation       the parser often draws two objects
        kallar --obj--> gruppen, --xcomp--> terrororganisation

    """
    verb, name = match["verb"], match["name"]
    if name.first("case", "mark", "cop", "nsubj") is not None:
        return
    speakers = [] if is_passive(verb) else subjects(verb)
    relation = name_verb(verb, context.lexicon, passive=True)
    for thing in called(verb, name):
        for word in resolve(thing):
            for said in conjuncts(name):
                speaker = speakers[0] if speakers else None
                yield Draft(word, relation, said, verb, uses=(name,), speaker=speaker, predicative=True)


def called(verb: Word, name: Word) -> list[Word]:
    """What gets the name: the subject of a passive, else the object before the name."""
    if is_passive(verb):
        return subjects(verb)
    return [child for child in verb.all("obj", "iobj") if child.index < name.index and child.text.lower() != "sig"]


RULE = Rule(
    name="named-as",
    folds=True,
    why="Of two objects of a verb of naming, the second says what the first is called.",
    pattern=Node("verb", lemma=NAMERS, children=(Node("name", upos={"NOUN", "PROPN"}, deprel={"obj", "xcomp"}),)),
    yields=yield_facts,
    examples=(
        Example(
            "Turkiet kallar gruppen en terrororganisation.",
            ("grupp – kallas – terrororganisation [said by Turkiet]",),
        ),
        Example("Ministern kallade beslutet ett misstag.", ("beslut – kallas – misstag [said by minister]",)),
        Example("Ministern kallade in ambassadören."),
    ),
)
