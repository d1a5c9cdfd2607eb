"""``affiliation``: a person's origin or workplace after the name: *Alice Power från Solna*."""

from collections.abc import Iterator

from graphbuild.model import Kind
from graphbuild.naming import name_copula
from graphbuild.patterns import Match, Node
from graphbuild.rules.dependents import spread
from graphbuild.rules.rule import Context, Draft, Example, Rule

PREPOSITIONS = frozenset({"från", "på", "vid", "hos", "i"})


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Person – är-från – place; only between two names."""
    person, place = match["person"], match["place"]
    mention, target = context.mention(person), context.mention(place)
    if mention is None or target is None or mention.kind not in {Kind.PERSON, Kind.GROUP} or not target.named:
        return
    titled = any(child.upos == "NOUN" and child.index < person.index for child in person.all("nmod"))
    for oblique in spread(place):
        if titled and oblique.preposition != "från":
            continue  # the title rule names the role as well
        if oblique.preposition in (PREPOSITIONS if mention.named else {"från"}):
            yield Draft(person, name_copula(context.lexicon, oblique.preposition), oblique.word, person)


RULE = Rule(
    name="affiliation",
    why="A place or organisation after a person's name tells where the person belongs.",
    pattern=Node("person", upos={"PROPN", "NOUN"}, children=(Node("place", upos={"PROPN", "NOUN"}, deprel={"nmod"}),)),
    yields=yield_facts,
    examples=(
        Example("Lisa Ek från Solna vann loppet.", ("Lisa Ek – är-från – Solna",)),
        Example("Företrädare från Saab talade.", ("företrädare – är-från – Saab",)),
        Example("Boken från Solna kom fram."),
    ),
)
