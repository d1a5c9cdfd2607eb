"""Cuts words into the pieces that the encoder knows, and sentences of words into batches of tensors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from graphbuild.training.encoder import EncoderFile

LONGEST = 512
"""The encoder knows so many places in a sentence."""
OF_WORD = 12
"""More pieces of one word are not looked at."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences as tensors: their pieces, which of them there are, and of each word the first and last piece.

    pieces and present: sentences x pieces; first, last and words (which words there are): sentences x words.
    """

    pieces: torch.Tensor
    present: torch.Tensor
    first: torch.Tensor
    last: torch.Tensor
    words: torch.Tensor


class WordPieces:
    """The encoder's pieces (SentencePiece unigrams, Kudo 2018)."""

    def __init__(self, file: EncoderFile) -> None:
        self._file = file
        self._tokenizer = Tokenizer(models.Unigram(list(file.pieces), unk_id=file.unknown, byte_fallback=False))
        self._tokenizer.normalizer = normalizers.NFKC()
        self._tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
        self._known: dict[str, list[int]] = {}

    def batch(self, sentences: Sequence[Sequence[str]]) -> Batch:
        """The words of the sentences, padded to the longest."""
        rows, first, last = [], [], []
        for words in sentences:
            row, begins, ends = self._row(words)
            rows.append(row)
            first.append(begins)
            last.append(ends)
        pieces = pad(rows, self._file.padding)
        begins_padded, ends_padded = pad(first, 0), pad(last, 0)
        words_there = pad([[1] * len(row) for row in first], 0).bool()
        present = pad([[1] * len(row) for row in rows], 0).bool()
        return Batch(pieces, present, begins_padded, ends_padded, words_there)

    def _row(self, words: Iterable[str]) -> tuple[list[int], list[int], list[int]]:
        row, first, last = [self._file.begin], [], []
        for word in words:
            pieces = self._cut(word)
            if len(row) + len(pieces) < LONGEST:
                first.append(len(row))
                row += pieces
            else:  # past what the encoder can see: such words share the last piece
                first.append(len(row) - 1)
            last.append(len(row) - 1)
        return [*row, self._file.end][:LONGEST], first, last

    def _cut(self, word: str) -> list[int]:
        if word not in self._known:
            self._known[word] = self._tokenizer.encode(word).ids[:OF_WORD] or [self._file.unknown]
        return self._known[word]


def pad(rows: Sequence[Sequence[int]], filler: int) -> torch.Tensor:
    """Rows of different lengths as one tensor."""
    table = torch.full((len(rows), max(map(len, rows))), filler)
    for index, row in enumerate(rows):
        table[index, : len(row)] = torch.tensor(row)
    return table
