"""Trees as CoNLL-U text, with names in MISC; ``graphbuild.reading`` reads them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from graphbuild.model import Document, Sentence, Token


def write_conllu(sentences: Iterable[Sentence], *, document: Document | None = None) -> str:
    """CoNLL-U of sentences of one document, ending in a blank line.

    A change of block gives ``# newpar`` (and ``# heading = true``), a name its tokens
    ``NER=B-PER``, ``NER=I-PER``. White space inside a sentence is written as one space, so
    the offsets that a reader finds are those of such a text.
    """
    lines: list[str] = []
    if document is not None:
        lines.append(f"# newdoc id = {_flatten(document.id)}")
        lines += [f"# title = {_flatten(document.title)}"] if document.title else []
    block: int | None = None
    held = tuple(sentences)
    for sentence, following in zip(held, [*held[1:], None], strict=True):
        if sentence.block != block:
            block = sentence.block
            lines += ["# newpar", "# heading = true"] if sentence.heading else ["# newpar"]
        lines += [f"# sent_id = {sentence.index}", f"# text = {_flatten(sentence.text)}"]
        lines += [*_format_tokens(sentence, following), ""]
    return "".join(line + "\n" for line in lines)


def _format_tokens(sentence: Sentence, following: Sentence | None) -> Iterator[str]:
    """The lines of the tokens; words that share their offsets are a multiword token, with a line of its own."""
    names = {
        index: f"NER={'B' if index == name.first else 'I'}-{name.label}"
        for name in sentence.names
        for index in range(name.first, name.last + 1)
    }
    groups = [tuple(words) for _, words in groupby(sentence.tokens, key=lambda token: (token.start, token.end))]
    starts = [*(group[0].start for group in groups[1:]), following.start if following else None]
    for group, start in zip(groups, starts, strict=True):
        first, last = group[0], group[-1]
        name = [names[first.index]] if first.index in names else []
        misc = "|".join([*name, *(["SpaceAfter=No"] if start == first.end else [])]) or "_"
        if len(group) == 1:
            yield _format_word(first, misc)
            continue
        surface = sentence.text[first.start - sentence.start : first.end - sentence.start]
        yield "\t".join((f"{first.index}-{last.index}", _flatten(surface), *["_"] * 7, misc))
        yield from (_format_word(word, "_") for word in group)


def _format_word(token: Token, misc: str) -> str:
    feats = "|".join(f"{key}={value}" for key, value in token.feats) or "_"
    return "\t".join(
        (str(token.index), token.text, token.lemma, token.upos, "_", feats, str(token.head), token.deprel, "_", misc)
    )


def _flatten(text: str) -> str:
    return " ".join(text.split())
