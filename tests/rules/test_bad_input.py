"""Text that is no running prose: nothing breaks, and hardly anything is stated.

Each case names the only facts that may be drawn from it. What is stated beyond them would be absurd: the
shape of a page taken for a statement.
"""

from __future__ import annotations

import pytest

from graphbuild.export import write_facts
from graphbuild.pipeline import extract_facts, read_document
from graphbuild.reading import read, read_text
from graphbuild.rules import describe

pytestmark = pytest.mark.model

NOUNS = "bord stolar lampor mattor skåp hyllor speglar gardiner sängar kuddar".split()

NOTHING = {
    "headline": "Storbrand i Borås",
    "headlines": "Ny vd på Nordkaj\n\nTung förlust för Malmö\n\nStor oro inför valet",
    "list": "Inköp till lägret:\n- mjölk\n- två kilo potatis\n- batterier\n- tvål från Åbo",
    "table with tabs": "Kommun\tInvånare\tSkatt\nBorås\t113 000\t21,31\nTimrå\t18 000\t23,14",
    "table with bars": "| Lag | Poäng | Mål |\n|---|---|---|\n| Mora | 21 | 40–33 |\n| Timrå | 18 | 29–35 |",
    "fragments": "Sedan inget mer. Inte där. Bara regn, regn och åter regn. På torget. Utan paraply.",
    "signs": "?!?!? ... --- !!! *** § § § & % 12 : 34 ; ( ] } kajen",
    "address": "Nordkaj AB, Box 12, 971 00 Luleå, tfn 0920-12 34 56, info@nordkaj.example, https://nordkaj.example/?x=1",
    "scores": "Mora–Timrå 3–2 (1–0, 1–1, 1–1)\nMål: 1–0 Berg, 1–1 Lind, 2–1 Ek.",
    "code": "def köp(båt): return båt.pris * 2 if båt else None\n<b>Nordkaj</b> {{ kaj }} ${PRIS}",
    "one word again and again": "båt " * 400,
    "recipe": "Vispa ägg. Tillsätt mjöl. Grädda i ugn, 200 grader, 20 minuter.",
    "timetable": "Kl 9 frukost, kl 10 möte, kl 12 lunch, kl 15 hemresa.",
    "tags": "Nordkaj ❤️ båtar 🚢🚢 #hamnliv @evanorrby lol",
    "questions": "Köper Nordkaj hamnen? Vem säljer? Varför nu?",
    "calls to the reader": "Läs mer: Kajen som försvann. Prenumerera på vårt nyhetsbrev!",
    "byline": "Foto: Eva Norrby/Kajbild\nText: Per Ek\nPublicerad 3 maj 2024 kl. 08.15",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_what_states_nothing_gives_no_facts(text, parser):
    assert list_facts(text, parser) == set()


def test_capitals_are_read_as_words(parser):
    found = list_facts("REGERINGEN VARNAR FÖR STORMEN. ALLA MÅSTE STANNA HEMMA.", parser)
    assert {fact.casefold() for fact in found} <= {"regeringen – varnar-för – stormen", "regering – varnar-för – storm"}


def test_other_languages_give_no_facts_beside_the_swedish_ones(parser):
    text = (
        "Ministern sade att the deal is off och att ingen vet what comes next. "
        "Nordkaj köper en båt. It was a dark night and nobody saw the ship leave the harbour."
    )
    assert list_facts(text, parser) <= {"Nordkaj – köper – båt"}


def test_a_quotation_never_closed_ends_with_its_sentence(parser):
    text = "”Nordkaj köper hamnen i Luleå, sade Eva Norrby och gick hem. Kranen står kvar på kajen. Båtarna ligger i viken."
    found = list_facts(text, parser)
    assert "Nordkaj – köper – hamn [said by Eva Norrby]" in found
    rest = {fact for fact in found if not fact.startswith("Nordkaj")}
    assert rest
    assert not any("said by" in fact for fact in rest)


def test_a_quotation_mark_is_no_part_of_a_node(parser):
    found = list_facts("»Vi bygger \"ett hus, sade Eva Norrby, (och 'sedan rev vi kyrkan.", parser)
    assert not any("»" in fact for fact in found)


def test_a_line_about_the_source_states_nothing(parser):
    text = (
        "# source: kajarkivet.example/2024/kajen licence=Statement by the harbour, § 9 (no copyright); "
        'the archive states no explicit licence ("free to reuse")\nNordkaj köper en båt.'
    )
    assert list_facts(text, parser) == {"Nordkaj – köper – båt"}


def test_the_line_above_a_press_release_states_nothing(shared, parser):
    path = min((shared / "docs").glob("*.txt"))
    (document,) = parser.parse(read(path, check_language=False))
    end = document.text.index("\n")
    assert document.text.startswith("# source:")
    assert not [fact for fact in extract_facts([document]) if fact.evidence[0].start < end]


@pytest.mark.xfail(
    strict=True, reason="the parser of model 2.1 takes one verb in a hundred clauses in a row for a noun"
)
def test_five_hundred_words_without_a_stop_give_no_other_things_and_relations(parser):
    text = " och ".join(["Nordkaj köper en båt", "Sydkaj säljer en kran"] * 50) + "."
    assert len(text.split()) > 450
    found = list_facts(text, parser)
    assert "Nordkaj – köper – båt" in found
    subjects, relations, objects = (set(parts) for parts in zip(*(fact.split(" – ") for fact in found), strict=True))
    assert subjects <= {"Nordkaj", "Sydkaj"}
    assert relations <= {"köper", "säljer"}
    assert objects <= {"båt", "kran", "Sydkaj"}


def test_five_hundred_things_in_a_row_have_one_buyer(parser):
    text = f"Kommunen köper {', '.join(NOUNS * 50)} och lakan."
    (document,) = parser.parse([read_text(text, check_language=False)])
    facts = extract_facts([document])
    assert {(fact.subject.label, fact.relation.label) for fact in facts} <= {("kommun", "köper")}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_every_stage_keeps_every_sentence(text, parser, tmp_path):
    (document,) = parser.parse([read_text(text, check_language=False)])
    reading = read_document(document)
    assert len(reading.trees) == len(reading.mentions) == len(reading.findings) == len(document.sentences) > 0
    with (tmp_path / "facts.jsonl").open("w", encoding="utf-8") as stream:
        write_facts(reading.facts, stream)


def list_facts(text, parser):
    (document,) = parser.parse([read_text(text, check_language=False)])
    return {describe(fact) for fact in extract_facts([document])}
