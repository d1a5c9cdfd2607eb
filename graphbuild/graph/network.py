"""Facts as a networkx graph, for drawing, for centrality and paths, and for GraphML."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from graphbuild.graph.literals import literal
from graphbuild.graph.statements import merge_statements
from graphbuild.model import Entity, Evidence, Fact, Value

VALUE_KIND = "Value"
"""The kind of a node that is no entity but a number, an amount or a date."""


def to_network(facts: Iterable[Fact]) -> nx.MultiDiGraph:
    """Nodes by IRI, edges by statement IRI, in sorted order.

    A node has ``label``, ``kind``, ``aliases``, ``links`` and ``weight`` (in how many
    statements it is subject or object). An edge has ``label`` (the relation), ``polarity``,
    ``modality``, ``attribution`` (the speaker's label, or the empty string), ``time``,
    ``confidence``, ``rule`` (all, sorted), ``weight`` (how many sentences say it) and
    ``evidence`` (dicts of document, sentence, start, end, text). A literal object is a
    node of kind ``Value``.
    """
    statements = merge_statements(facts)
    nodes: dict[str, dict[str, Any]] = {}
    for fact in statements.values():
        for member in (fact.subject, fact.object):
            _count_node(nodes, member)
    network = nx.MultiDiGraph()
    for key in sorted(nodes):
        network.add_node(key, **{**nodes[key], "aliases": sorted(nodes[key]["aliases"])})
    for iri, fact in statements.items():
        network.add_edge(node_key(fact.subject), node_key(fact.object), key=iri, **_describe_edge(fact))
    return network


def node_key(member: Entity | Value) -> str:
    """An entity's IRI, or a value in N-Triples syntax with its unit behind it."""
    if isinstance(member, Entity):
        return member.iri
    return f"{literal(member)} {member.unit}".rstrip()


def _count_node(nodes: dict[str, dict[str, Any]], member: Entity | Value) -> None:
    node = nodes.setdefault(node_key(member), _describe_node(member))
    node["weight"] += 1
    if isinstance(member, Entity):
        node["aliases"].update(alias for alias in member.aliases if alias != node["label"])


def _describe_node(member: Entity | Value) -> dict[str, Any]:
    if isinstance(member, Value):
        return {"label": member.text, "kind": VALUE_KIND, "aliases": set(), "links": [], "weight": 0}
    return {
        "label": member.label,
        "kind": str(member.kind),
        "aliases": set(),
        "links": list(member.links),
        "weight": 0,
    }


def _describe_edge(fact: Fact) -> dict[str, Any]:
    return {
        "label": fact.relation.label,
        "polarity": str(fact.polarity),
        "modality": str(fact.modality),
        "attribution": fact.attribution.label if fact.attribution else "",
        "time": fact.time.text if fact.time else "",
        "confidence": fact.confidence,
        "rule": ", ".join(sorted({evidence.rule for evidence in fact.evidence})),
        "weight": len({(evidence.document, evidence.start, evidence.end) for evidence in fact.evidence}),
        "evidence": [_describe_evidence(evidence) for evidence in fact.evidence],
    }


def _describe_evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "document": evidence.document,
        "sentence": evidence.sentence,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
    }
