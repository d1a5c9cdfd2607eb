"""``light-verb-with-event-noun``: *bedriver spionage mot* says *spionerar mot*; *fattar beslut om*, *beslutar om*."""

from collections.abc import Iterator

from graphbuild.model import Relation
from graphbuild.naming import name_predicate, name_verb, present_tense
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.arguments import is_circumstance
from graphbuild.rules.clause import is_passive, subjects
from graphbuild.rules.dependents import Oblique, obliques, spread
from graphbuild.rules.rule import Context, Draft, Example, Rule


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Subject – event verb-preposition – what the noun is about.

    ::

        bedriver --obj--> spionage, --obl--> Ryssland           (or spionage --nmod--> Ryssland)
        ägnar --obj--> sig, --obl--> spionage (åt) --nmod--> Ryssland
    """
    verb, noun = match["verb"], match["noun"]
    if is_passive(verb):
        return
    event = event_verb(verb, noun, context)
    if not event:
        return
    for oblique in arguments_of(verb, noun, context):
        relation = name_event(event, noun, oblique.preposition, verb, context)
        for subject in subjects(verb):
            yield Draft(subject, relation, oblique.word, verb, uses=(noun, oblique.word))


def event_verb(verb: Word, noun: Word, context: Context) -> str:
    """Infinitive that verb and noun mean together, or empty: a listed pair, or a light verb with an event noun."""
    lexicon = context.lexicon
    lemma = verb.lemma.lower()
    if noun.relation == "obl":
        case = noun.first("case")
        sig = " sig" if any(child.text.lower() == "sig" for child in verb.children) else ""
        lemma = f"{lemma}{sig} {case.text.lower() if case else ''}".strip()
    pair = lexicon.light_pairs.get((lemma, noun.lemma.lower()))
    if pair:
        return pair
    if lemma not in lexicon.light_verbs:
        return ""
    return lexicon.verb_of_noun(noun.lemma.lower()) or ""


def arguments_of(verb: Word, noun: Word, context: Context) -> list[Oblique]:
    """Prepositional phrases of the noun, and those of the verb that follow it (the parser wavers between the two)."""
    found = [oblique for child in noun.all("nmod", "obl") for oblique in spread(child)]
    found += [oblique for oblique in obliques(verb) if oblique.word.index > noun.index and oblique.word is not noun]
    return [oblique for oblique in found if oblique.preposition and not is_circumstance(oblique, verb, context)]


def name_event(event: str, noun: Word, preposition: str, verb: Word, context: Context) -> Relation:
    """``spionerar-mot``, with the text's own wording (``bedriver-spionage-mot``) beside it."""
    lexicon = context.lexicon
    first, *rest = event.split()
    bare = lexicon.marks_object(noun.lemma.lower(), preposition)
    label = "-".join([present_tense(first), *rest, *([] if bare else [preposition])])
    own = name_verb(verb, lexicon, noun=noun_part(noun), preposition=preposition)
    return name_predicate(
        lexicon, label, f"light verb {verb.text} + event noun {noun.text} = {event}", others=(own.label, *own.aliases)
    )


def noun_part(noun: Word) -> str:
    """The noun as the relation's own wording has it: *spionage*, *åt-spionage*."""
    case = noun.first("case")
    return f"{case.text.lower()}-{noun.text.lower()}" if case is not None else noun.text.lower()


RULE = Rule(
    name="light-verb-with-event-noun",
    folds=True,
    why="A verb without much meaning of its own with a noun that names an act: the noun is what happens.",
    pattern=Node("verb", upos={"VERB"}, children=(Node("noun", upos={"NOUN"}, deprel={"obj", "obl"}),)),
    yields=yield_facts,
    examples=(
        Example("Iran bedriver spionage mot Norge.", ("Iran – spionerar-mot – Norge",)),
        Example("Riksdagen fattade beslut om skatten.", ("riksdag – beslutar-om – skatt",)),
        Example("Iran bedriver handel."),
    ),
)
