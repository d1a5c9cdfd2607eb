"""Finding what a text talks about: names, noun phrases and pronouns as mentions."""

from graphbuild.mentions.dates import find_anchor
from graphbuild.mentions.finder import find_mentions

__all__ = ["find_anchor", "find_mentions"]
