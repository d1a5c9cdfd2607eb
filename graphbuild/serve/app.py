"""The addresses of the server: ``/sparql``, the named queries, the query editor and the graph page."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pyoxigraph
from jinja2 import Environment, select_autoescape
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from graphbuild.errors import QueryError
from graphbuild.query import list_queries, load_query
from graphbuild.serve.answer import Question, Reply, write_triples
from graphbuild.serve.cache import Ask, Cache
from graphbuild.serve.description import describe_service
from graphbuild.serve.formats import GRAPHS, HTML, choose
from graphbuild.serve.guard import Guard
from graphbuild.serve.protocol import read_address, read_question, read_values
from graphbuild.vocabulary import PREFIXES

ASSETS = {
    "editor.css": ("static", "text/css"),
    "editor.js": ("static", "text/javascript"),
    "yasgui.min.css": ("vendor", "text/css"),
    "yasgui.min.js": ("vendor", "text/javascript"),
}

EDITOR_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Scripts from here alone; inline styles because the editor measures its text with them."""
PAGE_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The graph page names its own scripts by their hashes; this adds that it may reach nothing."""


@dataclass(frozen=True, slots=True)
class Site:
    """What is served: a graph, what it is called, and its page, if there is one."""

    title: str
    store: pyoxigraph.Store
    page: bytes | None = None


def make_app(site: Site, ask: Ask, *, origins: tuple[str, ...] = ()) -> Starlette:
    """The application for a site whose questions ``ask`` answers; pages of ``origins`` may ask too (CORS)."""
    ask = Cache(ask).ask
    middleware = [Middleware(Guard, origins=origins)]
    if origins:
        middleware.append(
            Middleware(CORSMiddleware, allow_origins=origins, allow_methods=["GET", "POST"], allow_headers=["*"])
        )
    routes = [
        Route("/", _make_editor(site)),
        Route("/sparql", _make_endpoint(site, ask), methods=["GET", "POST"]),
        Route("/queries", _list_queries),
        Route("/queries/{name}", _make_named(ask)),
        Route("/graph.html", _make_page(site)),
        Route("/assets/{name}", _send_asset),
    ]
    return Starlette(routes=routes, middleware=middleware, exception_handlers={HTTPException: _send_error})


Endpoint = Callable[[Request], Coroutine[Any, Any, Response]]


def _make_endpoint(site: Site, ask: Ask) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        question = await read_question(request)
        if question is None:
            return _describe(site, request)
        return _send(await ask(question))

    return endpoint


def _describe(site: Site, request: Request) -> Response:
    """The service description; people with a browser are led to the editor."""
    media_type = choose(request.headers.get("accept", ""), (*GRAPHS, HTML))
    if media_type == HTML:
        return RedirectResponse("/", status_code=303)
    if media_type is None:
        raise HTTPException(406, f"The description of the service can be written as {', '.join(GRAPHS)}.")
    endpoint = f"http://{request.headers['host']}/sparql"
    return Response(write_triples(describe_service(site.store, endpoint), media_type), media_type=media_type)


def _make_named(ask: Ask) -> Endpoint:
    async def named(request: Request) -> Response:
        try:
            query = load_query(request.path_params["name"])
        except QueryError as error:
            raise HTTPException(404, str(error)) from error
        try:
            values = query.bind(read_values(read_address(request)))
        except QueryError as error:
            raise HTTPException(400, str(error)) from error
        return _send(await ask(Question(query.sparql, values, accept=request.headers.get("accept", ""))))

    return named


async def _list_queries(_: Request) -> Response:
    """The named queries as JSON, with the prefixes that they may use."""
    return JSONResponse({"prefixes": PREFIXES, "queries": [asdict(query) for query in list_queries()]})


def _make_editor(site: Site) -> Endpoint:
    template = Environment(autoescape=select_autoescape(default=True)).from_string(_read("static", "editor.html.j2"))
    html = template.render(title=site.title, has_page=site.page is not None)

    async def editor(_: Request) -> Response:
        return HTMLResponse(html, headers={"Content-Security-Policy": EDITOR_POLICY})

    return editor


def _make_page(site: Site) -> Endpoint:
    async def page(_: Request) -> Response:
        if site.page is None:
            raise HTTPException(404, "There is no graph.html beside the graph; graphbuild build writes one.")
        return Response(site.page, media_type=HTML, headers={"Content-Security-Policy": PAGE_POLICY})

    return page


async def _send_asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in ASSETS:
        raise HTTPException(404, "There is no such file.")
    folder, media_type = ASSETS[name]
    return Response(_read(folder, name), media_type=media_type)


def _send(reply: Reply) -> Response:
    headers = {"Retry-After": "10"} if reply.status == 503 else {}
    return Response(reply.body, reply.status, {**headers, "Vary": "Accept"}, media_type=reply.media_type)


async def _send_error(_: Request, error: Exception) -> Response:
    """One sentence in plain text."""
    status, detail, headers = (
        (error.status_code, error.detail, error.headers) if isinstance(error, HTTPException) else (500, "", None)
    )
    return PlainTextResponse(f"{detail}\n", status_code=status, headers=headers)


@cache
def _read(folder: str, name: str) -> str:
    return (files("graphbuild.serve") / folder / name).read_text(encoding="utf-8")
