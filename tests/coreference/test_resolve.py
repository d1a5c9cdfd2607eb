"""Which mentions mean the same thing, on short texts built by hand."""

from __future__ import annotations

import pytest

from graphbuild.coreference import resolve_references
from graphbuild.mentions import find_mentions
from graphbuild.model import Resolution
from graphbuild.naming import load_lexicon, load_places

EVA = "Eva Eva PROPN 3 nsubj B-PER\nNorrby Norrby PROPN 1 flat:name I-PER\nvann vinna VERB 0 root"
HARBOUR = "Nordkaj Nordkaj PROPN 2 nsubj B-ORG\nväxer växa VERB 0 root"
COUNTRIES = """
    Sverige   Sverige  PROPN  4  nsubj  B-LOC
    och       och      CCONJ  3  cc
    Norge     Norge    PROPN  1  conj   B-LOC
    handlar   handla   VERB   0  root
"""


class Text:
    """Trees of one document, and what each word of theirs was taken to mean."""

    def __init__(self, plant, *sentences: str) -> None:
        self.trees = []
        for index, rows in enumerate(sentences):
            start = self.trees[-1].sentence.end + 1 if self.trees else 0
            self.trees.append(plant(rows, index=index, start=start))
        lexicon, places = load_lexicon(), load_places()
        self.mentions = [find_mentions(tree, lexicon, places) for tree in self.trees]
        self.resolution: Resolution = resolve_references(self.trees, self.mentions, lexicon=lexicon, places=places)

    def means(self, sentence: int, text: str) -> list[str]:
        """The first wording of everything that a word stands for."""
        head = next(word.index for word in self.trees[sentence].words if word.text == text)
        return [each.mentions[0].label for each in self.resolution.referents_of(self.mentions[sentence][head])]

    def why(self, sentence: int, text: str) -> str:
        head = next(word.index for word in self.trees[sentence].words if word.text == text)
        return self.resolution.trail[sentence, head]


def test_the_same_name_is_the_same_thing(plant):
    text = Text(plant, HARBOUR, HARBOUR)
    assert len(text.resolution.referents) == 1
    assert text.why(0, "Nordkaj") == "new name"
    assert text.why(1, "Nordkaj") == "same name"


def test_a_surname_is_short_for_a_person(plant):
    text = Text(plant, EVA, "Norrby Norrby PROPN 2 nsubj B-PER\nlog le VERB 0 root")
    assert text.means(1, "Norrby") == ["Eva Norrby"]
    assert text.why(1, "Norrby") == "short for Eva Norrby"


def test_two_people_of_one_surname_are_not_merged(plant):
    other = EVA.replace("Eva", "Per")
    text = Text(plant, EVA, other, "Norrby Norrby PROPN 2 nsubj B-PER\nlog le VERB 0 root")
    assert text.means(1, "Per") == ["Per Norrby"]
    assert text.means(2, "Norrby") == ["Norrby"]


def test_a_person_and_a_place_of_one_name_are_not_merged(plant):
    text = Text(plant, EVA, "Norrby Norrby PROPN 2 nsubj B-LOC\nbrann brinna VERB 0 root")
    assert text.means(1, "Norrby") == ["Norrby"]


def test_two_names_of_one_place_are_one(plant):
    text = Text(
        plant,
        "Peking Peking PROPN 2 nsubj B-LOC\nväxer växa VERB 0 root",
        "Beijing Beijing PROPN 2 nsubj B-LOC\nväxer växa VERB 0 root",
    )
    assert len(text.resolution.referents) == 1


@pytest.mark.parametrize("pronoun", ["Han", "Hon"])
def test_a_person_is_taken_up_by_a_pronoun(plant, pronoun: str):
    text = Text(plant, EVA, f"{pronoun} {pronoun.lower()} PRON 2 nsubj\nlog le VERB 0 root")
    assert text.means(1, pronoun) == ["Eva Norrby"]


def test_one_person_is_not_both_he_and_she(plant):
    he, she = (f"{word} {word.lower()} PRON 2 nsubj\nlog le VERB 0 root" for word in ("Han", "Hon"))
    text = Text(plant, EVA, she, he)
    assert text.means(1, "Hon") == ["Eva Norrby"]
    assert text.means(2, "Han") == []


def test_an_organisation_is_no_he(plant):
    text = Text(plant, HARBOUR, "Han han PRON 2 nsubj\nlog le VERB 0 root")
    assert text.means(1, "Han") == []
    assert text.why(1, "Han") == "no person before it"


def test_a_pronoun_is_not_the_other_argument_of_its_verb(plant):
    seen = "Eva Eva PROPN 2 nsubj B-PER\nsåg se VERB 0 root\nhenne hon PRON 2 obj"
    assert Text(plant, seen).means(0, "henne") == []


def test_they_are_the_plural_spoken_of(plant):
    text = Text(
        plant,
        "Båtarna båt NOUN 2 nsubj Definite=Def|Number=Plur\nväntar vänta VERB 0 root",
        "De de PRON 2 nsubj\nrostar rosta VERB 0 root",
    )
    assert text.means(1, "De") == text.means(0, "Båtarna")


def test_den_agrees_in_gender(plant):
    rows = "{noun} NOUN 2 nsubj Definite=Def|Number=Sing|Gender={gender}\nsyns synas VERB 0 root"
    den = "Den den PRON 2 nsubj Gender=Com\nrostar rosta VERB 0 root"
    assert Text(plant, rows.format(noun="Båten båt", gender="Com"), den).means(1, "Den") == ["båt"]
    assert Text(plant, rows.format(noun="Huset hus", gender="Neut"), den).means(1, "Den") == []


def test_nobody_is_meant_by_i_and_you(plant):
    text = Text(plant, EVA, "Jag jag PRON 2 nsubj\nlog le VERB 0 root")
    assert text.means(1, "Jag") == []
    assert text.why(1, "Jag") == "nobody named"


AGENCY = """
    Säkerhetstjänsten  säkerhetstjänst  NOUN   3  nsubj  Definite=Def|Number=Sing|Gender=Com
    KSB                KSB              PROPN  1  appos  B-ORG
    varnade            varna            VERB   0  root
"""
TAKEN_UP = "{text} {lemma} NOUN 2 nsubj Definite=Def|Number=Sing\nvet veta VERB 0 root"


def test_an_apposition_is_the_thing_it_stands_beside(plant):
    text = Text(plant, AGENCY)
    assert text.means(0, "Säkerhetstjänsten") == text.means(0, "KSB") == ["KSB"]
    assert text.why(0, "Säkerhetstjänsten") == "stands beside KSB"


@pytest.mark.parametrize(
    ("noun", "lemma"),
    [("Säkerhetstjänsten", "säkerhetstjänst"), ("Tjänsten", "tjänst"), ("Myndigheten", "myndighet")],
)
def test_a_description_takes_up_what_was_so_called(plant, noun: str, lemma: str):
    text = Text(plant, AGENCY, TAKEN_UP.format(text=noun, lemma=lemma))
    assert text.means(1, noun) == ["KSB"]


def test_a_title_is_the_person_it_stands_before(plant):
    text = Text(
        plant,
        """
        Statsminister  statsminister  NOUN   2  nmod  Number=Sing
        Eva            Eva            PROPN  4  nsubj  B-PER
        Norrby         Norrby         PROPN  2  flat:name  I-PER
        talade         tala           VERB   0  root
        """,
        TAKEN_UP.format(text="Statsministern", lemma="statsminister"),
    )
    assert text.means(0, "Statsminister") == ["Eva Norrby"]
    assert text.means(1, "Statsministern") == ["Eva Norrby"]


def test_a_modified_description_is_something_new(plant):
    other = "norska norsk ADJ 2 amod\nmyndigheten myndighet NOUN 3 nsubj Definite=Def|Number=Sing\nvet veta VERB 0 root"
    assert Text(plant, AGENCY, other).means(1, "myndigheten") == ["norska myndigheten"]


def test_an_indefinite_noun_is_something_new(plant):
    other = "en en DET 2 det\nmyndighet myndighet NOUN 3 nsubj Definite=Ind|Number=Sing\nvet veta VERB 0 root"
    assert Text(plant, AGENCY, other).means(1, "myndighet") == ["myndighet"]


def test_of_two_countries_the_country_is_neither(plant):
    landet = TAKEN_UP.format(text="Landet", lemma="land")
    assert Text(plant, COUNTRIES, landet).means(1, "Landet") == ["land"]
    one = "Sverige Sverige PROPN 2 nsubj B-LOC\nhandlar handla VERB 0 root"
    assert Text(plant, one, landet).means(1, "Landet") == ["Sverige"]


def test_the_countries_are_the_two_spoken_of(plant):
    both = "Länderna land NOUN 2 nsubj Definite=Def|Number=Plur\ngränsar gränsa VERB 0 root"
    text = Text(plant, COUNTRIES, both)
    assert text.means(1, "Länderna") == ["Sverige", "Norge"]
    assert text.why(1, "Länderna") == "the countries spoken of: Sverige, Norge"


def test_the_countries_of_a_text_without_any_are_themselves(plant):
    both = "Länderna land NOUN 2 nsubj Definite=Def|Number=Plur\ngränsar gränsa VERB 0 root"
    assert len(Text(plant, HARBOUR, both).means(1, "Länderna")) == 1


def test_every_mention_has_a_reason(plant):
    text = Text(plant, AGENCY, EVA, COUNTRIES)
    assert set(text.resolution.trail) == {
        (number, head) for number, found in enumerate(text.mentions) for head in found
    }
    assert all(text.resolution.trail.values())
