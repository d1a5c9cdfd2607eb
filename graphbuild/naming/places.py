"""The gazetteer of ontology/places.ttl: countries with their adjectives and inhabitants, cities, seats of power.

Names are looked up casefolded; one that could mean two places means the larger kind (Luxemburg is the country).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph

from graphbuild.errors import OntologyError
from graphbuild.model import Kind
from graphbuild.vocabulary import BASE, ONTOLOGY, find_ontology

GAZETTEER = BASE + "gazetteer#"
PLACE = BASE + "place/"

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
_EXACT_MATCH = "http://www.w3.org/2004/02/skos/core#exactMatch"
_WIKIDATA = "http://www.wikidata.org/entity/"

# Which of two places of one name is meant, first to last.
_PRECEDENCE = (Kind.COUNTRY, Kind.ORGANIZATION, Kind.CITY, Kind.PLACE)


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its Swedish name; ``iso`` is ISO 3166-1 alpha-2, ``wikidata`` a Q number, ``country`` a label.

    Fields are empty where nothing certain is known. A country's ``country`` is itself.
    """

    label: str
    kind: Kind
    iso: str = ""
    wikidata: str = ""
    country: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Places by name and alias, and the words that point to them; keys are casefolded, values are labels.

    Equal to itself alone, as the lexicon is.
    """

    by_name: Mapping[str, Place]
    by_adjective: Mapping[str, str]
    by_demonym: Mapping[str, str]
    seats: Mapping[str, str]
    capitals: Mapping[str, str]

    def find(self, name: str) -> Place | None:
        """The place of a name in any case, also in the genitive (``Rysslands``); None when it is not listed."""
        key = " ".join(name.casefold().split())
        return self.by_name.get(key) or (self.by_name.get(key[:-1]) if key.endswith("s") else None)


@lru_cache(maxsize=1)
def load_places() -> Places:
    """The places of ontology/places.ttl.

    Raises OntologyError when the file cannot be read or an entry lacks its name or kind.
    """
    nodes = _read_nodes(find_ontology("places.ttl"))
    labels = {iri: _label(iri, node) for iri, node in nodes.items()}
    places = sorted((_to_place(iri, node, labels) for iri, node in nodes.items()), key=_rank)
    by_name: dict[str, Place] = {}
    for names in (lambda place: (place.label,), lambda place: place.aliases):
        for place in places:
            for name in names(place):
                by_name.setdefault(name.casefold(), place)
    return Places(
        by_name=MappingProxyType(by_name),
        by_adjective=_index(nodes, labels, "adjective"),
        by_demonym=_index(nodes, labels, "demonym"),
        seats=_index(nodes, labels, "seat"),
        capitals=MappingProxyType(
            {
                labels[capital].casefold(): labels[iri]
                for iri, node in nodes.items()
                for capital in node.get(GAZETTEER + "capital", ())
            }
        ),
    )


_Node = Mapping[str, tuple[str, ...]]


def _read_nodes(path: Path) -> dict[str, _Node]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            valued = isinstance(value, pyoxigraph.NamedNode | pyoxigraph.Literal)
            if isinstance(subject, pyoxigraph.NamedNode) and valued:
                found[subject.value][quad.predicate.value].append(value.value)
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"The gazetteer {path} cannot be read as Turtle: {error}; reinstall graphbuild.") from error
    places = {iri: node for iri, node in found.items() if iri.startswith(PLACE)}
    return {iri: {key: tuple(values) for key, values in node.items()} for iri, node in places.items()}


def _label(iri: str, node: _Node) -> str:
    if not node.get(_LABEL):
        raise OntologyError(f"The gazetteer gives {iri} no rdfs:label; add its Swedish name.")
    return node[_LABEL][0]


def _to_place(iri: str, node: _Node, labels: Mapping[str, str]) -> Place:
    kinds = [Kind(kind) for name in node.get(_RDF_TYPE, ()) if (kind := name.removeprefix(ONTOLOGY)) in tuple(Kind)]
    if not kinds:
        raise OntologyError(
            f"The gazetteer gives {iri} no class of the ontology; make it a gb:Country, gb:City or gb:Place."
        )
    countries = node.get(GAZETTEER + "country", ())
    links = (link.removeprefix(_WIKIDATA) for link in node.get(_EXACT_MATCH, ()) if link.startswith(_WIKIDATA))
    return Place(
        label=labels[iri],
        kind=kinds[0],
        iso=next(iter(node.get(GAZETTEER + "iso", ())), ""),
        wikidata=next(links, ""),
        country=labels[iri] if kinds[0] is Kind.COUNTRY else next((labels[country] for country in countries), ""),
        aliases=node.get(_ALT_LABEL, ()),
    )


def _rank(place: Place) -> tuple[int, str]:
    return (_PRECEDENCE.index(place.kind) if place.kind in _PRECEDENCE else len(_PRECEDENCE), place.label)


def _index(nodes: Mapping[str, _Node], labels: Mapping[str, str], term: str) -> Mapping[str, str]:
    pairs: Iterable[tuple[str, str]] = (
        (word.casefold(), labels[iri]) for iri, node in nodes.items() for word in node.get(GAZETTEER + term, ())
    )
    return MappingProxyType(dict(pairs))
