"""Noun phrases in their basic form: what a node of the graph is called."""

import pytest

from graphbuild.mentions import find_mentions
from graphbuild.model import Kind, Mention
from graphbuild.naming import load_lexicon, load_places


def mention(tree, text: str) -> Mention:
    found = find_mentions(tree, load_lexicon(), load_places())
    return next(m for head, m in found.items() if tree.by_index[head].text == text)


@pytest.mark.parametrize(
    ("row", "label"),
    [
        ("Hamnen hamn NOUN 0 root Case=Nom|Definite=Def|Gender=Com|Number=Sing", "hamn"),
        ("Hamnens hamn NOUN 0 root Case=Gen|Definite=Def|Gender=Com|Number=Sing", "hamn"),
        ("Huset hus NOUN 0 root Case=Nom|Definite=Def|Gender=Neut|Number=Sing", "hus"),
        ("båtar båt NOUN 0 root Case=Nom|Definite=Ind|Gender=Com|Number=Plur", "båtar"),
        ("EU-stöd EU-stöd NOUN 0 root Case=Nom|Definite=Ind|Gender=Neut|Number=Sing", "EU-stöd"),
        ("Nordkajs Nordkaj PROPN 0 root Case=Gen", "Nordkaj"),
        ("Paris Paris PROPN 0 root Case=Nom", "Paris"),
    ],
)
def test_a_single_word(plant, row: str, label: str):
    tree = plant(row)
    assert mention(tree, tree.words[0].text).label == label


PHRASE = """
    den       den      DET    3  det    Definite=Def
    ryska     rysk     ADJ    3  amod
    flottan   flotta   NOUN   0  root   Definite=Def|Gender=Com|Number=Sing
    i         i        ADP    5  case
    hamnen    hamn     NOUN   3  nmod   Definite=Def|Gender=Com|Number=Sing
    som       som      PRON   7  nsubj  PronType=Rel
    väntar    vänta    VERB   3  acl:relcl
"""


def test_a_phrase_leaves_out_article_and_clauses(plant):
    found = mention(plant(PHRASE), "flottan")
    assert found.label == "ryska flottan"
    assert found.definite
    assert not found.named
    assert "flotta" in found.wordings
    assert "ryska flottan i hamnen" in found.wordings
    assert not any("väntar" in wording for wording in found.wordings)


def test_its_offsets_are_those_of_the_document(plant):
    tree = plant(PHRASE, start=50)
    found = mention(tree, "flottan")
    assert tree.sentence.text[found.start - 50 : found.end - 50] == "ryska flottan"
    assert found.tokens == (2, 3)
    assert found.head == 3


def test_a_possessive_pronoun_makes_definite_and_is_left_out(plant):
    tree = plant(
        """
        dess      den      PRON   3  nmod:poss  Poss=Yes|Definite=Def
        stora     stor     ADJ    3  amod
        hamn      hamn     NOUN   0  root  Definite=Ind|Gender=Com|Number=Sing
        """
    )
    found = mention(tree, "hamn")
    assert (found.label, found.definite) == ("stora hamn", True)


def test_a_genitive_name_belongs_to_the_phrase(plant):
    tree = plant(
        """
        Nordkajs  Nordkaj  PROPN  2  nmod:poss  Case=Gen
        hamn      hamn     NOUN   0  root  Definite=Ind|Gender=Com|Number=Sing
        """
    )
    assert mention(tree, "hamn").label == "Nordkajs hamn"
    assert mention(tree, "Nordkajs").label == "Nordkaj"


def test_quotation_marks_are_left_out(plant):
    tree = plant(
        """
        ”         ”        PUNCT  3  punct
        stora     stor     ADJ    3  amod
        hamnen    hamn     NOUN   0  root  Definite=Def|Gender=Com|Number=Sing
        ”         ”        PUNCT  3  punct
        """
    )
    assert mention(tree, "hamnen").label == "stora hamnen"


@pytest.mark.parametrize(
    "rows",
    [
        "en en DET 2 det\nrad rad NOUN 0 root\nbåtar båt NOUN 2 nmod Number=Plur",
        "tusentals tusental NOUN 0 root\nav av ADP 3 case\nbåtar båt NOUN 1 nmod Number=Plur",
        "fem fem NUM 0 root\nav av ADP 3 case\nbåtar båt NOUN 1 nmod Number=Plur",
    ],
)
def test_what_is_counted_is_meant(plant, rows: str):
    tree = plant(rows)
    assert mention(tree, tree.root.text).label == "båtar"


def test_a_part_of_a_thing_is_not_counted(plant):
    tree = plant("bilden bild NOUN 0 root Definite=Def|Number=Sing\nav av ADP 3 case\nbåten båt NOUN 1 nmod")
    assert mention(tree, "bilden").label == "bild"


NAME = """
    Eva       Eva      PROPN  0  root  Case=Nom  B-PER
    Maria     Maria    PROPN  1  flat:name  I-PER
    Norrbys   Norrby   PROPN  1  flat:name  Case=Gen  I-PER
"""


def test_a_name_is_one_mention(plant):
    found = find_mentions(plant(NAME), load_lexicon(), load_places())
    assert list(found) == [1]
    assert (found[1].label, found[1].kind, found[1].named) == ("Eva Maria Norrby", Kind.PERSON, True)


def test_a_name_without_a_span_is_its_proper_nouns(plant):
    tree = plant("Eva Eva PROPN 0 root\nNorrby Norrby PROPN 1 flat:name\nvann vinna VERB 1 acl")
    assert mention(tree, "Eva").label == "Eva Norrby"


def test_the_article_of_a_name_is_left_out(plant):
    tree = plant("Den den DET 3 det B-ORG\nNya ny ADJ 3 amod I-ORG\nHamnen Hamnen PROPN 0 root I-ORG")
    assert mention(tree, "Hamnen").label == "Nya Hamnen"


def test_pronouns_are_mentions_and_relatives_keep_their_place(plant):
    tree = plant("Hon hon PRON 2 nsubj PronType=Prs\nköpte köpa VERB 0 root\nden den PRON 2 obj PronType=Prs")
    found = find_mentions(tree, load_lexicon(), load_places())
    assert list(found) == [1, 3]
    assert all(each.pronoun and not each.named for each in found.values())


def test_verbs_and_parts_of_names_are_no_mentions(plant):
    tree = plant(PHRASE.replace("ryska     rysk ", "stora     stor "))
    assert list(find_mentions(tree, load_lexicon(), load_places())) == [3, 5, 6]


def test_an_adjective_of_nation_means_the_country(plant):
    found = find_mentions(plant(PHRASE), load_lexicon(), load_places())
    assert (found[2].label, found[2].kind) == ("Ryssland", Kind.COUNTRY)
    assert found[3].label == "ryska flottan"


@pytest.mark.parametrize(
    ("row", "kind", "reason"),
    [
        ("Sverige Sverige PROPN 0 root B-LOC", Kind.COUNTRY, "gazetteer"),
        ("Sverige Sverige PROPN 0 root B-PER", Kind.PERSON, "name recogniser: PER"),
        ("Nordkaj Nordkaj PROPN 0 root B-ORG", Kind.ORGANIZATION, "name recogniser: ORG"),
        ("Storviken Storviken PROPN 0 root B-LOC", Kind.PLACE, "name recogniser: LOC"),
        ("Qvix Qvix PROPN 0 root", Kind.CONCEPT, "name without a kind"),
        ("ministern minister NOUN 0 root Number=Sing", Kind.PERSON, "noun minister"),
        ("ministrar minister NOUN 0 root Number=Plur", Kind.GROUP, "noun minister"),
        ("myndigheten myndighet NOUN 0 root Number=Sing", Kind.ORGANIZATION, "noun myndighet"),
        ("rapporten rapport NOUN 0 root Number=Sing", Kind.DOCUMENT, "noun rapport"),
        ("kineserna kines NOUN 0 root Number=Plur", Kind.GROUP, "demonym of Kina"),
    ],
)
def test_kinds_and_why(plant, row: str, kind: Kind, reason: str):
    tree = plant(row)
    found = mention(tree, tree.words[0].text)
    assert (found.kind, found.reason) == (kind, reason)


REGION = """
    östra   östra   ADJ    2  amod
    Afrika  Afrika  PROPN  0  root  Case=Nom  B-LOC
    och     och     CCONJ  5  cc
    fattiga fattig  ADJ    5  amod
    Asien   Asien   PROPN  2  conj  Case=Nom  B-LOC
"""


def test_part_of_a_place_is_a_place_of_its_own(plant):
    tree = plant(REGION)
    assert (mention(tree, "Afrika").label, mention(tree, "Afrika").kind) == ("östra Afrika", Kind.PLACE)
    assert mention(tree, "Asien").label == "Asien"


def test_points_of_the_compass_before_a_person_name_no_place(plant):
    rows = "södra södra ADJ 2 amod\nLind Lind PROPN 0 root Case=Nom B-PER"
    assert mention(plant(rows), "Lind").label == "Lind"
