"""A sentence as a tree that one can walk: words with parents and children (Universal Dependencies)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import wraps
from operator import attrgetter
from typing import Any, TypeVar

from graphbuild.model import Sentence, Token

Found = TypeVar("Found")


class Word:
    """A token in its tree. ``deprel`` is the whole label, ``relation`` its universal part (``nsubj:pass`` -> ``nsubj``)."""

    __slots__ = (
        "_feats",
        "children",
        "deprel",
        "index",
        "known",
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
        self.known: dict[str, Any] = {}
        self._feats = dict(token.feats)

    def __repr__(self) -> str:
        return f"{self.index}:{self.text}/{self.upos}/{self.deprel}"

    def feat(self, name: str) -> str:
        """The value of a morphological feature, or the empty string."""
        return self._feats.get(name, "")

    def all(self, *deprels: str) -> list[Word]:
        """Children with one of these labels (``nsubj`` also finds ``nsubj:pass``), in order of text."""
        return [child for child in self.children if child.deprel in deprels or child.relation in deprels]

    def first(self, *deprels: str) -> Word | None:
        """The first child with one of these labels."""
        return next((child for child in self.children if child.deprel in deprels or child.relation in deprels), None)

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
        if name not in word.known:
            word.known[name] = function(word)
        answer: Found = word.known[name]
        return answer

    return ask


class Tree:
    """The dependency tree of one sentence; ``words`` is in order of text.

    Heads that point to themselves, outside the sentence or in a circle are cut off and
    hang from the root, so that a walk always ends.
    """

    __slots__ = ("_by_upos", "by_index", "labels", "root", "sentence", "words")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = [Word(token) for token in sentence.tokens]
        self.by_index = {word.index: word for word in self.words}
        self.root = next((word for word in self.words if word.token.head == 0), self.words[0] if self.words else None)
        self._by_upos: dict[str, list[Word]] = {}
        for word in self.words:
            self._attach(word)
            self._by_upos.setdefault(word.upos, []).append(word)
        self.labels = {word.deprel for word in self.words} | {word.relation for word in self.words}

    def of(self, classes: Collection[str]) -> list[Word]:
        """Words of these universal parts of speech in order of text; all words where none is asked for."""
        if not classes:
            return self.words
        found = [word for upos in classes for word in self._by_upos.get(upos, ())]
        return found if len(classes) == 1 else sorted(found, key=attrgetter("index"))

    def _attach(self, word: Word) -> None:
        if word is self.root:
            return
        parent = self.by_index.get(word.token.head, self.root)
        if parent is word or parent is None or any(above is word for above in parent.ancestors()):
            parent = self.root
        word.parent = parent
        if parent is not None:
            parent.children.append(word)
