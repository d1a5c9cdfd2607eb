"""The SHACL shapes of ontology/shapes.ttl as values: what is checked of which nodes.

Only those constraints of SHACL that the file uses are known; another one raises OntologyError, so that
none is passed over in silence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode

from graphbuild.errors import OntologyError
from graphbuild.vocabulary import RDF, find_ontology

SH = "http://www.w3.org/ns/shacl#"

Term = NamedNode | BlankNode | Literal | pyoxigraph.Triple
Node = Mapping[str, list[Term]]

_FIRST, _REST = RDF.base + "first", RDF.base + "rest"
_LISTS = {"in", "languageIn", "or"}
_DESCRIBING = {"message", "path", "property", "sparql", "targetClass", "targetObjectsOf", "targetNode"}
_KNOWN = {
    *("minCount", "maxCount", "nodeKind", "datatype", "class", "in", "pattern", "minLength", "minInclusive"),
    *("maxInclusive", "lessThan", "languageIn", "uniqueLang", "or", "node"),
}


@dataclass(frozen=True, slots=True)
class Query:
    """A constraint in SPARQL, by the end of its IRI; its answers bind ``?value`` to what breaks it."""

    name: str
    message: str
    sparql: str


@dataclass(frozen=True, slots=True)
class Shape:
    """Constraints by their local name, of a node (path empty) or of what a property gives for it."""

    message: str
    path: str
    constraints: tuple[tuple[str, tuple[Term | Shape, ...]], ...]
    properties: tuple[Shape, ...]
    queries: tuple[Query, ...]
    classes: tuple[str, ...]
    objects_of: tuple[str, ...]


@lru_cache(maxsize=1)
def load_shapes() -> tuple[Shape, ...]:
    """All node shapes of ontology/shapes.ttl; OntologyError when it uses a constraint that is not known here."""
    nodes: dict[Term, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    path = find_ontology("shapes.ttl")
    for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
        nodes[quad.subject][quad.predicate.value].append(quad.object)
    prefixes = {
        _text(declared, "prefix"): _text(declared, "namespace")
        for node in list(nodes.values())
        for name in node.get(SH + "declare", ())
        for declared in (nodes[name],)
    }
    head = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in sorted(prefixes.items()))
    kind = NamedNode(SH + "NodeShape")
    found = [name for name, node in list(nodes.items()) if kind in node.get(RDF.type, ())]
    return tuple(_read_shape(name, nodes, head) for name in found)


def _read_shape(name: Term, nodes: Mapping[Term, Node], head: str) -> Shape:
    node = nodes[name]
    local = {iri.removeprefix(SH) for iri in node if iri.startswith(SH)}
    if unknown := sorted(local - _KNOWN - _DESCRIBING):
        raise OntologyError(f"shapes.ttl uses sh:{unknown[0]}, which graphbuild/graph/shapes.py does not know; add it.")
    return Shape(
        message=_text(node, "message"),
        path=_text(node, "path"),
        constraints=tuple((key, _read_values(key, node[SH + key], nodes, head)) for key in sorted(local & _KNOWN)),
        properties=tuple(_read_shape(part, nodes, head) for part in node.get(SH + "property", ())),
        queries=tuple(
            Query(
                value_of(query).rpartition("#")[2],
                _text(nodes[query], "message"),
                head + _text(nodes[query], "select").replace("$this", "?this"),
            )
            for query in node.get(SH + "sparql", ())
        ),
        classes=tuple(value_of(term) for term in node.get(SH + "targetClass", ())),
        objects_of=tuple(value_of(term) for term in node.get(SH + "targetObjectsOf", ())),
    )


def _read_values(key: str, values: list[Term], nodes: Mapping[Term, Node], head: str) -> tuple[Term | Shape, ...]:
    if key in _LISTS:
        values = _read_list(values[0], nodes)
    if key in {"or", "node"}:
        return tuple(_read_shape(value, nodes, head) for value in values)
    return tuple(values)


def _read_list(name: Term, nodes: Mapping[Term, Node]) -> list[Term]:
    members: list[Term] = []
    while name in nodes and nodes[name].get(_FIRST):
        members += nodes[name][_FIRST]
        (name,) = nodes[name][_REST]
    return members


def _text(node: Node, key: str) -> str:
    return next((value_of(term) for term in node.get(SH + key, ())), "")


def value_of(term: Term | Shape) -> str:
    """The IRI, label or lexical form of a term."""
    return term.value if isinstance(term, NamedNode | BlankNode | Literal) else ""
