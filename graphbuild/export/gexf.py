"""GEXF 1.2 of the network, for Gephi: what GraphML holds too, with labels where Gephi looks for them."""

from __future__ import annotations

import re
from pathlib import Path

import networkx as nx

from graphbuild.export.files import write_bytes
from graphbuild.export.flat import flatten

_DATE = re.compile(r' lastmodifieddate="[^"]*"')


def write_gexf(network: nx.MultiDiGraph, path: str | Path) -> None:
    """Write the network, without the date of writing; raises GraphError if the file cannot be written."""
    flat = flatten(network)
    for number, (_, _, attributes) in enumerate(flat.edges(data=True)):
        attributes["id"] = str(number)
    text = "\n".join(nx.generate_gexf(flat, version="1.2draft"))
    head, meta, rest = text.partition("<graph ")
    text = '<?xml version="1.0" encoding="UTF-8"?>\n' + _DATE.sub("", head, count=1) + meta + rest
    write_bytes((text + "\n").encode("utf-8"), path)
