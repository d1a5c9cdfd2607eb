"""The order of the stages, from text to facts; reads like a contents page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graphbuild.coreference import Resolution, resolve_references
from graphbuild.errors import GraphbuildError
from graphbuild.linking import EntityIndex, link, merge_facts
from graphbuild.mentions import Mentions, find_mentions
from graphbuild.model import Document, Fact
from graphbuild.naming import load_lexicon, load_places
from graphbuild.patterns import Tree
from graphbuild.rules import RULES, Finding, extract_claims
from graphbuild.rules.quotes import find_quotes


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read in one document, stage by stage."""

    document: Document
    trees: tuple[Tree, ...]
    mentions: tuple[Mentions, ...]
    findings: tuple[tuple[Finding, ...], ...]
    resolution: Resolution
    facts: tuple[Fact, ...]


def read_document(document: Document) -> Reading:
    """Trees to facts, with every stage kept for ``explain``."""
    lexicon, places = load_lexicon(), load_places()
    trees = tuple(Tree(sentence) for sentence in document.sentences)
    mentions = tuple(find_mentions(tree, lexicon, places) for tree in trees)
    resolution = resolve_references(trees, mentions, lexicon=lexicon, places=places)
    quotes = find_quotes(trees, lexicon)
    findings = []
    for tree, found in zip(trees, mentions, strict=True):
        where = quotes.get(tree.sentence.index)
        quoted = mentions[where[0]].get(where[1]) if where else None
        findings.append(
            ()
            if tree.sentence.heading
            else extract_claims(
                tree, found, RULES, lexicon=lexicon, places=places, document=document.id, quoted=quoted
            )
        )
    claims = [finding.claim for per_sentence in findings for finding in per_sentence]
    facts = link(claims, EntityIndex(document.id, resolution, places))
    return Reading(document, trees, mentions, tuple(findings), resolution, facts)


def extract_facts(documents: Iterable[Document]) -> tuple[Fact, ...]:
    """Facts of parsed documents; what several documents say is one fact with all its evidence."""
    return merge_facts(fact for document in documents for fact in read_document(document).facts)
