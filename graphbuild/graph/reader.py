"""Graph files read back: as the quads that they hold, and as the facts that those tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from graphbuild.errors import GraphError, OntologyError
from graphbuild.model import Entity, Evidence, Fact, Kind, Modality, Polarity, Relation, Value
from graphbuild.vocabulary import DCTERMS, GB, NIF, OWL, PROV, RDF, RDFS, RELATION, SKOS, XSD, read_entity_iri

FORMATS = {
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
WRITTEN = ("graph.nq", "graph.trig", "graph.ttl")
"""What a folder of a graph is read from, the first that is there."""

Properties = Mapping[str, list[NamedNode | Literal]]


def read_quads(path: str | Path) -> tuple[pyoxigraph.Quad, ...]:
    """The quads of a graph file, or of the folder that ``graphbuild build`` wrote.

    Raises GraphError when there is none, its suffix is none of FORMATS, or it does not follow its format.
    """
    file = _find_file(Path(path))
    format_ = FORMATS.get(file.suffix.lower())
    if format_ is None:
        raise GraphError(f"{file} is no graph that can be read; give a file that ends in {', '.join(FORMATS)}.")
    try:
        return tuple(pyoxigraph.parse(path=str(file), format=format_))
    except (SyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise GraphError(f"{file} is not valid {format_.name}: {reason}; build the graph again.") from error
    except OSError as error:
        raise GraphError(f"{file} cannot be read ({error}); check the path and its permissions.") from error


def to_facts(quads: Iterable[pyoxigraph.Quad]) -> tuple[Fact, ...]:
    """The facts that a graph's statements tell, with all that RDF keeps of them: no spans and no trails.

    Raises GraphError when a statement lacks a part; ``graphbuild validate`` says more.
    """
    described: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        known = described[quad.subject.value][quad.predicate.value] if isinstance(quad.subject, NamedNode) else []
        if isinstance(quad.object, NamedNode | Literal) and quad.object not in known:
            known.append(quad.object)
    statement = NamedNode(GB.Statement)
    entities = {iri: _read_entity(iri, node) for iri, node in described.items() if node[RDFS.label] and _is_entity(iri)}
    return tuple(
        _read_fact(iri, described, entities)
        for iri in sorted(described)
        if statement in described[iri].get(RDF.type, ())
    )


def _find_file(path: Path) -> Path:
    if path.is_dir():
        found = next((path / name for name in WRITTEN if (path / name).is_file()), None)
        if found is None:
            raise GraphError(f"The folder {path} holds none of {', '.join(WRITTEN)}; name a graph file.")
        return found
    if not path.exists():
        raise GraphError(f"There is no graph {path}; build one with graphbuild build, or check the path.")
    return path


def _is_entity(iri: str) -> bool:
    try:
        read_entity_iri(iri)
    except OntologyError:
        return False
    return True


def _read_entity(iri: str, node: Properties) -> Entity:
    name, scope = read_entity_iri(iri)
    kinds = [term.value.rpartition("#")[2] for term in node.get(RDF.type, ())]
    return Entity(
        id=f"{scope}/{name}" if scope else name,
        label=_first(node, RDFS.label),
        kind=next((Kind(kind) for kind in kinds if kind in tuple(Kind)), Kind.CONCEPT),
        aliases=_sorted(node, SKOS.altLabel),
        links=(*_sorted(node, OWL.sameAs), *_sorted(node, SKOS.exactMatch)),
        scope=scope,
        reason=_first(node, GB.reason),
        country=read_entity_iri(seat)[0] if (seat := _first(node, GB.seatOf)) else "",
        code=_first(node, GB.countryCode),
    )


def _read_fact(iri: str, described: Mapping[str, Properties], entities: Mapping[str, Entity]) -> Fact:
    node = described[iri]
    speaker = _first(node, PROV.wasAttributedTo)
    times = [term for term in node.get(GB.time, ()) if isinstance(term, Literal)]
    try:
        (subject,), (relation,), (object_,) = node[RDF.subject], node[RDF.predicate], node[RDF.object]
        return Fact(
            subject=entities[subject.value],
            relation=Relation(unquote(relation.value.removeprefix(RELATION), errors="surrogatepass")),
            object=_read_value(object_, node) if isinstance(object_, Literal) else entities[object_.value],
            polarity=Polarity.NEGATIVE if _first(node, GB.polarity) == GB.Negative else Polarity.POSITIVE,
            modality=Modality.POSSIBLE if _first(node, GB.modality) == GB.Possible else Modality.ASSERTED,
            attribution=entities[speaker] if speaker else None,
            time=Value(times[0].value, _datatype(times[0]), times[0].value) if times else None,
            evidence=tuple(_read_evidence(node, described)),
            confidence=float(_first(node, GB.confidence) or 1.0),
        )
    except (KeyError, ValueError) as error:
        raise GraphError(
            f"The statement <{iri}> is not whole ({error}); graphbuild validate shows what it lacks."
        ) from error


def _read_value(term: Literal, node: Properties) -> Value:
    text = _first(node, GB.wording) or term.value
    return Value(text, _datatype(term), term.value if term.value != text else "", _first(node, GB.unit))


def _read_evidence(node: Properties, described: Mapping[str, Properties]) -> Iterator[Evidence]:
    """A sentence with all rules that read the statement: RDF does not say which rule read which sentence."""
    rules = ", ".join(_sorted(node, GB.rule))
    for sentence in sorted(term.value for term in node.get(PROV.wasDerivedFrom, ())):
        said = described[sentence]
        yield Evidence(
            document=_first(described[_first(said, NIF.referenceContext)], DCTERMS.identifier),
            sentence=int(_first(said, GB.sentenceNumber)),
            start=int(_first(said, NIF.beginIndex)),
            end=int(_first(said, NIF.endIndex)),
            text=_first(said, NIF.anchorOf),
            rule=rules,
        )


def _datatype(term: Literal) -> str:
    return term.datatype.value.removeprefix(XSD.base)


def _first(node: Properties, predicate: str) -> str:
    return next((term.value for term in node.get(predicate, ())), "")


def _sorted(node: Properties, predicate: str) -> tuple[str, ...]:
    return tuple(sorted(term.value for term in node.get(predicate, ())))
