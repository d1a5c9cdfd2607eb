"""The network of the page: pyvis nodes and edges with fixed places, sizes and line styles."""

from __future__ import annotations

import json
import math
from typing import Any

import networkx as nx
from pyvis.edge import Edge
from pyvis.network import Network

from graphbuild.export.page.data import PageData
from graphbuild.export.page.labels import measure, shorten, wrap
from graphbuild.export.page.layout import ROOMY, SEED, Layout, Link, lay_out
from graphbuild.export.page.packing import Box

SHAPES = {
    "Person": "dot",
    "Organization": "square",
    "Country": "hexagon",
    "City": "triangle",
    "Place": "triangleDown",
    "Group": "diamond",
    "Document": "square",
    "Event": "star",
    "Concept": "dot",
    "Value": "dot",
}
DENIED, POSSIBLE = [9, 5], [2, 5]
EDGE_FONT, SPEAKER_FONT, TAG = 14.5, 12.5, 54.0
LABEL_LENGTH, SPEAKER_LENGTH = 30, 26
SHOWN = 5000
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": SEED},
    "interaction": {"hover": True, "multiselect": False, "tooltipDelay": 1_000_000, "keyboard": False},
    "nodes": {"borderWidth": 2, "font": {"size": 0}},
    "edges": {"arrowStrikethrough": False, "font": {"size": 0}, "selectionWidth": 1.5, "smooth": False},
}


def make_network(data: PageData) -> dict[str, Any]:
    """vis-network's nodes, edges and options of the strongest ``SHOWN`` entities, with layout and wrapped labels.

    ``spare`` holds the nodes of all other entities without a place: the page draws them when somebody asks for them.
    """
    shown = choose_strongest(data)
    numbers = {number: position for position, number in enumerate(shown)}
    edges = [(number, fact) for number, fact in enumerate(data.facts) if fact["s"] in numbers and fact["o"] in numbers]
    entities = [data.entities[number] for number in shown]
    roomy = len(entities) + len(edges) <= ROOMY
    boxes = [_node_box(entity) if roomy else _symbol_box(entity) for entity in entities]
    links = [Link(numbers[fact["s"]], numbers[fact["o"]], _label_box(fact, data)) for _, fact in edges]
    layout = lay_out(boxes, links)
    network = Network(directed=True)
    for number, entity, box, place in zip(shown, entities, boxes, layout.nodes, strict=True):
        # The place is the centre of the symbol, which stands in the upper part of its box.
        _add_node(network, number, entity, x=place[0], y=round(place[1] - box.height / 2 + _radius(entity)))
    for number in _list_drawable(data):
        if number not in numbers:
            _add_node(network, number, data.entities[number])
    for position, (number, fact) in enumerate(edges):
        _add_edge(network, number, fact, layout, position)
    network.set_options(json.dumps(OPTIONS))
    nodes, lines, _, _, _, options = network.get_network_data()
    spare = nodes[len(shown) :]
    return {"nodes": nodes[: len(shown)], "spare": spare, "edges": lines, "options": json.loads(options)}


def choose_strongest(data: PageData) -> list[int]:
    """Numbers of the entities to draw: all of them, or the strongest communities up to ``SHOWN``."""
    drawn = _list_drawable(data)
    if len(drawn) <= SHOWN:
        return drawn
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(drawn)
    graph.add_edges_from((fact["s"], fact["o"]) for fact in data.facts)
    communities = nx.community.louvain_communities(graph, weight=None, seed=SEED)
    strength = {frozenset(group): sum(data.entities[number]["weight"] for number in group) for group in communities}
    chosen: list[int] = []
    for group in sorted(strength, key=lambda group: (-strength[group], min(group))):
        members = sorted(group, key=lambda number: (-data.entities[number]["weight"], number))
        chosen += members[: SHOWN - len(chosen)]
    return sorted(chosen)


def _list_drawable(data: PageData) -> list[int]:
    """Numbers of the entities that facts join, in order; those who only speak are not drawn."""
    return sorted({end for fact in data.facts for end in (fact["s"], fact["o"])})


def _radius(entity: dict[str, Any]) -> int:
    if entity["kind"] == "Value":
        return 7
    return round(min(30.0, 8.0 + 3.6 * math.sqrt(entity["weight"])))


def _font(entity: dict[str, Any]) -> int:
    return round(min(24.0, 15.5 + 1.4 * math.sqrt(max(0, entity["weight"] - 1))))


def _node_box(entity: dict[str, Any]) -> Box:
    radius, font, lines = _radius(entity), _font(entity), wrap(entity["label"])
    width = max(measure(line, font) for line in lines) + 6
    return Box(max(2.0 * radius + 4, width), 2.0 * radius + 6 + 1.2 * font * len(lines))


def _symbol_box(entity: dict[str, Any]) -> Box:
    """Room of a node in a crowd: its symbol alone, since only some labels are readable at a time there."""
    side = 2.0 * _radius(entity) + 14
    return Box(side, side)


def _label_box(fact: dict[str, Any], data: PageData) -> Box:
    """Room of an edge label: the relation with its mark, and who says so beneath."""
    marked = (fact["p"] == "-") + (fact["m"] == "possible")
    width = measure(shorten(fact["r"], LABEL_LENGTH), EDGE_FONT) + TAG * marked
    if fact["a"] is None:
        return Box(width + 12, 1.5 * EDGE_FONT)
    speaker = measure("enligt " + shorten(data.entities[fact["a"]]["label"], SPEAKER_LENGTH), SPEAKER_FONT)
    return Box(max(width, speaker) + 12, 1.5 * EDGE_FONT + 1.25 * SPEAKER_FONT)


def _add_node(network: Network, number: int, entity: dict[str, Any], **place: int) -> None:
    network.add_node(
        number,
        label="\n".join(wrap(entity["label"])),
        group=entity["kind"],
        shape=SHAPES[entity["kind"]],
        size=_radius(entity),
        labelSize=_font(entity),
        **place,
    )


def _add_edge(network: Network, number: int, fact: dict[str, Any], layout: Layout, position: int) -> None:
    options: dict[str, Any] = {"id": number, "label": shorten(fact["r"], LABEL_LENGTH)}
    options["width"] = round(1.4 + 0.7 * math.log2(max(1, len(fact["e"]))), 2)
    if fact["m"] == "possible":
        options["dashes"] = POSSIBLE
    elif fact["p"] == "-":
        options["dashes"] = DENIED
    if layout.labels and fact["s"] != fact["o"]:
        options["smooth"] = {"enabled": True, "type": "dynamic"}
    if layout.labels:
        options["at"] = list(layout.labels[position])
    # Network.add_edge looks every end up in a list; thousands of edges would wait for that.
    network.edges.append(Edge(fact["s"], fact["o"], directed=True, **options).options)
