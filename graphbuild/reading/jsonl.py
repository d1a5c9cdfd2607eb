"""JSON lines: one object ``{"id", "text"}`` a line, one document each; other keys become metadata."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from graphbuild.errors import GraphbuildError, InputError
from graphbuild.model import Document
from graphbuild.reading.plain import check_document
from graphbuild.reading.source import Source, clean, decode


def read_jsonl(source: Source, on_error: Callable[[GraphbuildError], None]) -> Iterator[Document]:
    """Documents of a JSON-lines file; a bad line goes to ``on_error`` and the next one is read."""
    found = False
    for number, line in source.lines():
        if not line.strip():
            continue
        found = True
        try:
            yield _read_line(line, number, source)
        except GraphbuildError as error:
            on_error(error)
    if not found:
        raise InputError(f'{source.name} is empty; give one {{"id": …, "text": …}} object a line.')


def _read_line(line: bytes, number: int, source: Source) -> Document:
    place = f"{source.name}, line {number},"
    try:
        record = json.loads(decode(line, source.encoding, place))
    except (ValueError, RecursionError) as error:
        raise InputError(f'{place} is not JSON ({error}); give one {{"id": …, "text": …}} object a line.') from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise InputError(f'{place} has no string "text"; give one {{"id": …, "text": …}} object a line.')
    id = _string(record.get("id")) or f"{source.id}-{number}"
    others = {clean(key): _string(record[key]) for key in record if key not in ("id", "text", "title", "source")}
    draft = Document(
        id,
        clean(record["text"]),
        title=_string(record.get("title")),
        source=_string(record.get("source")),
        metadata=tuple(sorted((key, value) for key, value in others.items() if value)),
    )
    return check_document(draft, name=f"{place} document {id!r},", check_language=source.check_language)


def _string(value: object) -> str:
    """A scalar as clean text on one line; anything else as nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(clean(str(value)).split())
