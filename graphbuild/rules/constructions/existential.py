"""``existential``: *det finns X i Y*: the real subject is what there is."""

from collections.abc import Iterator

from graphbuild.naming import name_verb
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.arguments import is_circumstance
from graphbuild.rules.clause import conjuncts, is_passive
from graphbuild.rules.dependents import obliques, spread
from graphbuild.rules.rule import Context, Draft, Example, Rule


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """What there is – finns-i – where; *mellan A och B* hangs on the noun.

    ::

        finns --expl--> det, --nsubj/obj--> relationer --nmod--> Kina (mellan)
    """
    verb = match["verb"]
    if match["det"].relation == "nsubj" and (verb.lemma != "bli" or match["det"].lemma.lower() not in {"det", "den"}):
        return
    for noun in real_subjects(verb):
        found = [oblique for oblique in obliques(verb) if oblique.word is not noun]
        found += [oblique for child in noun.all("nmod") if child.index > noun.index for oblique in spread(child)]
        for oblique in found:
            if not oblique.preposition or is_circumstance(oblique, verb, context):
                continue
            if oblique.word.parent is noun and oblique.preposition in {"av", "för", "om", "på"}:
                continue
            relation = name_verb(verb, context.lexicon, passive=is_passive(verb), preposition=oblique.preposition)
            yield Draft(noun, relation, oblique.word, verb)


def real_subjects(verb: Word) -> list[Word]:
    """What the expletive *det* stands before."""
    for label in ("nsubj", "obj", "obl", "xcomp"):
        for child in verb.all(label):
            if (
                child.lemma.lower() not in {"det", "den"}
                and child.upos in {"NOUN", "PROPN"}
                and child.first("case") is None
            ):
                return conjuncts(child)
    return []


RULE = Rule(
    name="existential",
    why="After an expletive the subject comes late: it is what exists, happens or is needed somewhere.",
    pattern=Node("verb", upos={"VERB"}, children=(Node("det", deprel={"expl", "nsubj"}),)),
    yields=yield_facts,
    examples=(
        Example("Det finns olja i Norge.", ("olja – finns-i – Norge",)),
        Example(
            "Det finns inga relationer mellan Iran och Irak.",
            ("relationer – finns-mellan – Iran [denied]", "relationer – finns-mellan – Irak [denied]"),
        ),
        Example("Det snöade i Norge."),
    ),
)
