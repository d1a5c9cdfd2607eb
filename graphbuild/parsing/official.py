"""Stanza's own Swedish models: where Stanza keeps them, and fetching them once."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_dir

from graphbuild.errors import ModelError


def official_folder() -> Path:
    """Stanza's resources folder, found as Stanza finds it but without importing torch."""
    resources = os.environ.get("STANZA_RESOURCES_DIR")
    return Path(resources or Path(user_cache_dir("stanza", "StanfordNLP", version("stanza"))) / "resources")


def fetch_official() -> Path:
    """The folder of Stanza's Swedish models, downloaded if they are not there yet.

    Raises ModelError when they are absent and cannot be fetched.
    """
    folder = official_folder()
    if not (folder / "sv").is_dir():
        _download(folder)
    return folder


def _download(folder: Path) -> None:
    import stanza

    try:
        stanza.download("sv", model_dir=str(folder), verbose=False)
    except Exception as error:  # Stanza lets through whatever requests, huggingface_hub and zipfile raise
        raise ModelError(
            f"Stanza's own Swedish models are not in {folder} and could not be downloaded ({type(error).__name__}); "
            "connect to the network, or copy that folder from a machine where stanza.download('sv') has run, "
            "or take --model embedded."
        ) from error
