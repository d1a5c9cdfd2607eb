"""Which Swedish models there are, where they lie, and whether their files are the ones they claim to be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuild.errors import ModelError
from graphbuild.model import ModelInfo
from graphbuild.parsing.official import fetch_official, official_folder

EMBEDDED = Path(__file__).resolve().parent / "models" / "embedded"
PROCESSORS = ("tokenize", "pos", "lemma", "depparse", "ner")


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model on disk: a folder with resources.json, sv/<processor>/<package>.pt and maybe model.json."""

    name: str
    path: Path
    info: ModelInfo
    size: int
    files: tuple[str, ...]
    card: Mapping[str, Any]


def list_models() -> tuple[InstalledModel, ...]:
    """The models that ``--model`` can name without a download: the shipped one, and Stanza's if installed."""
    installed = [open_model("embedded", EMBEDDED)]
    with suppress(ModelError):
        installed.append(open_model("official", official_folder()))
    return tuple(installed)


def find_model(name: str) -> InstalledModel:
    """The model that ``--model`` names: ``embedded``, ``official`` or a folder.

    Raises ModelError that says what is missing; ``official`` is downloaded when absent.
    """
    if name == "embedded":
        return open_model(name, EMBEDDED)
    if name == "official":
        return open_model(name, fetch_official())
    folder = Path(name)
    if not folder.is_dir():
        raise ModelError(f"There is no model {name!r}; give embedded, official or the folder of a model of your own.")
    return open_model(folder.resolve().name, folder)


def open_model(name: str, folder: Path) -> InstalledModel:
    """The model in a folder, after a look at which files it has and at their sizes.

    Raises ModelError that names what is missing or changed. No weights are read unless the
    folder has no model.json that lists their checksums.
    """
    card = _read_object(folder / "model.json") if (folder / "model.json").is_file() else {}
    try:
        files = _find_weights(folder)
        _check_sizes(folder, files, card.get("files", {}))
        info = ModelInfo(str(card.get("name", name)), str(card.get("version", "")), _checksum(folder, files, card))
    except (AttributeError, KeyError, TypeError) as error:
        raise ModelError(
            f"The resources.json or model.json in {folder} has another layout than Stanza's; install it anew."
        ) from error
    return InstalledModel(name, folder, info, sum((folder / path).stat().st_size for path in files), files, card)


def verify_checksums(model: InstalledModel) -> None:
    """Raise ModelError when a weight file differs from the SHA-256 in its model.json; some 0.1 s for 50 MB."""
    listed = model.card.get("files", {})
    for path in model.files:
        if path in listed and _hash_file(model.path / path) != listed[path]["sha256"]:
            raise ModelError(
                f"{model.path / path} is damaged: its SHA-256 is not that of model.json; install the model anew."
            )


def _find_weights(folder: Path) -> tuple[str, ...]:
    """Relative paths of the weight files that resources.json calls for, with those they depend on."""
    resources = _read_object(folder / "resources.json").get("sv")
    if resources is None:
        raise ModelError(f"{folder / 'resources.json'} lists no Swedish model; give the folder of a model for sv.")
    defaults = resources["default_processors"]
    missing = [processor for processor in PROCESSORS if processor not in defaults]
    if missing:
        raise ModelError(
            f"The model in {folder} has no {', '.join(missing)}; graphbuild needs {', '.join(PROCESSORS)}."
        )
    wanted: list[tuple[str, str]] = []
    for processor in PROCESSORS:
        package = defaults[processor]
        dependencies = resources[processor][package].get("dependencies", ())
        wanted += [(processor, package), *((needed["model"], needed["package"]) for needed in dependencies)]
    paths = tuple(dict.fromkeys(f"sv/{kind}/{package}.pt" for kind, package in wanted))
    for path in paths:
        if ".." in path or not (folder / path).is_file():
            raise ModelError(
                f"The model in {folder} lacks {path}, which its resources.json calls for; install it anew."
            )
    return paths


def _check_sizes(folder: Path, files: tuple[str, ...], listed: Mapping[str, Any]) -> None:
    for path in files:
        size = (folder / path).stat().st_size
        if path in listed and size != listed[path]["bytes"]:
            raise ModelError(
                f"{folder / path} has {size} bytes where model.json says {listed[path]['bytes']}; install the model anew."
            )


def _checksum(folder: Path, files: tuple[str, ...], card: Mapping[str, Any]) -> str:
    """One SHA-256 over the files: by what model.json lists, else by reading them."""
    listed = card.get("files", {})
    sums = {path: listed[path]["sha256"] if path in listed else _hash_file(folder / path) for path in sorted(files)}
    return hashlib.sha256("".join(f"{digest}  {path}\n" for path, digest in sums.items()).encode()).hexdigest()


def _hash_file(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _read_object(path: Path) -> dict[str, Any]:
    try:
        value = json.loads(path.read_bytes())
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error.strerror}); give the folder of a Stanza model.") from error
    except ValueError as error:
        raise ModelError(f"{path} is not JSON ({error}); install the model anew.") from error
    if not isinstance(value, dict):
        raise ModelError(f"{path} is not a JSON object; install the model anew.")
    return value
