"""Definite descriptions: *myndigheten*, *landet*, *dokumentet*, *länderna* back to what they describe."""

from __future__ import annotations

from graphbuild.coreference.clusters import Cluster, passed_over
from graphbuild.coreference.hypernyms import GENERAL, can_take_up
from graphbuild.coreference.state import State
from graphbuild.model import Kind, Mention
from graphbuild.patterns import Word

DESCRIBABLE = frozenset({Kind.ORGANIZATION, Kind.COUNTRY, Kind.CITY, Kind.DOCUMENT})
REACH = {Kind.DOCUMENT: 12, Kind.ORGANIZATION: 4, Kind.PERSON: 6, Kind.COUNTRY: 2, Kind.CITY: 2}


def find_described(word: Word, mention: Mention, state: State) -> tuple[Cluster | None, str]:
    """The cluster that a definite noun means, and why; None where it brings in something new or is unsure."""
    lemma = word.lemma.lower()
    same = same_words(word, mention, state)
    if same is not None:
        return same, f"the same {lemma} as before"
    if not mention.definite or is_modified(word):
        return None, ""
    plural = word.feat("Number") == "Plur"
    alike = [c for c in state.salient(mention.sentence, window=12) if c.plural == plural and c.descriptions]
    called = [c for c in alike if lemma in c.descriptions or is_head_of(lemma, c)]
    if called:
        return called[0], f"called {lemma} before" + passed_over(called, called[0])
    special = [c for c in alike if mention.sentence - c.last.sentence <= 6 and can_take_up(lemma, c.descriptions)]
    if special:
        return special[0], f"{lemma} for {special[0].mentions[0].label}" + passed_over(special, special[0])
    if mention.kind not in DESCRIBABLE or (mention.kind is Kind.ORGANIZATION and lemma not in GENERAL):
        return None, ""
    return by_kind(mention, state)


def by_kind(mention: Mention, state: State) -> tuple[Cluster | None, str]:
    """The one named thing of this kind spoken of lately; of several, the only one in the same or the last sentence."""
    window = REACH.get(mention.kind, 2)
    found = [c for c in state.salient(mention.sentence, window=window) if c.kind is mention.kind and c.named]
    if not found:
        return None, ""
    near = [c for c in found if mention.sentence - c.last.sentence <= 1 and c.last.start < mention.start]
    if len(near) == 1 and (mention.kind is not Kind.COUNTRY or len(found) == 1):
        return near[0], f"the {mention.kind.value.lower()} spoken of" + passed_over(found, near[0])
    if len(found) == 1:
        return found[0], f"the only {mention.kind.value.lower()} spoken of"
    return None, ""


def same_words(word: Word, mention: Mention, state: State) -> Cluster | None:
    """The latest unnamed thing that was called by the same noun and in the same words."""
    lemma = word.lemma.lower()
    return next((c for c in state.worded(mention.label) if not c.named and lemma in c.descriptions), None)


def is_head_of(lemma: str, cluster: Cluster) -> bool:
    """Whether the noun is the last part of a compound the thing was called: *tjänsten* for *säkerhetstjänsten*."""
    return len(lemma) >= 5 and any(len(d) > len(lemma) + 1 and d.endswith(lemma) for d in cluster.descriptions)


def is_modified(word: Word) -> bool:
    """Whether adjectives, owners or attributes single the thing out among others."""
    return word.first("amod", "nmod", "acl", "nummod") is not None


def weigh(cluster: Cluster, mention: Mention) -> int:
    """How often a thing was spoken of in the last sentences."""
    return sum(mention.sentence - other.sentence <= 8 for other in cluster.mentions)


def find_pair(word: Word, mention: Mention, state: State) -> tuple[list[Cluster], str]:
    """*länderna*, *båda länderna*, *två länder*: the two countries spoken of last."""
    if mention.kind is not Kind.COUNTRY or word.feat("Number") != "Plur":
        return [], ""
    two = any(child.text.lower() in {"två", "båda", "bägge"} for child in word.children)
    if not ((mention.definite and not is_modified(word)) or two):
        return [], ""
    countries = [c for c in state.salient(mention.sentence, window=8) if c.kind is Kind.COUNTRY and c.named]
    countries.sort(key=lambda cluster: -weigh(cluster, mention))
    if len(countries) < 2 or (len(countries) > 2 and weigh(countries[1], mention) == weigh(countries[2], mention)):
        return [], ""
    pair = sorted(countries[:2], key=lambda cluster: cluster.number)
    return pair, f"the countries spoken of: {', '.join(cluster.labels[0] for cluster in pair)}"
