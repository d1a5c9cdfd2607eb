"""An evaluation from beginning to end: gold texts, the facts extracted from them, the report."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from graphbuild.errors import GraphbuildError
from graphbuild.evaluation.gold import GoldText, read_gold
from graphbuild.evaluation.report import Report
from graphbuild.evaluation.scoring import score
from graphbuild.evaluation.stated import Stated, read_line, read_stated
from graphbuild.export import write_facts
from graphbuild.model import Document, Fact
from graphbuild.pipeline import assemble
from graphbuild.reading import read_text


def evaluate(gold_path: str | Path, *, model: str = "embedded", cache: bool = True) -> Report:
    """Facts extracted from the gold texts, scored. Raises GoldError or ModelError.

    A text that cannot be read or parsed is named in the report, and its facts count as missed.
    """
    texts = read_gold(gold_path)
    failures: list[GraphbuildError] = []
    graph = assemble(make_documents(texts, failures), model=model, cache=cache, on_error=failures.append)
    return Report(str(gold_path), score(texts, state(graph.facts)), tuple(map(str, failures)))


def evaluate_facts(gold_path: str | Path, facts_path: str | Path) -> Report:
    """A facts.jsonl that is ready, scored. Raises GoldError."""
    return Report(str(gold_path), score(read_gold(gold_path), read_stated(facts_path)))


def make_documents(texts: Sequence[GoldText], failures: list[GraphbuildError]) -> Iterator[Document]:
    """Gold texts as documents; those of one ``document`` as its paragraphs.

    Where the paragraphs of the whole text were is not told, so each sentence is one: a
    dash then opens a quotation, and the sentence after it is the text's own again.
    """
    grouped: dict[str, list[str]] = {}
    for text in texts:
        grouped.setdefault(text.document, []).append(" ".join(text.text.split()))
    for document, paragraphs in grouped.items():
        try:
            yield read_text("\n\n".join(paragraphs), id=document, check_language=False)
        except GraphbuildError as error:
            failures.append(error)


def state(facts: Sequence[Fact]) -> tuple[Stated, ...]:
    """Facts as facts.jsonl would state them, so that both ways of evaluation score the same."""
    stream = io.StringIO()
    write_facts(facts, stream)
    lines = stream.getvalue().split("\n")
    return tuple(read_line(json.loads(line), f"fact {n}") for n, line in enumerate(lines, start=1) if line)
