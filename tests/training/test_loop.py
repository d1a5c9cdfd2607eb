from itertools import repeat

import pytest
import torch

from graphbuild.training.loop import LEAST_RATE, Schedule, Trainee, fit


class Trainer:
    """Learns one number; stops with an error at the step it is told to."""

    def __init__(self, stop_at=None):
        self.model = torch.nn.Linear(1, 1, bias=False)
        torch.nn.init.zeros_(self.model.weight)
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=0.0)
        self.rates = []
        self.stop_at = stop_at

    def update(self, batch):
        if self.stop_at is not None and len(self.rates) == self.stop_at:
            raise KeyboardInterrupt
        self.rates.append(self.optimizer.param_groups[0]["lr"])
        self.optimizer.zero_grad()
        loss = (self.model.weight - batch).pow(2).sum()
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def save(self, path):
        torch.save(self.model.state_dict(), path)


def trainee(trainer, score=None):
    return Trainee(trainer, repeat(3.0), score or (lambda: {"closeness": 1 - abs(3 - trainer.model.weight.item()) / 3}))


def test_rate_rises_then_falls_to_almost_nothing():
    schedule = Schedule(steps=100, rate=0.01, warmup=10)
    rates = [schedule.rate_at(step) for step in range(1, 101)]
    assert rates[0] == pytest.approx(0.001, rel=0.02)
    assert max(rates) == rates[9]
    assert rates[9:] == sorted(rates[9:], reverse=True)
    assert rates[-1] < 0.01 * 0.02 + LEAST_RATE


def test_model_learns_and_is_saved(tmp_path):
    scores = fit(trainee(Trainer()), Schedule(60, 0.2, warmup=1, evaluate_every=20), tmp_path / "m.pt")
    assert scores["closeness"] > 0.95
    assert torch.load(tmp_path / "m.pt", weights_only=True)["weight"].item() == pytest.approx(3, abs=0.2)
    assert not (tmp_path / "m.checkpoint").exists()


def test_interrupted_training_goes_on_where_it_was(tmp_path):
    schedule = Schedule(40, 0.05, warmup=1, evaluate_every=10)
    with pytest.raises(KeyboardInterrupt):
        fit(trainee(Trainer(stop_at=25)), schedule, tmp_path / "m.pt")
    second = Trainer()
    fit(trainee(second), schedule, tmp_path / "m.pt")
    assert len(second.rates) == 20, "steps 21 to 40"
    whole = Trainer()
    fit(trainee(whole), schedule, tmp_path / "other.pt")
    assert second.model.weight.item() == pytest.approx(whole.model.weight.item(), abs=1e-5)


@pytest.mark.parametrize(("keep_last", "kept"), [(False, 1), (True, 3)])
def test_best_model_is_kept_unless_the_last_is_asked_for(tmp_path, keep_last, kept):
    trainer = Trainer()
    given = iter((0.9, 0.5, 0.4))
    scores = fit(
        trainee(trainer, lambda: {"F1": next(given)}),
        Schedule(3, 0.1, warmup=1, evaluate_every=1),
        tmp_path / "m.pt",
        keep_last=keep_last,
    )
    assert scores == {"F1": {1: 0.9, 3: 0.4}[kept]}
