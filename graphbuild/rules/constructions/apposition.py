"""``apposition``: two noun phrases side by side for the same thing: *säkerhetstjänsten, FSB*."""

from collections.abc import Iterator

from graphbuild.model import Kind
from graphbuild.naming import name_copula
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.constructions.copula_noun import folded
from graphbuild.rules.rule import Context, Draft, Example, Rule


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """The named one – är – the described one, with the role's own argument folded in.

    ::

        chefen för museet, Anna Lind            chefen --appos--> Anna
        Anna Lind, professor i historia vid Uppsala universitet
    """
    pair = name_and_description(match["first"], match["second"], context)
    if pair is None or is_divided(match["first"], match["second"], context):
        return
    name, noun = pair
    if noun.upos == "NOUN":
        yield Draft(name, name_copula(context.lexicon), noun, noun, predicative=True)
    yield from folded(name, noun, noun, context)


def name_and_description(first: Word, second: Word, context: Context) -> tuple[Word, Word] | None:
    """Which of the two is the name; None where neither or both are."""
    one, two = context.mention(first), context.mention(second)
    if one is None or two is None or second.first("case", "conj") is not None or first.first("conj") is not None:
        return None  # an enumeration: *Nato, EU och FN*
    if two.named and not one.named and first.upos == "NOUN":
        return second, first
    if one.named and not two.named and second.upos == "NOUN" and describes(one.kind, second, context):
        return first, second
    return None


def is_divided(one: Word, other: Word, context: Context) -> bool:
    """Whether a colon or slash stands between: *Foto: Anna Lind* says what she did, not what she is."""
    low, high = sorted((one.index, other.index))
    return any(
        context.tree.by_index[index].text in {":", "/", "|"}
        for index in range(low + 1, high)
        if index in context.tree.by_index
    )


def describes(kind: Kind, noun: Word, context: Context) -> bool:
    """Whether a noun after a name describes it: a role after a person, something of its kind after others."""
    described = context.lexicon.kind_of_noun(noun.lemma.lower())
    if kind is Kind.PERSON:
        return described is Kind.PERSON or context.lexicon.is_role(noun.lemma.lower())
    return described is not None


RULE = Rule(
    name="apposition",
    why="A noun phrase beside a name tells what the name is.",
    pattern=Node("first", children=(Node("second", deprel={"appos"}),)),
    yields=yield_facts,
    examples=(
        Example(
            "Anna Lind, professor i historia, besökte Kiruna.",
            ("Anna Lind – är – professor", "Anna Lind – är-professor-i – historia"),
        ),
        Example("Underrättelsetjänsten, CIA, varnade presidenten.", ("CIA – är – underrättelsetjänst",)),
        Example("Anna Lind besökte Kiruna, Luleå och Boden."),
    ),
)
