"""What a long run says on stderr: a counter where someone watches, a line a document where not."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from graphbuild.errors import GraphbuildError
from graphbuild.model import Document


def say(text: str) -> None:
    """A line on stderr."""
    typer.echo(show(text), err=True)


def show(text: str) -> str:
    """Text with escapes for what could steer a terminal: names of files and documents are not ours."""
    letters = (letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii") for letter in text)
    return "".join(letters)


def count(number: int, noun: str) -> str:
    """A number with its noun in the right form: ``1 document``, ``2 documents``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@contextmanager
def logging_to_stderr() -> Iterator[None]:
    """What our own code logs, with the time, a line each on stderr: for work that takes hours."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s  %(message)s", "%H:%M:%S"))
    logger = logging.getLogger("graphbuild")
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


class Watch:
    """Counts documents done and failed; ``finish`` tells which failed and sets the exit code."""

    def __init__(self) -> None:
        self.done = 0
        self.errors: list[GraphbuildError] = []
        console = Console(stderr=True)
        self._live = console.is_terminal
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not self._live,
        )
        self._task = self._bar.add_task("Reading and parsing …", total=None)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._bar.stop()

    def document(self, document: Document) -> None:
        """Note a document that was read and parsed."""
        self.done += 1
        line = f"{document.id}: {count(len(document.sentences), 'sentence')}"
        if self._live:
            self._bar.update(self._task, description=escape(show(f"{count(self.done, 'document')}, last {line}")))
        else:
            say(line)

    def error(self, error: GraphbuildError) -> None:
        """Note a document that cannot be used; the others go on."""
        self.errors.append(error)

    def finish(self) -> None:
        """Name the documents that failed, and leave with exit code 1 if any did."""
        if not self.errors:
            return
        for error in self.errors:
            say(f"graphbuild: {error}")
        if self.done:
            say(f"graphbuild: {len(self.errors)} of {count(self.done + len(self.errors), 'document')} left out.")
        raise typer.Exit(1)
