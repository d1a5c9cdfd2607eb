"""``copula-with-noun``: *X är Y*, folded with a relational noun's own argument: *är chef över*."""

from collections.abc import Iterator

from graphbuild.naming import name_copula
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.clause import conjuncts, preposition, spread, subjects
from graphbuild.rules.rule import Context, Draft, Example, Rule

BLI = frozenset({"bli", "förbli"})


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """*X – är – Y*, and *X – är-Y-prep – Z* for each argument of the noun."""
    noun = match["noun"]
    if preposition(noun)[0]:
        return
    for subject in subjects(noun):
        for member in conjuncts(noun):
            if member.upos in {"NOUN", "PROPN"}:
                yield Draft(subject, name_copula(context.lexicon), member, noun, predicative=True)
        yield from folded(subject, noun, noun, context)


def folded(subject: Word, noun: Word, predicate: Word, context: Context) -> Iterator[Draft]:
    """The noun with its argument as one relation: *är-chef-över – Nationellt kunskapscentrum*.

    ::

        chef --nmod/obl--> kunskapscentrum (case: över)      Rysslands <--nmod:poss-- president
    """
    lemma = noun.text.lower()
    for child in noun.all("nmod", "obl"):
        if child.index < noun.index:
            continue
        for oblique in spread(child):
            if oblique.preposition:
                yield Draft(subject, name_copula(context.lexicon, lemma, oblique.preposition), oblique.word, predicate)
    possessor = noun.first("nmod:poss")
    if possessor is not None and possessor.upos in {"PROPN", "NOUN"}:
        relation = name_copula(context.lexicon, lemma, "för", others=(f"{lemma}-i", f"{lemma}-till", f"{lemma}-av"))
        for owner in conjuncts(possessor):
            yield Draft(subject, relation, owner, predicate)


RULE = Rule(
    name="copula-with-noun",
    why="A noun with a copula says what its subject is; a noun that needs an argument is one relation with it.",
    pattern=Node("noun", upos={"NOUN", "PROPN"}, children=(Node(deprel={"cop"}),)),
    yields=yield_facts,
    examples=(
        Example("Uppsala är en stad.", ("Uppsala – är – stad",)),
        Example("Anna Lind är chef för museet.", ("Anna Lind – är – chef", "Anna Lind – är-chef-för – museum")),
        Example("Hon är på museet."),
    ),
)
