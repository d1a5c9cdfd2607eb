"""A server of the sample graph in a process of its own, as ``graphbuild serve`` starts it, and a plain HTTP client."""

from __future__ import annotations

import http.client
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from graphbuild.export import read_facts, write_trig
from graphbuild.export.html import write_html
from graphbuild.graph import to_rdf
from graphbuild.reading import read

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples"
PATIENCE = 120
"""Seconds after which a test gives up on a process; a sound one answers in far less."""


@dataclass(frozen=True)
class Reply:
    status: int
    headers: http.client.HTTPMessage
    text: str

    @property
    def media_type(self) -> str:
        return self.headers.get_content_type()


@dataclass(frozen=True)
class Server:
    address: str
    process: subprocess.Popen

    @property
    def endpoint(self) -> str:
        return self.address + "sparql"

    @property
    def port(self) -> int:
        return urlsplit(self.address).port

    def send(self, method: str, path: str, *, body=None, headers=None) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            response = connection.getresponse()
            return Reply(response.status, response.headers, response.read().decode("utf-8"))
        finally:
            connection.close()

    def ask(self, query: str, *, accept: str = "", **parameters) -> Reply:
        """Ask by GET; a parameter may be a list."""
        path = f"/sparql?{urlencode({'query': query, **parameters}, doseq=True)}"
        return self.send("GET", path, headers={"Accept": accept} if accept else {})

    def workers(self) -> set[int]:
        found = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False)
        return set(map(int, found.stdout.split()))


@contextmanager
def run_server(graph: Path, *options: str) -> Iterator[Server]:
    """A server on a free port, ended with the test if it still runs."""
    command = [
        sys.executable,
        "-c",
        "from graphbuild.cli import app; app()",
        "serve",
        str(graph),
        "--port",
        "0",
        *options,
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True, bufsize=1) as process:
        try:
            ready, _, _ = select.select([process.stderr], [], [], PATIENCE)
            line = process.stderr.readline() if ready else ""
            assert " is at http://" in line, line
            yield Server(line.partition(" is at ")[2].split()[0], process)
        finally:
            process.kill()


@pytest.fixture(scope="session")
def start():
    """Starts a server of a graph with the options of the command; a context manager."""
    return run_server


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory) -> Path:
    """A folder as ``graphbuild build`` writes it: two documents, and a page beside the graph."""
    folder = tmp_path_factory.mktemp("served")
    documents = tuple(read(SAMPLES / "nordkaj.jsonl", check_language=False))
    with (SAMPLES / "nordkaj-facts.jsonl").open(encoding="utf-8") as lines:
        facts = read_facts(lines)
    write_trig(to_rdf(facts, documents), folder / "graph.trig")
    write_html(facts, documents, folder / "graph.html")
    return folder


@pytest.fixture(scope="session")
def server(sample_folder) -> Iterator[Server]:
    with run_server(sample_folder) as server:
        yield server


@pytest.fixture(scope="session")
def many_nodes(tmp_path_factory) -> Path:
    """A graph of 10,000 nodes: 100 million pairs."""
    path = tmp_path_factory.mktemp("many") / "noder.nt"
    path.write_text("".join(f'<urn:n:{n}> <urn:p> "{n}" .\n' for n in range(10_000)), encoding="utf-8")
    return path
