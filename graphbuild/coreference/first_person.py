"""*jag* inside a quotation: the one who is quoted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphbuild.model import Mentions, Resolution

FIRST_PERSON = frozenset({"jag", "mig"})


def resolve_first_person(
    resolution: Resolution, mentions: Sequence[Mentions], quotes: Mapping[int, tuple[int, int]]
) -> Resolution:
    """The resolution with *jag* as the speaker of its quotation.

    ``quotes`` gives the (sentence, head) of the speaker by sentence. *vi* stays open: it may
    be a government, a company or a people.
    """
    by_mention = dict(resolution.by_mention)
    trail = dict(resolution.trail)
    for sentence, found in enumerate(mentions):
        speaker = quotes.get(sentence)
        meant = by_mention.get(speaker, ()) if speaker is not None else ()
        for head, mention in found.items():
            if meant and mention.pronoun and mention.label.lower() in FIRST_PERSON:
                by_mention[(sentence, head)] = meant
                trail[(sentence, head)] = "speaks here"
    return replace(resolution, by_mention=by_mention, trail=trail)
