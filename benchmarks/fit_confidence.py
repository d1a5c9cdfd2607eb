"""Weights of a fact's confidence, fitted to gold files, and how well they foretell what others hold.

``--fit dev.jsonl --fit tests/gold/docs-facts.jsonl:half=tune`` fits to two files, of the second only
the lines with that value; ``--check`` takes the same; ``--texts`` says where the documents lie.
"""

from __future__ import annotations

import argparse

from graphbuild.evaluation import Gold, evaluate
from graphbuild.evaluation.calibration import BASE, CAUTION, Sample, collect, cross_validate, estimate, fit, fit_table
from graphbuild.evaluation.reliability import EDGES
from graphbuild.evaluation.table import format_table

Pairs = list[tuple[float, bool]]


def read_samples(names: list[str], texts: list[str]) -> tuple[Sample, ...]:
    """The samples of gold files, given as PATH or PATH:KEY=VALUE."""
    samples: tuple[Sample, ...] = ()
    for name in names:
        path, _, pair = name.partition(":")
        gold = Gold(path, texts, dict([pair.split("=", 1)]) if pair else {})
        samples += collect(gold.read()[0], evaluate(gold).facts)
    return samples


def show(title: str, pairs: Pairs) -> None:
    """Print precision from each confidence on."""
    rows = []
    for low in EDGES[:-1]:
        sure = [right for confidence, right in pairs if confidence >= low]
        rows.append((f"{low} and above", len(sure), len(sure) / len(pairs), sum(sure) / len(sure) if sure else 0.0))
    print(f"{title}\n{format_table(('confidence', 'facts', 'share', 'precision'), rows)}\n")


def main() -> None:
    """Read the command line, fit, print."""
    arguments = argparse.ArgumentParser(description="Weights of a fact's confidence, fitted to gold files.")
    arguments.add_argument("--fit", action="append", required=True, metavar="GOLD[:KEY=VALUE]")
    arguments.add_argument("--check", action="append", default=[], metavar="GOLD[:KEY=VALUE]")
    arguments.add_argument("--texts", action="append", default=[], metavar="DIR")
    options = arguments.parse_args()
    samples = read_samples(options.fit, options.texts)
    print(fit_table(samples), end="\n\n")
    show("Fitted to, by weights fitted without the document", list(cross_validate(samples, folds=10)))
    if options.check:
        weights = fit(samples)
        weights[BASE] -= CAUTION
        checks = read_samples(options.check, options.texts)
        show("Checked on", [(estimate(sample.features, weights), sample.right) for sample in checks])


if __name__ == "__main__":
    main()
