"""A sentence as a tree that one can walk: words with parents and children (Universal Dependencies)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, TypeVar

from graphbuild.model import Sentence, Token

Found = TypeVar("Found")
NONE: frozenset[str] = frozenset()
FUNCTIONS = frozenset({"aux", "cop"})


class Word:
    """A token in its tree. ``deprel`` is the whole label, ``relation`` its universal part (``nsubj:pass`` -> ``nsubj``).

    ``labels`` are the labels of its children, both whole and universal: most words lack what
    is asked for, and the set says so at once.
    """

    __slots__ = (
        "_feats",
        "children",
        "deprel",
        "index",
        "known",
        "labels",
        "lemma",
        "parent",
        "relation",
        "text",
        "token",
        "upos",
    )

    def __init__(self, token: Token) -> None:
        self.token = token
        self.index = token.index
        self.text = token.text
        self.lemma = token.lemma
        self.upos = token.upos
        self.deprel = token.deprel
        self.relation = token.deprel.partition(":")[0]
        self.parent: Word | None = None
        self.children: list[Word] = []
        self.labels = NONE
        self.known: dict[str, Any] = {}
        self._feats: dict[str, str] | None = None

    def __repr__(self) -> str:
        return f"{self.index}:{self.text}/{self.upos}/{self.deprel}"

    def feat(self, name: str) -> str:
        """The value of a morphological feature, or the empty string."""
        feats = self._feats
        if feats is None:
            feats = self._feats = dict(self.token.feats)
        return feats.get(name, "")

    def all(self, *deprels: str) -> list[Word]:
        """Children with one of these labels (``nsubj`` also finds ``nsubj:pass``), in order of text."""
        if self.labels.isdisjoint(deprels):
            return []
        return [child for child in self.children if child.deprel in deprels or child.relation in deprels]

    def first(self, *deprels: str) -> Word | None:
        """The first child with one of these labels."""
        if not self.labels.isdisjoint(deprels):
            for child in self.children:
                if child.deprel in deprels or child.relation in deprels:
                    return child
        return None

    def ancestors(self) -> Iterator[Word]:
        """Parent, grandparent and so on, to the root."""
        word = self.parent
        while word is not None:
            yield word
            word = word.parent

    def subtree(self) -> list[Word]:
        """The word and all below it, in order of text."""
        found, stack = [], [self]
        while stack:
            word = stack.pop()
            found.append(word)
            stack.extend(word.children)
        return sorted(found, key=lambda word: word.index)


def once(function: Callable[[Word], Found]) -> Callable[[Word], Found]:
    """A question about a word that many rules ask, answered once for each word; nobody changes the answer."""
    name = function.__qualname__

    @wraps(function)
    def ask(word: Word) -> Found:
        known = word.known
        if name not in known:
            known[name] = function(word)
        answer: Found = known[name]
        return answer

    return ask


class Tree:
    """The dependency tree of one sentence; ``words`` is in order of text.

    Heads that point to themselves, outside the sentence or in a circle are cut off and
    hang from the root, so that a walk always ends.
    """

    __slots__ = ("by_index", "root", "sentence", "words")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = [Word(token) for token in sentence.tokens]
        self.by_index = {word.index: word for word in self.words}
        self.root = next((word for word in self.words if word.token.head == 0), self.words[0] if self.words else None)
        self._attach_all()
        if self._reached() < len(self.words):
            self._attach_all(wary=True)
        self._free_auxiliaries()
        for word in self.words:
            if word.children:
                word.labels = frozenset([label for child in word.children for label in (child.deprel, child.relation)])

    def _attach_all(self, *, wary: bool = False) -> None:
        """Hangs every word from its head; ``wary`` of circles, which are rare and dear to look for."""
        if wary:
            for word in self.words:
                word.parent, word.children = None, []
        root, by_index = self.root, self.by_index
        for word in self.words:
            if word is root or root is None:
                continue
            parent = by_index.get(word.token.head, root)
            if parent is word or (wary and any(above is word for above in parent.ancestors())):
                parent = root
            word.parent = parent
            parent.children.append(word)

    def _free_auxiliaries(self) -> None:
        """Gives the subject that a parser hung on an auxiliary or copula to its clause, if that has none.

        ::

            Piaf var ute på gatorna     nsubj(var, Piaf), cop(ute, var)  ->  nsubj(ute, Piaf)

        Function words have no such dependents (https://universaldependencies.org/u/overview/syntax.html).
        """
        for word in self.words:
            if word.relation not in FUNCTIONS or word.parent is None:
                continue
            clause = word.parent
            lost = [child for child in word.children if child.relation == "nsubj"]
            if len(lost) == 1 and all(child.relation != "nsubj" for child in clause.children):
                word.children.remove(lost[0])
                lost[0].parent = clause
                clause.children = sorted([*clause.children, lost[0]], key=lambda child: child.index)

    def _reached(self) -> int:
        """How many words hang from the root; those in a circle do not."""
        found = [self.root] if self.root is not None else []
        for word in found:
            found += word.children
        return len(found)
