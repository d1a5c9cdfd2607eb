"""What all rooms' tests share: the shipped model, loaded once, and the folder of reference data beside the checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphbuild.parsing import Parser, load_parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The shipped model without a cache, so that every test sees what the model itself says."""
    return load_parser("embedded", cache=False)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Reference data that lies beside a developer's checkout and is no part of the project."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip(f"needs the reference data in {folder}, which is not part of the project")
    return folder
