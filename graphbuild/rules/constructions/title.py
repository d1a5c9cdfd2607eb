"""``title``: a role before a name: *utrikesminister Maria Malmer Stenergard*, *Rysslands president Vladimir Putin*."""

from collections.abc import Iterator

from graphbuild.model import Kind
from graphbuild.naming import name_copula
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.arguments import gives_speech
from graphbuild.rules.clause import conjuncts
from graphbuild.rules.constructions.apposition import is_divided
from graphbuild.rules.constructions.copula_noun import folded
from graphbuild.rules.rule import Context, Draft, Example, Rule


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """Name – är – role, and the role's owner: its genitive, its nationality, or the name's own *på*/*vid*-phrase.

    ::

        utrikesminister Maria Malmer            Maria --nmod--> utrikesminister
        branschekonom Björn Arnek på X          Björn --nmod--> X
    """
    name, role = match["name"], match["role"]
    mention = context.mention(name)
    if mention is None or not mention.named or role.index > name.index or role.index in mention.tokens:
        return
    if role.first("case") is not None or is_divided(role, name, context):
        return
    if not is_description(mention.kind, role, context):
        return
    yield Draft(name, name_copula(context.lexicon), role, role, predicative=True)
    yield from folded(name, role, role, context)
    yield from workplace(name, role, context)


def is_description(kind: Kind, role: Word, context: Context) -> bool:
    """Whether the noun before the name tells what it is: a role of a person, a kind of organisation or place."""
    lemma = role.lemma.lower()
    if kind in {Kind.PERSON, Kind.CONCEPT} and context.lexicon.is_role(lemma):
        return True
    described = context.lexicon.kind_of_noun(lemma)
    return described is not None and (described is kind or kind is Kind.CONCEPT or described is not Kind.EVENT)


def workplace(name: Word, role: Word, context: Context) -> Iterator[Draft]:
    """*överläkare Anna Lind vid Karolinska*: the role is held at what follows the name.

    The parser may hang it on the name, or on the verb of saying before it.
    """
    mention = context.mention(name)
    end = max(mention.tokens) if mention is not None else name.index
    verb = name.parent
    near = [*name.all("nmod"), *(verb.all("obl") if verb is not None and gives_speech(verb, context.lexicon) else [])]
    for child in near:
        case = child.first("case")
        if case is None or case.index != end + 1 or case.text.lower() not in {"på", "vid", "hos", "i", "för"}:
            continue
        for place in conjuncts(child):
            relation = name_copula(context.lexicon, role.lemma.lower(), case.text.lower())
            yield Draft(name, relation, place, role)


RULE = Rule(
    name="title",
    why="A role or a kind before a name says what its bearer is.",
    pattern=Node("name", children=(Node("role", upos={"NOUN"}, deprel={"nmod", "appos", "compound"}),)),
    yields=yield_facts,
    examples=(
        Example("Statsminister Anna Lind besökte Oslo.", ("Anna Lind – är – statsminister",)),
        Example(
            "Norges utrikesminister Jonas Berg talade i Paris.",
            ("Jonas Berg – är – Norges utrikesminister", "Jonas Berg – är-utrikesminister-i – Norge"),
        ),
        Example("Hunden Karo sprang hem."),
    ),
)
