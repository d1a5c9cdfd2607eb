"""Trees as CoNLL-U text, with names in MISC; ``graphbuild.reading`` reads them back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

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
        lines += [f"# {key} = {_flatten(value)}" for key, value in (("title", document.title),) if value]
    block: int | None = None
    held = tuple(sentences)
    for number, sentence in enumerate(held):
        following = held[number + 1] if number + 1 < len(held) else None
        if sentence.block != block:
            block = sentence.block
            lines.append("# newpar")
            if sentence.heading:
                lines.append("# heading = true")
        lines += [f"# sent_id = {sentence.index}", f"# text = {_flatten(sentence.text)}"]
        lines += _format_tokens(sentence, following)
        lines.append("")
    return "".join(line + "\n" for line in lines)


def _format_tokens(sentence: Sentence, following: Sentence | None) -> Iterator[str]:
    names = {
        index: f"NER={'B' if index == name.first else 'I'}-{name.label}"
        for name in sentence.names
        for index in range(name.first, name.last + 1)
    }
    ends = [
        *(_is_glued(one, two) for one, two in pairwise(sentence.tokens)),
        following is not None and following.start == sentence.end,
    ]
    for token, glued in zip(sentence.tokens, ends, strict=True):
        misc = [*([names[token.index]] if token.index in names else []), *(["SpaceAfter=No"] if glued else [])]
        feats = "|".join(f"{key}={value}" for key, value in token.feats)
        columns = (
            str(token.index), token.text, token.lemma, token.upos, "_", feats or "_",
            str(token.head), token.deprel, "_", "|".join(misc) or "_",
        )  # fmt: skip
        yield "\t".join(columns)


def _is_glued(one: Token, two: Token) -> bool:
    return two.start == one.end


def _flatten(text: str) -> str:
    return " ".join(text.split())
