import pytest

from graphbuild.evaluation.wording import lemmatize, phrase_key, relation_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("det stora huset", "stort hus"),
        ("Rysslands", "Ryssland"),
        ("företagen,", "företag"),
        ("”Nordkajs avtal”", "Nordkaj avtal"),
        ("en minister", "ministern"),
    ],
)
def test_inflection_articles_and_punctuation_do_not_count(one: str, other: str):
    assert phrase_key(one) == phrase_key(other)


@pytest.mark.parametrize(("one", "other"), [("Kina", "Iran"), ("ryska företag", "företag"), ("tre båtar", "två båtar")])
def test_words_count(one: str, other: str):
    assert phrase_key(one) != phrase_key(other)


def test_a_phrase_of_articles_alone_keeps_its_words():
    assert phrase_key("Det en") == ("det", "en")


def test_only_names_lose_an_unknown_s():
    assert lemmatize("Qvarnbys") == "qvarnby"
    assert lemmatize("qvarnbys") == "qvarnbys"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("spionerade-mot", "spionerar-mot"),
        ("har-köpt", "köper"),
        ("kan-ha-köpt", "köper"),
        ("köper inte", "köper"),
        ("planerar-att-köpa", "planerar-köpa"),
    ],
)
def test_tense_auxiliaries_and_denial_do_not_count(one: str, other: str):
    assert relation_key(one) == relation_key(other)


def test_an_auxiliary_alone_is_a_relation():
    assert relation_key("har") == relation_key("hade") != relation_key("kan")


def test_the_preposition_counts():
    assert relation_key("talar-med") != relation_key("talar-om")
