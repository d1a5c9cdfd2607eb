"""Has Stanza do once what it does anew for every word: read its letters, and look it up; and load without what only training needs.

Nothing is kept between chunks that could change a sum, so a text's trees do not depend on what was parsed before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import torch
from stanza.models.common import utils
from stanza.models.common.char_model import CharacterModel
from stanza.models.common.utils import tensor_unsort
from stanza.models.common.vocab import CompositeVocab
from torch.nn.utils.rnn import pack_sequence

REMEMBERED = 1 << 16
"""Words whose numbers are remembered, in each vocabulary."""


@contextmanager
def no_optimizers() -> Iterator[None]:
    """Within this context Stanza's models are loaded without optimizers, for which torch imports its compiler: a second.

    Stanza asks for one whenever it loads a model, also where nothing will be trained.
    """
    made = utils.get_optimizer, utils.get_split_optimizer
    utils.get_optimizer = utils.get_split_optimizer = lambda *_arguments, **_options: {}
    try:
        yield
    finally:
        utils.get_optimizer, utils.get_split_optimizer = made


def economise(processor: Any) -> None:
    """Let a processor of a Stanza pipeline work this way, as far as it is built as ours are."""
    trainer = processor.trainer
    for vocab in trainer.vocab._vocabs.values():  # noqa: SLF001  # the only list of them that there is
        _look_up_once(vocab)
    letters: Any = getattr(trainer.model, "charmodel", None)
    if type(letters) is CharacterModel and letters.attn and not letters.pad:
        letters.forward = _Speller(letters, letters.forward).forward


def _look_up_once(vocab: Any) -> None:
    if isinstance(vocab, CompositeVocab):
        vocab.id2unit = _by_tuple(vocab.id2unit)
    vocab.unit2id = lru_cache(maxsize=REMEMBERED)(vocab.unit2id)


def _by_tuple(name: Any) -> Any:
    """Names of features by their numbers, which come as a list."""
    remembered = lru_cache(maxsize=REMEMBERED)(name)
    return lambda numbers: remembered(tuple(numbers))


class _Speller:
    """Reads the letters of each different word of a batch, and gives every occurrence what came of it."""

    def __init__(self, letters: Any, read: Any) -> None:
        self._letters, self._read = letters, read

    def forward(self, chars: Any, mask: Any, order: Any, in_sentences: Any, lengths: Any) -> Any:
        """As CharacterModel.forward: words come sorted by length, `order` tells where each belongs."""
        if self._letters.training:
            return self._read(chars, mask, order, in_sentences, lengths)
        rows = chars.numpy()
        places: dict[bytes, int] = {}
        first: list[int] = []
        which = []
        for number, length in enumerate(lengths):
            key = rows[number, :length].tobytes()
            if key not in places:
                places[key] = len(first)
                first.append(number)
            which.append(places[key])
        different = [lengths[number] for number in first]
        read = self._read(chars[first], mask[first], list(range(len(first))), [1] * len(first), different)
        words = tensor_unsort(read.data[torch.tensor(which)], order)
        return pack_sequence(words.split(in_sentences))
