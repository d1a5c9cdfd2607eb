"""Thousands of entities: painted in batches, yet clicked, searched, focused and extended like few."""

import pytest
from playwright.sync_api import Page, expect

from graphbuild.model import Entity, Fact, Kind, Relation

COUNT = 700
PEOPLE = [Entity(f"p{number}", f"Person {number}", Kind.PERSON) for number in range(COUNT)]
FACTS = tuple(
    [Fact(PEOPLE[number], Relation(f"möter-{number % 7}"), PEOPLE[(number * 7 + 1) % COUNT]) for number in range(COUNT)]
    + [Fact(PEOPLE[number], Relation("ser"), PEOPLE[number // 3]) for number in range(COUNT)]
    # A third fact between the same two as "Person 9 ser Person 3".
    + [Fact(PEOPLE[9], Relation("hör"), PEOPLE[3]), Fact(PEOPLE[3], Relation("svarar"), PEOPLE[9])]
    + [Fact(PEOPLE[number], Relation("känner"), PEOPLE[number + 1]) for number in range(200)]
)


@pytest.fixture
def crowd(open_page, watched) -> Page:
    page = open_page(FACTS, ())
    yield page
    assert watched.errors == []


def open_entity(page: Page, name: str) -> None:
    page.fill("#search", name)
    page.keyboard.press("Enter")


def point_of(page: Page, name: str) -> tuple[float, float]:
    return page.evaluate(
        """name => {
            const { place, entities, network } = graphbuildPage;
            const box = document.getElementById("graph").getBoundingClientRect();
            const at = network().canvasToDOM(place.get(entities.findIndex(({ label }) => label === name)));
            return [box.left + at.x, box.top + at.y];
        }""",
        name,
    )


def middle_between(page: Page, one: str, other: str) -> tuple[float, float]:
    (x0, y0), (x1, y1) = point_of(page, one), point_of(page, other)
    return (x0 + x1) / 2, (y0 + y1) / 2


def has_ink(page: Page, x: float, y: float) -> bool:
    """Whether something other than paper is painted within 2 pixels of a point of the screen."""
    return page.evaluate(
        """([x, y]) => {
            const canvas = document.querySelector("#graph canvas");
            const box = canvas.getBoundingClientRect();
            const pixels = canvas.getContext("2d").getImageData(x - box.left - 2, y - box.top - 2, 5, 5).data;
            return pixels.some((value, at) => at % 4 === 3 && value > 60);
        }""",
        [x, y],
    )


def test_crowd_is_painted_and_opens_on_a_click(crowd) -> None:
    x, y = point_of(crowd, "Person 600")
    assert has_ink(crowd, x, y)
    crowd.mouse.click(x, y)
    expect(crowd.locator("#panel h2")).to_have_text("Person 600")


def test_lines_of_a_crowd_are_painted_and_open_on_a_click(crowd) -> None:
    open_entity(crowd, "Person 600")
    crowd.get_by_role("button", name="Fokus 1 steg").click()
    x, y = middle_between(crowd, "Person 600", "Person 200")
    assert has_ink(crowd, x, y)
    crowd.mouse.click(x, y)
    expect(crowd.locator("#panel h2")).to_contain_text("ser")


def test_filters_empty_the_crowd_and_fill_it_again(crowd) -> None:
    x, y = point_of(crowd, "Person 600")
    crowd.locator("label.choice", has_text="Person").click()
    crowd.wait_for_timeout(100)
    assert not has_ink(crowd, x, y)
    crowd.click("#undo")
    crowd.wait_for_timeout(100)
    assert has_ink(crowd, x, y)


def test_neighbourhood_gathers_in_rings_and_goes_home_again(crowd) -> None:
    before = point_of(crowd, "Person 3")
    open_entity(crowd, "Person 3")
    crowd.get_by_role("button", name="Fokus 1 steg").click()
    shown = crowd.evaluate("() => graphbuildPage.laid().filter((label) => label.node !== undefined).length")
    total = crowd.evaluate("() => graphbuildPage.shownNodes.size")
    assert 3 < total < 20
    assert shown == total
    crowd.locator("#notice button").click()
    crowd.wait_for_timeout(100)
    assert point_of(crowd, "Person 3") == pytest.approx(before, abs=2)


def test_lines_between_the_same_two_part(crowd) -> None:
    open_entity(crowd, "Person 9")
    crowd.get_by_role("button", name="Hitta väg till").click()
    open_entity(crowd, "Person 3")
    expect(crowd.locator("#notice")).to_contain_text("1 steg")
    texts = crowd.evaluate(
        "() => graphbuildPage.laid().filter((label) => label.node === undefined).map(({ text }) => text)"
    )
    assert sorted(texts) == ["hör", "ser", "svarar"]


def test_what_was_not_drawn_joins_when_it_is_searched_and_undo_takes_it_away(open_page, monkeypatch, watched) -> None:
    monkeypatch.setattr("graphbuild.export.page.network.SHOWN", 600)
    page = open_page(FACTS, ())
    expect(page.locator("#notice")).to_have_text("Starkaste delen: 600 av 700 entiteter. Sök fram fler.")
    missing = page.evaluate("() => graphbuildPage.entities[graphbuildPage.drawn.spare[0].id].label")
    open_entity(page, missing)
    expect(page.locator("#panel h2")).to_have_text(missing)
    assert has_ink(page, *point_of(page, missing))
    address = page.evaluate("() => location.hash")
    again = open_page(FACTS, (), fragment=address, name="again")
    assert has_ink(again, *point_of(again, missing))
    page.click("#undo")
    assert page.evaluate("() => graphbuildPage.shownNodes.size") == 600
    expect(page.locator("#notice")).to_contain_text("600")
    assert watched.errors == []


def test_an_undrawn_entity_met_in_the_table_can_be_drawn(open_page, monkeypatch) -> None:
    monkeypatch.setattr("graphbuild.export.page.network.SHOWN", 600)
    page = open_page(FACTS, (), fragment='#view={"tab":"table"}')
    missing = page.evaluate("() => graphbuildPage.entities[graphbuildPage.drawn.spare[0].id].label")
    page.fill("#table-filter", missing)
    page.locator("#table tbody tr", has_text=missing).first.click()
    page.locator("#panel .end", has_text=missing).first.click()
    page.get_by_role("button", name="Rita ut").click()
    expect(page.get_by_role("button", name="Fokus 1 steg")).to_be_visible()
