"""Distances brought into the plane by stress majorisation (Gansner, Koren and North 2004)."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]

ROUNDS = 150
SETTLED = 0.5
STRETCH = 1.3


def embed(distances: Points) -> Points:
    """Points in the plane whose distances come close to the given ones (classical scaling, then SMACOF)."""
    count = len(distances)
    if count == 1:
        return np.zeros((1, 2))
    points = _scale_classically(distances)
    weights = 1.0 / np.square(distances + np.eye(count))
    np.fill_diagonal(weights, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.inv(laplacian + 1.0 / count) - 1.0 / count
    for _ in range(ROUNDS):
        apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)) + np.eye(count)
        pull = -weights * distances / np.maximum(apart, 1e-6)
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        before, points = points, inverse @ (pull @ points)
        if np.abs(points - before).max() < SETTLED:
            break
    return points


def turn_upright(points: Points) -> Points:
    """Turned so that the longest extent lies flat, and stretched: screens and words are wider than high."""
    points = points - points.mean(axis=0)
    if len(points) > 2:
        _, vectors = np.linalg.eigh(points.T @ points)
        axes = vectors[:, ::-1]
        axes = axes * np.where(axes[np.abs(axes).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
        points = points @ axes
    return np.asarray(points * np.array([STRETCH, 1.0]), dtype=np.float64)


def _scale_classically(distances: Points) -> Points:
    squares = np.square(distances)
    middle = squares.mean(axis=0)
    values, vectors = np.linalg.eigh(-0.5 * (squares - middle[:, None] - middle[None] + squares.mean()))
    top = vectors[:, -2:] * np.sqrt(np.maximum(values[-2:], 1.0))
    # An eigenvector's sign is arbitrary: let its largest entry be positive. The tiny spiral
    # parts vertices that classical scaling puts on one spot.
    top = top * np.sign(top[np.abs(top).argmax(axis=0), [0, 1]])
    turn = np.arange(len(distances)) * 2.399963
    return np.asarray(top[:, ::-1] + np.column_stack([np.cos(turn), np.sin(turn)]), dtype=np.float64)
