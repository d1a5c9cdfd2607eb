"""IRIs of graphbuild: its closed namespaces, how it mints names, and where its ontology files lie.

A misspelt term raises ``OntologyError`` instead of minting a new property. The terms are
listed here, so that nothing is parsed at import; a test holds them equal to
ontology/graphbuild.ttl in both directions. Minted IRIs keep letters and digits of any
script (RFC 3987) and percent-encode all else, so no text can break the syntax around them.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from graphbuild.errors import OntologyError

BASE = "https://w3id.org/graphbuild/"
ONTOLOGY = BASE + "ontology#"
LEXICON = BASE + "lexicon#"
RELATION = BASE + "relation/"
ENTITY = BASE + "entity/"
DOCUMENT = BASE + "document/"
STATEMENT = BASE + "statement/"
PARAMETER = BASE + "parameter/"

TOP_RELATION = LEXICON + "relation"
"""The property of ontology/relations.ttl that is above every relation between two entities."""

MAX_SEGMENT = 120
"""The most characters of a text that stand in an IRI; a longer one is cut and gets a hash."""


class ClosedNamespace:
    """A namespace whose terms are all known: ``GB.Statement`` is an IRI, a misspelt term an error."""

    def __init__(self, base: str, terms: tuple[str, ...]) -> None:
        self.base = base
        self.terms = frozenset(terms)

    def __getitem__(self, term: str) -> str:
        if term not in self.terms:
            raise OntologyError(
                f"There is no term {term!r} in <{self.base}>; use one that graphbuild/vocabulary.py lists, or declare it there."
            )
        return self.base + term

    def __getattr__(self, term: str) -> str:
        if term.startswith("__"):  # copy and pickle ask for these
            raise AttributeError(term)
        return self[term]


GB = ClosedNamespace(
    ONTOLOGY,
    (
        *("Entity", "Person", "Organization", "Country", "City", "Place", "Group", "Document", "Event", "Concept"),
        *("Statement", "Sentence", "SourceDocument", "Extraction", "Polarity", "Modality"),
        *("Positive", "Negative", "Asserted", "Possible"),
        *("polarity", "modality", "rule", "confidence", "time", "unit", "wording", "valueRelation"),
        *("describedIn", "reason", "seatOf", "countryCode", "sentenceNumber"),
        *("softwareVersion", "modelName", "modelVersion", "modelChecksum"),
    ),
)
RDF = ClosedNamespace(
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#", ("type", "subject", "predicate", "object", "reifies")
)
RDFS = ClosedNamespace("http://www.w3.org/2000/01/rdf-schema#", ("label", "subPropertyOf"))
OWL = ClosedNamespace("http://www.w3.org/2002/07/owl#", ("sameAs", "ObjectProperty", "DatatypeProperty"))
XSD = ClosedNamespace(
    "http://www.w3.org/2001/XMLSchema#",
    (
        *("string", "boolean", "integer", "decimal", "double", "nonNegativeInteger"),
        *("date", "dateTime", "time", "duration", "gYear", "gYearMonth", "gMonthDay", "gMonth", "gDay", "anyURI"),
    ),
)
SKOS = ClosedNamespace("http://www.w3.org/2004/02/skos/core#", ("altLabel", "exactMatch"))
PROV = ClosedNamespace("http://www.w3.org/ns/prov#", ("wasAttributedTo", "wasDerivedFrom", "used"))
NIF = ClosedNamespace(
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    ("beginIndex", "endIndex", "anchorOf", "referenceContext"),
)
DCTERMS = ClosedNamespace(
    "http://purl.org/dc/terms/", ("identifier", "title", "source", "creator", "date", "publisher", "language")
)

PREFIXES = {
    "": ENTITY,
    "dcterms": DCTERMS.base,
    "doc": DOCUMENT,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "gb": ONTOLOGY,
    "geo": "https://sws.geonames.org/",
    "lex": LEXICON,
    "nif": NIF.base,
    "owl": OWL.base,
    "param": PARAMETER,
    "prov": PROV.base,
    "rdf": RDF.base,
    "rdfs": RDFS.base,
    "rel": RELATION,
    "schema": "https://schema.org/",
    "skos": SKOS.base,
    "st": STATEMENT,
    "wd": "http://www.wikidata.org/entity/",
    "xsd": XSD.base,
}
"""The house prefixes: queries may use them without declaring them, written graphs declare what they use."""

# RFC 3986 unreserved; letters, marks and numbers beyond ASCII are ucschar of RFC 3987
_UNRESERVED = frozenset("-_.~")
_IRI_FORBIDDEN = re.compile(r'[\x00-\x20\x7f-\x9f<>"{}|\\^`\ud800-\udfff\ufff0-\uffff]')
_IRI_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]")


def entity_iri(name: str, scope: str = "") -> str:
    """``…/entity/Björn_Jerdén``, or ``…/entity/<document id>/dokument`` for what only that document describes.

    Spaces become underscores; a name that starts with its scope (``<document id>/dokument``) does not repeat it.
    """
    if scope:
        return f"{ENTITY}{_segment(scope)}/{_segment(name.removeprefix(f'{scope}/').replace(' ', '_'))}"
    return ENTITY + _segment(name.replace(" ", "_"))


def relation_iri(label: str) -> str:
    """``…/relation/spionerar-mot``."""
    return RELATION + _segment(label)


def document_iri(document: str) -> str:
    """``…/document/<id>``: names the document and its named graph."""
    return DOCUMENT + _segment(document)


def sentence_iri(document: str, start: int, end: int) -> str:
    """``…/document/<id>#char=0,98``: NIF 2.0's way to name a stretch of a text (RFC 5147), in code points."""
    return f"{document_iri(document)}#char={start},{end}"


def statement_iri(*parts: str) -> str:
    """``…/statement/<hash>`` of the parts of what is said, so that every document that says the same names it alike."""
    return STATEMENT + _digest(json.dumps(parts), 32)


def external_iri(text: str) -> str:
    """An IRI from a file or a gazetteer, what may not stand in one percent-encoded; OntologyError if it has no scheme."""
    if not _IRI_SCHEME.match(text):
        raise OntologyError(
            f"{text!r} is not an IRI with a scheme; write links in full, as in http://www.wikidata.org/entity/Q148."
        )
    return _IRI_FORBIDDEN.sub(lambda match: _percent(match.group()), text)


def read_entity_iri(iri: str) -> tuple[str, str]:
    """Name and scope that ``entity_iri`` made an IRI of; OntologyError if it is none of its own."""
    parts = iri.removeprefix(ENTITY).split("/")
    if not iri.startswith(ENTITY) or len(parts) > 2 or not all(parts):
        raise OntologyError(
            f"{iri!r} is no entity of graphbuild; expected {ENTITY}<name> or {ENTITY}<document>/<name>."
        )
    *scope, name = (unquote(part, errors="surrogatepass") for part in parts)
    return name, "".join(scope)


def find_ontology(name: str) -> Path:
    """Path of a file of ``ontology/``: inside the installed package, or beside it in a checkout.

    Raises OntologyError when it lies in neither place.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "ontology", package.parent / "ontology"):
        if (folder / name).is_file():
            return folder / name
    raise OntologyError(
        f"The ontology file {name} is neither in {package / 'ontology'} nor beside it; reinstall graphbuild."
    )


@lru_cache(maxsize=65536)
def _segment(text: str) -> str:
    """One path segment: readable, without a slash, and never empty or a dot segment."""
    composed = unicodedata.normalize("NFC", text)
    if len(composed) > MAX_SEGMENT:
        composed = f"{composed[: MAX_SEGMENT - 17]}-{_digest(composed, 16)}"  # as long as allowed: cut once, not again
    if not composed.strip("."):
        return "%2E" * len(composed) or "_"
    return "".join(
        char if char.isalnum() or char in _UNRESERVED or _is_mark(char) else _percent(char) for char in composed
    )


def _is_mark(char: str) -> bool:
    # variation selectors are marks too, but invisible, and some lie outside ucschar
    return unicodedata.category(char) in {"Mn", "Mc"} and "VARIATION" not in unicodedata.name(char, "")


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))


def _digest(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
