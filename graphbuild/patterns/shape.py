"""Shapes that a rule looks for in a dependency tree, and the search for them.

A ``Node`` says what one word must be like and which children it must, or must not, have::

    Node("verb", upos={"VERB"}, children=(Node("object", deprel={"obj"}),))

Labels are matched by their universal part too: ``flat`` finds ``flat:name``, while
``nsubj:pass`` finds only itself (treebanks differ in their subtypes).
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache

from graphbuild.patterns.tree import Tree, Word

Match = dict[str, Word]


@dataclass(frozen=True, slots=True)
class Node:
    """One word of a shape. Empty conditions hold of every word; ``name`` captures it in the match."""

    name: str = ""
    upos: AbstractSet[str] = frozenset()
    deprel: AbstractSet[str] = frozenset()
    lemma: AbstractSet[str] = frozenset()
    feats: tuple[tuple[str, str], ...] = ()
    children: tuple[Node, ...] = ()
    without: tuple[Node, ...] = ()
    parent: Node | None = None
    captures: bool = field(init=False, default=False)
    leaf: bool = field(init=False, default=False)
    label_alone: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        """Notes whether the shape names a word (one that does not need only be there), is a single word, asks but for a label."""
        below = [*self.children, *([self.parent] if self.parent is not None else [])]
        object.__setattr__(self, "captures", bool(self.name) or any(node.captures for node in below))
        object.__setattr__(self, "leaf", not below and not self.without)
        plain = self.leaf and not (self.captures or self.upos or self.lemma or self.feats)
        object.__setattr__(self, "label_alone", plain and bool(self.deprel))

    def fits(self, word: Word) -> bool:
        """Whether the word itself (not its children) is as the shape says."""
        if self.upos and word.upos not in self.upos:
            return False
        if self.deprel and word.deprel not in self.deprel and word.relation not in self.deprel:
            return False
        if self.lemma and word.lemma not in self.lemma:
            return False
        return not self.feats or all(word.feat(name) == value for name, value in self.feats)


class Shapes:
    """Several shapes that are looked for at once: what a word is like tells which of them can lie around it."""

    def __init__(self, shapes: Iterable[Node]) -> None:
        self.shapes = tuple(shapes)
        self._possible = lru_cache(maxsize=16_384)(self._find_possible)

    def find(self, tree: Tree) -> list[list[Match]]:
        """Every way each shape lies in the tree, in order of text: one capture dict each."""
        found: list[list[Match]] = [[] for _ in self.shapes]
        for word in tree.words:
            for number, shape in self._possible(word.upos, word.labels):
                if shape.fits(word):
                    found[number] += [{shape.name: word}] if shape.leaf and shape.name else _match(shape, word)
        return found

    def _find_possible(self, upos: str, labels: frozenset[str]) -> tuple[tuple[int, Node], ...]:
        """The shapes, with their numbers, whose part of speech and children's labels a word has."""
        return tuple(
            (number, shape)
            for number, shape in enumerate(self.shapes)
            if (not shape.upos or upos in shape.upos)
            and not any(child.deprel and labels.isdisjoint(child.deprel) for child in shape.children)
        )


def matches(shape: Node, tree: Tree) -> list[Match]:
    """Every way one shape lies in the tree."""
    return Shapes((shape,)).find(tree)[0]


def _match(shape: Node, word: Word) -> list[Match]:
    """Matches around a word that itself fits."""
    if shape.leaf:
        return [{shape.name: word}] if shape.name else [{}]
    if shape.without and any(_found(gap, word) for gap in shape.without):
        return []
    found = _match_children(shape.children, word) if shape.children else [{}]
    if shape.parent is not None:
        found = [above | below for above in _match_parent(shape.parent, word) for below in found]
    return [{shape.name: word} | below for below in found] if shape.name else found


def _match_parent(shape: Node, word: Word) -> list[Match]:
    return _match(shape, word.parent) if word.parent is not None and shape.fits(word.parent) else []


def _match_children(shapes: tuple[Node, ...], word: Word) -> list[Match]:
    """Every way to give each shape a child of its own; a shape that captures nothing only has to be there."""
    first, others = shapes[0], shapes[1:]
    if first.label_alone:
        return [] if word.labels.isdisjoint(first.deprel) else _match_children(others, word) if others else [{}]
    here: list[Match]
    if not first.captures:
        here = [{}] if _found(first, word) else []
    else:
        fitting = [child for child in word.children if first.fits(child)]
        if first.leaf:
            here = [{first.name: child} for child in fitting]
        else:
            here = [match for child in fitting for match in _match(first, child)]
    if not here or not others:
        return here
    rest = _match_children(others, word)
    return [one | two for one in here for two in rest if set(map(id, one.values())).isdisjoint(map(id, two.values()))]


def _found(shape: Node, word: Word) -> bool:
    if shape.label_alone:
        return not word.labels.isdisjoint(shape.deprel)
    return any(shape.fits(child) and (shape.leaf or _match(shape, child)) for child in word.children)
