"""The page as people use it: they open, click, type and press keys, and look at what they see."""

import json

import pytest
import rdflib
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


def count(page: Page) -> str:
    return page.inner_text("#count")


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


def test_link_restores_the_view(page, open_page) -> None:
    page.locator("label.choice", has_text="nekas").click()
    click(page, point_of_edge(page, "varnar-för"))
    address = page.evaluate("() => location.hash")
    again = open_page(fragment=address, name="again")
    assert count(again) == count(page)
    expect(again.locator("#panel .sentence")).to_contain_text("Havsverket varnar för")


@pytest.mark.parametrize(
    "fragment", ["#view=%", "#view=7", '#view={"kinds":[1],"focus":{"id":"nobody","steps":9}}', "#other"]
)
def test_broken_links_open_the_fresh_view(open_page, watched, fragment) -> None:
    page = open_page(fragment=fragment)
    assert count(page) == "11 entiteter · 10 fakta · 1 dokument"
    assert watched.errors == []


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


def save(page: Page, name: str):
    page.click("#share")
    with page.expect_download() as waiting:
        page.locator("#share-list button", has_text=name).click()
    return waiting.value


def test_saves_csv_and_json_of_what_is_visible(page) -> None:
    page.locator("label.choice", has_text="Organisation").click()
    table = save(page, "CSV").path().read_text(encoding="utf-8-sig")
    assert len(table.splitlines()) == 1 + 3
    assert '"Ekholm","bor-i","Varberg","positive","asserted"' in table
    facts = json.loads(save(page, "JSON").path().read_text(encoding="utf-8"))
    assert [fact["relation"]["label"] for fact in facts] == ["finns-i", "köps", "bor-i"]
    assert facts[0]["evidence"][0]["text"].startswith("Havsverket varnar")


def test_saves_pictures(page) -> None:
    picture = save(page, "PNG")
    assert picture.suggested_filename == "Olja-i-havet.png"
    assert picture.path().read_bytes().startswith(b"\x89PNG")
    drawing = save(page, "SVG").path().read_text(encoding="utf-8")
    assert drawing.startswith("<svg")
    assert "varnar-för" in drawing
    assert "enligt Karl Berg" in drawing


def test_saved_turtle_is_read_by_rdflib(page) -> None:
    graph = rdflib.Graph().parse(data=save(page, "Turtle").path().read_text(encoding="utf-8"), format="turtle")
    relation = rdflib.URIRef("https://w3id.org/graphbuild/relation/dumpar")
    # One speaker affirms it, another denies it: the affirmed one is a triple, and both are statements.
    assert len(list(graph.triples((None, relation, None)))) == 1
    assert len(list(graph.triples((None, rdflib.RDF.predicate, relation)))) == 2


def test_prints_the_picture_and_every_visible_fact(page) -> None:
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#graph canvas")).to_be_visible()
    expect(page.locator("#table tbody tr")).to_have_count(10)
    expect(page.locator("#search")).to_be_hidden()
    expect(page.locator("#filters")).to_be_hidden()


def test_large_graph_starts_from_its_strongest_part(open_page, sample, monkeypatch, watched) -> None:
    monkeypatch.setattr("graphbuild.export.page.network.SHOWN", 6)
    page = open_page(*sample)
    expect(page.locator("#notice")).to_have_text(
        "Ritar 6 av 11 entiteter, den starkaste delen först; sök fram fler, eller se tabellen."
    )
    assert page.evaluate("() => graphbuildPage.drawn.nodes.length") == 6
    page.click("#show-table")
    expect(page.locator("#table tbody tr")).to_have_count(10)
    page.click("#show-graph")
    search(page, "Varberg")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("Ritar 8 av 11")
    page.wait_for_timeout(200)
    click(page, point_of_node(page, "Ekholm"))
    expect(page.locator("#panel h2")).to_have_text("Ekholm")
    assert watched.errors == []


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
