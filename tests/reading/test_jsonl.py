"""JSON lines: a document a line, and a bad line stops nothing."""

import json

import pytest

from graphbuild.errors import InputError, LanguageError
from graphbuild.reading import read


@pytest.fixture
def write(tmp_path):
    def write(*lines):
        path = tmp_path / "nyheter.jsonl"
        path.write_text(
            "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8"
        )
        return path

    return write


def test_documents_with_metadata(write):
    path = write(
        {
            "id": "a/1",
            "text": "Volvo köper Scania.",
            "title": "Köpet",
            "source": "https://exempel.se/1",
            "year": 2024,
            "tags": [],
        },
        "",
        {"text": "Hamnen byggs ut\nKommunen lånar pengar."},
        {"id": 7, "text": "Volvo köper Scania."},
    )
    first, second, third = read(path)
    assert (first.id, first.title, first.source) == ("a/1", "Köpet", "https://exempel.se/1")
    assert first.metadata == (("year", "2024"),)
    assert (second.id, second.title, len(second.blocks)) == ("nyheter-3", "Hamnen byggs ut", 2)
    assert third.id == "7"


def test_repeated_ids_are_told_apart(write):
    record = {"id": "a", "text": "Volvo köper Scania."}
    assert [document.id for document in read(write(record, record, record))] == ["a", "a-2", "a-3"]


@pytest.mark.parametrize(
    ("line", "error", "message"),
    [
        ("{", InputError, "line 2, is not JSON"),
        ("[" * 100_000, InputError, "line 2, is not JSON"),
        ("[1]", InputError, 'line 2, has no string "text"'),
        ({"id": "b", "text": 5}, InputError, 'line 2, has no string "text"'),
        ({"id": "b", "text": " "}, InputError, "line 2, document 'b', has no text"),
        (
            {"id": "b", "text": "Police arrested a man who sold weapons."},
            LanguageError,
            "line 2, document 'b', looks like English",
        ),
    ],
)
def test_a_bad_line_is_told_and_the_next_one_read(write, line, error, message):
    good = {"id": "a", "text": "Volvo köper Scania."}
    path = write(good, line, good)
    errors = []
    assert [document.id for document in read(path, on_error=errors.append)] == ["a", "a-2"]
    assert [type(found) for found in errors] == [error]
    assert message in str(errors[0])
    assert "\n" not in str(errors[0])
    with pytest.raises(error, match="line 2,"):
        list(read(path))


def test_a_line_in_another_encoding_spoils_itself_alone(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        '\ufeff{"id": "a", "text": "Åre är en by."}\n'.encode() + b'{"text": "\xc5re"}\n{"text": "Bo bor i Lund."}'
    )
    errors = []
    assert [document.id for document in read(path, on_error=errors.append)] == ["a", "a-3"]
    assert "line 2, is not utf-8" in str(errors[0])


def test_an_empty_file(write):
    with pytest.raises(InputError, match="is empty"):
        list(read(write("")))
