"""A dataset as sorted quads, and the writing of them: what turtle, trig and nquads have in common.

Oxigraph writes what it is given in the order it is given, so sorted quads make the same
bytes of the same graph in every run.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

import pyoxigraph
from rdflib import Dataset

from graphbuild.export.files import write_bytes
from graphbuild.vocabulary import DOCUMENT, PARAMETER, PREFIXES, RDF

# A line break with a subject behind it: in TriG one tab deep, and never a line that goes on with the last subject
_SUBJECT = re.compile(rb"(?<= \.)\n(\t?)(?=[^\t\n}])")
# Strings and IRIs are matched so as to be passed over
_ESCAPED = re.compile(rb'"(?:[^"\\]|\\.)*"|<[^>]*>|(?P<prefix>[a-z]*):(?P<name>[^\s"<>\\]*(?:\\[^\s][^\s"<>\\]*)+)')
_TYPE = pyoxigraph.NamedNode(RDF.type)
# A sentence reads better in full than as doc:article\#char\=0\,98, and no graph has parameters
_SPELLED_OUT = {DOCUMENT, PARAMETER}

Graph = Dataset | Iterable[pyoxigraph.Quad]
"""What can be written: quads, as ``to_quads`` makes them, or an rdflib dataset that somebody changed by hand."""


def sort_quads(graph: Graph) -> list[pyoxigraph.Quad]:
    """All quads, the default graph first, then by graph, subject, predicate (types first) and object."""
    return sorted(_read(graph), key=_order)


def sort_triples(graph: Graph) -> list[pyoxigraph.Triple]:
    """The union of all graphs, each triple once, by subject, predicate (types first) and object."""
    quads = {pyoxigraph.Quad(quad.subject, quad.predicate, quad.object) for quad in _read(graph)}
    return [quad.triple for quad in sorted(quads, key=_order)]


def _read(graph: Graph) -> Iterable[pyoxigraph.Quad]:
    if not isinstance(graph, Dataset):
        return graph
    with warnings.catch_warnings():  # rdflib 7.6 calls names of its own that it deprecates
        warnings.simplefilter("ignore", DeprecationWarning)
        data = graph.serialize(format="nquads", encoding="utf-8")
    return pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.N_QUADS)


def write_rdf(
    statements: list[pyoxigraph.Quad] | list[pyoxigraph.Triple], path: str | Path, format_: pyoxigraph.RdfFormat
) -> None:
    """Write quads or triples in the order given, with the house prefixes that they use; GraphError if it cannot."""
    if format_ == pyoxigraph.RdfFormat.N_QUADS:
        data = pyoxigraph.serialize(statements, format=format_) or b""
    else:
        data = pyoxigraph.serialize(statements, format=format_, prefixes=find_prefixes(statements)) or b""
        data = _lay_out(data)
    write_bytes(data, path)


def _lay_out(data: bytes) -> bytes:
    """Prefixes in sorted order (Oxigraph's is random), a blank line before each subject, and no escapes in names.

    Line breaks inside literals are escaped, so every line break is one of the syntax.
    """
    lines = data.split(b"\n")
    count = sum(1 for _ in takewhile(lambda line: line.startswith(b"@prefix "), lines))
    body = _ESCAPED.sub(_spell_out, _SUBJECT.sub(rb"\n\n\1", b"\n".join(lines[count:])))
    return b"\n".join([*sorted(lines[:count]), b"", body])


def _spell_out(token: re.Match[bytes]) -> bytes:
    r"""A name with escapes (``:rapport\/2024``) as the full IRI: rdflib cannot read all of them."""
    if token["name"] is None:
        return token[0]
    base = PREFIXES[token["prefix"].decode()].encode()
    return b"<" + base + re.sub(rb"\\(.)", rb"\1", token["name"]) + b">"


def _order(quad: pyoxigraph.Quad) -> tuple[str, str, int, bool, str, str]:
    graph = "" if isinstance(quad.graph_name, pyoxigraph.DefaultGraph) else quad.graph_name.value
    subject = quad.subject.value if isinstance(quad.subject, pyoxigraph.NamedNode) else str(quad.subject)
    subject, _, place = subject.partition("#char=")  # sentences in the order of the text
    begin = int(place.partition(",")[0]) if place else -1
    return (graph, subject, begin, quad.predicate != _TYPE, quad.predicate.value, str(quad.object))


def find_prefixes(statements: list[pyoxigraph.Quad] | list[pyoxigraph.Triple]) -> dict[str, str]:
    """The house prefixes that the statements have a use for."""
    iris = {iri for statement in statements for iri in _iris(statement)}
    return {
        prefix: base
        for prefix, base in PREFIXES.items()
        if base not in _SPELLED_OUT and any(iri.startswith(base) for iri in iris)
    }


def _iris(statement: pyoxigraph.Quad | pyoxigraph.Triple) -> Iterable[str]:
    for term in (statement.subject, statement.predicate, statement.object):
        if isinstance(term, pyoxigraph.NamedNode):
            yield term.value
        elif isinstance(term, pyoxigraph.Literal):
            yield term.datatype.value
        elif isinstance(term, pyoxigraph.Triple):
            yield from _iris(term)
