"""Plain text: the whole file is one document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from graphbuild.errors import GraphbuildError, InputError
from graphbuild.model import Block, Document
from graphbuild.reading.blocks import find_blocks
from graphbuild.reading.language import require_swedish
from graphbuild.reading.source import Source, clean

_HEADER = re.compile(r"#[ \t]*(?P<key>[a-z][\w-]*):[ \t](?P<value>[^\n]*)(?:\n+|\Z)")


def read_plain(source: Source, _on_error: Callable[[GraphbuildError], None]) -> Iterator[Document]:
    """The one document of a plain text; its errors raise, as there is nothing to go on with."""
    draft = Document(source.id, source.text(), source=source.name)
    yield check_document(draft, check_language=source.check_language)


def read_text(
    text: str, *, id: str = "text", title: str = "", source: str = "", check_language: bool = True
) -> Document:
    """A Document of plain text in hand, as ``read`` makes of a .txt file.

    Raises InputError on empty text and LanguageError on text that is clearly not Swedish.
    """
    return check_document(Document(id, clean(text), title, source), check_language=check_language)


def check_document(draft: Document, *, name: str = "", check_language: bool = True) -> Document:
    """A draft with clean text as a whole Document; blocks and title are found where the format told none.

    ``name`` is what messages call it, if not by its source. Raises InputError on a text without letters and LanguageError on one that is clearly not Swedish.
    """
    name = name or draft.source or f"Document {draft.id!r}"
    if not any(character.isalpha() for character in draft.text):
        raise InputError(f"{name} has no text in it; give Swedish sentences.")
    if check_language:
        require_swedish(draft.text, name)
    header = _HEADER.finditer(draft.text[: _find_body(draft.text)])
    metadata = (*draft.metadata, *((match["key"], match["value"].strip()) for match in header))
    blocks = draft.blocks or tuple(block for block in find_blocks(draft.text) if block.start >= _find_body(draft.text))
    if not blocks:
        raise InputError(f"{name} has only a header; give Swedish sentences.")
    return replace(draft, blocks=blocks, metadata=metadata, title=draft.title or _find_title(draft.text, blocks))


def _find_body(text: str) -> int:
    """Where the text begins, after lines such as ``# source: …`` at its top, which tell of it and are none of it."""
    start = 0
    while (match := _HEADER.match(text, start)) is not None:
        start = match.end()
    return start


def _find_title(text: str, blocks: tuple[Block, ...]) -> str:
    """The heading at the top: first or second block, as a line of provenance may stand above it."""
    return next((" ".join(text[b.start : b.end].split()) for b in blocks[:2] if b.heading), "")
