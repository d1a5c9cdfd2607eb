"""Where entities and relation labels stand: computed once, the same in every build, without overlap.

Each relation label is a vertex of its own between its two entities, so that it gets room like
they do; the page bends the edge through it. Distances are those of the shortest paths, brought
into the plane by stress majorisation (Gansner, Koren and North 2004); boxes are then pushed
apart, and unconnected parts packed side by side. Graphs too large for this are cut into
communities, which are laid out by themselves and then among each other, without label vertices.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx
import numpy as np

from graphbuild.export.page.packing import CELL, Box, Part, pack, separate
from graphbuild.export.page.stress import Points, embed, turn_upright

Vertex: TypeAlias = tuple[str, int]

STEP = 24.0
SIBLING = 30.0
ROOMY = 420
COMMUNITY = 260
SEED = 1


@dataclass(frozen=True, slots=True)
class Link:
    """An edge to lay out: its two nodes by number, and the box of its label."""

    source: int
    target: int
    label: Box


@dataclass(frozen=True, slots=True)
class Layout:
    """Centres of nodes, and of edge labels (empty when the graph was too large for them), in pixels."""

    nodes: tuple[tuple[int, int], ...]
    labels: tuple[tuple[int, int], ...]


def lay_out(nodes: Sequence[Box], links: Sequence[Link]) -> Layout:
    """Positions of all nodes and, in graphs of up to ``ROOMY`` nodes and edges together, of all edge labels."""
    roomy = len(nodes) + len(links) <= ROOMY
    graph = _incidence_graph(nodes, links) if roomy else _entity_graph(nodes, links)
    boxes: dict[Vertex, Box] = {("node", number): box for number, box in enumerate(nodes)}
    boxes |= {("label", number): link.label for number, link in enumerate(links)} if roomy else {}
    places = _place_parts(graph, boxes)
    centre = {vertex: (round(x), round(y)) for vertex, (x, y) in places.items()}
    return Layout(
        tuple(centre["node", number] for number in range(len(nodes))),
        tuple(centre["label", number] for number in range(len(links))) if roomy else (),
    )


def _incidence_graph(nodes: Sequence[Box], links: Sequence[Link]) -> nx.Graph[Vertex]:
    """Nodes and labels as vertices; labels between the same two nodes are tied to one another."""
    graph: nx.Graph[Vertex] = nx.Graph()
    graph.add_nodes_from(("node", number) for number in range(len(nodes)))
    latest: dict[tuple[int, int], int] = {}
    for number, link in enumerate(links):
        for end in (link.source, link.target):
            length = STEP + nodes[end].height / 4 + link.label.width / 5
            graph.add_edge(("node", end), ("label", number), length=length)
        pair = (min(link.source, link.target), max(link.source, link.target))
        if pair in latest:
            graph.add_edge(("label", latest[pair]), ("label", number), length=SIBLING)
        latest[pair] = number
    return graph


def _entity_graph(nodes: Sequence[Box], links: Sequence[Link]) -> nx.Graph[Vertex]:
    graph: nx.Graph[Vertex] = nx.Graph()
    graph.add_nodes_from(("node", number) for number in range(len(nodes)))
    graph.add_edges_from(
        (("node", link.source), ("node", link.target), {"length": 2.5 * STEP})
        for link in links
        if link.source != link.target
    )
    return graph


def _place_parts(graph: nx.Graph[Vertex], boxes: Mapping[Vertex, Box]) -> dict[Vertex, tuple[float, float]]:
    """Each connected part laid out by itself, small parts packed around and between the large ones."""
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    placed = [_place_part(graph.subgraph(part), part, boxes) for part in parts]
    shifts = pack([_outline(graph, part, points, boxes) for part, points in zip(parts, placed, strict=True)])
    places: dict[Vertex, tuple[float, float]] = {}
    for part, points, shift in zip(parts, placed, shifts, strict=True):
        places |= {vertex: (float(x), float(y)) for vertex, (x, y) in zip(part, points + np.array(shift), strict=True)}
    return places


def _outline(graph: nx.Graph[Vertex], part: Sequence[Vertex], points: Points, boxes: Mapping[Vertex, Box]) -> Part:
    """What a part fills: its boxes, and specks along its edges; a large part fills its whole frame."""
    if len(part) > ROOMY:
        return Part(np.array([_frame(part, points, boxes)]))
    at = dict(zip(part, points, strict=True))
    halves = np.array([[boxes[vertex].width / 2, boxes[vertex].height / 2] for vertex in part])
    specks = [
        at[one] + (at[other] - at[one]) * step
        for one, other in graph.subgraph(part).edges
        for step in np.linspace(0.0, 1.0, 2 + int(np.hypot(*(at[other] - at[one])) / CELL))
    ]
    lines = np.array(specks).reshape(-1, 2)
    return Part(np.concatenate([np.hstack([points - halves, points + halves]), np.hstack([lines - 1, lines + 1])]))


def _place_part(graph: nx.Graph[Vertex], part: Sequence[Vertex], boxes: Mapping[Vertex, Box]) -> Points:
    """Positions of a connected part, rows in the order of ``part``."""
    if len(part) > ROOMY:
        return _place_communities(graph, part, boxes)
    distances = np.asarray(nx.floyd_warshall_numpy(graph, nodelist=list(part), weight="length"), dtype=np.float64)
    return separate(turn_upright(embed(distances)), [boxes[vertex] for vertex in part])


def _place_communities(graph: nx.Graph[Vertex], part: Sequence[Vertex], boxes: Mapping[Vertex, Box]) -> Points:
    """Communities laid out by themselves, then as boxes among each other."""
    groups = _cut(graph)
    inner = [_place_group(graph.subgraph(group), group, boxes) for group in groups]
    frames = [_frame(group, points, boxes) for group, points in zip(groups, inner, strict=True)]
    plates = [Box(right - left + STEP, bottom - top + STEP) for left, top, right, bottom in frames]
    home = {vertex: number for number, group in enumerate(groups) for vertex in group}
    quotient: nx.Graph[int] = nx.Graph()
    quotient.add_nodes_from(range(len(groups)))
    for one, other in graph.edges:
        a, b = home[one], home[other]
        if a != b:
            quotient.add_edge(
                a, b, length=(plates[a].width + plates[a].height + plates[b].width + plates[b].height) / 4
            )
    distances = np.asarray(
        nx.floyd_warshall_numpy(quotient, nodelist=list(quotient), weight="length"), dtype=np.float64
    )
    centres = separate(turn_upright(embed(distances)), plates)
    where: dict[Vertex, Points] = {}
    for group, points, frame, centre in zip(groups, inner, frames, centres, strict=True):
        middle = np.array([(frame[0] + frame[2]) / 2, (frame[1] + frame[3]) / 2])
        where |= dict(zip(group, points - middle + centre, strict=True))
    placed = np.array([where[vertex] for vertex in part])
    width, height = np.ptp(placed, axis=0)
    # Symbols in a crowd are square: the picture may be mirrored to lie flat, and none of them meets another.
    return placed[:, ::-1] if height > width else placed


def _cut(graph: nx.Graph[Vertex]) -> list[list[Vertex]]:
    """Louvain communities, those still too large cut into pieces; largest first."""
    # A view of a part walks its nodes in the order of a set, which changes from run to run.
    steady: nx.Graph[Vertex] = nx.Graph()
    steady.add_nodes_from(sorted(graph.nodes))
    steady.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    found = nx.community.louvain_communities(steady, weight=None, seed=SEED)
    groups: list[list[Vertex]] = []
    for community in found:
        members = sorted(community, key=lambda vertex: (-graph.degree(vertex), vertex))
        groups += [members[start : start + COMMUNITY] for start in range(0, len(members), COMMUNITY)]
    return sorted(groups, key=lambda group: (-len(group), group))


def _place_group(graph: nx.Graph[Vertex], group: Sequence[Vertex], boxes: Mapping[Vertex, Box]) -> Points:
    """A community, or a piece of one that need not be connected."""
    distances = np.asarray(nx.floyd_warshall_numpy(graph, nodelist=list(group), weight="length"), dtype=np.float64)
    reachable = distances[np.isfinite(distances)]
    distances[~np.isfinite(distances)] = (reachable.max() if reachable.size else STEP) + STEP
    return separate(turn_upright(embed(distances)), [boxes[vertex] for vertex in group])


def _frame(part: Sequence[Vertex], points: Points, boxes: Mapping[Vertex, Box]) -> tuple[float, float, float, float]:
    halves = np.array([[boxes[vertex].width / 2, boxes[vertex].height / 2] for vertex in part])
    (left, top), (right, bottom) = (points - halves).min(axis=0), (points + halves).max(axis=0)
    return float(left), float(top), float(right), float(bottom)
