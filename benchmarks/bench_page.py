"""How fast the graph page opens and answers, beside pyvis's own page of the same graph; ``make bench`` runs it.

    python benchmarks/bench_page.py [--sizes 100 1000 5000 20000] [--limit 60] [--keep FOLDER]

Both pages are opened from disk in Debian's Chromium without network, one after the other, for each size. Interactive means:
the graph is drawn, nothing covers it, and the page has painted two frames more. Times are of the clock; ``work`` is processor
time of the page's main thread until then, which other programs on the machine disturb less. The longest task is the
longest while somebody searches, filters, zooms, sorts the table and undoes it; ``work ms`` is the most processor time that
one of these took. pyvis's page has neither search nor filters.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crowd import make_crowd
from playwright.sync_api import Browser, CDPSession, Error, Page, sync_playwright
from pyvis.edge import Edge
from pyvis.network import Network

from graphbuild.export.html import write_html
from graphbuild.model import Entity, Fact

SIZES = (100, 1_000, 5_000, 20_000)
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
WATCH = """window.tasks = [];
new PerformanceObserver((list) => list.getEntries().forEach((entry) => tasks.push(entry.duration)))
  .observe({ type: "longtask", buffered: true });"""
TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
OURS = "() => document.documentElement.dataset.ready === 'true'"
# pyvis covers the graph with a bar until the physics has settled, in graphs of more than 100 nodes.
THEIRS = """() => {
  if (typeof network === "undefined" || !network || !network.body.nodeIndices.length) return false;
  const bar = document.getElementById("loadingBar");
  return !bar || getComputedStyle(bar).display === "none";
}"""
SEARCH = """async (text) => {
  const field = document.getElementById("search");
  const start = performance.now();
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(done));
  return document.querySelectorAll("#hits li").length ? performance.now() - start : NaN;
}"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What one page took: sizes in MB, times in seconds, tasks and search in milliseconds; None where it did not come."""

    write: float
    size: float
    load: float | None = None
    interactive: float | None = None
    work: float | None = None
    heap: float | None = None
    task: float | None = None
    action: float | None = None
    search: float | None = None


def write_pyvis(facts: Sequence[Fact], path: Path) -> None:
    """The page as pyvis makes it by itself, everything in line, with its own layout and physics."""
    network = Network(directed=True, cdn_resources="in_line")
    names: dict[str, str] = {}
    for fact in facts:
        for end in (fact.subject, fact.object):
            if isinstance(end, Entity):
                names[end.id] = end.label
    network.add_nodes(list(names), label=list(names.values()))
    for fact in facts:
        if isinstance(fact.object, Entity):
            # Network.add_edge looks both ends up in a list, which 20,000 nodes would make an hour of.
            edge = Edge(fact.subject.id, fact.object.id, directed=True, label=fact.relation.label)
            network.edges.append(edge.options)
    path.write_text(network.generate_html(), encoding="utf-8")


def measure(browser: Browser, path: Path, write: float, *, ready: str, limit: float) -> Figures:
    """Open a page and use it; what did not come within ``limit`` seconds stays None."""
    size = path.stat().st_size / 1e6
    page = browser.new_context(viewport={"width": 1400, "height": 860}, locale="sv-SE").new_page()
    page.set_default_timeout(limit * 1000)
    page.add_init_script(WATCH)
    page.route("http*://**", lambda route: route.abort())
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    start, load = time.perf_counter(), None
    try:
        page.goto(path.as_uri())
        load = time.perf_counter() - start
        page.wait_for_function(ready, polling=50)
        page.evaluate(TWO_FRAMES)
    except Error:
        return Figures(write, size, load)
    interactive, work = time.perf_counter() - start, read_metric(session, "TaskDuration")
    try:
        session.send("HeapProfiler.collectGarbage")
        heap = read_metric(session, "JSHeapUsedSize") / 1e6
        task, action, search = use(page, session) if ready == OURS else (None, None, None)
    except Error as error:
        print(f"{path.name}: {str(error).splitlines()[0]}", file=sys.stderr)
        heap, task, action, search = None, None, None, None
    return Figures(write, size, load, interactive, work, heap, task, action, search)


def read_metric(session: CDPSession, name: str) -> float:
    """A figure of Chromium's about the page."""
    return next(item["value"] for item in session.send("Performance.getMetrics")["metrics"] if item["name"] == name)


def use(page: Page, session: CDPSession) -> tuple[float, float, float]:
    """Longest task, most work for one action, and slowest search, while somebody uses the page as people do."""
    page.evaluate("() => tasks.splice(0)")
    search = max(page.evaluate(SEARCH, text) for text in ("a", "be", "berg", "strand 1"))
    actions = (
        lambda: page.fill("#search", "strand"),
        lambda: page.keyboard.press("Enter"),
        page.locator("label.choice", has_text="Person").first.click,
        page.locator("label.choice", has_text="nekas").first.click,
        *(
            lambda button=button: page.click(button)
            for button in ("#undo", "#zoom-in", "#zoom-in", "#zoom-fit", "#theme")
        ),
        lambda: page.click("#show-table"),
        page.locator("#table thead button").first.click,
        lambda: (page.fill("#table-filter", "berg"), page.wait_for_timeout(300)),
        lambda: page.click("#show-graph"),
    )
    most = 0.0
    for action in actions:
        before = read_metric(session, "TaskDuration")
        action()
        page.evaluate(TWO_FRAMES)
        most = max(most, 1000 * (read_metric(session, "TaskDuration") - before))
    return page.evaluate("() => Math.max(0, ...tasks)"), most, search


def format_row(name: str, count: int, figures: Figures, limit: float) -> str:
    """One line of the table; a dash where the page has no such thing, the limit where it did not come."""
    came = figures.interactive is not None

    def cell(value: float | None, digits: int, width: int, *, waited: bool = False) -> str:
        text = f"{value:.{digits}f}" if value is not None else f">{limit:.0f}" if waited and not came else "–"
        return text.rjust(width)

    return (
        f"{count:>6}  {name:<10}{cell(figures.write, 1, 8)}{cell(figures.size, 2, 8)}"
        f"{cell(figures.load, 2, 8, waited=True)}{cell(figures.interactive, 2, 13, waited=True)}{cell(figures.work, 2, 8)}"
        f"{cell(figures.heap, 1, 8)}{cell(figures.task, 0, 9)}{cell(figures.action, 0, 9)}{cell(figures.search, 1, 9)}"
    )


def compare(browser_path: str, count: int, folder: Path, limit: float) -> None:
    """Measure both pages of one size, each in a browser of its own, and print their lines."""
    facts, documents = make_crowd(count)
    ours, theirs = folder / f"graphbuild-{count}.html", folder / f"pyvis-{count}.html"
    start = time.perf_counter()
    write_html(facts, documents, ours)
    middle = time.perf_counter()
    write_pyvis(facts, theirs)
    writes = {ours: middle - start, theirs: time.perf_counter() - middle}
    found: list[float | None] = []
    for name, path, ready in (("graphbuild", ours, OURS), ("pyvis", theirs, THEIRS)):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
            figures = measure(browser, path, writes[path], ready=ready, limit=limit)
            browser.close()
        print(format_row(name, count, figures, limit), flush=True)
        found.append(figures.interactive)
    if found[0]:
        ratio = f"{found[1] / found[0]:.1f}" if found[1] else f"more than {limit / found[0]:.0f}"
        print(f"        interactive {ratio} times as soon as pyvis's page", flush=True)


def main() -> None:
    """Read the command line, measure, print."""
    arguments = argparse.ArgumentParser(description="How fast the graph page opens and answers, beside pyvis's own.")
    arguments.add_argument("--sizes", nargs="*", type=int, default=SIZES, help="numbers of entities")
    arguments.add_argument("--limit", type=float, default=60.0, help="seconds to wait for a page (default: 60)")
    arguments.add_argument("--keep", type=Path, help="folder to keep the pages in")
    options = arguments.parse_args()
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        print("The page cannot be timed: no chromium on this machine; apt-get install chromium.", file=sys.stderr)
        return
    print("                    write s      MB  load s interactive s  work s heap MB  task ms  work ms search ms")
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for count in options.sizes:
            compare(browser, count, folder, options.limit)


if __name__ == "__main__":
    main()
