"""The query editor and the graph page as the server sends them, in Debian's Chromium with every request watched."""

from __future__ import annotations

import os
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
HOSTILE = '<img src=x onerror="window.broken = 1"><script>window.broken = 1</script>'
PATIENCE = 60_000
"""Milliseconds after which a test gives up on the page; an idle machine needs few."""


@pytest.fixture(scope="module")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        reason = "no chromium on this machine: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, server):
    """An empty page; what it prints, throws or asks for elsewhere fails the test."""
    page = chromium.new_page(viewport={"width": 1400, "height": 900})
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page.wrong = []
    page.on("console", lambda message: page.wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.wrong.append(str(error)))

    def decide(route):
        if route.request.url.startswith(server.address):
            route.continue_()
        else:
            page.wrong.append(route.request.url)
            route.abort()

    page.route("**/*", decide)
    yield page
    wrong = page.wrong
    page.close()
    assert wrong == []


@pytest.fixture
def editor(page, server):
    page.goto(server.address)
    page.wait_for_selector("html[data-ready=true]")
    return page


def rows(page):
    return page.locator(".yasr_results table tbody tr")


def run_text(page, sparql):
    page.evaluate("text => window.graphbuildEditor.yasgui.getTab().getYasqe().setValue(text)", sparql)
    page.click(".yasqe_queryButton")


def test_questions_stand_beside_the_editor(editor):
    buttons = editor.locator("#questions button")
    assert buttons.count() >= 20
    expect(buttons.first).to_contain_text("What is said about somebody or something")


def test_question_without_parameters_is_answered_at_once(editor):
    editor.click("button[data-name=documents]")
    expect(rows(editor)).to_have_count(2)
    expect(rows(editor).first).to_contain_text("Hamnbolagets affär")


def test_question_asks_for_its_parameters_and_binds_them(editor):
    editor.click("button[data-name=about]")
    editor.fill("#fields input", "visby")
    editor.click("#values button")
    expect(rows(editor)).to_have_count(1)
    expect(rows(editor).first).to_contain_text("möter i")
    editor.fill("#fields input", 'Visby") } #')
    editor.press("#fields input", "Enter")
    expect(editor.locator(".yasr_results")).to_contain_text("No data")
    assert 'Visby"' not in editor.evaluate("() => window.graphbuildEditor.yasgui.getTab().getYasqe().getValue()")


def test_own_query_is_answered_with_short_iris(editor):
    run_text(editor, "SELECT ?e { ?e a gb:City }")
    expect(rows(editor)).to_have_count(1)
    expect(rows(editor).first).to_contain_text(":Visby")


def test_hostile_text_in_an_answer_is_only_text(editor):
    run_text(editor, f"SELECT ?x {{ BIND('{HOSTILE}' AS ?x) }}")
    expect(rows(editor).first).to_contain_text(HOSTILE)
    assert editor.locator(".yasr_results :is(img, script)").count() == 0
    assert editor.evaluate("() => window.broken") is None
    # DOMPurify parses it in a document that runs nothing; Chromium notes that the policy would forbid it too
    assert all("Executing inline event handler" in text for text in editor.wrong), editor.wrong
    editor.wrong.clear()


def test_error_is_shown_with_the_parsers_message(editor):
    run_text(editor, "SELECT ?x { ?x ?? ?y }")
    expect(editor.locator(".yasr")).to_contain_text("not valid SPARQL at line 1")
    assert all("400" in text for text in editor.wrong), editor.wrong  # the browser's own note of the status
    editor.wrong.clear()


def test_policy_lets_nothing_out(editor):
    blocked = editor.evaluate("() => fetch('https://example.org/').then(() => 'went', () => 'blocked')")
    assert blocked == "blocked"
    assert all("Content Security Policy" in text or "example.org" in text for text in editor.wrong)
    editor.wrong.clear()


def test_graph_page_works_as_it_is_served(editor):
    editor.click("text=Graph page")
    editor.wait_for_selector("html[data-ready=true] #graph canvas")
    editor.fill("#search", "visby")
    editor.keyboard.press("Enter")
    expect(editor.locator("#panel")).to_contain_text("Visby")
