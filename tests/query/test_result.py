"""How answers are written."""

from __future__ import annotations

import csv
import io
import json

import pytest
import rdflib
from rdflib import XSD, BNode, Literal, URIRef

from graphbuild.errors import QueryError
from graphbuild.query import FORMATS, Result
from graphbuild.vocabulary import ENTITY, RELATION

KINA, RYSSLAND = URIRef(ENTITY + "Kina"), URIRef(ENTITY + "Ryssland")
YES, NO = (Literal(word, datatype=XSD.boolean) for word in ("true", "false"))
SELECT = Result(
    "select",
    ("vem", "antal"),
    ((KINA, Literal(12)), (Literal("Björn, ”B”\nJerdén", lang="sv"), Literal(3)), (None, None)),
)
CONSTRUCT = Result(
    "construct", ("subject", "predicate", "object"), ((KINA, URIRef(RELATION + "spionerar-mot"), RYSSLAND),)
)
ASK = Result("ask", ("answer",), ((YES,),))


def test_table_is_aligned_with_numbers_to_the_right():
    assert SELECT.render("table").splitlines() == [
        "vem                antal",
        ":Kina                 12",
        "Björn, ”B” Jerdén      3",
        "",
    ]


def test_table_is_the_default_and_ends_with_the_note():
    noted = Result("select", ("a",), ((Literal("x"),),), note="Det finns mer.")
    assert noted.render() == "a\nx\nDet finns mer.\n"


def test_table_folds_long_cells_to_the_width_it_gets():
    long = Result("select", ("text",), ((Literal("ord " * 40),),))
    assert len(long.render().splitlines()) == 2
    assert max(map(len, long.render("table", width=40).splitlines())) <= 40


@pytest.mark.parametrize("text", ["\x1b[31mröd\x1b[0m", "\u202eomvänd", "\x9b1m", "\u200b", "[bold]x[/bold]"])
def test_nothing_in_a_cell_steers_the_terminal(text):
    shown = Result("select", ("a",), ((Literal(text),),)).render("table")
    assert all(char.isprintable() or char == "\n" for char in shown)
    assert "[bold]x[/bold]" in shown or "\\u{" in shown


def test_foreign_iri_is_shown_whole():
    foreign = Result("select", ("a",), ((URIRef("http://example.org/a"),), (BNode("b"),)))
    assert foreign.render().splitlines()[1] == "<http://example.org/a>"


def test_csv_is_read_back():
    rows = list(csv.reader(io.StringIO(SELECT.render("csv"), newline="")))
    assert rows == [["vem", "antal"], [str(KINA), "12"], ["Björn, ”B”\nJerdén", "3"], ["", ""]]


def test_json_follows_the_sparql_results_format():
    answer = json.loads(SELECT.render("json"))
    assert answer["head"] == {"vars": ["vem", "antal"]}
    assert answer["results"]["bindings"] == [
        {
            "vem": {"type": "uri", "value": str(KINA)},
            "antal": {"type": "literal", "value": "12", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
        },
        {
            "vem": {"type": "literal", "value": "Björn, ”B”\nJerdén", "xml:lang": "sv"},
            "antal": {"type": "literal", "value": "3", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
        },
        {},
    ]
    assert json.loads(ASK.render("json"))["boolean"] is True


def test_json_is_read_by_rdflib():
    read = rdflib.query.Result.parse(io.BytesIO(SELECT.render("json").encode()), format="json")
    assert [row.vem for row in read][:2] == [KINA, Literal("Björn, ”B”\nJerdén", lang="sv")]


def test_false_is_false_in_json():
    assert json.loads(Result("ask", ("answer",), ((NO,),)).render("json"))["boolean"] is False


def test_turtle_of_a_construct_is_the_graph():
    text = CONSTRUCT.render("ttl")
    assert ":Kina rel:spionerar-mot :Ryssland ." in text
    assert set(rdflib.Graph().parse(data=text)) == set(CONSTRUCT.rows)


@pytest.mark.parametrize("result", [SELECT, ASK])
def test_turtle_of_anything_else_is_an_error(result):
    with pytest.raises(QueryError, match="ask with CONSTRUCT"):
        result.render("ttl")


def test_unknown_format_is_an_error_that_lists_the_known():
    with pytest.raises(QueryError, match="'xml' is no format of an answer; give one of table, csv, json, ttl"):
        SELECT.render("xml")


@pytest.mark.parametrize("format_", FORMATS)
def test_answer_without_rows_can_be_written(format_):
    empty = Result("construct", ("subject", "predicate", "object"), ())
    assert empty.render(format_).endswith("\n")
