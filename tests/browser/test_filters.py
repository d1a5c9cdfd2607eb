"""Search, legend, filters, neighbourhoods and paths."""

import pytest
from playwright.sync_api import Page, expect


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


def test_search_finds_aliases_and_opens_the_entity(page) -> None:
    search(page, "myndig")
    expect(page.locator("#hits li")).to_have_count(1)
    expect(page.locator("#hits")).to_contain_text("Havsverket")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Havsverket")


def test_search_walks_its_suggestions_by_keyboard(page) -> None:
    search(page, "e")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#hits li[aria-selected=true]")
    name = chosen.locator("bdi").inner_text()
    assert page.get_attribute("#search", "aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(name)


def test_search_for_a_relation_leaves_only_it(page) -> None:
    search(page, "dumpar")
    page.keyboard.press("Enter")
    assert count(page) == "Visar 2 av 11 entiteter och 2 av 10 fakta"


def test_search_without_a_hit_says_so(page) -> None:
    search(page, "Xyzzy")
    expect(page.locator("#hits")).to_have_text("Inget heter så")


@pytest.mark.parametrize(
    ("name", "left"),
    [("Person", 8), ("nekas", 9), ("möjligt", 9), ("enligt någon", 9), ("Organisation", 3)],
)
def test_legend_filters(page, name, left) -> None:
    page.locator("label.choice", has_text=name).click()
    assert f"{left} av 10 fakta" in count(page)
    page.get_by_role("button", name="Visa allt igen").click()
    assert count(page) == "11 entiteter · 10 fakta · 1 dokument"


def test_speaker_confidence_and_time_filter(page) -> None:
    page.get_by_role("button", name="Talare").click()
    page.locator("label.choice", has_text="Karl Berg").click()
    assert "9 av 10 fakta" in count(page)
    page.get_by_role("button", name="Lägsta säkerhet").click()
    page.locator("input[type=range]").fill("0.7")
    assert "8 av 10 fakta" in count(page)
    page.get_by_role("button", name="Tid", exact=True).click()
    page.get_by_label("Tid ≥").select_option("2021")
    assert "2 av 10 fakta" in count(page)


def test_relation_groups_come_from_the_lexicon(page) -> None:
    page.get_by_role("button", name="Relationsgrupper").click()
    page.locator("label.choice", has_text="yttrande").click()
    page.click("#show-table")
    expect(page.locator("#table")).not_to_contain_text("varnar-för")
    expect(page.locator("#table")).to_contain_text("leder")


def test_hidden_edges_are_hidden_in_the_drawing(page) -> None:
    page.locator("label.choice", has_text="Person").click()
    hidden = page.evaluate(
        "() => graphbuildPage.drawn.nodes.filter((node) => !graphbuildPage.shownNodes.has(node.id)).map((node) => graphbuildPage.entities[node.id].label)"
    )
    assert set(hidden) >= {"Ester Lund", "Ekholm"}


def test_focus_shows_the_neighbourhood(page) -> None:
    search(page, "Umeå")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Fokus 1 steg").click()
    assert "Visar 2 av 11 entiteter" in count(page)
    page.get_by_role("button", name="Fokus 2 steg").click()
    assert "Visar 5 av 11 entiteter" in count(page)
    page.get_by_role("button", name="Fokus 3 steg").click()
    assert "Visar 8 av 11 entiteter" in count(page)
    page.locator("#notice button").click()
    assert count(page) == "11 entiteter · 10 fakta · 1 dokument"


def test_shortest_path_between_two_entities(page) -> None:
    search(page, "Ester Lund")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Hitta väg till").click()
    search(page, "Bottenhavet")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("Kortaste vägen Ester Lund – Bottenhavet: 4 steg")
    box = page.locator("#graph").bounding_box()
    for name in ("Ester Lund", "Bottenhavet"):
        point = point_of_node(page, name)
        assert 234 < point["x"] < box["x"] + box["width"] - 60
        assert box["y"] + 60 < point["y"] < box["y"] + box["height"] - 20
    assert "Visar 5 av 11 entiteter" in count(page)


def test_no_path_is_said(page) -> None:
    search(page, "Ester Lund")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Hitta väg till").click()
    click(page, point_of_node(page, "Varberg"))
    expect(page.locator("#notice")).to_contain_text("Det finns ingen väg mellan Ester Lund och Varberg.")


def test_hide_and_undo(page) -> None:
    click(page, point_of_node(page, "Nordlinjen"))
    page.get_by_role("button", name="Dölj").click()
    assert "6 av 10 fakta" in count(page)
    page.click("#undo")
    assert count(page) == "11 entiteter · 10 fakta · 1 dokument"
