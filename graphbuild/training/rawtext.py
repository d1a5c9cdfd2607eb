"""Turns trees into the raw text and character labels that a tokenizer learns from, with the layout of news added."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from graphbuild.training.treebank import Sentence

QUOTES = frozenset({'"', "”", "“", "'", "’", "»", "«"})
NEW_PARAGRAPH = ("# newpar",)
PLAIN_WORD = re.compile(r"[A-Za-zÅÄÖåäöé]+(-[A-Za-zÅÄÖåäöé]+)*|,")
HEADLINE_LENGTH = range(2, 9)
TITLES = (
    "prof.",
    "doc.",
    "dr.",
    "fil.",
    "kand.",
    "kapt.",
    "dir.",
    "ing.",
    "f.d.",
    "t.ex.",
    "bl.a.",
    "s.k.",
    "resp.",
    "jfr",
    "enl.",
)
INITIALS = tuple(f"{letter}." for letter in "ABCDEFGHIJKLMNOPRSTUVWÅÖ")
COPIES = 250
GLUED = 10
"""One heading in so many runs into the next sentence. Many more, and every capital letter starts a sentence."""


def paragraphs(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Group sentences into paragraphs, as their comments mark them."""
    current: list[Sentence] = []
    for sentence in sentences:
        if current and sentence.starts_paragraph:
            yield current
            current = []
        current.append(sentence)
    if current:
        yield current


def raw_text(sentences: Iterable[Sentence]) -> str:
    """The running text of the sentences; a blank line between paragraphs."""
    return "\n\n".join(_text_and_labels(paragraph)[0] for paragraph in paragraphs(sentences))


def labels(sentences: Iterable[Sentence]) -> str:
    """One digit a character of `raw_text`: 0 inside a token, 1 at its end, 2 at the end of a sentence."""
    return "\n\n".join(_text_and_labels(paragraph)[1] for paragraph in paragraphs(sentences))


def tokenizer_sentences(
    talbanken: Sequence[Sentence], pud: Sequence[Sentence], *, news: Iterable[Sequence[str]] = (), seed: int
) -> list[Sentence]:
    """Training sentences for the tokenizer: the treebanks, copies laid out as news is, and plain sentences of `news`.

    The copies have other quotes and dashes, quotations opened by a dash, abbreviated titles and initials before names, headings without
    a full stop (alone in their paragraph, or glued to the next sentence as in text whose line breaks were lost).
    """
    chance = random.Random(seed)  # noqa: S311  nothing here is secret
    snippets = _in_short_paragraphs(pud, chance)
    dashed = [s for s in (*talbanken, *pud) if any(row[1] in QUOTES or row[1] == "-" for row in s.rows)]
    copies = chain.from_iterable(_other_marks(dashed, marks, chance) for marks in ('""', "””", "“”", "»»"))
    plain = [s for s in (*talbanken, *pud) if s.rows[-1][1] == "." and len(s.rows) > 3]
    spoken = (_spoken(s) for s in chance.sample(plain, k=min(COPIES, len(plain))))
    titled = _titled([s for s in (*talbanken, *pud) if any(row[3] == "PROPN" for row in s.rows[1:])], chance)
    headed = chain.from_iterable(_headed(*pair, glued=n % GLUED == 0) for n, pair in enumerate(_pairs(plain, chance)))
    plain_news = _in_short_paragraphs(list(_running(news)), chance)
    laid_out = [*_in_short_paragraphs(list(copies), chance), *spoken, *titled, *headed]
    return [*talbanken, *snippets, *snippets, *plain_news, *laid_out]


def _text_and_labels(paragraph: Sequence[Sentence]) -> tuple[str, str]:
    text, marks = "", ""
    for sentence in paragraph:
        if text:
            text, marks = text + " ", marks + "0"
        last = len(sentence.rows) - 1
        for index, row in enumerate(sentence.rows):
            space = "" if index == last or "SpaceAfter=No" in row[9] else " "
            text += row[1] + space
            marks += "0" * (len(row[1]) - 1) + ("2" if index == last else "1") + "0" * len(space)
    return text, marks


def _in_short_paragraphs(sentences: Sequence[Sentence], chance: random.Random) -> list[Sentence]:
    plain = [replace(s, comments=tuple(c for c in s.comments if not c.startswith("# new"))) for s in sentences]
    return [
        replace(s, comments=(*NEW_PARAGRAPH, *s.comments)) if index == 0 or chance.random() < 0.4 else s
        for index, s in enumerate(plain)
    ]


def _other_marks(sentences: Iterable[Sentence], marks: str, chance: random.Random) -> Iterator[Sentence]:
    for sentence in sentences:
        if chance.random() < 0.5:
            continue
        count = 0
        rows = []
        for row in sentence.rows:
            form = row[1]
            if form in QUOTES:
                form, count = marks[count % 2], count + 1
            elif form == "-":
                form = "–"
            rows.append((row[0], form, *row[2:]))
        yield replace(sentence, rows=tuple(rows))


def _running(news: Iterable[Sequence[str]]) -> Iterator[Sentence]:
    """Sentences whose spaces can be told for sure: words, commas and a final full stop."""
    for words in news:
        if len(words) < 4 or words[-1] != "." or not all(PLAIN_WORD.fullmatch(word) for word in words[:-1]):
            continue
        glued = [following in {",", "."} for following in (*words[1:], "")]
        yield Sentence(
            (),
            tuple(
                (str(number), word, word, "X", "_", "_", "0", "dep", "_", "SpaceAfter=No" if close else "_")
                for number, (word, close) in enumerate(zip(words, glued, strict=True), 1)
            ),
        )


def _spoken(sentence: Sentence) -> Sentence:
    dash = ("0", "–", "–", "PUNCT", "_", "_", "0", "punct", "_", "_")
    return Sentence(NEW_PARAGRAPH, (dash, *sentence.rows))


def _titled(named: Sequence[Sentence], chance: random.Random) -> Iterator[Sentence]:
    for sentence in chance.sample(named, k=min(COPIES, len(named))):
        rows: list[tuple[str, ...]] = []
        for row in sentence.rows:
            if (
                row[3] == "PROPN"
                and rows
                and rows[-1][3] != "PROPN"
                and rows[-1][1][-1].isalpha()
                and row[1][0].isupper()
            ):
                titles = (
                    [chance.choice(TITLES)]
                    if chance.random() < 0.5
                    else chance.sample(INITIALS, k=chance.randint(1, 2))
                )
                rows += [("0", title, title, "NOUN", "_", "_", "0", "nmod", "_", "_") for title in titles]
            rows.append(row)
        yield replace(sentence, rows=tuple(rows))


def _pairs(plain: Sequence[Sentence], chance: random.Random) -> Iterator[tuple[Sentence, Sentence]]:
    short = [s for s in plain if len(s.rows) - 1 in HEADLINE_LENGTH]
    for heading in chance.sample(short, k=min(COPIES, len(short))):
        yield heading, chance.choice(plain)


def _headed(heading: Sentence, body: Sentence, *, glued: bool) -> Iterator[Sentence]:
    yield Sentence(NEW_PARAGRAPH, heading.rows[:-1])
    yield replace(body, comments=() if glued else NEW_PARAGRAPH)
