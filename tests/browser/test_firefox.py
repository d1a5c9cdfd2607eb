"""The same page in Firefox, driven by Mozilla's own Marionette: Playwright drives only builds of its own."""

import base64
import os
import shutil
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuild.export.html import write_html

with warnings.catch_warnings():
    # mozinfo asks distro for the system's name in an old way.
    warnings.simplefilter("ignore", DeprecationWarning)
    from marionette_driver import By, Keys, Wait
    from marionette_driver.marionette import ActionSequence, Marionette

# mozprofile and mozlog leave files to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Where the page lies, and what is saved from it."""
    return tmp_path_factory.mktemp("firefox")


@pytest.fixture(scope="module")
def firefox(sample, folder) -> Iterator[Marionette]:
    """Firefox with the sample page open from disk, without a network to reach."""
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    if path is None:
        pytest.skip("no Firefox on this machine: apt-get install firefox-esr")
    write_html(*sample, folder / "graph.html")
    settings = {
        "intl.accept_languages": "sv-SE",
        "network.proxy.type": 1,
        "network.proxy.http": "127.0.0.1",
        "network.proxy.http_port": 9,
        "browser.download.folderList": 2,
        "browser.download.dir": str(folder),
        "ui.prefersReducedMotion": 1,
    }
    browser = Marionette(
        bin=path, headless=True, port=0, prefs=settings, gecko_log=os.fspath(folder / "log"), startup_timeout=180
    )
    browser.start_session()
    browser.set_window_rect(width=1400, height=940)
    yield browser
    browser.cleanup()


@pytest.fixture
def page(firefox, folder) -> Marionette:
    firefox.navigate("about:blank")
    firefox.navigate((folder / "graph.html").as_uri())
    Wait(firefox, timeout=60).until(lambda _: run(firefox, "return document.documentElement.dataset.ready") == "true")
    return firefox


def run(page: Marionette, script: str, *arguments: object) -> object:
    return page.execute_script(script, script_args=arguments, sandbox=None)


def text(page: Marionette, selector: str) -> str:
    return page.find_element(By.CSS_SELECTOR, selector).text


def search(page: Marionette, name: str) -> None:
    field = page.find_element(By.ID, "search")
    field.send_keys(name)
    field.send_keys(Keys.ENTER)


def point_of(page: Marionette, relation: str) -> list[int]:
    return run(
        page,
        """const { drawn, labelPoint, network } = graphbuildPage;
        const box = document.getElementById("graph").getBoundingClientRect();
        const [x, y] = labelPoint(drawn.edges.find((edge) => edge.label === arguments[0]));
        const at = network().canvasToDOM({ x, y });
        return [Math.round(box.left + at.x), Math.round(box.top + at.y)];""",
        relation,
    )


def test_opens_in_the_readers_language_and_asks_for_nothing(page) -> None:
    assert text(page, "#count") == "11 entiteter · 10 fakta · 1 dokument"
    assert text(page, "#show-table") == "Tabell"
    assert run(page, "return performance.getEntriesByType('resource').length") == 0


def test_graph_is_painted(page) -> None:
    colours = run(
        page,
        """const canvas = document.querySelector("#graph canvas");
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        const seen = new Set();
        for (let at = 0; at < pixels.length; at += 4) if (pixels[at + 3] > 250) seen.add(pixels[at] * 65536 + pixels[at + 1] * 256 + pixels[at + 2]);
        return seen.size;""",
    )
    # Symbols of six kinds, lines of four manners and their smooth rims.
    assert colours > 10
    assert base64.b64decode(page.screenshot(full=False)).startswith(b"\x89PNG")


def test_click_on_a_relation_shows_its_sentence(page) -> None:
    x, y = point_of(page, "varnar-för")
    ActionSequence(page, "pointer", "mouse", {"pointerType": "mouse"}).pointer_move(x, y).click().perform()
    assert text(page, "#panel .sentence") == "Havsverket varnar för att rederiet Nordlinjen dumpar olja i Bottenhavet."
    assert text(page, "#panel mark.subject") == "Havsverket"


def test_search_path_and_table_by_keyboard(page) -> None:
    search(page, "Ester Lund")
    assert text(page, "#panel h2") == "Ester Lund"
    next(button for button in page.find_elements(By.CSS_SELECTOR, "#panel .action") if "väg" in button.text).click()
    search(page, "Bottenhavet")
    assert "4 steg" in text(page, "#notice")
    page.find_element(By.ID, "show-table").send_keys(Keys.ENTER)
    assert len(page.find_elements(By.CSS_SELECTOR, "#table tbody tr")) == 5


def test_csv_is_saved(page, folder) -> None:
    page.find_element(By.ID, "share").click()
    next(item for item in page.find_elements(By.CSS_SELECTOR, "#share-list button") if "CSV" in item.text).click()
    saved = folder / "Olja-i-havet.csv"
    Wait(page, timeout=30).until(lambda _: saved.exists() and saved.stat().st_size)
    assert "varnar-för" in saved.read_text(encoding="utf-8-sig")
