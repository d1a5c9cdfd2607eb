"""The page as people use it: they open, click, type and press keys, and look at what they see."""

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


def point_of_edge(page: Page, relation: str, position: int = 0) -> dict[str, float]:
    return page.evaluate(
        """([relation, position]) => {
            const { drawn, labelPoint, network } = window.graphbuildPage;
            const box = document.getElementById("graph").getBoundingClientRect();
            const [x, y] = labelPoint(drawn.edges.filter((edge) => edge.label === relation)[position]);
            const at = network().canvasToDOM({ x, y });
            return { x: box.left + at.x, y: box.top + at.y };
        }""",
        [relation, position],
    )


def click(page: Page, point: dict[str, float]) -> None:
    page.mouse.click(point["x"], point["y"])


def search(page: Page, text: str) -> None:
    page.fill("#search", text)
    expect(page.locator("#hits")).to_be_visible()


def test_opens_from_disk_without_a_request(open_page, watched) -> None:
    page = open_page()
    page.wait_for_timeout(500)
    expect(page.locator("#graph canvas")).to_be_visible()
    assert watched.requests == []
    assert watched.errors == []


def test_policy_lets_nothing_through(page, watched) -> None:
    blocked = page.evaluate(
        """async () => {
            const fetched = await fetch("https://example.org/").then(() => "ran", () => "blocked");
            const script = document.createElement("script");
            script.textContent = "window.broken = true";
            document.body.append(script);
            return [fetched, window.broken === true ? "ran" : "blocked"];
        }"""
    )
    assert blocked == ["blocked", "blocked"]
    assert any("Content Security Policy" in error for error in watched.errors)
    watched.errors.clear()


def test_click_on_a_relation_shows_its_sentence(page) -> None:
    click(page, point_of_edge(page, "varnar-för"))
    panel = page.locator("#panel")
    expect(panel.locator(".sentence")).to_have_text(
        "Havsverket varnar för att rederiet Nordlinjen dumpar olja i Bottenhavet."
    )
    assert panel.locator("mark.subject").first.inner_text() == "Havsverket"
    assert panel.locator("mark.relation").first.inner_text() == "varnar för"
    assert panel.locator("mark.object").first.inner_text() == "Nordlinjen"
    expect(panel.locator(".near")).to_have_count(2)
    expect(panel).to_contain_text("Olja i havet")
    expect(panel).to_contain_text("mening 2, tecken 36–108")
    expect(panel).to_contain_text("active-with-object")


def test_click_on_an_entity_shows_its_facts_and_names(page) -> None:
    click(page, point_of_node(page, "Nordlinjen"))
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("Nordlinjen")
    expect(panel).to_contain_text("Kallas också rederiet")
    expect(panel.locator(".facts li")).to_have_count(4)
    panel.get_by_role("button", name="Nordlinjen inte dumpar olja").click()
    expect(panel.locator(".tag.denied")).to_have_text("nekas")
    expect(panel.locator(".tag.reported")).to_have_text("enligt Karl Berg")


def test_denied_possible_and_reported_facts_look_different(page) -> None:
    styles = page.evaluate(
        "() => Object.fromEntries(graphbuildPage.drawn.edges.map((edge) => [edge.id, [edge.dashes ?? null, graphbuildPage.manner(graphbuildPage.facts[edge.id])]]))"
    )
    assert styles["3"] == [None, "reported"]
    assert styles["4"] == [[9, 5], "denied"]
    assert styles["6"] == [[2, 5], "possible"]
    texts = page.evaluate(
        "() => graphbuildPage.laid().filter((label) => label.edge === 4).map((label) => [label.tags, label.speaker])"
    )
    assert texts == [[["inte"], "enligt Karl Berg"]]


def test_labels_do_not_overlap_when_the_page_opens(page) -> None:
    boxes = page.evaluate("() => graphbuildPage.laid().map((label) => label.box)")
    assert len(boxes) == 11 + 10  # every entity and every fact has its label
    for position, one in enumerate(boxes):
        for other in boxes[position + 1 :]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_drag_moves_a_node_and_undo_brings_it_back(page) -> None:
    start = point_of_node(page, "Ekholm")
    page.mouse.move(start["x"], start["y"])
    page.mouse.down()
    page.mouse.move(start["x"] + 30, start["y"] + 40, steps=4)
    page.mouse.up()
    moved = point_of_node(page, "Ekholm")
    assert moved["y"] - start["y"] == pytest.approx(40, abs=4)
    page.keyboard.press("Control+z")
    assert point_of_node(page, "Ekholm") == pytest.approx(start, abs=2)


def test_pinned_entity_stays_and_cannot_be_dragged(page) -> None:
    click(page, point_of_node(page, "Ekholm"))
    page.get_by_role("button", name="Nåla fast").click()
    page.locator("label.choice", has_text="Person").click()
    start = point_of_node(page, "Ekholm")
    page.mouse.move(start["x"], start["y"])
    page.mouse.down()
    page.mouse.move(start["x"] + 30, start["y"] + 40, steps=4)
    page.mouse.up()
    assert page.evaluate(
        "() => graphbuildPage.shownNodes.has(graphbuildPage.entities.findIndex((entity) => entity.label === 'Ekholm'))"
    )
    assert page.evaluate("() => graphbuildPage.view().moved") == {}


def test_graph_works_by_keyboard(page) -> None:
    page.focus("#graph")
    page.keyboard.press("ArrowRight")
    strongest = page.locator("#panel h2")
    expect(strongest).to_have_text("Havsverket")
    zoom = page.evaluate("() => graphbuildPage.network().getScale()")
    page.keyboard.press("+")
    assert page.evaluate("() => graphbuildPage.network().getScale()") > zoom
    names = set()
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        names.add(strongest.inner_text())
    assert len(names) > 1
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "panel"


def test_steps_lead_from_fact_to_fact(page) -> None:
    click(page, point_of_edge(page, "leder"))
    expect(page.locator(".steps")).to_contain_text("1 av 10")
    page.get_by_role("button", name="Nästa fakta").click()
    expect(page.locator("#panel h2")).to_contain_text("ligger-i")


def test_large_graph_starts_from_its_strongest_part(open_page, sample, monkeypatch, watched) -> None:
    monkeypatch.setattr("graphbuild.export.page.network.SHOWN", 6)
    page = open_page(*sample)
    expect(page.locator("#notice")).to_have_text("Starkaste delen: 6 av 11 entiteter. Sök fram fler.")
    assert page.evaluate("() => graphbuildPage.drawn.nodes.length") == 6
    page.click("#show-table")
    expect(page.locator("#table tbody tr")).to_have_count(10)
    page.click("#show-graph")
    search(page, "Varberg")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("Starkaste delen: 8 av 11")
    page.wait_for_timeout(200)
    click(page, point_of_node(page, "Ekholm"))
    expect(page.locator("#panel h2")).to_have_text("Ekholm")
    assert watched.errors == []
