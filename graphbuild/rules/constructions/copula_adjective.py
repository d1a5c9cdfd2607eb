"""``copula-with-adjective``: *är viktig för*, *är beroende av*: the adjective with its preposition."""

from collections.abc import Iterator

from graphbuild.model import Relation
from graphbuild.naming import name_copula, name_predicate, participle_to_verb, passive_present
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.arguments import is_circumstance
from graphbuild.rules.clause import subjects
from graphbuild.rules.dependents import obliques
from graphbuild.rules.rule import Context, Draft, Example, Rule


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Subject – är-adjective-preposition – oblique; the verb of a participle is its other wording."""
    adjective = match["adjective"]
    if not is_predicative(adjective):
        return
    for oblique in obliques(adjective):
        if not oblique.preposition or (oblique.preposition == "av" and adjective.feat("VerbForm") == "Part"):
            continue
        if is_circumstance(oblique, adjective, context):
            continue
        for subject in subjects(adjective):
            yield Draft(subject, name_state(adjective, oblique.preposition, context), oblique.word, adjective)


def is_predicative(adjective: Word) -> bool:
    """Whether the adjective predicates: by its copula, by one it shares, or as a participle after its noun.

    ::

        var fängslad, anklagad för spioneri         anklagad --conj--> fängslad --cop--> var
        en person fälld för mord                    person --acl--> fälld
    """
    if adjective.first("cop") is not None:
        return True
    first = adjective.parent
    if adjective.relation == "conj" and first is not None:
        return first.upos == "ADJ" and first.first("cop") is not None
    return adjective.relation == "acl" and adjective.feat("VerbForm") == "Part" and adjective.feat("Tense") == "Past"


def name_state(adjective: Word, preposition: str, context: Context) -> Relation:
    """``är-viktig-för``; for a participle the passive (``skrivs-i``) with ``är-skriven-i`` beside it."""
    text = adjective.text.lower()
    if adjective.feat("VerbForm") == "Part" and adjective.feat("Tense") == "Past":
        verb = participle_to_verb(text, adjective.lemma.lower())
        if verb:
            label = f"{passive_present(verb)}-{preposition}"
            return name_predicate(
                context.lexicon, label, f"participle {text} of {verb}", others=(f"är-{text}-{preposition}",)
            )
    return name_copula(context.lexicon, text, preposition)


RULE = Rule(
    name="copula-with-adjective",
    why="An adjective with a copula and a preposition relates its subject to what the preposition governs.",
    pattern=Node("adjective", upos={"ADJ"}, children=(Node(deprel={"obl"}),)),
    yields=yield_facts,
    examples=(
        Example("Hamnen är viktig för exporten.", ("hamn – är-viktig-för – export",)),
        Example("Boken är skriven på svenska.", ("bok – skrivs-på – svenska",)),
        Example(
            "En man dömd för mord rymde.", ("man – döms-för – mord",), gap="the parser makes dömd a predicate of rymde"
        ),
        Example("Hamnen är viktig."),
    ),
)
