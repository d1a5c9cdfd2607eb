"""Turtle, TriG and N-Quads: read by parsers that are not ours, and the same bytes in every run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic

from graphbuild.errors import GraphError
from graphbuild.export import write_nquads, write_trig, write_turtle
from graphbuild.graph import to_rdf
from graphbuild.model import Document, Entity, Evidence, Fact, Kind, Relation, Value

FORMATS = {
    "turtle": (write_turtle, pyoxigraph.RdfFormat.TURTLE),
    "trig": (write_trig, pyoxigraph.RdfFormat.TRIG),
    "nquads": (write_nquads, pyoxigraph.RdfFormat.N_QUADS),
}
SAMPLES = Path(__file__).resolve().parents[1] / "samples"

# rdflib 7.6 calls names of its own that it deprecates
pytestmark = pytest.mark.filterwarnings(r"ignore:(Dataset|ConjunctiveGraph)\b:DeprecationWarning")

HOSTILE = [
    '"citat" och \\streck\\',
    "<script>alert(1)</script>",
    "rad\nbryt\r\n\ttabb",
    "\u202eomvänd\u202c",
    "😀🇸🇪",
    "a/b/../c",
    "> . <http://example.org/x> <http://example.org/y> <",
    '" . }\n<http://example.org/x> <http://example.org/y> "z" . #',
    "}",
    "#bit?q=1&r=2",
    "%41",
    "..",
    "m.fl.",
    "-streck",
    "1:2",
    "\x00nul\x1b[31m",
    "\ud800ensam",
    "\ufffe\uffff\ufdd0",
    "e\u0301",
    "مرحبا",
    "ö" * 3000,
]


@pytest.fixture
def dataset(facts, documents, model):
    return to_rdf(facts, documents, model=model)


@pytest.fixture(scope="module")
def hostile():
    facts = []
    for number, text in enumerate(HOSTILE):
        entity = Entity(text, text, Kind.PERSON, aliases=(text + "2",))
        evidence = (Evidence(text, number, 0, len(text), text, text),)
        facts += [
            Fact(
                entity, Relation(text), Entity("Nordkaj", "Nordkaj", scope=text), attribution=entity, evidence=evidence
            ),
            Fact(entity, Relation("väger"), Value(text, "integer", text, text), time=Value(text), evidence=evidence),
        ]
    return to_rdf(facts, [Document(text, text, title=text, source=text) for text in HOSTILE])


def union(dataset):
    graph = rdflib.Graph()
    for s, p, o, _ in dataset.quads((None, None, None, None)):
        graph.add((s, p, o))
    return graph


def count_quads(dataset):
    return len(set(dataset.quads((None, None, None, None))))


# ---- read by others ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", ["dataset", "hostile"])
@pytest.mark.parametrize("name", FORMATS)
def test_oxigraph_reads_what_was_written(request, tmp_path, source, name):
    written = request.getfixturevalue(source)
    write, format_ = FORMATS[name]
    write(written, tmp_path / "graph")
    read = set(pyoxigraph.parse(path=str(tmp_path / "graph"), format=format_))
    assert len(read) == (len(union(written)) if name == "turtle" else count_quads(written))


@pytest.mark.parametrize("source", ["dataset", "hostile"])
def test_rdflib_reads_the_same_graph_from_turtle(request, tmp_path, source):
    written = request.getfixturevalue(source)
    write_turtle(written, tmp_path / "graph.ttl")
    assert isomorphic(rdflib.Graph().parse(tmp_path / "graph.ttl"), union(written))


@pytest.mark.parametrize("source", ["dataset", "hostile"])
def test_rdflib_reads_the_same_graphs_from_trig(request, tmp_path, source):
    written = request.getfixturevalue(source)
    write_trig(written, tmp_path / "graph.trig")
    read = rdflib.Dataset().parse(tmp_path / "graph.trig", format="trig")
    assert set(read.quads((None, None, None, None))) == set(written.quads((None, None, None, None)))


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper is not installed (apt install raptor2-utils)")
@pytest.mark.parametrize("source", ["dataset", "hostile"])
@pytest.mark.parametrize("name", FORMATS)
def test_raptor_reads_what_was_written(request, tmp_path, source, name):
    written = request.getfixturevalue(source)
    FORMATS[name][0](written, tmp_path / "graph")
    done = subprocess.run(
        ["rapper", "--count", "--input", name, str(tmp_path / "graph")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr
    expected = len(union(written)) if name == "turtle" else count_quads(written)
    assert f"returned {expected} triples" in done.stderr


# ---- how it is laid out ------------------------------------------------------------------------------------------------


def test_turtle_is_readable(dataset, tmp_path):
    write_turtle(dataset, tmp_path / "graph.ttl")
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert "\n\n:Maja_Lindqvist a gb:Person ;\n" in text
    assert "\trel:samarbetar-med :Strömlinjen" in text
    assert "<https://w3id.org/graphbuild/document/hamnen#char=205,243> a gb:Sentence" in text


def test_turtle_says_in_which_document_a_statement_stands(dataset, facts, tmp_path):
    write_turtle(dataset, tmp_path / "graph.ttl")
    graph = rdflib.Graph().parse(tmp_path / "graph.ttl")
    answer = graph.query(
        "SELECT ?id { ?s prov:wasDerivedFrom/nif:referenceContext/dcterms:identifier ?id }",
        initBindings={"s": rdflib.URIRef(facts[0].iri)},
        initNs={
            "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
            "prov": rdflib.PROV,
            "dcterms": rdflib.DCTERMS,
        },
    )
    assert [str(row[0]) for row in answer] == [facts[0].evidence[0].document]


def test_prefixes_are_sorted_and_all_used(dataset, tmp_path):
    write_trig(dataset, tmp_path / "graph.trig")
    head, body = (tmp_path / "graph.trig").read_text(encoding="utf-8").split("\n\n", 1)
    prefixes = re.findall(r"^@prefix (\w*):", head, re.MULTILINE)
    assert prefixes == sorted(prefixes)
    assert all(re.search(rf"(?<![\w:]){prefix}:", body) for prefix in prefixes)


def test_sentences_stand_in_the_order_of_the_text(dataset, tmp_path):
    write_turtle(dataset, tmp_path / "graph.ttl")
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    begins = [int(begin) for begin in re.findall(r"document/hamnen#char=(\d+),\d+> a gb:Sentence", text)]
    assert begins == [0, 83, 143, 205, 244]


def test_nquads_are_sorted_by_graph(dataset, tmp_path):
    write_nquads(dataset, tmp_path / "graph.nq")
    graphs = [
        quad.graph_name
        for quad in pyoxigraph.parse(path=str(tmp_path / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
    ]
    seen = list(dict.fromkeys(graphs))
    assert seen[0] == pyoxigraph.DefaultGraph()
    assert [graph.value for graph in seen[1:]] == sorted({graph.value for graph in seen[1:]})
    assert len(seen) == 3
    assert sum(a != b for a, b in pairwise(graphs)) == 2


def test_no_name_is_escaped_in_turtle(hostile, tmp_path):
    write_turtle(hostile, tmp_path / "graph.ttl")
    text = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    without_literals = re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)
    assert "\\" not in without_literals


# ---- the same bytes ----------------------------------------------------------------------------------------------------

SCRIPT = """
import sys
from pathlib import Path
from graphbuild.export import NETWORK_FORMATS, RDF_FORMATS, read_facts, write_facts
from graphbuild.graph import to_network, to_quads
from graphbuild.model import ModelInfo
from graphbuild.reading import read

samples, out = Path(sys.argv[1]), Path(sys.argv[2])
facts = read_facts((samples / "nordkaj-facts.jsonl").read_text(encoding="utf-8").splitlines())
documents = list(read(samples / "nordkaj.jsonl", check_language=False))
quads = to_quads(facts, documents, model=ModelInfo("swedish", "1", "0123"))
for name, write in RDF_FORMATS.values():
    write(quads, out / name)
for name, write in (file for files in NETWORK_FORMATS.values() for file in files):
    write(to_network(facts), out / name)
with (out / "facts.jsonl").open("w", encoding="utf-8") as stream:
    write_facts(facts, stream)
"""


def test_two_runs_write_the_same_bytes(tmp_path):
    runs = []
    for seed in ("1", "2", "3"):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(SAMPLES), str(folder)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            timeout=120,
        )
        runs.append({file.name: file.read_bytes() for file in sorted(folder.iterdir())})
    assert len(runs[0]) == 11
    assert runs[0] == runs[1] == runs[2]


# ---- errors ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_file_that_cannot_be_written_is_an_error(dataset, tmp_path, name):
    with pytest.raises(GraphError, match=r"saknas.*cannot be written"):
        FORMATS[name][0](dataset, tmp_path / "saknas" / "graph")
