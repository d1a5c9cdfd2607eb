"""Taking things away: files of what is visible, paper, and addresses that restore a view."""

import json

import pytest
import rdflib
from playwright.sync_api import Page, expect


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


def test_citation_is_copied(page, context) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    click(page, point_of_edge(page, "varnar-för"))
    page.get_by_role("button", name="Kopiera citat").click()
    expect(page.locator("#notice")).to_have_text("Citatet är kopierat")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == (
        "”Havsverket varnar för att rederiet Nordlinjen dumpar olja i Bottenhavet.” "
        "(Olja i havet, mening 2, tecken 36–108, havet.txt)"
    )
