"""Names and sentences that would like to be code: they are shown, and nothing more."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from graphbuild.export.html import write_html
from graphbuild.model import Document, Entity, Evidence, Fact, Kind, Relation

HOSTILE = {
    "script": "<script>window.broken = 1</script>",
    "end-of-script": "</script><script>window.broken = 1</script>",
    "comment": "<!--<script>",
    "image": '"><img src=x onerror="window.broken = 1">',
    "quotes": 'O\'Neil "citat" `grav` \\ ${window.broken = 1}',
    "address": "javascript:window.broken=1",
    "right-to-left": "\u202egnp.exe\u202c \u05e9\u05dc\u05d5\u05dd \u200f",
    "line-separator": "rad\u2028ett\u2029två",
    "emoji": "👩‍👩‍👧 🇸🇪 🧊",
    "long-word": "å" * 10_000,
    "template": "{{ 7 * 7 }}{% raw %}",
    "control": "noll\x00tab\tklocka\x07",
    "lone-surrogate": "halv\ud800tecken",
}


def make(text: str) -> tuple[tuple[Fact, ...], tuple[Document, ...]]:
    body = f"Ebba ser {text} nu."
    document = Document(f"{text}.txt"[:300], body, title=text, source=text)
    spans = ((0, 4), (5, 8), (9, 9 + len(text)))
    said = Evidence(document.id, 0, 0, len(body), body, text[:40], *spans)
    seer, seen = Entity("Ebba", "Ebba", Kind.PERSON, (text,)), Entity(text, text)
    facts = (
        Fact(seer, Relation(text, (text,)), seen, evidence=(said,)),
        Fact(seen, Relation("ses-av"), seer, attribution=seen, evidence=(said,)),
    )
    return facts, (document,)


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE)
def text(request) -> str:
    return request.param


def test_hostile_text_is_only_text(open_page, watched, text: str) -> None:
    facts, documents = make(text)
    page: Page = open_page(facts, documents)
    shown = text.encode("utf-8", "replace").decode().replace("\x00", "�")
    page.fill("#search", "ebba")
    page.keyboard.press("Enter")
    page.locator("#panel .facts button").first.click()
    sentence = page.locator("#panel .sentence")
    expect(sentence).to_be_visible()
    assert sentence.evaluate("(node) => node.textContent").replace("\x00", "�") == f"Ebba ser {shown} nu."
    page.click("#show-table")
    expect(page.locator("#table tbody tr")).to_have_count(2)
    page.click("#show-graph")
    for button in ("SVG", "PNG", "CSV", "JSON", "Turtle"):
        page.click("#share")
        with page.expect_download():
            page.locator("#share-list button", has_text=button).click()
    assert page.evaluate("() => window.broken") is None
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert watched.errors == []
    assert watched.requests == []


def test_hostile_text_is_only_text_without_javascript(browser, tmp_path, text: str) -> None:
    write_html(*make(text), tmp_path / "page.html")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    expect(page.locator(".plain tbody tr")).to_have_count(2)
    assert page.locator("img").count() == 0
    context.close()


def test_links_lead_only_to_the_web(open_page) -> None:
    facts, documents = make("Ekerö")
    linked = replace(facts[0].object, links=("javascript:alert(1)", "http://www.wikidata.org/entity/Q1"))
    page: Page = open_page((replace(facts[0], object=linked),), documents)
    page.fill("#search", "Ekerö")
    page.keyboard.press("Enter")
    expect(page.locator("#panel a")).to_have_count(1)
    expect(page.locator("#panel a")).to_have_attribute("href", "http://www.wikidata.org/entity/Q1")
