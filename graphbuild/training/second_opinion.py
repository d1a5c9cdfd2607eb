"""What a trained Stanza model thinks of a sentence, as probabilities and not only as its best guess."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import stanza
import torch
from stanza.models.common import utils
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.data import DataLoader
from stanza.models.depparse.trainer import unpack_batch

WORDS_IN_BATCH = 3000

Array = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Opinion:
    """Probabilities of arcs (words x root and words) and relations (words x root and words x relations), and tags.

    `certainty` are the probabilities of the tags and `lemmas` the dictionary forms, from whoever knows them.
    """

    arcs: Array
    relations: Array
    tags: Sequence[tuple[str, str]]
    certainty: Sequence[float] = ()
    lemmas: Sequence[str] = ()


class SecondOpinion:
    """A Stanza model whose parser is asked for its scores; `relations` is the order in which they are wanted."""

    def __init__(self, model_dir: Path, relations: Sequence[str]) -> None:
        self._pipeline = stanza.Pipeline(
            "sv", dir=str(model_dir), processors="tokenize,pos,lemma,depparse", tokenize_pretokenized=True,
            download_method=None, use_gpu=False, verbose=False,
        )  # fmt: skip
        self._parser = self._pipeline.processors["depparse"]
        own = {name: number for number, name in enumerate(self._parser.vocab["deprel"])}
        self._columns = [own.get(name, VOCAB_PREFIX_SIZE) - VOCAB_PREFIX_SIZE for name in relations]
        self._unknown = [name not in own for name in relations]

    def ask(self, sentences: Sequence[Sequence[str]]) -> list[Opinion]:
        """The opinion on sentences of words."""
        document = self._pipeline.process([list(words) for words in sentences], processors="tokenize,pos,lemma")
        return [
            Opinion(
                arcs,
                relations,
                [(word.upos, word.feats or "_") for word in sentence.words],
                lemmas=[word.lemma or "_" for word in sentence.words],
            )
            for (arcs, relations), sentence in zip(self._score(document), document.sentences, strict=True)
        ]

    def _score(self, document: Any) -> list[tuple[Array, Array]]:
        parser = self._parser
        batches = DataLoader(
            document, WORDS_IN_BATCH, parser.config, parser.pretrain, vocab=parser.vocab, evaluation=True,
            sort_during_eval=True,
        )  # fmt: skip
        found: list[tuple[Array, Array]] = []
        model = parser.trainer.model.eval()
        for batch in batches:
            inputs, order, *rest = unpack_batch(batch, "cpu")
            with torch.no_grad():
                _, (arcs, _, relations) = model(*inputs, *rest)
            lengths = rest[1]
            scored = [
                (np.exp(arcs[i][1:size, :size]), self._known(np.exp(relations[i][1:size, :size])))
                for i, size in enumerate(lengths)
            ]
            found += utils.unsort(scored, order)
        return list(utils.unsort(found, batches.data_orig_idx))

    def _known(self, relations: Array) -> Array:
        """The probabilities in the wanted order; nothing for a relation that this model does not know."""
        ordered = relations[:, :, self._columns]
        ordered[:, :, self._unknown] = 0
        return np.asarray(ordered)
