import pytest

from graphbuild.errors import TrainingError
from graphbuild.training.treebank import find_treebanks, read_treebank, without_xpos, write_treebank


def test_folder_is_sorted_by_what_may_be_done_with_it(ud):
    banks = find_treebanks(ud)
    assert len(banks.talbanken) == 3
    assert len(banks.pud) == 3
    assert len(banks.dev) == 3
    assert [name for name, _ in banks.held_out] == ["sv_talbanken-test"]


def test_non_commercial_treebank_is_never_trained_on(ud):
    (ud / "sv_lines-train-nc.conllu").write_text((ud / "sv_lines-dev-nc.conllu").read_text())
    assert len(find_treebanks(ud).talbanken) == 3


def test_whole_pud_is_cut_into_even_and_odd_sentences(ud):
    (ud / "sv_pud-even-train.conllu").rename(ud / "sv_pud-ud-test.conllu")
    banks = find_treebanks(ud)
    assert [sentence.comments[-1] for sentence in banks.pud] == ["# sent_id = 1", "# sent_id = 3"]
    held_out = dict(banks.held_out)
    assert [sentence.comments[-1] for sentence in held_out["sv_pud-ud-test-odd"]] == ["# sent_id = 2"]


def test_writing_gives_back_what_was_read(ud, tmp_path):
    sentences = list(read_treebank(ud / "sv_talbanken-dev.conllu"))
    write_treebank(sentences, tmp_path / "copy.conllu")
    assert list(read_treebank(tmp_path / "copy.conllu")) == sentences


def test_ranges_and_empty_nodes_are_left_out(tmp_path):
    cells = "\t_" * 8
    lines = (f"1-2\tsamt{cells}", f"1\tsam{cells}", f"1.1\t_{cells}", f"2\tt{cells}")
    (tmp_path / "a.conllu").write_text("\n".join(lines) + "\n")
    (sentence,) = read_treebank(tmp_path / "a.conllu")
    assert [row[1] for row in sentence.rows] == ["sam", "t"]


def test_xpos_is_emptied(ud):
    for sentence in without_xpos(read_treebank(ud / "sv_talbanken-dev.conllu")):
        assert {row[4] for row in sentence.rows} == {"_"}


def test_broken_line_is_named(tmp_path):
    (tmp_path / "a.conllu").write_text("1\tHej\n")
    with pytest.raises(TrainingError, match=r"a\.conllu, line 1: 2 columns instead of 10"):
        list(read_treebank(tmp_path / "a.conllu"))


def test_folder_without_training_data_is_refused(tmp_path):
    with pytest.raises(TrainingError, match="no training or no dev treebank"):
        find_treebanks(tmp_path)


def test_published_tree_is_preferred_to_the_recovered_one(ud):
    published = (ud / "sv_talbanken-dev.conllu").read_text()
    (ud / "sv_talbanken-recovered-train.conllu").write_text(published)
    for path in ud.glob("*train.conllu"):
        if "talbanken" in path.name and "recovered" not in path.name:
            path.unlink()
    assert all(sentence.is_in_old_scheme for sentence in find_treebanks(ud).talbanken)
    (ud / "sv_talbanken-ud-train.conllu").write_text(published.partition("# sent_id = 2")[0])
    old = [(sentence.sent_id, sentence.is_in_old_scheme) for sentence in find_treebanks(ud).talbanken]
    assert old == [("1", False), ("2", True), ("3", True)]
