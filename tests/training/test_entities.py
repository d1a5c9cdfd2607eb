import json
import random

import pytest

from graphbuild.errors import TrainingError
from graphbuild.training.entities import (
    count_classes,
    find_names,
    read_marked,
    read_tagged,
    repaired,
    spans,
    training_names,
    with_other_names,
    write_json,
)
from graphbuild.training.gazetteer import Gazetteer

GAZETTEER = Gazetteer(
    first_names=("Siv",),
    last_names=("Ek",),
    countries=frozenset({"Norge", "Kuba"}),
    towns=("Oslo",),
    swedish_towns=("Umeå",),
    organisations=("Röda Korset",),
)


@pytest.fixture
def names(ner):
    return find_names(ner)


def test_folder_is_sorted_and_combined_files_are_left_out(names):
    assert (len(names.train), len(names.dev)) == (2, 2)
    assert [name for name, _ in names.held_out] == ["news-test"]


def test_other_classes_become_outside(names):
    assert dict(count_classes(names.train)) == {"PER": 1, "LOC": 1, "ORG": 1}


def test_spans_have_their_ends_and_class(names):
    assert list(spans(names.train[0])) == [(2, 4, "PER"), (5, 6, "LOC")]


def test_neighbouring_names_are_apart():
    sentence = (("Kuba", "B-LOC"), ("Norge", "B-LOC"), ("Ek", "I-PER"))
    assert list(spans(sentence)) == [(0, 1, "LOC"), (1, 2, "LOC"), (2, 3, "PER")]


def test_forgotten_country_is_repaired_and_nothing_else(names):
    first, second = repaired(names.train, GAZETTEER)
    assert first == names.train[0]
    assert [tag for word, tag in second if word == "Norge"] == ["B-LOC"]


def test_copies_have_other_names_of_the_same_classes(names):
    copies = list(with_other_names(names.train, GAZETTEER, seed=3))
    assert [sorted(kind for *_, kind in spans(copy)) for copy in copies] == [["LOC", "PER"], ["ORG"]]
    assert copies != list(names.train)
    frame = [word for word, tag in copies[0] if tag == "O"]
    assert frame == ["Polisen", "grep", "i", "."]


@pytest.mark.parametrize(("kind", "least"), [("PER", 1), ("LOC", 1), ("ORG", 1)])
def test_gazetteer_draws_words(kind, least):
    chance = random.Random(1)  # noqa: S311  nothing here is secret
    for _ in range(50):
        words = GAZETTEER.draw(kind, 2, chance)
        assert len(words) >= least
        assert all(words)


def test_training_data_is_the_same_for_the_same_seed(names):
    made = training_names(names, GAZETTEER, copies=2, seed=5)
    assert made == training_names(names, GAZETTEER, copies=2, seed=5)
    assert len(made) == 2 + 2 * 2


def test_json_is_what_stanza_reads(names, tmp_path):
    write_json(names.train[:1], tmp_path / "names.json")
    (sentence,) = json.loads((tmp_path / "names.json").read_text())
    assert sentence[2] == {"text": "Anna", "ner": "B-PER"}


def test_universal_ner_format_is_read(tmp_path):
    (tmp_path / "a.iob2").write_text("# text = Kuba\n1\tKuba\tB-LOC\t-\tx\n\n")
    assert list(read_tagged(tmp_path / "a.iob2")) == [(("Kuba", "B-LOC"),)]


def test_line_without_a_tag_is_named(tmp_path):
    (tmp_path / "a.bio").write_text("Kuba\n")
    with pytest.raises(TrainingError, match="line 1: a word and a tag"):
        list(read_tagged(tmp_path / "a.bio"))


def test_own_sentences_are_all_marked_and_differ():
    own = list(read_marked())
    assert len(own) == len(set(own)) > 900
    assert all(any(spans(sentence)) for sentence in own)
    assert not [word for sentence in own for word, _ in sentence if "[" in word or "]" in word]


def test_marks_become_tags(tmp_path):
    (tmp_path / "names.txt").write_text("I går mötte [PER Eva Ek] [ORG Volvos] vd .\n", encoding="utf-8")
    tags = ["O", "O", "O", "B-PER", "I-PER", "B-ORG", "O", "O"]
    assert [[tag for _, tag in sentence] for sentence in read_marked(tmp_path / "names.txt")] == [tags]
