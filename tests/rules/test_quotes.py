"""Quotations over several sentences, built by hand."""

from graphbuild.naming import load_lexicon
from graphbuild.rules.quotes import find_quotes

SAID = """
    {dash}
    Nordkaj   Nordkaj  PROPN  3  nsubj
    växer     växa     VERB   0  root       VerbForm=Fin
    ,         ,        PUNCT  3  punct
    säger     säga     VERB   3  parataxis  VerbForm=Fin
    {who}     {who}    PROPN  5  nsubj
"""
PLAIN = "{first} {first} PROPN 2 nsubj\nväxer växa VERB 0 root VerbForm=Fin"
DASH = "– – PUNCT 3 punct"


def said(plant, who: str, **place):
    return plant(SAID.format(dash=DASH, who=who), **place)


def plain(plant, first: str = "Sydkaj", **place):
    return plant(PLAIN.format(first=first), **place)


def test_a_paragraph_with_a_dash_is_said_by_the_one_it_names(plant):
    trees = [said(plant, "Eva", index=0, block=0), plain(plant, index=1, block=0), plain(plant, index=2, block=1)]
    assert find_quotes(trees, load_lexicon()) == {0: (0, 6), 1: (0, 6)}


def test_the_name_may_come_in_a_later_sentence(plant):
    opening = plant(f"– – PUNCT 3 punct\n{PLAIN.format(first='Sydkaj').replace(' 2 nsubj', ' 3 nsubj')}", index=0)
    trees = [opening, said(plant, "Eva", index=1)]
    # The second sentence opens with a dash of its own: two paragraphs, and nobody is named in the first.
    assert find_quotes(trees, load_lexicon()) == {1: (1, 6)}


def test_a_dash_without_a_name_is_said_by_the_last_speaker(plant):
    silent = plant(
        "– – PUNCT 3 punct\nSydkaj Sydkaj PROPN 3 nsubj\nväxer växa VERB 0 root VerbForm=Fin", index=2, block=2
    )
    trees = [said(plant, "Eva", index=0, block=0), plain(plant, index=1, block=1), silent]
    assert find_quotes(trees, load_lexicon()) == {0: (0, 6), 2: (0, 6)}


def test_a_dash_that_nobody_stands_behind_is_no_quotation(plant):
    silent = plant("– – PUNCT 3 punct\nSydkaj Sydkaj PROPN 3 nsubj\nväxer växa VERB 0 root VerbForm=Fin")
    assert find_quotes([silent], load_lexicon()) == {}


def test_two_dashes_in_one_block_are_two_quotations(plant):
    trees = [said(plant, "Eva", index=0), said(plant, "Per", index=1)]
    assert find_quotes(trees, load_lexicon()) == {0: (0, 6), 1: (1, 6)}


def test_headings_and_plain_paragraphs_are_not_quoted(plant):
    trees = [plain(plant, index=0, block=0, heading=True), plain(plant, index=1, block=1)]
    assert find_quotes(trees, load_lexicon()) == {}
    assert find_quotes([plant("")], load_lexicon()) == {}
