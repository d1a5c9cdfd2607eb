"""Boxes in the plane: pushed apart until none overlap, and packed side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

GAP = 8.0
PART_GAP = 40.0
CELL = 20.0
LOOKUPS = 500_000
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
    taken = np.empty((0, 2), dtype=np.int64)
    for part in parts[:CAREFUL]:
        cells = part.cells()
        shift = _best_shift(cells, taken)
        taken = np.concatenate([taken, cells + shift])
        shifts.append((float(shift[0] * CELL), float(shift[1] * CELL)))
    return shifts + _rows(parts[CAREFUL:], np.asarray(taken * CELL, dtype=np.float64))


def _best_shift(cells: NDArray[np.int64], taken: NDArray[np.int64]) -> NDArray[np.int64]:
    """Grid shift that keeps the whole compact and shaped like a screen; ties go to the middle."""
    low, high = cells.min(axis=0), cells.max(axis=0) + 1
    if not len(taken):
        return np.asarray(-(low + high) // 2, dtype=np.int64)
    first, last = taken.min(axis=0), taken.max(axis=0) + 1
    across, down = np.meshgrid(*(np.arange(first[axis] - high[axis], last[axis] - low[axis] + 1) for axis in (0, 1)))
    shifts = np.column_stack([across.ravel(), down.ravel()])
    size = np.maximum(last, shifts + high) - np.minimum(first, shifts + low)
    middle = shifts + (low + high) / 2 - (first + last) / 2
    score = np.maximum(size[:, 0], ASPECT * size[:, 1]) + 0.02 * np.hypot(middle[:, 0], ASPECT * middle[:, 1])
    shifts = shifts[np.argsort(score, kind="stable")]
    # A map of what is taken, wide enough for the part to stand outside on any side.
    corner, room = first - (high - low) - 1, last - first + 2 * (high - low) + 2
    occupied = np.zeros(tuple(room), dtype=np.bool_)
    occupied[tuple((taken - corner).T)] = True
    columns, rows = (cells - corner).T
    step = max(1, LOOKUPS // len(cells))
    for start in range(0, len(shifts), step):
        chunk = shifts[start : start + step]
        clash = occupied[columns + chunk[:, :1], rows + chunk[:, 1:]].any(axis=1)
        if not clash.all():
            return np.asarray(chunk[int(clash.argmin())], dtype=np.int64)
    return np.array([last[0] - low[0], 0], dtype=np.int64)


def _rows(parts: Sequence[Part], taken: NDArray[np.float64]) -> list[tuple[float, float]]:
    """Rows from left to right below everything that is taken."""
    if not parts:
        return []
    (left, _), (right, bottom) = taken.min(axis=0).tolist(), (taken.max(axis=0) + CELL).tolist()
    shifts, x, top, depth = [], left, bottom + PART_GAP, 0.0
    for part in parts:
        low, high = part.frames[:, :2].min(axis=0), part.frames[:, 2:].max(axis=0)
        width, height = (float(side) for side in high - low)
        if x > left and x + width > right:
            x, top, depth = left, top + depth + PART_GAP, 0.0
        shifts.append((x - float(low[0]), top - float(low[1])))
        x, depth = x + width + PART_GAP, max(depth, height)
    return shifts
