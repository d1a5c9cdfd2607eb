"""Turns the parser's scores into trees as Stanza does, in less time.

Stanza scores every relation for every pair of words and looks for the best tree of every sentence with an algorithm for
graphs. Here relations are scored for the arcs that were chosen, and the search is left out where the best head of each word
already makes a tree, which is then the best one. Only where two subjects or two objects meet at one head, the scores of all
pairs are made, for Stanza's own repair.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.head_constraints import find_head_constraint_violations, resolve_head_constraint_violations
from stanza.models.depparse.model import GraphParser
from torch import nn
from torch.nn import functional

Scores = npt.NDArray[np.float32]
Tree = Sequence[int]
"""The head of every word; number 0 is the root and has no head of its own."""


def decode_quickly(parser: Any) -> nn.Module | None:
    """Let a Stanza parser decode this way, and return the decoder; one of another build than ours goes on with its own."""
    if type(parser) is not GraphParser or parser.args.get("use_arc_embedding"):
        return None
    decoder = _Decoder(parser)
    parser.predict = decoder.predict
    return decoder


class _Decoder(nn.Module):
    """Holds the weights between a word and its head as one layer; the parser itself is no part of it."""

    _parser: Any

    def __init__(self, parser: Any) -> None:
        super().__init__()
        self.__dict__["_parser"] = parser  # not as a submodule: its layers stay as they are
        weight = parser.deprel.scorer.W_bilin.weight
        self._shape = weight.shape[1:]
        self._between = nn.Linear(weight.shape[0], self._shape.numel(), bias=False)
        self._between.weight = nn.Parameter(weight.detach().flatten(1).T.contiguous(), requires_grad=False)

    def predict(self, *inputs: Any, resolve_head_constraints: bool = False) -> list[list[list[Any]]]:
        """Head and relation of every word of every sentence; takes what Stanza's own `predict` takes."""
        lengths: Sequence[int] = inputs[12]
        states = self._parser.embed(*inputs)
        arcs = functional.log_softmax(self._score_arcs(states), 2).numpy()
        trees = [find_tree(arcs[row, :length, :length]) for row, length in enumerate(lengths)]
        relations = self._choose_relations(states, trees)
        found = []
        for row, (best, labels) in enumerate(zip(trees, relations, strict=True)):
            size = len(best)
            tree: Tree = best
            numbers: Sequence[int] = labels[1:size]
            if resolve_head_constraints and self._violates(tree, numbers):
                tree, numbers = self._repair(states[row : row + 1, :size], arcs[row, :size, :size], best)
            found.append([[int(head), self._name(number)] for head, number in zip(tree[1:], numbers, strict=True)])
        return found

    def _score_arcs(self, states: torch.Tensor) -> torch.Tensor:
        """Sentences x dependents x heads; as in GraphParser.forward_scores."""
        parser = self._parser
        scores = parser.unlabeled(states, states).squeeze(3)
        places = torch.arange(states.shape[1])
        offset = (places[None, :] - places[:, None])[None]
        if parser.args["linearization"]:
            scores += functional.logsigmoid(parser.linearization(states, states).squeeze(3) * torch.sign(offset))
        if parser.args["distance"]:
            away = 1 + functional.softplus(parser.distance(states, states).squeeze(3))
            scores += -torch.log((offset.abs() - away) ** 2 / 2 + 1)
        return torch.as_tensor(scores.masked_fill_(torch.eye(states.shape[1], dtype=torch.bool), -torch.inf))

    def _choose_relations(self, states: torch.Tensor, trees: Sequence[Tree]) -> list[list[int]]:
        """The best relation of every word to its head; the same sum as DeepBiaffineScorer's, over one head a word."""
        heads = torch.zeros(states.shape[:2], dtype=torch.long)
        for row, tree in enumerate(trees):
            heads[row, : len(tree)] = torch.tensor(tree)
        scorer = self._parser.deprel
        dependents = _with_one(scorer.hidden_func(scorer.W1(states)))
        governors = _with_one(scorer.hidden_func(scorer.W2(states)))
        chosen = governors.gather(1, heads[:, :, None].expand(-1, -1, governors.shape[2]))
        bilinear = scorer.scorer.W_bilin
        between = self._between(dependents).unflatten(2, self._shape)
        scores = torch.einsum("bljo,blj->blo", between, chosen) + bilinear.bias
        return list(scores.argmax(2).tolist())

    def _violates(self, tree: Tree, numbers: Sequence[int]) -> bool:
        return bool(find_head_constraint_violations(tree, [self._name(number) for number in numbers]))

    def _repair(self, states: torch.Tensor, arcs: Scores, tree: Tree) -> tuple[Tree, Sequence[int]]:
        scores = functional.log_softmax(self._parser.deprel(states, states), 3)[0].numpy()
        return tuple(resolve_head_constraint_violations(arcs, scores, np.asarray(tree), self._parser.vocab["deprel"]))

    def _name(self, number: int) -> str:
        return str(self._parser.vocab["deprel"].id2unit(number + VOCAB_PREFIX_SIZE))


def find_tree(scores: Scores) -> Tree:
    """The best tree with one root; scores: dependents x heads, logarithms, the root first."""
    heads = [0, *scores[1:].argmax(1).tolist()]
    if heads[1:].count(0) == 1 and not _has_cycle(heads):
        return heads
    return [int(head) for head in chuliu_edmonds_one_root(scores)]


def _has_cycle(heads: Sequence[int]) -> bool:
    """Whether some word is its own ancestor: each word is walked up from once."""
    walked = [0] * len(heads)
    for start in range(1, len(heads)):
        word = start
        while word and not walked[word]:
            walked[word] = start
            word = heads[word]
        if word and walked[word] == start:
            return True
    return False


def _with_one(states: torch.Tensor) -> torch.Tensor:
    return torch.cat([states, torch.ones_like(states[:, :, :1])], 2)
