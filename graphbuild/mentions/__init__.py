"""Finding what a text talks about: names, noun phrases and pronouns as mentions."""

from graphbuild.mentions.finder import Mentions, find_mentions

__all__ = ["Mentions", "find_mentions"]
