"""Running SPARQL: house prefixes, the union of all graphs, what is refused, and bounds that hold."""

from __future__ import annotations

import http.server
import multiprocessing
import os
import threading
import time
from contextlib import contextmanager

import pyoxigraph
import pytest
from rdflib import XSD, Literal, URIRef

from graphbuild.errors import QueryError
from graphbuild.graph import to_rdf
from graphbuild.query import bounds, run_query, sparql, to_store
from graphbuild.vocabulary import PREFIXES, entity_iri

YES, NO = (Literal(word, datatype=XSD.boolean) for word in ("true", "false"))
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o FILTER(?c != ?o) }"


@pytest.fixture
def store(facts, documents, model):
    return to_store(to_rdf(facts, documents, model=model))


# ---- answers -----------------------------------------------------------------------------------------------------------


def test_select_gives_columns_and_terms(store):
    result = run_query(store, "SELECT ?label ?kind { :Estland rdfs:label ?label ; a ?kind }")
    assert result.form == "select"
    assert result.columns == ("label", "kind")
    assert result.rows == ((Literal("Estland", lang="sv"), URIRef(PREFIXES["gb"] + "Country")),)


def test_unbound_cell_is_none(store):
    assert run_query(store, "SELECT ?a ?b { VALUES ?a { 1 } }").rows[0][1] is None


def test_ask_gives_one_cell(store):
    assert run_query(store, "ASK { :Nordkaj rel:köper :Strömlinjen }").rows == ((YES,),)
    assert run_query(store, "ASK { :Polisen rel:granskar :Nordkaj }").rows == ((NO,),)


def test_construct_and_describe_give_triples(store):
    constructed = run_query(store, "CONSTRUCT { ?a rel:känner ?b } WHERE { ?a rel:möter ?b }")
    assert constructed.form == "construct"
    assert constructed.rows == (
        (
            URIRef(entity_iri("Maja_Lindqvist")),
            URIRef(PREFIXES["rel"] + "känner"),
            URIRef(entity_iri("Kustvakten")),
        ),
    )
    assert len(run_query(store, "DESCRIBE :Estland").rows) == 4


@pytest.mark.parametrize("prefix", PREFIXES)
def test_house_prefix_needs_no_declaration(store, prefix):
    run_query(store, f"ASK {{ ?s ?p {prefix}:x }}")


def test_default_graph_is_the_union_with_each_triple_once(store):
    plain = "{ :Maja_Lindqvist rel:är-vd-för ?o }"
    assert len(run_query(store, f"SELECT * {plain}").rows) == 1
    assert len(run_query(store, f"SELECT * {{ GRAPH ?g {plain} }}").rows) == 2


@pytest.mark.parametrize(
    "clauses",
    [
        "FROM doc:hamnen FROM doc:kajen",
        f"from <{PREFIXES['doc']}hamnen>\n# FROM doc:nowhere\nFrom doc:kajen",
        "FROM doc:hamnen FROM NAMED doc:hamnen FROM doc:kajen",
    ],
)
def test_graphs_of_several_from_clauses_are_one_graph(store, clauses):
    plain = f"SELECT * {clauses} {{ :Maja_Lindqvist rel:är-vd-för ?o }}"
    assert len(run_query(store, plain).rows) == 1
    declared = f"PREFIX d: <{PREFIXES['doc']}> {plain.replace('doc:', 'd:')}"
    assert len(run_query(store, declared).rows) == 1


def test_from_clauses_leave_out_all_other_graphs(store):
    one, both, all_ = (
        int(run_query(store, f"SELECT (COUNT(*) AS ?n) {clauses} {{ ?s ?p ?o }}").rows[0][0])
        for clauses in ("FROM doc:hamnen", "FROM doc:hamnen FROM doc:kajen", "")
    )
    assert 0 < one < both < all_
    named = run_query(store, "SELECT DISTINCT ?g FROM doc:hamnen FROM doc:kajen { GRAPH ?g { ?s ?p ?o } }")
    assert named.rows == ()


def test_dataset_in_memory_is_asked_like_a_store(facts, documents, store):
    question = "SELECT ?s { ?s a gb:Statement } ORDER BY ?s"
    assert run_query(to_rdf(facts, documents), question) == run_query(store, question)


def test_parameter_is_a_value(store):
    result = run_query(
        store,
        "SELECT ?e { ?e rdfs:label ?l FILTER(STR(?l) = param:name()) FILTER(param:number() > 2.5) }",
        substitutions={"name": "Maja Lindqvist", "number": 3},
    )
    assert [str(row[0]) for row in result.rows] == [entity_iri("Maja_Lindqvist")]


# ---- refusals ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("", "it is empty"),
        ("# bara en kommentar", "not valid SPARQL"),
        ("SELECT ?x WHERE {", r"line 1, column 18, before 'the end': expected one of .*\?"),
        ("SELECT ?x\nWHERE { ?x ?? ?y }", r"line 2, column \d+, before '.*}'"),
        ("SELECT ?x { ?x okänd:y ?z }", "the prefix is not declared"),
        ("hej", "not valid SPARQL"),
        ("SELECT * { ?s ?p ?o } LIMIT many", "not valid SPARQL"),
        ("\x00", "not valid SPARQL"),
    ],
)
def test_malformed_query_is_one_sentence_with_its_place(store, question, reason):
    with pytest.raises(QueryError, match=reason) as caught:
        run_query(store, question)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 700


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { :a :b :c }",
        "DELETE WHERE { ?s ?p ?o }",
        "PREFIX x: <http://example.org/> WITH :g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "BASE <http://example.org/>\n# SELECT\nCLEAR ALL",
        "drop all",
        "LOAD <file:///etc/passwd>",
    ],
)
def test_update_is_refused_and_changes_nothing(store, update):
    before = len(store)
    with pytest.raises(QueryError, match="changes a graph"):
        run_query(store, update)
    assert len(store) == before


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE ?where { ?s ?p ?o } } } }",
        "SELECT * { ?s ?p '\\'' . SERVICE <http://127.0.0.1:1/> { ?s ?p 'x' } }",
        'SELECT * { ?s ?p """a"b""" . SERVICE <http://127.0.0.1:1/> {} }',
        "SELECT * { FILTER(1<2) SERVICE<http://127.0.0.1:1/>{ ?s ?p ?o } }",
        "SELECT * # '\n{ SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } # '",
    ],
)
def test_call_of_another_endpoint_is_refused(store, question):
    with pytest.raises(QueryError, match="SERVICE; that is not allowed"):
        run_query(store, question)


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * { ?s ?p 'SERVICE' }",
        'SELECT * { ?s ?p """INSERT " SERVICE""" }',
        "SELECT * { ?s <http://example.org/SERVICE> ?SERVICE }",
        "# INSERT DATA, SERVICE\nSELECT * { ?s ?p $service }",
        "PREFIX service: <http://example.org/> SELECT * { ?s service:SERVICE 'x'@service }",
    ],
)
def test_word_that_only_looks_forbidden_is_allowed(store, question):
    run_query(store, question)


@contextmanager
def listening():
    """A server on this machine that counts who calls."""
    calls = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            calls.append(self.path)
            self.send_error(500)

        def do_POST(self):
            self.do_GET()

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_port, calls
        finally:
            server.shutdown()
            thread.join()


def test_child_cannot_reach_the_network_even_if_a_service_call_slips_through(store):
    with listening() as (port, calls):
        question = f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
        with pytest.raises(OSError, match="500"):
            list(store.query(question))
        assert len(calls) == 1
        with pytest.raises(QueryError, match="cannot be answered"):
            bounds.run_bounded(lambda: sparql._ask(store, question, {}, 10), timeout=10)
        assert len(calls) == 1


def test_parameter_without_value_is_named(store):
    with pytest.raises(QueryError, match="needs a value for its parameter 'name'"):
        run_query(store, "SELECT * { ?s ?p ?o FILTER(?o = param:name()) }")


def test_value_without_parameter_is_named(store):
    with pytest.raises(QueryError, match="no parameter 'nam'; it has name"):
        run_query(store, "SELECT * { ?s ?p ?o FILTER(?o = param:name()) }", substitutions={"name": "x", "nam": "y"})


# ---- bounds ------------------------------------------------------------------------------------------------------------


def test_answer_is_cut_at_the_limit_and_says_so(store):
    cut = run_query(store, "SELECT * { ?s ?p ?o }", limit=7)
    assert len(cut.rows) == 7
    assert cut.note == "The answer has more rows; these are the first 7. Narrow the query, or add LIMIT."
    whole = run_query(store, "SELECT * { ?s ?p ?o }")
    assert whole.note == ""
    assert run_query(store, "SELECT * { ?s ?p ?o }", limit=len(whole.rows)).note == ""


def test_answer_is_cut_at_its_size_too(store, monkeypatch):
    monkeypatch.setattr(sparql, "MAX_CHARACTERS", 1000)
    cut = run_query(store, "SELECT * { ?s ?p ?o }")
    assert 0 < len(cut.rows) < 30
    assert cut.note


def test_endless_query_is_ended_and_the_store_still_answers(store):
    with pytest.raises(QueryError, match=r"longer than 0\.5 s and was ended"):
        run_query(store, ENDLESS, timeout=0.5)
    assert run_query(store, "ASK { ?s ?p ?o }").rows == ((YES,),)


def test_cross_product_of_ten_thousand_nodes_is_ended():
    node = pyoxigraph.NamedNode
    big = pyoxigraph.Store()
    big.bulk_extend(
        pyoxigraph.Quad(node(f"http://example.org/{n}"), node("http://example.org/p"), pyoxigraph.Literal(n))
        for n in range(10_000)
    )
    with pytest.raises(QueryError, match="was ended"):
        run_query(big, "SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y FILTER(?x * ?y = 7.5) }", timeout=1)


def test_ended_query_leaves_no_process_behind(store):
    before = set(multiprocessing.active_children())
    with pytest.raises(QueryError):
        run_query(store, ENDLESS, timeout=0.2)
    assert set(multiprocessing.active_children()) <= before


def test_others_are_answered_while_one_runs_into_its_bound(store):
    errors = []

    def ask_endlessly():
        try:
            run_query(store, ENDLESS, timeout=60)
        except QueryError as error:  # only if this test itself takes a minute
            errors.append(error)

    thread = threading.Thread(target=ask_endlessly, daemon=True)
    children = bounds_children()
    thread.start()
    while not bounds_children() - children:
        time.sleep(0.01)
    assert run_query(store, "ASK { ?s ?p ?o }").rows == ((YES,),)
    assert thread.is_alive()
    for child in bounds_children() - children:
        os.kill(child, 9)
    thread.join()
    assert "broke off" in str(errors[0])


def bounds_children():
    return {child.pid for child in multiprocessing.active_children()}


def test_query_that_eats_memory_is_ended(store, monkeypatch):
    monkeypatch.setattr(bounds, "MEMORY", 50_000_000)
    hungry = "SELECT ?c ?f ?i { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?f ?c ?i"
    with pytest.raises(QueryError, match="broke off, most likely for lack of memory"):
        run_query(store, hungry, timeout=60)


def test_deeply_nested_query_is_an_error_not_a_crash(store):
    with pytest.raises(QueryError):
        run_query(store, "SELECT ?x {" + "{" * 100_000 + "}" * 100_000 + "}")
