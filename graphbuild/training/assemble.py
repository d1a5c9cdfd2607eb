"""Puts trained models into one folder that `stanza.Pipeline('sv', dir=…, download_method=None)` loads without a network."""

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch

from graphbuild.errors import TrainingError
from graphbuild.training.recipe import PACKAGE

PROCESSORS = ("tokenize", "pos", "lemma", "depparse", "ner")
FULL_PRECISION = ("pretrain",)
"""Stanza uses the vectors as they are stored; every other file is read into a model of full precision."""
PATHS_IN_CONFIG = ("train_file", "eval_file", "wordvec_pretrain_file", "charlm_forward_file", "charlm_backward_file", "save_dir",
                   "txt_file", "label_file", "dev_txt_file", "dev_label_file", "checkpoint_save_name", "conll_file")  # fmt: skip
LEAST_HALVED = 64


def assemble(models: Mapping[str, Path], out: Path) -> dict[str, dict[str, object]]:
    """Copy the models (processor or foundation -> file) to `out/sv/<name>/<package>.pt` and write `out/resources.json`.

    Weights are stored in half precision, optimiser state is left out. Returns size and checksum of every file.
    """
    missing = [name for name in (*PROCESSORS[:4], "pretrain") if name not in models or not models[name].exists()]
    if missing:
        raise TrainingError(f"cannot assemble a model without {', '.join(missing)}: train those stages first")
    files: dict[str, dict[str, object]] = {}
    needs: dict[str, tuple[str, ...]] = {}
    for name, source in models.items():
        target = out / "sv" / name / f"{PACKAGE}.pt"
        target.parent.mkdir(parents=True, exist_ok=True)
        if name in FULL_PRECISION:
            shutil.copyfile(source, target)
        else:
            needs[name] = _halve(source, target)
        files[target.relative_to(out).as_posix()] = _fingerprints(target)
    resources = _resources({name: str(files[f"sv/{name}/{PACKAGE}.pt"]["md5"]) for name in models}, needs)
    (out / "resources.json").write_text(json.dumps(resources, indent=1) + "\n", encoding="utf-8")
    return {"resources.json": _fingerprints(out / "resources.json"), **files}


def _fingerprints(path: Path) -> dict[str, object]:
    content = path.read_bytes()
    return {
        "bytes": len(content),
        "md5": hashlib.md5(content, usedforsecurity=False).hexdigest(),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _halve(source: Path, target: Path) -> tuple[str, ...]:
    """Store the model in half precision; returns which foundations it needs."""
    state = torch.load(source, map_location="cpu", weights_only=True)
    kept = {key: value for key, value in state.items() if "optimizer" not in key and "scheduler" not in key}
    config = kept.get("config")
    if isinstance(config, dict):
        kept["config"] = {key: _without_path(key, value) for key, value in config.items()}
    torch.save(_in_half(kept), target, _use_new_zipfile_serialization=False)
    return _needs(config) if isinstance(config, dict) else ()


def _needs(config: Mapping[str, Any]) -> tuple[str, ...]:
    vectors = ("pretrain",) if config.get("pretrain") else ()
    ways = ("forward", "backward") if config.get("charlm") else ()
    return (*vectors, *(f"{way}_charlm" for way in ways if config.get(f"charlm_{way}_file")))


def _without_path(key: str, value: Any) -> Any:
    """File names of the machine that trained are nobody's business; a mere name is kept where Stanza asks whether there is one."""
    return Path(value).name if key in PATHS_IN_CONFIG and isinstance(value, str) else value


def _in_half(value: Any) -> Any:
    if torch.is_tensor(value):
        return value.half() if value.dtype == torch.float32 and value.numel() > LEAST_HALVED else value
    if isinstance(value, dict):
        return type(value)((key, _in_half(inner)) for key, inner in value.items())
    return value


def _resources(checksums: Mapping[str, str], needs: Mapping[str, Sequence[str]]) -> dict[str, object]:
    processors = {name: PACKAGE for name in PROCESSORS if name in checksums}
    entries: dict[str, object] = {}
    dependencies: dict[str, list[dict[str, str]]] = {}
    for name, checksum in checksums.items():
        entry: dict[str, object] = {"md5": checksum}
        if needs.get(name):
            dependencies[name] = [{"model": need, "package": PACKAGE} for need in needs[name]]
            entry["dependencies"] = dependencies[name]
        entries[name] = {PACKAGE: entry}
    return {
        "sv": {
            "lang_name": "Swedish",
            "packages": {"default": processors, PACKAGE: processors},
            "default_processors": processors,
            "default_dependencies": dependencies,
            **entries,
        },
        "url": "",
    }
