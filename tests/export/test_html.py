"""The page as a file: one, self-contained, the same from build to build, and whole without a browser."""

import hashlib
import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from graphbuild.errors import GraphError
from graphbuild.export.html import render_html, write_html
from graphbuild.export.page import assets
from graphbuild.export.page.compact import compact
from graphbuild.export.page.data import collect
from graphbuild.model import Document, Entity, Evidence, Fact, Kind, Modality, Polarity, Relation, Sentence, Value

TEXT = "Ön är stor. Britta 🧊 köper Ön. Hon säljer den inte."
SENTENCES = tuple(
    Sentence(number, text, TEXT.index(text), TEXT.index(text) + len(text), ())
    for number, text in enumerate(("Ön är stor.", "Britta 🧊 köper Ön.", "Hon säljer den inte."))
)
DOCUMENT = Document("d1", TEXT, title="Ön", source="/home/britta/hemligt/on.txt", sentences=SENTENCES)
BRITTA = Entity("Britta", "Britta", Kind.PERSON, ("Britta", "hon"))
ISLAND = Entity("Ön", "Ön", Kind.PLACE)
BUYS = Evidence(
    "d1", 1, SENTENCES[1].start, SENTENCES[1].end, SENTENCES[1].text, "active", (12, 18), (21, 26), (27, 29)
)
FACTS = (
    Fact(BRITTA, Relation("köper"), ISLAND, evidence=(BUYS,), confidence=0.9),
    Fact(BRITTA, Relation("säljer"), ISLAND, Polarity.NEGATIVE, Modality.POSSIBLE, attribution=BRITTA),
    Fact(ISLAND, Relation("kostar"), Value("fem kronor", "decimal", "5", "SEK")),
)

EVIDENCE_ROW = [0, 1, 0, 0, 6, 10, 15, 16, 18]


def embedded(page: str, name: str) -> dict:
    return json.loads(re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)[1])


def test_same_facts_make_the_same_bytes(tmp_path: Path) -> None:
    write_html(FACTS, [DOCUMENT], tmp_path / "a.html")
    write_html(FACTS, [DOCUMENT], tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_page_is_small_and_names_no_address_to_fetch(tmp_path: Path) -> None:
    page = render_html(FACTS, [DOCUMENT])
    own = page.replace(assets.vendor_script(), "")
    assert len(page.encode()) < 1_000_000
    assert re.findall(r'(?:src|href)="(?!data:)[^"]*"', own) == []
    assert "sourceMappingURL" not in page
    assert "@import" not in own
    assert "url(" not in own


def test_policy_admits_exactly_the_scripts_of_the_page() -> None:
    page = render_html(FACTS, [DOCUMENT])
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for body in re.findall(r"<script>(.*?)</script>", page, re.DOTALL):
        assert assets._hash(body) in policy


def test_data_says_what_the_facts_say() -> None:
    data = collect(FACTS, [DOCUMENT])
    assert [entity["label"] for entity in data.entities] == ["Britta", "Ön", "fem kronor"]
    assert data.entities[0]["aliases"] == ["hon"]
    assert data.entities[0]["iri"].endswith("/entity/Britta")
    bought, sold, cost = data.facts
    assert (bought["p"], bought["m"], bought["a"]) == ("+", "asserted", None)
    assert (sold["p"], sold["m"], sold["a"]) == ("-", "possible", 0)
    assert data.entities[cost["o"]]["value"] == ["5", "decimal", "SEK"]


def test_embedded_data_names_what_repeats_once_and_leaves_out_the_usual() -> None:
    data = embedded(render_html(FACTS, [DOCUMENT]), "page-data")
    bought, sold, _ = data["facts"]
    # Document, sentence, rule, and the spans of subject, relation and object.
    assert bought == {"h": FACTS[0].iri.rpartition("/")[2], "s": 0, "r": 0, "o": 1, "c": 0.9, "e": [EVIDENCE_ROW]}
    assert (sold["p"], sold["m"], sold["a"]) == ("-", "possible", 0)
    assert [relation[0] for relation in data["relations"]] == ["köper", "säljer", "kostar"]
    assert data["rules"] == ["active"]
    assert "reason" not in data["entities"][0]


def test_evidence_keeps_an_address_that_is_not_made_of_its_document() -> None:
    data = collect(FACTS[:1], [DOCUMENT])
    data.documents[0]["iri"] = "https://example.org/elsewhere"
    assert compact(data)["facts"][0]["e"][0][-1] == BUYS.iri


def test_marks_are_offsets_that_javascript_understands() -> None:
    data = collect(FACTS, [DOCUMENT])
    mark = data.facts[0]["e"][0]["mark"]
    # The ice cube is one code point here and two units there.
    assert mark == [[0, 6], [10, 15], [16, 18]]


def test_sentences_bring_their_neighbours_and_no_more() -> None:
    data = collect(FACTS[:1], [DOCUMENT])
    assert sorted(data.documents[0]["sentences"]) == ["0", "1", "2"]
    far = Document("d1", TEXT, sentences=(*SENTENCES, Sentence(3, "Slut.", 60, 65, ())))
    assert "3" not in collect(FACTS[:1], [far]).documents[0]["sentences"]


def test_mark_outside_its_sentence_is_left_out() -> None:
    stray = Evidence("d1", 1, SENTENCES[1].start, SENTENCES[1].end, SENTENCES[1].text, "active", (0, 2), None, (90, 99))
    data = collect([Fact(BRITTA, Relation("köper"), ISLAND, evidence=(stray,))], [DOCUMENT])
    assert data.facts[0]["e"][0]["mark"] == [None, None, None]


def test_evidence_without_its_document_still_shows() -> None:
    data = collect(FACTS[:1], [])
    assert data.documents[0]["title"] == "d1"
    assert data.documents[0]["sentences"] == {"1": [12, 30, "Britta 🧊 köper Ön."]}


def test_source_is_a_file_name_without_its_folder() -> None:
    assert collect(FACTS, [DOCUMENT]).documents[0]["source"] == "on.txt"
    assert "hemligt" not in render_html(FACTS, [DOCUMENT])


def test_table_for_readers_without_javascript_holds_every_fact() -> None:
    plain = re.search(r"<noscript>(.*?)</noscript>", render_html(FACTS, [DOCUMENT]), re.DOTALL)[1]
    rows = re.findall(r"<tr><td>.*?</tr>", plain, re.DOTALL)
    assert len(rows) == len(FACTS)
    assert "inte <bdi>säljer</bdi>" in rows[1]
    assert "nekas" in rows[1]
    assert "Britta 🧊 köper Ön." in rows[0]


def test_embedded_json_cannot_end_its_element() -> None:
    text = "</script><!-- & \u2028 \u2029"
    encoded = assets.encode_json({"text": text})
    assert not set("<>&\u2028\u2029") & set(encoded)
    assert json.loads(encoded) == {"text": text}


def test_title_is_the_documents_or_the_one_given() -> None:
    assert "<title>Ön</title>" in render_html(FACTS, [DOCUMENT])
    assert "<title>A &lt;b&gt; c</title>" in render_html(FACTS, [DOCUMENT], title="A <b> c")
    assert "<title>graphbuild</title>" in render_html(FACTS, [DOCUMENT, DOCUMENT])


def test_empty_graph_is_a_page_too() -> None:
    assert embedded(render_html([], []), "network-data")["nodes"] == []


def test_unwritable_path_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be written"):
        write_html(FACTS, [DOCUMENT], tmp_path / "missing" / "graph.html")


def test_vendored_script_is_the_one_that_its_note_describes() -> None:
    vendor = files("graphbuild.export").joinpath("templates", "vendor")
    digest = hashlib.sha256(vendor.joinpath("vis-network.min.js").read_bytes()).hexdigest()
    assert digest in vendor.joinpath("VENDOR.md").read_text(encoding="utf-8")
    assert "Apache License" in vendor.joinpath("vis-network.LICENSE-APACHE-2.0.txt").read_text(encoding="utf-8")


def test_own_scripts_never_read_text_as_html() -> None:
    assert (
        re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", assets.script())
        == []
    )


def test_relations_have_their_group_and_english_name_from_the_lexicon() -> None:
    fact = Fact(BRITTA, Relation("varnar-för"), ISLAND)
    unknown = Fact(BRITTA, Relation("ommöblerar"), ISLAND)
    data = collect([fact, unknown], [])
    assert (data.facts[0]["g"], data.facts[0]["re"]) == ("speaking", "warns of")
    assert (data.facts[1]["g"], data.facts[1]["re"]) == ("", "")
    assert set(data.groups) == {"speaking"}
    assert set(data.groups["speaking"]) == {"sv", "en"}
