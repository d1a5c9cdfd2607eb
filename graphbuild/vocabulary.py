"""IRIs of graphbuild: the closed namespace of ontology/graphbuild.ttl, and where its files lie.

A misspelt term raises ``OntologyError`` instead of minting a new property.
"""

from __future__ import annotations

from pathlib import Path

from graphbuild.errors import OntologyError

BASE = "https://w3id.org/graphbuild/"
ONTOLOGY = BASE + "ontology#"
RELATION = BASE + "relation/"
ENTITY = BASE + "entity/"
DOCUMENT = BASE + "document/"
STATEMENT = BASE + "statement/"


def find_ontology(name: str) -> Path:
    """Path of a file of ``ontology/``: inside the installed package, or beside it in a checkout.

    Raises OntologyError when it lies in neither place.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "ontology", package.parent / "ontology"):
        if (folder / name).is_file():
            return folder / name
    raise OntologyError(f"The ontology file {name} is neither in {package / 'ontology'} nor beside it; reinstall graphbuild.")
