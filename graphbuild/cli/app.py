"""The commands of ``graphbuild``, listed, and what becomes of errors: one sentence on stderr and an exit code."""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from graphbuild import __version__
from graphbuild.cli import (
    build,
    evaluate,
    explain,
    export,
    extract,
    merges,
    models,
    query,
    serve,
    train,
    validate,
)
from graphbuild.cli.progress import say
from graphbuild.errors import GraphbuildError

FAILED = 1
"""Exit code for input, models, graphs or queries that cannot be used; 2 is a wrong command line."""

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells count it: 128 + SIGINT."""

PIPE_CLOSED = 141
"""Exit code when the reader of our output went away (``| head``): 128 + SIGPIPE."""


class Commands(TyperGroup):
    """The group of all commands: turns the project's own errors into a sentence and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for; anything but a GraphbuildError is a bug and keeps its traceback."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except GraphbuildError as error:
            say(f"graphbuild: {error}")
            raise typer.Exit(FAILED) from error
        except KeyboardInterrupt as error:
            raise typer.Exit(INTERRUPTED) from error
        except BrokenPipeError as error:
            _silence_stdout()
            raise typer.Exit(PIPE_CLOSED) from error
        return result


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: the same text in a terminal, in a pipe and in docs/
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _show_version(wanted: bool) -> None:  # noqa: FBT001  # typer calls it with the option's value
    if wanted:
        typer.echo(f"graphbuild {__version__}")
        raise typer.Exit


@app.callback(epilog="Example: graphbuild build artikel.txt")
def main(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Build a knowledge graph from Swedish text, look at it, and ask it questions."""


app.command(epilog=build.EXAMPLES)(build.build)
app.command(epilog=extract.EXAMPLES)(extract.extract)
app.command(epilog=query.EXAMPLES)(query.query)
app.command(epilog=serve.EXAMPLES)(serve.serve)
app.command(epilog=validate.EXAMPLES)(validate.validate)
app.command(epilog=export.EXAMPLES)(export.export)
app.command(epilog=merges.EXAMPLES)(merges.merges)
app.command(epilog=explain.EXAMPLES)(explain.explain)
app.command(epilog=evaluate.EXAMPLES)(evaluate.evaluate)
app.command(epilog=models.EXAMPLES)(models.models)
app.command(epilog=train.EXAMPLES)(train.train)
app.command("evaluate-model", epilog=train.EVALUATE_EXAMPLES)(train.evaluate_model)


def _silence_stdout() -> None:
    """Send what is still buffered nowhere, so that Python does not complain about the pipe when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
