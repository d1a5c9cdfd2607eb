"""``graphbuild models``: which Swedish models there are on this machine."""

from __future__ import annotations

import typer

from graphbuild.parsing import list_models

EXAMPLES = "Example: graphbuild models"


def models() -> None:
    """List the Swedish models on this machine.

    They are those that --model can name without a download.
    """
    for model in list_models():
        typer.echo(f"{model.name}: {model.info.name} {model.info.version}, {model.size / 1e6:.1f} MB")
        typer.echo(f"  checksum {model.info.checksum}")
        typer.echo(f"  {model.path}")
