"""Writes docs/command-line.md from the commands themselves; `make docs` runs it, and a test holds the two equal."""

from __future__ import annotations

from pathlib import Path

import typer
from typer.main import get_command

from graphbuild.cli import app
from graphbuild.query import list_queries

PAGE = Path(__file__).with_name("command-line.md")
WIDTH = 100

HEAD = """# Command line

Every command writes results to files or stdout, and progress and errors to stderr. Exit codes: 0 all went well; 1 an input,
model, graph or query cannot be used, or some documents of many were left out; 2 wrong command line; 130 interrupted; 141 the
reader of the output went away.
"""


def render_reference() -> str:
    """The page as Markdown: the help of the program, then of each command in turn."""
    root = get_command(app)
    top = typer.Context(root, info_name="graphbuild", terminal_width=WIDTH, **root.context_settings)
    sections = [f"## graphbuild\n\n{_block(root.get_help(top))}"]
    for name, command in root.commands.items():  # type: ignore[attr-defined]  # get_command promises less than it gives
        context = typer.Context(command, info_name=name, parent=top)
        sections.append(f"## graphbuild {name}\n\n{_block(command.get_help(context))}")
    return "\n".join([HEAD, *sections, _table_of_queries()])


def _table_of_queries() -> str:
    rows = [
        f"| `{named.name}` | {', '.join(parameter.name for parameter in named.parameters)} | {named.help} |"
        for named in list_queries()
    ]
    head = ["## Questions that come with graphbuild", "", "For `--name`; parameters are given with `--param`.", ""]
    return "\n".join([*head, "| name | parameters | what it answers |", "|---|---|---|", *rows, ""])


def _block(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(render_reference(), encoding="utf-8")
