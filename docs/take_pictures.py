"""Take the pictures in docs/images anew: the sample article's page in its main states, and a graph of 5,000 entities.

python docs/take_pictures.py [--only light dark phone table evidence path 5000]
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from graphbuild.pipeline import build_graph

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))
SAMPLE = ROOT / "docs" / "samples" / "spionage.txt"
DESK, PHONE = (1400, 860), (390, 844)


def leave(_: Page) -> None:
    """The page as it opens."""


def darken(page: Page) -> None:
    """Dark theme."""
    page.click("#theme")


def open_table(page: Page) -> None:
    """The table, sorted, with a fact chosen."""
    page.click("#show-table")
    page.get_by_role("button", name="Subjekt").click()
    page.locator("#table tbody tr", has_text="varnar-för").locator("button").first.click()


def open_evidence(page: Page) -> None:
    """A fact of an entity found by search, with its sentence."""
    page.fill("#search", "FSB")
    page.keyboard.press("Enter")
    page.locator("#panel .facts button", has_text="varnar-för").click()


def open_on_phone(page: Page) -> None:
    """An entity chosen on a phone."""
    page.fill("#search", "FSB")
    page.keyboard.press("Enter")


def find_path(page: Page) -> None:
    """The shortest path between two entities."""
    page.fill("#search", "FSB")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Hitta väg till").click()
    page.fill("#search", "Röda torget")
    page.keyboard.press("Enter")


STATES: dict[str, tuple[Callable[[Page], None], tuple[int, int]]] = {
    "light": (leave, DESK),
    "dark": (darken, DESK),
    "table": (open_table, DESK),
    "evidence": (open_evidence, DESK),
    "path": (find_path, DESK),
    "phone": (open_on_phone, PHONE),
    "5000": (leave, DESK),
}


def take(browser: Browser, name: str, page_file: Path) -> None:
    """One picture of a page in one state."""
    state, (width, height) = STATES[name]
    context = browser.new_context(
        locale="sv-SE", viewport={"width": width, "height": height}, reduced_motion="reduce", color_scheme="light"
    )
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto(page_file.as_uri())
    page.wait_for_selector("html[data-ready=true]")
    state(page)
    page.mouse.move(width - 2, height - 2)
    page.wait_for_timeout(500)
    picture = ROOT / "docs" / "images" / f"page-{name}.png"
    page.screenshot(path=picture)
    context.close()
    # A palette is enough for a page, and a third of the bytes.
    if shutil.which("pngquant"):
        subprocess.run(["pngquant", "--force", "--skip-if-larger", "--output", str(picture), str(picture)], check=True)  # noqa: S603, S607 - our own file


def make_pages(folder: Path, names: list[str]) -> dict[str, Path]:
    """The pages that the pictures show, by the name of the picture."""
    from crowd import make_crowd

    from graphbuild.export.html import write_html

    pages: dict[str, Path] = {}
    if "5000" in names:
        pages["5000"] = folder / "crowd.html"
        write_html(*make_crowd(5000), pages["5000"], title="Påhittade nyheter")
    if set(names) - {"5000"}:
        build_graph([SAMPLE]).write(folder)
        pages |= dict.fromkeys(set(names) - {"5000"}, folder / "graph.html")
    return pages


def main() -> None:
    """Read the command line, build, take the pictures."""
    arguments = argparse.ArgumentParser(description="Take the pictures in docs/images anew.")
    arguments.add_argument("--only", nargs="*", default=list(STATES), choices=list(STATES))
    names = arguments.parse_args().only
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        sys.exit("No pictures without a browser: apt-get install chromium.")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = make_pages(Path(folder), names)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for name in names:
            take(browser, name, pages[name])
        browser.close()


if __name__ == "__main__":
    main()
