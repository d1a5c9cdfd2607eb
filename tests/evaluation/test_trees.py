import json
from dataclasses import replace
from pathlib import Path

import pytest

from graphbuild.errors import GoldError
from graphbuild.evaluation import evaluate_trees
from graphbuild.evaluation.trees import carry_names, read_trees
from graphbuild.model import Name

TREES = """\
# newdoc id = nyheter
# sent_id = n1
# text = Norge varnade Sverige.
1	Norge	Norge	PROPN	_	Case=Nom	2	nsubj	_	_
2	varnade	varna	VERB	_	Tense=Past|VerbForm=Fin|Voice=Act	0	root	_	_
3	Sverige	Sverige	PROPN	_	Case=Nom	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	_	_	2	punct	_	_

# sent_id = n2
# text = Kranen står.
1	Kranen	kran	NOUN	_	_	2	nsubj	_	_
2	står	stå	VERB	_	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	_	_	2	punct	_	_
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "trees.conllu"
    path.write_text(TREES, encoding="utf-8")
    return path


def test_wanted_sentences_are_documents_of_their_own(path):
    found = read_trees([path], {"n2", "n3"})
    assert list(found) == ["n2"]
    assert (found["n2"].id, found["n2"].text) == ("n2", "Kranen står.")
    assert [token.head for token in found["n2"].sentences[0].tokens] == [2, 0, 2]


def test_names_are_carried_over_by_offset(path):
    tree = read_trees([path], {"n1"})["n1"]
    (sentence,) = tree.sentences
    parsed = replace(tree, sentences=(replace(sentence, names=(Name(3, 3, "LOC"),)),))
    assert carry_names(tree, parsed).sentences[0].names == (Name(3, 3, "LOC"),)
    assert carry_names(tree, replace(parsed, text="Något annat.")) == tree


def test_a_tree_that_is_none_is_named(path):
    path.write_text(TREES.replace("2\tstår", "2"), encoding="utf-8")
    with pytest.raises(GoldError, match=r"trees\.conllu, line 12 has 9 columns"):
        read_trees([path], {"n2"})


@pytest.mark.parametrize(("data", "message"), [(None, "cannot be read"), (b"\xff\xfe\xfa", "is not UTF-8")])
def test_a_file_that_cannot_be_read_is_named(tmp_path, data, message):
    path = tmp_path / "trees.conllu"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(GoldError, match=message):
        read_trees([path], {"n1"})


def test_gold_without_a_tree_is_refused(path, tmp_path: Path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "n9", "text": "Kranen står.", "facts": []}) + "\n", encoding="utf-8")
    with pytest.raises(GoldError, match="no line whose id is the sent_id"):
        evaluate_trees(gold, [path])


@pytest.mark.model
def test_parsed_and_gold_trees_are_compared_on_the_lines_that_have_both(path, tmp_path):
    fact = {"subject": ["Norge"], "relation": ["varnar"], "object": ["Sverige"]}
    rows = [{"id": "n1", "text": "Norge varnade Sverige."}, {"id": "n9", "text": "Norge varnade Sverige."}]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps({"facts": [fact], **row}) + "\n" for row in rows), encoding="utf-8")
    found = evaluate_trees(gold, [path], cache=False)
    assert (found.before.score.required, found.after.score.required) == (1, 1)
    assert found.after.figures["f1"] == 1.0
    assert "parsed  gold trees  change" in found.to_text(show=False)
