"""The Swedish lexicon of ontology/relations.ttl: relations, event nouns, light verbs and word classes.

``load_lexicon`` reads the file once; a user's own Turtle files in the same terms add to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph

from graphbuild.errors import OntologyError
from graphbuild.model import Kind
from graphbuild.naming.compounds import find_head
from graphbuild.naming.derivation import derive_verb
from graphbuild.naming.dictionary import lemma_of
from graphbuild.vocabulary import ONTOLOGY, RELATION, find_ontology

LEXICON = "https://w3id.org/graphbuild/lexicon#"

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_SUB_PROPERTY = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"
_ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
_INVERSE = "http://www.w3.org/2002/07/owl#inverseOf"
_DOMAIN = "https://schema.org/domainIncludes"
_RANGE = "https://schema.org/rangeIncludes"

_SYMMETRIC = pyoxigraph.NamedNode("http://www.w3.org/2002/07/owl#SymmetricProperty")


@dataclass(frozen=True, slots=True)
class RelationEntry:
    """A relation of the lexicon; ``lemma`` is its infinitive with particle and ``sig``.

    ``parents`` are labels of broader relations or names of groups (``conflict``);
    ``domain`` and ``range`` are the kinds that usually stand there, not restrictions.
    """

    label: str
    english: str
    lemma: str
    preposition: str
    parents: tuple[str, ...]
    inverse: str
    aliases: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Word knowledge by lemma, lower-case; particles and ``sig`` follow their verb (``slå fast``).

    Equal to itself alone, so that what it says of a word can be kept by lexicon and word.
    """

    relations: Mapping[str, RelationEntry]
    canonical: Mapping[str, str]
    event_nouns: Mapping[str, str]
    result_nouns: frozenset[str]
    noun_prepositions: Mapping[str, str]
    object_markers: Mapping[str, frozenset[str]]
    light_verbs: frozenset[str]
    light_pairs: Mapping[tuple[str, str], str]
    speech_verbs: Mapping[str, str]
    speech_nouns: frozenset[str]
    possible_verbs: frozenset[str]
    possible_nouns: frozenset[str]
    possible_adverbs: frozenset[str]
    negative_verbs: frozenset[str]
    negative_adverbs: frozenset[str]
    role_nouns: frozenset[str]
    quantity_nouns: frozenset[str]
    time_nouns: frozenset[str]
    fixed_phrases: frozenset[tuple[str, ...]]
    noun_kinds: Mapping[str, Kind]
    _kinds: dict[str, Kind | None] = field(default_factory=dict, compare=False, repr=False)
    _roles: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def verb_of_noun(self, lemma: str) -> str:
        """The verb whose event a noun names (``spionage``: ``spionera``), or the empty string.

        Listed nouns first, then regular derivations of known verbs, then compounds of either.
        """
        noun = lemma.casefold()
        if noun in self.event_nouns:
            return self.event_nouns[noun]
        if not self._may_name_event(noun):
            return ""
        head = self._event_head(noun) or noun
        return self.event_nouns.get(head) or derive_verb(head)

    def marks_object(self, lemma: str, preposition: str) -> bool:
        """Whether a preposition after an event noun marks what its verb takes bare: ``stöd till``, ``stöd för``.

        A regularly derived noun that is not listed takes ``av`` (``granskningen av banken``).
        """
        noun = lemma.casefold()
        head = noun if noun in self.event_nouns else self._event_head(noun)
        if head in self.event_nouns:
            return preposition in self.object_markers[head]
        return preposition == "av" and bool(self.verb_of_noun(noun))

    def kind_of_noun(self, lemma: str) -> Kind | None:
        """What a common noun denotes, by itself or as the last part of a compound; None when it is not listed."""
        if lemma not in self._kinds:
            head = find_head(lemma.casefold(), self.noun_kinds)
            self._kinds[lemma] = self.noun_kinds[head] if head else None
        return self._kinds[lemma]

    def is_role(self, lemma: str) -> bool:
        """Whether a noun names an office or occupation, also as a compound (``försvarsminister``)."""
        noun = lemma.casefold()
        if noun not in self._roles:
            compound = noun not in self.noun_kinds and bool(find_head(noun, self.role_nouns))
            self._roles[noun] = noun in self.role_nouns or compound
        return self._roles[noun]

    def is_speech_noun(self, lemma: str) -> bool:
        """Whether a noun takes its content as an att-clause (``uppgift``), also as a compound."""
        return bool(find_head(lemma.casefold(), self.speech_nouns))

    def is_possible_noun(self, lemma: str) -> bool:
        """Whether a noun leaves its content only possible (``risk``), also as a compound."""
        return bool(find_head(lemma.casefold(), self.possible_nouns))

    def is_time_noun(self, lemma: str) -> bool:
        """Whether a noun names a time or a stretch of it (``vecka``), also as a compound (but no ``rättegång``)."""
        noun = lemma.casefold()
        if noun in self.time_nouns:
            return True
        return bool(find_head(noun, self.time_nouns)) and self.kind_of_noun(noun) in (None, Kind.CONCEPT)

    def _may_name_event(self, noun: str) -> bool:
        kinds = (None, Kind.EVENT, Kind.CONCEPT)
        return not find_head(noun, self.result_nouns) and self.kind_of_noun(noun) in kinds

    def _event_head(self, noun: str) -> str:
        """The longest part from the right that is listed or derived from a verb: ``ökning`` of ``kostnadsökning``."""
        return find_head(noun, _EventNouns(self.event_nouns))


class _EventNouns:
    """Container of what names an event: the listed nouns and the regular derivations of known verbs."""

    def __init__(self, listed: Mapping[str, str]) -> None:
        self.listed = listed

    def __contains__(self, noun: object) -> bool:
        return isinstance(noun, str) and (noun in self.listed or (lemma_of(noun) == noun and derive_verb(noun) != ""))


def load_lexicon(*extra: Path) -> Lexicon:
    """The lexicon of ontology/relations.ttl, with what the user's own Turtle files add.

    Raises OntologyError when a file cannot be read or contradicts the lexicon's terms.
    """
    if not extra:
        return _load_default()
    return _build((find_ontology("relations.ttl"), *extra))


@lru_cache(maxsize=1)
def _load_default() -> Lexicon:
    return _build((find_ontology("relations.ttl"),))


# What the Turtle says about one subject: predicate IRI -> values.
_Node = Mapping[str, tuple[pyoxigraph.NamedNode | pyoxigraph.Literal, ...]]


def _build(paths: Iterable[Path]) -> Lexicon:
    nodes = _read_nodes(paths)
    relations = dict(sorted((entry.label, entry) for entry in _read_relations(nodes)))
    events = {_one(node, "lemma"): node for node in _of_type(nodes, "EventNoun")}
    lists = {iri.removeprefix(LEXICON): _words(node, "word") for iri, node in nodes.items()}
    return Lexicon(
        relations=MappingProxyType(relations),
        canonical=MappingProxyType({alias: entry.label for entry in relations.values() for alias in entry.aliases}),
        event_nouns=MappingProxyType({noun: _one(node, "verb") for noun, node in events.items()}),
        noun_prepositions=MappingProxyType(
            {noun: markers[0] for noun, node in events.items() if (markers := _words(node, "objectPreposition"))}
        ),
        object_markers=MappingProxyType(
            {noun: frozenset(_words(node, "objectPreposition")) for noun, node in events.items()}
        ),
        result_nouns=_listed(lists, "result-nouns"),
        light_verbs=_listed(lists, "light-verbs"),
        light_pairs=MappingProxyType(
            {
                (_one(node, "lightVerb"), noun): _one(node, "verb")
                for node in _of_type(nodes, "LightPair")
                for noun in _words(node, "lightNoun")
            }
        ),
        speech_verbs=MappingProxyType(
            {
                word: _one(node, "speechClass")
                for node in _of_type(nodes, "SpeechVerbs")
                for word in _words(node, "word")
            }
        ),
        speech_nouns=_listed(lists, "speech-nouns"),
        possible_verbs=_listed(lists, "possible-verbs"),
        possible_nouns=_listed(lists, "possible-nouns"),
        possible_adverbs=_listed(lists, "possible-adverbs"),
        negative_verbs=_listed(lists, "negative-verbs"),
        negative_adverbs=_listed(lists, "negative-adverbs"),
        role_nouns=_listed(lists, "role-nouns"),
        quantity_nouns=_listed(lists, "quantity-nouns"),
        time_nouns=_listed(lists, "time-nouns"),
        fixed_phrases=frozenset(tuple(phrase.split()) for phrase in _listed(lists, "fixed-phrases")),
        noun_kinds=MappingProxyType(_read_kinds(nodes)),
    )


def _read_nodes(paths: Iterable[Path]) -> dict[str, _Node]:
    found: dict[str, dict[str, list[pyoxigraph.NamedNode | pyoxigraph.Literal]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for path in paths:
        try:
            for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
                if isinstance(quad.subject, pyoxigraph.NamedNode) and not isinstance(
                    quad.object, pyoxigraph.BlankNode | pyoxigraph.Triple
                ):
                    found[quad.subject.value][quad.predicate.value].append(quad.object)
        except (OSError, SyntaxError) as error:
            raise OntologyError(f"The relation file {path} cannot be read as Turtle: {error}; correct it.") from error
    return {iri: {key: tuple(values) for key, values in node.items()} for iri, node in found.items()}


def _read_relations(nodes: Mapping[str, _Node]) -> Iterable[RelationEntry]:
    for iri, node in nodes.items():
        label = iri.removeprefix(RELATION)
        if label == iri:
            continue
        yield RelationEntry(
            label=label,
            english=_in_language(node, _LABEL, "en"),
            lemma=_one(node, "lemma"),
            preposition=_one(node, "preposition"),
            parents=_locals(node, _SUB_PROPERTY),
            inverse=label if _SYMMETRIC in node.get(_RDF_TYPE, ()) else next(iter(_locals(node, _INVERSE)), ""),
            aliases=tuple(value.value.replace(" ", "-") for value in node.get(_ALT_LABEL, ())),
            domain=_locals(node, _DOMAIN),
            range=_locals(node, _RANGE),
        )


def _read_kinds(nodes: Mapping[str, _Node]) -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for node in _of_type(nodes, "KindNouns"):
        for name in _locals(node, LEXICON + "denotes"):
            if name not in tuple(Kind):
                raise OntologyError(f"The lexicon gives nouns the unknown kind {name}; use one of {', '.join(Kind)}.")
            kinds.update(dict.fromkeys(_words(node, "word"), Kind(name)))
    return kinds


def _of_type(nodes: Mapping[str, _Node], name: str) -> Iterable[_Node]:
    wanted = pyoxigraph.NamedNode(LEXICON + name)
    return (node for node in nodes.values() if wanted in node.get(_RDF_TYPE, ()))


def _listed(lists: Mapping[str, tuple[str, ...]], name: str) -> frozenset[str]:
    """The words of one list; a lexicon without it is broken."""
    if not lists.get(name):
        raise OntologyError(f"The lexicon lacks the word list {name}; reinstall graphbuild.")
    return frozenset(lists[name])


def _words(node: _Node, name: str) -> tuple[str, ...]:
    return tuple(value.value for value in node.get(LEXICON + name, ()))


def _one(node: _Node, name: str) -> str:
    return next(iter(_words(node, name)), "")


def _in_language(node: _Node, predicate: str, language: str) -> str:
    values = (value for value in node.get(predicate, ()) if isinstance(value, pyoxigraph.Literal))
    return next((value.value for value in values if value.language == language), "")


def _locals(node: _Node, predicate: str) -> tuple[str, ...]:
    bases = (RELATION, LEXICON, ONTOLOGY)
    return tuple(
        value.value.removeprefix(base)
        for value in node.get(predicate, ())
        for base in bases
        if value.value.startswith(base)
    )
