"""What a relation rule is: a construction, the shape to look for, what it yields, and examples that are its tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from graphbuild.model import Claim, Fact, Mention, Mentions, Modality, Polarity, Relation, Value
from graphbuild.naming import Lexicon, Places
from graphbuild.patterns import Match, Node, Tree, Word
from graphbuild.rules.qualifiers import Qualifiers, find_qualifiers
from graphbuild.rules.speech import tells_speech


@dataclass(frozen=True)
class Context:
    """Everything a rule may look at: the sentence's tree and mentions, and what we know of Swedish.

    ``quoted`` is the speaker of a quotation that the whole sentence stands in, ``source``
    the one whose words the text was giving just before: hearsay (*uppges*) is theirs.
    """

    tree: Tree
    mentions: Mentions
    lexicon: Lexicon
    places: Places
    document: str = ""
    quoted: Mention | None = None
    source: Mention | None = None

    @cached_property
    def _qualifiers(self) -> dict[int, Qualifiers]:
        return {}

    @cached_property
    def _told(self) -> bool:
        return tells_speech(self.tree, self.lexicon)

    def qualify(self, predicate: Word) -> Qualifiers:
        """Polarity, modality and speaker of a predicate, found once for each."""
        known = self._qualifiers.get(predicate.index)
        if known is None:
            found = find_qualifiers(predicate, self.lexicon, told=self._told)
            known = self._qualifiers[predicate.index] = found
        return known

    def mention(self, word: Word) -> Mention | None:
        """The mention that a word heads."""
        return self.mentions.get(word.index)


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact as a rule states it, in words of the tree.

    ``predicate`` is the word whose polarity, modality and speaker count; ``uses`` are
    further words that the relation's name has taken up, so that no later rule makes
    a fact of the same dependent (``bedriver – spionage`` beside ``spionerar-mot``). A
    ``predicative`` object says what the subject is and is never resolved to a thing of its own.
    ``clause`` heads the clause whose expressions of time count, where that is not the predicate's.
    """

    subject: Word
    relation: Relation
    object: Word | Value
    predicate: Word
    uses: tuple[Word, ...] = ()
    polarity: Polarity | None = None
    modality: Modality | None = None
    speaker: Word | None = None
    predicative: bool = False
    clause: Word | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the facts that the rule reads in it, as ``A – relation – B``; none for a near miss.

    Qualifiers follow in brackets: ``Kina – hotar – Taiwan [denied, possible, said by FSB]``.
    """

    sentence: str
    facts: tuple[str, ...] = ()
    gap: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One construction of Swedish that states a fact; there is but one of each, so it equals itself alone.

    A rule that ``folds`` takes a dependent into the relation's name and runs before those
    that would state it plainly.
    """

    name: str
    why: str
    pattern: Node
    yields: Callable[[Match, Context], Iterable[Draft]]
    examples: tuple[Example, ...] = field(default=(), compare=False)
    folds: bool = False


def describe(said: Claim | Fact) -> str:
    """A claim or fact as one line, as examples write it: ``A – relation – B [denied, possible, said by C]``."""
    notes = ["denied"] if said.polarity is Polarity.NEGATIVE else []
    if said.modality is Modality.POSSIBLE:
        notes.append("possible")
    if said.attribution is not None:
        notes.append(f"said by {said.attribution.label}")
    target = said.object.text if isinstance(said.object, Value) else said.object.label
    line = f"{said.subject.label} – {said.relation.label} – {target}"
    return f"{line} [{', '.join(notes)}]" if notes else line
