"""The shipped model on sentences: offsets, blocks, names, and trees that depend on the document alone."""

import logging
from types import SimpleNamespace

import pytest

from graphbuild.errors import ParseError
from graphbuild.model import Block
from graphbuild.parsing.pieces import Piece, make_chunk
from graphbuild.parsing.stanza import MAX_TOKENS, _to_sentence
from graphbuild.reading import read_text

pytestmark = pytest.mark.model

ARTICLE = """\
Hamnen i Ystad byggs ut
Kommunen lånar två miljarder kronor av Nordea. ”Det blir bra”, säger Eva Ek till Ystads Allehanda.
– Bygget börjar i maj, säger hon.
"""

WRAPPED = """\
Kommunen lånar två miljarder kronor för att bygga ut hamnen, som blivit
för liten sedan färjorna till Polen växt. Bygget börjar i maj och ska
pågå i tre år.
"""


def parse(parser, text):
    return next(parser.parse([read_text(text, check_language=False)]))


def check_offsets(document):
    assert [sentence.index for sentence in document.sentences] == list(range(len(document.sentences)))
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert document.text[sentence.start : sentence.end] == sentence.text
        assert sentence.heading == block.heading
        assert [token.index for token in sentence.tokens] == list(range(1, len(sentence.tokens) + 1))
        assert sum(token.head == 0 for token in sentence.tokens) == 1
        for token in sentence.tokens:
            assert " ".join(document.text[token.start : token.end].split()) == token.text


def test_an_article(parser):
    document = parse(parser, ARTICLE)
    check_offsets(document)
    assert [(sentence.block, sentence.heading) for sentence in document.sentences] == [
        (0, True), (1, False), (1, False), (2, False),
    ]  # fmt: skip
    lends = document.sentences[1]
    subject = next(token for token in lends.tokens if token.deprel == "nsubj")
    assert (subject.text, subject.lemma, subject.upos, subject.feat("Definite")) == (
        "Kommunen",
        "kommun",
        "NOUN",
        "Def",
    )
    assert lends.tokens[subject.head - 1].lemma == "låna"


def test_names(parser):
    document = parse(parser, ARTICLE)
    names = {
        (" ".join(token.text for token in sentence.tokens[name.first - 1 : name.last]), name.label)
        for sentence in document.sentences
        for name in sentence.names
    }
    assert {("Ystad", "LOC"), ("Eva Ek", "PER")} <= names


def test_a_hard_wrapped_paragraph_is_one_text(parser):
    document = parse(parser, WRAPPED)
    check_offsets(document)
    assert len(document.sentences) == 2
    assert "blivit\nför" in document.sentences[0].text


def test_trees_do_not_depend_on_other_documents(parser):
    texts = [ARTICLE, WRAPPED, "Volvo köper Scania."]
    documents = [read_text(text) for text in texts]
    together = list(parser.parse(documents))
    assert together == [next(parser.parse([document])) for document in reversed(documents)][::-1]


@pytest.mark.parametrize(
    "text",
    [
        "Kina " * 600,
        "Kina, " * 600,
        "x" * 5000 + " är här.",
        "😀 Kina 😀 spionerar\u3000mot Ryssland.",
        "<PAD> <UNK> är {{här}} \\n.",
        "Det är 1 500\xa0000 kr.",
        "a",
        "Hon gick. " * 2500,
    ],
    ids=["no stop", "commas", "long word", "emoji", "marks", "number", "letter", "many chunks"],
)
def test_odd_texts(parser, text):
    document = parse(parser, text)
    check_offsets(document)
    assert all(len(sentence.tokens) <= MAX_TOKENS for sentence in document.sentences)
    seen = "".join(token.text for sentence in document.sentences for token in sentence.tokens)
    assert "".join(seen.split()) == "".join(document.text.split())


def test_stanza_is_silent_and_its_logger_left_as_it_was(parser, capfd):
    level = logging.getLogger("stanza").level
    parse(parser, "Volvo köper Scania.")
    assert logging.getLogger("stanza").level == level
    assert capfd.readouterr() == ("", "")


def test_a_sentence_across_paragraphs_is_an_error():
    chunk = make_chunk("Ett.\nTvå.", [Piece(0, 4, 0), Piece(5, 9, 1)])
    word = SimpleNamespace(id=1, text="x", lemma="x", upos="X", feats=None, head=0, deprel="root")
    token = SimpleNamespace(start_char=0, end_char=10, words=[word])
    with pytest.raises(ParseError, match="across a paragraph"):
        _to_sentence(SimpleNamespace(tokens=[token], ents=[]), chunk, "Ett.\nTvå.", (Block(0, 4), Block(5, 9)), 0)
