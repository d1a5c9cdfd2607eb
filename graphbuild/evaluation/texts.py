"""The texts that gold lines point into: files of a folder, named like the documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphbuild.errors import GoldError, GraphbuildError
from graphbuild.model import Document
from graphbuild.reading import read

SUFFIX = ".txt"


class Texts:
    """Documents by name, read from folders when first asked for; offsets count in their text."""

    def __init__(self, folders: Sequence[str | Path] = ()) -> None:
        """Raises GoldError where a folder is none."""
        self._folders = tuple(Path(folder) for folder in folders)
        self._known: dict[str, Document | None] = {}
        for folder in self._folders:
            if not folder.is_dir():
                raise GoldError(f"{folder} is not a folder; give the one that holds the documents' texts.")

    def find(self, name: str) -> Document | None:
        """The document of that name, None where no folder has it. Raises GoldError where its file is unusable."""
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def cut(self, name: str, start: object, end: object, place: str) -> str:
        """A stretch of a document's text. Raises GoldError, beginning with ``place``, where there is none."""
        document = self.find(name)
        if document is None:
            where = ", ".join(map(str, self._folders)) or "no folder was given"
            raise GoldError(
                f"{place} has no text, and {name}{SUFFIX} was not found ({where}); "
                "name the folder of the texts with --texts."
            )
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(document.text):
            raise GoldError(
                f"{place} points to {start} to {end} of {name}, which has {len(document.text)} characters; "
                "give offsets inside it."
            )
        return document.text[start:end]

    def _read(self, name: str) -> Document | None:
        if not name or Path(name).name != name:  # a gold file must not lead out of the folders
            return None
        for folder in self._folders:
            path = folder / f"{name}{SUFFIX}"
            if path.is_file():
                try:
                    return next(read(path, check_language=False))
                except GraphbuildError as error:
                    raise GoldError(str(error)) from error
        return None
