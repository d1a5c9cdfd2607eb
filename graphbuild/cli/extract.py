"""``graphbuild extract``: texts in, facts out, one JSON object a line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from graphbuild.cli.options import Encoding, Entities, Inputs, Merges, Model, NoCache, Relations
from graphbuild.cli.progress import Watch
from graphbuild.errors import GraphError

EXAMPLES = "Example: graphbuild extract artikel.txt -o facts.jsonl"


def extract(
    inputs: Inputs,
    *,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where the facts go; - is stdout.")
    ] = "-",
    model: Model = "embedded",
    no_cache: NoCache = False,
    encoding: Encoding = "utf-8",
    relations: Relations = None,
    entities: Entities = None,
    merges: Merges = None,
) -> None:
    """Write the facts of INPUT as JSON lines.

    A line says who does what to whom, who says so, in which sentence, and by which rule it was
    read. A document that cannot be used is left out and named at the end, and the exit code is
    then 1.
    """
    from graphbuild.export import write_facts
    from graphbuild.pipeline import Additions, build_graph

    with Watch() as watch:
        graph = build_graph(
            inputs,
            model=model,
            cache=not no_cache,
            encoding=encoding,
            additions=Additions(tuple(relations or ()), tuple(entities or ()), merges),
            on_error=watch.error,
            on_document=watch.document,
        )
    if output == "-":
        write_facts(graph.facts, sys.stdout)
    elif graph.documents:
        try:
            with Path(output).open("w", encoding="utf-8", newline="\n") as stream:
                write_facts(graph.facts, stream)
        except OSError as error:
            raise GraphError(f"{output} cannot be written ({error.strerror}); give another file with -o.") from error
    watch.finish()
