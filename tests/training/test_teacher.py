"""The teacher: its encoder read from a file, trees and names learnt by heart, plain text annotated together with a model."""

import random

import numpy as np
import pytest
import torch

from graphbuild.errors import TrainingError
from graphbuild.parsing.catalogue import EMBEDDED
from graphbuild.training import silver
from graphbuild.training.encoder import read_encoder
from graphbuild.training.entities import read_tagged
from graphbuild.training.second_opinion import Opinion
from graphbuild.training.silver import _decide, annotate, best_names, spanning_tree
from graphbuild.training.teacher import NAME_TAGS, Teacher
from graphbuild.training.teaching import batches, load_teacher, teach
from graphbuild.training.treebank import read_treebank
from graphbuild.training.wordpieces import WordPieces
from tests.training.small_encoder import PIECES, write_encoder


@pytest.fixture
def encoder(tmp_path):
    path = tmp_path / "encoder.bin"
    write_encoder(path)
    return path


def test_packed_weights_are_low_halves_then_high_halves(encoder):
    file = read_encoder(encoder)
    kind, start, length = file.tensors["emb.word"]
    block = file.content[start : start + 18]
    scale = np.frombuffer(block[:2], "<f2")[0].astype(np.float32)
    first = [(byte & 15) - 8 for byte in block[2:]] + [(byte >> 4) - 8 for byte in block[2:]]
    assert (kind, length) == (1, len(PIECES) * 32 // 32 * 18)
    assert torch.allclose(file.tensor("emb.word")[:32], torch.tensor(first) * torch.tensor(scale))
    assert [piece for piece, _ in file.pieces] == PIECES


def test_another_file_is_refused(tmp_path):
    other = tmp_path / "other.bin"
    other.write_bytes(b"GGUF and so on")
    with pytest.raises(TrainingError, match="begins with b'GGUF'"):
        read_encoder(other)


def test_words_are_cut_and_placed(encoder):
    pieces = WordPieces(read_encoder(encoder))
    batch = pieces.batch([["polisen", "ab"], ["Anna"]])
    assert batch.pieces[0].tolist()[:2] == [0, PIECES.index("▁polisen")]
    assert batch.first.tolist() == [[1, 2], [1, 0]]
    assert batch.last.tolist() == [[1, 4], [1, 0]]
    assert batch.words.tolist() == [[True, True], [True, False]]
    endless = pieces.batch([["ab"] * 400])
    assert endless.pieces.shape[1] <= 512
    assert endless.first.shape[1] == 400
    assert int(endless.last.max()) < endless.pieces.shape[1]


def test_batches_hold_every_sentence_once_and_no_more_words_than_allowed():
    lengths = [random.Random(n).randint(1, 60) for n in range(500)]  # noqa: S311  nothing here is secret
    made = batches(lengths, random.Random(1))  # noqa: S311
    assert sorted(i for batch in made for i in batch) == list(range(500))
    assert max(sum(lengths[i] for i in batch) for batch in made) <= 800


def test_teacher_learns_by_heart(encoder, ud, ner, tmp_path):
    trees = list(read_treebank(ud / "sv_talbanken-train.conllu"))
    names = list(read_tagged(ner / "news-train.bio"))
    teach(encoder, (trees, names), tmp_path / "teacher.pt", epochs=(150, 150), rate=0.01, seed=1)
    file = read_encoder(encoder)
    teacher, pieces = load_teacher(tmp_path / "teacher.pt", file), WordPieces(file)
    words = [row[1] for row in trees[0].rows]
    with torch.no_grad():
        batch = pieces.batch([words])
        syntax = teacher.syntax(batch)
        heads = syntax.heads[0].argmax(1)
        found = [teacher.relations[n] for n in syntax.relations(heads[None])[0].argmax(1).tolist()]
        tagged = best_names(teacher.names(batch).log_softmax(-1)[0].double().numpy())
    assert heads.tolist() == [int(row[6]) for row in trees[0].rows]
    assert found == [row[7] for row in trees[0].rows]
    assert set(tagged) <= set(NAME_TAGS)


def test_kept_states_give_the_same_scores(encoder):
    file = read_encoder(encoder)
    teacher, pieces = Teacher(file, ("NOUN\t_",), ("root", "obj")).eval(), WordPieces(file)
    batch = pieces.batch([["polisen", "grep"], ["Anna"]])
    with torch.no_grad():
        one, other = teacher.syntax(batch), teacher.syntax(batch, teacher.read(batch))
    assert torch.equal(one.heads, other.heads)
    heads = one.heads.argmax(2)
    every, chosen = one.all_relations(), one.relations(heads)
    assert torch.allclose(every[0, 1, heads[0, 1]], chosen[0, 1], atol=1e-5)


@pytest.mark.model
def test_plain_text_is_annotated_by_both(encoder, monkeypatch):
    monkeypatch.setattr(silver, "LEAST_MEAN", -1.0)  # this teacher knows nothing, and is never sure
    monkeypatch.setattr(silver, "LEAST_ARC", -1.0)
    file = read_encoder(encoder)
    teacher = Teacher(file, ("NOUN\t_", "VERB\t_"), ("root", "nsubj", "obj", "no-such")).eval()
    words = ["Polisen", "grep", "mannen", "."]
    (found,) = annotate([words], teacher, WordPieces(file), EMBEDDED)
    assert [row[1] for row in found.best.rows] == [row[1] for row in found.seen.rows] == words
    assert [row[3] for row in found.seen.rows] == ["NOUN", "VERB", "NOUN", "PUNCT"]
    assert [row[6] for row in found.best.rows].count("0") == 1


def opinion(heads, *, sure, tag=("NOUN", "_"), certainty=0.9):
    arcs = np.full((len(heads), len(heads) + 1), (1 - sure) / len(heads))
    relations = np.zeros((len(heads), len(heads) + 1, 2))
    for word, head in enumerate(heads):
        arcs[word, head] = sure
        relations[word, :, 0 if head == 0 else 1] = 1.0
    return Opinion(arcs, relations, [tag] * len(heads), [certainty] * len(heads), ["a"] * len(heads))


@pytest.mark.parametrize(
    ("certainty", "tag"), [(0.9, ("VERB", "Mood=Ind")), (0.6, ("NOUN", "_"))], ids=["sure of it", "not sure"]
)
def test_the_surer_wins(certainty, tag):
    teacher = opinion([2, 0], sure=0.95, tag=("VERB", "Mood=Ind"), certainty=certainty)
    names = (("O", "B-PER"), 0.9)
    found = _decide(["a", "b"], teacher, names, opinion([2, 0], sure=0.8), ["root", "obj"])
    assert [(row[3], row[5], row[6], row[7]) for row in found.best.rows] == [(*tag, "2", "obj"), (*tag, "0", "root")]
    assert [row[3] for row in found.seen.rows] == ["NOUN", "NOUN"]
    assert found.names == (("a", "O"), ("b", "B-PER"))


def test_doubtful_sentences_are_left_out():
    teacher, other = opinion([2, 0], sure=0.5), opinion([0, 1], sure=0.5)
    found = _decide(["a", "b"], teacher, (("O", "O"), 0.3), other, ["root", "obj"])
    assert (found.best, found.seen, found.names) == (None, None, None)


def test_a_cycle_is_broken_where_it_costs_least():
    arcs = np.array([[0.1, 0.0, 0.9], [0.4, 0.6, 0.0]])
    assert spanning_tree(arcs).tolist() == [2, 0]


def test_names_begin_before_they_go_on():
    scores = np.log(np.full((2, 7), 0.01))
    scores[0, NAME_TAGS.index("I-PER")] = 0.0
    scores[0, NAME_TAGS.index("B-PER")] = -0.1
    scores[1, NAME_TAGS.index("I-PER")] = 0.0
    assert best_names(scores) == ("B-PER", "I-PER")
