"""Files and stdin become documents, and what cannot be read says why in one sentence."""

import io
import subprocess
import sys
import types

import pytest

from graphbuild.errors import InputError, LanguageError
from graphbuild.reading import FORMATS, MAX_BYTES, read, read_all, read_text

SWEDISH = "Hamnen i Ystad byggs ut\nKommunen lånar två miljarder för att bygga ut hamnen.\n"


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_plain_text(write):
    path = write("hamnen.txt", SWEDISH)
    [document] = read(path)
    assert (document.id, document.title, document.source) == ("hamnen", "Hamnen i Ystad byggs ut", str(path))
    assert document.text == SWEDISH
    assert [block.heading for block in document.blocks] == [True, False]
    assert document.sentences == ()


def test_a_line_of_provenance_may_stand_above_the_title():
    document = read_text("# source: https://exempel.se/ (fritt att använda.)\n" + SWEDISH)
    assert document.title == "Hamnen i Ystad byggs ut"
    assert document.text.startswith("# source:")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_are_obeyed(write, encoding):
    [document] = read(write("a.txt", SWEDISH.encode(encoding)))
    assert document.text == SWEDISH


def test_another_encoding_on_request(write):
    path = write("a.txt", SWEDISH.encode("latin-1"))
    with pytest.raises(InputError, match=r"a\.txt is not utf-8 \(byte 0xe5 at offset 34\).*--encoding"):
        list(read(path))
    assert next(read(path, encoding="latin-1")).text == SWEDISH
    with pytest.raises(InputError, match="'utf-9' is not an encoding"):
        list(read(path, encoding="utf-9"))


def test_disturbing_characters_are_removed():
    document = read_text(
        "Utrikes\u00addepartementet\u200b säger\x1b nej.\r\nRa\u030adet sa\u030ag \ud800 allt.\u2028Och mer."
    )
    assert document.text == "Utrikesdepartementet säger  nej.\nRådet såg \ufffd allt.\nOch mer."


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("tom.txt", b"", "has no text"),
        ("tom.txt", b" \n\n \t", "has no text"),
        ("skiljetecken.txt", b"... 123 !!!", "has no text"),
        ("bild.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00", r"is binary.*NUL byte at offset 8"),
        ("stor.txt", b"a" * (MAX_BYTES + 1), "is larger than 10 MB"),
        ("text.docx", b"x", "ends in .docx, which graphbuild cannot read; give one of .txt, .md"),
        ("text", b"x", "ends in no suffix"),
    ],
)
def test_unreadable_files(write, name, content, message):
    with pytest.raises(InputError, match=message) as raised:
        list(read(write(name, content)))
    assert "\n" not in str(raised.value)


def test_a_missing_file_and_a_folder(tmp_path):
    with pytest.raises(InputError, match=r"cannot be read \(No such file"):
        list(read(tmp_path / "borta.txt"))
    (tmp_path / "mapp.txt").mkdir()
    with pytest.raises(InputError, match=r"cannot be read \(Is a directory"):
        list(read(tmp_path / "mapp.txt"))


def test_stdin(monkeypatch):
    monkeypatch.setattr(sys, "stdin", types.SimpleNamespace(buffer=io.BytesIO(SWEDISH.encode())))
    [document] = read("-")
    assert (document.id, document.text) == ("stdin", SWEDISH)


def test_many_sources_have_ids_of_their_own_and_one_bad_one_stops_nothing(write):
    errors = []
    paths = [write("a.txt", SWEDISH), write("bad.txt", b""), write("a.md", SWEDISH), write("a-2.txt", SWEDISH)]
    documents = list(read_all(paths, on_error=errors.append))
    assert [document.id for document in documents] == ["a", "a-2", "a-2-2"]
    assert ["bad.txt has no text" in str(error) for error in errors] == [True]
    with pytest.raises(InputError, match=r"bad\.txt"):
        list(read_all(paths))


def test_every_suffix_is_lower_case_and_read_whatever_its_case(write):
    assert all(suffix == suffix.lower() for suffix in FORMATS)
    assert next(read(write("A.TXT", SWEDISH))).id == "A"


def test_reading_loads_no_model():
    code = "import sys, graphbuild.reading; sys.exit('torch' in sys.modules or 'stanza' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Regeringen vil hæve afgiften på benzin og diesel næste år, skriver avisen.", "Danish"),
        ("Myndighetene ønsker ikke å kommentere opplysningene om spionasje.", "Norwegian"),
        ("Styresmaktene ønskjer ikkje å kommentere opplysningane om saka.", "Norwegian"),
        ("Police arrested a man suspected of selling weapons.", "English"),
        ("Die Regierung will die Steuer auf Benzin im nächsten Jahr erhöhen.", "German"),
        ("Hallitus haluaa korottaa bensiinin veroa ensi vuonna.", "Finnish"),
        ("Правительство хочет повысить налог на бензин.", "Russian"),
    ],
)
def test_other_languages_are_refused(text, language):
    with pytest.raises(LanguageError, match=f"looks like {language}, not Swedish"):
        read_text(text)
    assert read_text(text, check_language=False).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Hej!",
        "Visa XML-data",
        "Milda makter!",
        "Polisen grep en man.",
        "Trump hotar Iran.",
        "Volvo köper Ford.",
        "XML",
        "Adjö.",
    ],
)
def test_short_swedish_is_never_refused(text):
    assert read_text(text).text == text


def test_a_long_text_is_refused_only_if_it_is_foreign_throughout():
    english = "The government wants to raise the tax on petrol next year. " * 200
    swedish = "Regeringen vill höja skatten på bensin nästa år. " * 200
    assert read_text(english + swedish).id == "text"
    with pytest.raises(LanguageError):
        read_text(english)


def test_lines_that_tell_of_the_text_are_metadata_and_no_text():
    document = read_text("# source: kajarkivet\n# date: 2024-05-03\nHamnen öppnar igen. Alla är glada över det.")
    assert document.metadata == (("source", "kajarkivet"), ("date", "2024-05-03"))
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        "Hamnen öppnar igen. Alla är glada över det."
    ]


def test_a_hash_further_down_or_without_a_key_is_text():
    document = read_text("#Hamnen öppnar igen på måndag. Alla är glada.\n# source: kajarkivet säger att det är så.")
    assert not document.metadata
    assert len(document.blocks) == 2


def test_a_header_alone_is_no_document():
    with pytest.raises(InputError, match="only a header"):
        read_text("# source: kajarkivet om hamnen och båtarna", check_language=False)
