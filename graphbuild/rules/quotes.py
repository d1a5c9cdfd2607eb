"""Who speaks in a quotation that runs over several sentences.

A paragraph that opens with a dash is one quotation; its speaker is named by ``säger X`` in
one of its sentences, or, where nobody is named, is the one who spoke last before it. The
same holds for a paragraph in the first person that ends with ``säger X``.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphbuild.naming import Lexicon
from graphbuild.patterns import Tree, Word
from graphbuild.rules.clause import is_relative, subjects
from graphbuild.rules.speech import is_nobody, speech_class

DASHES = frozenset({"–", "—", "-", "―"})
FIRST_PERSON = frozenset({"jag", "vi", "mig", "oss", "min", "vår", "mitt", "vårt", "mina", "våra"})


def find_quotes(trees: Sequence[Tree], lexicon: Lexicon) -> dict[int, tuple[int, int]]:
    """For each sentence inside a quotation, the (sentence, head) of its speaker, by sentence index."""
    found: dict[int, tuple[int, int]] = {}
    last: tuple[int, int] | None = None
    for block in paragraphs(trees):
        speaker = next((named for tree in block if (named := speaker_in(tree, lexicon)) is not None), None)
        if is_quotation(block, speaker):
            who = speaker or last
            if who is not None:
                found |= {tree.sentence.index: who for tree in block}
        last = speaker or last
    return found


def paragraphs(trees: Sequence[Tree]) -> list[list[Tree]]:
    """Sentences by block, headings left out; a dash opens a new paragraph inside a block too."""
    groups: list[list[Tree]] = []
    for tree in trees:
        if tree.sentence.heading or not tree.words:
            continue
        opens = tree.words[0].text in DASHES
        if groups and groups[-1][0].sentence.block == tree.sentence.block and not opens:
            groups[-1].append(tree)
        else:
            groups.append([tree])
    return groups


def is_quotation(block: Sequence[Tree], speaker: tuple[int, int] | None) -> bool:
    """Whether a paragraph is somebody's words: by its dash, or in the first person with a speaker at its end."""
    if block[0].words[0].text in DASHES:
        return True
    if speaker is None or speaker[0] != block[-1].sentence.index:
        return False
    return any(word.text.lower() in FIRST_PERSON for tree in block for word in tree.words)


def speaker_in(tree: Tree, lexicon: Lexicon) -> tuple[int, int] | None:
    """The speaker of a clause of saying that a quotation stands before: verb first, then who."""
    for word in tree.words:
        if word.upos not in {"VERB", "AUX"} or word.feat("VerbForm") != "Fin":
            continue
        if speech_class(word, lexicon) not in {"say", "think", "warn"}:
            continue
        for subject in subjects(word):
            if (
                not is_nobody(subject)
                and subject.text.lower() not in FIRST_PERSON
                and not is_relative(subject)
                and is_inverted(word, subject)
            ):
                return tree.sentence.index, subject.index
    return None


def is_inverted(verb: Word, subject: Word) -> bool:
    """*säger han*: the speaker comes after the verb."""
    return subject.index > verb.index
