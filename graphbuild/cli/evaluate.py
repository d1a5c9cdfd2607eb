"""``graphbuild evaluate``: facts against a gold standard."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuild.cli.options import Model

EXAMPLES = "Example: graphbuild evaluate gold.jsonl"


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD",
            help="JSON lines, each with a text and the facts that a reader finds in it.",
            show_default=False,
        ),
    ],
    *,
    model: Model = "embedded",
) -> None:
    """Score extracted facts against GOLD.

    Extracts facts from its texts and shows precision, recall and F1.
    """
    from graphbuild import evaluation

    typer.echo(evaluation.evaluate(gold, model=model).to_text())
