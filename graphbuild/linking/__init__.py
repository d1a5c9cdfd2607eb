"""From claims about mentions to facts about entities: one node for each thing, one fact for each thing said."""

from graphbuild.linking.entities import EntityIndex
from graphbuild.linking.facts import link, merge_facts

__all__ = ["EntityIndex", "link", "merge_facts"]
