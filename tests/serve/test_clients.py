"""Programs that others wrote ask the endpoint: SPARQLWrapper, curl and Comunica."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest
from platformdirs import user_cache_path
from rdflib import Graph, Literal, URIRef
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed

COMUNICA = "4.5.0"  # the last that runs on Node.js 18 and 20
PATIENCE = 120
"""Seconds after which a test gives up on a program."""
LABELS = "SELECT ?label { ?e a gb:Organization ; rdfs:label ?label } ORDER BY ?label"
FOUND = ["Kustvakten", "Nordkaj", "Polisen", "Strömlinjen"]
PREFIXES = "PREFIX gb: <https://w3id.org/graphbuild/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


# ---- SPARQLWrapper ---------------------------------------------------------------------------------------------------


@pytest.fixture
def wrapper(server):
    wrapper = SPARQLWrapper(server.endpoint)
    wrapper.setTimeout(PATIENCE)
    return wrapper


@pytest.mark.parametrize("send", ["GET", POST, POSTDIRECTLY])
def test_sparqlwrapper_selects(wrapper, send):
    if send == POSTDIRECTLY:
        wrapper.setMethod(POST)
        wrapper.setRequestMethod(POSTDIRECTLY)
    else:
        wrapper.setMethod(send)
    wrapper.setQuery(LABELS)
    wrapper.setReturnFormat(JSON)
    rows = wrapper.queryAndConvert()["results"]["bindings"]
    assert [row["label"]["value"] for row in rows] == FOUND


def test_sparqlwrapper_reads_xml_and_csv(wrapper):
    wrapper.setQuery(LABELS)
    wrapper.setReturnFormat(XML)
    assert [literal.firstChild.data for literal in wrapper.queryAndConvert().getElementsByTagName("literal")] == FOUND
    wrapper.setReturnFormat(CSV)
    assert wrapper.queryAndConvert().decode().split() == ["label", *FOUND]


def test_sparqlwrapper_asks_and_constructs(wrapper):
    wrapper.setQuery("ASK { :Nordkaj rel:köper :Strömlinjen }")
    wrapper.setReturnFormat(JSON)
    assert wrapper.queryAndConvert()["boolean"] is True
    wrapper.setQuery("CONSTRUCT { ?e rdfs:label ?l } WHERE { ?e a gb:City ; rdfs:label ?l }")
    wrapper.setReturnFormat(TURTLE)
    triples = set(Graph().parse(data=wrapper.queryAndConvert(), format="turtle"))
    assert {(s, o) for s, _, o in triples} == {
        (URIRef("https://w3id.org/graphbuild/entity/Visby"), Literal("Visby", lang="sv"))
    }


def test_sparqlwrapper_tells_what_is_wrong(wrapper):
    wrapper.setReturnFormat(JSON)
    wrapper.setQuery("SELECT ?x WHERE { ?x ?? ?y }")
    with pytest.raises(QueryBadFormed, match="not valid SPARQL at line 1, column"):
        wrapper.query()
    wrapper.setQuery("SELECT * { ?s ?p ?o } ORDER BY (1/0) LIMIT -1")
    with pytest.raises((QueryBadFormed, EndPointInternalError)):
        wrapper.query()


# ---- curl ------------------------------------------------------------------------------------------------------------


def curl(*arguments):
    done = subprocess.run(
        ["curl", "--silent", "--show-error", "--noproxy", "*", *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    return done.stdout


@pytest.fixture(scope="module", autouse=True)
def curl_is_there():
    if shutil.which("curl") is None:
        give_up("curl is not installed: apt-get install curl")


@pytest.mark.parametrize(
    "how",
    [
        ["--get", "--data-urlencode", f"query={LABELS}"],
        ["--data-urlencode", f"query={LABELS}"],
        ["--header", "Content-Type: application/sparql-query", "--data-binary", LABELS],
    ],
    ids=["get", "post form", "post direct"],
)
def test_curl_asks(server, how):
    shown = curl("--header", "Accept: text/csv", *how, server.endpoint)
    assert shown.split() == ["label", *FOUND]


def test_curl_asks_a_named_query(server):
    shown = curl(
        "--get", "--data-urlencode", "name=Visby", "--header", "Accept: text/csv", f"{server.address}queries/about"
    )
    assert shown.splitlines()[1:] == ["Maja Lindqvist,möter i,Visby,+,asserted,"]


# ---- Comunica --------------------------------------------------------------------------------------------------------


def give_up(reason):
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def comunica():
    """Comunica's command, installed into a cache folder the first time."""
    folder = user_cache_path("graphbuild-tests") / f"comunica-{COMUNICA}"
    command = folder / "node_modules" / ".bin" / "comunica-sparql"
    if command.exists():
        return command
    if shutil.which("npm") is None:
        give_up("npm is not installed: apt-get install nodejs npm")
    folder.mkdir(parents=True, exist_ok=True)
    options = ["--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"]
    install = ["npm", "install", *options, f"@comunica/query-sparql@{COMUNICA}"]
    done = subprocess.run(install, capture_output=True, text=True, check=False)
    if done.returncode:
        give_up(f"Comunica could not be installed from npm: {done.stderr.strip()[-200:]}")
    return command


def ask_comunica(command, server, query, media_type):
    done = subprocess.run(
        [command, f"sparql@{server.endpoint}", query, "-t", media_type],
        capture_output=True,
        text=True,
        check=False,
        timeout=2 * PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_comunica_selects(comunica, server):
    shown = ask_comunica(comunica, server, PREFIXES + LABELS, "application/sparql-results+json")
    assert [row["label"]["value"] for row in json.loads(shown)["results"]["bindings"]] == FOUND


def test_comunica_constructs(comunica, server):
    query = PREFIXES + "CONSTRUCT { ?e rdfs:label ?l } WHERE { ?e a gb:Organization ; rdfs:label ?l }"
    shown = ask_comunica(comunica, server, query, "application/n-triples")
    assert sorted(str(o) for o in Graph().parse(data=shown, format="nt").objects()) == FOUND
