"""Trees of the recovered train part, in today's annotation."""

import pytest

from graphbuild.training.mend import is_sound, mend
from graphbuild.training.treebank import Sentence, find_treebanks


def tree(text):
    """A tree from `word/lemma/UPOS/head/relation …`."""
    cells = [word.split("/") for word in text.split()]
    return Sentence(
        (), tuple((str(n), w, lemma, upos, "_", "_", head, rel, "_", "_") for n, (w, lemma, upos, head, rel) in enumerate(cells, 1))
    )  # fmt: skip


def arcs(sentence):
    return [f"{row[1]}/{row[6]}/{row[7]}" for row in sentence.rows]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Hamnen/hamn/NOUN/4/nsubj behöver/behöva/AUX/4/aux inte/inte/PART/4/advmod ha/ha/VERB/0/root kranar/kran/NOUN/4/obj ././PUNCT/4/punct",
            "Hamnen/2/nsubj behöver/0/root inte/2/advmod ha/2/xcomp kranar/4/obj ./2/punct",
        ),
        (
            "Taxan/taxa/NOUN/4/nsubj:pass skulle/skola/AUX/4/aux behöva/behöva/AUX/4/aux höjas/höja/VERB/0/root",
            "Taxan/3/nsubj skulle/3/aux behöva/0/root höjas/3/xcomp",
        ),
        (
            "Målet/mål/NOUN/5/nsubj är/vara/AUX/5/aux att/att/SCONJ/5/mark hon/hon/PRON/5/nsubj vinner/vinna/VERB/0/root",
            "Målet/5/nsubj:outer är/5/cop att/5/mark hon/5/nsubj vinner/0/root",
        ),
        (
            "båten/båt/NOUN/0/root som/som/PRON/3/nsubj är/vara/VERB/1/acl:relcl inne/inne/ADV/3/advmod i/i/ADP/6/case hamnen/hamn/NOUN/3/obl",
            "båten/0/root som/4/nsubj är/4/cop inne/1/acl:relcl i/6/case hamnen/4/obl",
        ),
    ],
)
def test_old_annotation_becomes_todays(old, new):
    mended = mend(tree(old))
    assert arcs(mended) == new.split()
    assert is_sound(mended)
    assert mend(mended) == mended


def test_sentence_whose_verb_is_called_an_auxiliary_is_unsound():
    assert not is_sound(
        tree("Varorna/vara/NOUN/4/nsubj köps/köpa/AUX/4/aux och/och/CCONJ/4/cc säljs/sälja/VERB/0/root")
    )
    assert not is_sound(tree("Varorna/vara/NOUN/2/nsubj köps/köpa/AUX/0/root"))


def test_todays_trees_are_sound_and_left_alone(ud):
    for sentence in find_treebanks(ud).dev:
        assert mend(sentence) == sentence
        assert is_sound(sentence)


def test_todays_treebank_is_left_alone(shared):
    dev = find_treebanks(shared / "data" / "ud").dev
    assert len(dev) == 504
    assert all(mend(sentence) == sentence and is_sound(sentence) for sentence in dev)
