"""Which models there are, and what is said of one that is missing, incomplete or damaged."""

import json
import pickle
import shutil
import subprocess
import sys

import pytest

from graphbuild.errors import ModelError
from graphbuild.parsing import list_models, load_parser
from graphbuild.parsing.catalogue import EMBEDDED, find_model, verify_checksums
from graphbuild.parsing.official import official_folder
from graphbuild.reading import read_text


@pytest.fixture
def folder(tmp_path):
    """A copy of the shipped model to be damaged."""
    return shutil.copytree(EMBEDDED, tmp_path / "egen")


@pytest.fixture
def nowhere(monkeypatch, tmp_path):
    """A Stanza folder without models, and a network that answers nothing."""
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(tmp_path / "stanza"))
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    return tmp_path / "stanza"


def change(path, **entries):
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | entries), encoding="utf-8")


def test_the_shipped_model_is_whole_and_its_card_says_so():
    model = find_model("embedded")
    verify_checksums(model)
    assert (model.info.name, model.info.version) == ("graphbuild-sv", "2.1")
    assert len(model.info.checksum) == 64
    assert set(model.files) < set(model.card["files"])
    assert model.size == sum(model.card["files"][path]["bytes"] for path in model.files) > 49_000_000
    human = (EMBEDDED / "MODEL_CARD.md").read_text(encoding="utf-8")
    for path in model.files:
        assert f"{path} | {model.card['files'][path]['bytes']:,} |" in human
    rows = [row["values"] for row in model.card["scores"] if "LAS" in row["values"]]
    assert len(rows) >= 4
    for row in rows:
        assert f"| {row['UAS']:.2f} | {row['LAS']:.2f} |" in human


def test_models_are_listed(nowhere):
    assert [model.name for model in list_models()] == ["embedded"]
    shutil.copytree(EMBEDDED, nowhere)
    assert [model.name for model in list_models()] == ["embedded", "official"]


def test_a_folder_of_ones_own_has_the_checksum_of_its_files(folder):
    assert find_model(str(folder)).info == find_model("embedded").info
    (folder / "model.json").unlink()
    info = find_model(str(folder)).info
    assert (info.name, info.version, info.checksum) == ("egen", "", find_model("embedded").info.checksum)


def test_stanzas_own_models_are_found_where_stanza_keeps_them(nowhere, folder):
    (folder / "model.json").unlink()
    shutil.move(folder, nowhere)
    assert find_model("official").path == nowhere
    assert find_model("official").info.name == "official"


def test_official_without_network_says_what_to_do(nowhere):
    with pytest.raises(
        ModelError, match=r"could not be downloaded .*connect to the network.*--model embedded"
    ) as raised:
        load_parser("official")
    assert str(nowhere) in str(raised.value)


def test_a_name_that_is_nothing():
    with pytest.raises(ModelError, match="There is no model 'nonsens'; give embedded, official or the folder"):
        load_parser("nonsens")


def remove(path):
    return lambda folder: (folder / path).unlink()


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (remove("resources.json"), r"resources\.json cannot be read"),
        (remove("sv/ner/gb.pt"), r"lacks sv/ner/gb\.pt"),
        (remove("sv/pretrain/gb.pt"), r"lacks sv/pretrain/gb\.pt"),
        (lambda folder: (folder / "resources.json").write_text("{"), r"resources\.json is not JSON"),
        (lambda folder: (folder / "resources.json").write_text("[]"), r"resources\.json is not a JSON object"),
        (lambda folder: (folder / "resources.json").write_text("{}"), "lists no Swedish model"),
        (lambda folder: change(folder / "resources.json", sv=[]), "another layout than Stanza's"),
        (
            lambda folder: change(folder / "resources.json", sv={"default_processors": {"pos": "gb"}}),
            "has no tokenize, lemma",
        ),
        (lambda folder: change(folder / "model.json", files=5), "another layout than Stanza's"),
        (
            lambda folder: (folder / "sv/pos/gb.pt").write_bytes(b"short"),
            r"gb\.pt has 5 bytes where model\.json says 7818386",
        ),
    ],
)
def test_an_incomplete_folder(folder, damage, message):
    damage(folder)
    with pytest.raises(ModelError, match=message) as raised:
        load_parser(str(folder))
    assert "\n" not in str(raised.value)


def test_a_changed_byte_is_found_before_loading(folder):
    weights = bytearray((folder / "sv/lemma/gb.pt").read_bytes())
    weights[1000] ^= 1
    (folder / "sv/lemma/gb.pt").write_bytes(weights)
    parser = load_parser(str(folder), cache=False)
    with pytest.raises(ModelError, match=r"lemma/gb\.pt is damaged"):
        list(parser.parse([read_text("Bo bor i Lund.")]))


class Payload:
    """A pickle that would create a file when loaded without care."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return open, (str(self.path), "w")


@pytest.mark.model
def test_a_hostile_pickle_is_refused_and_not_run(folder, tmp_path):
    (folder / "model.json").unlink()
    (folder / "sv/tokenize/gb.pt").write_bytes(pickle.dumps(Payload(tmp_path / "run")))
    parser = load_parser(str(folder), cache=False)
    with pytest.raises(ModelError, match="cannot be loaded"):
        list(parser.parse([read_text("Bo bor i Lund.")]))
    assert not (tmp_path / "run").exists()


def test_loading_a_parser_loads_no_model():
    code = "import sys; from graphbuild.parsing import load_parser; load_parser(); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.model
def test_the_official_folder_is_stanzas_own(monkeypatch):
    from stanza.resources.common import USER_CACHE_DIR

    monkeypatch.delenv("STANZA_RESOURCES_DIR", raising=False)
    assert str(official_folder()) == f"{USER_CACHE_DIR}/resources"
