"""What qualifies a fact: whether it is denied, whether it is only possible, and who says so.

All three are read from the predicate upwards: *FSB varnar för att Kina kan komma att spionera*
leaves *spionera* possible (``kan``) and said by FSB (``varnar``).
"""

from __future__ import annotations

from dataclasses import dataclass

from graphbuild.model import Modality, Polarity
from graphbuild.naming import Lexicon
from graphbuild.patterns import Word
from graphbuild.rules.clause import is_goal, is_passive, is_predicate
from graphbuild.rules.speech import find_speaker, is_hearsay, speech_class

MODAL_AUXILIARIES = frozenset({"kunna", "skola", "böra", "måste", "vilja", "lära", "torde", "må"})
CONDITIONAL_MARKS = frozenset({"om", "ifall", "såvida", "såvitt", "huruvida"})
QUESTION_WORDS = frozenset({"hur", "vad", "varför", "vem", "vilka", "när", "var"})
GOVERNED = frozenset({"xcomp", "ccomp", "advcl", "acl", "csubj"})


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """Polarity, modality and speaker of a predicate, with the reasons for ``explain``."""

    polarity: Polarity
    modality: Modality
    speaker: Word | None
    hearsay: bool
    why: tuple[str, ...]


def find_qualifiers(word: Word, lexicon: Lexicon, *, told: bool = True) -> Qualifiers:
    """Polarity, modality and speaker of what ``word`` predicates; none speaks where the sentence tells of no speech."""
    denied = find_denial(word, lexicon)
    possible = find_possibility(word, lexicon)
    speaker, said = find_speaker(word, lexicon) if told else (None, "")
    return Qualifiers(
        Polarity.NEGATIVE if denied else Polarity.POSITIVE,
        Modality.POSSIBLE if possible else Modality.ASSERTED,
        speaker,
        told and speaker is None and is_hearsay(word, lexicon),
        tuple(reason for reason in (denied, possible, said) if reason),
    )


def negation_of(word: Word, lexicon: Lexicon) -> str:
    """The negating word among a word's own children: *inte*, *aldrig*, *ingen*; empty where there is none."""
    for child in word.children:
        if child.relation not in {"advmod", "cc", "det", "amod", "discourse"} or not is_negative(child, lexicon):
            continue
        if not (child.relation == "advmod" and child.index > word.index and is_focused(child)):
            return child.text
    return ""


def is_negative(word: Word, lexicon: Lexicon) -> bool:
    """Whether the word denies: by its feature, or as *ingen*, *varken*, *knappast*."""
    lemma = word.lemma.lower()
    return (
        word.feat("Polarity") == "Neg"
        or lemma in lexicon.negative_adverbs
        or lemma in {"ingen", "varken", "inget", "inga"}
    )


def is_focused(negation: Word) -> bool:
    """Whether the negation only limits (*inte bara*, *inte minst*), so that nothing is denied."""
    siblings = negation.parent.children if negation.parent is not None else []
    return any(
        child.index in {negation.index + 1, negation.index + 2}
        and child.text.lower() in {"bara", "endast", "enbart", "minst", "mindre", "desto"}
        for child in [*siblings, *negation.children, *(inner for sibling in siblings for inner in sibling.children)]
    )


def find_denial(word: Word, lexicon: Lexicon) -> str:
    """Why the predicate is denied, or the empty string. Two denials in a row cancel out."""
    reasons = [reason for reason in (own_denial(word, lexicon), inherited_denial(word, lexicon)) if reason]
    return reasons[0] if len(reasons) == 1 else ""


def own_denial(word: Word, lexicon: Lexicon) -> str:
    """Denial on the predicate itself, its *utan att*, or the coordination whose negation it shares."""
    negation = negation_of(word, lexicon) or nobody_does(word)
    if negation and not only_limits(word, lexicon):
        return f"denied by {negation}"
    if word.relation == "advcl" and any(child.text.lower() == "utan" for child in word.all("mark", "case", "cc")):
        return "denied by utan att"
    if shares_auxiliary(word) and word.parent is not None:
        contrast = any(child.text.lower() in {"utan", "men"} for child in word.all("cc"))
        return "" if contrast else own_denial(word.parent, lexicon)
    return ""


def nobody_does(word: Word) -> str:
    """*ingen* as the subject: *ingen tror att* denies like *man tror inte att*."""
    return next((child.text for child in word.all("nsubj") if child.lemma.lower() in {"ingen", "ingenting"}), "")


def only_limits(word: Word, lexicon: Lexicon) -> bool:
    """*inte bara*, *inte minst*: the clause still holds."""
    return any(is_negative(child, lexicon) and is_focused(child) for child in word.children)


def inherited_denial(word: Word, lexicon: Lexicon) -> str:
    """Denial that a governing verb hands down: *vill inte göra*, *vägrar göra*, *tror inte att*."""
    above = word.parent
    if above is None or word.relation not in GOVERNED or not is_predicate(above):
        return ""
    lemma = verb_with_particle(above)
    if word.relation == "xcomp" or (word.relation == "ccomp" and lexicon.speech_verbs.get(lemma) == "think"):
        if lemma in lexicon.negative_verbs:
            return "" if negation_of(above, lexicon) else f"denied by {above.text}"
        return find_denial(above, lexicon)
    if (
        lemma in lexicon.negative_verbs
        and word.relation in {"ccomp", "advcl"}
        and lexicon.speech_verbs.get(lemma) != "warn"
    ):
        return f"denied by {above.text}"
    return ""


def shares_auxiliary(word: Word) -> bool:
    """Whether a coordinated verb lives on the first one's auxiliary: *kan inte äta eller dricka*."""
    if word.relation != "conj" or word.parent is None or word.first("aux", "nsubj", "cop") is not None:
        return False
    form = word.feat("VerbForm")
    return (
        form in {"Inf", "Sup"} and form == word.parent.feat("VerbForm") and word.parent.first("aux", "mark") is not None
    )


def find_possibility(word: Word, lexicon: Lexicon) -> str:
    """Why the predicate is only possible, planned or wished, or the empty string."""
    return own_possibility(word, lexicon) or inherited_possibility(word, lexicon)


def own_possibility(word: Word, lexicon: Lexicon) -> str:
    """Possibility by the predicate's own auxiliary, adverb, condition or purpose."""
    for child in word.children:
        lemma = child.lemma.lower()
        if (
            child.relation == "aux"
            and lemma in MODAL_AUXILIARIES
            and not (child.text.lower() == "kunde" and is_told(word))
        ):
            return f"possible: {child.text}"
        if child.relation == "advmod" and (
            lemma in lexicon.possible_adverbs or child.text.lower() in lexicon.possible_adverbs
        ):
            return f"possible: {child.text}"
        if child.relation == "advcl" and is_condition(child):
            return "possible: holds under a condition"
    if word.relation == "advcl" and is_condition(word):
        return "possible: condition"
    if is_goal(word) or (is_purpose(word) and not is_accusation(word, lexicon)):
        return "possible: purpose"
    if shares_auxiliary(word) and word.parent is not None:
        return own_possibility(word.parent, lexicon)
    return ""


def is_told(word: Word) -> bool:
    """Whether *kunde* tells what came true: in a main clause without *skulle*, condition or reported speech."""
    if word.relation not in {"root", "conj", "parataxis"} or (word.relation == "conj" and word.first("nsubj") is None):
        return False
    return word.first("advcl") is None or not any(is_condition(child) for child in word.all("advcl"))


def is_condition(word: Word) -> bool:
    """*om*-clauses, and verb-first ones: *Skulle Ryssland förlora kriget …*."""
    marks = word.all("mark")
    if any(child.text.lower() in QUESTION_WORDS for child in word.children):
        return False  # *om hur*, *om vad*: an indirect question
    if any(mark.text.lower() in CONDITIONAL_MARKS for mark in marks):
        return not any(mark.text.lower() in {"att", "som"} for mark in marks)
    if marks or word.parent is None or word.index > word.parent.index:
        return False
    verb = next((child for child in word.all("aux", "cop")), word)
    subject = word.first("nsubj")
    return (
        verb.feat("VerbForm") == "Fin"
        and subject is not None
        and verb.index < subject.index
        and not [child for child in word.children if child.index < verb.index and child.upos != "PUNCT"]
    )


def is_purpose(word: Word) -> bool:
    """*för att* with an infinitive, as adverbial of a clause (not the content of *varnar för att*)."""
    if word.relation not in {"advcl", "acl"} or (word.feat("VerbForm") != "Inf" and word.first("aux") is None):
        return False
    marks = [mark.text.lower() for mark in word.all("mark")]
    return "för" in marks and "att" in marks


def is_accusation(word: Word, lexicon: Lexicon) -> bool:
    """Whether *för att* gives what somebody is accused or warned of, not a purpose."""
    above = word.parent
    return above is not None and speech_class(above, lexicon) in {"accuse", "warn"}


def inherited_possibility(word: Word, lexicon: Lexicon) -> str:
    """Possibility handed down by a governing verb or noun: *försöker rekrytera*, *risk för att*."""
    noun = noun_before_mark(word)
    if noun is not None and (lexicon.is_possible_noun(noun.lemma.lower()) or word.feat("VerbForm") == "Inf"):
        return f"possible: {noun.text}"
    above = word.parent
    if above is None or (word.relation not in GOVERNED and not (word.relation == "conj" and is_predicate(word))):
        return ""
    if word.relation == "conj":
        return (
            inherited_possibility(above, lexicon) if word.first("nsubj") is None or above.relation in GOVERNED else ""
        )
    if word.deprel in {"acl:relcl", "acl:cleft"}:
        return ""
    lemma = verb_with_particle(above)
    if word.relation == "acl" or not is_predicate(above):
        if word.feat("VerbForm") == "Part":
            return ""
        if word.feat("VerbForm") == "Inf" and word.relation == "acl":
            return f"possible: infinitive of {above.text}"
        return f"possible: {above.text}" if lexicon.is_possible_noun(above.lemma.lower()) else ""
    if lemma in lexicon.possible_verbs and word.relation in {"xcomp", "ccomp", "advcl"} and governs(word):
        return f"possible: {above.text}"
    if word.relation in {"xcomp", "ccomp"} or (word.relation == "advcl" and governs(word)):
        return find_possibility(above, lexicon) if lexicon.speech_verbs.get(lemma) is None or is_passive(above) else ""
    return ""


def noun_before_mark(word: Word) -> Word | None:
    """The noun right before a clause's first subjunction, which it explains wherever the parser hung it.

    ::

        finns tecken på att Kina …      flyttat --advcl--> finns, tecken --nsubj--> finns
    """
    marks = word.all("mark")
    if (
        word.parent is None
        or word.relation not in {"advcl", "ccomp", "acl"}
        or not any(m.text.lower() == "att" for m in marks)
    ):
        return None
    first = min(mark.index for mark in marks)
    near = [word.parent, *word.parent.children]
    return next((other for other in near if other.index == first - 1 and other.upos == "NOUN"), None)


def governs(word: Word) -> bool:
    """Whether a clause is content of the verb, not a mere adverbial of time or cause."""
    if word.relation != "advcl":
        return True
    return any(mark.text.lower() == "att" for mark in word.all("mark"))


def verb_with_particle(word: Word) -> str:
    """Lemma with its particle, as the lexicon writes it: ``slå fast``."""
    parts = [child.text.lower() for child in word.all("compound") if child.deprel == "compound:prt"]
    return " ".join([word.lemma.lower(), *parts])
