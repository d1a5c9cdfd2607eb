"""GraphML, read by networkx and by igraph."""

from __future__ import annotations

import json

import networkx as nx
import pytest

from graphbuild.errors import GraphError
from graphbuild.export import write_graphml
from graphbuild.graph import to_network
from graphbuild.model import Entity, Evidence, Fact, Relation
from graphbuild.vocabulary import entity_iri

HOSTILE = '<b>&amp;"\x00\x1b\ud800\ufffe\n😀'


def test_igraph_reads_nodes_edges_and_attributes(facts, tmp_path):
    igraph = pytest.importorskip("igraph", reason="igraph reads the file; it comes with the dev extra")
    write_graphml(to_network(facts), tmp_path / "graph.graphml")
    graph = igraph.Graph.Read_GraphML(str(tmp_path / "graph.graphml"))
    assert graph.is_directed()
    assert (graph.vcount(), graph.ecount()) == (11, 12)
    nordkaj = graph.vs.find(id=entity_iri("Nordkaj"))
    assert (nordkaj["label"], nordkaj["kind"], nordkaj["weight"]) == ("Nordkaj", "Organization", 4)
    denied = graph.es.select(polarity="-", modality="possible")
    assert [edge["label"] for edge in denied] == ["lämnar"]
    assert json.loads(denied[0]["evidence"])[0]["text"] == "Strömlinjen ska kanske inte lämna Gotland."
    assert set(graph.es["statement"]) == {fact.iri for fact in facts}


def test_networkx_reads_its_own_back(facts, tmp_path):
    network = to_network(facts)
    write_graphml(network, tmp_path / "graph.graphml")
    read = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert set(read.nodes) == set(network.nodes)
    assert {key for *_, key in read.edges(keys=True)} == {key for *_, key in network.edges(keys=True)}


def test_hostile_text_stays_text(tmp_path):
    fact = Fact(
        Entity(HOSTILE, HOSTILE, aliases=(HOSTILE + "2",)),
        Relation(HOSTILE),
        Entity("B", "B"),
        evidence=(Evidence(HOSTILE, 0, 0, 9, HOSTILE, HOSTILE),),
    )
    write_graphml(to_network([fact]), tmp_path / "graph.graphml")
    (label,) = {data["label"] for _, data in nx.read_graphml(tmp_path / "graph.graphml").nodes(data=True)} - {"B"}
    assert label == '<b>&amp;"\ufffd\ufffd\ufffd\ufffd\n😀'


def test_empty_network_is_written(tmp_path):
    write_graphml(to_network([]), tmp_path / "graph.graphml")
    assert nx.read_graphml(tmp_path / "graph.graphml").number_of_nodes() == 0


def test_file_that_cannot_be_written_is_an_error(facts, tmp_path):
    with pytest.raises(GraphError, match="cannot be written"):
        write_graphml(to_network(facts), tmp_path / "saknas" / "graph.graphml")
