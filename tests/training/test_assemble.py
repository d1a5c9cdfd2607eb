import json

import pytest
import torch

from graphbuild.errors import TrainingError
from graphbuild.training.assemble import assemble
from graphbuild.training.recipe import PACKAGE

NAMES = ("tokenize", "pos", "lemma", "depparse", "ner", "pretrain", "forward_charlm", "backward_charlm")


@pytest.fixture
def models(tmp_path):
    state = {
        "model": {"weight": torch.ones(10, 10) / 3},
        "optimizer_state_dict": {"big": torch.ones(100, 100)},
        "config": {
            "train_file": "/home/someone/train.conllu",
            "pretrain": True,
            "charlm": True,
            "charlm_forward_file": "/home/someone/f.pt",
            "charlm_backward_file": None,
        },
    }
    paths = {name: tmp_path / f"{name}.pt" for name in NAMES}
    for path in paths.values():
        torch.save(state, path)
    return paths


def test_files_and_resources_agree(models, tmp_path):
    files = assemble(models, tmp_path / "model")
    assert set(files) == {"resources.json", *(f"sv/{name}/{PACKAGE}.pt" for name in NAMES)}
    resources = json.loads((tmp_path / "model" / "resources.json").read_text())["sv"]
    for name in NAMES:
        assert resources[name][PACKAGE]["md5"] == files[f"sv/{name}/{PACKAGE}.pt"]["md5"]
    needs = {need["model"] for need in resources["depparse"][PACKAGE]["dependencies"]}
    assert needs == {"pretrain", "forward_charlm"}, "as the model itself says"
    assert set(resources["packages"]["default"]) == {"tokenize", "pos", "lemma", "depparse", "ner"}


def test_weights_are_halved_but_vectors_are_not(models, tmp_path):
    assemble(models, tmp_path / "model")
    stored = {
        n: torch.load(tmp_path / "model" / "sv" / n / f"{PACKAGE}.pt", weights_only=True) for n in ("pos", "pretrain")
    }
    assert stored["pos"]["model"]["weight"].dtype == torch.float16
    assert stored["pretrain"]["model"]["weight"].dtype == torch.float32
    assert "optimizer_state_dict" not in stored["pos"]


def test_folders_of_the_training_machine_are_not_told(models, tmp_path):
    assemble(models, tmp_path / "model")
    config = torch.load(tmp_path / "model" / "sv" / "pos" / f"{PACKAGE}.pt", weights_only=True)["config"]
    assert (config["train_file"], config["charlm_forward_file"]) == ("train.conllu", "f.pt")


def test_missing_stage_is_named(models, tmp_path):
    models["depparse"].unlink()
    with pytest.raises(TrainingError, match="without depparse"):
        assemble(models, tmp_path / "model")
