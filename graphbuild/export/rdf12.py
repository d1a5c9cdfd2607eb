"""TriG of RDF 1.2: a statement node reifies the triple that it speaks of, as a triple term.

``st:… rdf:reifies <<( :Kina rel:spionerar-mot :Ryssland )>>`` stands in place of the three triples with
``rdf:subject``, ``rdf:predicate`` and ``rdf:object``; all else is as in TriG.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import NamedNode, Quad

from graphbuild.export.quads import Graph, sort_quads, write_rdf
from graphbuild.vocabulary import RDF

_PARTS = {NamedNode(RDF.subject): 0, NamedNode(RDF.predicate): 1, NamedNode(RDF.object): 2}
_REIFIES = NamedNode(RDF.reifies)


def write_rdf12(graph: Graph, path: str | Path) -> None:
    """Write all graphs as TriG of RDF 1.2, sorted; raises GraphError if the file cannot be written."""
    write_rdf(sort_quads(reify(sort_quads(graph))), path, pyoxigraph.RdfFormat.TRIG)


def reify(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads with a triple term for each whole statement; one that lacks a part stays as it is."""
    parts: dict[tuple[object, object], dict[int, Quad]] = {}
    for quad in quads:
        if quad.predicate in _PARTS:
            parts.setdefault((quad.subject, quad.graph_name), {})[_PARTS[quad.predicate]] = quad
        else:
            yield quad
    for found in parts.values():
        triple = _join(found)
        if triple is None:
            yield from found.values()
        else:
            yield Quad(found[0].subject, _REIFIES, triple, found[0].graph_name)


def _join(found: dict[int, Quad]) -> pyoxigraph.Triple | None:
    if len(found) < len(_PARTS):
        return None
    subject, predicate, object_ = (found[place].object for place in range(3))
    if isinstance(subject, pyoxigraph.Literal | pyoxigraph.Triple) or not isinstance(predicate, NamedNode):
        return None
    return pyoxigraph.Triple(subject, predicate, object_)
