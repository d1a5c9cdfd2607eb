"""Walks through a document's mentions in order of text and decides what each one means.

Names first find their fuller forms, descriptions the name they stand beside or the thing
of their kind just spoken of, pronouns the nearest fitting mention. Where two antecedents
are as good, the mention stays what it is: a wrong merge is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphbuild.coreference.clusters import Cluster, Key
from graphbuild.coreference.descriptions import find_described, find_pair
from graphbuild.coreference.names import find_named
from graphbuild.coreference.pronouns import find_antecedents
from graphbuild.coreference.state import State
from graphbuild.model import Kind, Mention, Mentions, Resolution
from graphbuild.naming import Lexicon, Places
from graphbuild.patterns import Tree, Word

ROLE_EDGES = frozenset({"nmod", "appos", "compound"})


def resolve_references(
    trees: Sequence[Tree], mentions: Sequence[Mentions], *, lexicon: Lexicon, places: Places
) -> Resolution:
    """The clusters of one document; ``mentions`` has one map by head index for each tree."""
    state = State(lexicon, places)
    for tree, found in zip(trees, mentions, strict=True):
        for word, beside in reading_order(tree, found):
            place(word, beside, found, state)
    return freeze(state)


def freeze(state: State) -> Resolution:
    """What was decided, as values; a mention of a cluster without a mention of its own means nothing."""
    referents = {cluster.number: cluster.freeze() for cluster in state.clusters if cluster.mentions}
    by_mention = {
        key: tuple(referents[cluster.number] for cluster in clusters if cluster.number in referents)
        for key, clusters in state.by_mention.items()
    }
    return Resolution(tuple(referents.values()), by_mention, dict(state.trail))


def reading_order(tree: Tree, mentions: Mentions) -> list[tuple[Word, Word | None]]:
    """Words with mentions as they are read, but a name before the title or apposition that it explains.

    Each with the name it stands beside, if any.
    """
    pairs = [(word, name_beside(word, mentions)) for word in tree.words if word.index in mentions]
    if all(partner is None for _, partner in pairs):
        return pairs
    turns = {word.index: word.index for word, _ in pairs}
    for word, partner in pairs:
        if partner is not None:
            turns[partner.index] = min(turns[partner.index], word.index)
            turns[word.index] = max(turns[word.index], turns[partner.index])
    return sorted(pairs, key=lambda pair: (turns[pair[0].index], not mentions[pair[0].index].named, pair[0].index))


def name_beside(word: Word, mentions: Mentions) -> Word | None:
    """The name that a common noun stands beside as title or apposition.

    ::

        säkerhetstjänsten --appos--> FSB        Maria --nmod--> utrikesminister
    """
    mention = mentions[word.index]
    if mention.named or mention.pronoun:
        return None
    for child in word.all("appos"):
        if child.index in mentions and mentions[child.index].named:
            return child
    apart = name_drawn_apart(word, mentions)
    if apart is not None:
        return apart
    above = word.parent
    if above is None or above.index not in mentions or not mentions[above.index].named:
        return None
    beside = word.relation in ROLE_EDGES and word.first("case") is None and word.deprel != "nmod:poss"
    return above if beside else None


def name_drawn_apart(word: Word, mentions: Mentions) -> Word | None:
    """The name right after a definite noun, where the parser made both of them arguments of the same kind.

    ::

        litar --nsubj--> säkerhetstjänsten, --nsubj--> FSB
    """
    if word.parent is None or word.first("case") is not None or word.feat("Definite") != "Def":
        return None
    for sibling in word.parent.children:
        if sibling.index == word.index + 1 and sibling.relation == word.relation and sibling.index in mentions:
            return sibling if mentions[sibling.index].named else None
    return None


def place(word: Word, beside: Word | None, mentions: Mentions, state: State) -> None:
    """Gives one mention its clusters; ``beside`` is the name that it stands beside."""
    mention = mentions[word.index]
    key: Key = (mention.sentence, mention.head)
    if mention.named:
        cluster, why = find_named(mention, state)
        join(cluster or state.new(mention), mention, word, why or "new name", state)
        return
    if mention.pronoun:
        found, why = find_antecedents(word, mention, state)
        state.by_mention[key] = tuple(found)
        state.trail[key] = why
        if len(found) == 1:
            state.seen(found[0], mention, word)
        return
    if beside is not None:
        owner = state.cluster_at(mention.sentence, beside.index)
        if owner is not None and fits_beside(owner, mention, word, state):
            state.describe(owner, word)
            state.adopt(owner, word.lemma.lower())
            state.by_mention[key] = (owner,)
            state.trail[key] = f"stands beside {owner.mentions[0].label}"
            return
    group, why = find_pair(word, mention, state)
    if group:
        state.by_mention[key] = tuple(group)
        state.trail[key] = why
        return
    described, why = find_described(word, mention, state)
    join(described or state.new(mention), mention, word, why or "new description", state)


def fits_beside(owner: Cluster, mention: Mention, word: Word, state: State) -> bool:
    """Whether a noun beside a name can be the same thing: a role beside a person, not *boken Anna Lind*."""
    if owner.kind is Kind.PERSON:
        return state.lexicon.is_role(word.lemma.lower()) or mention.kind in {Kind.PERSON, Kind.GROUP}
    return mention.kind in {owner.kind, Kind.CONCEPT} or owner.kind in {Kind.CONCEPT, Kind.PLACE, Kind.CITY}


def join(cluster: Cluster, mention: Mention, word: Word, why: str, state: State) -> None:
    """Adds the mention to the cluster and notes why."""
    state.by_mention[(mention.sentence, mention.head)] = (cluster,)
    state.trail[(mention.sentence, mention.head)] = why
    state.seen(cluster, mention, word)
    if not mention.named:
        state.describe(cluster, word)
