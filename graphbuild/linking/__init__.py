"""From claims about mentions to facts about entities: one node for each thing, one fact for each thing said."""

from graphbuild.linking.entities import EntityIndex
from graphbuild.linking.facts import link, merge_facts
from graphbuild.linking.merging import Decisions, Merge, list_merges, merge_documents, read_decisions

__all__ = [
    "Decisions",
    "EntityIndex",
    "Merge",
    "link",
    "list_merges",
    "merge_documents",
    "merge_facts",
    "read_decisions",
]
