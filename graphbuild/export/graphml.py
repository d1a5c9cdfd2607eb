"""GraphML of the network, for igraph, Gephi, yEd and Cytoscape."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from graphbuild.errors import GraphError

# XML 1.0 has no way to write these, not even escaped
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_graphml(network: nx.MultiDiGraph, path: str | Path) -> None:
    """Write the network; lists become JSON in a string, as GraphML knows numbers and strings only.

    Raises GraphError if the file cannot be written.
    """
    flat = nx.MultiDiGraph()
    for node, attributes in network.nodes(data=True):
        flat.add_node(_text(node), **_flatten(attributes))
    for source, target, key, attributes in network.edges(keys=True, data=True):
        flat.add_edge(_text(source), _text(target), key=key, **_flatten(attributes), statement=key)
    try:
        nx.write_graphml_xml(flat, str(path))
    except OSError as error:
        raise GraphError(f"{path} cannot be written ({error}); check the folder and its permissions.") from error


def _flatten(attributes: Mapping[str, Any]) -> dict[str, str | int | float]:
    return {key: value if isinstance(value, int | float) else _text(value) for key, value in attributes.items()}


def _text(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return _NOT_XML.sub("\ufffd", text)
