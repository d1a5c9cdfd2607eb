"""Load, serialise and query a large graph beside plain rdflib in the same run, then ask its endpoint; ``make bench`` runs it.

    python benchmarks/bench_rdf.py [--statements 200000] [--clients 8] [--seconds 20]

The graph is synthetic, in the shape that graphbuild writes (benchmarks/synthetic.py); a statement
is an RDF statement, a triple in its graph. Seconds are of processor time where both sides are one
thread, so that a busy machine changes the ratios little; the endpoint's latencies are of the clock
and mean something on an idle machine only. rdflib is stopped where it has taken LOST times as long.
"""

from __future__ import annotations

import argparse
import gc
import http.client
import multiprocessing
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pyoxigraph
import rdflib
from rdflib.plugins.sparql.operators import register_custom_function
from synthetic import make_graph

from graphbuild.export import write_nquads, write_trig
from graphbuild.graph import to_rdf
from graphbuild.query import NamedQuery, evaluate, list_queries, open_graph
from graphbuild.vocabulary import PARAMETER, PREFIXES

ROOT = Path(__file__).resolve().parents[1]
STATEMENTS_PER_FACT = 17.7
LOST = 20
"""How many times as long rdflib may take before its query is stopped and counted as that."""

Values = Mapping[str, str]


def main() -> None:
    """Read the command line, measure, print."""
    arguments = argparse.ArgumentParser(description="RDF beside plain rdflib, and the endpoint's latencies.")
    arguments.add_argument("--statements", type=int, default=200_000, help="RDF statements (default: 200000)")
    arguments.add_argument("--graph", type=Path, help="N-Quads of graphbuild to take in place of synthetic ones")
    arguments.add_argument("--clients", type=int, default=8, help="clients of the endpoint (default: 8)")
    arguments.add_argument("--seconds", type=float, default=20.0, help="how long they ask (default: 20)")
    arguments.add_argument("--only-endpoint", action="store_true", help="leave rdflib out")
    options = arguments.parse_args()
    warnings.simplefilter("ignore", DeprecationWarning)  # rdflib 7.6 calls names of its own that it deprecates
    with tempfile.TemporaryDirectory() as folder:
        path = options.graph or write_graph(Path(folder) / "graph.nq", options.statements)
        store = open_graph(path)
        quads = sum(1 for _ in store.quads_for_pattern(None, None, None, None))
        print(
            f"{path.stat().st_size / 1e6:.0f} MB of N-Quads, {quads} in the store with the union of all graphs",
            flush=True,
        )
        names = find_names(store)
        if not options.only_endpoint:
            compare_files(path)
            compare_queries(store, path, names)
        del store
        gc.collect()
        measure_endpoint(path, names, clients=options.clients, seconds=options.seconds)


def write_graph(path: Path, statements: int) -> Path:
    """Write a synthetic graph of about so many statements."""
    facts, documents = make_graph(round(statements / STATEMENTS_PER_FACT))
    graph = to_rdf(facts, documents)
    write_nquads(graph, path)
    write_trig(graph, path.with_suffix(".trig"))
    print(f"{len(facts)} facts in {len(documents)} documents", flush=True)
    return path


# ---- beside rdflib -----------------------------------------------------------------------------------------------------


def compare_files(path: Path) -> None:
    """Seconds to load the graph and to serialise it, in the formats that lie beside each other."""
    print(f"\n{'':<18}{'graphbuild':>12}{'rdflib':>12}{'times faster':>14}")
    store, dataset = pyoxigraph.Store(), rdflib.Dataset()
    for file in (path.with_suffix(".trig"), path):
        if file.exists():
            ours, store = time_of(lambda file=file: open_graph(file))
            theirs, dataset = time_of(lambda file=file: load_plain(file))
            print_row(f"load {file.suffix}", ours, theirs)
    ours, _ = time_of(lambda: store.dump(format=pyoxigraph.RdfFormat.N_QUADS))
    theirs, _ = time_of(lambda: dataset.serialize(format="nquads", encoding="utf-8"))
    print_row("serialise .nq", ours, theirs)


def compare_queries(store: pyoxigraph.Store, path: Path, names: tuple[str, ...]) -> None:
    """Seconds of each named query, asked about the names in the middle of the list."""
    dataset = load_plain(path)
    faster: list[float] = []
    for query in list_queries():
        values = choose_values(query, names, random.Random(7))  # noqa: S311  # a benchmark's dice
        ours, rows = time_of(lambda query=query, values=values: list(evaluate(store, query.sparql, values)))
        patience = max(ours * LOST, 1.0)
        theirs = time_bounded(lambda query=query, values=values: ask_plain(dataset, query, values), patience)
        print_row(query.name, ours, theirs if theirs is not None else patience, len(rows), lost=theirs is None)
        faster.append((theirs if theirs is not None else patience) / ours)
    print(
        f"named queries: at least {min(faster):.0f} times faster, in the median {statistics.median(faster):.0f} times"
    )


def load_plain(path: Path) -> rdflib.Dataset:
    """The graph in rdflib, its default graph the union of all."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(path, format=path.suffix.removeprefix(".").replace("nq", "nquads"))
    return dataset


def ask_plain(dataset: rdflib.Dataset, query: NamedQuery, values: Values) -> int:
    """Rows of a named query in rdflib, its parameters bound in the same way."""
    for name, value in values.items():
        literal = rdflib.Literal(value)
        register_custom_function(rdflib.URIRef(PARAMETER + name), lambda literal=literal: literal, override=True)
    return len(list(dataset.query(query.sparql, initNs=PREFIXES)))


def time_of(function: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds of a function, and what it returns."""
    gc.collect()
    start = time.process_time()
    found = function()
    return time.process_time() - start, found


def time_bounded(function: Callable[[], object], patience: float) -> float | None:
    """Processor seconds of a function in a child process, None when it needs more than ``patience``."""
    receiver, sender = multiprocessing.Pipe(duplex=False)

    def work() -> None:
        import resource

        spent = time.process_time()
        limit = int(spent + patience) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
        seconds, _ = time_of(function)
        sender.send(seconds)

    child = multiprocessing.get_context("fork").Process(target=work)
    child.start()
    sender.close()
    try:
        return receiver.recv()
    except EOFError:
        return None
    finally:
        child.kill()
        child.join()


def print_row(name: str, ours: float, theirs: float, rows: int | None = None, *, lost: bool = False) -> None:
    """A line of the table."""
    more = ">" if lost else ""
    count = f"{rows:>8} rows" if rows is not None else ""
    print(
        f"{name:<18}{ours:>10.3f} s{more + format(theirs, '.2f'):>10} s{more + format(theirs / ours, '.0f'):>14}{count}",
        flush=True,
    )


# ---- the endpoint ------------------------------------------------------------------------------------------------------


def measure_endpoint(path: Path, names: tuple[str, ...], *, clients: int, seconds: float) -> None:
    """Milliseconds of the named queries, when each was asked the first time and when some were asked before."""
    with run_server(path) as address:
        dice = [random.Random(number) for number in range(clients)]  # noqa: S311  # a benchmark's dice
        first = measure(address, names, dice[:1], rounds=1)
        print(f"\nendpoint, each named query once, one client after another: {describe(first)}")
        for name, spent in sorted(first, key=lambda row: -row[1])[:5]:
            print(f"  {name:<18}{spent * 1000:>8.0f} ms")
        many = measure(address, names, dice, seconds=seconds)
        print(f"endpoint, {clients} clients for {seconds:.0f} s: {describe(many)}")


def measure(
    address: str, names: tuple[str, ...], dice: list[random.Random], *, seconds: float = 3600, rounds: int = 10_000
) -> list[tuple[str, float]]:
    """Query and seconds of each request of all clients, each of which asks all queries in an order of its own."""
    found: list[tuple[str, float]] = []
    end = time.monotonic() + seconds

    def ask(own: random.Random) -> None:
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
        for _ in range(rounds):
            for query in own.sample(list_queries(), k=len(list_queries())):
                if time.monotonic() > end:
                    return
                start = time.perf_counter()
                connection.request("GET", f"/queries/{quote(query.name)}?{urlencode(choose_values(query, names, own))}")
                response = connection.getresponse()
                body = response.read()
                if response.status != 200:
                    raise SystemExit(f"{query.name}: {response.status} {body[:200]!r}")
                found.append((query.name, time.perf_counter() - start))

    threads = [threading.Thread(target=ask, args=(own,)) for own in dice]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def describe(found: list[tuple[str, float]]) -> str:
    """Number and percentiles of requests."""
    times = sorted(spent * 1000 for _, spent in found)
    p50, p95 = (times[min(int(len(times) * share), len(times) - 1)] for share in (0.5, 0.95))
    return f"{len(times)} requests, p50 {p50:.0f} ms, p95 {p95:.0f} ms, longest {times[-1]:.0f} ms"


@contextmanager
def run_server(path: Path) -> Iterator[str]:
    """The address of a server that runs as long as the block."""
    command = [sys.executable, "-c", "from graphbuild.cli import app; app()", "serve", str(path), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:  # noqa: S603  # our own command
        try:
            yield (process.stderr or sys.stdin).readline().partition(" is at ")[2].split()[0]
        finally:
            process.terminate()


# ---- what is asked -----------------------------------------------------------------------------------------------------


def find_names(store: pyoxigraph.Store) -> tuple[str, ...]:
    """Names of entities, those in most statements first."""
    found = evaluate(
        store,
        "SELECT ?name (COUNT(*) AS ?n) { ?statement rdf:subject ?e . ?e rdfs:label ?name } GROUP BY ?name ORDER BY DESC(?n) ?name",
        {},
    )
    return tuple(row["name"].value for row in found)


def choose_values(query: NamedQuery, names: tuple[str, ...], dice: random.Random) -> Values:
    """Values for a query's parameters: names from the first thousand, the frequent more often."""
    drawn = {
        name: names[min(int(dice.paretovariate(0.6)) + 5, 999, len(names) - 1)]
        for name in ("name", "other", "from", "to")
    }
    drawn |= {
        "id": f"artikel-{dice.randrange(100):05}",
        "relation": dice.choice(["köper", "leder", "samarbete"]),
        "text": dice.choice(names),
    }
    return {p.name: drawn.get(p.name, p.default) or "" for p in query.parameters}


if __name__ == "__main__":
    main()
