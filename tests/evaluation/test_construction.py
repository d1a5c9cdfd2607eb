import pytest

from graphbuild.evaluation import GoldFact, GoldText, Stated, score
from graphbuild.evaluation.construction import count_constructions, find_form
from graphbuild.model import Polarity


@pytest.mark.parametrize(
    ("relation", "form"),
    [
        ("köper", "verb with object"),
        ("spionerar-mot", "verb with preposition"),
        ("ger-upp", "verb with noun or adverb"),
        ("rekryteras", "passive"),
        ("anklagas-för", "passive with preposition"),
        ("hoppas-på", "verb with preposition"),
        ("finns-i", "verb with preposition"),
        ("närmar-sig", "reflexive verb"),
        ("försöker-rekrytera", "verb with infinitive"),
        ("är", "copula"),
        ("är-i", "copula with preposition"),
        ("är-chef-över", "role or property with preposition"),
        ("blir-starkare", "copula with word"),
        ("har", "har"),
        ("har-band-med", "har with noun"),
    ],
)
def test_the_form_is_told_from_the_name(relation, form):
    assert find_form(relation) == form


def test_figures_are_counted_by_form_and_by_qualifier():
    texts = [
        GoldText(
            "1",
            "Nordkaj köper en båt av Sydkaj.",
            "1",
            (
                GoldFact("1", ("Nordkaj",), ("köper",), ("båt",)),
                GoldFact("1", ("Nordkaj",), ("köper-av",), ("Sydkaj",), polarity=Polarity.NEGATIVE),
            ),
        )
    ]
    stated = [Stated("1", ("Nordkaj",), ("köper",), ("båt",)), Stated("1", ("Nordkaj",), ("köper",), ("kran",))]
    found = {each.name: each for each in count_constructions(score(texts, stated))}
    assert set(found) == {"denied", "verb with object", "verb with preposition"}
    plain = found["verb with object"]
    assert (plain.required, plain.found, plain.stated, plain.right) == (1, 1, 2, 1)
    assert (plain.recall, plain.precision, round(plain.f1, 3)) == (1.0, 0.5, 0.667)
    assert (found["denied"].required, found["denied"].recall, found["denied"].precision) == (1, 0.0, 0.0)
