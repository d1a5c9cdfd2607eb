"""Boxes in the plane: pushed apart until none overlap, and packed side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

GAP = 8.0
PART_GAP = 44.0
ASPECT = 1.7
PUSHES = 400
CAREFUL = 160


@dataclass(frozen=True, slots=True)
class Box:
    """Width and height of something to be placed, in pixels."""

    width: float
    height: float


def separate(points: NDArray[np.float64], boxes: Sequence[Box], *, gap: float = GAP) -> NDArray[np.float64]:
    """Centres moved as little as is needed for boxes not to overlap.

    Overlapping pairs share the way out along the shorter axis. Should pushing not settle, the
    remaining points are spread by a common factor, which always does.
    """
    points = points.copy()
    halves = np.array([[box.width + gap, box.height + gap] for box in boxes]) / 2
    room = halves[:, None] + halves[None]
    order = np.sign(np.arange(len(boxes))[:, None] - np.arange(len(boxes))[None])
    for push in range(PUSHES):
        across = points[:, None] - points[None]
        depth = room - np.abs(across)
        clash = (depth > 1e-6).all(axis=2)
        np.fill_diagonal(clash, False)
        if not clash.any():
            return points
        if push and push % 100 == 0:
            points *= 1.15
            continue
        side = np.where(across == 0, order[:, :, None], np.sign(across))
        flat = depth[:, :, 0] < depth[:, :, 1]
        way = np.where(np.stack([flat, ~flat], axis=2), depth * side, 0.0)
        points += 0.5 * np.where(clash[:, :, None], way, 0.0).sum(axis=1) / np.maximum(clash.sum(axis=1), 1)[:, None] ** 0.5
    return points


def pack(boxes: Sequence[Box]) -> list[tuple[float, float]]:
    """Centres for boxes given largest first: the first in the middle, others close around, many more in rows below."""
    taken: list[tuple[float, float, float, float]] = []
    for box in boxes[:CAREFUL]:
        taken.append((*_best_place(box, np.array(taken).reshape(-1, 4)), box.width / 2, box.height / 2))
    centres = [(x, y) for x, y, _, _ in taken]
    return centres + _rows(boxes[CAREFUL:], taken)


def _best_place(box: Box, taken: NDArray[np.float64]) -> tuple[float, float]:
    """The free place nearest to the middle, touching a box that is already there."""
    if not len(taken):
        return 0.0, 0.0
    x, y, half_width, half_height = taken.T
    reach_x, reach_y = half_width + box.width / 2 + PART_GAP, half_height + box.height / 2 + PART_GAP
    slide_x, slide_y = half_width - box.width / 2, half_height - box.height / 2
    places = [(x + sign * reach_x, y + part * slide_y) for sign in (-1, 1) for part in (-1, 0, 1)]
    places += [(x + part * slide_x, y + sign * reach_y) for sign in (-1, 1) for part in (-1, 0, 1)]
    spots = np.concatenate([np.column_stack(place) for place in places])
    free = ~(
        (np.abs(spots[:, 0, None] - x) < reach_x - 1e-6) & (np.abs(spots[:, 1, None] - y) < reach_y - 1e-6)
    ).any(axis=1)
    spots = spots[free]
    left, right = min((x - half_width).min(), 0), max((x + half_width).max(), 0)
    top, bottom = min((y - half_height).min(), 0), max((y + half_height).max(), 0)
    width = np.maximum(right, spots[:, 0] + box.width / 2) - np.minimum(left, spots[:, 0] - box.width / 2)
    height = np.maximum(bottom, spots[:, 1] + box.height / 2) - np.minimum(top, spots[:, 1] - box.height / 2)
    # The whole picture should keep the shape of a screen; among equals the nearest place wins.
    score = np.maximum(width, ASPECT * height) + 0.01 * np.hypot(spots[:, 0], spots[:, 1])
    best = spots[int(score.argmin())]
    return float(best[0]), float(best[1])


def _rows(boxes: Sequence[Box], taken: Sequence[tuple[float, float, float, float]]) -> list[tuple[float, float]]:
    """Rows from left to right below everything that is taken."""
    if not boxes:
        return []
    left = min(x - half for x, _, half, _ in taken)
    right = max(x + half for x, _, half, _ in taken)
    top = max(y + half for _, y, _, half in taken) + PART_GAP
    centres, x, depth = [], left, 0.0
    for box in boxes:
        if x > left and x + box.width > right:
            x, top, depth = left, top + depth + PART_GAP, 0.0
        centres.append((x + box.width / 2, top + box.height / 2))
        x, depth = x + box.width + PART_GAP, max(depth, box.height)
    return centres
