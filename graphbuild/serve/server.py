"""Starting and stopping: the socket, the workers, and the signals that end it all."""

from __future__ import annotations

import asyncio
import functools
import ipaddress
import signal
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from graphbuild.errors import ServeError
from graphbuild.query import TIMEOUT, find_graph, open_graph
from graphbuild.serve.answer import answer
from graphbuild.serve.app import Site, make_app
from graphbuild.serve.pool import Pool

HOST = "127.0.0.1"
PORT = 7878

MAX_CONNECTIONS = 200
PATIENCE = 2
"""Seconds that running answers get when the server is told to stop."""


def serve(
    graph: str | Path,
    *,
    host: str = HOST,
    port: int = PORT,
    origins: tuple[str, ...] = (),
    timeout: float = TIMEOUT,
    on_ready: Callable[[str], None] | None = None,
) -> None:
    """Serve a graph until SIGINT or SIGTERM; ``on_ready`` gets the address once it answers there.

    Port 0 takes any that is free. ``origins`` are the web origins whose pages may ask.
    Raises GraphError when the graph cannot be opened, and ServeError when the address is
    not this machine's own or is taken.
    """
    listener = _listen(host, port)
    with listener:
        file = find_graph(graph)
        site = Site(str(graph), open_graph(graph), _read_page(file))
        pool = Pool(functools.partial(answer, site.store), timeout=timeout)
        for number in (signal.SIGINT, signal.SIGTERM):  # uvicorn stops on them, then raises them again
            signal.signal(number, _ignore)
        address = _write_address(listener)
        asyncio.run(
            _run(pool, make_app(site, pool.ask, origins=origins), listener, lambda: on_ready and on_ready(address))
        )


async def _run(pool: Pool, app: Starlette, listener: socket.socket, on_ready: Callable[[], object]) -> None:
    config = uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=MAX_CONNECTIONS,
        timeout_graceful_shutdown=PATIENCE,
    )
    try:
        on_ready()
        await _Server(config, pool).serve(sockets=[listener])
    finally:
        pool.stop()


class _Server(uvicorn.Server):
    """Ends running queries first when it is told to stop, so that nobody waits for them."""

    def __init__(self, config: uvicorn.Config, pool: Pool) -> None:
        super().__init__(config)
        self._pool = pool

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop the pool, then the server."""
        self._pool.stop()
        await super().shutdown(sockets)


def _listen(host: str, port: int) -> socket.socket:
    """A socket that waits for connections already, on an address of this machine only."""
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host.strip("[]"))
    except ValueError:
        address = None
    if address is None or not address.is_loopback:
        raise ServeError(f"{host} is not an address of this machine alone; serve on 127.0.0.1, localhost or ::1.")
    listener = socket.socket(socket.AF_INET6 if address.version == 6 else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((str(address), port))
        listener.listen(MAX_CONNECTIONS)
    except OSError as error:
        listener.close()
        raise ServeError(
            f"{host} port {port} cannot be used ({error.strerror}); give another with --port, 0 for any that is free."
        ) from error
    return listener


def _write_address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if listener.family == socket.AF_INET6 else f"http://{host}:{port}/"


def _read_page(graph: Path) -> bytes | None:
    page = graph.parent / "graph.html"
    return page.read_bytes() if graph.stem == "graph" and page.is_file() else None


def _ignore(*_: object) -> None:
    """What is left to do for a signal that was heeded already."""
