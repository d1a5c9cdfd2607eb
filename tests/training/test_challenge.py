import json
from types import SimpleNamespace

import pytest

from graphbuild.errors import TrainingError
from graphbuild.training.challenge import SENTENCES, position, read_challenges, unmet

LINE = {
    "kind": "passive-agent",
    "text": "Mannen greps av polisen .",
    "arcs": [["polisen", "obl:agent|obl", "greps"], ["greps", "root", "ROOT"]],
    "tags": [["greps", "Voice=Pass"]],
    "names": [],
}


def written(tmp_path, **changes):
    path = tmp_path / "c.jsonl"
    path.write_text(json.dumps(LINE | changes) + "\n")
    return path


def parsed(*rows, names=()):
    words = [SimpleNamespace(head=h, deprel=d, feats=f, upos="X", lemma="l") for h, d, f in rows]
    return SimpleNamespace(words=words, ents=[SimpleNamespace(text=t, type=k) for t, k in names])


def test_shipped_challenges_are_many_and_of_all_kinds():
    challenges = read_challenges(SENTENCES)
    assert len(challenges) >= 120
    assert {c.kind for c in challenges} >= {
        "passive-agent", "bli-passive", "relative", "apposition", "particle-verb", "dash-quote", "names", "negation"
    }  # fmt: skip
    assert len({c.words for c in challenges}) == len(challenges)


def test_what_is_met_and_what_is_not(tmp_path):
    (challenge,) = read_challenges(written(tmp_path, names=[["polisen", "ORG"]]))
    good = parsed((2, "nsubj:pass", None), (0, "root", "Tense=Past|Voice=Pass"), (4, "case", None), (2, "obl:agent", None),
                  (2, "punct", None), names=[("polisen", "ORG")])  # fmt: skip
    assert list(unmet(challenge, good)) == []
    bad = parsed(
        (2, "nsubj", None), (0, "root", "Voice=Act"), (4, "case", None), (1, "obl:agent", None), (2, "punct", None)
    )
    assert list(unmet(challenge, bad)) == [
        ("polisen", "obl:agent|obl", "greps"),
        ("greps", "Voice=Pass"),
        ("polisen", "ORG"),
    ]


def test_subtype_counts_but_not_another_relation(tmp_path):
    (challenge,) = read_challenges(written(tmp_path, arcs=[["polisen", "obl", "greps"]], tags=[]))
    rows = [(2, "x", None), (0, "root", None), (4, "case", None), (2, "obl:agent", None), (2, "punct", None)]
    assert list(unmet(challenge, parsed(*rows))) == []
    rows[3] = (2, "oblique", None)
    assert list(unmet(challenge, parsed(*rows))) == [("polisen", "obl", "greps")]


def test_second_occurrence():
    assert position(("en", "mot", "en"), "en/2") == 2
    assert position(("1/2", "liter"), "1/2") == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"arcs": [["kvinnan", "obj", "greps"]]},
        {"tags": [["tog", "VERB"]], "arcs": []},
        {"names": [["Anna", "PER"]]},
        {"arcs": [], "tags": []},
        {"arcs": [["polisen", "obl"]]},
    ],
)
def test_demand_that_cannot_be_met_is_an_error(tmp_path, changes):
    with pytest.raises(TrainingError, match=r"c\.jsonl, line 1"):
        read_challenges(written(tmp_path, **changes))
