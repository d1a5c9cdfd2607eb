"""Who does it: the subjects and arguments of a predicate, also where the sentence leaves them out.

Universal Dependencies draws each argument once. ``Kina hotar och försöker pressa Taiwan`` has
one ``nsubj``, but three verbs share it; ``dokumentet som läckt`` has its subject above the verb.
The functions here follow coordination, relative clauses, control and participles back to
the word that is meant.
"""

from __future__ import annotations

from graphbuild.patterns import Word, once
from graphbuild.rules.ellipsis import in_gap

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
RELATIVE_PRONOUNS = frozenset({"som", "vilken", "vilket", "vilka", "vars", "vad"})
RELATIVE_ADVERBS = {"där": "i", "dit": "till", "varifrån": "från", "däri": "i"}
# Verbs whose object, not their subject, does what the infinitive says: *uppmana X att göra*.
OBJECT_CONTROL = frozenset(
    "be uppmana tvinga låta hjälpa övertala uppmuntra beordra förmå få instruera bjuda råda locka lära anlita utse "
    "anställa förbjuda tillåta hindra se höra sätta kräva skicka kalla".split()
)
INCLUDING = frozenset({"däribland", "inklusive", "såsom"})


@once
def conjuncts(word: Word) -> list[Word]:
    """The word and what is coordinated with it: *Kina*, *Ryssland och Iran* -> all three."""
    found = [word]
    if word.text.endswith("-"):  # the first half of a compound: *olje- och gasindustrin* is one phrase
        return [child for child in word.all("conj") if child.upos == "PROPN"][:1] or found
    for child in word.all("appos"):
        if any(case.text.lower() in INCLUDING for case in child.all("case", "cc", "advmod")):
            found += conjuncts(child)
    for child in word.all("conj"):
        if is_predicate(child) and not is_predicate(word) and child.first("nsubj"):
            continue  # a clause that the parser hung on a noun
        if child.upos == "ADJ" and word.upos in {"NOUN", "PROPN"} and word.first("cop") is not None:
            continue  # *rena likheter, troligtvis slumpmässiga*
        if (child.upos == "VERB" and word.upos != "VERB") or in_gap(child):
            continue
        found += conjuncts(child)
    return found


@once
def is_predicate(word: Word) -> bool:
    """Whether the word heads a clause: a verb, or a noun, adjective or phrase with a copula."""
    return (
        word.upos == "VERB" or word.first("cop") is not None or (word.upos == "AUX" and word.relation in CLAUSE_HEADS)
    )


CLAUSE_HEADS = frozenset({"root", "ccomp", "advcl", "acl", "conj", "parataxis", "xcomp"})


@once
def is_passive(word: Word) -> bool:
    """Whether a verb is passive: s-form, or participle with *bli*.

    ``aux:pass`` and ``nsubj:pass`` decide where the feature is missing; deponents
    (*hoppas*, *finnas*: the lemma itself ends in -s) are active.
    """
    if word.lemma.endswith("s") and word.upos == "VERB":
        return False
    if word.feat("Voice") == "Pass" or word.first("aux:pass") is not None:
        return True
    if word.feat("VerbForm") == "Part" and word.feat("Tense") == "Past":
        return not any(child.lemma == "ha" for child in word.all("aux"))
    return any(child.deprel == "nsubj:pass" for child in word.children) and word.text.lower().endswith("s")


def is_relative(word: Word) -> bool:
    """Whether the word is a relative pronoun."""
    return (
        word.upos in {"PRON", "DET", "SCONJ"}
        and word.lemma.lower() in RELATIVE_PRONOUNS
        and "Rel" in word.feat("PronType")
    )


def antecedent(word: Word) -> Word | None:
    """What a relative pronoun stands for: the noun that its relative clause modifies.

    ::

        dokumentet som läckt            läckt --acl:relcl--> dokumentet
    """
    for above in word.ancestors():
        if above.deprel in {"acl:relcl", "acl:cleft", "acl"} and above.parent is not None:
            return raise_antecedent(above.parent, above)
    return None


# Prepositions of belonging: what comes after them seldom is what a clause after a comma goes on about.
BELONGING = frozenset({"inom", "från", "för", "på", "vid", "hos", "i"})


def raise_antecedent(noun: Word, clause: Word) -> Word:
    """The head noun, where a clause after a comma was hung on the name that the noun belongs to.

    ::

        gruppen inom FSB, som följer …              gruppen, not FSB
        ett dokument från tjänsten, FSB, som …      dokument
    """
    if noun.upos != "PROPN" or not any(child.text == "," for child in clause.all("punct")):
        return noun
    inner = noun.parent if noun.relation == "appos" and noun.parent is not None else noun
    case = inner.first("case")
    head = inner.parent
    raised = inner.relation == "nmod" and head is not None and head.upos == "NOUN"
    return head if raised and head is not None and case is not None and case.text.lower() in BELONGING else noun


def resolve(word: Word) -> list[Word]:
    """A subject or object as the words that are meant: antecedents for relatives, coordination spread out."""
    if is_relative(word):
        found = antecedent(word)
        if found is None or (word.text.lower() == "vilket" and word.first("case") is None):
            return []  # *vilket* without a preposition takes up the whole clause
        if found.upos == "ADJ" and found.first("cop") is not None:
            return subjects(found)  # *det bästa som X gjort* is the thing it is said of
        return relative_targets(found, word)
    return free_relative(word) or conjuncts(word)


def free_relative(word: Word) -> list[Word]:
    """*vad som är X*: the predicate noun is what is meant.

    ::

        vad --acl:relcl--> likheter --cop--> är
    """
    if word.lemma.lower() != "vad":
        return []
    for clause in word.all("acl"):
        if clause.first("cop") is not None and clause.upos in {"NOUN", "PROPN"}:
            return conjuncts(clause)
    return []


def relative_targets(noun: Word, pronoun: Word) -> list[Word]:
    """The antecedent, with its coordination where the clause is about all of it (hung on the first, said after the last)."""
    group = conjuncts(noun)
    return group if all(member.index < pronoun.index for member in group) else [noun]


@once
def subjects(word: Word) -> list[Word]:
    """Who does, is or suffers what the predicate says; empty where the text does not tell."""
    return find_subjects(word, 0)


def find_subjects(word: Word, depth: int) -> list[Word]:
    """The subjects, looked for in at most eight clauses."""
    if depth > 8:
        return []
    own = [child for child in word.all("nsubj") if child.deprel != "nsubj:outer"]
    if own and is_goal(word):
        return owner_of_goal(own[0])
    if own:
        return resolve(pick_subject(word, own))
    if word.first("csubj") is not None or word.parent is None:
        return []
    if word.relation == "conj" and is_predicate(word):
        return find_subjects(word.parent, depth + 1)
    if word.deprel in {"acl:relcl", "acl:cleft"}:
        return subject_by_relative(word)
    if word.relation == "acl":
        return subject_of_modifier(word, depth)
    if word.relation in {"xcomp", "advcl", "ccomp", "csubj"}:
        return subject_by_control(word, depth)
    return []


def is_goal(word: Word) -> bool:
    """Whether an infinitive is the predicate of a noun: *målet är att växa* (the copula may hang on either)."""
    if word.upos != "VERB" or word.feat("VerbForm") != "Inf":
        return False
    return any(end.first("cop") is not None for end in (word, *word.all("nsubj")))


def owner_of_goal(noun: Word) -> list[Word]:
    """Whose goal, task or plan an infinitive is: *Kinas mål är att växa* -> Kina."""
    possessor = noun.first("nmod:poss")
    return conjuncts(possessor) if possessor is not None and possessor.upos in {"NOUN", "PROPN"} else []


def pick_subject(word: Word, own: list[Word]) -> Word:
    """The likeliest of several subjects: a real word before *det*, the one next to the verb before a far one."""
    mark = next((child for child in word.all("mark") if child.text.lower() == "att"), None)
    if mark is not None and len(own) > 1:
        own = [child for child in own if child.index > mark.index] or own  # *ville X att Y skulle …*
    real = [child for child in own if child.lemma.lower() not in {"det", "den"} or len(own) == 1]
    relatives = [child for child in real if is_relative(child)]
    sides = {child.index > word.index for child in real}
    together = len(real) > 1 and len(sides) == 1  # title and name drawn apart: *säger bistånds-* and *Anna Lind*
    named = [child for child in real if child.upos == "PROPN"] if together else []
    return (relatives or named or real or own)[0]


def subject_by_relative(word: Word) -> list[Word]:
    """The antecedent, where the relative clause has no subject of its own: *avtal [som] undertecknats*."""
    if word.parent is None:
        return []
    taken = [child for child in word.children if is_relative(child)]
    if any(child.relation in {"obj", "obl", "nmod"} for child in taken) and not is_finite_passive(word):
        return [word.parent] if not any(child.relation == "obj" for child in taken) and word.first("cop") else []
    return relative_targets(word.parent, word)


def is_finite_passive(word: Word) -> bool:
    """Whether the verb is a finite s-passive."""
    return word.feat("Voice") == "Pass"


def subject_of_modifier(word: Word, depth: int) -> list[Word]:
    """Subject of a participle (its noun) or of an infinitive (whoever has the noun).

    ::

        ett avtal undertecknat av X     avtal --acl--> undertecknat     -> avtal
        Kina ser en chans att växa      chans --acl--> växa             -> Kina
    """
    noun = word.parent
    if noun is None:
        return []
    if word.feat("VerbForm") in {"Part", "Sup"} and word.first("mark") is None:
        return conjuncts(noun)
    if word.first("mark") is None and word.feat("VerbForm") == "Fin":
        return conjuncts(noun)
    if any(mark.text.lower() == "för" for mark in word.all("mark")):
        return conjuncts(noun)
    possessor = noun.first("nmod:poss")
    if possessor is not None and possessor.upos != "PRON":
        return conjuncts(possessor)
    for above in noun.ancestors():
        if is_predicate(above):
            found = find_subjects(above, depth + 1)
            return [subject for subject in found if subject is not noun]
    return []


def subject_by_control(word: Word, depth: int) -> list[Word]:
    """Subject of an infinitive: the matrix verb's object or subject, as that verb has it.

    ::

        uppmanar Ryssland att lämna Ukraina     -> Ryssland (object control)
        Kina försöker rekrytera spioner         -> Kina (subject control)
    """
    matrix = word.parent
    if matrix is None or word.feat("VerbForm") == "Fin":
        return []
    if not is_predicate(matrix):
        return subject_of_modifier(word, depth)
    target = [
        child
        for child in matrix.all("obj", "iobj")
        if child.lemma.lower() not in {"sig", "det"} and child.upos in NOMINAL
    ]
    if target and matrix.lemma in OBJECT_CONTROL and not is_passive(matrix):
        return [found for child in target[:1] for found in resolve(child)]
    return find_subjects(matrix, depth + 1)
