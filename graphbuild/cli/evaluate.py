"""``graphbuild evaluate``: facts against a gold standard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphbuild.cli.options import Model, NoCache
from graphbuild.cli.progress import Watch
from graphbuild.errors import GraphError

if TYPE_CHECKING:
    from graphbuild.model import Fact

EXAMPLES = "Example: graphbuild evaluate gold.jsonl --show"


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
    facts: Annotated[
        Path | None, typer.Option(metavar="FACTS", help="Score these facts, instead of extracting them.")
    ] = None,
    compare: Annotated[
        Path | None, typer.Option(metavar="BEFORE", help="Compare with the facts.jsonl of an earlier run.")
    ] = None,
    save: Annotated[
        Path | None, typer.Option(metavar="FACTS", help="Keep the extracted facts, to compare with later.")
    ] = None,
    texts: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR", help="Where the documents of GOLD lie, DOCUMENT.txt: they are then extracted whole."
        ),
    ] = None,
    trees: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE.conllu", help="Compare parsed trees with these, by lines whose id is a sent_id there."
        ),
    ] = None,
    only: Annotated[
        list[str] | None, typer.Option(metavar="KEY=VALUE", help="Only lines of GOLD with this value: half=tune.")
    ] = None,
    coreference: Annotated[
        bool, typer.Option("--coreference", help="GOLD holds anaphors and their antecedents, not facts.")
    ] = False,
    show: Annotated[bool, typer.Option("--show", help="List every error after the tables.")] = False,
    model: Model = "embedded",
    no_cache: NoCache = False,
) -> None:
    """Score extracted facts against GOLD.

    Extracts facts from its texts and shows precision, recall and F1, the same by construction, by
    rule and by confidence, and how the errors came about.
    """
    from graphbuild import evaluation

    if trees and (facts or compare or coreference):
        raise typer.BadParameter("--trees compares two runs of its own; leave out --facts, --compare and --coreference")
    if coreference and (facts or compare):
        raise typer.BadParameter("--coreference traces anaphors, not facts; leave out --facts and --compare")
    standard = evaluation.Gold(gold, texts or (), _read_pairs(only or []))
    report: evaluation.Report | evaluation.Comparison | evaluation.CoreferenceReport
    with Watch() as watch:
        if coreference:
            report = evaluation.evaluate_coreference(
                gold, texts or (), model=model, cache=not no_cache, on_document=watch.document
            )
        elif trees:
            report = evaluation.evaluate_trees(
                standard, trees, model=model, cache=not no_cache, on_document=watch.document
            )
        elif facts:
            report = evaluation.evaluate_facts(standard, facts)
        else:
            report = evaluation.evaluate(standard, model=model, cache=not no_cache, on_document=watch.document)
    if isinstance(report, evaluation.Report):
        if save:
            _save(report.facts, save)
        if compare:
            report = evaluation.compare(evaluation.evaluate_facts(standard, compare), report)
    typer.echo(report.to_text(show=show))


def _read_pairs(pairs: list[str]) -> dict[str, str]:
    found = dict(pair.partition("=")[::2] for pair in pairs)
    if not all(key and value for key, value in found.items()):
        raise typer.BadParameter("--only takes KEY=VALUE, for example half=tune")
    return found


def _save(facts: tuple[Fact, ...], path: Path) -> None:
    from graphbuild.export import write_facts

    try:
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            write_facts(facts, stream)
    except OSError as error:
        raise GraphError(f"{path} cannot be written ({error.strerror}); give another file with --save.") from error
