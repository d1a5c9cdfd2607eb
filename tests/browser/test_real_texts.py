"""The pages of real news: the article, and ten press releases together, from the text to the entity that was sought."""

import pytest
from playwright.sync_api import Page, expect

from graphbuild.pipeline import extract_facts
from graphbuild.reading import read

REAL = {"article": ("seeds", "FSB"), "press releases": ("docs", "Kristersson")}


@pytest.mark.model
@pytest.mark.parametrize(("folder", "sought"), REAL.values(), ids=REAL)
def test_real_texts_open_and_answer(folder: str, sought: str, shared, parser, open_page, watched):
    paths = sorted((shared / folder).glob("*.txt"))
    documents = tuple(parser.parse(document for path in paths for document in read(path)))
    facts = extract_facts(documents)
    assert len(documents) == len(paths) > 0
    page: Page = open_page(facts, documents)
    expect(page.locator("body")).to_contain_text(f"{len(facts)} fakta")
    page.keyboard.press("/")
    page.keyboard.type(sought)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=sought).first).to_be_visible()
    assert (watched.requests, watched.errors) == ([], [])
