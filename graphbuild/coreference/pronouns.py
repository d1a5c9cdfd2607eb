"""Pronouns back to who or what is meant: *han*, *hon*, *den*, *de*, *denne*."""

from __future__ import annotations

from graphbuild.coreference.clusters import Cluster, passed_over
from graphbuild.coreference.state import State
from graphbuild.model import Kind, Mention
from graphbuild.patterns import Word

GENDERS = {"han": "m", "honom": "m", "hon": "f", "henne": "f"}
REFLEXIVE = frozenset({"sig", "sin", "sitt", "sina"})
PLURAL = frozenset({"de", "dem", "dom", "dessa"})
THINGS = {"den": "Com", "denna": "Com", "denne": "Com"}
OWNERS = {"hans": "m", "hennes": "f", "dess": ""}
# With these verbs, and with passives, *det* is a thing; with most others it may be all that was said, or nothing.
STATE_VERBS = frozenset("ha ligga bestå omfatta innehålla tillhöra äga rymma sakna kosta väga stå".split())
MANY = frozenset({Kind.GROUP, Kind.ORGANIZATION, Kind.COUNTRY})


def find_antecedents(word: Word, mention: Mention, state: State) -> tuple[list[Cluster], str]:
    """What a pronoun stands for, and why; empty where nothing fits or two fit as well."""
    text = word.text.lower()
    if text in REFLEXIVE:
        return find_subject(word, mention, state)
    if text in GENDERS:
        return find_person(word, mention, GENDERS[text], state)
    if text == "denne":
        return find_person(word, mention, "", state)
    if text in PLURAL:
        return find_many(word, mention, state)
    if text in OWNERS:
        return find_owner(word, mention, OWNERS[text], state)
    if text in THINGS:
        return find_thing(word, mention, THINGS[text], state)
    if text == "det" and may_stand_for_thing(word):
        return find_thing(word, mention, "Neut", state)
    return [], "nobody named"


def find_subject(word: Word, mention: Mention, state: State) -> tuple[list[Cluster], str]:
    """The subject of the reflexive's own clause, or what a relative subject stands for; a subject itself is no reflexive.

    ::

        Israel måste leva upp till sina skyldigheter        leva --nsubj--> Israel
    """
    for above in word.ancestors():
        subject = above.first("nsubj")
        if subject is None or subject is word or subject in word.ancestors():
            continue
        meant = above.parent if "Rel" in subject.feat("PronType") and above.relation == "acl" else subject
        cluster = state.cluster_at(mention.sentence, meant.index) if meant is not None else None
        return ([cluster], "subject of its clause") if cluster is not None else ([], "its subject names nobody")
    return [], "no subject above it"


def find_person(word: Word, mention: Mention, gender: str, state: State) -> tuple[list[Cluster], str]:
    """The person spoken of last: a subject before others, never one of the other gender."""
    found = [
        cluster
        for cluster in state.salient(mention.sentence)
        if cluster.kind is Kind.PERSON
        and not cluster.plural
        and cluster.gender in {"", gender}
        and not is_coargument(word, cluster, mention)
    ]
    if not found:
        return [], "no person before it"
    best = next((c for c in found if c.subject_in >= mention.sentence - 1 and c.named), None)
    best = best or next((c for c in found if c.named), found[0])
    best.gender = best.gender or gender
    return [best], f"the person spoken of: {best.mentions[0].label}" + passed_over(found, best)


def is_coargument(word: Word, cluster: Cluster, mention: Mention) -> bool:
    """Whether the cluster is another argument of the pronoun's own verb: *han* does not see *Putin* as himself."""
    verb = word.parent
    if verb is None:
        return False
    siblings = {child.index for child in verb.children if child.relation in {"nsubj", "obj", "iobj", "obl"}}
    return any(m.sentence == mention.sentence and m.head in siblings for m in cluster.mentions)


def find_owner(word: Word, mention: Mention, gender: str, state: State) -> tuple[list[Cluster], str]:
    """Whose *hans*, *hennes*, *dess* means: what stands before *och dess*, else the one fitting subject before.

    The subject of its own clause would be *sin*, unless the owned thing is that subject.

    ::

        Sverige och dess statsminister          statsminister --conj--> Sverige
    """
    beside = owned_beside(word)
    first = state.cluster_at(mention.sentence, beside.index) if beside is not None else None
    if first is not None and fits_owner(first, gender):
        return [first], f"stands before it: {first.mentions[0].label}"
    own = clause_subject(word)
    taken = state.cluster_at(mention.sentence, own.index) if own is not None else None
    found = [
        cluster
        for cluster in state.salient(mention.sentence, window=1)
        if cluster is not taken and cluster.subject_in >= mention.sentence - 1 and fits_owner(cluster, gender)
    ]
    if len(found) != 1:
        return [], "two fit as well" if found else "nobody fits"
    return found, f"the one spoken of: {found[0].mentions[0].label}"


def fits_owner(cluster: Cluster, gender: str) -> bool:
    """Whether a thing can be *dess*, a person *hans* or *hennes*."""
    if cluster.plural:
        return False
    if gender:
        return cluster.kind is Kind.PERSON and cluster.gender in {"", gender}
    return cluster.kind is not Kind.PERSON


def owned_beside(word: Word) -> Word | None:
    """What the owned thing is coordinated with: Sverige of *Sverige och dess statsminister Anna Lind*."""
    owned = word.parent
    while owned is not None and owned.relation in {"nmod", "appos", "flat"}:
        owned = owned.parent
    return owned.parent if owned is not None and owned.relation == "conj" else None


def clause_subject(word: Word) -> Word | None:
    """The subject of the clause that a possessive stands in, unless the possessive is part of it."""
    inside = [word, *word.ancestors()]
    for above in inside[1:]:
        subject = above.first("nsubj")
        if subject is not None:
            return None if any(part is subject for part in inside) else subject
    return None


def may_stand_for_thing(word: Word) -> bool:
    """Whether *det* can mean a thing at all: the subject of a passive or of a verb of state, with nothing it announces."""
    verb = word.parent
    if verb is None or verb.upos != "VERB" or word.relation != "nsubj":
        return False
    if verb.first("expl", "csubj", "ccomp", "xcomp") is not None or len(verb.all("nsubj")) > 1:
        return False
    passive = word.deprel == "nsubj:pass" and verb.first("obl") is not None
    return passive or (verb.lemma in STATE_VERBS and verb.first("obj", "obl") is not None)


def find_thing(word: Word, mention: Mention, gender: str, state: State) -> tuple[list[Cluster], str]:
    """The thing of the same grammatical gender last spoken of in this sentence or, as a subject, in the one before."""
    if word.relation == "nmod":
        return [], "nothing named"
    found = [
        cluster
        for cluster in state.salient(mention.sentence, window=1)
        if not cluster.named
        and not cluster.plural
        and cluster.kind is not Kind.PERSON
        and cluster.grammatical_gender == gender
        and not is_coargument(word, cluster, mention)
    ]
    here = [cluster for cluster in found if cluster.last.sentence == mention.sentence]
    before = [cluster for cluster in found if cluster.subject_in == mention.sentence - 1]
    best = (here or before)[:1]
    return best, f"agrees with {best[0].mentions[0].label}{passed_over(found, best[0])}" if best else "nothing fits"


def find_many(word: Word, mention: Mention, state: State) -> tuple[list[Cluster], str]:
    """The plural or the group spoken of last; a country or organisation where it was the subject."""
    near = list(state.salient(mention.sentence, window=1))
    subjects_first = sorted(near, key=lambda cluster: cluster.subject_in < mention.sentence - 1)
    for cluster in subjects_first:
        if is_coargument(word, cluster, mention) or (cluster.kind is Kind.PERSON and not cluster.plural):
            continue
        if cluster.plural or (cluster.kind in MANY and cluster.subject_in >= mention.sentence - 1):
            return [cluster], f"several: {cluster.mentions[0].label}" + passed_over(near, cluster)
    return [], "nobody fits"
