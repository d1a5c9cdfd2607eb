"""``predicate-with-infinitive``: *är tveksam till att skriva av lånet*, *krävs för att ordna ett försvar*."""

from collections.abc import Iterator

from graphbuild.model import Relation
from graphbuild.naming import infinitive_parts, name_copula, name_verb
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.arguments import is_circumstance
from graphbuild.rules.clause import is_passive, subjects
from graphbuild.rules.dependents import objects, obliques
from graphbuild.rules.rule import Context, Draft, Example, Rule

# Verbs that say what something is needed or used for; the purpose completes them.
NEED = frozenset({"behöva", "behövas", "kräva", "krävas", "använda", "räcka", "tjäna", "nyttja", "utnyttja"})


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Subject – är-adjective-att-verb – the infinitive's object.

    ::

        tveksamma --advcl--> skriva (till att), --obl--> tjänsten
        krävs --advcl--> ordna (för att), --obj--> försvar
    """
    head, infinitive = match["head"], match["infinitive"]
    if infinitive.feat("VerbForm") != "Inf" or not completes(head, infinitive):
        return
    marks = [mark.text.lower() for mark in infinitive.all("mark") if mark.index < infinitive.index]
    targets = [("", target) for target in objects(infinitive)]
    targets += [
        (oblique.preposition, oblique.word)
        for oblique in obliques(infinitive)
        if oblique.preposition and not targets and not is_circumstance(oblique, infinitive, context)
    ]
    for subject in subjects(head):
        for preposition, target in targets:
            relation = name_whole(head, marks, infinitive, preposition, context)
            yield Draft(subject, relation, target, head, uses=(infinitive,))


def completes(head: Word, infinitive: Word) -> bool:
    """Whether the infinitive belongs to the predicate's meaning: any adjective's, and a need's purpose."""
    if head.upos == "ADJ":
        return head.first("cop") is not None and infinitive.index > head.index and head.first("expl") is None
    return head.lemma in NEED and is_passive_or_need(head)


def is_passive_or_need(head: Word) -> bool:
    """*behövs*, *krävs*, *används*: passive in form or meaning."""
    return is_passive(head) or head.lemma.endswith("s") or head.text.lower().endswith("s")


def name_whole(head: Word, marks: list[str], infinitive: Word, preposition: str, context: Context) -> Relation:
    """``är-tveksamma-till-att-skriva-av``, ``krävs-för-att-ordna``; the shorter ``krävs-för`` beside it."""
    tail = "-".join([*marks, *infinitive_parts(infinitive), *([preposition] if preposition else [])])
    if head.upos == "ADJ":
        return name_copula(context.lexicon, head.text.lower(), tail)
    short = marks[0] if marks and marks[0] != "att" else ""
    return name_verb(head, context.lexicon, passive=True, preposition=tail, others=(short,) if short else ())


RULE = Rule(
    name="predicate-with-infinitive",
    folds=True,
    why="An infinitive that completes an adjective or a need belongs to the relation's name: its object is the argument.",
    pattern=Node(
        "head",
        upos={"ADJ", "VERB"},
        children=(Node("infinitive", upos={"VERB"}, deprel={"advcl", "xcomp", "ccomp", "acl"}),),
    ),
    yields=yield_facts,
    examples=(
        Example("Banken är beredd att sänka räntan.", ("bank – är-beredd-att-sänka – ränta",)),
        Example("Pengar krävs för att bygga vägen.", ("pengar – krävs-för-att-bygga – väg",)),
        Example("Banken är stor."),
    ),
)
