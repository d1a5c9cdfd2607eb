"""``gapping``: a verb said once for two clauses: *Ministern reste till Kiev och kungen till Oslo*."""

from collections.abc import Iterator

from graphbuild.model import Kind
from graphbuild.naming import name_verb
from graphbuild.patterns import Match, Node, Word
from graphbuild.rules.arguments import is_circumstance
from graphbuild.rules.clause import conjuncts, is_passive, subjects
from graphbuild.rules.dependents import Oblique, objects, preposition, spread
from graphbuild.rules.ellipsis import Gap, find_gap
from graphbuild.rules.rule import Context, Draft, Example, Rule

ACTORS = frozenset({Kind.PERSON, Kind.GROUP, Kind.ORGANIZATION, Kind.COUNTRY})


def yield_facts(match: Match, context: Context) -> Iterator[Draft]:
    """The verbless clause's own subject or object, with the verb of the clause before.

    ::

        reste --nsubj--> Ministern, --obl--> Kiev, --conj--> kungen --orphan--> Oslo
    """
    gap = find_gap(match["first"])
    if gap is None or gap.verb.upos != "VERB":
        return
    first = gap.first
    if preposition(first)[0]:
        for subject in subjects(gap.verb):
            yield from arguments(subject, gap, (first, *gap.rest), context)
        return
    role = role_of(gap, context)
    if role == "subject":
        for subject in conjuncts(first):
            yield from arguments(subject, gap, gap.rest, context)
    elif role == "object":
        for subject in subjects(gap.verb):
            yield from arguments(subject, gap, (first, *gap.rest), context)


def arguments(subject: Word, gap: Gap, rest: tuple[Word, ...], context: Context) -> Iterator[Draft]:
    """One fact for each argument that the verbless clause keeps; an agent turns a passive round."""
    verb, passive = gap.verb, is_passive(gap.verb)
    for word in rest:
        for oblique in spread(word):
            if passive and oblique.preposition == "av":
                yield Draft(oblique.word, name_verb(verb, context.lexicon), subject, verb, clause=gap.first)
            elif oblique.preposition and not is_circumstance(oblique, verb, context):
                relation = name_verb(verb, context.lexicon, passive=passive, preposition=oblique.preposition)
                yield Draft(subject, relation, oblique.word, verb, clause=gap.first)
            elif not passive and is_object(oblique, gap):
                yield Draft(subject, name_verb(verb, context.lexicon), oblique.word, verb, clause=gap.first)


def is_object(oblique: Oblique, gap: Gap) -> bool:
    """Whether a bare word is an object: where the verb has one in the clause before."""
    return not oblique.preposition and bool(objects(gap.verb))


def role_of(gap: Gap, context: Context) -> str:
    """Whether the first word is a subject or one more object: the one it is like, empty where it is like both.

    ::

        Banken lånade ut pengar till Norge och fonden till Island       fonden: subject, as banken
        Polisen grep en man i Lund och två kvinnor i Malmö              kvinnor: object, as man
    """
    doers, targets = subjects(gap.verb), objects(gap.verb)
    if len(gap.rest) > 1 or not preposition(gap.rest[0])[0] or not targets:
        return "subject" if doers and acts(gap.first, context) and acts(doers[0], context) else ""
    if not doers:
        return ""
    as_subject, as_object = (likeness(gap.first, other, context) for other in (doers[0], targets[0]))
    return "subject" if as_subject > as_object else "object" if as_object > as_subject else ""


def likeness(word: Word, other: Word, context: Context) -> int:
    """How alike two words are: names or not, definite or not, able to act or not."""
    one, two = context.mention(word), context.mention(other)
    if one is None or two is None:
        return 0
    same = [one.named == two.named, one.definite == two.definite, acts(word, context) == acts(other, context)]
    return sum(same)


def acts(word: Word, context: Context) -> bool:
    """Whether a word names somebody who can act."""
    mention = context.mention(word)
    return mention is not None and (mention.kind in ACTORS or mention.named or mention.pronoun)


RULE = Rule(
    name="gapping",
    why="A clause that leaves out its verb shares the verb of the clause before.",
    pattern=Node("first", upos={"NOUN", "PROPN", "PRON"}, deprel={"conj"}),
    yields=yield_facts,
    examples=(
        Example("Ministern reste till Kiev och kungen till Oslo.", ("kung – reser-till – Oslo",)),
        Example("Norge köper ubåtar och Finland stridsvagnar.", ("Finland – köper – stridsvagnar",)),
        Example(
            "Sverige skickar vapen till Ukraina och pengar till Moldavien.",
            ("Sverige – skickar – pengar", "Sverige – skickar-till – Moldavien"),
        ),
        Example(
            "Polisen hittade en man i Lund och två kvinnor i Malmö.",
            ("polis – hittar – två kvinnor", "polis – hittar-i – Malmö"),
            gap="the parser hangs both towns on the people found there",
        ),
        Example(
            "Norge säljer gas till Polen och Sverige järnmalm till Tyskland.",
            ("Sverige – säljer – järnmalm", "Sverige – säljer-till – Tyskland"),
            gap="the parser joins the ore to Poland",
        ),
        Example(
            "Danmark samarbetar med Norge och Estland med Finland.",
            ("Estland – samarbetar-med – Finland",),
            gap="the parser joins Estonia to Norway",
        ),
        Example("Ministern reste till Kiev och Lviv."),
        Example("Ministern varnade för Ryssland och risken för krig."),
    ),
)
