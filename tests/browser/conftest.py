"""A page of hand-made facts, opened from the disk in Debian's Chromium with every request watched."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from graphbuild.export.html import write_html
from graphbuild.model import Document, Entity, Evidence, Fact, Kind, Modality, Polarity, Relation, Sentence, Value

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TEXT = (
    "Ester Lund leder Havsverket i Umeå. "
    "Havsverket varnar för att rederiet Nordlinjen dumpar olja i Bottenhavet. "
    "Nordlinjen dumpar inte olja i Bottenhavet, säger Karl Berg. "
    "Regeringen kan komma att stoppa Nordlinjen. "
    "Verket köpte fartyget Ran 2021."
)


def split(text: str) -> tuple[Sentence, ...]:
    found = re.finditer(r"[^.]+\.", text)
    return tuple(
        Sentence(index, match.group().strip(), match.end() - len(match.group().strip()), match.end(), ())
        for index, match in enumerate(found)
    )


DOCUMENT = Document("havet", TEXT, title="Olja i havet", source="havet.txt", sentences=split(TEXT))


def entity(label: str, kind: Kind = Kind.CONCEPT, *aliases: str) -> Entity:
    return Entity(label.replace(" ", "_"), label, kind, aliases)


ESTER = entity("Ester Lund", Kind.PERSON)
VERKET = entity("Havsverket", Kind.ORGANIZATION, "Verket", "myndigheten")
UMEA = entity("Umeå", Kind.CITY)
REDERIET = entity("Nordlinjen", Kind.ORGANIZATION, "rederiet")
OLJA = entity("olja")
HAVET = entity("Bottenhavet", Kind.PLACE)
KARL = entity("Karl Berg", Kind.PERSON)
REGERINGEN = entity("Regeringen", Kind.ORGANIZATION)
RAN = entity("Ran")
EKHOLM = entity("Ekholm", Kind.PERSON)
VARBERG = entity("Varberg", Kind.CITY)


def evidence(number: int, *words: str, document: Document = DOCUMENT, rule: str = "active-with-object") -> Evidence:
    sentence = document.sentences[number]
    spans = [document.text.index(word, sentence.start) for word in words]
    marks = [(start, start + len(word)) for start, word in zip(spans, words, strict=True)]
    return Evidence(document.id, number, sentence.start, sentence.end, sentence.text, rule, *marks)


FACTS = (
    Fact(
        ESTER, Relation("leder"), VERKET, evidence=(evidence(0, "Ester Lund", "leder", "Havsverket"),), confidence=0.97
    ),
    Fact(VERKET, Relation("ligger-i"), UMEA, evidence=(evidence(0, "Havsverket", "i", "Umeå"),), confidence=0.6),
    Fact(VERKET, Relation("varnar-för"), REDERIET, evidence=(evidence(1, "Havsverket", "varnar för", "Nordlinjen"),)),
    Fact(
        REDERIET,
        Relation("dumpar", ("häller-ut",)),
        OLJA,
        attribution=VERKET,
        evidence=(evidence(1, "Nordlinjen", "dumpar", "olja"),),
    ),
    Fact(
        REDERIET,
        Relation("dumpar"),
        OLJA,
        Polarity.NEGATIVE,
        attribution=KARL,
        evidence=(evidence(2, "Nordlinjen", "dumpar", "olja"),),
    ),
    Fact(OLJA, Relation("finns-i"), HAVET, evidence=(evidence(1, "olja", "i", "Bottenhavet"),)),
    Fact(
        REGERINGEN,
        Relation("stoppar"),
        REDERIET,
        modality=Modality.POSSIBLE,
        evidence=(evidence(3, "Regeringen", "stoppa", "Nordlinjen"),),
        confidence=0.7,
    ),
    Fact(
        VERKET,
        Relation("köper"),
        RAN,
        time=Value("2021", "gYear", "2021"),
        evidence=(evidence(4, "Verket", "köpte", "Ran"),),
    ),
    Fact(RAN, Relation("köps"), Value("2021", "gYear", "2021"), evidence=(evidence(4, "Ran", "köpte", "2021"),)),
    Fact(EKHOLM, Relation("bor-i"), VARBERG),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        reason = "no chromium on this machine: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        locale="sv-SE", viewport={"width": 1400, "height": 860}, reduced_motion="reduce", accept_downloads=True
    )
    yield context
    context.close()


@pytest.fixture(scope="session")
def sample() -> tuple[tuple[Fact, ...], tuple[Document, ...]]:
    """The facts and documents of the sample page."""
    return FACTS, (DOCUMENT,)


class Watched:
    """What a page asked for, printed or threw while it was open."""

    def __init__(self) -> None:
        self.requests: list[str] = []
        self.errors: list[str] = []


@pytest.fixture
def watched() -> Watched:
    return Watched()


@pytest.fixture
def open_page(context: BrowserContext, watched: Watched, tmp_path: Path):
    """Open a page of the given facts; requests other than for the file itself are noted and blocked."""

    def open_page(
        facts=FACTS, documents=(DOCUMENT,), *, fragment: str = "", title: str = "", name: str = "graph"
    ) -> Page:
        path = tmp_path / f"{name}.html"
        write_html(facts, documents, path, title=title)
        page = context.new_page()
        page.on("console", lambda message: watched.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: watched.errors.append(str(error)))

        def decide(route) -> None:
            if route.request.url.split("#")[0] == path.as_uri():
                route.continue_()
            else:
                watched.requests.append(route.request.url)
                route.abort()

        page.route(re.compile("^(?!data:|blob:)"), decide)
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("html[data-ready=true]")
        return page

    return open_page


@pytest.fixture
def page(open_page, watched: Watched) -> Iterator[Page]:
    """The page of the sample facts; it must stay silent and alone."""
    page = open_page()
    yield page
    assert watched.errors == []
    assert watched.requests == []
