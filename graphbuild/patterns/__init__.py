"""Shapes in a dependency tree: ``Tree`` and ``Word`` to walk it, ``Node`` and ``matches`` to describe it."""

from graphbuild.patterns.shape import Match, Node, Shapes, matches
from graphbuild.patterns.tree import Tree, Word, once

__all__ = ["Match", "Node", "Shapes", "Tree", "Word", "matches", "once"]
