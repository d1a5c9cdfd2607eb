"""Conjunctions and commas under the conjunct that follows them."""

import pytest

from graphbuild.training.coordination import with_attached_coordinators
from graphbuild.training.treebank import Sentence, find_treebanks


def tree(text):
    """A tree from `word/lemma/head/relation …`."""
    cells = [word.split("/") for word in text.split()]
    return Sentence(
        (), tuple((str(n), word, lemma, "X", "_", "_", head, relation, "_", "_") for n, (word, lemma, head, relation) in enumerate(cells, 1))
    )  # fmt: skip


def heads(sentence):
    return " ".join(row[6] for row in sentence.rows)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Kvitton/kvitto/5/nsubj eller/eller/5/cc andra/annan/4/amod papper/papper/1/conj bifogas/bifoga/0/root", "5 4 4 1 0"),
        ("Hon/hon/2/nsubj väntar/vänta/0/root och/och/4/cc sedan/sedan/5/advmod går/gå/2/conj", "2 0 5 5 2"),
        ("ris/ris/0/root ,/,/1/punct salta/salt/4/amod bönor/böna/1/conj och/och/6/cc majs/majs/1/conj", "0 4 4 1 6 1"),
    ],
)  # fmt: skip
def test_conjunction_and_comma_go_to_the_next_conjunct(old, new):
    mended = with_attached_coordinators(tree(old))
    assert heads(mended) == new
    assert with_attached_coordinators(mended) == mended


@pytest.mark.parametrize(
    "today",
    [
        "både/både/2/cc hamnen/hamn/0/root och/och/4/cc bron/bro/2/conj",
        "Men/men/2/cc sover/sova/0/root hon/hon/2/nsubj",
        "Bron/bro/5/nsubj ,/,/4/punct som/som/4/nsubj lutar/luta/1/acl:relcl rasar/rasa/0/root",
    ],
)
def test_what_parts_no_conjuncts_stays(today):
    assert with_attached_coordinators(tree(today)) == tree(today)


def test_todays_trees_are_hardly_touched(shared):
    dev = find_treebanks(shared / "data" / "ud").dev
    moved = [
        row
        for sentence in dev
        for row, other in zip(sentence.rows, with_attached_coordinators(sentence).rows, strict=True)
        if row != other
    ]
    assert len(moved) < 10
