"""Where headings and paragraphs begin and end."""

import pytest

from graphbuild.reading.blocks import find_blocks


def cut(text):
    return [(block.heading, text[block.start : block.end]) for block in find_blocks(text)]


def test_a_line_break_ends_a_heading_or_paragraph():
    text = "Hamnen i Ystad byggs ut\nKommunen lånar två miljarder.\n  Bygget börjar i maj. \n\n– Det blir bra, säger Eva Ek.\n"
    assert cut(text) == [
        (True, "Hamnen i Ystad byggs ut"),
        (False, "Kommunen lånar två miljarder."),
        (False, "Bygget börjar i maj."),
        (False, "– Det blir bra, säger Eva Ek."),
    ]


HARD_WRAPPED = """\
Hamnen i Ystad byggs ut

Kommunen lånar två miljarder kronor för att bygga ut hamnen, som blivit
för liten sedan färjorna till Polen växt. Bygget börjar i maj och ska
pågå i tre år, enligt planen.
– Det blir bra för hela södra Skåne, säger kommunalrådet Eva Ek till
tidningen.
"""


def test_hard_wrapped_lines_are_joined():
    assert cut(HARD_WRAPPED) == [
        (True, "Hamnen i Ystad byggs ut"),
        (False, "\n".join(HARD_WRAPPED.splitlines()[2:5])),
        (False, "– Det blir bra för hela södra Skåne, säger kommunalrådet Eva Ek till\ntidningen."),
    ]


def test_one_long_address_does_not_hide_hard_wrapping():
    body = HARD_WRAPPED * 10
    assert len(find_blocks(body + "https://exempel.se/" + "a" * 150)) == 3 * 10 + 1


def test_short_paragraphs_under_each_other_are_no_hard_wrapping():
    text = "Polisen grep en man på tisdagen i Lund.\nMannen är misstänkt för stöld.\nHan nekar till brott, säger åklagaren."
    assert [line for _, line in cut(text)] == text.split("\n")


def test_a_heading_above_a_paragraph_in_lower_case_stays_apart():
    text = "Så vill regeringen bygga ut järnvägen i norr\niPhone-tillverkaren Apple öppnar nästa år en butik i Luleå, där kommunen nu söker mark för den."
    assert [line for _, line in cut(text)] == text.split("\n")


@pytest.mark.parametrize(
    "line",
    ["Ryssland svarar:", "Vad händer nu?", "– Vi väntar", "- Vi väntar", "och så vidare", "1 200", "Han sade ”nej.”"],
)
def test_what_is_no_heading(line):
    assert cut(f"{line}\nKommunen lånar två miljarder.")[0] == (False, line)


def test_a_list_of_short_lines_is_no_row_of_headings():
    text = "Länder i förbundet\nSverige\nFinland\nNorge\nDe möts i Oslo."
    assert [heading for heading, _ in cut(text)] == [True, False, False, False, False]


def test_nothing_below_no_heading():
    assert cut("Volvo köper Scania") == [(False, "Volvo köper Scania")]
    assert cut("Kommunen lånar pengar.\nEva Ek") == [(False, "Kommunen lånar pengar."), (False, "Eva Ek")]


def test_marks_of_a_format_go_before_looks():
    text = "Kort rad\nKommunen lånar två miljarder."
    assert [block.heading for block in find_blocks(text, marked={0: False, 9: True})] == [False, True]
