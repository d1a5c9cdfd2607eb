"""The cache answers only what it was told, and never fails."""

import gzip
import json
import os
from dataclasses import replace

import pytest

from graphbuild.model import Block, Document, ModelInfo, Name, Sentence, Token
from graphbuild.parsing.cache import Cache
from graphbuild.parsing.catalogue import find_model
from graphbuild.parsing.parser import ModelParser

INFO = ModelInfo("m", "1", "abc")
DOCUMENT = Document("a", "Bo bor.", blocks=(Block(0, 7),))
SENTENCES = (
    Sentence(
        0,
        "Bo bor.",
        0,
        7,
        (
            Token(1, "Bo", "Bo", "PROPN", (("Case", "Nom"),), 2, "nsubj", 0, 2),
            Token(2, "bor", "bo", "VERB", (), 0, "root", 3, 6),
            Token(3, ".", ".", "PUNCT", (), 2, "punct", 6, 7),
        ),
        (Name(1, 1, "PER"),),
    ),
)


@pytest.fixture
def cache(tmp_path):
    cache = Cache(tmp_path)
    cache.save(DOCUMENT, INFO, SENTENCES)
    return cache


def only_file(cache):
    [path] = [path for path in cache.folder.rglob("*") if path.is_file()]
    return path


def test_what_was_saved_is_loaded(cache):
    assert cache.load(DOCUMENT, INFO) == SENTENCES
    assert cache.load(replace(DOCUMENT, id="another id", title="of the same text"), INFO) == SENTENCES


@pytest.mark.parametrize(
    ("document", "info"),
    [
        (DOCUMENT, ModelInfo("m", "1", "another model")),
        (replace(DOCUMENT, text="Bo bor!"), INFO),
        (replace(DOCUMENT, blocks=(Block(0, 7, heading=True),)), INFO),
        (replace(DOCUMENT, blocks=(Block(0, 2), Block(3, 7))), INFO),
    ],
)
def test_another_text_or_model_is_unknown(cache, document, info):
    assert cache.load(document, info) is None


def test_saving_leaves_one_file_and_the_same_bytes(cache):
    before = only_file(cache).read_bytes()
    cache.save(DOCUMENT, INFO, SENTENCES)
    assert only_file(cache).read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not gzip",
        gzip.compress(b"not JSON"),
        gzip.compress(b"[]"),
        gzip.compress(b"5"),
        gzip.compress(json.dumps([[0, 7, 0]]).encode()),
        gzip.compress(json.dumps([[0, 7, 0, False, [[1]], []]]).encode()),
        gzip.compress(b"[[0, 7]]")[:-9],
    ],
)
def test_a_broken_entry_is_ignored_and_written_anew(cache, content):
    only_file(cache).write_bytes(content)
    assert cache.load(DOCUMENT, INFO) is None
    cache.save(DOCUMENT, INFO, SENTENCES)
    assert cache.load(DOCUMENT, INFO) == SENTENCES


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_cache(tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    cache.save(DOCUMENT, INFO, SENTENCES)
    assert cache.load(DOCUMENT, INFO) is None


def test_the_folder_can_be_chosen(monkeypatch, tmp_path):
    monkeypatch.setenv("GRAPHBUILD_CACHE_DIR", os.fspath(tmp_path))
    assert Cache().folder == tmp_path / "parses"


class CountingEngine:
    def __init__(self):
        self.calls = 0

    def parse_blocks(self, _text, _blocks):
        self.calls += 1
        return SENTENCES


def test_the_same_text_is_parsed_once(tmp_path):
    engine = CountingEngine()
    for _ in range(2):
        parser = ModelParser(find_model("embedded"), Cache(tmp_path))
        parser._engine = engine
        assert [document.sentences for document in parser.parse([DOCUMENT, DOCUMENT])] == [SENTENCES, SENTENCES]
    assert engine.calls == 1


def test_documents_with_trees_pass_untouched_and_load_nothing(tmp_path):
    parser = ModelParser(find_model("embedded"), Cache(tmp_path))
    document = replace(DOCUMENT, sentences=SENTENCES)
    assert list(parser.parse([document])) == [document]
    assert parser._engine is None
    assert not any(tmp_path.iterdir())
