"""The network as two CSV tables, with the headers that ``neo4j-admin database import`` expects.

Lists are joined by semicolons, Neo4j's array delimiter; a semicolon inside a member becomes a comma.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import networkx as nx

from graphbuild.export.files import clean_xml, write_bytes

NODE_COLUMNS = ("iri:ID", "label", "aliases:string[]", "links:string[]", "weight:int", ":LABEL")
EDGE_COLUMNS = (
    *(":START_ID", ":END_ID", ":TYPE", "statement", "polarity", "modality", "attribution", "time"),
    *("confidence:double", "rule", "weight:int", "documents:string[]", "sentences:string[]"),
)


def write_nodes(network: nx.MultiDiGraph, path: str | Path) -> None:
    """Write a row for each node; raises GraphError if the file cannot be written."""
    rows = (
        (node, data["label"], _join(data["aliases"]), _join(data["links"]), data["weight"], data["kind"])
        for node, data in network.nodes(data=True)
    )
    _write(NODE_COLUMNS, rows, path)


def write_edges(network: nx.MultiDiGraph, path: str | Path) -> None:
    """Write a row for each statement; raises GraphError if the file cannot be written."""
    rows = (
        (
            *(source, target, data["label"], key),
            *(data[name] for name in ("polarity", "modality", "attribution", "time", "confidence", "rule", "weight")),
            *(_join(dict.fromkeys(said[name] for said in data["evidence"])) for name in ("document", "text")),
        )
        for source, target, key, data in network.edges(keys=True, data=True)
    )
    _write(EDGE_COLUMNS, rows, path)


def _write(header: tuple[str, ...], rows: Iterable[tuple[Any, ...]], path: str | Path) -> None:
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(header)
    table.writerows([_cell(value) for value in row] for row in rows)
    write_bytes(stream.getvalue().encode("utf-8"), path)


def _cell(value: Any) -> Any:
    """A value on one line: Neo4j reads none that go over several unless it is told to."""
    return " ".join(clean_xml(value).split()) if isinstance(value, str) else value


def _join(members: Iterable[str]) -> str:
    return ";".join(member.replace(";", ",") for member in members)
