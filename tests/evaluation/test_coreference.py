import json

import pytest

from graphbuild.errors import GoldError
from graphbuild.evaluation import CoreferenceReport, evaluate_coreference
from graphbuild.evaluation.coreference import Anaphor, Outcome, Traced, is_right, read_anaphors, trace
from graphbuild.evaluation.texts import Texts
from graphbuild.model import Document, Kind, Mention, Referent, Resolution
from graphbuild.pipeline import Reading

TEXT = "Nordkaj växer . Det kajägande bolaget varnar Sydkaj . Båda är dyra ."


def mention(tree, head, label, **more):
    token = tree.by_index[head].token
    return Mention(tree.sentence.index, head, (head,), label, token.start, token.end, **more)


@pytest.fixture
def read(plant):
    """Makes a Reading in which mentions mean what the case says."""
    trees = (
        plant("Nordkaj Nordkaj PROPN 2 nsubj\nväxer växa VERB 0 root\n. . PUNCT 2 punct"),
        plant(
            "Det den DET 3 det\nkajägande kajägande ADJ 3 amod\nbolaget bolag NOUN 4 nsubj\nvarnar varna VERB 0 root\n"
            "Sydkaj Sydkaj PROPN 4 obj\n. . PUNCT 4 punct",
            index=1,
            start=16,
        ),
        plant("Båda båda PRON 3 nsubj\när vara AUX 3 cop\ndyra dyr ADJ 0 root\n. . PUNCT 3 punct", index=2, start=54),
    )
    one, two, three = trees
    everyone = {
        "Nordkaj": mention(one, 1, "Nordkaj", named=True),
        "bolaget": mention(two, 3, "kajägande bolaget", wordings=("bolag",)),
        "Sydkaj": mention(two, 5, "Sydkaj", named=True),
        "Båda": mention(three, 1, "båda", pronoun=True),
    }

    def make(*groups, several=()):
        referents = [
            Referent(n, Kind.ORGANIZATION, named=True, mentions=tuple(everyone[m] for m in g))
            for n, g in enumerate(groups)
        ]
        meant = {(m.sentence, m.head): (r,) for r in referents for m in r.mentions}
        meant |= {(everyone[m].sentence, everyone[m].head): tuple(referents) for m in several}
        mentions = tuple({m.head: m for m in everyone.values() if m.sentence == n} for n in range(3))
        document = Document("hamnen", TEXT, sentences=tuple(tree.sentence for tree in trees))
        return Reading(document, trees, mentions, ((), (), ()), Resolution(tuple(referents), meant, {}), ())

    return make


def anaphor(words, *antecedents, alone=False):
    start = TEXT.index(words)
    return Anaphor("hamnen", start, start + len(words), "description", antecedents, alone)


COMPANY = "Det kajägande bolaget"


@pytest.mark.parametrize(
    ("groups", "said", "outcome"),
    [
        ([["Nordkaj", "bolaget"], ["Sydkaj"]], anaphor(COMPANY, "Nordkaj"), Outcome.RIGHT),
        ([["Nordkaj", "bolaget"], ["Sydkaj"]], anaphor(COMPANY, "Västkaj"), Outcome.WRONG),
        ([["Nordkaj", "bolaget"], ["Sydkaj"]], anaphor(COMPANY, alone=True), Outcome.WRONG),
        ([["Nordkaj", "bolaget"], ["Sydkaj"]], anaphor(COMPANY, "Nordkaj", alone=True), Outcome.RIGHT),
        ([["Nordkaj"], ["bolaget"], ["Sydkaj"]], anaphor(COMPANY, "Nordkaj"), Outcome.LEFT),
        ([["Nordkaj"], ["bolaget"], ["Sydkaj"]], anaphor(COMPANY, alone=True), Outcome.ALONE),
        ([["Nordkaj"], ["bolaget", "Sydkaj"]], anaphor(COMPANY, alone=True), Outcome.ALONE),
        ([["Nordkaj"]], anaphor("växer", "Nordkaj"), Outcome.LEFT),
    ],
    ids=["right", "wrong", "to leave", "accepted", "left", "left rightly", "named later", "no mention"],
)
def test_an_anaphor_is_judged_by_what_it_was_merged_with(read, groups, said, outcome):
    assert trace(said, read(*groups)).outcome is outcome


def test_several_things_are_right_where_each_is_a_part(read):
    reading = read(["Nordkaj"], ["Sydkaj"], several=["Båda"])
    assert trace(anaphor("Båda", "Sydkaj och Nordkaj"), reading).outcome is Outcome.RIGHT
    assert trace(anaphor("Båda", "Sydkaj och Västkaj"), reading).outcome is Outcome.WRONG
    assert trace(anaphor("Båda", "Nordkaj"), reading).outcome is Outcome.WRONG


def test_nothing_is_never_right():
    assert not is_right([], ["Nordkaj"])
    assert not is_right([[]], ["Nordkaj"])


def test_the_report_tells_figures_kinds_and_errors():
    cases = [
        (anaphor(COMPANY, "Nordkaj"), ("Nordkaj",), Outcome.RIGHT),
        (anaphor("Båda", "Nordkaj"), (), Outcome.LEFT),
        (anaphor("Sydkaj", "Nordkaj"), ("Västkaj",), Outcome.WRONG),
        (anaphor("dyra", alone=True), (), Outcome.ALONE),
    ]
    report = CoreferenceReport("gold", tuple(Traced(a, "ord", meant, outcome) for a, meant, outcome in cases))
    assert (report.accuracy.part, report.accuracy.whole) == (1, 3)
    assert (report.precision.part, report.precision.whole) == (1, 2)
    assert (report.restraint.part, report.restraint.whole) == (1, 1)
    text = report.to_text()
    assert "description                3      1     1      1     0.333         1             0" in text
    assert f"hamnen, {TEXT.index('Båda')}: ord   (description, left; gold: Nordkaj)" in text
    assert "taken for Västkaj" in text
    assert "taken for" not in report.to_text(show=False)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"kind": 1}, '"document" or "kind"'),
        ({"antecedents": "Nordkaj"}, 'no list "antecedents"'),
        ({"antecedents": []}, "neither antecedents"),
        ({"end": 5000}, "which has 68 characters"),
    ],
)
def test_a_malformed_line_is_named(tmp_path, row, message):
    whole = {"document": "hamnen", "start": 0, "end": 7, "kind": "description", "antecedents": ["Nordkaj"]}
    (tmp_path / "hamnen.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(whole | row) + "\n", encoding="utf-8")
    with pytest.raises(GoldError, match=f"line 1 .*{message}"):
        read_anaphors(path, Texts([tmp_path]))


@pytest.mark.model
def test_names_are_traced_with_the_shipped_model(tmp_path):
    text = "Anna Lind leder rederiet Nordkaj. Lind varnar för stormen."
    (tmp_path / "hamnen.txt").write_text(text, encoding="utf-8")
    start = text.index("Lind varnar")
    row = {"document": "hamnen", "start": start, "end": start + 4, "kind": "short-name", "antecedents": ["Anna Lind"]}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (found,) = evaluate_coreference(gold, [tmp_path], cache=False).traced
    assert (found.text, found.meant, found.outcome) == ("Lind", ("Anna Lind",), Outcome.RIGHT)
