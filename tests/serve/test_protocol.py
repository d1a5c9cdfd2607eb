"""The query operation of the SPARQL 1.1 Protocol, case by case as W3C's test suite describes them.

https://www.w3.org/2009/sparql/docs/tests/data-sparql11/protocol/. The cases of the update
operation that apply to a read-only service are those in which it must refuse.
"""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from rdflib import Graph, URIRef

from graphbuild.serve.formats import GRAPHS, SOLUTIONS
from graphbuild.serve.protocol import MAX_BODY

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
ASK = "ASK {}"
# rdflib 7's own parser of JSON-LD makes one
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
HAMNEN = "https://w3id.org/graphbuild/document/hamnen"
KAJEN = "https://w3id.org/graphbuild/document/kajen"
NOWHERE = "http://example.org/nowhere"
COUNT_TRIPLES = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
COUNT_GRAPHS = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
SPOKEN_IN_BOTH = "SELECT (COUNT(*) AS ?n) { :Maja_Lindqvist rel:är-vd-för :Strömlinjen }"


def count(reply) -> int:
    assert reply.status == 200, reply.text
    return int(json.loads(reply.text)["results"]["bindings"][0]["n"]["value"])


# ---- how a query is sent ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "body", "headers"),
    [
        ("GET", f"/sparql?{urlencode({'query': ASK})}", None, {}),
        ("POST", "/sparql", urlencode({"query": ASK}), FORM),
        (
            "POST",
            "/sparql",
            urlencode({"query": ASK}),
            {"Content-Type": "Application/X-WWW-Form-urlencoded; charset=UTF-8"},
        ),
        ("POST", "/sparql", ASK, DIRECT),
        ("POST", "/sparql", ASK, {"Content-Type": 'application/sparql-query; charset="utf-8"'}),
        ("GET", f"/sparql?{urlencode({'query': ASK, 'unknown': 'x'})}", None, {}),
    ],
    ids=["get", "post form", "post form with charset", "post direct", "post direct with charset", "unknown parameter"],
)
def test_query_is_answered(server, method, path, body, headers):
    reply = server.send(method, path, body=body, headers=headers)
    assert reply.status == 200
    assert reply.media_type == "application/sparql-results+json"
    assert json.loads(reply.text)["boolean"] is True


def test_head_has_the_headers_of_get_and_no_body(server):
    reply = server.send("HEAD", f"/sparql?{urlencode({'query': ASK})}")
    assert (reply.status, reply.media_type, reply.text) == (200, "application/sparql-results+json", "")


@pytest.mark.parametrize(
    ("line", "body", "headers", "status", "reason"),
    [
        (
            "GET /sparql?default-graph-uri=http%3A%2F%2Fexample.org%2F",
            None,
            {},
            400,
            "exactly one query, and has none",
        ),
        (
            "GET /sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D",
            None,
            {},
            400,
            "exactly one query, and has 2",
        ),
        (
            "POST /sparql",
            "query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D",
            FORM,
            400,
            "exactly one query, and has 2",
        ),
        ("POST /sparql?query=ASK%20%7B%7D", ASK, DIRECT, 400, "give it once"),
        ("GET /sparql?query=ASK%20%7B", None, {}, 400, "not valid SPARQL at line 1, column 6"),
        ("GET /sparql?query=", None, {}, 400, "it is empty"),
        ("POST /sparql", "ASK { ?s ?? ?o }", DIRECT, 400, "not valid SPARQL at line 1, column"),
        ("GET /sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%22%FF%22%20%7D", None, {}, 400, "not percent-encoded UTF-8"),
        ("POST /sparql", b"ASK { ?s ?p '\xff' }", DIRECT, 400, "not UTF-8 at byte 13"),
        ("GET /sparql?query=ASK%20%7B%7D&default-graph-uri=relative", None, {}, 400, "no absolute IRI"),
        ("GET /sparql?query=ASK%20%7B%7D&param.a=1&param.a=2", None, {}, 400, "param.a is given twice"),
        ("GET /sparql?query=ASK%20%7B%7D&param.a=1", None, {}, 400, "has no parameter 'a'"),
        ("PUT /sparql", urlencode({"query": ASK}), FORM, 405, ""),
        ("DELETE /sparql", None, {}, 405, ""),
        ("POST /sparql", urlencode({"query": ASK}), {}, 415, "not as nothing"),
        ("POST /sparql", urlencode({"query": ASK}), {"Content-Type": "text/plain"}, 415, "not as text/plain"),
        ("POST /sparql", ASK, {"Content-Type": "application/sparql-query; charset=utf-16"}, 415, "send UTF-8"),
        ("POST /sparql", b"#" * (MAX_BODY + 1), DIRECT, 413, "send a shorter query"),
        ("POST /sparql", "query=ASK%20%7B%7D" + "&a=b" * 1000, FORM, 400, "more than 1,000 parameters"),
    ],
)
def test_request_that_is_no_query_is_refused_with_the_reason(server, line, body, headers, status, reason):
    reply = server.send(*line.split(), body=body, headers=headers)
    assert (reply.status, reply.media_type) == (status, "text/plain")
    assert reason in reply.text


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        ("GET", f"/sparql?{urlencode({'update': 'CLEAR ALL'})}", None, {}, 403),
        ("POST", "/sparql", urlencode({"update": "CLEAR ALL"}), FORM, 403),
        ("POST", "/sparql", urlencode({"query": ASK, "update": "CLEAR ALL"}), FORM, 403),
        ("POST", "/sparql", urlencode({"update": "CLEAR ALL", "using-graph-uri": HAMNEN}), FORM, 403),
        ("POST", "/sparql", "CLEAR ALL", {"Content-Type": "application/sparql-update"}, 415),
        ("POST", "/sparql", urlencode({"query": "CLEAR ALL"}), FORM, 400),
        ("POST", "/sparql", "INSERT DATA { :a :b :c }", DIRECT, 400),
        ("POST", "/sparql", "LOAD <http://127.0.0.1:1/>", DIRECT, 400),
    ],
)
def test_update_is_refused_and_changes_nothing(server, method, path, body, headers, status):
    before = count(server.ask(COUNT_TRIPLES))
    reply = server.send(method, path, body=body, headers=headers)
    assert reply.status == status
    assert "cannot be changed" in reply.text or "changes a graph" in reply.text
    assert count(server.ask(COUNT_TRIPLES)) == before


# ---- what it is about ------------------------------------------------------------------------------------------------


def test_without_a_dataset_the_default_graph_is_the_union_of_all(server):
    assert count(server.ask(SPOKEN_IN_BOTH)) == 1
    assert count(server.ask(COUNT_GRAPHS)) == 2


@pytest.mark.parametrize("send", ["get", "form", "direct"])
def test_dataset_is_what_the_request_names(server, send):
    def ask(query, **dataset):
        address = f"/sparql?{urlencode(dataset, doseq=True)}"
        if send == "get":
            return count(server.ask(query, **dataset))
        if send == "form":
            body = urlencode({"query": query, **dataset}, doseq=True)
            return count(server.send("POST", "/sparql", body=body, headers=FORM))
        return count(server.send("POST", address, body=query.encode(), headers=DIRECT))

    both = {"default-graph-uri": [HAMNEN, KAJEN]}
    one = ask(COUNT_TRIPLES, **{"default-graph-uri": HAMNEN})
    other = ask(COUNT_TRIPLES, **{"default-graph-uri": KAJEN})
    assert 0 < one < ask(COUNT_TRIPLES, **both) < one + other
    assert ask(SPOKEN_IN_BOTH, **both) == 1
    assert ask(COUNT_GRAPHS, **both) == 0
    assert ask(COUNT_GRAPHS, **{"named-graph-uri": [HAMNEN, NOWHERE]}) == 1
    assert ask(COUNT_TRIPLES, **{"named-graph-uri": [HAMNEN, KAJEN]}) == 0
    assert ask(COUNT_GRAPHS, **{"named-graph-uri": [HAMNEN, KAJEN], **both}) == 2
    assert ask(COUNT_TRIPLES, **{"default-graph-uri": NOWHERE}) == 0


def test_dataset_of_the_request_overrides_that_of_the_query(server):
    query = COUNT_TRIPLES.replace("{", f"FROM <{NOWHERE}> {{")
    assert count(server.ask(query)) == 0
    assert count(server.ask(query, **{"default-graph-uri": KAJEN})) > 0


def test_value_of_a_parameter_travels_beside_the_query(server):
    query = "SELECT ?e { ?e rdfs:label ?l FILTER(STR(?l) = param:name()) }"
    rows = json.loads(server.ask(query, **{"param.name": "Visby"}).text)["results"]["bindings"]
    assert [row["e"]["value"] for row in rows] == ["https://w3id.org/graphbuild/entity/Visby"]
    hostile = server.ask(query, **{"param.name": '") } #'})
    assert json.loads(hostile.text)["results"]["bindings"] == []


# ---- what comes back -------------------------------------------------------------------------------------------------

SELECT = "SELECT ?label { ?e a gb:City ; rdfs:label ?label }"
CONSTRUCT = "CONSTRUCT { ?e rdfs:label ?label } WHERE { ?e a gb:City ; rdfs:label ?label }"
VISBY = (URIRef("https://w3id.org/graphbuild/entity/Visby"), "Visby")


@pytest.mark.parametrize("media_type", SOLUTIONS)
def test_solutions_come_as_the_client_wants_them(server, media_type):
    reply = server.ask(SELECT, accept=media_type)
    assert (reply.status, reply.media_type) == (200, media_type)
    assert reply.headers["Vary"] == "Accept"
    if "json" in media_type:
        found = [row["label"] for row in json.loads(reply.text)["results"]["bindings"]]
        assert found == [{"type": "literal", "value": "Visby", "xml:lang": "sv"}]
    elif "xml" in media_type:
        tree = ET.fromstring(reply.text)  # noqa: S314  # from our own server
        assert [element.text for element in tree.iter("{http://www.w3.org/2005/sparql-results#}literal")] == ["Visby"]
    elif "csv" in media_type:
        assert list(csv.reader(io.StringIO(reply.text))) == [["label"], ["Visby"]]
    else:
        assert reply.text.splitlines() == ["?label", '"Visby"@sv']


@pytest.mark.parametrize("query", [CONSTRUCT, "DESCRIBE :Visby"])
@pytest.mark.parametrize(
    ("media_type", "format_"), list(zip(GRAPHS, ["turtle", "nt", "json-ld", "xml", "json-ld", "xml"], strict=True))
)
def test_graphs_come_as_the_client_wants_them(server, query, media_type, format_):
    reply = server.ask(query, accept=media_type)
    assert (reply.status, reply.media_type) == (200, media_type)
    triples = {(subject, str(object_)) for subject, _, object_ in Graph().parse(data=reply.text, format=format_)}
    assert VISBY in triples


def test_whole_graph_is_read_by_others_and_has_the_same_bytes_each_time(server):
    everything = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o"
    one, two = (server.ask(f"{everything} # {number}", accept="text/turtle").text for number in (1, 2))
    assert one == two
    assert len(Graph().parse(data=one, format="turtle")) == count(server.ask(COUNT_TRIPLES))


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.7, */*;q=0.1", "application/sparql-results+xml"),
        ("text/turtle, application/json;q=0.5", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
    ],
)
def test_best_liked_format_is_taken(server, accept, media_type):
    assert server.ask(SELECT, accept=accept).media_type == media_type


@pytest.mark.parametrize(
    ("query", "accept"), [(SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (ASK, "image/png"), (SELECT, "nonsense")]
)
def test_format_that_cannot_be_had_is_406_with_those_that_can(server, query, accept):
    reply = server.ask(query, accept=accept)
    assert reply.status == 406
    assert "can be written as" in reply.text


# ---- the description of the service, and the other addresses ---------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "format_"), [("", "turtle"), ("application/rdf+xml", "xml"), ("application/ld+json", "json-ld")]
)
def test_description_tells_what_the_service_is(server, accept, format_):
    reply = server.send("GET", "/sparql", headers={"Accept": accept} if accept else {})
    described = Graph().parse(data=reply.text, format=format_)
    asked = """
        PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
        PREFIX void: <http://rdfs.org/ns/void#>
        SELECT ?endpoint ?triples (COUNT(DISTINCT ?name) AS ?graphs) {
          ?service a sd:Service ; sd:endpoint ?endpoint ; sd:supportedLanguage sd:SPARQL11Query ; sd:defaultDataset ?data .
          ?data sd:defaultGraph/void:triples ?triples ; sd:namedGraph/sd:name ?name }
        GROUP BY ?endpoint ?triples"""
    ((endpoint, triples, graphs),) = described.query(asked)
    assert str(endpoint) == server.endpoint
    assert int(triples) == count(server.ask(COUNT_TRIPLES))
    assert int(graphs) == 2


def test_description_in_no_known_format_is_406(server):
    assert server.send("GET", "/sparql", headers={"Accept": "image/png"}).status == 406


def test_people_are_led_from_the_endpoint_to_the_editor(server):
    reply = server.send("GET", "/sparql", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (reply.status, reply.headers["Location"]) == (303, "/")


def test_named_query_has_an_address(server):
    reply = server.send("GET", "/queries/about?name=visby", headers={"Accept": "text/csv"})
    assert reply.text.splitlines()[1:] == ["Maja Lindqvist,möter i,Visby,+,asserted,"]


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("/queries/abuot", 404, "did you mean 'about'"),
        ("/queries/about", 400, "needs name"),
        ("/queries/about?nam=x", 400, "did you mean 'name'"),
        ("/queries/..%2Fnamed", 404, ""),
        ("/assets/..%2Fapp.py", 404, ""),
        ("/assets/app.py", 404, "no such file"),
        ("/nowhere", 404, ""),
    ],
)
def test_address_that_leads_nowhere_says_so(server, path, status, reason):
    reply = server.send("GET", path)
    assert reply.status == status
    assert reason in reply.text


def test_queries_are_listed_with_their_parameters(server):
    listed = json.loads(server.send("GET", "/queries").text)
    (about,) = [query for query in listed["queries"] if query["name"] == "about"]
    assert about["parameters"] == [{"name": "name", "default": None}]
    assert listed["prefixes"]["gb"] == "https://w3id.org/graphbuild/ontology#"


def test_graph_page_lies_beside_the_endpoint(server, sample_folder):
    reply = server.send("GET", "/graph.html")
    assert reply.media_type == "text/html"
    assert reply.text == (sample_folder / "graph.html").read_text(encoding="utf-8")
