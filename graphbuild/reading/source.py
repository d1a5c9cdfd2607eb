"""From bytes to clean text: size, binary content, encoding and the characters that only disturb."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from graphbuild.errors import InputError

MAX_BYTES = 10_000_000
"""The largest document that is read, in bytes: some 1.5 million words, three times War and Peace."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Source:
    """An opened file or stdin: its name for messages, the id of its document, how to decode it."""

    name: str
    id: str
    stream: IO[bytes]
    encoding: str = "utf-8"
    check_language: bool = True

    def text(self) -> str:
        """The whole source as clean text; raises InputError when it is too large, binary or wrongly encoded."""
        data = self.stream.read(MAX_BYTES + 1)
        check_size(len(data), self.name)
        return clean(decode(data, self.encoding, self.name))

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Numbered raw lines, each read no further than the size limit allows."""
        number = 0
        while line := self.stream.readline(MAX_BYTES + 1):
            number += 1
            check_size(len(line), f"{self.name}, line {number},")
            yield number, line


def check_size(size: int, name: str) -> None:
    """Raise InputError when a document of ``size`` bytes is over the limit."""
    if size > MAX_BYTES:
        raise InputError(
            f"{name} is larger than {MAX_BYTES // 1_000_000} MB, the most that one document may have; split it."
        )


def decode(data: bytes, encoding: str, name: str) -> str:
    """Text of ``data``: by its byte order mark if it has one, else in ``encoding``."""
    for mark, marked in _BOMS:
        if data.startswith(mark):
            encoding, data = marked, data[len(mark) :]
            break
    else:
        if b"\0" in data and not encoding.lower().startswith(("utf-16", "utf16", "utf-32", "utf32")):
            raise InputError(
                f"{name} is binary, not text (a NUL byte at offset {data.index(0)}); convert it to plain text first."
            )
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is not {encoding} (byte {data[error.start]:#04x} at offset {error.start}); "
            "name its encoding with --encoding, for example latin-1."
        ) from error
    except LookupError as error:
        raise InputError(
            f"{encoding!r} is not an encoding that Python knows; give --encoding utf-8 or latin-1."
        ) from error


def clean(text: str) -> str:
    """Text with one kind of line break, composed letters, and nothing invisible inside words."""
    text = _INVISIBLE.sub("", _CONTROL.sub(" ", _LINE_END.sub("\n", text)))
    return unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", text))
