"""Fuller and shorter forms of a name: *Björn Jerdén* and *Jerdén*, *Peking* and *Beijing*."""

from __future__ import annotations

from graphbuild.coreference.clusters import Cluster
from graphbuild.coreference.state import State
from graphbuild.model import Kind, Mention

PLACES = frozenset({Kind.COUNTRY, Kind.CITY, Kind.PLACE})


def find_named(mention: Mention, state: State) -> tuple[Cluster | None, str]:
    """The cluster that a name belongs to, and why; None for a new name."""
    wanted = state.fold_name(mention.label)
    known = state.names.get(wanted)
    if known is not None:
        return known, "same name"
    partial = [cluster for cluster in state.clusters if cluster.named and is_short_form(mention, cluster)]
    if len(partial) == 1:
        return partial[0], f"short for {partial[0].labels[0]}"
    return None, ""


def is_short_form(mention: Mention, cluster: Cluster) -> bool:
    """Whether one name is the end or the beginning of the other: surnames of people, first words of organisations."""
    if cluster.kind in PLACES or mention.kind in PLACES or not compatible(mention.kind, cluster.kind):
        return False
    short = mention.label.casefold().split()
    for label in cluster.labels:
        long = label.casefold().split()
        if len(short) == len(long):
            continue
        small, large = sorted((short, long), key=len)
        if cluster.kind is Kind.PERSON or mention.kind is Kind.PERSON:
            if small == large[-len(small) :] or (len(small) == 1 and small[0] == large[0] and len(large) > 1):
                return True
        elif small == large[: len(small)] and len(small[0]) > 3:
            return True
    return False


def compatible(one: Kind, other: Kind) -> bool:
    """Kinds that can be one thing; a name whose kind nobody knows goes with all."""
    return one is other or Kind.CONCEPT in {one, other}
