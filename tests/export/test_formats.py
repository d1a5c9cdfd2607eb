"""JSON-LD, RDF/XML, RDF 1.2, GEXF and tables, each read by a tool that is not ours, and graphs read back."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace

import networkx as nx
import owlready2
import pandas as pd
import pyoxigraph
import pytest
import rdflib

from graphbuild.errors import GraphError
from graphbuild.export import (
    write_edges,
    write_gexf,
    write_jsonld,
    write_nodes,
    write_nquads,
    write_rdf12,
    write_rdfxml,
    write_trig,
)
from graphbuild.graph import read_quads, to_facts, to_network, to_quads
from graphbuild.model import Document, Entity, Evidence, Fact, Kind, Relation, Value
from graphbuild.vocabulary import PREFIXES, RDF, find_ontology

# rdflib 7.6 calls names of its own that it deprecates
pytestmark = pytest.mark.filterwarnings(r"ignore:(Dataset|ConjunctiveGraph)\b:DeprecationWarning")

HOSTILE = (
    '"citat"\\',
    "<script>alert(1)</script>",
    "rad\nbryt;\t=1+1",
    "> . <http://example.org/x>",
    "\x00nul\x1b[31m",
    "@id",
    "//värd",
)


@pytest.fixture
def quads(facts, documents, model):
    return to_quads(facts, documents, model=model)


@pytest.fixture
def network(facts):
    return to_network(facts)


@pytest.fixture(scope="module")
def hostile():
    facts = []
    for number, text in enumerate(HOSTILE):
        entity = Entity(text, text, Kind.PERSON, aliases=(f"{text} i",))
        evidence = (Evidence(text, number, 0, len(text), text, text),)
        fact = Fact(entity, Relation(f"{text}-säger"), Entity("Ö", "Ö", scope=text), evidence=evidence)
        facts += [fact, replace(fact, object=Value(text, "integer", text, text), time=Value(text))]
    return tuple(facts)


@pytest.fixture(scope="module")
def hostile_quads(hostile):
    return to_quads(hostile, [Document(text, text, title=text) for text in HOSTILE])


# ---- JSON-LD -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", ["quads", "hostile_quads"])
def test_oxigraph_reads_the_same_quads_from_jsonld(request, tmp_path, source):
    written = request.getfixturevalue(source)
    write_jsonld(written, tmp_path / "graph.jsonld")
    assert set(read_quads(tmp_path / "graph.jsonld")) == written


@pytest.mark.parametrize("source", ["quads", "hostile_quads"])
def test_rdflib_reads_as_many_quads_from_jsonld(request, tmp_path, source):
    written = request.getfixturevalue(source)
    write_jsonld(written, tmp_path / "graph.jsonld")
    dataset = rdflib.Dataset().parse(tmp_path / "graph.jsonld", format="json-ld")
    assert len(set(dataset.quads((None, None, None, None)))) == len(written)


def test_jsonld_reads_like_json(quads, tmp_path):
    write_jsonld(quads, tmp_path / "graph.jsonld")
    document = json.loads((tmp_path / "graph.jsonld").read_text(encoding="utf-8"))
    graph = next(node for node in document["@graph"] if node["@id"] == "doc:kajen")
    statement = next(node for node in graph["@graph"] if node.get("@type") == ["gb:Statement"] or node.get("rule"))
    assert statement["subject"].startswith("entity:")
    assert statement["polarity"] == "gb:Positive"
    assert set(document["@context"]) >= {"rule", "confidence", "wasDerivedFrom"}


def test_context_has_the_house_prefixes():
    context = json.loads(find_ontology("context.jsonld").read_text(encoding="utf-8"))["@context"]
    expected = {name or "entity": iri for name, iri in PREFIXES.items() if name != "param"}
    assert {name: context.get(name) for name in expected} == expected


# ---- RDF/XML -----------------------------------------------------------------------------------------------------------


def union(quads):
    return {(quad.subject, quad.predicate, quad.object) for quad in quads}


def test_rdflib_and_oxigraph_read_rdfxml(quads, tmp_path):
    write_rdfxml(quads, tmp_path / "graph.rdf")
    assert union(read_quads(tmp_path / "graph.rdf")) == union(quads)
    assert len(rdflib.Graph().parse(tmp_path / "graph.rdf", format="xml")) == len(union(quads))


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper is not installed (apt install raptor2-utils)")
@pytest.mark.parametrize("source", ["quads", "hostile_quads"])
def test_raptor_reads_rdfxml(request, tmp_path, source):
    written = request.getfixturevalue(source)
    write_rdfxml(written, tmp_path / "graph.rdf")
    done = subprocess.run(
        ["rapper", "--count", "--input", "rdfxml", str(tmp_path / "graph.rdf")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert f"returned {len(union(written))} triples" in done.stderr


def test_owlready_reads_rdfxml(quads, tmp_path):
    write_rdfxml(quads, tmp_path / "graph.rdf")
    world = owlready2.World()
    world.get_ontology((tmp_path / "graph.rdf").as_uri()).load()
    assert len(world.graph) == len(union(quads)) + 2  # the ontology's header, which owlready adds
    assert world["https://w3id.org/graphbuild/entity/Nordkaj"].label.sv == ["Nordkaj"]


def test_relation_that_xml_cannot_name_is_an_error(facts, documents, tmp_path):
    odd = replace(facts[0], relation=Relation("ökar-med-50%"))
    with pytest.raises(GraphError, match=r"50%25>.*turtle"):
        write_rdfxml(to_quads([odd], documents), tmp_path / "graph.rdf")


# ---- RDF 1.2 -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("source", ["quads", "hostile_quads"])
def test_oxigraph_reads_a_reifier_for_each_statement(request, tmp_path, source):
    written = request.getfixturevalue(source)
    write_rdf12(written, tmp_path / "graph.trig")
    store = pyoxigraph.Store()
    store.bulk_load(path=str(tmp_path / "graph.trig"), format=pyoxigraph.RdfFormat.TRIG)
    reified = {
        (quad.subject, quad.object.subject, quad.object.predicate, quad.object.object, quad.graph_name)
        for quad in store.quads_for_pattern(None, pyoxigraph.NamedNode(RDF.reifies), None)
    }
    parts = {(q.subject, q.predicate.value, q.graph_name): q.object for q in written}
    assert reified == {
        (
            subject,
            object_,
            parts[subject, RDF.predicate, graph],
            parts[subject, RDF.object, graph],
            graph,
        )
        for (subject, predicate, graph), object_ in parts.items()
        if predicate == RDF.subject
    }
    assert len(store) == len(written) - 2 * len(reified)


def test_reified_triples_can_be_asked_for(quads, tmp_path):
    write_rdf12(quads, tmp_path / "graph.trig")
    store = pyoxigraph.Store()
    store.bulk_load(path=str(tmp_path / "graph.trig"), format=pyoxigraph.RdfFormat.TRIG)
    question = "SELECT ?rule { ?st rdf:reifies <<( :Nordkaj rel:samarbetar-med :Strömlinjen )>> ; gb:rule ?rule }"
    answer = store.query(question, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert [row["rule"].value for row in answer] == ["active-with-oblique"]


# ---- GEXF and tables ---------------------------------------------------------------------------------------------------


def test_networkx_reads_gexf(network, tmp_path):
    write_gexf(network, tmp_path / "graph.gexf")
    read = nx.read_gexf(tmp_path / "graph.gexf")
    assert set(read.nodes) == set(network.nodes)
    assert {data["statement"] for *_, data in read.edges(data=True)} == {key for *_, key in network.edges(keys=True)}
    assert all(data["label"] and data["kind"] for _, data in read.nodes(data=True))


def test_gexf_bears_no_date(network, tmp_path):
    write_gexf(network, tmp_path / "graph.gexf")
    assert "lastmodified" not in (tmp_path / "graph.gexf").read_text(encoding="utf-8")


def test_pandas_reads_tables_that_fit_together(network, tmp_path):
    write_nodes(network, tmp_path / "nodes.csv")
    write_edges(network, tmp_path / "edges.csv")
    nodes, edges = pd.read_csv(tmp_path / "nodes.csv"), pd.read_csv(tmp_path / "edges.csv")
    assert len(nodes) == network.number_of_nodes()
    assert len(edges) == network.number_of_edges()
    assert set(edges[":START_ID"]) | set(edges[":END_ID"]) == set(nodes["iri:ID"])
    assert set(nodes[":LABEL"]) <= {*Kind, "Value"}
    assert edges["confidence:double"].between(0, 1).all()


def test_no_hostile_text_breaks_gexf_or_tables(hostile, tmp_path):
    network = to_network(hostile)
    write_gexf(network, tmp_path / "graph.gexf")
    write_nodes(network, tmp_path / "nodes.csv")
    write_edges(network, tmp_path / "edges.csv")
    assert len(nx.read_gexf(tmp_path / "graph.gexf")) == len(network)
    assert len(pd.read_csv(tmp_path / "nodes.csv")) == len(network)
    lines = (tmp_path / "edges.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + network.number_of_edges()


@pytest.mark.parametrize("write", [write_edges, write_nodes, write_gexf])
def test_table_that_cannot_be_written_is_an_error(network, tmp_path, write):
    with pytest.raises(GraphError, match=r"saknas.*cannot be written"):
        write(network, tmp_path / "saknas" / "file")


# ---- read back ---------------------------------------------------------------------------------------------------------


def test_graph_tells_the_facts_that_it_was_made_of(facts, quads):
    def evidence(found):
        return {fact.iri: sorted((e.document, e.start, e.end, e.text) for e in fact.evidence) for fact in found}

    assert evidence(to_facts(quads)) == evidence(facts)


def test_network_of_a_graph_file_is_that_of_its_facts(facts, quads, tmp_path):
    write_trig(quads, tmp_path / "graph.trig")
    there, back = to_network(facts), to_network(to_facts(read_quads(tmp_path)))
    assert set(back.nodes(data="label")) == set(there.nodes(data="label"))
    assert {(s, t, k) for s, t, k in back.edges(keys=True)} == {(s, t, k) for s, t, k in there.edges(keys=True)}
    for _, _, key, data in there.edges(keys=True, data=True):
        (other,) = (found for *_, name, found in back.edges(keys=True, data=True) if name == key)
        assert {k: v for k, v in other.items() if k != "time"} == {k: v for k, v in data.items() if k != "time"}


def test_statement_that_is_not_whole_is_an_error(quads):
    broken = [quad for quad in quads if quad.predicate.value != RDF.object]
    with pytest.raises(GraphError, match="not whole"):
        to_facts(broken)


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("graph.ttl", "<a> <b>", "not valid Turtle"),
        ("graph.rdf", "<rdf", "not valid RDF/XML"),
        ("graph.txt", "x", "ends in"),
        ("saknas.ttl", None, "There is no graph"),
    ],
)
def test_graph_that_cannot_be_read_is_an_error(tmp_path, name, text, reason):
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(GraphError, match=reason):
        read_quads(tmp_path / name)


# ---- what a document adds ----------------------------------------------------------------------------------------------


def test_added_document_only_adds_lines_of_its_own(facts, documents, tmp_path):
    first = [
        replace(fact, evidence=tuple(e for e in fact.evidence if e.document == "hamnen"))
        for fact in facts
        if any(e.document == "hamnen" for e in fact.evidence)
    ]
    write_nquads(to_quads(first, documents[:1]), tmp_path / "one.nq")
    write_nquads(to_quads(facts, documents), tmp_path / "two.nq")
    one, two = (set((tmp_path / name).read_text(encoding="utf-8").splitlines()) for name in ("one.nq", "two.nq"))
    assert one - two == set()
    assert any("<https://w3id.org/graphbuild/document/kajen> ." in line for line in two - one)
    assert not any(line.endswith("<https://w3id.org/graphbuild/document/hamnen> .") for line in two - one)
