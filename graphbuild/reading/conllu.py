"""CoNLL-U: already parsed documents; offsets come from ``# text`` and SpaceAfter.

Format: https://universaldependencies.org/format.html. ``# newdoc`` begins a document,
``# newpar`` a block, ``# heading = true`` makes that block a heading. Names stand in MISC as
``NER=B-PER`` (BIO or BIOES, as Stanza writes too). Empty nodes and enhanced graphs are
passed over; the words of a multiword token share its offsets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from graphbuild.errors import GraphbuildError, InputError, ParseError
from graphbuild.model import Block, Document, Name, Sentence, Token
from graphbuild.reading.plain import check_document
from graphbuild.reading.source import Source, check_size, clean, decode

_WORD, _RANGE, _EMPTY = re.compile(r"[1-9]\d*"), re.compile(r"([1-9]\d*)-([1-9]\d*)"), re.compile(r"\d+\.[1-9]\d*")
_COMMENT = re.compile(r"#\s*([^=\s]+)(?:\s+id)?\s*(?:=\s*(.*))?")
_LABELS = ("PER", "LOC", "ORG")


@dataclass(slots=True)
class _Rows:
    """The lines of one sentence: comments by key, words, and surface tokens as (form, glued, first, last, line)."""

    comments: dict[str, str] = field(default_factory=dict)
    words: list[Token] = field(default_factory=list)
    surface: list[tuple[str, bool, int, int, str]] = field(default_factory=list)
    labels: dict[int, str] = field(default_factory=dict)
    place: str = ""


def read_conllu(source: Source, on_error: Callable[[GraphbuildError], None]) -> Iterator[Document]:
    """Documents of a CoNLL-U file; a broken one goes to ``on_error`` and the next is read.

    ParseError names the file, the line and what is wrong with it.
    """
    found = False
    for groups in _split_documents(source):
        found = True
        try:
            yield _make_document([_read_rows(lines, source.name) for lines in groups], source)
        except GraphbuildError as error:
            on_error(error)
    if not found:
        raise InputError(f"{source.name} is empty; give a CoNLL-U file with sentences.")


def _split_documents(source: Source) -> Iterator[list[list[tuple[int, bytes]]]]:
    """The sentences of each document, as numbered raw lines: one bad byte spoils one document only."""
    document: list[list[tuple[int, bytes]]] = []
    size = 0
    for lines in _split_sentences(source):
        if document and any(re.match(rb"#\s*newdoc\b", line) for _, line in lines):
            yield document
            document, size = [], 0
        size += sum(len(line) for _, line in lines)
        check_size(size, f"{source.name}, line {lines[0][0]}: the document")
        document.append(lines)
    if document:
        yield document


def _split_sentences(source: Source) -> Iterator[list[tuple[int, bytes]]]:
    lines: list[tuple[int, bytes]] = []
    for number, line in source.lines():
        if line.strip():
            lines.append((number, line))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _read_rows(lines: Sequence[tuple[int, bytes]], name: str) -> _Rows:
    rows = _Rows(place=f"{name}, line {lines[0][0]}")
    until = 0
    for number, raw in lines:
        place = f"{name}, line {number}"
        line = clean(decode(raw, "utf-8", place)).rstrip("\n")
        if line.startswith("#"):
            if match := _COMMENT.match(line):
                rows.comments[match[1]] = match[2] or ""
            continue
        columns = line.split("\t")
        if len(columns) != 10:
            raise ParseError(
                f"{place} has {len(columns)} columns where CoNLL-U has 10 between tabs; mend or remove the line."
            )
        if _EMPTY.fullmatch(columns[0]):
            continue
        glued = "SpaceAfter=No" in columns[9].split("|")
        if match := _RANGE.fullmatch(columns[0]):
            until = int(match[2])
            rows.surface.append((columns[1], glued, int(match[1]), until, place))
            label = _find_label(columns[9])
            rows.labels |= dict.fromkeys(range(int(match[1]), until + 1), re.sub("^[BS]-", "I-", label))
            rows.labels[int(match[1])] = label
            continue
        word = _read_word(columns, len(rows.words) + 1, place)
        rows.words.append(word)
        if word.index > until:
            rows.surface.append((word.text, glued, word.index, word.index, place))
            rows.labels[word.index] = _find_label(columns[9])
    _check_tree(rows, until)
    return rows


def _read_word(columns: Sequence[str], expected: int, place: str) -> Token:
    """A word without offsets yet."""
    id, form, lemma, upos, _, feats, head, deprel, _, _ = columns
    if not _WORD.fullmatch(id) or int(id) != expected:
        raise ParseError(f"{place} has the id {id!r} where {expected} must follow; number the words 1, 2, 3 and so on.")
    for column, value in (("FORM", form), ("UPOS", upos), ("HEAD", head), ("DEPREL", deprel)):
        if not value.strip() or (value == "_" and column != "FORM"):
            raise ParseError(f"{place} has no {column}; graphbuild needs whole trees, so parse the text again.")
    if not head.isascii() or not head.isdigit():
        raise ParseError(f"{place} has the head {head!r}, which is not a number; mend the line.")
    pairs = [] if feats == "_" else [tuple(pair.split("=", 1)) for pair in feats.split("|")]
    if any(len(pair) != 2 for pair in pairs):
        raise ParseError(f"{place} has the features {feats!r}, which are not Name=Value pairs; mend the line.")
    lemma = form if lemma == "_" else lemma
    return Token(expected, form, lemma, upos, tuple((p[0], p[1]) for p in pairs), int(head), deprel, 0, 0)


def _check_tree(rows: _Rows, until: int) -> None:
    """Raise ParseError unless the words form one tree under one root."""
    heads = [word.head for word in rows.words]
    if not heads:
        raise ParseError(f"{rows.place} begins a sentence without words; remove it.")
    if until > len(heads):
        raise ParseError(
            f"{rows.place} begins a sentence whose multiword token ends at {until}, past its last word; mend it."
        )
    if max(heads) > len(heads):
        raise ParseError(
            f"{rows.place} begins a sentence of {len(heads)} words with the head {max(heads)}; mend the head."
        )
    if heads.count(0) != 1:
        raise ParseError(
            f"{rows.place} begins a sentence with {heads.count(0)} roots where a tree has one; mend its heads."
        )
    above = {0}
    for word in rows.words:
        path: set[int] = set()
        index = word.index
        while index not in above:
            if index in path:
                raise ParseError(
                    f"{rows.place} begins a sentence whose heads go in a circle at word {index}; mend them."
                )
            path.add(index)
            index = heads[index - 1]
        above |= path


def _make_document(sentences: Sequence[_Rows], source: Source) -> Document:
    text = ""
    found: list[Sentence] = []
    blocks: list[Block] = []
    for rows in sentences:
        if not blocks or "newpar" in rows.comments or "newdoc" in rows.comments:
            text = text.rstrip() + ("\n\n" if blocks else "")
            blocks.append(Block(len(text), len(text), rows.comments.get("heading", "").lower() in ("true", "yes")))
        sentence = _make_sentence(rows, len(text))
        text += sentence.text
        blocks[-1] = replace(blocks[-1], end=len(text))
        found.append(replace(sentence, index=len(found), block=len(blocks) - 1, heading=blocks[-1].heading))
        text += "" if rows.surface[-1][1] else " "
    comments = sentences[0].comments
    draft = Document(
        " ".join(comments.get("newdoc", "").split()) or source.id,
        text.rstrip(),
        title=comments.get("title", ""),
        source=source.name,
        blocks=tuple(blocks),
        sentences=tuple(found),
    )
    name = f"{source.name}, document {draft.id!r},"
    return check_document(draft, name=name, check_language=source.check_language)


def _make_sentence(rows: _Rows, offset: int) -> Sentence:
    """The sentence with offsets from ``offset`` on; its number and block are the document's to say."""
    text = rows.comments.get("text") or "".join(form + ("" if glued else " ") for form, glued, *_ in rows.surface)
    text = text.strip()
    words = list(rows.words)
    position = 0
    for form, _, first, last, place in rows.surface:
        while text[position : position + 1].isspace():
            position += 1
        if not text.startswith(form, position):
            raise ParseError(
                f"{place} has the form {form!r}, which does not come next in # text; mend the one or the other."
            )
        start, position = offset + position, position + len(form)
        for index in range(first, last + 1):
            words[index - 1] = replace(words[index - 1], start=start, end=offset + position)
    if text[position:].strip():
        raise ParseError(
            f"{rows.place} begins a sentence whose # text goes on after its last word; mend the one or the other."
        )
    names = tuple(_find_names([rows.labels[word.index] for word in words]))
    return Sentence(0, text, offset, offset + len(text), tuple(words), names)


def _find_label(misc: str) -> str:
    """The value of NER in MISC, such as ``B-PER``; ``O`` without one."""
    return next((pair[4:] for pair in misc.split("|") if pair[:4].upper() == "NER="), "O")


def _find_names(labels: Sequence[str]) -> Iterator[Name]:
    """Spans of BIO or BIOES labels; a span begins at B, S or wherever the class changes."""
    first, kind = 0, ""
    for index, label in enumerate([*labels, "O"], start=1):
        mark, _, of = label.partition("-")
        if kind and (mark in ("B", "S") or of != kind):
            if kind in _LABELS:
                yield Name(first, index - 1, kind)
            kind = ""
        if of and not kind:
            first, kind = index, of
