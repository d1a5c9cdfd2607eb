"""The parser that the pipeline uses: a cache in front of a Stanza model that loads when first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from graphbuild.errors import ParseError
from graphbuild.model import Block, Document, ModelInfo, Sentence
from graphbuild.parsing.cache import Cache
from graphbuild.parsing.catalogue import InstalledModel, find_model


class Parser(Protocol):
    """Anything that fills in the sentences of documents."""

    @property
    def info(self) -> ModelInfo:
        """Which model makes the trees."""
        ...

    def parse(self, documents: Iterable[Document]) -> Iterator[Document]:
        """The documents in order, each with its sentences as soon as they are known."""
        ...


class Engine(Protocol):
    """What finds the sentences of one document: a loaded model."""

    def parse_blocks(self, text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
        """Sentences of the blocks, in order, with offsets into ``text``."""
        ...


def load_parser(model: str = "embedded", *, cache: bool = True) -> Parser:
    """A parser with the shipped model, with Stanza's own (``official``), or with one of a folder.

    The weights load with the first document that is neither parsed nor in the cache.
    Raises ModelError when the model is missing, incomplete or cannot be fetched.
    """
    return ModelParser(find_model(model), Cache() if cache else None)


class ModelParser:
    """A Parser over one installed model, with or without a cache on disk."""

    def __init__(self, model: InstalledModel, cache: Cache | None) -> None:
        self.model = model
        self.info: ModelInfo = model.info
        self._cache = cache
        self._engine: Engine | None = None

    def parse(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Documents with their sentences; those that have sentences already pass untouched."""
        for document in documents:
            yield document if document.sentences else replace(document, sentences=self._parse(document))

    def _parse(self, document: Document) -> tuple[Sentence, ...]:
        known = self._cache.load(document, self.info) if self._cache else None
        if known is not None:
            return known
        sentences = self._load().parse_blocks(document.text, document.blocks or (Block(0, len(document.text)),))
        if not sentences:
            raise ParseError(f"Document {document.id!r} has no sentence that the model can see; give running text.")
        if self._cache:
            self._cache.save(document, self.info, sentences)
        return sentences

    def _load(self) -> Engine:
        """The loaded model; torch and Stanza are imported here and nowhere earlier."""
        if self._engine is None:
            from graphbuild.parsing.stanza import StanzaEngine

            self._engine = StanzaEngine(self.model)
        return self._engine
