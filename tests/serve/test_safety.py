"""What nobody may do through the server: stop it for others, reach through it, or use it from a page of the web."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graphbuild.cli import app

PATIENCE = 120
"""Seconds after which a test gives up on a process; a sound one is far faster."""

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y FILTER(CONCAT(?x, ?y) = 'finns inte') }"
HUGE = "SELECT * { ?a ?p ?x . ?b ?q ?y }"
SMALL = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def is_alive(process: int) -> bool:
    """Whether a process runs; one that has ended and waits to be counted does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(met) -> bool:
    end = time.monotonic() + PATIENCE
    while not met() and time.monotonic() < end:
        time.sleep(0.05)
    return met()


# ---- bounds ----------------------------------------------------------------------------------------------------------


def test_cross_product_ends_and_others_are_answered_meanwhile(start, many_nodes):
    replies = []
    with start(many_nodes) as server:
        queries = [CROSS.replace("inte", str(number)) for number in range(3)]  # the same would be asked once
        slow = [threading.Thread(target=lambda query=query: replies.append(server.ask(query))) for query in queries]
        for thread in slow:
            thread.start()
        assert wait_until(lambda: len(server.workers()) >= 3)
        busy = server.workers()
        for _ in range(3):
            others = server.ask(SMALL)
            assert json.loads(others.text)["results"]["bindings"][0]["n"]["value"] == "10000"
        assert not replies, "the slow queries should still have run"
        for thread in slow:
            thread.join(PATIENCE)
        assert [reply.status for reply in replies] == [503] * 3
        assert "took longer than 10 s and was ended" in replies[0].text
        assert replies[0].headers["Retry-After"]
        assert wait_until(lambda: sum(map(is_alive, busy)) == 0)
        assert server.ask(SMALL).status == 200


def test_answer_has_a_largest_size(start, many_nodes):
    with start(many_nodes, "--timeout", "100") as server:
        reply = server.ask(HUGE, accept="text/csv")
        assert reply.status == 500
        assert "larger than 50,000,000 bytes" in reply.text
        assert server.ask(SMALL).status == 200


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT ?where { ?s ?p ?o } }",
    ],
)
def test_no_query_reaches_into_the_network(server, query):
    reply = server.ask(query)
    assert reply.status == 400
    assert "SERVICE; that is not allowed" in reply.text


# ---- who may ask -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:7878", "127.0.0.1.evil.example", "10.0.0.1", "", "a:b:c", "[::1"]
)
@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK%20%7B%7D", "/queries", "/graph.html", "/assets/editor.js"])
def test_foreign_host_is_refused_everywhere(server, host, path):
    reply = server.send("GET", path, headers={"Host": host})
    assert reply.status in {400, 421}  # 400 where HTTP itself forbids such a header
    assert "ASK" not in reply.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:9000", "127.0.0.1", "[::1]:7878"])
def test_own_names_are_answered(server, host):
    assert server.send("GET", "/sparql?query=ASK%20%7B%7D", headers={"Host": host}).status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
    ],
)
def test_page_of_another_site_is_refused(server, headers):
    reply = server.send("GET", "/sparql?query=ASK%20%7B%7D", headers=headers)
    assert reply.status == 403
    assert "--cors ORIGIN" in reply.text
    assert reply.headers["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
    ],
)
def test_own_page_and_a_followed_link_are_answered(server, headers):
    assert server.send("GET", "/sparql?query=ASK%20%7B%7D", headers=headers).status == 200


def test_own_origin_is_answered(server):
    assert server.ask("ASK {}").headers["Access-Control-Allow-Origin"] is None
    origin = {"Origin": f"http://127.0.0.1:{server.port}"}
    assert server.send("GET", "/sparql?query=ASK%20%7B%7D", headers=origin).status == 200


def test_every_reply_forbids_what_a_browser_might_make_of_it(server):
    for path in ("/", "/sparql?query=ASK%20%7B%7D", "/sparql?query=nonsense", "/graph.html", "/nowhere"):
        reply = server.send("GET", path)
        policy = reply.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "http:" not in policy
        assert "https:" not in policy
        assert "*" not in policy
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        assert reply.headers["Server"] is None


def test_cors_admits_the_origin_that_was_named_and_no_other(start, sample_folder):
    with start(sample_folder, "--cors", "http://localhost:3000") as server:
        path = "/sparql?query=ASK%20%7B%7D"
        named = server.send("GET", path, headers={"Origin": "http://localhost:3000", "Sec-Fetch-Site": "same-site"})
        assert (named.status, named.headers["Access-Control-Allow-Origin"]) == (200, "http://localhost:3000")
        asked_first = {"Origin": "http://localhost:3000", "Access-Control-Request-Method": "POST"}
        assert server.send("OPTIONS", path, headers=asked_first).status == 200
        other = server.send("GET", path, headers={"Origin": "http://localhost:3001"})
        assert (other.status, other.headers["Access-Control-Allow-Origin"]) == (403, None)


def test_only_this_machine_is_listened_to(server):
    listening = subprocess.run(["cat", "/proc/net/tcp"], capture_output=True, text=True, check=True).stdout
    own = [line.split()[1] for line in listening.splitlines()[1:] if line.split()[1].endswith(f":{server.port:04X}")]
    assert {address.split(":")[0] for address in own} == {"0100007F"}


# ---- start and stop --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_ends_the_server_and_its_workers(start, many_nodes, number):
    with start(many_nodes, "--timeout", "100") as server:
        thread = threading.Thread(target=lambda: _ask_in_vain(server), daemon=True)
        thread.start()
        assert server.ask(SMALL).status == 200
        assert wait_until(lambda: len(server.workers()) >= 2)
        workers = server.workers()
        server.process.send_signal(number)
        assert server.process.wait(PATIENCE) == 0
        assert wait_until(lambda: not any(map(is_alive, workers)))
        assert server.process.stderr.read() == ""


def _ask_in_vain(server):
    with contextlib.suppress(OSError):
        server.ask(CROSS)


def test_workers_end_when_the_server_is_gone(start, sample_folder):
    with start(sample_folder) as server:
        assert server.ask("ASK {}").status == 200
        workers = server.workers()
        assert workers
        server.process.kill()
        server.process.wait(PATIENCE)
        assert wait_until(lambda: not any(map(is_alive, workers)))


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--host", "0.0.0.0"], "0.0.0.0 is not an address of this machine alone"),  # noqa: S104  # that is the point
        (["--host", "192.168.1.1"], "serve on 127.0.0.1, localhost or ::1"),
        (["--host", "example.org"], "example.org is not an address of this machine alone"),
    ],
)
def test_address_that_others_reach_is_an_error(sample_folder, options, reason):
    result = CliRunner().invoke(app, ["serve", str(sample_folder), *options])
    assert result.exit_code == 1
    assert reason in result.stderr


def test_port_that_is_taken_is_an_error(sample_folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = CliRunner().invoke(app, ["serve", str(sample_folder), "--port", str(port)])
    assert result.exit_code == 1
    assert f"port {port} cannot be used" in result.stderr


def test_graph_that_is_missing_is_an_error(tmp_path):
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "saknas"), "--port", "0"])
    assert result.exit_code == 1
    assert "There is no graph" in result.stderr


def test_web_framework_is_not_loaded_by_other_commands():
    code = "import sys, graphbuild, graphbuild.cli\nassert not {'starlette', 'uvicorn', 'mimeparse'} & set(sys.modules)"
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": str(root)})
