"""``graphbuild serve``: a graph as a SPARQL endpoint with a query editor, for this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphbuild.cli.progress import say
from graphbuild.query import TIMEOUT

EXAMPLES = "Example: graphbuild serve output --port 7878"


def serve(
    graph: Annotated[
        Path,
        typer.Argument(metavar="GRAPH", help="A graph file or the folder of one, as for query.", show_default=False),
    ],
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes any that is free.")] = 7878,
    host: Annotated[str, typer.Option(help="Address of this machine: 127.0.0.1, localhost or ::1.")] = "127.0.0.1",
    cors: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ORIGIN", help="Let the pages of a web origin ask, as in http://localhost:3000.", show_default=False
        ),
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that a query may take.")] = TIMEOUT,
) -> None:
    """Answer questions about GRAPH over HTTP, on this machine only, until Ctrl-C.

    The address shows a query editor; /sparql below it is a read-only SPARQL 1.1 endpoint,
    /queries/NAME answers a question that comes with graphbuild, and /graph.html is the page
    that lies beside the graph.
    """
    from graphbuild.serve import serve

    serve(
        graph,
        host=host,
        port=port,
        origins=tuple(cors or ()),
        timeout=timeout,
        on_ready=lambda address: say(
            f"graphbuild: {graph} is at {address} (SPARQL at {address}sparql); Ctrl-C ends it."
        ),
    )
