"""Reading: files and stdin become Documents of clean text, cut into headings and paragraphs.

One module a format; ``FORMATS`` is the one table that says which suffix goes where.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from graphbuild.errors import GraphbuildError, InputError
from graphbuild.model import Document
from graphbuild.reading import conllu, jsonl, markdown, plain
from graphbuild.reading.source import MAX_BYTES, Source

__all__ = ["FORMATS", "MAX_BYTES", "read", "read_all", "read_text"]

OnError = Callable[[GraphbuildError], None]
Reader = Callable[[Source, OnError], Iterator[Document]]

FORMATS: dict[str, Reader] = {
    ".txt": plain.read_plain,
    ".md": markdown.read_markdown,
    ".markdown": markdown.read_markdown,
    ".jsonl": jsonl.read_jsonl,
    ".conllu": conllu.read_conllu,
}

read_text = plain.read_text


def read(
    source: str | Path, *, encoding: str = "utf-8", on_error: OnError | None = None, check_language: bool = True
) -> Iterator[Document]:
    """Documents of a file, or of stdin as plain text when ``source`` is ``"-"``.

    A file that cannot be read at all raises InputError (LanguageError, ParseError). A bad
    document in a file of many goes to ``on_error`` and the rest are still read; without
    ``on_error`` it raises too. Document ids are unique within the file.
    """
    path = Path(source)
    if str(source) == "-":
        stdin = Source("stdin", "stdin", sys.stdin.buffer, encoding, check_language)
        yield from plain.read_plain(stdin, on_error or _raise)
        return
    reader = FORMATS.get(path.suffix.lower())
    if reader is None:
        raise InputError(
            f"{path} ends in {path.suffix or 'no suffix'}, which graphbuild cannot read; give one of {', '.join(FORMATS)}."
        )
    try:
        with path.open("rb") as stream:
            opened = Source(str(path), path.stem, stream, encoding, check_language)
            yield from _distinguish(reader(opened, on_error or _raise))
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}); check the path and its permissions.") from error


def read_all(
    sources: Iterable[str | Path],
    *,
    encoding: str = "utf-8",
    on_error: OnError | None = None,
    check_language: bool = True,
) -> Iterator[Document]:
    """Documents of many sources, with ids unique over all of them.

    With ``on_error`` a source that cannot be read is reported there and the next one is
    read; without it the first error raises.
    """
    yield from _distinguish(_read_each(sources, encoding, on_error, check_language=check_language))


def _read_each(
    sources: Iterable[str | Path], encoding: str, on_error: OnError | None, *, check_language: bool
) -> Iterator[Document]:
    for source in sources:
        try:
            yield from read(source, encoding=encoding, on_error=on_error, check_language=check_language)
        except GraphbuildError as error:
            if on_error is None:
                raise
            on_error(error)


def _distinguish(documents: Iterable[Document]) -> Iterator[Document]:
    """The same documents, the second ``x`` as ``x-2``: ids name graphs and must not meet."""
    seen: set[str] = set()
    for document in documents:
        name, count = document.id, 1
        while name in seen:
            count += 1
            name = f"{document.id}-{count}"
        seen.add(name)
        yield document if name == document.id else replace(document, id=name)


def _raise(error: GraphbuildError) -> None:
    raise error
