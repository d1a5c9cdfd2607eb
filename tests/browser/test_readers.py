"""For every reader: themes, languages, phones, the table, and no JavaScript."""

from playwright.sync_api import Page, expect

from graphbuild.export.html import write_html
from graphbuild.model import Document


def point_of_node(page: Page, label: str) -> dict[str, float]:
    """Where an entity's symbol stands on the screen, from what the page embeds and how it is zoomed."""
    return page.evaluate(
        """label => {
            const { place, entities, network } = window.graphbuildPage;
            const box = document.getElementById("graph").getBoundingClientRect();
            const at = network().canvasToDOM(place.get(entities.findIndex((entity) => entity.label === label)));
            return { x: box.left + at.x, y: box.top + at.y };
        }""",
        label,
    )


def click(page: Page, point: dict[str, float]) -> None:
    page.mouse.click(point["x"], point["y"])


def count(page: Page) -> str:
    return page.inner_text("#count")


def search(page: Page, text: str) -> None:
    page.fill("#search", text)
    expect(page.locator("#hits")).to_be_visible()


def test_table_sorts_filters_and_opens_evidence(page) -> None:
    page.click("#show-table")
    rows = page.locator("#table tbody tr")
    expect(rows).to_have_count(10)
    page.get_by_role("button", name="Subjekt").click()
    first = [row.split("\t")[0] for row in page.locator("#table tbody").inner_text().splitlines()]
    assert rows.nth(0).locator("td").nth(0).inner_text() == "Ekholm", first
    expect(page.locator("th").nth(0)).to_have_attribute("aria-sort", "ascending")
    page.get_by_role("button", name="Subjekt").click()
    assert rows.nth(0).locator("td").nth(0).inner_text() == "Regeringen"
    page.fill("#table-filter", "dumpar inte")
    expect(rows).to_have_count(1)
    page.keyboard.press("Tab")
    rows.nth(0).locator("button").press("Enter")
    expect(page.locator("#panel .tag.denied")).to_be_visible()


def test_table_and_graph_show_the_same_facts(page) -> None:
    page.locator("label.choice", has_text="Organisation").click()
    page.click("#show-table")
    expect(page.locator("#table tbody tr")).to_have_count(3)


def test_theme_switches_and_changes_the_drawing(page) -> None:
    before = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    after = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert before != after
    assert page.get_attribute("html", "data-theme") == "dark"


def test_language_switches(page) -> None:
    expect(page.locator("#filters-toggle")).to_have_text("Förklaring och filter")
    page.click("#language")
    expect(page.locator("#filters-toggle")).to_have_text("Legend and filters")
    assert page.get_attribute("html", "lang") == "en"
    assert count(page) == "11 entities · 10 facts · 1 document"


def test_language_follows_the_browser(browser, sample, tmp_path) -> None:
    write_html(*sample, tmp_path / "page.html")
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    expect(page.locator("#show-table")).to_have_text("Table")
    context.close()


def test_fits_on_a_phone(page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(200)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    search(page, "olja")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_be_in_viewport()


def test_without_javascript_the_facts_can_be_read(browser, sample, tmp_path) -> None:
    write_html(*sample, tmp_path / "page.html")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    expect(page.locator(".plain tbody tr")).to_have_count(10)
    expect(page.locator(".plain")).to_contain_text("JavaScript")
    expect(page.locator(".plain tbody tr").nth(4)).to_contain_text("inte dumpar")
    expect(page.locator("#app")).to_be_hidden()
    context.close()


def test_page_that_opens_on_the_table_fits_the_graph_when_it_is_shown(open_page, watched) -> None:
    page = open_page(fragment='#view={"tab":"table"}')
    expect(page.locator("#table tbody tr")).to_have_count(10)
    page.click("#show-graph")
    page.wait_for_timeout(300)
    point = point_of_node(page, "Nordlinjen")
    assert 234 < point["x"] < 1040
    click(page, point)
    expect(page.locator("#panel h2")).to_have_text("Nordlinjen")
    assert watched.errors == []


def test_table_names_the_document_where_there_are_several(open_page, sample) -> None:
    facts, documents = sample
    page = open_page(facts, (*documents, Document("other", "", title="Annat")))
    page.click("#show-table")
    expect(page.locator("#table thead th")).to_have_count(7)
    expect(page.locator("#table tbody tr").first).to_contain_text("Olja i havet")


def test_chosen_entity_stands_clear_of_the_panel_on_a_phone(page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(200)
    search(page, "Bottenhavet")
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    panel = page.locator("#panel").bounding_box()
    point = point_of_node(page, "Bottenhavet")
    assert 0 < point["x"] < 390
    assert point["y"] < panel["y"] - 10
