"""The library of named queries: each says what it is for, and answers the sample as written down by hand."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from graphbuild.errors import QueryError
from graphbuild.export import write_turtle
from graphbuild.graph import to_rdf
from graphbuild.model import Value
from graphbuild.query import list_queries, load_query, open_graph, run_query, to_store

EXPECTED = Path(__file__).parent / "expected"
QUERIES = {query.name: query for query in list_queries()}
ASKED = {
    "about": {"name": "rederiet"},
    "between": {"name": "nordkaj", "other": "Strömlinjen"},
    "common": {"name": "Nordkaj", "other": "Lindqvist"},
    "document": {"id": "kajen"},
    "evidence": {"name": "Lindqvist"},
    "paths": {"from": "nordkaj", "to": "VISBY", "steps": "3"},
    "relation": {"relation": "samarbete"},
    "roles-of": {"name": "maja lindqvist"},
    "says": {"name": "Strömlinjen"},
    "sentences": {"text": "KUSTVAKTEN"},
}
HOSTILE = [
    '") } DROP ALL #',
    "\\",
    "'''",
    "?x",
    "param:name()",
    "\n",
    "😀",
    "{ } }",
    "https://w3id.org/graphbuild/entity/Nordkaj> . ?s ?p ?o . <x",
    "Nordkaj\x00",
    ".*",
]


@pytest.fixture
def store(facts, documents, model):
    return to_store(to_rdf(facts, documents, model=model))


def ask(store, name, /, **given):
    query = load_query(name)
    return run_query(store, query.sparql, substitutions=query.bind(given))


@pytest.mark.parametrize("name", QUERIES)
def test_query_gives_the_expected_answer(store, name):
    expected = (EXPECTED / f"{name}.csv").read_text(encoding="utf-8")
    assert ask(store, name, **ASKED.get(name, {})).render("csv").replace("\r\n", "\n") == expected


@pytest.mark.parametrize("name", QUERIES)
def test_query_answers_the_same_from_turtle(store, facts, documents, tmp_path, name):
    write_turtle(to_rdf(facts, documents), tmp_path / "graph.ttl")
    given = ASKED.get(name, {})
    assert ask(open_graph(tmp_path / "graph.ttl"), name, **given) == ask(store, name, **given)


def test_every_expected_answer_has_its_query():
    assert {file.stem for file in EXPECTED.iterdir()} == QUERIES.keys()


def test_there_are_at_least_twenty():
    assert len(QUERIES) >= 20


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_header_has_one_line_of_help_and_every_parameter(query):
    assert query.help.endswith(".")
    assert 20 <= len(query.help) <= 120
    assert {parameter.name for parameter in query.parameters} == set(re.findall(r"param:([a-z]+)\(\)", query.sparql))
    assert query.sparql.count("param:") == len(re.findall(r"param:[a-z]+\(\)", query.sparql))


@pytest.mark.parametrize("name", ["about", "says", "evidence", "roles-of"])
def test_entity_is_found_under_any_name_in_any_case(store, name):
    answers = {ask(store, name, name=known).rows for known in ("Maja Lindqvist", "LINDQVIST", "lindqvist")}
    assert len(answers) == 1


def test_default_can_be_overruled(store):
    assert len(ask(store, "uncertain").rows) == 2
    assert len(ask(store, "uncertain", below="0.61").rows) == 1


def test_paths_are_no_longer_than_allowed(store):
    asked = {"from": "Nordkaj", "to": "Visby"}
    assert [len(ask(store, "paths", **asked, steps=steps).rows) for steps in ("1", "2", "3", "9")] == [0, 0, 2, 2]
    direct = ask(store, "paths", **{"from": "Nordkaj", "to": "rederiet", "steps": "1"}).rows
    assert [str(row[1]) for row in direct] == ["Nordkaj –köper→ Strömlinjen", "Nordkaj –samarbetar med→ Strömlinjen"]


def test_denied_and_possible_statements_are_no_part_of_a_path(store):
    assert ask(store, "paths", **{"from": "Polisen", "to": "Nordkaj", "steps": "3"}).rows == ()
    assert ask(store, "paths", **{"from": "dokument", "to": "Estland", "steps": "1"}).rows == ()


def test_relation_is_found_by_its_own_name_or_a_broader_one(store):
    for wanted in ("samarbetar-med", "Samarbetar med"):
        assert [str(row[1]) for row in ask(store, "relation", relation=wanted).rows] == ["samarbetar med"]
    assert len(ask(store, "relation", relation="relation").rows) > 5


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", [name for name, query in QUERIES.items() if query.parameters])
def test_value_of_a_parameter_is_never_read_as_sparql(store, name, value):
    query = QUERIES[name]
    texts = {parameter.name: value for parameter in query.parameters}
    assert run_query(store, query.sparql, substitutions=query.bind(texts)).rows == ()


def test_value_that_is_sparql_finds_the_entity_of_that_name(facts, documents):
    name = '") FILTER(true) } #'
    subject = replace(facts[0].subject, id=name, label=name)
    store = to_store(to_rdf([replace(facts[0], subject=subject)], documents))
    assert len(ask(store, "about", name=name).rows) == 1


def test_timeline_has_times_without_a_year_behind_and_those_in_words_last(facts, documents):
    times = [
        Value("i höstas"),
        Value("den 3 maj", "gMonthDay", "--05-03"),
        Value("2025", "gYear", "2025"),
        Value("mars 2024", "gYearMonth", "2024-03"),
        Value("klockan 21.20", "time", "21:20:00"),
    ]
    dated = [replace(fact, time=time) for fact, time in zip(facts, times, strict=False)]
    rows = ask(to_store(to_rdf(dated, documents)), "timeline").rows
    assert [str(row[0]) for row in rows] == ["2024-03", "2025", "--05-03", "21:20:00", "i höstas"]


def test_missing_parameter_is_named():
    with pytest.raises(QueryError, match=r"'about' needs name; give it with name=…"):
        load_query("about").bind({})


def test_unknown_parameter_is_named():
    with pytest.raises(QueryError, match=r"'about' has no parameter 'nam'; did you mean 'name'\? it has name"):
        load_query("about").bind({"nam": "x"})


@pytest.mark.parametrize("name", ["saknas", "../named", "", "ABOUT", "about.rq"])
def test_unknown_query_is_an_error_that_lists_the_known(name):
    with pytest.raises(QueryError, match=r"no query named .* there are about, amounts, between, "):
        load_query(name)


def test_query_that_is_nearly_named_is_suggested():
    with pytest.raises(QueryError, match="'contradiction'; did you mean 'contradictions'"):
        load_query("contradiction")
