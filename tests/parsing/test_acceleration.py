"""A faster pipeline gives what a stock one gives: the same trees from the same scores, nearly the same with 8-bit weights."""

import logging
import subprocess
import sys
from types import SimpleNamespace

import numpy as np
import pytest
import stanza
import torch
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from graphbuild.parsing.acceleration import COSTLY, accelerate
from graphbuild.parsing.catalogue import EMBEDDED
from graphbuild.parsing.decoding import decode_quickly, find_tree
from graphbuild.parsing.economy import economise

TEXT = """Hamnbolaget Nordkaj anklagas av kommunen för att ha dumpat förorenad lera i viken.

Enligt en rapport som konsulten lämnade i fjol visste ledningen om det. – Vi har ingenting att dölja, säger vd:n Karin Ek.
Mannen greps, men släpptes. Barnen, som ingen hade sett, lekte och sjöng vid kajen medan båtarna, färjan och bogseraren
lade till. Vad som ska hända med leran, den som ligger kvar, vet varken Länsstyrelsen i Skåne eller Havsverket.

Det är kommunen som betalar. Kommunen betalar kommunen.
"""


def load():
    logging.getLogger("stanza").setLevel(logging.ERROR)
    return stanza.Pipeline("sv", dir=str(EMBEDDED), download_method=None, use_gpu=False, verbose=False)


def parse(pipeline):
    with torch.inference_mode():
        document = pipeline(TEXT)
    words = [(w.text, w.lemma, w.upos, w.feats, w.head, w.deprel) for s in document.sentences for w in s.words]
    return words, [(name.text, name.type) for name in document.ents]


@pytest.fixture(scope="module")
def stock():
    return parse(load())


@pytest.mark.model
def test_doing_nothing_twice_changes_nothing(stock):
    pipeline = load()
    for name in COSTLY:
        economise(pipeline.processors[name])
    decode_quickly(pipeline.processors["depparse"].trainer.model)
    assert "predict" in vars(pipeline.processors["depparse"].trainer.model)
    assert parse(pipeline) == stock


@pytest.mark.model
def test_eight_bits_are_nearly_enough(stock):
    pipeline = load()
    accelerate(pipeline)
    (words, names), (stock_words, stock_names) = parse(pipeline), stock
    differing = sum(ours != theirs for ours, theirs in zip(words, stock_words, strict=True))
    assert differing <= len(stock_words) // 25
    assert len(set(names) ^ set(stock_names)) <= 2
    assert parse(pipeline) == (words, names), "the second time must give the same"


def test_another_build_of_parser_keeps_its_own_way():
    parser = SimpleNamespace(args={"use_arc_embedding": True})
    decode_quickly(parser)
    assert not hasattr(parser, "predict")


@pytest.mark.parametrize("size", [2, 3, 5, 12, 40])
def test_trees_are_the_best_ones(size):
    chance = np.random.default_rng(size)
    cyclic = 0
    for _ in range(60):
        scores = np.log(chance.dirichlet(np.full(size, 0.3), size)).astype(np.float32).clip(-50)
        np.fill_diagonal(scores, -np.inf)
        tree = find_tree(scores)
        best = chuliu_edmonds_one_root(scores)
        assert tree[1:] == best[1:].tolist()
        cyclic += [0, *scores[1:].argmax(1)] != tree
    assert cyclic or size == 2, "the search must have been needed at times"


def test_loading_a_model_needs_no_compiler():
    code = (
        "import sys; from graphbuild.parsing.catalogue import find_model; from graphbuild.parsing.stanza import StanzaEngine;"
        "from stanza.models.common import utils; made = utils.get_optimizer, utils.get_split_optimizer;"
        "StanzaEngine(find_model('embedded'));"
        "assert made == (utils.get_optimizer, utils.get_split_optimizer);"
        "sys.exit('torch._dynamo.convert_frame' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=120, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
