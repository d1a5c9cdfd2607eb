"""Facts as a network: every node and edge with what drawing and measuring need."""

from __future__ import annotations

import networkx as nx

from graphbuild.graph import to_network
from graphbuild.model import Entity, Fact, Relation, Value
from graphbuild.vocabulary import entity_iri

NORDKAJ, STROMLINJEN, MAJA = (entity_iri(name) for name in ("Nordkaj", "Strömlinjen", "Maja_Lindqvist"))


def test_nodes_are_entities_by_iri(facts):
    network = to_network(facts)
    assert network.nodes[NORDKAJ] == {
        "label": "Nordkaj",
        "kind": "Organization",
        "aliases": ["Hamnbolaget", "Hamnbolaget Nordkaj"],
        "links": [],
        "weight": 4,
    }


def test_edges_are_statements_with_their_evidence(facts):
    network = to_network(facts)
    edges = {data["label"]: data for _, _, data in network.out_edges(MAJA, data=True)}
    assert edges["är-vd-för"]["weight"] == 2
    assert [e["document"] for e in edges["är-vd-för"]["evidence"]] == ["hamnen", "kajen"]
    assert edges["är-vd-för"]["rule"] == "copula-with-noun, genitive-with-role"
    assert edges["möter"]["time"] == "År 2025"
    assert set(edges["möter"]["evidence"][0]) == {"document", "sentence", "start", "end", "text"}


def test_denied_possible_and_attributed_edges_say_so(facts):
    network = to_network(facts)
    seen = {
        (data["label"], data["polarity"], data["modality"], data["attribution"])
        for _, _, data in network.out_edges(STROMLINJEN, data=True)
    }
    assert seen == {
        ("smugglar", "+", "asserted", "Kustvakten"),
        ("smugglar", "-", "asserted", "Maja Lindqvist"),
        ("smugglar-till", "+", "asserted", "Kustvakten"),
        ("lämnar", "-", "possible", ""),
    }


def test_edge_key_is_the_statement(facts):
    assert {key for *_, key in to_network(facts).edges(keys=True)} == {fact.iri for fact in facts}


def test_amount_is_a_node_of_kind_value(facts):
    values = [data for _, data in to_network(facts).nodes(data=True) if data["kind"] == "Value"]
    assert [value["label"] for value in values] == ["12 miljoner kronor"]


def test_same_number_of_another_unit_is_another_node():
    kronor, meter = Value("5 kronor", "integer", "5", "SEK"), Value("5 meter", "integer", "5", "m")
    network = to_network([Fact(Entity("A", "A"), Relation("har"), value) for value in (kronor, meter)])
    assert network.number_of_nodes() == 3


def test_order_is_the_same_whatever_the_order_of_facts(facts):
    forward, backward = to_network(facts), to_network(facts[::-1])
    assert list(forward.nodes(data=True)) == list(backward.nodes(data=True))
    assert list(forward.edges(keys=True, data=True)) == list(backward.edges(keys=True, data=True))


def test_networkx_can_measure_it(facts):
    network = to_network(facts)
    assert nx.shortest_path_length(nx.Graph(network), entity_iri("Visby"), NORDKAJ) == 3


def test_no_facts_no_network():
    assert to_network([]).number_of_nodes() == 0
