"""What every exporter does at last: text that XML can hold, bytes that become a file."""

from __future__ import annotations

import re
from pathlib import Path

from graphbuild.errors import GraphError

# XML 1.0 has no way to write these, not even escaped
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean_xml(text: str) -> str:
    """The text with U+FFFD for each character that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def write_bytes(data: bytes, path: str | Path) -> None:
    """Write a file; GraphError with its name and the reason if it cannot be written."""
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        raise GraphError(
            f"{path} cannot be written ({error.strerror}); check the folder and its permissions."
        ) from error
