"""The order of the stages, from text to facts; reads like a contents page."""

from __future__ import annotations

import gc
import html
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import networkx as nx
from pyoxigraph import Quad, Store
from rdflib import Dataset

from graphbuild.coreference import resolve_first_person, resolve_references
from graphbuild.errors import GraphbuildError, GraphError, ModelError
from graphbuild.export import NETWORK_FORMATS, RDF_FORMATS, write_facts, write_trig, write_turtle
from graphbuild.export.html import render_html, write_html
from graphbuild.graph import (
    describe_problem,
    find_problems,
    read_quads,
    to_dataset,
    to_facts,
    to_network,
    to_quads,
)
from graphbuild.linking import EntityIndex, link, merge_documents, read_decisions
from graphbuild.mentions import find_anchor, find_mentions
from graphbuild.model import Document, Fact, Mention, Mentions, ModelInfo, Resolution
from graphbuild.naming import Lexicon, Places, load_lexicon, load_places
from graphbuild.parsing import load_parser
from graphbuild.patterns import Tree
from graphbuild.query import Result, run_query, to_store
from graphbuild.reading import read_all, read_text
from graphbuild.rules import RULES, Context, Finding, describe, explain_sentence, extract_claims, find_quotes

OnError = Callable[[GraphbuildError], None]
OnDocument = Callable[[Document], None]


@dataclass(frozen=True, slots=True)
class Additions:
    """A user's own files: relations and entities in Turtle that add to ontology/, and decisions on merges in TOML."""

    relations: tuple[Path, ...] = ()
    entities: tuple[Path, ...] = ()
    merges: Path | None = None


NOTHING_ADDED = Additions()


@dataclass(frozen=True)
class KnowledgeGraph:
    """Facts and what they are drawn from, as values, as RDF and as a network.

    ``rdf`` is an rdflib Dataset with one named graph a document, ``network`` a networkx
    MultiDiGraph; both are made when first asked for.
    """

    facts: tuple[Fact, ...]
    documents: tuple[Document, ...]
    model: ModelInfo | None = None
    relations: tuple[Path, ...] = ()

    @cached_property
    def quads(self) -> frozenset[Quad]:
        """The graph as Oxigraph's quads, from which it is written and asked."""
        return to_quads(self.facts, self.documents, model=self.model, lexicons=self.relations)

    @cached_property
    def rdf(self) -> Dataset:
        """The graph as an rdflib Dataset."""
        return to_dataset(self.quads)

    @cached_property
    def network(self) -> nx.MultiDiGraph:
        """The graph as a networkx MultiDiGraph, nodes by IRI."""
        return to_network(self.facts)

    @cached_property
    def store(self) -> Store:
        """The graph in Oxigraph, which answers queries."""
        return to_store(self.quads)

    def query(self, sparql: str, **bindings: str) -> Result:
        """The answer to a SPARQL query; ``bindings`` are its parameters, written ``param:name()``.

        Raises QueryError when it is malformed, forbidden or over its bounds.
        """
        return run_query(self.store, sparql, substitutions=bindings)

    def validate(self) -> None:
        """Checks the graph against the shapes; GraphError with the first reason when it does not conform."""
        problems = find_problems(self.quads)
        if problems:
            first = f"{problems[0].message} ({describe_problem(problems[0])})"
            raise GraphError(
                f"The graph does not conform to its shapes, {len(problems)} times: {first} Nothing was written; "
                "report the text that it was built from."
            )

    def write(self, folder: str | Path) -> tuple[Path, ...]:
        """Writes graph.html, graph.ttl, graph.trig and facts.jsonl; returns their paths.

        Raises GraphError when the graph does not conform to the shapes or the folder cannot be written.
        """
        self.validate()
        target = Path(folder)
        names = ("graph.html", "graph.ttl", "graph.trig", "facts.jsonl")
        page, turtle, trig, lines = paths = tuple(target / name for name in names)
        try:
            target.mkdir(parents=True, exist_ok=True)
            write_html(self.facts, self.documents, page)
            write_turtle(self.quads, turtle)
            write_trig(self.quads, trig)
            with lines.open("w", encoding="utf-8", newline="\n") as stream:
                write_facts(self.facts, stream)
        except OSError as error:
            raise GraphError(f"{target} cannot be written ({error.strerror}); give another folder.") from error
        return paths

    def _repr_html_(self) -> str:
        """The page in a frame of its own, for notebooks."""
        page = html.escape(render_html(self.facts, self.documents), quote=True)
        return f'<iframe srcdoc="{page}" style="width:100%;height:640px;border:0" title="graphbuild"></iframe>'


def build(text: str, *, model: str = "embedded", cache: bool = True, title: str = "") -> KnowledgeGraph:
    """The graph of one Swedish text. Raises InputError, ModelError or ParseError."""
    return assemble([read_text(text, title=title)], model=model, cache=cache)


def build_graph(  # noqa: PLR0913  # the options of a build, all keyword-only
    inputs: Iterable[str | Path],
    *,
    model: str = "embedded",
    cache: bool = True,
    encoding: str = "utf-8",
    additions: Additions = NOTHING_ADDED,
    on_error: OnError | None = None,
    on_document: OnDocument | None = None,
) -> KnowledgeGraph:
    """The graph of files (``-`` is stdin). Without ``on_error`` the first bad document raises."""
    documents = read_all(inputs, encoding=encoding, on_error=on_error)
    return assemble(
        documents, model=model, cache=cache, additions=additions, on_error=on_error, on_document=on_document
    )


def assemble(
    documents: Iterable[Document],
    *,
    model: str = "embedded",
    cache: bool = True,
    additions: Additions = NOTHING_ADDED,
    on_error: OnError | None = None,
    on_document: OnDocument | None = None,
) -> KnowledgeGraph:
    """The graph of documents that are read already, parsed where they need it."""
    _check_additions(additions)
    parser = load_parser(model, cache=cache)
    parsed: list[Document] = []
    for document in documents:
        try:
            (done,) = parser.parse([document])
        except ModelError:
            raise  # no document can be parsed without the model
        except GraphbuildError as error:
            if on_error is None:
                raise
            on_error(error)
            continue
        parsed.append(done)
        if on_document is not None:
            on_document(done)
    return KnowledgeGraph(extract_facts(parsed, additions), tuple(parsed), parser.info, additions.relations)


def export_graph(source: str | Path, formats: Iterable[str], folder: str | Path) -> tuple[Path, ...]:
    """Writes a graph file, or the folder of one, in other formats; returns their paths.

    Raises GraphError when it cannot be read or written.
    """
    quads = read_quads(source)
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GraphError(f"{target} cannot be made ({error.strerror}); give another folder.") from error
    written: list[Path] = []
    for name in formats:
        if name in RDF_FORMATS:
            file, write = RDF_FORMATS[name]
            write(quads, target / file)
            written.append(target / file)
            continue
        network = to_network(to_facts(quads))
        for file, write_network in NETWORK_FORMATS[name]:
            write_network(network, target / file)
            written.append(target / file)
    return tuple(written)


def extract(text: str, *, model: str = "embedded", cache: bool = True) -> tuple[Fact, ...]:
    """The facts of one Swedish text."""
    return build(text, model=model, cache=cache).facts


def explain_text(text: str, *, model: str = "embedded") -> str:
    """How a text became facts: trees, mentions, rules that fired and how relations got their names."""
    (document,) = load_parser(model).parse([read_text(text)])
    return explain_reading(read_document(document))


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read in one document, stage by stage."""

    document: Document
    trees: tuple[Tree, ...]
    mentions: tuple[Mentions, ...]
    findings: tuple[tuple[Finding, ...], ...]
    resolution: Resolution
    facts: tuple[Fact, ...]


def read_document(document: Document, *, lexicon: Lexicon | None = None, places: Places | None = None) -> Reading:
    """Trees to facts, with every stage kept for ``explain``."""
    with _uncollected():
        return _read_document(document, lexicon or load_lexicon(), places or load_places())


@contextmanager
def _uncollected() -> Iterator[None]:
    """No garbage is collected meanwhile: a document makes little, and looking for it again and again took a tenth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _read_document(document: Document, lexicon: Lexicon, places: Places) -> Reading:
    trees = tuple(Tree(sentence) for sentence in document.sentences)
    anchor = find_anchor(document)
    mentions = tuple(find_mentions(tree, lexicon, places, anchor) for tree in trees)
    quotes = find_quotes(trees, lexicon)
    resolution = resolve_references(trees, mentions, lexicon=lexicon, places=places)
    resolution = resolve_first_person(resolution, mentions, quotes)
    findings: list[tuple[Finding, ...]] = []
    source: Mention | None = None
    for tree, found in zip(trees, mentions, strict=True):
        where = quotes.get(tree.sentence.index)
        quoted = mentions[where[0]].get(where[1]) if where else None
        read = extract_claims(Context(tree, found, lexicon, places, document.id, quoted, source), RULES)
        findings.append(read)
        if quoted is None:
            source = next((finding.claim.attribution for finding in read if finding.claim.attribution), source)
    claims = [finding.claim for per_sentence in findings for finding in per_sentence]
    facts = link(claims, EntityIndex(document.id, resolution, places))
    return Reading(document, trees, mentions, tuple(findings), resolution, facts)


def extract_facts(documents: Iterable[Document], additions: Additions = NOTHING_ADDED) -> tuple[Fact, ...]:
    """Facts of parsed documents; what several documents say is one fact with all its evidence."""
    lexicon, places = load_lexicon(*additions.relations), load_places(*additions.entities)
    read = ((document.id, read_document(document, lexicon=lexicon, places=places).facts) for document in documents)
    return merge_documents(read, read_decisions(additions.merges)) if additions.merges else merge_documents(read)


def _check_additions(additions: Additions) -> None:
    """Complain of a user's file before a long parse, not after it."""
    if additions.relations:
        load_lexicon(*additions.relations)
    if additions.entities:
        load_places(*additions.entities)
    if additions.merges:
        read_decisions(additions.merges)


def explain_reading(reading: Reading) -> str:
    """A document's sentences one by one, each from tree to facts."""
    parts = [
        explain_sentence(tree, mentions, findings, reading.resolution.trail)
        for tree, mentions, findings in zip(reading.trees, reading.mentions, reading.findings, strict=True)
    ]
    lines = [f"  {describe(fact)}" for fact in reading.facts]
    return "\n\n".join([*parts, "\n".join(["Facts:", *lines])])
