import pytest

from graphbuild.training.rawtext import labels, paragraphs, raw_text, tokenizer_sentences
from graphbuild.training.treebank import find_treebanks


@pytest.fixture
def sentences(ud):
    return find_treebanks(ud).dev


def test_text_has_the_spaces_and_paragraphs_of_the_treebank(sentences):
    assert raw_text(sentences) == 'Polisen grep mannen. Mannen blev gripen av Anna Berg.\n\n"Det regnar" i Mora.'


def test_every_character_has_a_label_and_the_ends_are_marked(sentences):
    text, marks = raw_text(sentences), labels(sentences)
    assert len(text) == len(marks)
    assert marks.startswith("0000001" + "0" + "0001")
    ends = [text[: index + 1].split()[-1] for index, mark in enumerate(marks) if mark == "2"]
    assert ends == ["mannen.", "Berg.", "Mora."]


def test_paragraphs_follow_the_comments(sentences):
    assert [len(paragraph) for paragraph in paragraphs(sentences)] == [2, 1]


def test_copies_show_the_layout_of_news(sentences):
    made = tokenizer_sentences(sentences, sentences, seed=1)
    text = raw_text(made)
    assert "\n\n– Polisen grep mannen." in text, "a quotation opened by a dash"
    assert "\n\nPolisen grep mannen\n\n" in text or "\n\nPolisen grep mannen " in text, "a heading without a full stop"
    assert len(text) == len(labels(made))
    assert tokenizer_sentences(sentences, sentences, seed=1) == made, "the same seed gives the same text"


def test_titles_are_put_before_names_only(sentences):
    text = raw_text(tokenizer_sentences(sentences, (), seed=1))
    before_anna = {words.split()[-1] for words in text.split(" Anna")[:-1]}
    assert "av" in before_anna
    assert before_anna - {"av"}, "a title stands before the name in a copy"
    assert all(not text.split(" Berg")[n].endswith(".") for n in range(text.count(" Berg"))), "never inside a name"
