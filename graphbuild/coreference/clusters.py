"""Clusters of mentions that mean one thing, while a document is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graphbuild.model import Kind, Mention, Referent

Key = tuple[int, int]  # sentence index, head index


@dataclass(eq=False, slots=True)
class Cluster:
    """Mentions of one thing in one document, in order of text.

    ``labels`` are the names by which it was called, ``descriptions`` the noun lemmas
    (*säkerhetstjänst*, *myndighet*); ``gender`` is ``m`` or ``f`` once a pronoun or title has told.
    """

    number: int
    kind: Kind
    named: bool
    mentions: list[Mention] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    descriptions: set[str] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)
    gender: str = ""
    plural: bool = False
    grammatical_gender: str = ""
    subject_in: int = -1

    @property
    def last(self) -> Mention:
        """The latest mention."""
        return self.mentions[-1]

    def freeze(self) -> Referent:
        """The finished cluster as a value."""
        reason = next((reason for reason in self.reasons if reason), "")
        return Referent(self.number, self.kind, self.named, tuple(self.mentions), reason)


def passed_over(candidates: Sequence[Cluster], chosen: Cluster) -> str:
    """The candidates that were not chosen, for ``explain``; empty where there was no choice."""
    others = [cluster.mentions[0].label for cluster in candidates if cluster is not chosen and cluster.mentions]
    return f" (passed over: {', '.join(others[:4])})" if others else ""
