"""The choice between media types."""

from __future__ import annotations

import pytest

from graphbuild.serve.formats import choose

OFFERED = ("text/turtle", "application/ld+json", "application/rdf+xml")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "text/turtle"),
        ("  ", "text/turtle"),
        ("*/*", "text/turtle"),
        ("application/*", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/rdf+xml;q=0.1, application/ld+json;q=0.2", "application/ld+json"),
        ("text/turtle;q=0, */*", "application/ld+json"),
        ("text/turtle;q=0", None),
        ("text/plain", None),
        ("nonsense", None),
        (";;;,,,", None),
        ("text/turtle;q=high", "text/turtle"),
    ],
)
def test_best_liked_of_the_offered_is_chosen(accept, chosen):
    assert choose(accept, OFFERED) == chosen
