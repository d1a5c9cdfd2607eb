"""``active-with-object``: an active verb with its direct object."""

from collections.abc import Iterator

from graphbuild.naming import name_verb
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.arguments import is_time
from graphbuild.rules.clause import is_passive, subjects
from graphbuild.rules.dependents import objects
from graphbuild.rules.rule import Context, Draft, Example, Rule

PREDICATING = frozenset({"göra", "få", "hålla", "lämna", "anse", "finna", "förklara"})


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Every subject with every object, both spread over coordination and resolved through relatives."""
    verb = match["verb"]
    if is_passive(verb) or is_misread_auxiliary(verb):
        return
    targets = timeless(objects(verb), context) or unmarked_objects(verb, context)
    if not targets or not subjects(verb):
        return
    relation = name_verb(verb, context.lexicon, noun=object_predicative(verb))
    for subject in subjects(verb):
        for target in targets:
            yield Draft(subject, relation, target, verb)


def object_predicative(verb: Word) -> str:
    """What the object becomes or is held to be, without which the verb says nothing: *gör landet säkrare*.

    ::

        gör --obj--> landet, --xcomp--> säkrare
    """
    if verb.lemma not in PREDICATING or verb.first("obj") is None:
        return ""
    states = [child for child in verb.all("xcomp") if child.upos == "ADJ" and child.index > verb.index]
    bare = [state for state in states if state.first("mark", "case", "cop", "nsubj", "obj") is None]
    return bare[0].text.lower() if bare else ""


def is_misread_auxiliary(verb: Word) -> bool:
    """*har* as head of the supine that it helps: *har befolkningen täckt* with täckt --conj--> har."""
    if verb.lemma != "ha" or verb.first("obj") is not None:
        return False
    return any(child.feat("VerbForm") == "Sup" and child.first("cc") is None for child in verb.all("conj"))


def timeless(targets: list[Word], context: Context) -> list[Word]:
    """Objects, less a span of time beside a real one: *antog ett program dagar innan*."""
    real = [target for target in targets if not is_time(target, context.lexicon)]
    return real or targets


def unmarked_objects(verb: Word, context: Context) -> list[Word]:
    """A noun after the verb that the parser calls oblique though it has no preposition and is no time."""
    if verb.first("xcomp", "ccomp") is not None:
        return []
    return [
        child
        for child in verb.all("obl")
        if child.index > verb.index
        and child.upos in {"NOUN", "PROPN"}
        and child.first("case", "nummod") is None
        and not is_time(child, context.lexicon)
    ]


RULE = Rule(
    name="active-with-object",
    why="An active verb with a direct object says what its subject does to whom.",
    pattern=Node("verb", upos={"VERB"}),
    yields=yield_facts,
    examples=(
        Example("Regeringen kritiserade Kina.", ("regering – kritiserar – Kina",)),
        Example(
            "Norge och Finland köper svenska vapen.",
            ("Norge – köper – svenska vapen", "Finland – köper – svenska vapen"),
        ),
        Example("Polisen grep mannen som hotade ministern.", ("polis – griper – man", "man – hotar – minister")),
        Example("Avtalet gör landet säkrare.", ("avtal – gör-säkrare – land",)),
        Example("Läraren gav Anna en bok.", ("lärare – ger – bok",)),
        Example("Banken förlorade inte pengar.", ("bank – förlorar – pengar [denied]",)),
        Example("Ministern kan lämna regeringen.", ("minister – lämnar – regering [possible]",)),
        Example("Det regnade hela dagen i Stockholm."),
    ),
)
