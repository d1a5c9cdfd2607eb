"""Finding what a text talks about: names, noun phrases and pronouns as mentions."""

from graphbuild.mentions.finder import find_mentions

__all__ = ["find_mentions"]
