"""Markdown (CommonMark): headings, paragraphs and list items as text without their markup.

Code blocks, tables, images and front matter are left out: they hold no sentences. Front
matter of plain ``key: value`` lines becomes metadata.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

from graphbuild.errors import GraphbuildError
from graphbuild.model import Document
from graphbuild.reading.blocks import find_blocks
from graphbuild.reading.plain import check_document
from graphbuild.reading.source import Source, clean

# Indented code is off: an indented paragraph in an article is one, and code in it would be fenced.
_PARSER = MarkdownIt("commonmark").enable("table").disable("code")

_JOIN = "\n\n"
_LINE = re.compile(r"\S[^\n]*")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^([A-Za-z][\w-]*):[ \t]+(\S.*?)[ \t]*$", re.MULTILINE)


def read_markdown(source: Source, _on_error: Callable[[GraphbuildError], None]) -> Iterator[Document]:
    """The one document of a Markdown file; its offsets count in the text without markup."""
    text, fields = _split_front_matter(source.text())
    chunks = _find_chunks(_PARSER.parse(text))
    plain = _JOIN.join(chunk for chunk, _ in chunks)
    title = fields.pop("title", "") or next((chunk for chunk, level in chunks if level == 1), "")
    draft = Document(
        source.id,
        plain,
        title=" ".join(title.split()),
        source=source.name,
        metadata=tuple(sorted(fields.items())),
        blocks=find_blocks(plain, marked=_mark_headings(chunks)),
    )
    yield check_document(draft, check_language=source.check_language)


def _split_front_matter(text: str) -> tuple[str, dict[str, str]]:
    match = _FRONT_MATTER.match(text)
    if not match:
        return text, {}
    return text[match.end() :], {key: value.strip("\"'") for key, value in _FIELD.findall(match[1])}


def _find_chunks(tokens: Sequence[Token]) -> list[tuple[str, int]]:
    """Texts with their heading level: 0 for a paragraph, -1 for a list item, which is never a heading."""
    chunks: list[tuple[str, int]] = []
    tables = lists = 0
    for before, token in zip([None, *tokens], tokens, strict=False):
        tables += (token.type == "table_open") - (token.type == "table_close")
        lists += (token.type in ("bullet_list_open", "ordered_list_open")) - (
            token.type in ("bullet_list_close", "ordered_list_close")
        )
        text = ""
        level = -1 if lists else 0
        if token.type == "inline" and not tables:
            text = _flatten_inline(token.children or ())
            level = int(before.tag[1]) if before and before.type == "heading_open" else level
        elif token.type == "html_block":
            text = _strip_tags(token.content)
        if text.strip():
            chunks.append((text.strip(), level))
    return chunks


def _flatten_inline(tokens: Sequence[Token]) -> str:
    """Text of a paragraph; its own line breaks stay, for ``find_blocks`` to judge."""
    parts = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
        elif token.type == "html_inline" and token.content.lower().startswith("<br"):
            parts.append("\n")
    # Entities such as &shy; come out of the Markdown parser, so cleaning comes last.
    return re.sub(r"\n{2,}", "\n", clean("".join(parts)))


def _mark_headings(chunks: Sequence[tuple[str, int]]) -> dict[int, bool]:
    """What the markup says about headings, by the offset in the joined text where a line begins."""
    marked: dict[int, bool] = {}
    offset = 0
    for chunk, level in chunks:
        if level:
            marked |= {offset + line.start(): level > 0 for line in _LINE.finditer(chunk)}
        offset += len(chunk) + len(_JOIN)
    return marked


def _strip_tags(html: str) -> str:
    stripper = _Stripper()
    stripper.feed(html)
    stripper.close()
    return clean("".join(stripper.parts))


class _Stripper(HTMLParser):
    """Text of an HTML fragment without scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if self._hidden <= 0:
            self.parts.append(data)
