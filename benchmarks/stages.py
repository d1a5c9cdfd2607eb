"""Seconds that each stage takes on the sample article, parsed without the cache; `make bench` runs it."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SAMPLE = Path(__file__).resolve().parents[1] / "docs" / "samples" / "spionage.txt"


@contextmanager
def timed(stage: str) -> Iterator[None]:
    """Print how long the block took."""
    start = time.perf_counter()
    yield
    print(f"{stage:<24}{time.perf_counter() - start:7.2f} s")


def run(paths: list[str]) -> None:
    """Time the stages on all files together, as ``graphbuild build`` runs them."""
    with timed("import"):
        from graphbuild.parsing import load_parser
        from graphbuild.pipeline import KnowledgeGraph, extract_facts
        from graphbuild.reading import read_all, read_text
    with timed("read"):
        documents = list(read_all(paths))
    parser = load_parser(cache=False)
    with timed("load the model"):
        list(parser.parse([read_text("FSB varnar för Kina.")]))
    with timed("parse"):
        parsed = tuple(parser.parse(documents))
    with timed("extract facts"):
        facts = extract_facts(parsed)
    graph = KnowledgeGraph(facts, parsed, parser.info)
    with timed("assemble RDF"):
        triples = len(graph.rdf)
    with timed("assemble network"):
        nodes = len(graph.network)
    with tempfile.TemporaryDirectory() as folder, timed("write files"):
        graph.write(folder)
    tokens = sum(len(sentence.tokens) for document in parsed for sentence in document.sentences)
    print(f"{len(parsed)} documents, {tokens} tokens, {len(facts)} facts, {nodes} nodes, {triples} triples")


if __name__ == "__main__":
    run(sys.argv[1:] or [str(SAMPLE)])
