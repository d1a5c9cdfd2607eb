"""Keeps what a frozen character language model says about a sentence, so that training asks it once a sentence and not once an epoch."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import torch
from stanza.models.common.char_model import CharacterLanguageModel
from stanza.models.common.utils import unsort
from torch.nn.utils.rnn import pack_sequence


@contextmanager
def remembered_representations() -> Iterator[None]:
    """Within this context every character language model remembers its answers (in half precision).

    Stanza asks in two ways: the tagger and the parser by words, the name tagger by characters and the places of word ends.
    """
    by_words, by_characters = (
        CharacterLanguageModel.build_char_representation,
        CharacterLanguageModel.get_representation,
    )

    def words(model: Any, sentences: Sequence[Sequence[str]]) -> list[Any]:
        keys = [tuple(sentence) for sentence in sentences]
        new = _unknown(model, keys)
        _learn(model, new, by_words(model, [list(key) for key in new]) if new else [])
        return [_memory(model)[key].float() for key in keys]

    def characters(model: Any, chars: Any, offsets: Any, lengths: Any, order: Any) -> Any:
        keys = [
            (tuple(row[:length].tolist()), tuple(ends))
            for row, length, ends in zip(chars, lengths, offsets, strict=True)
        ]
        new = _unknown(model, keys)
        if new:
            _learn(model, new, _read(model, [key[0] for key in new], [key[1] for key in new]))
        answers = [_memory(model)[key].float() for key in keys]
        return pack_sequence(unsort(answers, order))

    CharacterLanguageModel.build_char_representation = words
    CharacterLanguageModel.get_representation = characters
    try:
        yield
    finally:
        CharacterLanguageModel.build_char_representation = by_words
        CharacterLanguageModel.get_representation = by_characters


def _read(model: Any, chars: Sequence[Sequence[int]], offsets: Sequence[Sequence[int]]) -> list[Any]:
    lengths = [len(row) for row in chars]
    padded = torch.zeros(len(chars), max(lengths), dtype=torch.long)
    for index, row in enumerate(chars):
        padded[index, : len(row)] = torch.tensor(row)
    with torch.no_grad():
        output = model.forward(padded, lengths)[0]
    return [output[index, list(ends)] for index, ends in enumerate(offsets)]


def _memory(model: Any) -> dict[Any, Any]:
    memory: dict[Any, Any] = model.__dict__.setdefault("_remembered", {})
    return memory


def _unknown(model: Any, keys: Sequence[Any]) -> list[Any]:
    return [key for key in dict.fromkeys(keys) if key not in _memory(model)]


def _learn(model: Any, keys: Sequence[Any], answers: Sequence[Any]) -> None:
    _memory(model).update((key, answer.detach().half()) for key, answer in zip(keys, answers, strict=True))
