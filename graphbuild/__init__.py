"""graphbuild: a knowledge graph of who does what to whom, from Swedish text.

>>> graph = graphbuild.build("FSB varnar för Kina.")      # doctest: +SKIP
>>> graph.facts, graph.rdf, graph.network                  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphbuild.model import Document, Entity, Evidence, Fact, Value

if TYPE_CHECKING:
    from graphbuild.pipeline import KnowledgeGraph, build, build_graph, extract
    from graphbuild.rules import RULES

__version__ = "0.1.0"

__all__ = [
    "RULES",
    "Document",
    "Entity",
    "Evidence",
    "Fact",
    "KnowledgeGraph",
    "Value",
    "__version__",
    "build",
    "build_graph",
    "extract",
]


def __getattr__(name: str) -> Any:
    """Loads the pipeline when it is first asked for, so that ``import graphbuild`` stays light (PEP 562)."""
    if name == "RULES":
        from graphbuild.rules import RULES

        return RULES
    if name in {"KnowledgeGraph", "build", "build_graph", "extract"}:
        from graphbuild import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'graphbuild' has no attribute {name!r}")
