"""``graphbuild train`` and ``graphbuild evaluate-model``: make a Swedish model, and measure one."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from graphbuild.cli.progress import logging_to_stderr, say
from graphbuild.errors import TrainingError
from graphbuild.parsing import find_model

EXAMPLES = "Example: graphbuild train --ud treebanks --ner names --out model-1.2"
EVALUATE_EXAMPLES = "Example: graphbuild evaluate-model --challenge"

Treebanks = Annotated[
    Path,
    typer.Option(metavar="DIR", help="CoNLL-U: UD Talbanken train, dev and test, UD PUD.", show_default=False),
]


def train(
    *,
    ud: Treebanks,
    ner: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Names: UNER Talbanken and PUD (.iob2), others (.bio).")
    ] = None,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where to train; a second run goes on from what is there.")],
    stage: Annotated[
        list[str] | None,
        typer.Option(help="Only this stage: vectors, tokenize, silver, pos, lemma, depparse or ner. May be repeated."),
    ] = None,
    language: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Word vectors (*.vec, *.vec.xz) and character models; else the shipped ones."),
    ] = None,
    text: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Plain text, a sentence a line (.txt, .xz), for a teacher to annotate."),
    ] = None,
    continue_from: Annotated[
        Path | None, typer.Option("--from", metavar="MODEL", help="Go on from this model instead of from nothing.")
    ] = None,
) -> None:
    """Train a Swedish model from treebanks and name annotation.

    Hours on two cores. An interrupted run is resumed by the same command; finished stages are kept. Ends with a model
    folder, its card, and its scores on the data that was held out.
    """
    training = _load_training()
    with logging_to_stderr():
        extras = training.Extras(language, text, continue_from)
        folder = training.train(ud, ner, out, stages=stage or training.STAGES, extras=extras)
    typer.echo(folder)


def evaluate_model(
    *,
    ud: Annotated[
        Path | None, typer.Option(metavar="PATH", help="A CoNLL-U file, or a folder: its dev and held-out files.")
    ] = None,
    ner: Annotated[
        Path | None, typer.Option(metavar="PATH", help="A .bio or .iob2 file of names, or a folder of them.")
    ] = None,
    model: Annotated[
        str, typer.Option(help="Swedish model: embedded (shipped), official (Stanza's own) or the folder of your own.")
    ] = "embedded",
    challenge: Annotated[
        bool, typer.Option("--challenge", help="Also the constructions that facts hang on, with what was missed.")
    ] = False,
) -> None:
    """Score a Swedish model on annotated text.

    Prints the CoNLL-18 scores, from raw text and from gold tokens, and F1 of names by class, as Markdown tables.
    """
    if ud is None and ner is None and not challenge:
        raise typer.BadParameter("give a treebank (--ud), names (--ner), --challenge, or several of them")
    training = _load_training()
    folder = find_model(model).path
    if ud is not None or ner is not None:
        with logging_to_stderr():
            scores = training.evaluate_model(folder, ud=ud, ner=ner)
        typer.echo(training.score_table(scores))
    if challenge:
        for score in training.challenge_model(folder):
            typer.echo(f"{score.kind}: {score.accuracy:.1f} ({score.met}/{score.demanded})")
            for missed in score.missed if score.kind != "all" else ():
                say(f"  missed: {missed}")


def _load_training() -> ModuleType:
    try:
        from graphbuild import training
    except ImportError as error:
        raise TrainingError(
            f"Training needs {error.name}, which is not installed; run: pip install 'graphbuild[train]'."
        ) from error
    return training
