import json

import pytest

from graphbuild.errors import GoldError
from graphbuild.evaluation import read_gold
from graphbuild.evaluation.run import make_documents
from graphbuild.evaluation.texts import Texts

TEXT = "Nordkaj växer\nNordkaj köper en båt. Kranen står i Luleå.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "hamnen.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "tom.txt").write_text("123", encoding="utf-8")
    return tmp_path


def write(folder, *rows):
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps({"facts": [], **row}) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_line_without_text_takes_it_from_its_document(folder):
    start = TEXT.index("Kranen")
    path = write(folder, {"id": "1", "document": "hamnen", "start": start, "end": start + 21})
    (line,) = read_gold(path, texts=Texts([folder]))
    assert line.text == "Kranen står i Luleå.\n"


def test_whole_files_are_extracted_where_there_are_any(folder):
    path = write(
        folder,
        {"id": "1", "document": "hamnen", "text": "Nordkaj köper en båt."},
        {"id": "2", "text": "Berg reste."},
    )
    whole, line = make_documents(read_gold(path), [], Texts([folder]))
    assert (whole.id, whole.text) == ("hamnen", TEXT)
    assert [block.heading for block in whole.blocks] == [True, False]
    assert (line.id, line.text) == ("2", "Berg reste.")


def test_only_lines_with_a_value_are_read(folder):
    path = write(folder, {"id": "1", "text": "A", "half": "tune"}, {"id": "2", "text": "B", "half": "check"})
    assert [line.id for line in read_gold(path, only={"half": "check"})] == ["2"]
    with pytest.raises(GoldError, match="no lines with half=test"):
        read_gold(path, only={"half": "test"})


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"document": "kajen", "start": 0, "end": 3}, r"kajen\.txt was not found"),
        ({"document": "../hamnen", "start": 0, "end": 3}, "was not found"),
        ({"document": "hamnen", "start": 0, "end": 999}, "points to 0 to 999 of hamnen, which has 57 characters"),
        ({"document": "hamnen", "start": 5, "end": 5}, "points to 5 to 5"),
        ({"document": "hamnen", "start": "0", "end": 5}, "points to 0 to 5"),
        ({"document": "tom", "start": 0, "end": 2}, "has no text in it"),
        ({"start": 0, "end": 2}, '"document": null'),
    ],
)
def test_a_line_that_points_nowhere_is_named(folder, row, message):
    with pytest.raises(GoldError, match=message):
        read_gold(write(folder, {"id": "1", **row}), texts=Texts([folder]))


def test_a_folder_that_is_none_is_named(folder):
    with pytest.raises(GoldError, match="saknas is not a folder"):
        Texts([folder / "saknas"])
