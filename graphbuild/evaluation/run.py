"""An evaluation from beginning to end: gold texts, the facts extracted from them, the report."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from graphbuild.errors import GoldError, GraphbuildError
from graphbuild.evaluation.comparison import Comparison, compare
from graphbuild.evaluation.gold import GoldText, read_gold
from graphbuild.evaluation.report import Report
from graphbuild.evaluation.scoring import score
from graphbuild.evaluation.stated import Stated, read_line, read_stated
from graphbuild.evaluation.texts import Texts
from graphbuild.evaluation.trees import carry_names, read_trees
from graphbuild.export import write_facts
from graphbuild.model import Document, Fact
from graphbuild.pipeline import KnowledgeGraph, OnDocument, assemble, extract_facts
from graphbuild.reading import read_text


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold file, which of its lines count, and where the texts lie that it points into."""

    path: str | Path
    folders: Sequence[str | Path] = ()
    only: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __str__(self) -> str:
        return " ".join([str(self.path), *(f"{key}={value}" for key, value in self.only.items())])

    def read(self) -> tuple[tuple[GoldText, ...], Texts]:
        """Its lines, and the texts. Raises GoldError."""
        texts = Texts(self.folders)
        return read_gold(self.path, texts=texts, only=self.only), texts


def evaluate(
    gold: Gold | str | Path, *, model: str = "embedded", cache: bool = True, on_document: OnDocument | None = None
) -> Report:
    """Facts extracted from the gold texts, scored. Raises GoldError or ModelError.

    A text that cannot be read or parsed is named in the report, and its facts count as missed.
    """
    gold = _as_gold(gold)
    lines, texts = gold.read()
    graph, failures = _extract(lines, texts, model=model, cache=cache, on_document=on_document)
    return Report(str(gold), score(lines, state(graph.facts)), failures, graph.facts)


def evaluate_facts(gold: Gold | str | Path, facts_path: str | Path) -> Report:
    """A facts.jsonl that is ready, scored. Raises GoldError."""
    gold = _as_gold(gold)
    return Report(str(gold), score(gold.read()[0], read_stated(facts_path)))


def evaluate_trees(
    gold: Gold | str | Path,
    trees: Iterable[str | Path],
    *,
    model: str = "embedded",
    cache: bool = True,
    on_document: OnDocument | None = None,
) -> Comparison:
    """The gold lines that CoNLL-U files have trees of: with parsed trees, and with those.

    The files' ``sent_id`` is the line's id. Names are the model's in both, as treebanks mark
    none. Raises GoldError where no line has a tree.
    """
    gold = _as_gold(gold)
    lines, texts = gold.read()
    found = read_trees(trees, {line.id for line in lines if line.document == line.id})
    if not found:
        raise GoldError(f"{gold.path} has no line whose id is the sent_id of a given tree; give the treebank's files.")
    lines = tuple(line for line in lines if line.id in found)
    graph, failures = _extract(lines, texts, model=model, cache=cache, on_document=on_document)
    parsed = {document.id: document for document in graph.documents}
    documents = [carry_names(tree, parsed[id]) if id in parsed else tree for id, tree in found.items()]
    facts = extract_facts(documents)
    return compare(
        Report(str(gold), score(lines, state(graph.facts)), failures, graph.facts),
        Report(str(gold), score(lines, state(facts)), (), facts),
        heads=("parsed", "gold trees"),
    )


def make_documents(
    lines: Sequence[GoldText], failures: list[GraphbuildError], texts: Texts | None = None
) -> Iterator[Document]:
    """The documents to extract from: whole files where ``texts`` has them, else the lines of each as its paragraphs.

    Where the paragraphs of the whole text were is not told by the lines, so each sentence is
    one: a dash then opens a quotation, and the sentence after it is the text's own again.
    """
    grouped: dict[str, list[str]] = {}
    for line in lines:
        grouped.setdefault(line.document, []).append(" ".join(line.text.split()))
    for document, paragraphs in grouped.items():
        whole = texts.find(document) if texts is not None else None
        try:
            yield whole or read_text("\n\n".join(paragraphs), id=document, check_language=False)
        except GraphbuildError as error:
            failures.append(error)


def state(facts: Sequence[Fact]) -> tuple[Stated, ...]:
    """Facts as facts.jsonl would state them, so that both ways of evaluation score the same."""
    stream = io.StringIO()
    write_facts(facts, stream)
    lines = stream.getvalue().split("\n")
    return tuple(read_line(json.loads(line), f"fact {n}") for n, line in enumerate(lines, start=1) if line)


def _as_gold(gold: Gold | str | Path) -> Gold:
    return gold if isinstance(gold, Gold) else Gold(gold)


def _extract(
    lines: Sequence[GoldText], texts: Texts, *, model: str, cache: bool, on_document: OnDocument | None
) -> tuple[KnowledgeGraph, tuple[str, ...]]:
    failures: list[GraphbuildError] = []
    documents = make_documents(lines, failures, texts)
    graph = assemble(documents, model=model, cache=cache, on_error=failures.append, on_document=on_document)
    return graph, tuple(map(str, failures))
