"""``predicative-with-som``: *beskriver Kina som ett hot*, *arbetar som lärare*, *ses som en härskare*."""

from collections.abc import Iterator

from graphbuild.model import Relation
from graphbuild.naming import name_verb
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.clause import conjuncts, is_passive, subjects
from graphbuild.rules.constructions import copula_noun
from graphbuild.rules.constructions.passive_agent import agents
from graphbuild.rules.dependents import objects
from graphbuild.rules.rule import Context, Draft, Example, Rule

# What something is called is often put with *för* or *till*: kallar X för Y, utser X till Y.
NAMING_VERBS = {"kalla": "för", "utse": "till", "välja": "till", "göra": "till", "utnämna": "till", "döpa": "till"}


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """What is described – beskrivs-som – what it is said to be; said by the one who describes.

    ::

        beskriver --obj--> relationen, --xcomp--> vänskap (som)
        relationen --acl--> vänskap                             where the parser hung it on the noun
    """
    link = match["link"]
    verb = verb_of(link)
    if verb is None:
        return
    for noun in predicatives(verb, link):
        if is_passive(verb):
            relation = named(verb, link, context, passive=True)
            speakers = agents(verb)
            for subject in subjects(verb):
                speaker = speakers[0] if speakers else None
                yield Draft(subject, relation, noun, verb, uses=(noun,), speaker=speaker, predicative=True)
                yield from folded(subject, noun, verb, context, speaker)
            continue
        described = objects(verb)
        if not described:
            for subject in subjects(verb):
                relation = named(verb, link, context, passive=False)
                yield Draft(subject, relation, noun, verb, uses=(noun,), predicative=True)
            continue
        speakers = subjects(verb)
        for thing in described:
            if thing is not noun:
                relation = named(verb, link, context, passive=True)
                speaker = speakers[0] if speakers else None
                yield Draft(thing, relation, noun, verb, uses=(noun,), speaker=speaker, predicative=True)


def folded(subject: Word, noun: Word, verb: Word, context: Context, speaker: Word | None) -> Iterator[Draft]:
    """*beskrivs som ett hot mot säkerheten*: also ``är-hot-mot``."""
    for draft in copula_noun.folded(subject, noun, verb, context):
        yield Draft(draft.subject, draft.relation, draft.object, verb, speaker=speaker)


def verb_of(link: Word) -> Word | None:
    """The verb that the predicative completes: its head, or the head of the argument it was hung on."""
    above = link.parent
    if above is not None and above.upos != "VERB" and above.relation in {"nsubj", "obj"} and link.first("mark", "case"):
        above = above.parent
    return above if above is not None and above.upos == "VERB" else None


def predicatives(verb: Word, link: Word) -> list[Word]:
    """The nouns after *som*, or after the preposition of a naming verb; empty for comparisons and clauses."""
    if connector(verb, link) is None or link.first("nsubj", "cop") is not None:
        return []
    if link.upos == "PROPN" and link.relation == "acl":
        return []  # *en rapport som New York Times har läst*: a relative clause that lost its verb
    return [member for member in conjuncts(link) if member.upos in {"NOUN", "PROPN"}]


def connector(verb: Word, link: Word) -> str | None:
    """*som*, or *för*/*till* of a naming verb."""
    for child in link.all("mark", "case"):
        text = child.text.lower()
        if text == "som" and child.index < link.index:
            return "som"
        if text == NAMING_VERBS.get(verb.lemma):
            return text
    return None


def named(verb: Word, link: Word, context: Context, *, passive: bool) -> Relation:
    """``beskrivs-som``, ``kallas-för``."""
    return name_verb(verb, context.lexicon, passive=passive, preposition=connector(verb, link) or "som")


RULE = Rule(
    name="predicative-with-som",
    folds=True,
    why="What somebody describes, sees or appoints as something: the described one is the subject of the fact.",
    pattern=Node(
        "link",
        upos={"NOUN", "PROPN"},
        deprel={"xcomp", "obl", "advcl", "acl", "ccomp"},
        children=(Node(deprel={"mark", "case"}),),
    ),
    yields=yield_facts,
    examples=(
        Example("Planen beskrivs som ett misstag.", ("plan – beskrivs-som – misstag",)),
        Example("Ministern beskriver planen som ett misstag.", ("plan – beskrivs-som – misstag [said by minister]",)),
        Example(
            "Anna arbetar som lärare och författare.",
            ("Anna – arbetar-som – lärare", "Anna – arbetar-som – författare"),
        ),
        Example("Ministern reste till Kiev."),
    ),
)
