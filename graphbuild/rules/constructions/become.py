"""``become``: *blir*, *förblir*, *heter*: a verb with a predicative noun."""

from collections.abc import Iterator

from graphbuild.naming import name_predicate, name_verb
from graphbuild.patterns import Match, Node
from graphbuild.rules.clause import conjuncts, subjects
from graphbuild.rules.constructions.copula_noun import is_part
from graphbuild.rules.dependents import obliques, spread
from graphbuild.rules.rule import Context, Draft, Example, Rule

COPULAR_VERBS = frozenset({"bli", "förbli", "heta", "utgöra", "vara"})


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """*X – blir – Y*, and *X – blir-Y-prep – Z*; an adjective goes with its preposition.

    ::

        blivit --xcomp--> exportland, --obl--> industrin (för)
    """
    verb, noun = match["verb"], match["noun"]
    for subject in subjects(verb):
        for member in conjuncts(noun):
            if member.upos in {"NOUN", "PROPN"} and member is not subject and not is_part(member):
                yield Draft(subject, name_verb(verb, context.lexicon), member, verb, predicative=True)
        found = [oblique for child in noun.all("nmod", "obl") for oblique in spread(child)]
        found += obliques(verb)
        for oblique in found:
            if oblique.preposition and oblique.word is not noun:
                own = name_verb(verb, context.lexicon, noun=noun.text.lower(), preposition=oblique.preposition)
                state = f"är-{noun.text.lower()}-{oblique.preposition}"
                relation = name_predicate(context.lexicon, own.label, *own.trail, others=(state,))
                yield Draft(subject, relation, oblique.word, verb, uses=(oblique.word,))


RULE = Rule(
    name="become",
    folds=True,
    why="What something becomes, with the argument of the noun or adjective.",
    pattern=Node(
        "verb",
        lemma=COPULAR_VERBS,
        upos={"VERB", "AUX"},
        children=(Node("noun", upos={"NOUN", "ADJ", "PROPN"}, deprel={"xcomp", "obj"}),),
    ),
    yields=yield_facts,
    examples=(
        Example("Anna Lind blev minister.", ("Anna Lind – blir – minister",)),
        Example("Finland blev en del av Nato.", ("Finland – blir-del-av – Nato",)),
        Example("Det blev kallt."),
    ),
)
