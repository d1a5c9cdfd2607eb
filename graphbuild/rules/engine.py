"""Runs the rules over a sentence: matches become drafts, drafts become claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from graphbuild.model import Claim, Evidence, Kind, Mention, Polarity, Value
from graphbuild.patterns import Shapes, Tree, Word
from graphbuild.rules.clause import is_relative
from graphbuild.rules.qualifiers import Qualifiers, negation_of
from graphbuild.rules.rule import Context, Draft, Rule
from graphbuild.rules.speech import is_nobody, speech_class
from graphbuild.rules.times import find_time

FIRST_PERSON = frozenset({"jag", "vi"})
MISREAD = frozenset({"vi", "ni", "du"})  # pronouns that the model calls nouns, glued to a quotation mark
# Words with the lemma of an empty pronoun that may stand for something all the same; else they state nothing later.
TELLING = frozenset({"den", "de", "dem", "denna", "denne", "det", "dess"})
EMPTY_PRONOUNS = frozenset(
    {"man", "det", "vad", "vem", "som", "vilken", "vilket", "vilka", "sig", "annat", "annan", "en", "ett"}
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with the rule that made it and the reasons for its qualifiers, for ``explain``."""

    rule: Rule
    claim: Claim
    why: tuple[str, ...]


def extract_claims(context: Context, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """Claims of one sentence, rule by rule in the given order.

    A rule that takes a dependent into its relation's name keeps later rules from stating
    it once more. Questions claim nothing.
    """
    if context.tree.root is None or is_question(context.tree):
        return ()
    taken: set[tuple[int, int]] = set()
    seen: set[tuple[object, ...]] = set()
    findings: list[Finding] = []
    for rule, found in zip(rules, shapes_of(tuple(rules)).find(context.tree), strict=True):
        if not found:
            continue
        drafts = [draft for match in found for draft in rule.yields(match, context)]
        for draft in drafts:
            key = identity(draft)
            finding = judge(draft, rule, context, taken) if key not in seen else None
            if finding is not None:
                seen.add(key)
                findings.append(finding)
        taken |= {(draft.predicate.index, word.index) for draft in drafts for word in draft.uses}
    return tuple(findings)


@lru_cache(maxsize=8)
def shapes_of(rules: tuple[Rule, ...]) -> Shapes:
    """The rules' shapes, made ready once."""
    return Shapes(rule.pattern for rule in rules)


def identity(draft: Draft) -> tuple[int, str, object]:
    """What makes two drafts of a sentence the same."""
    target = draft.object.index if isinstance(draft.object, Word) else draft.object
    return draft.subject.index, draft.relation.label, target


def judge(draft: Draft, rule: Rule, context: Context, taken: set[tuple[int, int]]) -> Finding | None:
    """The draft as a claim, or None where it names nothing, names itself, or repeats what another rule has taken."""
    target = draft.object
    if isinstance(target, Word) and (draft.predicate.index, target.index) in taken:
        return None
    above = draft.predicate.parent
    if above is not None and (above.index, draft.predicate.index) in taken:
        return None  # the whole clause is in another relation's name
    subject = usable(draft.subject, context)
    obj = target if isinstance(target, Value) else usable(target, context)
    if draft.predicative and isinstance(obj, Mention):
        obj = replace(obj, predicative=True)
    if subject is None or obj is None or (isinstance(obj, Mention) and same(subject, obj)):
        return None
    if is_controlled(draft.predicate) and not can_act(subject, draft):
        return None
    found = context.qualify(draft.predicate)
    claim = Claim(
        subject=subject,
        relation=draft.relation,
        object=as_amount(obj),
        evidence=make_evidence(draft, rule, context, subject, obj),
        polarity=find_polarity(draft, found.polarity, context),
        modality=draft.modality or found.modality,
        attribution=find_attribution(draft, found, context),
        time=find_time(draft.clause or draft.predicate, context),
    )
    return Finding(rule, claim, (*draft.relation.trail, *found.why))


def as_amount(obj: Mention | Value) -> Mention | Value:
    """A mention that gives an amount as that value (*14 285 000 euro*); times and all else as they are."""
    value = obj.value if isinstance(obj, Mention) else None
    return value if value is not None and value.is_amount else obj


def find_attribution(draft: Draft, found: Qualifiers, context: Context) -> Mention | None:
    """Whose word the claim is: the clause's own speaker, the quotation's, or for hearsay the source before."""
    if draft.speaker is not None:
        return None if is_nobody(draft.speaker) else context.mention(draft.speaker)
    mention = context.mention(found.speaker) if found.speaker is not None else None
    if mention is None or (context.quoted is not None and mention.label.lower() in FIRST_PERSON):
        mention = context.quoted or (context.source if found.hearsay else None)
    if mention is None or mention.kind is Kind.EVENT or tells_of_speaker(draft.predicate, mention, context):
        return None
    return mention


def tells_of_speaker(predicate: Word, speaker: Mention, context: Context) -> bool:
    """Whether the predicate is the text's own word about the speaker: *säger statsminister Anna Lind i Oslo*."""
    if speaker.sentence != context.tree.sentence.index:
        return False
    word = context.tree.by_index[speaker.head]
    inside = predicate is word or any(above is word for above in predicate.ancestors())
    says = predicate is word.parent and word.relation == "nsubj" and bool(speech_class(predicate, context.lexicon))
    return inside or says


def is_controlled(predicate: Word) -> bool:
    """Whether the predicate is an infinitive whose subject had to be looked for in another clause."""
    if predicate.feat("VerbForm") != "Inf" or predicate.first("nsubj", "aux") is not None:
        return False
    return predicate.relation in {"advcl", "acl"} or (predicate.relation == "conj" and is_controlled_parent(predicate))


def is_controlled_parent(predicate: Word) -> bool:
    """Whether the first of coordinated infinitives is controlled."""
    return predicate.parent is not None and is_controlled(predicate.parent)


def can_act(subject: Mention, draft: Draft) -> bool:
    """Whether the subject found elsewhere can do what an infinitive says: no event, no bare concept but its own noun."""
    own_noun = draft.predicate.parent is draft.subject
    return own_noun or subject.named or subject.pronoun or subject.kind not in {Kind.EVENT, Kind.CONCEPT}


def usable(word: Word, context: Context) -> Mention | None:
    """The word's mention if it can be a node: no empty pronoun, no relative left unresolved, no bare adverb."""
    mention = context.mention(word)
    if mention is None or is_relative(word):
        return None
    if word.upos in {"PRON", "DET"} and word.lemma.lower() in EMPTY_PRONOUNS and mention.pronoun:
        return mention if word.text.lower() in TELLING else None
    if not any(char.isalnum() for char in mention.label) or (mention.label.lower() in MISREAD and not mention.pronoun):
        return None
    return mention


def same(subject: Mention, target: Mention) -> bool:
    """Whether a fact would say something of itself."""
    return subject.head == target.head or (subject.label == target.label and subject.tokens == target.tokens)


def find_polarity(draft: Draft, found: Polarity, context: Context) -> Polarity:
    """The predicate's polarity, turned round where subject or object carries its own negation.

    ::

        vilar på intressen och inte en identitet        identitet --advmod--> inte
        inga bevis finns                                bevis --det--> inga
    """
    polarity = draft.polarity or found
    if isinstance(draft.object, Word) and any(child.text.lower() == "utan" for child in draft.object.all("cc")):
        return Polarity.POSITIVE  # inte om retorik *utan* om konkretion
    ends = [draft.subject, *([draft.object] if isinstance(draft.object, Word) else [])]
    denied = any(is_denied(end, context) for end in ends if end is not draft.predicate)
    if not denied:
        return polarity
    return Polarity.NEGATIVE if polarity is Polarity.POSITIVE else polarity


def is_denied(end: Word, context: Context) -> bool:
    """Whether an argument carries a negation, its own or that of *varken … eller* before the first of them."""
    first = end
    while first.relation == "conj" and first.parent is not None:
        first = first.parent
    if not first.children:
        return False
    neither = any(child.text.lower() == "varken" for child in first.children)
    return neither or bool(negation_of(end, context.lexicon))


def make_evidence(draft: Draft, rule: Rule, context: Context, subject: Mention, obj: Mention | Value) -> Evidence:
    """Where the claim is said, with the offsets of its three parts."""
    sentence = context.tree.sentence
    token = draft.predicate.token
    return Evidence(
        document=context.document,
        sentence=sentence.index,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        rule=rule.name,
        subject=(subject.start, subject.end),
        relation=(token.start, token.end),
        object=(obj.start, obj.end) if isinstance(obj, Mention) else None,
    )


def is_question(tree: Tree) -> bool:
    """Whether the sentence asks: it ends with a question mark, so it states no fact."""
    return any(word.text == "?" for word in tree.words[-2:])
