"""Reflexives and titles that come before the name."""

from graphbuild.pipeline import read_document
from graphbuild.reading import read_text


def meant(reading, text):
    """Labels of the entities that the first mention with this surface text stands for."""
    for tree, mentions in zip(reading.trees, reading.mentions, strict=True):
        for head, mention in mentions.items():
            if tree.by_index[head].text == text:
                return [referent.mentions[0].label for referent in reading.resolution.referents_of(mention)]
    raise AssertionError(text)


def parse(parser, text):
    (document,) = parser.parse([read_text(text)])
    return read_document(document)


def test_sina_means_the_subject_of_its_clause(parser):
    assert meant(parse(parser, "Israel måste leva upp till sina skyldigheter i regionen."), "sina") == ["Israel"]


def test_a_title_before_the_name_is_the_person(parser):
    reading = parse(
        parser,
        "Statsministern besökte Kiruna på måndagen för att tala om gruvan. "
        "Efter mötet åt statsminister Anna Lind lunch med gruvarbetarna.",
    )
    assert meant(reading, "Statsministern") == ["statsminister"]
    labels = {fact.subject.label for fact in reading.facts}
    assert "statsminister" not in labels
