"""GraphML of the network, for igraph, Gephi, yEd and Cytoscape."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from graphbuild.errors import GraphError
from graphbuild.export.flat import flatten


def write_graphml(network: nx.MultiDiGraph, path: str | Path) -> None:
    """Write the network; lists become JSON in a string, as GraphML knows numbers and strings only.

    Raises GraphError if the file cannot be written.
    """
    try:
        nx.write_graphml_xml(flatten(network), str(path))
    except OSError as error:
        raise GraphError(f"{path} cannot be written ({error}); check the folder and its permissions.") from error
