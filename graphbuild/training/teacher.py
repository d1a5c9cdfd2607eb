"""A large model that is trained on the annotated text and then annotates plain text, from which the small ones learn.

One encoder, and on its states of a word's first and last piece: a class for word class and features together, a biaffine
parser (Dozat & Manning 2017, https://arxiv.org/abs/1611.01734) and a BIO tagger of names.
"""

from dataclasses import dataclass

import torch
from torch import nn

from graphbuild.training.encoder import Encoder, EncoderFile
from graphbuild.training.wordpieces import Batch

NAME_TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
FROZEN = 5
MIXED = 6
"""So many of the upper states are mixed, with learnt weights (Peters et al. 2018)."""
ARC_WIDTH, RELATION_WIDTH = 300, 72
DROPOUT = 0.25
IMPOSSIBLE = -1e4


@dataclass(frozen=True, slots=True)
class Syntax:
    """Scores: tags (sentences x words x tags), heads (sentences x words x words and the root before them)."""

    tags: torch.Tensor
    heads: torch.Tensor
    _dependent: torch.Tensor
    _head: torch.Tensor
    _weights: torch.Tensor

    def relations(self, heads: torch.Tensor) -> torch.Tensor:
        """Scores of the relations to given heads: sentences x words x relations."""
        chosen = self._head.gather(1, heads[:, :, None].expand(-1, -1, self._head.shape[2]))
        return torch.einsum("bwi,rij,bwj->bwr", self._dependent, self._weights, chosen)

    def all_relations(self) -> torch.Tensor:
        """Scores of the relations to every head: sentences x words x (root and words) x relations."""
        return torch.einsum("bwi,rij,bhj->bwhr", self._dependent, self._weights, self._head)


class Teacher(nn.Module):
    """The encoder and what reads its states; `tags` are word class and features with a tab between."""

    def __init__(self, file: EncoderFile, tags: tuple[str, ...], relations: tuple[str, ...]) -> None:
        super().__init__()
        self.tags, self.relations = tags, relations
        frozen = min(FROZEN, file.layers - 1)
        self.encoder = Encoder(file, frozen=frozen)
        width = 2 * file.width
        self.mixes = nn.Parameter(torch.zeros(2, min(MIXED, file.layers - frozen + 1)))
        self.dropout = nn.Dropout(DROPOUT)
        self.tag = nn.Sequential(_hidden(width, 384), nn.Linear(384, len(tags)))
        self.name = nn.Sequential(_hidden(width, 256), nn.Linear(256, len(NAME_TAGS)))
        self.arc_dependent, self.arc_head = _hidden(width, ARC_WIDTH), _hidden(width, ARC_WIDTH)
        self.relation_dependent, self.relation_head = _hidden(width, RELATION_WIDTH), _hidden(width, RELATION_WIDTH)
        self.root = nn.Parameter(torch.zeros(1, 1, width))
        self.arcs = nn.Parameter(torch.randn(ARC_WIDTH + 1, ARC_WIDTH) * 0.02)
        self.labels = nn.Parameter(torch.randn(len(relations), RELATION_WIDTH + 1, RELATION_WIDTH + 1) * 0.02)

    def read(self, batch: Batch) -> torch.Tensor:
        """What the part that does not learn makes of a batch, to be kept between epochs."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self.encoder.read(batch.pieces, batch.present).to(torch.bfloat16)

    def syntax(self, batch: Batch, state: torch.Tensor | None = None) -> Syntax:
        """Scores of tags and arcs; `state` is what `read` gave."""
        words = self._words(batch, state, mix=0)
        with_root = torch.cat([self.root.expand(words.shape[0], -1, -1), words], 1)
        heads = _with_one(self.arc_dependent(words)) @ self.arcs @ self.arc_head(with_root).transpose(1, 2)
        possible = torch.cat([torch.ones_like(batch.words[:, :1]), batch.words], 1)
        return Syntax(
            self.tag(words),
            heads.masked_fill(~possible[:, None, :], IMPOSSIBLE),
            _with_one(self.relation_dependent(words)),
            _with_one(self.relation_head(with_root)),
            self.labels,
        )

    def names(self, batch: Batch, state: torch.Tensor | None = None) -> torch.Tensor:
        """Scores of `NAME_TAGS`: sentences x words x tags."""
        return torch.as_tensor(self.name(self._words(batch, state, mix=1)))

    def _words(self, batch: Batch, state: torch.Tensor | None, *, mix: int) -> torch.Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.encoder(self.read(batch) if state is None else state, batch.present)
        upper = torch.stack([layer.float() for layer in states[-self.mixes.shape[1] :]])
        mixed = torch.einsum("k,kbld->bld", self.mixes[mix].softmax(0), upper)
        first, last = (
            mixed.gather(1, places[:, :, None].expand(-1, -1, mixed.shape[2])) for places in (batch.first, batch.last)
        )
        return torch.as_tensor(self.dropout(torch.cat([first, last], -1)))


def _hidden(width: int, inner: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, inner), nn.GELU(), nn.Dropout(DROPOUT))


def _with_one(states: torch.Tensor) -> torch.Tensor:
    return torch.cat([states, torch.ones_like(states[:, :, :1])], -1)
