"""Who says it: the speaker of a clause, found in verbs of saying, *enligt*, quotes and documents.

::

    Björn Jerdén säger att Kina spionerar       spionerar --ccomp--> säger, nsubj Jerdén
    "Kina spionerar", säger Björn Jerdén        säger --parataxis--> spionerar
    Kina spionerar, enligt FSB                  FSB, case enligt
    I dokumentet beskrivs Kina som ett hot      passive of saying, obl document
"""

from __future__ import annotations

from graphbuild.model import Kind
from graphbuild.naming import Lexicon, infinitive_of_passive
from graphbuild.patterns import Tree, Word, once
from graphbuild.rules.clause import is_passive, is_predicate, is_relative, subjects
from graphbuild.rules.dependents import preposition

CONTENT = frozenset({"ccomp", "advcl", "csubj", "parataxis", "obj", "xcomp"})
DOCUMENT_PREPOSITIONS = frozenset({"i", "av", "enligt", "ur", "från"})
SOURCE_PREPOSITIONS = frozenset({"enligt", "i-enlighet-med"})
SPEECH_MARKS = frozenset({"att", "enligt", "enlighet"})
SOURCE_EDGES = frozenset({"obl", "nmod", "appos", "advmod", "parataxis", "dislocated"})
# No speaker can be told from these.
NOBODY = frozenset({"det", "man", "sig", "som", "vem", "den", "du", "ni", "ingen", "ingenting"})
# Classes of speech verbs that stand as a tag beside what is said: *…, säger hon*.
INSERTED = frozenset({"say", "warn", "think", "ask", "promise"})
# Classes whose content is somebody's word and not the text's own.
ATTRIBUTING = frozenset({"say", "warn", "accuse", "think", "deny", "promise", "ask", "perceive"})


def tells_speech(tree: Tree, lexicon: Lexicon) -> bool:
    """Whether a sentence has any word of speech or its source, so that somebody may be found who speaks."""
    return any(
        word.text.lower() in SPEECH_MARKS or (word.upos in {"VERB", "AUX"} and bool(speech_class(word, lexicon)))
        for word in tree.words
    )


def find_speaker(word: Word, lexicon: Lexicon) -> tuple[Word | None, str]:
    """The nearest speaker of what ``word`` predicates, and why; (None, "") where the text itself speaks."""
    below: Word = word
    wisher = find_wisher(word)
    if wisher is not None:
        return wisher, f"said by {wisher.text}: wishes it"
    own = source_in_clause(word)
    if own is not None:
        return own, f"said by {own.text}: enligt"
    own = document_of(word, lexicon)
    if own is not None:
        return own, f"said by {own.text}: {word.text}"
    for clause in [word, *word.ancestors()]:
        found = inserted_speaker(clause, below, lexicon)
        if found is not None:
            return found, f"said by {found.text}: inserted clause"
        above = clause.parent
        if above is None:
            break
        found, why = speaker_above(clause, above, lexicon)
        if found is not None:
            return found, why
        if is_clause_link(clause):
            source = source_in_clause(above)
            if source is not None:
                return source, f"said by {source.text}: enligt"
        below = clause
    return None, ""


def find_wisher(word: Word) -> Word | None:
    """Who wants it, where *X vill att Y ska* was drawn as one clause: the subject before *att*."""
    mark = next((child for child in word.all("mark") if child.text.lower() == "att"), None)
    wish = next((child for child in word.all("aux") if child.lemma == "vilja"), None)
    if mark is None or wish is None or wish.index > mark.index:
        return None
    subjects_before = (child for child in [*wish.all("nsubj"), *word.all("nsubj")] if child.index < mark.index)
    return next((child for child in subjects_before if not is_nobody(child)), None)


def is_clause_link(word: Word) -> bool:
    """Whether a clause belongs to the statement above it, so that its source counts for it too."""
    return word.relation in {"ccomp", "xcomp", "advcl", "acl", "conj", "appos", "nmod", "obl", "obj", "nsubj"}


def speaker_above(clause: Word, above: Word, lexicon: Lexicon) -> tuple[Word | None, str]:
    """The speaker in the verb or noun of saying that governs a clause."""
    content = (clause.relation in CONTENT and (clause.relation != "obj" or is_predicate(clause))) or (
        clause.relation == "conj" and has_mark(clause, "att")
    )
    if content and speech_class(above, lexicon) in ATTRIBUTING and is_content(clause):
        speaker = speaker_of(above, lexicon)
        if speaker is not None and not within(speaker, clause):
            return speaker, f"said by {speaker.text}: {above.text}"
    noun = told_noun(clause, above, lexicon)
    if noun is not None:
        speaker = owner_of(noun)
        if speaker is not None:
            return speaker, f"said by {speaker.text}: {noun.text}"
    told = clause.relation in {"acl", "ccomp", "advcl"} and has_mark(clause, "att") and not is_bare_infinitive(clause)
    if told and above.lemma == "vilja":
        speaker = speaker_of(above, lexicon)
        if speaker is not None:
            return speaker, f"said by {speaker.text}: wishes it"
    if told and lexicon.is_speech_noun(above.lemma.lower()):
        speaker = owner_of(above)
        if speaker is not None:
            return speaker, f"said by {speaker.text}: {above.text}"
    return None, ""


def told_noun(clause: Word, above: Word, lexicon: Lexicon) -> Word | None:
    """The noun of saying whose content the parser hung on its verb: *gav instruktioner om att*."""
    if clause.relation != "advcl" or not has_mark(clause, "att") or is_bare_infinitive(clause):
        return None
    first = min(word.index for word in clause.subtree())
    return next(
        (noun for noun in above.all("obj") if noun.index == first - 1 and lexicon.is_speech_noun(noun.lemma.lower())),
        None,
    )


def is_bare_infinitive(clause: Word) -> bool:
    """Whether the verb is an infinitive of its own, not one after *skulle* with a subject: *order att lämna*."""
    return clause.feat("VerbForm") == "Inf" and clause.first("nsubj", "aux") is None


def is_content(clause: Word) -> bool:
    """Whether a clause is what is said, not when or why: complements, *för att* after *varna*, quotes."""
    if clause.relation == "advcl":
        marks = [mark.text.lower() for mark in clause.all("mark")]
        return "att" in marks and (marks[0] in {"att", "om", "för", "mot", "över", "till", "på"})
    return True


def is_hearsay(word: Word, lexicon: Lexicon) -> bool:
    """Whether the clause is told by somebody unnamed: *uppges spionera*, *anklagas för att*, *uppmanas att*."""
    clause = word
    for above in word.ancestors():
        if clause.relation in CONTENT and is_content(clause) and speech_class(above, lexicon) in ATTRIBUTING:
            return is_passive(above) or above.text.lower().endswith("s")
        if clause.relation not in {"xcomp", "ccomp", "advcl", "conj", "acl"} or clause.deprel == "acl:relcl":
            return False
        clause = above
    return False


def speech_class(verb: Word, lexicon: Lexicon) -> str:
    """Class of a verb of saying or thinking (``say``, ``warn`` …), or the empty string."""
    if verb.upos not in {"VERB", "AUX"}:
        return ""
    if "speech_class" not in verb.known:
        verb.known["speech_class"] = find_class(verb, lexicon)
    known: str = verb.known["speech_class"]
    return known


def find_class(verb: Word, lexicon: Lexicon) -> str:
    """The class of a verb with its particles, also of a passive that kept its -s."""
    particles = [child.text.lower() for child in verb.children if child.deprel == "compound:prt"]
    lemma = verb.lemma.lower()
    bases = [lemma] + ([infinitive_of_passive(lemma)] if lemma.endswith("s") else [])
    for base in bases:
        found = lexicon.speech_verbs.get(" ".join([base, *particles]))
        if found:
            return found
    return ""


def speaker_of(verb: Word, lexicon: Lexicon) -> Word | None:
    """Who speaks: the subject, the agent of a passive, or the document it is said in."""
    if is_passive(verb):
        return speaker_of_passive(verb, lexicon)
    for subject in subjects(verb):
        if not is_nobody(subject):
            return subject
    return None


def is_nobody(word: Word) -> bool:
    """Whether a word names no speaker: *det*, *man*, *ingen*, whoever is spoken to."""
    return word.lemma.lower() in NOBODY or word.text.lower() in NOBODY


def speaker_of_passive(verb: Word, lexicon: Lexicon) -> Word | None:
    """Agent or document of a passive of saying: *beskrivs av FSB*, *i dokumentet beskrivs*."""
    if not is_passive(verb) or not speech_class(verb, lexicon):
        return None
    for child in verb.all("obl"):
        name, _ = preposition(child)
        if child.deprel == "obl:agent" or name == "av":
            return child
    return document_of(verb, lexicon)


def document_of(verb: Word, lexicon: Lexicon) -> Word | None:
    """The document in which something is said: *i dokumentet beskrivs*."""
    if not is_passive(verb) or not speech_class(verb, lexicon):
        return None
    for child in verb.all("obl"):
        name, _ = preposition(child)
        if name in DOCUMENT_PREPOSITIONS and lexicon.kind_of_noun(child.lemma.lower()) is Kind.DOCUMENT:
            return child
    return None


def inserted_speaker(clause: Word, below: Word, lexicon: Lexicon) -> Word | None:
    """The subject of an inserted or final clause of saying: *…, säger han*, *…, rapporterar New York Times*."""
    for child in [*clause.all("parataxis"), *(child for child in clause.all("advcl", "acl") if is_tag(child))]:
        if child is below or child.first("ccomp") is not None or speech_class(child, lexicon) not in INSERTED:
            continue
        speaker = speaker_of(child, lexicon) or inverted_subject(child)
        if speaker is not None and not is_relative(speaker):
            return speaker
    return None


def inverted_subject(tag: Word) -> Word | None:
    """Who stands right behind the verb of a tag and was called its object: *…, lyder riktlinjerna*."""
    if tag.first("nsubj") is not None or tag.feat("VerbForm") != "Fin":
        return None
    return next((child for child in tag.all("obj") if child.index == tag.index + 1 and not is_nobody(child)), None)


def is_tag(clause: Word) -> bool:
    """Whether a clause is *, säger X* at the end, whatever the parser calls it: a comma, the verb, then who."""
    subject = clause.first("nsubj")
    comma = any(mark.text == "," and mark.index == clause.index - 1 for mark in clause.all("punct"))
    return comma and subject is not None and subject.index > clause.index and clause.first("mark") is None


@once
def source_in_clause(word: Word) -> Word | None:
    """The source after *enligt*, hung on the clause or on one of its nominals at the sentence's edge."""
    for child in word.children:
        if child.relation in SOURCE_EDGES and preposition(child)[0] in SOURCE_PREPOSITIONS:
            return child
        if child.relation in {"obl", "obj", "nsubj", "nmod"}:
            for grandchild in child.all("nmod", "appos"):
                if preposition(grandchild)[0] in SOURCE_PREPOSITIONS and has_comma_before(grandchild):
                    return grandchild
    return None


def has_comma_before(word: Word) -> bool:
    """Whether a comma sets the phrase off."""
    return any(child.upos == "PUNCT" and child.index < word.index for child in word.children)


def owner_of(noun: Word) -> Word | None:
    """Who stands behind a noun of saying: its possessor, the subject that gives it, or itself."""
    possessor = noun.first("nmod:poss")
    if possessor is not None and possessor.upos != "PRON":
        return possessor
    above = noun.parent
    if above is not None and above.first("expl") is not None:
        return None  # what there is says nothing: *Det finns tecken på att …, säger hon*
    if above is not None and noun.relation in {"obj", "obl"} and above.upos == "VERB":
        found = subjects(above)
        if found and found[0] is not noun and not is_nobody(found[0]):
            return found[0]
    return noun if possessor is None else None


def has_mark(word: Word, text: str) -> bool:
    """Whether a clause begins with this subjunction."""
    return any(mark.text.lower() == text for mark in word.all("mark"))


def within(word: Word, clause: Word) -> bool:
    """Whether a word lies inside a clause's subtree."""
    return word is clause or any(above is clause for above in word.ancestors())
