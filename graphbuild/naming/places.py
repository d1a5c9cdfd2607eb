"""The gazetteer of ontology/places.ttl: countries with their adjectives and inhabitants, cities, seats of power.

Names are looked up casefolded; one that could mean two places means the larger kind (Luxemburg is the country).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
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

    Fields are empty where nothing certain is known. A country's ``country`` is itself. ``links`` are IRIs of
    the same place elsewhere. ``shared`` tells what else the name may mean, and then there are no links.
    ``given`` marks what stands in a user's own gazetteer, which may also list people and organisations.
    """

    label: str
    kind: Kind
    iso: str = ""
    wikidata: str = ""
    country: str = ""
    aliases: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    given: bool = False


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


def load_places(*extra: Path) -> Places:
    """The places of ontology/places.ttl, and what a user's own Turtle files list.

    Raises OntologyError when a file cannot be read or an entry lacks its name or kind.
    """
    return _load(*extra) if extra else _load_default()


@lru_cache(maxsize=1)
def _load_default() -> Places:
    return _load()


def _load(*extra: Path) -> Places:
    nodes = _keep_places(_read_nodes(find_ontology("places.ttl")))
    labels = {iri: _label(iri, node) for iri, node in nodes.items()}
    places = sorted((_to_place(iri, node, labels) for iri, node in nodes.items()), key=_rank)
    given = [entry for path in extra for entry in _read_given(path)]
    by_name: dict[str, Place] = {}
    for found in (given, places):
        for group in (_by(found, lambda place: (place.label,)), _by(found, lambda place: place.aliases)):
            for name, candidates in group.items():
                by_name.setdefault(name, _choose(candidates))
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


def _by(places: Iterable[Place], names: Callable[[Place], tuple[str, ...]]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for name in names(place):
            found[name.casefold()].append(place)
    return found


def _choose(candidates: list[Place]) -> Place:
    """The first place; where another of its kind has the name too, without links, as nobody knows which is meant."""
    first = candidates[0]
    rivals = [place for place in candidates if place.kind is first.kind]
    if len(rivals) == 1:
        return first
    shared = tuple(place.country or next(iter(place.links), place.label) for place in rivals)
    return replace(first, links=(), wikidata="", shared=shared)


def _read_given(path: Path) -> list[Place]:
    """The entries of a user's gazetteer: what has a kind of the ontology, with its labels and its own IRI as a link."""
    entries = {
        iri: node
        for iri, node in _read_nodes(path).items()
        if any(kind.startswith(ONTOLOGY) for kind in node.get(_RDF_TYPE, ()))
    }
    if not entries:
        raise OntologyError(f"The gazetteer {path} lists nothing; give entries a class such as gb:Organization.")
    labels = {iri: _label(iri, node) for iri, node in entries.items()}
    found = (replace(_to_place(iri, node, labels), given=True) for iri, node in entries.items())
    return [replace(place, links=(iri, *place.links)) for (iri, _), place in zip(entries.items(), found, strict=True)]


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
        raise OntologyError(f"The gazetteer {path} cannot be read as Turtle: {error}; correct it.") from error
    return {iri: {key: tuple(values) for key, values in node.items()} for iri, node in found.items()}


def _keep_places(nodes: Mapping[str, _Node]) -> dict[str, _Node]:
    return {iri: node for iri, node in nodes.items() if iri.startswith(PLACE)}


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
    links = node.get(_EXACT_MATCH, ())
    return Place(
        label=labels[iri],
        kind=kinds[0],
        iso=next(iter(node.get(GAZETTEER + "iso", ())), ""),
        wikidata=next((link.removeprefix(_WIKIDATA) for link in links if link.startswith(_WIKIDATA)), ""),
        country=labels[iri]
        if kinds[0] is Kind.COUNTRY
        else next((labels[country] for country in countries if country in labels), ""),
        aliases=node.get(_ALT_LABEL, ()),
        links=links,
    )


def _rank(place: Place) -> tuple[int, str]:
    return (_PRECEDENCE.index(place.kind) if place.kind in _PRECEDENCE else len(_PRECEDENCE), place.label)


def _index(nodes: Mapping[str, _Node], labels: Mapping[str, str], term: str) -> Mapping[str, str]:
    pairs: Iterable[tuple[str, str]] = (
        (word.casefold(), labels[iri]) for iri, node in nodes.items() for word in node.get(GAZETTEER + term, ())
    )
    return MappingProxyType(dict(pairs))
