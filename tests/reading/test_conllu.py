"""CoNLL-U: trees with offsets, and broken files say where they are broken."""

import pytest

from graphbuild.errors import ParseError
from graphbuild.model import Name
from graphbuild.reading import read

TREES = """\
# newdoc id = hamnen
# title = Hamnen växer
# newpar
# heading = true
# sent_id = 1
# text = Hamnen växer
1	Hamnen	hamn	NOUN	_	Definite=Def|Number=Sing	2	nsubj	_	_
2	växer	växa	VERB	_	VerbForm=Fin	0	root	_	_

# newpar
# text = ”Vi bygger”, säger Eva  Ek.
1	”	”	PUNCT	_	_	3	punct	_	SpaceAfter=No
2	Vi	vi	PRON	_	_	3	nsubj	_	_
3	bygger	bygga	VERB	_	_	0	root	3:root	SpaceAfter=No
4	”	”	PUNCT	_	_	3	punct	_	SpaceAfter=No
5	,	,	PUNCT	_	_	3	punct	_	_
6	säger	säga	VERB	_	_	3	parataxis	_	_
6.1	hon	hon	PRON	_	_	_	_	6:nsubj	_
7	Eva	Eva	PROPN	_	_	6	nsubj	_	NER=B-PER
8	Ek	Ek	PROPN	_	_	7	flat:name	_	SpaceAfter=No|ner=E-PER
9	.	.	PUNCT	_	_	3	punct	_	SpaceAfter=No

1-2	Sån	_	_	_	_	_	_	_	ner=S-ORG
1	Så	så	ADV	_	_	2	advmod	_	_
2	en	en	DET	_	_	3	det	_	_
3	by	by	NOUN	_	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	_	_	3	punct	_	_

# newdoc
# text = Bo bor.
1	Bo	_	PROPN	_	_	2	nsubj	_	NER=B-MISC
2	bor	bo	VERB	_	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	_	_	2	punct	_	_
"""


@pytest.fixture
def write(tmp_path):
    def write(content):
        path = tmp_path / "fil.conllu"
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_documents_blocks_and_offsets(write):
    first, second = read(write(TREES))
    assert (first.id, first.title, second.id) == ("hamnen", "Hamnen växer", "fil")
    assert first.text == "Hamnen växer\n\n”Vi bygger”, säger Eva  Ek.Sån by."
    assert [(block.heading, first.text[block.start : block.end]) for block in first.blocks] == [
        (True, "Hamnen växer"),
        (False, "”Vi bygger”, säger Eva  Ek.Sån by."),
    ]
    assert [(sentence.index, sentence.block, sentence.heading) for sentence in first.sentences] == [
        (0, 0, True),
        (1, 1, False),
        (2, 1, False),
    ]
    for document in (first, second):
        for sentence in document.sentences:
            assert document.text[sentence.start : sentence.end] == sentence.text
    assert [first.text[token.start : token.end] for token in first.sentences[1].tokens] == [
        "”", "Vi", "bygger", "”", ",", "säger", "Eva", "Ek", ".",
    ]  # fmt: skip


def test_tokens(write):
    [first, second] = read(write(TREES))
    token = first.sentences[0].tokens[0]
    assert (token.lemma, token.upos, token.head, token.deprel, token.feat("Number")) == (
        "hamn",
        "NOUN",
        2,
        "nsubj",
        "Sing",
    )
    assert second.sentences[0].tokens[0].lemma == "Bo"


def test_names_in_bio_and_bioes(write):
    first, second = read(write(TREES))
    assert [sentence.names for sentence in first.sentences] == [(), (Name(7, 8, "PER"),), (Name(1, 2, "ORG"),)]
    assert second.sentences[0].names == ()


def test_words_of_a_multiword_token_share_its_offsets(write):
    first = next(read(write(TREES)))
    one, two = first.sentences[2].tokens[:2]
    assert (one.text, two.text, first.text[one.start : one.end]) == ("Så", "en", "Sån")
    assert (one.start, one.end) == (two.start, two.end)


GOOD = "1\tBo\tBo\tPROPN\t_\t_\t2\tnsubj\t_\t_\n2\tbor\tbo\tVERB\t_\t_\t0\troot\t_\t_\n"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\t_\t_\n2", "\n2", "line 1 has 8 columns where CoNLL-U has 10"),
        ("2\tbor", "3\tbor", "line 2 has the id '3' where 2 must follow"),
        ("2\tbor", "x\tbor", "line 2 has the id 'x' where 2 must follow"),
        ("\t2\tnsubj", "\t_\tnsubj", "line 1 has no HEAD"),
        ("\t2\tnsubj", "\t-2\tnsubj", "line 1 has the head '-2', which is not a number"),
        ("\t2\tnsubj", "\t7\tnsubj", "line 1 begins a sentence of 2 words with the head 7"),
        ("\t2\tnsubj", "\t1\tnsubj", "line 1 begins a sentence whose heads go in a circle at word 1"),
        ("\t2\tnsubj", "\t0\tnsubj", "line 1 begins a sentence with 2 roots"),
        ("\tnsubj", "\t_", "line 1 has no DEPREL"),
        ("PROPN", "_", "line 1 has no UPOS"),
        ("PROPN\t_\t_", "PROPN\t_\tNumber", "line 1 has the features 'Number'"),
        ("1\tBo", "# text = Eva bor\n1\tBo", "line 2 has the form 'Bo', which does not come next in # text"),
        ("1\tBo", "# text = Bo bor i Lund\n1\tBo", "line 1 begins a sentence whose # text goes on"),
        (
            "1\tBo",
            "1-3\tBobor\t_\t_\t_\t_\t_\t_\t_\t_\n1\tBo",
            "line 1 begins a sentence whose multiword token ends at 3, past its last word",
        ),
        (GOOD, "# bara en kommentar\n", "line 1 begins a sentence without words"),
    ],
)
def test_broken_files(write, old, new, message):
    assert old in GOOD
    with pytest.raises(ParseError) as raised:
        list(read(write(GOOD.replace(old, new, 1))))
    assert "fil.conllu, " + message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_broken_document_stops_no_other(write):
    errors = []
    path = write("# newdoc id = trasig\n" + GOOD.replace("\t2\t", "\t9\t") + "\n# newdoc id = hel\n" + GOOD)
    assert [document.id for document in read(path, on_error=errors.append)] == ["hel"]
    assert len(errors) == 1


def test_treebanks_are_read_whole(shared):
    for name, count in (("sv_talbanken-dev", 504), ("sv_pud-odd-heldout", 500), ("sv_lines-dev-nc", 1118)):
        documents = list(read(shared / "data" / "ud" / f"{name}.conllu"))
        assert sum(len(document.sentences) for document in documents) == count
        for document in documents:
            for sentence in document.sentences:
                assert [document.text[token.start : token.end] for token in sentence.tokens] == [
                    token.text for token in sentence.tokens
                ]
