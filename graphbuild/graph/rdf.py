"""Facts as RDF: one named graph for each document, and what belongs to no document in the default graph.

A document's graph holds the document, its sentences, the statements they make, the
wordings it uses, and a plain triple for each fact that it states. The default graph holds
entities, relations and the extraction, so a document that is added leaves the graphs of
the others as they are.

A fact that is attributed (``enligt FSB``) is a plain triple too when it is positive and
asserted: the graph's name says in which document it stands, the statement says who is
the source. Whoever wants only what documents say in their own voice asks for statements
without ``prov:wasAttributedTo``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import metadata as package_metadata
from pathlib import Path, PurePath

import pyoxigraph
from pyoxigraph import Literal, NamedNode
from rdflib import Dataset

from graphbuild.graph.dataset import to_dataset
from graphbuild.graph.literals import count, literal, plain, share, swedish
from graphbuild.graph.relations import describe_relations, spell_relation
from graphbuild.graph.statements import merge_statements
from graphbuild.model import Document, Entity, Evidence, Fact, Kind, Modality, ModelInfo, Polarity, Value
from graphbuild.vocabulary import (
    BASE,
    DCTERMS,
    GB,
    NIF,
    OWL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    document_iri,
    entity_iri,
    external_iri,
)

Quad = tuple[str, str, str | Literal, str]

EXTRACTION = BASE + "extraction"
DEFAULT = ""
"""Stands for the default graph where graphs are named by their IRI."""

_POLARITY = {Polarity.POSITIVE: GB.Positive, Polarity.NEGATIVE: GB.Negative}
_MODALITY = {Modality.ASSERTED: GB.Asserted, Modality.POSSIBLE: GB.Possible}
_METADATA = {
    "author": DCTERMS.creator,
    "creator": DCTERMS.creator,
    "date": DCTERMS.date,
    "publisher": DCTERMS.publisher,
    "language": DCTERMS.language,
    "url": DCTERMS.source,
}


def to_quads(
    facts: Iterable[Fact],
    documents: Iterable[Document],
    *,
    model: ModelInfo | None = None,
    metadata: bool = True,
    lexicons: Iterable[Path] = (),
) -> frozenset[pyoxigraph.Quad]:
    """The facts as Oxigraph's quads, each once; without ``metadata`` no word on what made them.

    ``lexicons`` are the user's own relation files. Raises OntologyError when one cannot be read or a link is no IRI.
    """
    statements = merge_statements(facts)
    read = {document.id: document for document in documents}
    described = _describe(statements, read, model=model, metadata=metadata, lexicons=lexicons)
    nodes = _Nodes()
    graphs = _Graphs()
    return frozenset(
        pyoxigraph.Quad(
            nodes[subject], nodes[predicate], nodes[object_] if isinstance(object_, str) else object_, graphs[name]
        )
        for subject, predicate, object_, name in described
    )


def to_rdf(
    facts: Iterable[Fact], documents: Iterable[Document], *, model: ModelInfo | None = None, metadata: bool = True
) -> Dataset:
    """The facts as an rdflib dataset, its default graph the union of all; without ``metadata`` no word on what made it."""
    return to_dataset(to_quads(facts, documents, model=model, metadata=metadata))


class _Nodes(dict[str, NamedNode]):
    """IRIs as nodes, each made and checked once."""

    def __missing__(self, iri: str) -> NamedNode:
        node = self[iri] = NamedNode(iri)
        return node


class _Graphs(dict[str, "NamedNode | pyoxigraph.DefaultGraph"]):
    """Names of graphs as nodes, the empty name the default graph."""

    def __missing__(self, name: str) -> NamedNode | pyoxigraph.DefaultGraph:
        node = self[name] = NamedNode(name) if name else pyoxigraph.DefaultGraph()
        return node


def is_plain(fact: Fact) -> bool:
    """Whether a fact stands as a plain triple: affirmed, and said as a fact."""
    return fact.polarity is Polarity.POSITIVE and fact.modality is Modality.ASSERTED


def _describe(
    statements: dict[str, Fact],
    documents: dict[str, Document],
    *,
    model: ModelInfo | None,
    metadata: bool,
    lexicons: Iterable[Path],
) -> Iterator[Quad]:
    for document in documents.values():
        yield from _describe_document(document)
    for iri, fact in statements.items():
        yield from _describe_statement(iri, fact)
        for evidence in fact.evidence:
            yield from _describe_sentence(evidence)
    yield from _describe_wordings(statements.values(), documents)
    for entity in _entities(statements.values()):
        yield from _describe_entity(entity)
    used = {(fact.relation.label, isinstance(fact.object, Value)) for fact in statements.values()}
    for relation, predicate, object_ in describe_relations(sorted(used), lexicons):
        yield relation.value, predicate.value, object_ if isinstance(object_, Literal) else object_.value, DEFAULT
    if metadata:
        yield from _describe_extraction(documents, model)


def _describe_document(document: Document) -> Iterator[Quad]:
    iri = document.iri
    yield iri, RDF.type, GB.SourceDocument, iri
    yield iri, DCTERMS.identifier, plain(document.id), iri
    if document.title:
        yield iri, DCTERMS.title, swedish(document.title), iri
    if document.source:
        yield iri, DCTERMS.source, plain(_public_source(document.source)), iri
    for key, value in document.metadata:
        if key in _METADATA:
            yield iri, _METADATA[key], plain(value), iri


def _public_source(source: str) -> str:
    """A web address as it is, a file by its name: where it lay on somebody's disk is neither stable nor public."""
    return source if "://" in source else PurePath(source).name or source


def _describe_statement(iri: str, fact: Fact) -> Iterator[Quad]:
    graphs = sorted({document_iri(evidence.document) for evidence in fact.evidence}) or [DEFAULT]
    for graph in graphs:
        if is_plain(fact):
            yield fact.subject.iri, fact.relation.iri, _object(fact.object), graph
        yield from ((iri, predicate, object_, graph) for predicate, object_ in _statement(fact))
    for evidence in fact.evidence:
        graph = document_iri(evidence.document)
        yield iri, PROV.wasDerivedFrom, evidence.iri, graph
        yield iri, GB.rule, plain(evidence.rule), graph


def _statement(fact: Fact) -> Iterator[tuple[str, str | Literal]]:
    yield RDF.type, GB.Statement
    yield RDF.subject, fact.subject.iri
    yield RDF.predicate, fact.relation.iri
    yield RDF.object, _object(fact.object)
    yield GB.polarity, _POLARITY[fact.polarity]
    yield GB.modality, _MODALITY[fact.modality]
    yield GB.confidence, share(fact.confidence)
    if fact.attribution:
        yield PROV.wasAttributedTo, fact.attribution.iri
    if fact.time:
        yield GB.time, literal(fact.time)
    if isinstance(fact.object, Value):
        yield GB.wording, plain(fact.object.text)
        if fact.object.unit:
            yield GB.unit, plain(fact.object.unit)


def _object(value: Entity | Value) -> str | Literal:
    return literal(value) if isinstance(value, Value) else value.iri


def _describe_sentence(evidence: Evidence) -> Iterator[Quad]:
    document = document_iri(evidence.document)
    iri = evidence.iri
    yield document, RDF.type, GB.SourceDocument, document
    yield document, DCTERMS.identifier, plain(evidence.document), document
    yield iri, RDF.type, GB.Sentence, document
    yield iri, NIF.beginIndex, count(evidence.start), document
    yield iri, NIF.endIndex, count(evidence.end), document
    yield iri, NIF.anchorOf, plain(evidence.text), document
    yield iri, NIF.referenceContext, document, document
    yield iri, GB.sentenceNumber, count(evidence.sentence), document


def _describe_wordings(facts: Iterable[Fact], documents: dict[str, Document]) -> Iterator[Quad]:
    """Other wordings of entities and relations, in the graphs of the documents that use them."""
    users: dict[tuple[str, str], set[str]] = {}
    for fact in facts:
        said_in = {evidence.document for evidence in fact.evidence}
        for entity in _members(fact):
            for alias in set(entity.aliases) - {entity.label}:
                found = {name for name in said_in if name in documents and alias in documents[name].text}
                users.setdefault((entity.iri, alias), set()).update(found)
        for alias in fact.relation.aliases:
            users.setdefault((fact.relation.iri, spell_relation(alias)), set()).update(said_in)
    for (iri, alias), names in users.items():
        for graph in map(document_iri, names) if names else [DEFAULT]:
            yield iri, SKOS.altLabel, swedish(alias), graph


def _members(fact: Fact) -> list[Entity]:
    return [member for member in (fact.subject, fact.object, fact.attribution) if isinstance(member, Entity)]


def _entities(facts: Iterable[Fact]) -> Iterator[Entity]:
    """Each entity once; where facts describe it differently, the first description in sorted order stands."""
    found: dict[str, Entity] = {}
    for fact in facts:
        for entity in _members(fact):
            known = found.setdefault(entity.iri, entity)
            if _description(entity) < _description(known):
                found[entity.iri] = entity
    for entity in list(found.values()):
        if entity.country:  # *Kreml* is the seat of a country that no fact need name
            country = Entity(entity.country, entity.country, Kind.COUNTRY)
            found.setdefault(country.iri, country)
    return (found[iri] for iri in sorted(found))


def _description(entity: Entity) -> tuple[str, str, tuple[str, ...], str]:
    return (entity.label, entity.kind, entity.links, entity.reason)


def _describe_entity(entity: Entity) -> Iterator[Quad]:
    iri = entity.iri
    graph = document_iri(entity.scope) if entity.scope else DEFAULT
    yield iri, RDF.type, GB[entity.kind], graph
    yield iri, RDFS.label, swedish(entity.label), graph
    for link in entity.links:
        yield iri, SKOS.exactMatch if entity.kind is Kind.CONCEPT else OWL.sameAs, external_iri(link), graph
    if entity.scope:
        yield iri, GB.describedIn, document_iri(entity.scope), graph
    if entity.country:
        yield iri, GB.seatOf, entity_iri(entity.country), graph
    if entity.code:
        yield iri, GB.countryCode, plain(entity.code), graph
    if entity.reason:
        yield iri, GB.reason, plain(entity.reason), graph


def _describe_extraction(documents: dict[str, Document], model: ModelInfo | None) -> Iterator[Quad]:
    yield EXTRACTION, RDF.type, GB.Extraction, DEFAULT
    yield EXTRACTION, GB.softwareVersion, plain(_version()), DEFAULT
    for document in documents:
        yield EXTRACTION, PROV.used, document_iri(document), DEFAULT
    if model:
        yield EXTRACTION, GB.modelName, plain(model.name), DEFAULT
        yield EXTRACTION, GB.modelVersion, plain(model.version), DEFAULT
        yield EXTRACTION, GB.modelChecksum, plain(model.checksum), DEFAULT


def _version() -> str:
    try:
        return package_metadata.version("graphbuild")
    except package_metadata.PackageNotFoundError:  # run from a checkout that is not installed
        return "unknown"
