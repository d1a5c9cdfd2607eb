"""Whether a graph is as ontology/shapes.ttl wants it, found by lookups or by pySHACL.

Both read the same shapes and name the same nodes for the same reasons; tests hold them equal. pySHACL is the
reference, but needs minutes where the lookups need seconds, so builds and large graphs take the lookups. What
the shapes ask in SPARQL has a lookup of its own here, as it takes quadratic time by rdflib and by Oxigraph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import product

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from graphbuild.errors import OntologyError
from graphbuild.graph.literals import fits
from graphbuild.graph.shapes import SH, Shape, Term, load_shapes, value_of
from graphbuild.vocabulary import GB, NIF, RDF, XSD, find_ontology


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong with a node: the shape's message, and the property and the value that it speaks of, where it does."""

    message: str
    node: str
    path: str = ""
    value: str = ""


def find_problems(quads: Iterable[Quad]) -> tuple[Problem, ...]:
    """All that the shapes find wrong, sorted; empty for a graph that conforms."""
    graph = _Graph(quads)
    found = {problem for shape in load_shapes() for problem in (*_check_targets(shape, graph), *_look_up(shape, graph))}
    return tuple(sorted(found))


def count_statements(quads: Iterable[Quad]) -> int:
    """How many statements a graph makes, each once."""
    return len({quad.subject for quad in quads if quad.object == _STATEMENT and quad.predicate == _TYPE})


_STATEMENT, _TYPE = NamedNode(GB.Statement), NamedNode(RDF.type)


def find_problems_by_pyshacl(quads: Iterable[Quad]) -> tuple[Problem, ...]:
    """The same as ``find_problems``, found by pySHACL: seconds for a thousand statements."""
    import pyshacl
    from rdflib import Graph, URIRef

    from graphbuild.graph.dataset import to_dataset

    quads = tuple(quads)
    data, shapes = Graph(), Graph().parse(find_ontology("shapes.ttl"))
    for subject, predicate, object_, _ in to_dataset(quads).quads((None, None, None, None)):
        data.add((subject, predicate, object_))
    for shape in set(shapes.subjects(URIRef(SH + "sparql"), None)):
        shapes.remove((shape, None, None))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    found = {
        Problem(*(str(report.value(result, URIRef(SH + key)) or "") for key in _RESULT))
        for result in report.objects(None, URIRef(SH + "result"))
    }
    return tuple(sorted(found | set(_ask(quads))))


_RESULT = ("resultMessage", "focusNode", "resultPath", "value")


class _Graph:
    """The union of all graphs, by subject and property and by class."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.nodes: dict[Term, dict[str, dict[Term, None]]] = {}
        self.objects: dict[str, dict[Term, None]] = defaultdict(dict)
        for quad in quads:
            predicate = quad.predicate.value
            self.nodes.setdefault(quad.subject, {}).setdefault(predicate, {})[quad.object] = None
            self.objects[predicate][quad.object] = None
        self.classes: dict[str, list[Term]] = defaultdict(list)
        for node, properties in self.nodes.items():
            for kind in properties.get(RDF.type, ()):
                self.classes[value_of(kind)].append(node)

    def values(self, node: Term, path: str) -> list[Term]:
        """What a property gives for a node."""
        return list(self.nodes.get(node, _NOTHING).get(path, ()))


_NOTHING: Mapping[str, dict[Term, None]] = {}


def _check_targets(shape: Shape, graph: _Graph) -> Iterator[Problem]:
    targets = dict.fromkeys(node for name in shape.classes for node in graph.classes.get(name, ()))
    targets |= dict.fromkeys(node for name in shape.objects_of for node in graph.objects.get(name, ()))
    for node in targets:
        yield from _check(shape, node, graph)


def _check(shape: Shape, node: Term, graph: _Graph) -> Iterator[Problem]:
    """What is wrong with one node, by a shape of nodes or of one of their properties."""
    values = graph.values(node, shape.path) if shape.path else [node]
    for key, limits in shape.constraints:
        for value in _CHECKS[key](limits, values, node, graph):
            yield Problem(shape.message, value_of(node), shape.path, value_of(value) if value is not None else "")
    for part in shape.properties:
        for value in values:
            yield from _check(part, value, graph)


def _ask(quads: Iterable[Quad]) -> Iterator[Problem]:
    """What the shapes' SPARQL finds, asked of Oxigraph: pySHACL would ask rdflib, which is slower still."""
    store = pyoxigraph.Store()
    store.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    for query in (query for shape in load_shapes() for query in shape.queries):
        solutions = store.query(query.sparql)
        if isinstance(solutions, pyoxigraph.QuerySolutions):
            yield from (Problem(query.message, value_of(row["value"])) for row in solutions if row["value"] is not None)


def _look_up(shape: Shape, graph: _Graph) -> Iterator[Problem]:
    """What the shape's SPARQL would find."""
    for query in shape.queries:
        if query.name not in _LOOKUPS:
            raise OntologyError(
                f"shapes.ttl asks {query.name} in SPARQL, which graphbuild/graph/validate.py has no lookup for; add it."
            )
        yield from (Problem(query.message, value_of(node)) for node in _LOOKUPS[query.name](graph))


def _find_denied(graph: _Graph) -> Iterator[Term]:
    """Statements that have a plain triple, although none that says the same is positive and asserted."""
    statements = list(_list_statements(graph))
    affirmed = {triple for node, triple in statements if _is_affirmed(node, graph)}
    return (node for node, triple in statements if triple not in affirmed and _holds(triple, graph))


def _find_unstated(graph: _Graph) -> Iterator[Term]:
    """Positive, asserted statements that have no plain triple."""
    return (node for node, triple in _list_statements(graph) if not _holds(triple, graph) and _is_affirmed(node, graph))


def _list_statements(graph: _Graph) -> Iterator[tuple[Term, tuple[Term, Term, Term]]]:
    for node in graph.nodes:
        parts = (graph.values(node, iri) for iri in (RDF.subject, RDF.predicate, RDF.object))
        for subject, predicate, object_ in product(*parts):
            yield node, (subject, predicate, object_)


def _holds(triple: tuple[Term, Term, Term], graph: _Graph) -> bool:
    subject, predicate, object_ = triple
    return object_ in graph.nodes.get(subject, _NOTHING).get(value_of(predicate), ())


def _is_affirmed(node: Term, graph: _Graph) -> bool:
    return _POSITIVE in graph.values(node, GB.polarity) and _ASSERTED in graph.values(node, GB.modality)


_POSITIVE, _ASSERTED = NamedNode(GB.Positive), NamedNode(GB.Asserted)


def _find_misfits(graph: _Graph) -> Iterator[Term]:
    """Sentences whose text is not as long as their offsets say."""
    for node in graph.nodes:
        parts = (graph.values(node, iri) for iri in (NIF.beginIndex, NIF.endIndex, NIF.anchorOf))
        for begin, end, text in product(*parts):
            if _is_misfit(value_of(begin), value_of(end), value_of(text)):
                yield node


def _is_misfit(begin: str, end: str, text: str) -> bool:
    return begin.isdecimal() and end.isdecimal() and len(text) != int(end) - int(begin)


_LOOKUPS: Mapping[str, Callable[[_Graph], Iterable[Term]]] = {
    "DeniedIsNoPlainTriple": _find_denied,
    "AffirmedIsPlainTriple": _find_unstated,
    "TextFitsOffsets": _find_misfits,
}


# ---- the constraints: each gives the values that break it, None where it is the node as a whole -----------------------

Limits = tuple[Term | Shape, ...]
Check = Callable[[Limits, list[Term], Term, _Graph], Iterable[Term | None]]


def _each(holds: Callable[[Limits, Term, _Graph], bool]) -> Check:
    """A constraint that each value meets or breaks by itself."""
    return lambda limits, values, _, graph: (value for value in values if not holds(limits, value, graph))


def _has_node_kind(limits: Limits, value: Term, _: _Graph) -> bool:
    kinds = {NamedNode: "IRI", Literal: "Literal", BlankNode: "BlankNode"}
    return kinds.get(type(value), "?") in value_of(limits[0]).removeprefix(SH)


def _has_datatype(limits: Limits, value: Term, _: _Graph) -> bool:
    if not isinstance(value, Literal) or value.datatype != limits[0]:
        return False
    name = value.datatype.value.removeprefix(XSD.base)
    return name not in {"decimal", "nonNegativeInteger", "integer"} or fits(value.value, name)


def _has_class(limits: Limits, value: Term, graph: _Graph) -> bool:
    return limits[0] in graph.nodes.get(value, _NOTHING).get(RDF.type, ())


def _matches(limits: Limits, value: Term, _: _Graph) -> bool:
    return not isinstance(value, BlankNode) and bool(re.search(value_of(limits[0]), value_of(value)))


def _has_language(limits: Limits, value: Term, _: _Graph) -> bool:
    wanted = {value_of(limit) for limit in limits}
    return isinstance(value, Literal) and (value.language or "").partition("-")[0] in wanted


def _conforms_to_one(limits: Limits, value: Term, graph: _Graph) -> bool:
    return any(not any(_check(shape, value, graph)) for shape in limits if isinstance(shape, Shape))


def _is_shared_language(_: Limits, values: list[Term], __: Term, ___: _Graph) -> Iterable[None]:
    languages = [value.language for value in values if isinstance(value, Literal) and value.language]
    return [None for language in sorted(set(languages)) if languages.count(language) > 1]


def _is_not_less(limits: Limits, values: list[Term], node: Term, graph: _Graph) -> Iterable[Term]:
    others = graph.values(node, value_of(limits[0]))
    return (value for value in values for other in others if not _compare(value, other, lambda one, two: one < two))


def _compare(one: Term | Shape, other: Term | Shape, holds: Callable[[Decimal, Decimal], bool]) -> bool:
    try:
        return holds(Decimal(value_of(one)), Decimal(value_of(other)))
    except InvalidOperation:
        return False


_CHECKS: Mapping[str, Check] = {
    "minCount": lambda limits, values, _, __: [None] if len(values) < int(value_of(limits[0])) else [],
    "maxCount": lambda limits, values, _, __: [None] if len(values) > int(value_of(limits[0])) else [],
    "nodeKind": _each(_has_node_kind),
    "datatype": _each(_has_datatype),
    "class": _each(_has_class),
    "in": _each(lambda limits, value, _: value in limits),
    "pattern": _each(_matches),
    "minLength": _each(lambda limits, value, _: len(value_of(value)) >= int(value_of(limits[0]))),
    "minInclusive": _each(lambda limits, value, _: _compare(value, limits[0], lambda one, two: one >= two)),
    "maxInclusive": _each(lambda limits, value, _: _compare(value, limits[0], lambda one, two: one <= two)),
    "lessThan": _is_not_less,
    "languageIn": _each(_has_language),
    "uniqueLang": _is_shared_language,
    "or": _each(_conforms_to_one),
    "node": _each(_conforms_to_one),
}
