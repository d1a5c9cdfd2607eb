"""The layout: stable, without overlap, compact; and labels that fit their lines."""

import itertools
import os
import random
import subprocess
import sys

import numpy as np
import pytest

from graphbuild.export.page.labels import ELLIPSIS, clean, measure, shorten, wrap
from graphbuild.export.page.layout import ROOMY, Layout, Link, lay_out
from graphbuild.export.page.packing import Box, separate
from graphbuild.export.page.stress import embed


def overlaps(one: tuple[float, float], size: Box, other: tuple[float, float], other_size: Box) -> bool:
    return (
        abs(one[0] - other[0]) < (size.width + other_size.width) / 2 - 1
        and abs(one[1] - other[1]) < (size.height + other_size.height) / 2 - 1
    )


def star(leaves: int) -> tuple[list[Box], list[Link]]:
    return [Box(90, 50)] * (leaves + 1), [Link(0, leaf + 1, Box(110, 36)) for leaf in range(leaves)]


def pairs(count: int) -> tuple[list[Box], list[Link]]:
    return [Box(90, 50)] * (2 * count), [Link(2 * n, 2 * n + 1, Box(80, 20)) for n in range(count)]


def parallel(count: int) -> tuple[list[Box], list[Link]]:
    return [Box(90, 50)] * 2, [Link(n % 2, 1 - n % 2, Box(120, 36)) for n in range(count)]


def tangle(nodes: int, edges: int) -> tuple[list[Box], list[Link]]:
    chance = random.Random(3)  # noqa: S311 - a fixed graph, not a secret
    return [Box(80, 40)] * nodes, [
        Link(chance.randrange(nodes), chance.randrange(nodes), Box(90, 20)) for _ in range(edges)
    ]


GRAPHS = {
    "none": ([], []),
    "one": ([Box(90, 50)], []),
    "loop": ([Box(90, 50)], [Link(0, 0, Box(60, 20))]),
    "star": star(24),
    "pairs": pairs(40),
    "parallel": parallel(9),
    "tangle": tangle(60, 90),
}


@pytest.mark.parametrize(("nodes", "links"), GRAPHS.values(), ids=GRAPHS)
def test_nothing_overlaps(nodes, links) -> None:
    layout = lay_out(nodes, links)
    places = [*layout.nodes, *layout.labels]
    boxes = [*nodes, *(link.label for link in links)]
    assert len(places) == len(boxes)
    clashes = [
        (one, other)
        for (one, a), (other, b) in itertools.combinations(zip(places, boxes, strict=True), 2)
        if overlaps(one, a, other, b)
    ]
    assert clashes == []


def test_layout_is_the_same_every_time() -> None:
    assert lay_out(*tangle(40, 60)) == lay_out(*tangle(40, 60))


def test_layout_does_not_depend_on_the_hash_seed() -> None:
    script = f"""
import random
from graphbuild.export.page.layout import Link, lay_out
from graphbuild.export.page.packing import Box
chance = random.Random(5)
nodes = [Box(30, 30)] * {ROOMY + 80}
for count in ({ROOMY + 80}, 60):
    links = [Link(chance.randrange(count), chance.randrange(count), Box(60, 20)) for _ in range(count)]
    print(lay_out(nodes[:count], links))
"""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(outputs) == 1


def test_layout_stays_compact() -> None:
    nodes, links = pairs(40)
    layout = lay_out(nodes, links)
    xs, ys = zip(*layout.nodes, strict=True)
    filled = sum(box.width * box.height for box in nodes) + sum(link.label.width * link.label.height for link in links)
    assert filled / ((max(xs) - min(xs) + 90) * (max(ys) - min(ys) + 50)) > 0.15


def test_label_of_a_lone_edge_stands_between_its_ends() -> None:
    layout = lay_out(*pairs(1))
    middle = np.mean(np.array(layout.nodes), axis=0)
    assert np.hypot(*(np.array(layout.labels[0]) - middle)) < 40


def test_large_graphs_are_cut_into_communities() -> None:
    nodes, links = tangle(ROOMY, 2 * ROOMY)
    nodes += [Box(30, 30)] * 200  # and some that nothing ties to the rest
    layout = lay_out(nodes, links)
    assert isinstance(layout, Layout)
    assert len(layout.nodes) == len(nodes)
    assert layout.labels == ()
    assert len(set(layout.nodes)) == len(nodes)


def test_embedding_keeps_the_distances_of_a_path() -> None:
    distances = np.abs(np.subtract.outer(np.arange(5.0), np.arange(5.0))) * 100
    points = embed(distances)
    found = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    assert np.abs(found - distances).max() < 12


def test_boxes_on_one_spot_are_parted() -> None:
    points = separate(np.zeros((6, 2)), [Box(40, 20)] * 6)
    assert not any(overlaps(tuple(a), Box(40, 20), tuple(b), Box(40, 20)) for a, b in itertools.combinations(points, 2))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Kina", ("Kina",)),
        ("Nationellt centrum för havsforskning i Norden", ("Nationellt centrum", "för havsforskning i…")),
        ("kontraspionageprogrammet", ("kontraspionageprogrammet",)),
        ("å" * 10_000, ("å" * 25 + ELLIPSIS,)),
        ("", (ELLIPSIS,)),
    ],
)
def test_wrap(text, lines) -> None:
    assert wrap(text) == lines


def test_clean_leaves_no_control_or_direction_characters() -> None:
    assert clean("a\u202eb\x00c\u2028d\te") == "ab c d e"


def test_shorten_and_measure() -> None:
    assert shorten("x" * 40, 30) == "x" * 29 + ELLIPSIS
    assert measure("WWW", 10) > measure("www", 10) * 0.9 > measure("iii", 10)


def test_a_crowd_lies_flat() -> None:
    nodes, links = (
        [Box(34, 34)] * (ROOMY + 80),
        [Link(number, number // 2, Box(60, 20)) for number in range(1, ROOMY + 80)],
    )
    xs, ys = zip(*lay_out(nodes, links).nodes, strict=True)
    assert max(xs) - min(xs) >= max(ys) - min(ys)
