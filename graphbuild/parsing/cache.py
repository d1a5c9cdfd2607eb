"""Parses kept on disk, so that the same model never parses the same text twice."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
import zlib
from importlib.metadata import version
from pathlib import Path
from typing import Any

from platformdirs import user_cache_dir

from graphbuild.model import Document, ModelInfo, Name, Sentence, Token

FORMAT = 2
"""To be raised whenever sentences are made or written in another way."""


class Cache:
    """A folder of gzipped JSON, one file for each text and model.

    It lies in the user's cache folder, or where ``GRAPHBUILD_CACHE_DIR`` says. Whatever goes
    wrong with it costs a parse and never an answer.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(os.environ.get("GRAPHBUILD_CACHE_DIR") or user_cache_dir("graphbuild")) / "parses"

    def load(self, document: Document, info: ModelInfo) -> tuple[Sentence, ...] | None:
        """The sentences of the document if this model has parsed the same blocks before, else None."""
        try:
            rows = json.loads(gzip.decompress(self._path(document, info).read_bytes()))
            return tuple(_from_row(row, number, document) for number, row in enumerate(rows)) or None
        except (OSError, EOFError, zlib.error, ValueError, TypeError, IndexError, RecursionError):
            return None

    def save(self, document: Document, info: ModelInfo, sentences: tuple[Sentence, ...]) -> None:
        """Write the sentences whole or not at all; a full or read-only disk is no error."""
        path = self._path(document, info)
        rows = [_to_row(sentence) for sentence in sentences]
        data = gzip.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), mtime=0)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".tmp", delete=False) as stream:
                temporary = Path(stream.name)
                stream.write(data)
        except OSError:
            return
        try:
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)

    def _path(self, document: Document, info: ModelInfo) -> Path:
        blocks = [(block.start, block.end, block.heading) for block in document.blocks]
        key = json.dumps([FORMAT, version("stanza"), info.checksum, document.text, blocks])
        digest = hashlib.sha256(key.encode()).hexdigest()
        return self.folder / digest[:2] / f"{digest[2:]}.json.gz"


def _to_row(sentence: Sentence) -> list[Any]:
    tokens = [[t.index, t.text, t.lemma, t.upos, t.feats, t.head, t.deprel, t.start, t.end] for t in sentence.tokens]
    names = [[name.first, name.last, name.label] for name in sentence.names]
    return [sentence.start, sentence.end, sentence.block, sentence.heading, tokens, names]


def _from_row(row: list[Any], number: int, document: Document) -> Sentence:
    """A sentence as it was saved; its text is the document's own."""
    start, end, block, heading, tokens, names = row
    return Sentence(
        number,
        document.text[start:end],
        start,
        end,
        tuple(
            Token(index, text, lemma, upos, tuple((key, value) for key, value in feats), head, deprel, first, last)
            for index, text, lemma, upos, feats, head, deprel, first, last in tokens
        ),
        tuple(Name(first, last, label) for first, last, label in names),
        block,
        heading,
    )
