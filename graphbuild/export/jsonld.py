"""JSON-LD 1.1: one JSON object a node, in the short terms of ontology/context.jsonld, which each file brings with it."""

from __future__ import annotations

import json
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph

from graphbuild.export.files import write_bytes
from graphbuild.export.quads import Graph, sort_quads
from graphbuild.vocabulary import RDF, XSD, find_ontology


def write_jsonld(graph: Graph, path: str | Path) -> None:
    """Write all graphs as JSON-LD in UTF-8, sorted; raises GraphError if the file cannot be written."""
    quads = sort_quads(graph)
    nodes: list[Any] = []
    for name, members in groupby(quads, key=lambda quad: quad.graph_name):
        found = _describe_nodes(list(members))
        nodes += found if isinstance(name, pyoxigraph.DefaultGraph) else [{"@id": _shorten(name), "@graph": found}]
    document = {"@context": _read_context(), "@graph": nodes}
    text = json.dumps(document, ensure_ascii=False, indent=1)
    write_bytes((text + "\n").encode("utf-8"), path)


@lru_cache(maxsize=1)
def _read_context() -> dict[str, Any]:
    context: dict[str, Any] = json.loads(find_ontology("context.jsonld").read_text(encoding="utf-8"))["@context"]
    return context


@lru_cache(maxsize=1)
def _read_prefixes() -> tuple[tuple[str, str], ...]:
    """IRI and prefix, the longest IRI first; a term like ``rule`` is no prefix: its value ends in no / or #."""
    pairs = ((iri, name) for name, iri in _read_context().items() if isinstance(iri, str) and iri[-1] in "/#")
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=1)
def _read_terms() -> dict[str, tuple[str, str, str]]:
    """Predicate IRI -> its term, and the datatype (or @id) and language that the context gives its values."""
    prefixes = {name: iri for iri, name in _read_prefixes()}
    terms = {}
    for term, meaning in _read_context().items():
        entry = meaning if isinstance(meaning, dict) else {"@id": meaning}
        name, _, rest = str(entry["@id"]).partition(":")
        if name in prefixes and rest and not rest.startswith("//"):
            datatype = entry.get("@type", "")
            prefix, _, local = datatype.partition(":")
            terms[prefixes[name] + rest] = (term, prefixes.get(prefix, prefix) + local, entry.get("@language", ""))
    return terms


def _describe_nodes(quads: list[pyoxigraph.Quad]) -> list[dict[str, Any]]:
    nodes = []
    for subject, members in groupby(quads, key=lambda quad: quad.subject):
        node: dict[str, Any] = {"@id": _shorten(subject)}
        for predicate, same in groupby(members, key=lambda quad: quad.predicate.value):
            key, values = _describe_values(predicate, [quad.object for quad in same])
            node[key] = values[0] if len(values) == 1 else values
        nodes.append(node)
    return nodes


def _describe_values(predicate: str, objects: list[Any]) -> tuple[str, list[Any]]:
    if predicate == RDF.type:
        return "@type", [_shorten(object_) for object_ in objects]
    term, datatype, language = _read_terms().get(predicate, ("", "", ""))
    values = [_describe_value(object_, datatype, language) for object_ in objects]
    return term or _shorten(pyoxigraph.NamedNode(predicate)), values


def _describe_value(term: Any, datatype: str, language: str) -> Any:
    if not isinstance(term, pyoxigraph.Literal):
        return _shorten(term) if datatype == "@id" else {"@id": _shorten(term)}
    if term.language:
        return term.value if term.language == language else {"@value": term.value, "@language": term.language}
    found = term.datatype.value
    if found == XSD.string:
        return {"@value": term.value} if datatype or language else term.value
    return term.value if found == datatype else {"@value": term.value, "@type": _shorten(term.datatype)}


def _shorten(term: Any) -> str:
    if isinstance(term, pyoxigraph.BlankNode):
        return str(term)
    iri = str(term.value)
    for base, prefix in _read_prefixes():
        if iri.startswith(base):
            return f"{prefix}:{iri[len(base) :]}"
    return iri
