"""Stanza: the model's own document becomes sentences with offsets into ours."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import stanza
import torch

from graphbuild.errors import ModelError, ParseError
from graphbuild.model import Block, Name, Sentence, Token
from graphbuild.naming import mend_lemma
from graphbuild.parsing.acceleration import accelerate
from graphbuild.parsing.catalogue import PROCESSORS, InstalledModel, verify_checksums
from graphbuild.parsing.economy import no_optimizers
from graphbuild.parsing.pieces import Chunk, Piece, cut_blocks, join_pieces, make_chunk

MAX_TOKENS = 250
"""The longest sentence that is parsed whole; a longer one (a table, a list without a full stop) is cut."""

LONGEST_ABBREVIATION = 4

# Stanza's own Swedish names are labelled as in SUC 3.0, others as in CoNLL; the remaining classes name no entity of ours.
_LABELS = {"PER": "PER", "PERSON": "PER", "LOC": "LOC", "PLACE": "LOC", "GPE": "LOC", "ORG": "ORG", "INST": "ORG"}


class StanzaEngine:
    """A loaded Stanza pipeline for Swedish."""

    def __init__(self, model: InstalledModel) -> None:
        verify_checksums(model)
        try:
            with _quiet(), no_optimizers():
                self._pipeline = stanza.Pipeline(
                    "sv",
                    dir=str(model.path),
                    processors=",".join(PROCESSORS),
                    download_method=None,
                    use_gpu=False,
                )
                accelerate(self._pipeline)
        except Exception as error:  # Stanza and torch raise whatever a broken file makes them raise
            raise ModelError(
                f"The model in {model.path} cannot be loaded ({type(error).__name__}: {error}); "
                "take --model embedded or install the model anew."
            ) from error

    def parse_blocks(self, text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
        """Sentences of the blocks, in order; no sentence crosses a block.

        Each document is parsed by itself in chunks that depend on it alone, so that its trees
        are the same whatever else is parsed beside it.
        """
        sentences: list[Sentence] = []
        with _quiet(), _one_thread(), torch.inference_mode():
            for pieces in join_pieces(text, cut_blocks(text, blocks)):
                chunk, document = self._parse_chunk(pieces, text)
                for parsed in document.sentences:
                    sentences.append(_to_sentence(parsed, chunk, text, blocks, len(sentences)))
        return tuple(sentences)

    def _parse_chunk(self, chunk: Chunk, text: str) -> tuple[Chunk, Any]:
        document = self._pipeline.process(chunk.text, processors="tokenize")
        while long := [sentence for sentence in document.sentences if len(sentence.tokens) > MAX_TOKENS]:
            chunk = make_chunk(text, list(_cut_sentences(chunk, long)))
            document = self._pipeline.process(chunk.text, processors="tokenize")
        return chunk, self._pipeline.process(document, processors="pos,lemma,depparse,ner")


def _cut_sentences(chunk: Chunk, long: list[Any]) -> Iterator[Piece]:
    """The chunk's pieces, cut inside overlong sentences before every ``MAX_TOKENS``th token."""
    cuts = [
        chunk.to_document(token.start_char) for sentence in long for token in sentence.tokens[MAX_TOKENS::MAX_TOKENS]
    ]
    for piece in chunk.pieces:
        start = piece.start
        for cut in cuts:
            if start < cut < piece.end:
                yield Piece(start, cut, piece.block)
                start = cut
        yield Piece(start, piece.end, piece.block)


def _to_sentence(parsed: Any, chunk: Chunk, text: str, blocks: tuple[Block, ...], index: int) -> Sentence:
    piece = chunk.find_piece(parsed.tokens[0].start_char)
    tokens = tuple(_to_token(word, token, chunk, text) for token in parsed.tokens for word in token.words)
    start, end = tokens[0].start, tokens[-1].end
    if not piece.start <= start < end <= piece.end:
        raise ParseError(f"The model made a sentence across a paragraph at offset {start}; report the text as a bug.")
    return Sentence(
        index, text[start:end], start, end, tokens, tuple(_find_names(parsed)), piece.block, blocks[piece.block].heading
    )


def _to_token(word: Any, token: Any, chunk: Chunk, text: str) -> Token:
    """A word with document offsets; the words of a multiword token share those of the token."""
    start, end = chunk.to_document(token.start_char), chunk.to_document(token.end_char)
    surface = " ".join(text[start:end].split()) if len(token.words) == 1 else word.text
    lemma = word.lemma or surface
    if _ends_in_stop(surface):
        surface, lemma, end = surface[:-1], lemma.removesuffix("."), end - 1
    feats = tuple(pair.partition("=")[::2] for pair in (word.feats or "").split("|") if pair)
    upos = word.upos or "X"
    if upos != "PUNCT" and not any(map(str.isalnum, surface)):
        upos = "SYM"  # the bars of a table are no verbs
    return Token(word.id, surface, mend_lemma(surface, lemma, upos), upos, feats, word.head, word.deprel, start, end)


def _ends_in_stop(surface: str) -> bool:
    """Whether the model left a full stop on a word, as it does in *STORMEN.* of a line in capitals."""
    word = surface.removesuffix(".")
    return word != surface and word.isalpha() and word.isupper() and len(word) > LONGEST_ABBREVIATION


def _find_names(parsed: Any) -> Iterator[Name]:
    for entity in parsed.ents:
        label = _LABELS.get(entity.type.upper())
        if label:
            yield Name(entity.tokens[0].id[0], entity.tokens[-1].id[-1], label)


@contextmanager
def _quiet() -> Iterator[None]:
    """Stanza's logger at errors only; progress is the caller's to show."""
    logger = logging.getLogger("stanza")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Torch on one thread: sums then come out alike on every machine, and small matrices lose little."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
