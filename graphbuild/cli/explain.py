"""``graphbuild explain``: how a sentence became facts."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from graphbuild.cli.options import Model

EXAMPLES = 'Example: graphbuild explain "FSB varnar för Kina."'


def explain(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="One or more Swedish sentences; - is stdin.", show_default=False)
    ],
    *,
    model: Model = "embedded",
) -> None:
    """Show how TEXT becomes facts.

    Each sentence with its tree, its mentions, every rule that fired, and how each relation got
    its name.
    """
    from graphbuild.pipeline import explain_text

    typer.echo(explain_text(sys.stdin.read() if text == "-" else text, model=model))
