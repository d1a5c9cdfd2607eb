"""Gives training sentences the tags that a tagger would guess, mistakes included, so that a parser learns not to trust them.

A tagger knows its own training sentences too well: its guesses there hold hardly a mistake. With a little dropout left on
while it guesses, it errs about as often, and on the same kind of words, as on text that it has never seen.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from stanza.models.common import utils
from stanza.models.common.pretrain import Pretrain
from stanza.models.pos.data import Dataset
from stanza.models.pos.trainer import Trainer
from stanza.utils.conll import CoNLL

from graphbuild.training.treebank import Sentence, write_treebank

BATCH = 100


def load_tagger(model: Path, pretrain: Path) -> Trainer:
    """A trained tagger, ready to guess."""
    return Trainer(args={}, vocab=None, pretrain=Pretrain(str(pretrain)), model_file=str(model), device="cpu")


def with_guessed_tags(
    sentences: Sequence[Sentence], tagger: Trainer, pretrain: Path, scratch: Path, *, dropout: float, seed: int
) -> list[Sentence]:
    """The sentences with word classes and features as `tagger` guesses them with `dropout` (0: at its best).

    Word dropout is a quarter of `dropout`. `scratch` is a file to write to on the way.
    """
    random.seed(seed)
    torch.manual_seed(seed)
    write_treebank(sentences, scratch)
    document = CoNLL.conll2doc(input_file=str(scratch))
    data = Dataset(
        document, tagger.args, Pretrain(str(pretrain)), vocab=tagger.vocab, evaluation=True, sort_during_eval=True
    )
    _distract(tagger, dropout)
    guesses, order = [], []
    for batch in data.to_loader(batch_size=BATCH):
        guesses += tagger.predict(batch)
        order.extend(batch.idx)
    return [_tagged(sentence, tags) for sentence, tags in zip(sentences, utils.unsort(guesses, order), strict=True)]


def _distract(tagger: Trainer, dropout: float) -> None:
    for module in tagger.model.modules():
        match type(module).__name__:
            case "Dropout":
                module.p = dropout
            case "WordDropout":
                module.dropprob = dropout / 4
            case _ if isinstance(getattr(module, "dropout", None), float) and module.dropout > 0:
                module.dropout = dropout
    tagger.model.eval = tagger.model.train if dropout else type(tagger.model).eval.__get__(tagger.model)


def _tagged(sentence: Sentence, tags: Sequence[Sequence[str]]) -> Sentence:
    rows = ((*row[:3], tag[0], row[4], tag[2], *row[6:]) for row, tag in zip(sentence.rows, tags, strict=True))
    return replace(sentence, rows=tuple(rows))
