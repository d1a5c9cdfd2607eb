"""The page people open: the graph, its facts and their sentences in one HTML file that asks the network for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from graphbuild.errors import GraphError
from graphbuild.export.page import assets
from graphbuild.export.page.compact import compact
from graphbuild.export.page.data import collect
from graphbuild.export.page.network import make_network
from graphbuild.model import Document, Fact

NAME = "graphbuild"


def write_html(facts: Sequence[Fact], documents: Sequence[Document], path: Path, *, title: str = "") -> None:
    """Write the page as UTF-8; its title defaults to that of a single document.

    Raises GraphError when the file cannot be written.
    """
    page = render_html(facts, documents, title=title)
    try:
        # A lone surrogate, which JSON input can bring in, has no UTF-8 form: it becomes a question mark.
        path.write_bytes(page.encode("utf-8", "replace"))
    except OSError as error:
        raise GraphError(f"The page {path} cannot be written ({error.strerror}); choose another folder.") from error


def render_html(facts: Sequence[Fact], documents: Sequence[Document], *, title: str = "") -> str:
    """The whole page as text; same facts and documents, same page."""
    data = collect(facts, documents)
    heading = title or _default_title(documents)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(assets.read_template("page.html.j2")).render(
        title=heading,
        data=data,
        policy=assets.policy(),
        style=assets.style(),
        vendor=assets.vendor_script(),
        script=assets.script(),
        page_json=assets.encode_json({"title": heading} | compact(data)),
        network_json=assets.encode_json(make_network(data)),
    )


def _default_title(documents: Sequence[Document]) -> str:
    if len(documents) == 1:
        return documents[0].title or documents[0].id
    return NAME
