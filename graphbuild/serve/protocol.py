"""The SPARQL 1.1 Protocol's query operation: a request in, a question out.

https://www.w3.org/TR/sparql11-protocol/#query-operation. The protocol leaves other parameters
to the service: ``param.name`` gives the value of ``param:name()`` in the query.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl

import pyoxigraph
from starlette.exceptions import HTTPException
from starlette.requests import Request

from graphbuild.serve.answer import Question

MAX_BODY = 1_000_000
"""Bytes that a request's body may have."""

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

READ_ONLY = "This endpoint only answers queries; the graph cannot be changed through it."

Pairs = list[tuple[str, str]]


async def read_question(request: Request) -> Question | None:
    """What a request asks, or None for a GET without parameters, which asks for the description of the service.

    Raises HTTPException: 400, 403 for an update, 413 or 415, each with its reason.
    """
    pairs = _split(request.scope["query_string"])
    if request.method != "POST":
        return _to_question(pairs, request) if pairs else None
    media_type = _media_type(request)
    if media_type == FORM:
        return _to_question([*pairs, *_split(await _read_body(request))], request)
    if media_type == QUERY:
        if any(name == "query" for name, _ in pairs):
            raise HTTPException(400, "The query stands both in the address and in the body; give it once.")
        return _to_question([*pairs, ("query", _decode(await _read_body(request)))], request)
    if media_type == UPDATE:
        raise HTTPException(415, READ_ONLY)
    raise HTTPException(415, f"A query is posted as {FORM} or {QUERY}, not as {media_type or 'nothing'}.")


def _to_question(pairs: Pairs, request: Request) -> Question:
    if any(name in {"update", "using-graph-uri", "using-named-graph-uri"} for name, _ in pairs):
        raise HTTPException(403, READ_ONLY)
    queries = _all(pairs, "query")
    if len(queries) != 1:
        found = "none" if not queries else str(len(queries))
        raise HTTPException(400, f"The request must have exactly one query, and has {found}.")
    return Question(
        queries[0],
        read_values(pairs, prefix="param."),
        _iris(pairs, "default-graph-uri"),
        _iris(pairs, "named-graph-uri"),
        request.headers.get("accept", ""),
    )


def read_values(pairs: Iterable[tuple[str, str]], *, prefix: str = "") -> dict[str, str]:
    """Values of a query's parameters by their names; HTTPException 400 when one is given twice."""
    values: dict[str, str] = {}
    for name, value in pairs:
        if not name.startswith(prefix):
            continue
        if name in values:
            raise HTTPException(400, f"The parameter {name} is given twice; give it once.")
        values[name] = value
    return {name.removeprefix(prefix): value for name, value in values.items()}


def read_address(request: Request) -> Pairs:
    """The parameters in a request's address."""
    return _split(request.scope["query_string"])


def _all(pairs: Pairs, wanted: str) -> list[str]:
    return [value for name, value in pairs if name == wanted]


def _iris(pairs: Pairs, name: str) -> tuple[str, ...]:
    iris = _all(pairs, name)
    for iri in iris:
        try:
            pyoxigraph.NamedNode(iri)
        except ValueError as error:
            raise HTTPException(400, f"{name} is {iri!r}, which is no absolute IRI.") from error
    return tuple(dict.fromkeys(iris))


def _media_type(request: Request) -> str:
    media_type, _, rest = request.headers.get("content-type", "").partition(";")
    name, _, charset = rest.strip().partition("=")
    if name.strip().lower() == "charset" and charset.strip(' "').lower() not in {"utf-8", "utf8", "us-ascii"}:
        raise HTTPException(415, f"The request is in {charset.strip()}; send UTF-8.")
    return media_type.strip().lower()


async def _read_body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise HTTPException(413, f"The request has more than {MAX_BODY:,} bytes; send a shorter query.")
    return body


def _split(data: bytes) -> Pairs:
    try:
        return parse_qsl(data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError as error:
        raise HTTPException(400, "The parameters are not percent-encoded UTF-8.") from error
    except ValueError as error:
        raise HTTPException(400, "The request has more than 1,000 parameters.") from error


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"The query is not UTF-8 at byte {error.start}.") from error
