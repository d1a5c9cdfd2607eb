"""Times the parser beside a stock Stanza pipeline with the same weights on the same text, each in a process of its own.

python benchmarks/bench_parsing.py TEXT [TOKENS] [TREEBANK.conllu]

TEXT has a sentence or paragraph a line (.txt, .xz). With a treebank, the LAS of both from its raw text is printed too.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from graphbuild.parsing.catalogue import EMBEDDED
from graphbuild.training.self_training import sample_lines

CHARACTERS_A_TOKEN = 6
LINES_IN_DOCUMENT = 40

Measured = tuple[int, float, float]
"""Tokens, seconds, peak memory in MB."""


def main(path: Path, tokens: int = 50_000, treebank: Path | None = None) -> None:
    """Print the table, and the LAS where there is a treebank."""
    lines = sample_lines(path, 1_000_000, seed=1)
    size = 0
    chosen = [line for line in lines if (size := size + len(line)) < tokens * CHARACTERS_A_TOKEN]
    documents = ["\n\n".join(chosen[i : i + LINES_IN_DOCUMENT]) for i in range(0, len(chosen), LINES_IN_DOCUMENT)]
    half = len(documents) // 2
    rows = {
        "stock, 1 thread": _measure(_run_stock, [(documents, 1)]),
        "stock, 2 threads": _measure(_run_stock, [(documents, 2)]),
        "graphbuild, 1 core": _measure(_run_ours, [(documents, 1)]),
        "graphbuild, 2 processes": _measure(_run_ours, [(documents[:half], 1), (documents[half:], 1)]),
    }
    stock = rows["stock, 1 thread"]
    print(f"{'':26}{'tokens':>8}{'tokens/s':>10}{'ratio':>7}{'peak MB':>9}")
    for name, (count, seconds, peak) in rows.items():
        ratio = (count / seconds) / (stock[0] / stock[1])
        print(f"{name:26}{count:8d}{count / seconds:10.0f}{ratio:7.2f}{peak:9.0f}")
    if treebank:
        for name, fast in (("stock", False), ("graphbuild", True)):
            print(f"{name}: LAS {_score(treebank, fast=fast):.2f} on {treebank.name}")


def _measure(run: Callable[..., Measured], parts: Sequence[tuple[Any, ...]]) -> Measured:
    """Run the parts side by side; loading is not timed."""
    with multiprocessing.get_context("spawn").Pool(len(parts)) as pool:
        found = pool.starmap(run, parts)
    return sum(f[0] for f in found), max(f[1] for f in found), sum(f[2] for f in found)


def _run_stock(documents: Sequence[str], threads: int) -> Measured:
    pipeline = _stock(threads)
    pipeline(documents[0])
    start = time.perf_counter()
    count = pipeline("\n\n".join(documents)).num_words
    return count, time.perf_counter() - start, _peak()


def _run_ours(documents: Sequence[str], _threads: int) -> Measured:
    from graphbuild.parsing import load_parser
    from graphbuild.reading import read_text

    parser = load_parser("embedded", cache=False)
    list(parser.parse([read_text(documents[0], check_language=False)]))
    start = time.perf_counter()
    parsed = list(parser.parse([read_text(text, check_language=False) for text in documents]))
    count = sum(len(sentence.tokens) for document in parsed for sentence in document.sentences)
    return count, time.perf_counter() - start, _peak()


def _stock(threads: int) -> Any:
    import logging

    import stanza
    import torch

    logging.getLogger("stanza").setLevel(logging.ERROR)
    torch.set_num_threads(threads)
    return stanza.Pipeline("sv", dir=str(EMBEDDED), download_method=None, use_gpu=False, verbose=False)


def _score(treebank: Path, *, fast: bool) -> float:
    from graphbuild.parsing.acceleration import accelerate
    from graphbuild.training.evaluate import score_trees
    from graphbuild.training.treebank import read_treebank

    pipeline = _stock(1)
    if fast:
        accelerate(pipeline)
    return score_trees(pipeline, treebank.stem, tuple(read_treebank(treebank))).values["LAS"]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]), *(int(word) for word in given[1:2]), *(Path(word) for word in given[2:3]))
