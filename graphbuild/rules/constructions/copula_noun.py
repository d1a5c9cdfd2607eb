"""``copula-with-noun``: *X är Y*, folded with a relational noun's own argument: *är chef över*."""

from collections.abc import Iterator

from graphbuild.model import Kind
from graphbuild.naming import indefinite, name_copula
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.clause import conjuncts, is_predicate, subjects
from graphbuild.rules.dependents import Oblique, preposition, spread
from graphbuild.rules.rule import Context, Draft, Example, Rule

OWNING = frozenset({"PROPN", "NOUN", "ADJ"})
OWNERS = frozenset({"dess", "hans", "hennes", "deras"})  # a fact where it is known whose
WORKPLACE = frozenset({"vid", "på", "hos"})


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """*X – är – Y*, and *X – är-Y-prep – Z* for each argument of the noun."""
    noun = match["noun"]
    if preposition(noun)[0]:
        return
    for subject in subjects(noun):
        for member in conjuncts(noun):
            if member.upos in {"NOUN", "PROPN", "PRON", "NUM"} and not is_part(member):
                yield Draft(subject, name_copula(context.lexicon), member, noun, predicative=True)
        yield from folded(subject, noun, noun, context)


def is_part(noun: Word) -> bool:
    """*en del av X*: its own argument says all of it, and what is part of X is no X."""
    return noun.lemma.lower() == "del" and any(preposition(child)[0] == "av" for child in noun.all("nmod", "obl"))


def folded(subject: Word, noun: Word, predicate: Word, context: Context) -> Iterator[Draft]:
    """The noun with its argument as one relation: *är-chef-över – Nationellt kunskapscentrum*.

    ::

        chef --nmod/obl--> kunskapscentrum (case: över)      Rysslands <--nmod:poss-- president
    """
    lemma = noun.text.lower()
    if noun.feat("Definite") == "Def":
        lemma = indefinite(lemma, noun.lemma.lower())
    role = context.lexicon.is_role(noun.lemma.lower())
    for oblique in arguments_of(noun, role=role):
        if is_argument(oblique, context, role=role):
            yield Draft(subject, name_copula(context.lexicon, lemma, oblique.preposition), oblique.word, predicate)
    possessor = noun.first("nmod:poss") or nation_of(noun, context)
    if possessor is not None and possessor.text.lower() in {"sin", "sitt", "sina"} and role:
        relation = name_copula(context.lexicon, lemma, "till", others=(f"är-{lemma}-för",))
        for owner in owners_of(noun):
            yield Draft(subject, relation, owner, predicate)
        return
    if possessor is not None and (possessor.upos in OWNING or possessor.text.lower() in OWNERS):
        others = tuple(f"är-{lemma}-{link}" for link in ("i", "till", "av"))
        relation = name_copula(context.lexicon, lemma, "för", others=others)
        for owner in conjuncts(possessor):
            yield Draft(subject, relation, owner, predicate)


def owners_of(noun: Word) -> list[Word]:
    """Who *sin* means: the subject of the clause that the noun stands in."""
    clause = next((above for above in noun.ancestors() if is_predicate(above)), None)
    return subjects(clause) if clause is not None else []


def nation_of(noun: Word, context: Context) -> Word | None:
    """The adjective of nationality before a role, which names whose role it is: *den kinesiska ledaren*."""
    if not context.lexicon.is_role(noun.lemma.lower()) or noun.feat("Number") == "Plur":
        return None
    return next((word for word in noun.all("amod") if context.mention(word) is not None), None)


def arguments_of(noun: Word, *, role: bool) -> list[Oblique]:
    """The noun's prepositional phrases; for a role also the workplace that hangs on its subject matter.

    ::

        professor --nmod--> statsvetenskap --nmod--> universitet (vid)
    """
    found = [oblique for child in noun.all("nmod", "obl") if child.index > noun.index for oblique in spread(child)]
    if role:
        below = [child for oblique in found for child in oblique.word.all("nmod")]
        found += [oblique for child in below for oblique in spread(child) if oblique.preposition in WORKPLACE]
    return found


def is_argument(oblique: Oblique, context: Context, *, role: bool) -> bool:
    """Whether a noun's phrase completes its meaning; *med* only accompanies, *i* needs a place or a role."""
    mention = context.mention(oblique.word)
    if not oblique.preposition or mention is None or oblique.preposition == "med":
        return False
    return oblique.preposition != "i" or role or mention.named or mention.kind is not Kind.CONCEPT


RULE = Rule(
    name="copula-with-noun",
    why="A noun with a copula says what its subject is; a noun that needs an argument is one relation with it.",
    pattern=Node(
        "noun", upos={"NOUN", "PROPN", "PRON", "NUM"}, children=(Node(deprel={"cop", "aux"}, lemma={"vara"}),)
    ),
    yields=yield_facts,
    examples=(
        Example("Uppsala är en stad.", ("Uppsala – är – stad",)),
        Example("Anna Lind är chef för museet.", ("Anna Lind – är – chef", "Anna Lind – är-chef-för – museum")),
        Example(
            "Bolaget växer. Dess chef är Anna Lind.",
            ("Anna Lind – är – chef", "Anna Lind – är-chef-för – Dess"),
        ),
        Example("Gotland är en del av Sverige.", ("Gotland – är-del-av – Sverige",)),
        Example("Hon är på museet."),
    ),
)
