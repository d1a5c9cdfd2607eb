"""The page for everyone: axe-core finds nothing, in any state, theme or language."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).with_name("vendor") / "axe.min.js"


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{found['id']}: {found['help']} {[node['html'][:160] for node in found['nodes'][:3]]}"
        for found in result["violations"]
    ]


def leave_as_it_opens(page: Page) -> None:
    page.wait_for_timeout(0)


def open_entity(page: Page) -> None:
    page.fill("#search", "Nordlinjen")
    page.keyboard.press("Enter")


def open_fact(page: Page) -> None:
    open_entity(page)
    page.locator("#panel .facts button").nth(2).click()


def open_table(page: Page) -> None:
    page.click("#show-table")


def open_search(page: Page) -> None:
    page.fill("#search", "a")


def open_menu(page: Page) -> None:
    page.click("#share")


def open_filters(page: Page) -> None:
    for name in ("Talare", "Relationer", "Lägsta säkerhet", "Tid"):
        page.get_by_role("button", name=name, exact=True).click()
    page.locator("label.choice").first.click()


def open_focus(page: Page) -> None:
    open_entity(page)
    page.get_by_role("button", name="Fokus 1 steg").click()


def open_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_fact(page)


STATES = [
    leave_as_it_opens,
    open_entity,
    open_fact,
    open_table,
    open_search,
    open_menu,
    open_filters,
    open_focus,
    open_phone,
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_no_violation(page, state, theme) -> None:
    if theme == "dark":
        page.click("#theme")
    state(page)
    assert violations(page) == []


def test_axe_finds_no_violation_in_english(page) -> None:
    page.click("#language")
    assert violations(page) == []


def test_axe_finds_no_violation_without_javascript(browser, page, tmp_path) -> None:
    # axe itself needs scripts: what <noscript> holds is put into a page of its own.
    plain = page.evaluate("() => document.querySelector('noscript').textContent")
    style = page.evaluate("() => document.querySelector('style').textContent")
    context = browser.new_context()
    bare = context.new_page()
    bare.set_content(f"<!doctype html><html lang=sv><title>t</title><style>{style}</style><main>{plain}</main></html>")
    assert violations(bare) == []
    context.close()


def test_every_control_is_reached_by_tab_and_shows_it(page) -> None:
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
        )
        outline = page.evaluate(
            "() => { const shown = document.activeElement.closest('.choice') || document.activeElement; return getComputedStyle(shown).outlineStyle; }"
        )
        if name == "BODY":
            break
        seen.append(name)
        assert outline != "none", name
    for wanted in (
        "search",
        "show-graph",
        "show-table",
        "share",
        "language",
        "theme",
        "filters-toggle",
        "graph",
        "zoom-in",
    ):
        assert wanted in seen
