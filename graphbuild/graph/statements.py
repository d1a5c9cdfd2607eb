"""Facts by the IRI of what they say, each once, in a stable order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graphbuild.model import Evidence, Fact


def merge_statements(facts: Iterable[Fact]) -> dict[str, Fact]:
    """Statement IRI -> fact, sorted by IRI; facts that say the same join their evidence, the surest confidence stays."""
    merged: dict[str, Fact] = {}
    for fact in facts:
        iri = fact.iri
        known = merged.get(iri)
        if known is None and len(fact.evidence) < 2:
            merged[iri] = fact  # nothing to join or sort: most facts are said once
            continue
        known = known or fact
        merged[iri] = replace(
            known,
            evidence=tuple(sorted({*known.evidence, *fact.evidence}, key=_place)),
            confidence=max(known.confidence, fact.confidence),
        )
    return dict(sorted(merged.items()))


def _place(evidence: Evidence) -> tuple[str, int, int, str, str]:
    return (evidence.document, evidence.start, evidence.end, evidence.rule, repr(evidence))
