"""Boxes in the plane: pushed apart until none overlap, and packed side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

GAP = 8.0
PART_GAP = 40.0
CELL = 20.0
ASPECT = 1.25
PUSHES = 400
SLACK = 1e-6
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
    x, y = points[:, 0].copy(), points[:, 1].copy()
    widths, heights = (np.array([getattr(box, side) + gap for box in boxes]) / 2 for side in ("width", "height"))
    room_x, room_y = widths[:, None] + widths[None], heights[:, None] + heights[None]
    order = np.sign(np.arange(len(boxes))[:, None] - np.arange(len(boxes))[None])
    for push in range(PUSHES):
        across, down = x[:, None] - x[None], y[:, None] - y[None]
        deep_x, deep_y = room_x - np.abs(across), room_y - np.abs(down)
        clash = (deep_x > SLACK) & (deep_y > SLACK) & (order != 0)
        if not clash.any():
            break
        if push and push % 100 == 0:
            x, y = 1.15 * x, 1.15 * y
            continue
        flat = deep_x < deep_y
        crowd = np.sqrt(np.maximum(clash.sum(axis=1), 1))
        x = x + 0.5 * (np.where(clash & flat, deep_x, 0.0) * _way(across, order)).sum(axis=1) / crowd
        y = y + 0.5 * (np.where(clash & ~flat, deep_y, 0.0) * _way(down, order)).sum(axis=1) / crowd
    return np.column_stack([x, y])


def _way(apart: NDArray[np.float64], order: NDArray[np.int64]) -> NDArray[np.float64]:
    """Which way each one leaves the other; on the same spot their order decides."""
    return np.where(apart == 0, order, np.sign(apart))


@dataclass(frozen=True, slots=True)
class Part:
    """An unconnected part of a graph: the boxes it fills, as rows of left, top, right and bottom."""

    frames: NDArray[np.float64]

    def cells(self) -> NDArray[np.int64]:
        """Which cells of a grid around the part's own origin it needs, with a margin."""
        low = np.floor((self.frames[:, :2] - PART_GAP / 2) / CELL).astype(int)
        high = np.ceil((self.frames[:, 2:] + PART_GAP / 2) / CELL).astype(int)
        needed = {
            (x, y)
            for (left, top), (right, bottom) in zip(low.tolist(), high.tolist(), strict=True)
            for x in range(left, right)
            for y in range(top, bottom)
        }
        return np.array(sorted(needed), dtype=np.int64)


def pack(parts: Sequence[Part]) -> list[tuple[float, float]]:
    """Shifts for parts given largest first, so that small ones fill the gaps around and between the large ones.

    Parts are laid on a grid of cells; each takes the free place that least enlarges the whole.
    After ``CAREFUL`` parts the rest stands in rows below.
    """
    shifts: list[tuple[float, float]] = []
    taken: set[tuple[int, int]] = set()
    extent = np.zeros(4)
    for part in parts[:CAREFUL]:
        cells = part.cells()
        x, y = _best_shift(cells, taken, extent)
        cells = cells + np.array([x, y])
        taken.update(map(tuple, cells.tolist()))
        low, high = cells.min(axis=0), cells.max(axis=0) + 1
        extent = np.concatenate([np.minimum(extent[:2], low), np.maximum(extent[2:], high)])
        shifts.append((x * CELL, y * CELL))
    return shifts + _rows(parts[CAREFUL:], extent * CELL)


def _best_shift(cells: NDArray[np.int64], taken: set[tuple[int, int]], extent: NDArray[np.float64]) -> tuple[int, int]:
    """Grid shift that keeps the whole compact and shaped like a screen; ties go to the middle."""
    low, high = cells.min(axis=0), cells.max(axis=0) + 1
    if not taken:
        middle = (low + high) // 2
        return int(-middle[0]), int(-middle[1])
    first, last = (extent[:2] - high).astype(int), (extent[2:] - low).astype(int)
    across, down = np.meshgrid(np.arange(first[0], last[0] + 1), np.arange(first[1], last[1] + 1))
    shifts = np.column_stack([across.ravel(), down.ravel()])
    size = np.maximum(extent[2:], shifts + high) - np.minimum(extent[:2], shifts + low)
    middle = shifts + (low + high) / 2 - (extent[:2] + extent[2:]) / 2
    score = np.maximum(size[:, 0], ASPECT * size[:, 1]) + 0.02 * np.hypot(middle[:, 0], ASPECT * middle[:, 1])
    spots = cells.tolist()
    for x, y in shifts[np.argsort(score, kind="stable")].tolist():
        if not any((x + column, y + row) in taken for column, row in spots):
            return x, y
    return int(last[0]), 0


def _rows(parts: Sequence[Part], extent: NDArray[np.float64]) -> list[tuple[float, float]]:
    """Rows from left to right below everything that is taken."""
    left, _, right, bottom = (float(side) for side in extent)
    shifts, x, top, depth = [], left, bottom + PART_GAP, 0.0
    for part in parts:
        low, high = part.frames[:, :2].min(axis=0), part.frames[:, 2:].max(axis=0)
        width, height = (float(side) for side in high - low)
        if x > left and x + width > right:
            x, top, depth = left, top + depth + PART_GAP, 0.0
        shifts.append((x - float(low[0]), top - float(low[1])))
        x, depth = x + width + PART_GAP, max(depth, height)
    return shifts
