"""Relations as RDF properties: Swedish and English labels, and what ontology/relations.ttl puts above them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from graphbuild.errors import OntologyError
from graphbuild.graph.literals import swedish
from graphbuild.vocabulary import GB, OWL, RDF, RDFS, SKOS, TOP_RELATION, find_ontology, relation_iri

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]

_TYPE = NamedNode(RDF.type)
_PROPERTY = NamedNode(OWL.ObjectProperty)
_LABEL = NamedNode(RDFS.label)
_ABOVE = NamedNode(RDFS.subPropertyOf)
_KEPT = {RDF.type, RDFS.label, RDFS.subPropertyOf, SKOS.altLabel}


def describe_relations(labels: Iterable[tuple[str, bool]], lexicons: Iterable[Path] = ()) -> Iterator[Triple]:
    """What the graph says of its relations, given as (label, whether its object is a literal).

    A relation of the lexicon, or of the user's own ``lexicons``, brings its own description and that of all
    relations above it; another one gets its Swedish name and stands under the top.
    """
    known = read_relations(find_ontology("relations.ttl"), *lexicons)
    waiting = [TOP_RELATION]
    for label, literal in labels:
        iri = relation_iri(label)
        if iri in known:
            waiting.append(iri)
            yield NamedNode(iri), _LABEL, swedish(spell_relation(label))
        else:
            yield from _mint(NamedNode(iri), label, literal=literal)
    seen: set[str] = set()
    while waiting:
        iri = waiting.pop()
        if iri not in seen:
            seen.add(iri)
            yield from known.get(iri, ())
            waiting.extend(parent.value for _, predicate, parent in known.get(iri, ()) if predicate == _ABOVE)


@lru_cache(maxsize=4)
def read_relations(*paths: Path) -> dict[str, tuple[Triple, ...]]:
    """IRI -> its triples, for every object property of the relation lexicons; OntologyError if one is not Turtle."""
    triples: dict[str, list[Triple]] = {}
    for path in paths:
        try:
            quads = list(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE))
        except (OSError, SyntaxError) as error:
            raise OntologyError(
                f"The relation lexicon {path} cannot be read: {error}; mend it or reinstall graphbuild."
            ) from error
        for quad in quads:
            if quad.object == _PROPERTY and isinstance(quad.subject, NamedNode):
                triples.setdefault(quad.subject.value, [])
        for quad in quads:
            subject, predicate, object_ = quad.subject, quad.predicate, quad.object
            kept = predicate.value in _KEPT and isinstance(object_, NamedNode | Literal)
            if kept and isinstance(subject, NamedNode) and subject.value in triples:
                known = triples[subject.value]
                if predicate == _LABEL:  # a later file's label stands in place of an earlier one's
                    known[:] = [other for other in known if not _is_same_label(other, object_)]
                known.append((subject, predicate, object_))
    return {iri: tuple(found) for iri, found in triples.items()}


def _is_same_label(triple: Triple, label: NamedNode | Literal) -> bool:
    _, predicate, other = triple
    if predicate != _LABEL or not isinstance(other, Literal) or not isinstance(label, Literal):
        return False
    return other.language == label.language


def _mint(iri: NamedNode, label: str, *, literal: bool) -> Iterator[Triple]:
    yield iri, _TYPE, NamedNode(OWL.DatatypeProperty if literal else OWL.ObjectProperty)
    yield iri, _LABEL, swedish(spell_relation(label))
    yield iri, _ABOVE, NamedNode(GB.valueRelation if literal else TOP_RELATION)


def spell_relation(label: str) -> str:
    """A relation's name as Swedish words: ``spionerar-mot`` is ``spionerar mot``."""
    return label.replace("-", " ")
