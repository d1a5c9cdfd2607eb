"""Gold trees in place of parsed ones: what the parser costs, told apart from what the rules cost."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from graphbuild.errors import GoldError, GraphbuildError
from graphbuild.model import Document, Name, Sentence
from graphbuild.reading.conllu import read_conllu
from graphbuild.reading.source import Source

_SENTENCE_ID = re.compile(r"^#\s*sent_id\s*=\s*(\S+)", re.MULTILINE)
_DOCUMENT = re.compile(r"^#\s*new(?:doc|par)\b.*", re.MULTILINE)
_LINES = re.compile(r"(?:.*\S.*\n?)+")


def read_trees(paths: Iterable[str | Path], wanted: Collection[str]) -> dict[str, Document]:
    """Sentences of CoNLL-U files whose ``sent_id`` is wanted, each a document of its own under that id.

    Raises GoldError on a file that cannot be read, or a tree that is none.
    """
    found: dict[str, Document] = {}
    for path in paths:
        for id, block, above in _find_sentences(path):
            if id in wanted and id not in found:
                found[id] = _read_tree(id, block, above, path)
    return found


def carry_names(tree: Document, parsed: Document) -> Document:
    """The trees of one document with the names found in the other, by their offsets; both are the same text.

    Treebanks mark no names, and rules that lacked them would be measured instead of the trees.
    """
    if tree.text != parsed.text:
        return tree
    spans = [
        (sentence.tokens[name.first - 1].start, sentence.tokens[name.last - 1].end, name.label)
        for sentence in parsed.sentences
        for name in sentence.names
    ]
    return replace(tree, sentences=tuple(_name(sentence, spans) for sentence in tree.sentences))


def _find_sentences(path: str | Path) -> Iterator[tuple[str, str, int]]:
    """Each sentence's id, its lines, and how many lines stand above it."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise GoldError(f"{path} cannot be read ({error.strerror}); check the path and its permissions.") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"{path} is not UTF-8; give a CoNLL-U file.") from error
    above, position = 0, 0
    for block in _LINES.finditer(text):
        above += text.count("\n", position, block.start())
        position = block.start()
        if id := _SENTENCE_ID.search(block[0]):
            yield id[1], block[0], above


def _read_tree(id: str, block: str, above: int, path: str | Path) -> Document:
    """The tree as a document; empty lines keep the count of lines, which messages name."""
    alone = _SENTENCE_ID.sub(f"# newdoc id = {id}", _DOCUMENT.sub("#", block))
    source = Source(str(path), id, io.BytesIO(("\n" * above + alone).encode()), check_language=False)
    return next(read_conllu(source, _refuse))


def _refuse(error: GraphbuildError) -> None:
    raise GoldError(str(error)) from error


def _name(sentence: Sentence, spans: Sequence[tuple[int, int, str]]) -> Sentence:
    names = []
    for start, end, label in spans:
        inside = [token.index for token in sentence.tokens if start <= token.start and token.end <= end]
        if inside:
            names.append(Name(inside[0], inside[-1], label))
    return replace(sentence, names=tuple(names))
