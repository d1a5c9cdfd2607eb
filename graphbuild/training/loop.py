"""The training loop that every stage shares: a rising, then falling learning rate, and a checkpoint to resume from."""

import logging
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from graphbuild.errors import TrainingError

logger = logging.getLogger(__name__)

LEAST_RATE = 1e-5
LOG_EVERY = 20


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long to train and how fast: the rate rises for `warmup` steps to `rate`, then falls in a line to nothing."""

    steps: int
    rate: float
    warmup: int = 40
    evaluate_every: int = 200

    def rate_at(self, step: int) -> float:
        """The learning rate of a step (the first is 1)."""
        rising = min(1.0, step / self.warmup) if self.warmup else 1.0
        falling = 1 - (step - 1) / self.steps
        return self.rate * rising * falling + LEAST_RATE


@dataclass(frozen=True, slots=True)
class Trainee:
    """A model in training: Stanza's trainer, an endless stream of batches, and its scores on dev (the first one chooses)."""

    trainer: Any
    batches: Iterator[Any]
    score: Callable[[], Mapping[str, float]]

    def save(self, path: Path) -> None:
        """Write the model as Stanza's pipeline reads it."""
        self.trainer.save(str(path))


def fit(
    trainee: Trainee, schedule: Schedule, out: Path, *, keep_last: bool = False, seed: int = 1234
) -> dict[str, float]:
    """Train to the end of the schedule, write the best model on dev to `out`, and return its dev scores.

    An interrupted run left `out` with the suffix `.checkpoint`: training goes on from there.
    With `keep_last` the last model is kept, not the best one: for a final run in which dev is trained on too.
    """
    checkpoint = out.with_suffix(".checkpoint")
    step, best = _resume(trainee, checkpoint)
    _seed(seed + step)
    while step < schedule.steps:
        step += 1
        _set_rate(trainee.trainer, schedule.rate_at(step))
        loss = _loss(trainee.trainer.update(next(trainee.batches)))
        if step % LOG_EVERY == 0:
            logger.debug("step %d of %d, loss %.3f", step, schedule.steps, loss)
        if step % schedule.evaluate_every == 0 or step == schedule.steps:
            best = _evaluate(trainee, out, step, best, keep_last=keep_last)
            torch.save(_state(trainee, step, best), checkpoint)
    checkpoint.unlink(missing_ok=True)
    return best


def _evaluate(trainee: Trainee, out: Path, step: int, best: dict[str, float], *, keep_last: bool) -> dict[str, float]:
    scores = dict(trainee.score())
    if not scores:
        raise TrainingError(f"{out.name}: the dev data gave no score at step {step}")
    logger.info("%s, step %d: %s", out.stem, step, "  ".join(f"{k} {100 * v:.2f}" for k, v in scores.items()))
    chosen_by = next(iter(scores))
    if keep_last or not best or scores[chosen_by] >= best[chosen_by]:
        trainee.save(out)
        return scores
    return best


def _state(trainee: Trainee, step: int, best: dict[str, float]) -> dict[str, Any]:
    optimizers = [optimizer.state_dict() for optimizer in _optimizers(trainee.trainer)]
    return {"step": step, "best": best, "model": trainee.trainer.model.state_dict(), "optimizers": optimizers}


def _resume(trainee: Trainee, checkpoint: Path) -> tuple[int, dict[str, float]]:
    if not checkpoint.exists():
        return 0, {}
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    trainee.trainer.model.load_state_dict(state["model"])
    for optimizer, saved in zip(_optimizers(trainee.trainer), state["optimizers"], strict=True):
        optimizer.load_state_dict(saved)
    logger.info("%s: going on after step %d", checkpoint.stem, state["step"])
    return int(state["step"]), dict(state["best"])


def _optimizers(trainer: Any) -> list[torch.optim.Optimizer]:
    found = getattr(trainer, "optimizers", None) or trainer.optimizer
    return list(found.values()) if isinstance(found, dict) else [found]


def _set_rate(trainer: Any, rate: float) -> None:
    for optimizer in _optimizers(trainer):
        for group in optimizer.param_groups:
            group["lr"] = rate


def _loss(result: Any) -> float:
    return float(result[0] if isinstance(result, tuple) else result)


def _seed(seed: int) -> None:
    random.seed(seed)
    np.random.seed(seed)  # noqa: NPY002  Stanza draws from the global generator
    torch.manual_seed(seed)
