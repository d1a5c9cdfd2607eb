"""Graph files opened for questions, and clear words about those that cannot be."""

from __future__ import annotations

import pyoxigraph
import pytest

from graphbuild.errors import GraphError
from graphbuild.export import write_nquads, write_trig, write_turtle
from graphbuild.graph import to_rdf
from graphbuild.query import open_graph, run_query, to_store

WRITERS = {"graph.ttl": write_turtle, "graph.trig": write_trig, "graph.nq": write_nquads}


@pytest.fixture
def dataset(facts, documents, model):
    return to_rdf(facts, documents, model=model)


def triples(store):
    return set(run_query(store, "SELECT * { ?s ?p ?o }").rows)


@pytest.mark.parametrize("name", WRITERS)
def test_every_written_format_holds_the_same_union(dataset, tmp_path, name):
    WRITERS[name](dataset, tmp_path / name)
    assert triples(open_graph(tmp_path / name)) == triples(to_store(dataset))


@pytest.mark.parametrize(
    ("name", "format_"), [("graf.jsonld", pyoxigraph.RdfFormat.JSON_LD), ("graf.rdf", pyoxigraph.RdfFormat.RDF_XML)]
)
def test_formats_of_other_programs_are_opened(dataset, tmp_path, name, format_):
    store = to_store(dataset)
    quads = store.quads_for_pattern(None, None, None, pyoxigraph.DefaultGraph())
    pyoxigraph.serialize((quad.triple for quad in quads), str(tmp_path / name), format_)
    assert triples(open_graph(tmp_path / name)) == triples(store)


def test_union_has_each_triple_once_and_keeps_the_default_graph(tmp_path):
    lines = ["<urn:a> <urn:p> <urn:b> <urn:g1> .", "<urn:a> <urn:p> <urn:b> <urn:g2> .", "<urn:a> <urn:p> <urn:c> ."]
    (tmp_path / "graf.nq").write_text("\n".join(lines), encoding="utf-8")
    store = open_graph(tmp_path / "graf.nq")
    assert len(run_query(store, "SELECT ?o { ?s ?p ?o }").rows) == 2
    assert len(run_query(store, "SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } }").rows) == 2


def test_named_graphs_stay(dataset, tmp_path):
    write_trig(dataset, tmp_path / "graph.trig")
    rows = run_query(open_graph(tmp_path / "graph.trig"), "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }").rows
    assert {str(row[0]).rpartition("/")[2] for row in rows} == {"hamnen", "kajen"}


def test_folder_opens_its_graph_with_named_graphs_first(dataset, tmp_path):
    write_turtle(dataset, tmp_path / "graph.ttl")
    write_trig(dataset, tmp_path / "graph.trig")
    assert len(list(open_graph(tmp_path).named_graphs())) == 2


def test_folder_without_a_graph_is_an_error(tmp_path):
    with pytest.raises(GraphError, match=r"holds none of graph\.nq, graph\.trig, graph\.ttl"):
        open_graph(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("graf.txt", b"", r"no graph that can be asked; give a file that ends in \.jsonld, \.nq"),
        ("graf", b"", "no graph that can be asked"),
        ("graf.ttl", b"", "holds no triples"),
        ("graf.ttl", b"# tom\n", "holds no triples"),
        ("graf.ttl", b":Kina rel:k\xc3\xa4nner", "not valid Turtle: .*line 1"),
        ("graf.ttl", b"\xff\xfe\x00\x01", "not valid Turtle"),
        ("graf.trig", b"<http://example.org/a> {", "not valid TriG"),
        ("graf.nq", b"<a> <b> <c> .\n", "not valid N-Quads"),
    ],
)
def test_file_that_is_no_graph_is_one_sentence(tmp_path, name, content, reason):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(GraphError, match=reason) as caught:
        open_graph(tmp_path / name)
    assert str(tmp_path / name) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_file_is_an_error(tmp_path):
    with pytest.raises(GraphError, match=r"no graph .*saknas\.ttl; build one with graphbuild build"):
        open_graph(tmp_path / "saknas.ttl")
