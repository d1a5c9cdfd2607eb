"""Amounts and times by their wording: what each becomes, and what is neither."""

from datetime import date

import pytest

from graphbuild.mentions import find_anchor, find_mentions
from graphbuild.mentions.numerals import read_word
from graphbuild.mentions.units import load_units
from graphbuild.mentions.values import find_value
from graphbuild.model import Document, Sentence, Token, Value
from graphbuild.naming import load_lexicon, load_places
from graphbuild.patterns import Tree

MONDAY = date(2024, 5, 27)


def read(text: str, head: str, anchor: date | None = None) -> Value | None:
    """The value of the word ``head`` in a text whose words all hang from the first one; digits are numbers."""
    tokens, position = [], 0
    for index, word in enumerate(text.split(), start=1):
        position = text.index(word, position)
        upos = "NUM" if word[0].isdigit() else "NOUN"
        up, label = (0, "root") if index == 1 else (1, "dep")
        tokens.append(Token(index, word, word.lower(), upos, (), up, label, 10 + position, 10 + position + len(word)))
        position += len(word)
    tree = Tree(Sentence(0, text, 10, 10 + len(text), tuple(tokens)))
    return find_value(next(word for word in tree.words if word.text == head), tree, anchor=anchor)


@pytest.mark.parametrize(
    ("text", "head", "written", "datatype", "lexical", "unit"),
    [
        ("Varvet fick högst 14 285 000 euro i stöd", "euro", "14 285 000 euro", "integer", "14285000", "EUR"),
        ("Varvet fick högst 14 285 000 euro i stöd", "14", "14 285 000 euro", "integer", "14285000", "EUR"),
        ("priset 14.285.000 euro", "euro", "14.285.000 euro", "integer", "14285000", "EUR"),
        ("priset 1.500 kronor", "kronor", "1.500 kronor", "integer", "1500", "SEK"),
        ("priset 1 500,50 kr", "kr", "1 500,50 kr", "decimal", "1500.5", "SEK"),
        ("en andel av 60 %", "%", "60 %", "integer", "60", "%"),
        ("en andel av 5% minst", "5%", "5%", "integer", "5", "%"),
        ("en andel av 11 procent", "procent", "11 procent", "integer", "11", "%"),
        ("en andel av tjugofem procent", "procent", "tjugofem procent", "integer", "25", "%"),
        (
            "en ökning med 1,5 procentenheter",
            "procentenheter",
            "1,5 procentenheter",
            "decimal",
            "1.5",
            "procentenheter",
        ),
        ("en halt av 0,2 promille", "promille", "0,2 promille", "decimal", "0.2", "‰"),
        ("bidrag om fem miljoner kronor", "kronor", "fem miljoner kronor", "integer", "5000000", "SEK"),
        ("bidrag om fem miljoner kronor", "miljoner", "fem miljoner kronor", "integer", "5000000", "SEK"),
        ("bidrag om 2,5 miljarder kronor", "kronor", "2,5 miljarder kronor", "integer", "2500000000", "SEK"),
        ("bidrag om 3 miljarder norska kronor", "kronor", "3 miljarder norska kronor", "integer", "3000000000", "NOK"),
        ("bidrag om 500 amerikanska dollar", "dollar", "500 amerikanska dollar", "integer", "500", "USD"),
        ("bidrag om 40 miljoner dollar", "dollar", "40 miljoner dollar", "integer", "40000000", "USD"),
        ("bidrag om 20 brittiska pund", "pund", "20 brittiska pund", "integer", "20", "GBP"),
        ("bidrag om 50 USD", "USD", "50 USD", "integer", "50", "USD"),
        ("bidrag om 7 mkr", "mkr", "7 mkr", "integer", "7000000", "SEK"),
        ("bidrag om € 50", "50", "€ 50", "integer", "50", "EUR"),
        ("bidrag om en halv miljon euro", "euro", "en halv miljon euro", "integer", "500000", "EUR"),
        ("bidrag om en och en halv miljon euro", "euro", "en och en halv miljon euro", "integer", "1500000", "EUR"),
        ("värmer 2 °C till", "°C", "2 °C", "integer", "2", "°C"),
        ("värmer 40 grader Celsius", "grader", "40 grader Celsius", "integer", "40", "°C"),
        ("kyler till −3 °C", "°C", "−3 °C", "integer", "-3", "°C"),
        ("kyler till minus 3 grader", "grader", "minus 3 grader", "integer", "-3", "°"),
        ("vänskap i 150 år", "år", "150 år", "integer", "150", "år"),
        ("fångar över 18 år gamla", "år", "18 år", "integer", "18", "år"),
        ("resan tog två och en halv timme", "timme", "två och en halv timme", "decimal", "2.5", "tim"),
        ("resan tog tre veckor", "veckor", "tre veckor", "integer", "3", "v"),
        ("leden mäter tvåhundra meter", "meter", "tvåhundra meter", "integer", "200", "m"),
        ("leden mäter åttio mil", "mil", "åttio mil", "integer", "80", "mil"),
        ("leden mäter 12,5 km runt", "km", "12,5 km", "decimal", "12.5", "km"),
        ("farten var 120 kilometer i timmen", "kilometer", "120 kilometer i timmen", "integer", "120", "km/h"),
        ("lasten vägde 1,2 miljoner ton", "ton", "1,2 miljoner ton", "integer", "1200000", "t"),
        ("lasten vägde fyra kilogram", "kilogram", "fyra kilogram", "integer", "4", "kg"),
        ("tomten mäter 30 kvadratmeter", "kvadratmeter", "30 kvadratmeter", "integer", "30", "m²"),
        ("verket gav 7,5 TWh el", "TWh", "7,5 TWh", "decimal", "7.5", "TWh"),
        ("skulden uppgår till 2 miljoner", "miljoner", "2 miljoner", "integer", "2000000", ""),
        ("poängen blev 412", "412", "412", "integer", "412", ""),
        ("den kostade 2023 kronor", "kronor", "2023 kronor", "integer", "2023", "SEK"),
    ],
)
def test_amounts(text, head, written, datatype, lexical, unit):
    assert read(text, head) == Value(written, datatype, lexical, unit)


@pytest.mark.parametrize(
    ("text", "head", "written", "datatype", "lexical"),
    [
        ("bron invigdes i april 1997", "april", "april 1997", "gYearMonth", "1997-04"),
        ("bron invigdes i april 1997", "1997", "april 1997", "gYearMonth", "1997-04"),
        ("bron invigdes i jan. 2020", "2020", "jan. 2020", "gYearMonth", "2020-01"),
        ("bron invigdes den 9 mars 2023", "mars", "den 9 mars 2023", "date", "2023-03-09"),
        ("bron invigdes 13 december 2023", "december", "13 december 2023", "date", "2023-12-13"),
        ("bron invigdes den 1:a maj 2020", "maj", "den 1:a maj 2020", "date", "2020-05-01"),
        ("bron invigdes tisdagen den 5 mars 2024", "tisdagen", "tisdagen den 5 mars 2024", "date", "2024-03-05"),
        ("bron invigdes 2023-03-09 klockan åtta", "2023-03-09", "2023-03-09", "date", "2023-03-09"),
        ("bron invigdes 9/3 2023", "9/3", "9/3 2023", "date", "2023-03-09"),
        ("bron invigdes 2011", "2011", "2011", "gYear", "2011"),
        ("bron invigdes år 2011", "år", "år 2011", "gYear", "2011"),
        ("bron invigdes våren 2025", "våren", "våren 2025", "gYear", "2025"),
        ("bron invigdes i slutet av 2023", "slutet", "slutet av 2023", "gYear", "2023"),
        ("bron invigdes andra kvartalet 2024", "kvartalet", "andra kvartalet 2024", "gYear", "2024"),
        ("bron invigdes i mitten av maj 2023", "mitten", "mitten av maj 2023", "gYearMonth", "2023-05"),
        ("bron invigdes i dag den 27 maj", "dag", "i dag den 27 maj", "gMonthDay", "--05-27"),
        ("bron invigdes den 29 februari", "februari", "den 29 februari", "gMonthDay", "--02-29"),
        ("bron invigdes i juli", "juli", "juli", "gMonth", "--07"),
        ("bron invigdes klockan 21.20", "klockan", "klockan 21.20", "time", "21:20:00"),
        ("bron invigdes på 1990-talet", "1990-talet", "1990-talet", "string", ""),
        ("bron revs mellan 1991 och 1997", "1991", "mellan 1991 och 1997", "string", ""),
        ("bron revs 2019–2023", "2019–2023", "2019–2023", "string", ""),
        ("bron revs 44 f.Kr.", "44", "44 f.Kr.", "string", ""),
        ("bron revs i går", "går", "i går", "string", ""),
        ("bron revs på torsdag", "torsdag", "på torsdag", "string", ""),
        ("bron revs för tre år sedan", "år", "för tre år sedan", "string", ""),
        ("bron revs förra veckan", "veckan", "förra veckan", "string", ""),
    ],
)
def test_times(text, head, written, datatype, lexical):
    assert read(text, head) == Value(written, datatype, lexical)


@pytest.mark.parametrize(
    ("text", "head", "datatype", "lexical"),
    [
        ("bron revs i dag", "dag", "date", "2024-05-27"),
        ("bron revs i går", "går", "date", "2024-05-26"),
        ("bron revs i förrgår", "förrgår", "date", "2024-05-25"),
        ("bron rivs i morgon", "morgon", "date", "2024-05-28"),
        ("bron rivs på torsdag", "torsdag", "date", "2024-05-30"),
        ("bron revs på torsdagen", "torsdagen", "date", "2024-05-23"),
        ("bron revs på måndagen", "måndagen", "date", "2024-05-27"),
        ("bron revs i måndags", "måndags", "date", "2024-05-20"),
        ("bron revs i fjol", "fjol", "gYear", "2023"),
        ("bron revs i år", "år", "gYear", "2024"),
        ("bron revs förra året", "året", "gYear", "2023"),
        ("bron revs förra månaden", "månaden", "gYearMonth", "2024-04"),
        ("bron revs förra veckan", "veckan", "string", ""),
        ("bron revs för tre år sedan", "år", "gYear", "2021"),
        ("bron revs för 10 dagar sedan", "dagar", "date", "2024-05-17"),
        ("bron revs den 20 december", "december", "date", "2023-12-20"),
        ("bron revs i juli", "juli", "gYearMonth", "2024-07"),
        ("bron revs den 9 mars 2021", "mars", "date", "2021-03-09"),
    ],
)
def test_times_that_depend_on_the_day_of_writing(text, head, datatype, lexical):
    found = read(text, head, anchor=MONDAY)
    assert found is not None
    assert (found.datatype, found.lexical) == (datatype, lexical)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("fängelset har 400 platser", "platser"),
        ("varvet varslade 1 500 anställda", "anställda"),
        ("mellan 10–12 procent", "procent"),
        ("priset 3 000–4 000 kronor", "kronor"),
        ("matchen slutade 4 – 2 till slut", "2"),
        ("flera miljoner kronor", "kronor"),
        ("hundratals kronor", "kronor"),
        ("i allt högre grad", "grad"),
        ("hon äger en bar", "bar"),
        ("ett par veckor", "veckor"),
        ("det senaste året", "året"),
        ("lagen om 2025:1 gäller", "2025:1"),
        ("den 31 februari", "februari"),
        ("den 2023-00-00 kom", "2023-00-00"),
        ("den 45/13 2023", "45/13"),
        ("banden med Kina", "Kina"),
        ("de fem", "fem"),
    ],
)
def test_what_is_no_value(text, head):
    assert read(text, head) is None


def test_a_value_keeps_no_more_than_its_own_words():
    assert read("från april 1997 och till 5 miljoner kronor", "april").text == "april 1997"
    assert read("från april 1997 och till 5 miljoner kronor", "kronor").text == "5 miljoner kronor"


def test_what_lies_far_off_is_not_read():
    assert read(f"5 {'x' * 60} kronor", "kronor") is None
    assert read(f"priset {'5' * 60} kronor", "kronor") is None


def test_letters_that_grow_when_lowered_shift_nothing():
    assert read("İ April 1997", "1997") == Value("1997", "gYear", "1997")


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("noll", 0),
        ("fjorton", 14),
        ("etthundratjugo", 120),
        ("tvåtusensexton", 2016),
        ("tusen", 1000),
        ("Sextiofem", 65),
    ],
)
def test_numbers_in_one_word(word, number):
    assert read_word(word) == number


@pytest.mark.parametrize("word", ["femte", "ko", "tvåan", "", "entreprenör", "sexa"])
def test_words_that_only_start_like_numbers(word):
    assert read_word(word) is None


def test_units_go_by_swedish_names():
    units = load_units()
    assert {units[name] for name in ("kilometer", "km")} == {"km"}
    assert (units["norska kronor"], units["norsk krona"], units["nok".upper()]) == ("NOK",) * 3
    assert "Kina" not in units


def test_amounts_are_told_from_times():
    assert read("priset 5 kronor", "kronor").is_amount
    assert not read("bron revs 2011", "2011").is_amount


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-27", MONDAY),
        ("2024-05-27T08:30:00+02:00", MONDAY),
        ("i maj", None),
        ("", None),
        ("2024-13-40", None),
        ("0001-01-01", None),
    ],
)
def test_the_day_of_writing_is_metadata(written, day):
    assert find_anchor(Document("hamnen", "", metadata=(("date", written),))) == day


def test_a_document_without_metadata_has_no_day():
    assert find_anchor(Document("hamnen", "")) is None


def test_mentions_carry_their_value(plant):
    tree = plant(
        """
        Nordkaj   Nordkaj  PROPN  2  nsubj  B-ORG
        fick      få       VERB   0  root   VerbForm=Fin
        fem       fem      NUM    4  nummod
        kronor    krona    NOUN   2  obj
        i         i        ADP    6  case
        går       går      NOUN   2  obl
        """
    )
    mentions = find_mentions(tree, load_lexicon(), load_places(), MONDAY)
    assert mentions[4].value == Value("fem kronor", "integer", "5", "SEK")
    assert mentions[6].value == Value("i går", "date", "2024-05-26")
    assert mentions[1].value is None


def test_a_name_is_no_time(plant):
    tree = plant("Maj Maj PROPN 2 nsubj B-PER\nskrev skriva VERB 0 root VerbForm=Fin")
    assert find_mentions(tree, load_lexicon(), load_places())[1].value is None
