"""Who may ask: programs and pages of this machine, not pages of the web that a browser here has open.

A server on 127.0.0.1 is reached by every page that the user's browser shows. A foreign Host
header (DNS rebinding), a foreign Origin and a request that the browser marks as coming from
another site are refused before anything is computed.
"""

from __future__ import annotations

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""Names of this machine, as a Host header has them."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What every response says unless it says otherwise itself."""

_HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:.]+\]|[^:\[\]]+)(?::\d{1,5})?")


class Guard:
    """Middleware (ASGI) that refuses foreign requests and adds HEADERS; ``origins`` are those that --cors allows."""

    def __init__(self, app: ASGIApp, *, origins: tuple[str, ...] = ()) -> None:
        self._app = app
        self._origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it with the reason why not."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refuse(Headers(scope=scope))
        await (refusal or self._app)(scope, receive, send_guarded)

    def _refuse(self, headers: Headers) -> PlainTextResponse | None:
        host = _HOST.fullmatch(headers.get("host", ""))
        if host is None or host["name"].lower() not in LOOPBACK:
            return PlainTextResponse(
                "This server answers to the names of its own machine only, such as 127.0.0.1.\n", status_code=421
            )
        origin = headers.get("origin")
        if origin in self._origins:
            return None
        foreign = origin is not None and origin.lower() != f"http://{host[0]}".lower()
        if foreign or (_is_cross_site(headers) and not _is_followed_link(headers)):
            return PlainTextResponse(
                "Pages of other sites may not ask this server; start it with --cors ORIGIN to allow one.\n",
                status_code=403,
            )
        return None


def _is_cross_site(headers: Headers) -> bool:
    return headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}


def _is_followed_link(headers: Headers) -> bool:
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
