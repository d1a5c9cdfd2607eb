"""The command line: a thin skin over the library. ``app`` is the typer application, one module a command."""

from graphbuild.cli.app import app

__all__ = ["app"]
