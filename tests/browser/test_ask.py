"""Asking the graph: one choice alone, polarity and modality, what is hidden, and paths under filters."""

import pytest
from playwright.sync_api import Page, expect


def count(page: Page) -> str:
    return page.inner_text("#count")


def open_entity(page: Page, name: str) -> None:
    page.fill("#search", name)
    page.keyboard.press("Enter")


def only(page: Page, name: str):
    return page.get_by_role("button", name=f"Visa bara {name}", exact=True)


def test_one_choice_alone_and_all_of_them_again(page) -> None:
    page.locator(".choice-row", has_text="nekas").hover()
    only(page, "nekas").click()
    assert count(page) == "Visar 2 av 11 entiteter och 1 av 10 fakta"
    only(page, "nekas").click()
    assert count(page) == "11 entiteter · 10 fakta · 1 dokument"


def test_one_choice_alone_by_keyboard(page) -> None:
    only(page, "möjligt").focus()
    page.keyboard.press("Enter")
    assert "1 av 10 fakta" in count(page)
    expect(only(page, "möjligt")).to_be_focused()


@pytest.mark.parametrize(
    ("group", "name", "left"),
    [("Polaritet", "nekande", 9), ("Polaritet", "jakande", 1), ("Modalitet", "möjligt, planerat", 9)],
)
def test_polarity_and_modality_filter_by_themselves(page, group, name, left) -> None:
    page.get_by_role("button", name=group).click()
    page.get_by_role("group", name=group).locator("label.choice", has_text=name).click()
    assert f"{left} av 10 fakta" in count(page)
    page.click("#show-table")
    expect(page.locator("#table tbody tr")).to_have_count(left)


def test_hidden_entities_come_back_one_by_one(page) -> None:
    for name in ("Nordlinjen", "Ekholm"):
        open_entity(page, name)
        page.get_by_role("button", name="Dölj").click()
    assert "5 av 10 fakta" in count(page)
    page.get_by_role("list", name="Dolda").get_by_role("button", name="Ekholm").click()
    assert "6 av 10 fakta" in count(page)
    expect(page.get_by_role("list", name="Dolda").get_by_role("listitem")).to_have_count(1)


def test_path_walks_only_what_the_filters_let_through(page) -> None:
    page.locator("label.choice", has_text="enligt någon").click()
    page.locator("label.choice", has_text="nekas").click()
    open_entity(page, "Ester Lund")
    page.get_by_role("button", name="Hitta väg till").click()
    open_entity(page, "Bottenhavet")
    expect(page.locator("#notice")).to_have_text("Filtren döljer vägen mellan Ester Lund och Bottenhavet.")


def test_neighbourhood_walks_only_what_the_filters_let_through(page) -> None:
    page.locator("label.choice", has_text="möjligt").click()
    open_entity(page, "Nordlinjen")
    page.get_by_role("button", name="Fokus 1 steg").click()
    assert "Visar 3 av 11 entiteter" in count(page)


def test_polarity_lives_in_the_address(page, open_page) -> None:
    page.get_by_role("button", name="Polaritet").click()
    page.get_by_role("group", name="Polaritet").locator("label.choice", has_text="nekande").click()
    again = open_page(fragment=page.evaluate("() => location.hash"), name="again")
    assert count(again) == count(page)


def test_search_for_a_relation_that_is_said_once_opens_its_sentence(page) -> None:
    open_entity(page, "varnar")
    assert "1 av 10 fakta" in count(page)
    expect(page.locator("#panel .sentence")).to_contain_text("Havsverket varnar för att rederiet")
