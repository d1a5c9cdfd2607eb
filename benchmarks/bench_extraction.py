"""Sentences a second from trees to facts on one core; ``make bench`` runs it.

    python benchmarks/bench_extraction.py [FILE …] [--seconds 10] [--profile]

The files are parsed first (or taken from the cache), which is not counted; then all documents
are extracted again and again. Without files it takes the samples in docs/.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from graphbuild.model import Document
from graphbuild.parsing import load_parser
from graphbuild.pipeline import extract_facts
from graphbuild.reading import read_all

ROOT = Path(__file__).resolve().parents[1]
TOP = 30


def parse_files(paths: Sequence[str]) -> tuple[Document, ...]:
    """The documents with their trees."""
    return tuple(load_parser().parse(read_all(paths, check_language=False)))


def measure(documents: Sequence[Document], seconds: float) -> tuple[float, float]:
    """Sentences a second of processor time: the best pass, which others disturbed least, and all passes."""
    extract_facts(documents)  # lexicon and dictionary load with the first sentence
    sentences = sum(len(document.sentences) for document in documents)
    passes: list[float] = []
    while not passes or sum(passes) < seconds:
        start = time.process_time()
        extract_facts(documents)
        passes.append(time.process_time() - start)
    return sentences / min(passes), sentences * len(passes) / sum(passes)


def profile(documents: Sequence[Document]) -> None:
    """Print the functions that take the most time of their own, of one pass after the first."""
    extract_facts(documents)
    profiler = cProfile.Profile()
    profiler.runcall(extract_facts, documents)
    pstats.Stats(profiler, stream=sys.stdout).strip_dirs().sort_stats("tottime").print_stats(TOP)


def main() -> None:
    """Read the command line, measure, print."""
    arguments = argparse.ArgumentParser(description="Sentences a second from trees to facts on one core.")
    arguments.add_argument("files", nargs="*", default=[str(path) for path in sorted(ROOT.glob("docs/samples/*.txt"))])
    arguments.add_argument("--seconds", type=float, default=10.0, help="how long to measure (default: 10)")
    arguments.add_argument("--profile", action="store_true", help="print the functions that take the most time")
    options = arguments.parse_args()
    documents = parse_files(options.files)
    sentences = [sentence for document in documents for sentence in document.sentences]
    tokens = sum(len(sentence.tokens) for sentence in sentences)
    best, mean = measure(documents, options.seconds)
    print(f"{len(documents)} documents, {len(sentences)} sentences, {tokens} tokens")
    print(f"extract facts    {best:8.0f} sentences a second of processor time (mean {mean:.0f})")
    if options.profile:
        profile(documents)


if __name__ == "__main__":
    main()
