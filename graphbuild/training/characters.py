"""Keeps what a frozen character language model says about a sentence, so that training asks it once a sentence and not once an epoch."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from stanza.models.common.char_model import CharacterLanguageModel


@contextmanager
def remembered_representations() -> Iterator[None]:
    """Within this context every character language model remembers its answers (in half precision)."""
    ask = CharacterLanguageModel.build_char_representation

    def remember(model: Any, sentences: Sequence[Sequence[str]]) -> list[Any]:
        memory = model.__dict__.setdefault("_remembered", {})
        keys = [tuple(words) for words in sentences]
        new = list(dict.fromkeys(key for key in keys if key not in memory))
        if new:
            answers = ask(model, [list(key) for key in new])
            memory.update((key, answer.detach().half()) for key, answer in zip(new, answers, strict=True))
        return [memory[key].float() for key in keys]

    CharacterLanguageModel.build_char_representation = remember
    try:
        yield
    finally:
        CharacterLanguageModel.build_char_representation = ask
