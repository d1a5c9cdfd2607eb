"""The network with attributes that file formats can hold: numbers and strings only."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import networkx as nx

from graphbuild.export.files import clean_xml


def flatten(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The network with lists as JSON in a string, and edges that bear their key as ``statement``."""
    flat = nx.MultiDiGraph()
    for node, attributes in network.nodes(data=True):
        flat.add_node(_text(node), **_flatten(attributes))
    for source, target, key, attributes in network.edges(keys=True, data=True):
        flat.add_edge(_text(source), _text(target), key=key, **_flatten(attributes), statement=key)
    return flat


def _flatten(attributes: Mapping[str, Any]) -> dict[str, str | int | float]:
    return {key: value if isinstance(value, int | float) else _text(value) for key, value in attributes.items()}


def _text(value: Any) -> str:
    return clean_xml(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
