"""Who does it: the subjects and arguments of a predicate, also where the sentence leaves them out.

Universal Dependencies draws each argument once. ``Kina hotar och försöker pressa Taiwan`` has
one ``nsubj``, but three verbs share it; ``dokumentet som läckt`` has its subject above the verb.
The functions here follow coordination, relative clauses, control and participles back to
the word that is meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from graphbuild.patterns import Word

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
RELATIVE_PRONOUNS = frozenset({"som", "vilken", "vilket", "vilka", "vars", "vad"})
RELATIVE_ADVERBS = {"där": "i", "dit": "till", "varifrån": "från", "däri": "i"}
GENERIC = frozenset({"man", "en"})
# Verbs whose object, not their subject, does what the infinitive says: *uppmana X att göra*.
OBJECT_CONTROL = frozenset(
    "be uppmana tvinga låta hjälpa övertala uppmuntra beordra förmå få instruera bjuda råda locka lära anlita utse "
    "anställa förbjuda tillåta hindra se höra sätta kräva skicka kalla".split()
)
INCLUDING = frozenset({"däribland", "inklusive", "såsom"})
# Nouns that only make a preposition: *i närheten av*, *i samband med*.
COMPLEX_PREPOSITIONS = frozenset(
    tuple(phrase.split())
    for phrase in (
        "i närheten av|i samband med|med hjälp av|i form av|på grund av|med stöd av|i spetsen för|i kontakt med|i linje med|"
        "i strid med|till följd av|med anledning av|i syfte att|i takt med|på uppdrag av|under ledning av|i egenskap av|"
        "till förmån för|i förhållande till|i motsats till|på basis av|i centrum av|i utkanten av|i anslutning till|"
        "i väntan på|på väg till|i händerna på|på bekostnad av|i samarbete med|i samråd med|i slutet av|i början av|"
        "i mitten av|för räkning|till stöd för|i händelse av|med tanke på|i hopp om|i namn av|vid sidan av|i enlighet med|"
        "i jämförelse med|till skillnad från|i brist på|i konflikt med|i krig med|på sidan av|i regi av|på order av"
    ).split("|")
)


@dataclass(frozen=True, slots=True)
class Oblique:
    """A dependent with its preposition: ``på Röda torget``; ``shared`` counts from the coordination's first."""

    preposition: str
    word: Word
    case: Word | None


def conjuncts(word: Word) -> list[Word]:
    """The word and what is coordinated with it: *Kina*, *Ryssland och Iran* -> all three."""
    found = [word]
    if word.text.endswith("-"):
        return found  # the first half of a compound: *olje- och gasindustrin* is one phrase
    for child in word.all("appos"):
        if any(case.text.lower() in INCLUDING for case in child.all("case", "cc", "advmod")):
            found += conjuncts(child)
    for child in word.all("conj"):
        if is_predicate(child) and not is_predicate(word) and child.first("nsubj"):
            continue  # a clause that the parser hung on a noun
        if child.upos == "VERB" and word.upos != "VERB":
            continue
        found += conjuncts(child)
    return found


def is_predicate(word: Word) -> bool:
    """Whether the word heads a clause: a verb, or a noun, adjective or phrase with a copula."""
    return word.upos == "VERB" or word.first("cop") is not None or (word.upos == "AUX" and word.relation in CLAUSE_HEADS)


CLAUSE_HEADS = frozenset({"root", "ccomp", "advcl", "acl", "conj", "parataxis", "xcomp"})


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
    return word.upos in {"PRON", "DET", "SCONJ"} and word.lemma.lower() in RELATIVE_PRONOUNS and "Rel" in word.feat("PronType")


def antecedent(word: Word) -> Word | None:
    """What a relative pronoun stands for: the noun that its relative clause modifies.

    ::

        dokumentet som läckt            läckt --acl:relcl--> dokumentet
    """
    for above in word.ancestors():
        if above.deprel in {"acl:relcl", "acl:cleft", "acl"} and above.parent is not None:
            return above.parent
    return None


def resolve(word: Word) -> list[Word]:
    """A subject or object as the words that are meant: antecedents for relatives, coordination spread out."""
    if is_relative(word):
        found = antecedent(word)
        if found is None:
            return []
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


def subjects(word: Word, depth: int = 0) -> list[Word]:
    """Who does, is or suffers what the predicate says; empty where the text does not tell."""
    if depth > 8:
        return []
    own = [child for child in word.all("nsubj") if child.deprel != "nsubj:outer"]
    if own and word.upos == "VERB" and word.first("cop") is not None and word.feat("VerbForm") == "Inf":
        return owner_of_goal(own[0])
    if own:
        return resolve(pick_subject(word, own))
    if word.first("csubj") is not None or word.parent is None:
        return []
    if word.relation == "conj" and is_predicate(word):
        return subjects(word.parent, depth + 1)
    if word.deprel in {"acl:relcl", "acl:cleft"}:
        return subject_by_relative(word)
    if word.relation == "acl":
        return subject_of_modifier(word, depth)
    if word.relation in {"xcomp", "advcl", "ccomp", "csubj"}:
        return subject_by_control(word, depth)
    return []


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
    return (relatives or real or own)[0]


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
            found = subjects(above, depth + 1)
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
    target = [child for child in matrix.all("obj", "iobj") if child.lemma.lower() not in {"sig", "det"} and child.upos in NOMINAL]
    if target and matrix.lemma in OBJECT_CONTROL and not is_passive(matrix):
        return [found for child in target[:1] for found in resolve(child)]
    return subjects(matrix, depth + 1)


def objects(word: Word) -> list[Word]:
    """Direct objects, shared along coordination: *Kina hotar och pressar Taiwan* has one for both verbs."""
    own = [child for child in word.all("obj") if child.lemma.lower() != "sig" and child.upos in NOMINAL | {"ADJ"}]
    own = own or particle_objects(word) or counted_objects(word)
    if own:
        return [found for child in own for found in [*resolve(child), *listed(child)]]
    if word.deprel == "acl:relcl" and word.first("nsubj") is not None and not is_passive(word):
        return gap_object(word)
    shared = next((child for child in word.all("conj") if child.upos == "VERB"), None)
    if shared is not None and shared.first("nsubj") is None and not has_arguments(word):
        return objects(shared)
    return []


def listed(word: Word) -> list[Word]:
    """What a colon spells out: *tre priser: årets pop, årets kompositör och årets bok*."""
    return [
        found
        for child in word.all("appos")
        if any(mark.text == ":" for mark in child.all("punct"))
        for found in conjuncts(child)
    ]


def counted_objects(word: Word) -> list[Word]:
    """An *av*-phrase after a word of quantity, which is the object: *täckt mycket av dessa ekosystem*."""
    amounts = {child.index for child in word.all("advmod") if child.lemma.lower() in {"mycket", "mer", "lite", "hälften"}}
    found = []
    for child in word.all("obl"):
        name, case = preposition(child)
        if name == "av" and case is not None and case.index - 1 in amounts:
            found.append(child)
    return found


def particle_objects(word: Word) -> list[Word]:
    """A relative pronoun that only looks oblique, since its preposition is the verb's particle.

    ::

        dokument som tidningen kommit över      som --obl--> kommit, över --compound:prt--> kommit
    """
    if word.first("compound") is None or word.first("nsubj") is None:
        return []
    return [child for child in word.all("obl") if is_relative(child) and child.first("case") is None]


def gap_object(word: Word) -> list[Word]:
    """The antecedent as object of a relative clause that has a subject but no relative pronoun in another place.

    ::

        vapnen [som] Ryssland köper     vapnen --acl:relcl--> köper
    """
    pronouns = [child for child in word.children if is_relative(child) and child.relation != "mark"]
    if pronouns or word.parent is None or word.first("xcomp", "ccomp") is not None:
        return []
    if any(child.lemma in RELATIVE_ADVERBS for child in word.all("advmod")):
        return []
    return relative_targets(word.parent, word) if word.parent.upos in {"NOUN", "PROPN"} else []


def has_arguments(word: Word) -> bool:
    """Whether the verb has an argument of its own, so that it needs none from its neighbour."""
    return word.first("obj", "iobj", "obl", "xcomp", "ccomp", "advcl") is not None


def preposition(word: Word) -> tuple[str, Word | None]:
    """The preposition of a nominal, fixed expressions joined: *på grund av* -> ``på-grund-av``."""
    case = next((child for child in word.all("case") if child.index < word.index), None)
    if case is None:
        return "", None
    parts = [case, *case.all("fixed")]
    more = [child for child in word.all("case") if child is not case and child.index == parts[-1].index + 1]
    return "-".join(part.text.lower() for part in [*parts, *more]), case


def obliques(word: Word) -> list[Oblique]:
    """Prepositional dependents with coordination spread out; a conjunct without a preposition takes the first one's."""
    found: list[Oblique] = []
    for child in word.all("obl"):
        found += spread(child)
    return join_complex(found)


def join_complex(found: list[Oblique]) -> list[Oblique]:
    """Obliques whose noun only makes a preposition give way to what that preposition governs.

    ::

        bodde --obl--> närheten (i), --obl--> gymnasium (av)        i-närheten-av gymnasium
        står --obl--> strid (i) --nmod--> lag (med)                 i-strid-med lag
    """
    joined: list[Oblique] = []
    used: set[int] = set()
    for oblique in found:
        below = [inner for child in oblique.word.all("nmod", "obl") for inner in spread(child)]
        partners = [
            inner
            for inner in [*below, *found]
            if (oblique.preposition, oblique.word.text.lower(), inner.preposition) in COMPLEX_PREPOSITIONS
            and inner.word.index > oblique.word.index
        ]
        name = f"{oblique.preposition}-{oblique.word.text.lower()}"
        joined += [Oblique(f"{name}-{inner.preposition}", inner.word, oblique.case) for inner in partners]
        used |= {id(inner) for inner in partners} | ({id(oblique)} if partners else set())
    return [oblique for oblique in found if id(oblique) not in used] + joined


def spread(child: Word) -> list[Oblique]:
    """One prepositional phrase as obliques, one for each conjunct.

    ::

        i vilket prokonsuln …       the relative pronoun gives way to its antecedent
        från Köln och (från) Bremen
    """
    name, case = preposition(child)
    if is_relative(child):
        if not name:
            name, case = stranded(child)
        return [Oblique(name, target, case) for target in resolve(child)] if name else []
    found = []
    for member in free_relative(child) or conjuncts(child):
        own, own_case = preposition(member)
        if own_case is not None and own_case.text.lower() in INCLUDING:
            own, own_case = "", None
        found.append(Oblique(own or name, member, own_case or case))
    return found


def stranded(pronoun: Word) -> tuple[str, Word | None]:
    """The preposition left at its verb: *dokumentet som tidningen kommit över*."""
    verb = pronoun.parent
    if verb is None:
        return "", None
    for child in verb.children:
        if child.upos == "ADP" and child.index > verb.index and child.relation in {"case", "compound", "advmod", "obl"}:
            return child.text.lower(), child
    case = next((c for c in pronoun.all("case")), None)
    return (case.text.lower(), case) if case is not None else ("", None)
