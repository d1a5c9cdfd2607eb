"""``graphbuild build``: texts in, page and graphs out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuild.cli.options import Encoding, Entities, Inputs, Merges, Model, NoCache, Relations
from graphbuild.cli.progress import Watch, count

EXAMPLES = "Example: graphbuild build artikel.txt -o output"


def build(
    inputs: Inputs,
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder for the files; made if it is missing.")
    ] = Path("output"),
    model: Model = "embedded",
    no_cache: NoCache = False,
    encoding: Encoding = "utf-8",
    relations: Relations = None,
    entities: Entities = None,
    merges: Merges = None,
) -> None:
    """Build the page and the graph files of INPUT.

    They are graph.html for the browser, graph.ttl, graph.trig with a named graph for each
    document, and facts.jsonl. A document that cannot be used is left out and named at the
    end, and the exit code is then 1.
    """
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
    if graph.documents:
        written = graph.write(output)
        typer.echo(f"{count(len(graph.facts), 'fact')} from {count(len(graph.documents), 'document')}")
        for path in written:
            typer.echo(f"  {path}")
    watch.finish()
