"""What flows through graphbuild: frozen values, tuples inside.

``Document -> Sentence -> Mention -> Claim -> Entity and Fact``. Offsets are Unicode code points into ``Document.text``, end
exclusive, as NIF 2.0 counts them. Token indices are 1-based within the sentence, as in CoNLL-U; head 0 is the root.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graphbuild.vocabulary import document_iri, entity_iri, relation_iri, sentence_iri, statement_iri


class Kind(StrEnum):
    """What an entity is; each value is a class of ontology/graphbuild.ttl."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    COUNTRY = "Country"
    CITY = "City"
    PLACE = "Place"
    GROUP = "Group"
    DOCUMENT = "Document"
    EVENT = "Event"
    CONCEPT = "Concept"

    __hash__ = str.__hash__  # Enum's own is written in Python, and kinds are looked up all the time


class Polarity(StrEnum):
    """Whether the text affirms or denies a fact."""

    POSITIVE = "+"
    NEGATIVE = "-"


class Modality(StrEnum):
    """Whether the text states a fact or only holds it possible, planned or wished."""

    ASSERTED = "asserted"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a dependency tree (a CoNLL-U line) with its document offsets."""

    index: int
    text: str
    lemma: str
    upos: str
    feats: tuple[tuple[str, str], ...]
    head: int
    deprel: str
    start: int
    end: int

    def feat(self, name: str) -> str:
        """The value of a morphological feature, or the empty string."""
        return next((value for key, value in self.feats if key == name), "")


@dataclass(frozen=True, slots=True)
class Name:
    """A named-entity span found by the parser: token indices, both inclusive, and PER, LOC or ORG."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that no sentence crosses: a heading or a paragraph, by document offsets."""

    start: int
    end: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence; ``block`` counts the document's blocks from 0."""

    index: int
    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()
    block: int = 0
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its metadata; reading leaves ``sentences`` empty, parsing fills it."""

    id: str
    text: str
    title: str = ""
    source: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()

    @property
    def iri(self) -> str:
        """Names the document, and the graph of what it says."""
        return document_iri(self.id)


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase, name or pronoun in one sentence.

    ``label`` is its basic form without article, ``wordings`` are its other forms in the text, from bare head to whole phrase,
    ``tokens`` the indices it covers. ``parts`` are the things that coordinated adjectives tell apart (*amerikanska och europeiska
    företag*). A ``predicative`` mention names a class (*FSB är en säkerhetstjänst*) and is never resolved to the thing itself.
    ``value`` is the amount or time that it gives (*fem miljoner kronor*, *april 1997*).
    """

    sentence: int
    head: int
    tokens: tuple[int, ...]
    label: str
    start: int
    end: int
    kind: Kind = Kind.CONCEPT
    wordings: tuple[str, ...] = ()
    named: bool = False
    pronoun: bool = False
    definite: bool = False
    predicative: bool = False
    parts: tuple[str, ...] = ()
    reason: str = ""
    value: Value | None = None


Mentions = Mapping[int, Mention]
"""The mentions of one sentence by the index of their head."""


@dataclass(frozen=True, slots=True)
class Referent:
    """One thing that a document speaks of, with its mentions in order of text and the reason for its kind."""

    number: int
    kind: Kind
    named: bool
    mentions: tuple[Mention, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What each mention means, by (sentence, head): one referent, several (*länderna*), or none.

    ``trail`` says why, for ``explain``.
    """

    referents: tuple[Referent, ...]
    by_mention: Mapping[tuple[int, int], tuple[Referent, ...]]
    trail: Mapping[tuple[int, int], str]

    def referents_of(self, mention: Mention) -> tuple[Referent, ...]:
        """The referents a mention stands for; none for a pronoun nobody could resolve."""
        return self.by_mention.get((mention.sentence, mention.head), ())


@dataclass(frozen=True, slots=True)
class Value:
    """A literal object: an amount, a number or a date, with its XSD datatype's local name."""

    text: str
    datatype: str = "string"
    lexical: str = ""
    unit: str = ""

    @property
    def key(self) -> str:
        """What the value is, however the text words it: lexical form, datatype and unit."""
        return f"{self.lexical or self.text}^^{self.datatype} {self.unit}"

    @property
    def is_amount(self) -> bool:
        """Whether it counts or measures something, and is no time."""
        return self.datatype in {"integer", "decimal"}


@dataclass(frozen=True, slots=True)
class Relation:
    """A named relation; ``trail`` tells how it got its name, step by step."""

    label: str
    aliases: tuple[str, ...] = field(default=(), compare=False)
    trail: tuple[str, ...] = field(default=(), compare=False)

    @property
    def iri(self) -> str:
        """Names the RDF property."""
        return relation_iri(self.label)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact is said: document, sentence number, its offsets and text, and the rule that read it."""

    document: str
    sentence: int
    start: int
    end: int
    text: str
    rule: str
    subject: tuple[int, int] | None = None
    relation: tuple[int, int] | None = None
    object: tuple[int, int] | None = None

    @property
    def iri(self) -> str:
        """Names the sentence, as a stretch of its document."""
        return sentence_iri(self.document, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Claim:
    """What one rule read in one sentence, before anyone knows who ``han`` is."""

    subject: Mention
    relation: Relation
    object: Mention | Value
    evidence: Evidence
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    attribution: Mention | None = None
    time: Value | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """A node of the graph; ``id`` is the readable end of its IRI, ``scope`` a document id.

    A named entity is shared by all documents (scope empty), one that is only described (``dokumentet``) belongs
    to its document. Equal by id alone. ``country`` is the id of the country that a capital or seat of power
    (``Peking``, ``Kreml``) stands for, ``code`` a country's own in ISO 3166-1 alpha-2.
    """

    id: str
    label: str = field(compare=False)
    kind: Kind = field(default=Kind.CONCEPT, compare=False)
    aliases: tuple[str, ...] = field(default=(), compare=False)
    links: tuple[str, ...] = field(default=(), compare=False)
    scope: str = field(default="", compare=False)
    reason: str = field(default="", compare=False)
    country: str = field(default="", compare=False)
    code: str = field(default="", compare=False)

    @property
    def iri(self) -> str:
        """Names the entity: among all documents, or within its scope."""
        return entity_iri(self.id, self.scope)


@dataclass(frozen=True, slots=True)
class Fact:
    """Subject, relation, object and qualifiers: equal by what it says, wherever it was said."""

    subject: Entity
    relation: Relation
    object: Entity | Value
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ASSERTED
    attribution: Entity | None = None
    time: Value | None = None
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)
    confidence: float = field(default=1.0, compare=False)

    @property
    def iri(self) -> str:
        """Names the statement: a hash of what the fact says, without its evidence."""
        return statement_iri(
            self.subject.iri,
            self.relation.iri,
            self.object.key if isinstance(self.object, Value) else self.object.iri,
            self.polarity,
            self.modality,
            self.attribution.iri if self.attribution else "",
            self.time.key if self.time else "",
        )


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which Swedish model made the trees: a name, its version and a checksum over its files."""

    name: str
    version: str
    checksum: str
