"""Relations as RDF properties: Swedish and English labels, and what ontology/relations.ttl puts above them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pyoxigraph
from rdflib import Literal, URIRef

from graphbuild.errors import OntologyError
from graphbuild.graph.literals import swedish
from graphbuild.vocabulary import GB, OWL, RDF, RDFS, SKOS, TOP_RELATION, find_ontology, relation_iri

Triple = tuple[URIRef, URIRef, URIRef | Literal]

_TYPE = URIRef(RDF.type)
_LABEL = URIRef(RDFS.label)
_ABOVE = URIRef(RDFS.subPropertyOf)
_KEPT = {RDF.type, RDFS.label, RDFS.subPropertyOf, SKOS.altLabel}


def describe_relations(labels: Iterable[tuple[str, bool]]) -> Iterator[Triple]:
    """What the graph says of its relations, given as (label, whether its object is a literal).

    A relation of the lexicon brings its own description and that of all relations above
    it; another one gets its Swedish name and stands under the top.
    """
    lexicon = read_relations(find_ontology("relations.ttl"))
    waiting = [TOP_RELATION]
    for label, literal in labels:
        iri = relation_iri(label)
        if iri in lexicon:
            waiting.append(iri)
            yield URIRef(iri), _LABEL, swedish(spell_relation(label))
        else:
            yield from _mint(URIRef(iri), label, literal=literal)
    seen: set[str] = set()
    while waiting:
        iri = waiting.pop()
        if iri not in seen:
            seen.add(iri)
            yield from lexicon.get(iri, ())
            waiting.extend(str(parent) for _, predicate, parent in lexicon.get(iri, ()) if predicate == _ABOVE)


@lru_cache(maxsize=4)
def read_relations(path: Path) -> dict[str, tuple[Triple, ...]]:
    """IRI -> its triples, for every object property of a relation lexicon; OntologyError if it is not Turtle."""
    try:
        quads = list(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        raise OntologyError(
            f"The relation lexicon {path} cannot be read: {error}; mend it or reinstall graphbuild."
        ) from error
    properties = {str_of(quad.subject) for quad in quads if str_of(quad.object) == OWL.ObjectProperty}
    triples: dict[str, list[Triple]] = {iri: [] for iri in properties}
    for quad in quads:
        iri, predicate = str_of(quad.subject), str_of(quad.predicate)
        if iri in properties and predicate in _KEPT:
            triples[iri].append((URIRef(iri), URIRef(predicate), _term(quad.object)))
    return {iri: tuple(found) for iri, found in triples.items()}


def str_of(term: object) -> str:
    """The IRI or lexical form of a pyoxigraph term, the empty string for a quoted triple."""
    return term.value if isinstance(term, pyoxigraph.NamedNode | pyoxigraph.Literal) else ""


def _term(term: object) -> URIRef | Literal:
    if isinstance(term, pyoxigraph.Literal):
        return Literal(term.value, lang=term.language)
    return URIRef(str_of(term))


def _mint(iri: URIRef, label: str, *, literal: bool) -> Iterator[Triple]:
    yield iri, _TYPE, URIRef(OWL.DatatypeProperty if literal else OWL.ObjectProperty)
    yield iri, _LABEL, swedish(spell_relation(label))
    yield iri, _ABOVE, URIRef(GB.valueRelation if literal else TOP_RELATION)


def spell_relation(label: str) -> str:
    """A relation's name as Swedish words: ``spionerar-mot`` is ``spionerar mot``."""
    return label.replace("-", " ")
