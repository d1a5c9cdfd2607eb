"""What is written as CoNLL-U is read back as the same trees."""

from dataclasses import replace

from graphbuild.model import Block, Document, Name, Sentence, Token
from graphbuild.parsing import write_conllu
from graphbuild.reading import read


def sentence(index, start, words, *, block=0, heading=False, names=()):
    """A sentence whose words all hang on the first; a word that begins with ``+`` is glued to the one before."""
    tokens, offset = [], start
    for number, word in enumerate(words, start=1):
        offset += 0 if word.startswith("+") or number == 1 else 1
        form = word.removeprefix("+")
        feats = (("Case", "Nom"), ("Number", "Sing")) if number == 1 else ()
        relation = ("root", 0) if number == 1 else ("dep", 1)
        tokens.append(
            Token(number, form, form.lower(), "NOUN", feats, relation[1], relation[0], offset, offset + len(form))
        )
        offset += len(form)
    text = "".join(word.removeprefix("+") if word.startswith("+") else " " + word for word in words).strip()
    return Sentence(index, text, start, offset, tuple(tokens), names, block, heading)


DOCUMENT = Document(
    "d 1",
    "Hamnen växer\n\n”Bra”, säger Eva Ek.Det är 1 500.",
    title="Hamnen växer",
    blocks=(Block(0, 12, heading=True), Block(14, 47)),
    sentences=(
        sentence(0, 0, ["Hamnen", "växer"], heading=True),
        sentence(1, 14, ["”", "+Bra", "+”", "+,", "säger", "Eva", "Ek", "+."], block=1, names=(Name(6, 7, "PER"),)),
        sentence(2, 34, ["Det", "är", "1 500", "+."], block=1),
    ),
)


def read_back(text, folder):
    (folder / "x.conllu").write_text(text, encoding="utf-8")
    [document] = read(folder / "x.conllu", check_language=False)
    return document


def test_a_document_comes_back_the_same(tmp_path):
    found = read_back(write_conllu(DOCUMENT.sentences, document=DOCUMENT), tmp_path)
    assert replace(found, source="") == DOCUMENT


def test_a_multiword_token_comes_back_the_same(tmp_path):
    one, two, three = sentence(0, 0, ["Sån", "+Sån", "by"], names=(Name(1, 2, "LOC"),)).tokens
    two = replace(two, text="en", start=0, end=3)
    three = replace(three, start=4, end=6)
    first = Sentence(0, "Sån by", 0, 6, (replace(one, text="Så"), two, three), (Name(1, 2, "LOC"),))
    document = Document("d", "Sån by", blocks=(Block(0, 6),), sentences=(first,))
    assert replace(read_back(write_conllu([first], document=document), tmp_path), source="") == document


def test_white_space_in_a_sentence_becomes_one_space(tmp_path):
    wrapped = replace(DOCUMENT.sentences[0], text="Hamnen\n  växer")
    text = write_conllu([wrapped])
    assert "# text = Hamnen växer\n" in text
    assert read_back(text, tmp_path).sentences[0].text == "Hamnen växer"


def test_every_sentence_ends_in_a_blank_line():
    text = write_conllu(DOCUMENT.sentences)
    assert text.count("\n\n") == 3
    assert text.endswith("\n\n")
    assert all(line.count("\t") == 9 for line in text.splitlines() if line[:1].isdigit())
