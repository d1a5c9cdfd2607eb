"""``graphbuild merges``: which entities of a graph stand for something in several documents, and why."""

from __future__ import annotations

import typer

from graphbuild.cli.options import GraphPath
from graphbuild.cli.progress import count, show

EXAMPLES = "Example: graphbuild merges output"


def merges(graph: GraphPath) -> None:
    """List what was taken for one thing in several documents of GRAPH.

    An entity a line, with its kind, the documents, its other names and the reason. To forbid or
    force a merge, give build a file with --merges.
    """
    from graphbuild.graph import read_quads, to_facts
    from graphbuild.linking import list_merges

    found = list_merges(to_facts(read_quads(graph)))
    for merge in found:
        names = f"; also {', '.join(merge.entity.aliases)}" if merge.entity.aliases else ""
        line = f"{merge.entity.label} ({merge.entity.kind}): {', '.join(merge.documents)}{names}; {merge.reason}"
        typer.echo(show(line))
    if not found:
        typer.echo(f"{count(0, 'merge')}: no entity stands in several documents.")
