"""Who says so: verbs and nouns of saying, inserted clauses, sources and documents."""

import pytest

from graphbuild.naming import load_lexicon
from graphbuild.rules.speech import find_speaker


def speaker(tree, text: str) -> str:
    word = next(word for word in tree.words if word.text == text)
    found, why = find_speaker(word, load_lexicon())
    assert (found is None) == (why == "")
    return found.text if found is not None else ""


def test_an_inserted_clause_after_the_statement(plant):
    tree = plant(
        """
        Nordkaj   Nordkaj  PROPN  2  nsubj
        växer     växa     VERB   0  root       VerbForm=Fin
        ,         ,        PUNCT  2  punct
        säger     säga     VERB   2  parataxis  VerbForm=Fin
        Eva       Eva      PROPN  4  nsubj
        """
    )
    assert speaker(tree, "växer") == "Eva"


def test_a_statement_below_its_verb_of_saying(plant):
    tree = plant(
        """
        Nordkaj   Nordkaj  PROPN  2  nsubj
        växer     växa     VERB   4  ccomp  VerbForm=Fin
        ,         ,        PUNCT  2  punct
        säger     säga     VERB   0  root   VerbForm=Fin
        Eva       Eva      PROPN  4  nsubj
        """
    )
    assert speaker(tree, "växer") == "Eva"


@pytest.mark.parametrize("first", [True, False])
def test_a_source_after_enligt(plant, first: bool):  # noqa: FBT001  # pytest hands over parameters by name
    front = "Enligt enligt ADP 2 case\nEva Eva PROPN 3 obl\nväxer växa VERB 0 root\nNordkaj Nordkaj PROPN 3 nsubj"
    back = "Nordkaj Nordkaj PROPN 2 nsubj\nväxer växa VERB 0 root\nenligt enligt ADP 4 case\nEva Eva PROPN 2 obl"
    assert speaker(plant(front if first else back), "växer") == "Eva"


def test_a_source_holds_for_the_clauses_below(plant):
    tree = plant(
        """
        Nordkaj   Nordkaj  PROPN  2  nsubj
        växer     växa     VERB   0  root   VerbForm=Fin
        eftersom  eftersom SCONJ  5  mark
        Sydkaj    Sydkaj   PROPN  5  nsubj
        säljer    sälja    VERB   2  advcl  VerbForm=Fin
        enligt    enligt   ADP    7  case
        Eva       Eva      PROPN  2  obl
        """
    )
    assert speaker(tree, "säljer") == "Eva"


def test_a_warning_is_the_word_of_the_one_who_warns(plant):
    tree = plant(
        """
        Eva       Eva      PROPN  2  nsubj
        varnar    varna    VERB   0  root   VerbForm=Fin
        för       för      ADP    6  mark
        att       att      SCONJ  6  mark
        Nordkaj   Nordkaj  PROPN  6  nsubj
        säljer    sälja    VERB   2  advcl  VerbForm=Fin
        """
    )
    assert speaker(tree, "säljer") == "Eva"


def test_a_reason_for_saying_is_not_what_is_said(plant):
    tree = plant(
        """
        Eva       Eva       PROPN  2  nsubj
        varnar    varna     VERB   0  root   VerbForm=Fin
        eftersom  eftersom  SCONJ  5  mark
        Nordkaj   Nordkaj   PROPN  5  nsubj
        säljer    sälja     VERB   2  advcl  VerbForm=Fin
        """
    )
    assert speaker(tree, "säljer") == ""


def test_the_agent_of_a_passive_of_saying(plant):
    tree = plant(
        """
        Det        det       PRON   2  expl
        hävdas     hävda     VERB   0  root       VerbForm=Fin|Voice=Pass
        av         av        ADP    4  case
        Eva        Eva       PROPN  2  obl:agent
        att        att       SCONJ  7  mark
        Nordkaj    Nordkaj   PROPN  7  nsubj
        växer      växa      VERB   2  ccomp      VerbForm=Fin
        """
    )
    assert speaker(tree, "växer") == "Eva"


def test_a_document_speaks(plant):
    tree = plant(
        """
        I          i         ADP    2  case
        rapporten  rapport   NOUN   3  obl
        beskrivs   beskriva  VERB   0  root       VerbForm=Fin|Voice=Pass
        Nordkaj    Nordkaj   PROPN  3  nsubj:pass
        som        som       ADP    6  mark
        hot        hot       NOUN   3  xcomp
        """
    )
    assert speaker(tree, "beskrivs") == "rapporten"


def test_a_place_does_not_speak(plant):
    tree = plant(
        """
        I          i         ADP    2  case
        Luleå      Luleå     PROPN  3  obl
        beskrivs   beskriva  VERB   0  root       VerbForm=Fin|Voice=Pass
        Nordkaj    Nordkaj   PROPN  3  nsubj:pass
        """
    )
    assert speaker(tree, "beskrivs") == ""


def test_the_nearest_of_two_speakers_counts(plant):
    tree = plant(
        """
        Per       Per      PROPN  2  nsubj
        säger     säga     VERB   0  root   VerbForm=Fin
        att       att      SCONJ  5  mark
        Eva       Eva      PROPN  5  nsubj
        hävdar    hävda    VERB   2  ccomp  VerbForm=Fin
        att       att      SCONJ  8  mark
        Nordkaj   Nordkaj  PROPN  8  nsubj
        växer     växa     VERB   5  ccomp  VerbForm=Fin
        """
    )
    assert speaker(tree, "växer") == "Eva"
    assert speaker(tree, "hävdar") == "Per"


def test_a_thing_seen_is_not_said(plant):
    tree = plant(
        """
        Eva       Eva      PROPN  2  nsubj
        ser       se       VERB   0  root   VerbForm=Fin
        båten     båt      NOUN   2  obj
        som       som      PRON   5  nsubj  PronType=Rel
        väntar    vänta    VERB   3  acl:relcl  VerbForm=Fin
        """
    )
    assert speaker(tree, "väntar") == ""


def test_who_stands_behind_the_verb_of_a_tag_speaks_whatever_the_parser_calls_it(plant):
    rows = "Nordkaj Nordkaj PROPN 2 nsubj\nväxer växa VERB 0 root\n, , PUNCT 4 punct\n"
    tag = "skriver skriva VERB 2 parataxis VerbForm=Fin\nhamnrådet hamnråd NOUN 4 obj"
    assert speaker(plant(rows + tag), "växer") == "hamnrådet"
    between = "skriver skriva VERB 2 parataxis VerbForm=Fin\nnu nu ADV 4 advmod\nbrev brev NOUN 4 obj"
    assert speaker(plant(rows + between), "växer") == ""


def test_the_content_of_a_noun_of_saying_may_hang_on_its_verb(plant):
    rows = """
        Rederiet  rederi    NOUN   2  nsubj
        gav       ge        VERB   0  root   VerbForm=Fin
        {noun}    {noun}    NOUN   2  obj
        om        om        ADP    7  mark
        att       att       SCONJ  7  mark
        Nordkaj   Nordkaj   PROPN  7  nsubj
        växer     växa      VERB   2  advcl  VerbForm=Fin
        """
    assert speaker(plant(rows.format(noun="besked")), "växer") == "Rederiet"
    assert speaker(plant(rows.format(noun="pengar")), "växer") == ""


def test_a_sign_that_there_is_does_not_speak(plant):
    tree = plant(
        """
        Det       det       PRON   2  expl
        finns     finnas    VERB   0  root       VerbForm=Fin
        tecken    tecken    NOUN   2  nsubj
        på        på        ADP    7  mark
        att       att       SCONJ  7  mark
        Nordkaj   Nordkaj   PROPN  7  nsubj
        växer     växa      VERB   3  acl        VerbForm=Fin
        ,         ,         PUNCT  9  punct
        säger     säga      VERB   2  parataxis  VerbForm=Fin
        Eva       Eva       PROPN  9  nsubj
        """
    )
    assert speaker(tree, "växer") == "Eva"


def test_who_wants_that_something_is_done(plant):
    tree = plant(
        """
        Eva     Eva     PROPN  2  nsubj
        vill    vilja   VERB   0  root   VerbForm=Fin
        att     att     SCONJ  5  mark
        bolaget bolag   NOUN   5  nsubj
        växer   växa    VERB   2  ccomp  VerbForm=Fin
        """
    )
    assert speaker(tree, "växer") == "Eva"
    assert speaker(tree, "vill") == ""


def test_who_gives_orders_of_what_should_be_done(plant):
    tree = plant(
        """
        Eva          Eva          PROPN  2  nsubj
        gav          ge           VERB   0  root   VerbForm=Fin
        instruktioner instruktion NOUN   2  obj
        om           om           ADP    8  mark
        att          att          SCONJ  8  mark
        bolaget      bolag        NOUN   8  nsubj
        skulle       skola        AUX    8  aux    VerbForm=Fin
        växa         växa         VERB   3  acl    VerbForm=Inf
        """
    )
    assert speaker(tree, "växa") == "Eva"


@pytest.mark.parametrize("head", ["2", "6"])
def test_who_wants_it_where_the_wish_was_drawn_as_an_auxiliary(plant, head):
    tree = plant(
        f"""
        Eva     Eva     PROPN  {head}  nsubj
        ville   vilja   AUX    6  aux    VerbForm=Fin
        att     att     SCONJ  6  mark
        bolaget bolag   NOUN   6  nsubj
        skulle  skola   AUX    6  aux    VerbForm=Fin
        växa    växa    VERB   0  root   VerbForm=Inf
        """
    )
    assert speaker(tree, "växa") == "Eva"
