"""Arguments and options that several commands share, said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files to read: .txt, .md, .jsonl (an object with id and text a line) or .conllu (parsed already); - is stdin.",
        show_default=False,
    ),
]

Model = Annotated[
    str,
    typer.Option(
        help="Swedish model: embedded (shipped), official (Stanza's own, downloaded once) or the folder of your own."
    ),
]

NoCache = Annotated[bool, typer.Option("--no-cache", help="Parse anew instead of taking earlier parses from disk.")]

Encoding = Annotated[str, typer.Option(help="Encoding of the inputs, for example latin-1.")]

GraphPath = Annotated[
    Path,
    typer.Argument(
        metavar="GRAPH",
        help="A graph file (.nq, .trig, .ttl, .nt, .rdf, .jsonld) or the folder of one.",
        show_default=False,
    ),
]

Relations = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="Turtle that adds relations and words to ontology/relations.ttl, in its terms.",
        show_default=False,
    ),
]

Entities = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="Turtle that lists entities of your own: a class, rdfs:label, skos:altLabel.",
        show_default=False,
    ),
]

Merges = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="TOML that decides what is one entity: [[together]] names, [[apart]] name, documents.",
        show_default=False,
    ),
]
