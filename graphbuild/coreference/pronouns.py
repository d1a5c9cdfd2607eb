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
    if text in THINGS:
        return find_thing(word, mention, THINGS[text], state)
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
