"""What is known while a document is read: clusters so far, and who was spoken of last."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuild.coreference.clusters import Cluster, Key
from graphbuild.model import Kind, Mention
from graphbuild.naming import Lexicon, Places
from graphbuild.patterns import Word

WINDOW = 4  # sentences back that a description or pronoun may reach


class State:
    """Clusters in order of first mention; ``salient`` gives them by recency."""

    def __init__(self, lexicon: Lexicon, places: Places) -> None:
        self.lexicon = lexicon
        self.places = places
        self.clusters: list[Cluster] = []
        self.names: dict[str, Cluster] = {}
        self.by_mention: dict[Key, tuple[Cluster, ...]] = {}
        self.trail: dict[Key, str] = {}
        self._order: dict[int, tuple[int, int]] = {}
        self._worded: dict[str, dict[int, Cluster]] = {}

    def new(self, mention: Mention) -> Cluster:
        """A fresh cluster of the mention's kind."""
        cluster = Cluster(len(self.clusters), mention.kind, mention.named)
        cluster.reasons.append(mention.reason)
        self.clusters.append(cluster)
        return cluster

    def seen(self, cluster: Cluster, mention: Mention, word: Word) -> None:
        """Notes a mention of the cluster: it is now the most recent."""
        cluster.mentions.append(mention)
        if cluster.kind is Kind.CONCEPT and mention.kind is not Kind.CONCEPT and not mention.pronoun:
            cluster.kind = mention.kind
            cluster.reasons.append(mention.reason)
        if mention.named:
            cluster.named = True
            if mention.label not in cluster.labels:
                cluster.labels.append(mention.label)
                self.names.setdefault(self.fold_name(mention.label), cluster)
        if not mention.pronoun:
            self._worded.setdefault(mention.label.casefold(), {})[cluster.number] = cluster
            cluster.plural = word.feat("Number") == "Plur"
            cluster.grammatical_gender = word.feat("Gender") or cluster.grammatical_gender
        if word.relation == "nsubj":
            cluster.subject_in = mention.sentence
        if word.upos != "ADJ":  # *ryska* names the country, but nobody would call it *landet* or *den* after that
            self._order.pop(cluster.number, None)  # so that the latest stand last
            self._order[cluster.number] = (mention.sentence, mention.start)

    def fold_name(self, label: str) -> str:
        """The name under which the gazetteer knows a place, else the name itself, folded."""
        folded = label.casefold()
        place = self.places.by_name.get(folded)
        return place.label.casefold() if place is not None else folded

    def describe(self, cluster: Cluster, word: Word) -> None:
        """Remembers a noun by which the cluster was called."""
        cluster.descriptions.add(word.lemma.lower())

    def adopt(self, owner: Cluster, description: str) -> None:
        """Takes over an unnamed person of the same description: *Statsministern …*, later *statsminister Anna Lind*."""
        if owner.kind is not Kind.PERSON:
            return
        for cluster in self.clusters:
            unnamed = not cluster.named and not cluster.plural and cluster.kind is Kind.PERSON
            if cluster is owner or not unnamed or description not in cluster.descriptions:
                continue
            if not any(mention.definite for mention in cluster.mentions):
                continue
            for mention in cluster.mentions:
                self.by_mention[(mention.sentence, mention.head)] = (owner,)
                self.trail[(mention.sentence, mention.head)] = (
                    f"{description} turns out to be {owner.mentions[0].label}"
                )
            owner.mentions = sorted([*owner.mentions, *cluster.mentions], key=lambda mention: mention.start)
            cluster.mentions = []
            self._order.pop(cluster.number, None)

    def cluster_at(self, sentence: int, head: int) -> Cluster | None:
        """The one cluster that a mention was put into."""
        found = self.by_mention.get((sentence, head), ())
        return found[0] if len(found) == 1 else None

    def salient(self, sentence: int, *, window: int = WINDOW) -> Iterator[Cluster]:
        """Clusters of the last sentences, the most recent first."""
        near = []
        for number, place in reversed(self._order.items()):
            if sentence - place[0] > window:
                break
            near.append((*place, number))
        return (self.clusters[number] for *_, number in sorted(near, reverse=True))

    def worded(self, label: str) -> list[Cluster]:
        """Clusters that were called by these very words, the most recent first."""
        found = [cluster for number, cluster in self._worded.get(label.casefold(), {}).items() if number in self._order]
        return sorted(found, key=lambda cluster: self._order[cluster.number], reverse=True)
