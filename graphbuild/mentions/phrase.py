"""The words of a noun phrase and its basic form: no article, no relative clause, genitive -s taken off."""

from __future__ import annotations

from itertools import pairwise
from operator import attrgetter

from graphbuild.model import Name
from graphbuild.naming import Lexicon, Places, genitive_base, indefinite
from graphbuild.naming.dictionary import lemma_of
from graphbuild.patterns import Tree, Word, once

COUNTERS = frozenset({"mycket", "en", "ett", "någon", "många", "flera", "få", "flest", "ingen", "några", "de"})
PREMODIFIERS = frozenset({"amod", "nummod", "nmod:poss", "compound", "nmod", "flat"})
REGIONS = frozenset(
    "norra södra östra västra nordöstra nordvästra sydöstra sydvästra mellersta centrala inre yttre övre nedre".split()
)
"""Adjectives that make another place of one: *östra Afrika* is not Africa."""
QUOTES = "\"'”“„»«’‘›‹"


def find_counted(word: Word, lexicon: Lexicon) -> Word:
    """What is counted, where the head only counts it: *en rad designers*, *500 av de tusentals personerna*.

    ::

        rad --nmod--> designers        500 --nmod--> personer (case: av)
    """
    if not word.children:
        return word
    lemma = word.lemma.lower()
    if word.upos not in {"NUM", "ADJ"} and lemma not in COUNTERS and lemma not in lexicon.quantity_nouns:
        return word
    for child in word.all("nmod"):
        case = child.first("case")
        if child.index > word.index and child.upos in {"NOUN", "PROPN"} and (case is None or case.text.lower() == "av"):
            return find_counted(child, lexicon)
    return word


def find_name(word: Word, tree: Tree, places: Places) -> list[Word]:
    """The words of the name that ``word`` heads; empty for a common noun.

    The parser's name span counts where ``word`` is its topmost word; otherwise the
    proper noun with its ``flat`` parts.
    """
    for span in tree.sentence.names:
        if span.first <= word.index <= span.last and is_top(word, span) and not is_common(word, span, tree, places):
            words = [
                tree.by_index[i] for i in range(span.first, span.last + 1) if not skip_in_name(tree.by_index[i], span)
            ]
            return with_region(words, tree) if span.label == "LOC" else words
    if word.upos != "PROPN":
        return []
    parts = [
        word,
        *(child for child in word.all("flat", "compound") if child.upos in {"PROPN", "NOUN", "X", "ADJ", "NUM"}),
    ]
    parts += [child for child in word.all("nmod") if is_name_part(child, tree)]
    return contiguous(sorted(set(parts), key=lambda part: part.index), word)


def with_region(words: list[Word], tree: Tree) -> list[Word]:
    """The words of a place's name, with an adjective before them that names a part of it: *norra Norge*."""
    before = tree.by_index.get(words[0].index - 1) if words else None
    part = before is not None and before.upos == "ADJ" and before.text.lower() in REGIONS and before.parent in words
    return [before, *words] if before is not None and part else words


def is_name_part(word: Word, tree: Tree) -> bool:
    """Whether a proper noun beside another is part of one name: *New York Times*, unless it is a name by itself."""
    if word.upos != "PROPN" or word.first("case") is not None or word.feat("Case") == "Gen":
        return False
    return not any(span.first <= word.index <= span.last for span in tree.sentence.names)


def is_common(word: Word, span: Name, tree: Tree, places: Places) -> bool:
    """Whether a one-word span is a common noun after all: *polisen*, also where it opens the sentence."""
    if span.first != span.last or word.upos != "NOUN" or places.find(word.text) is not None:
        return False
    opens = all(other.upos == "PUNCT" for other in tree.words if other.index < word.index)
    return word.text.islower() or (opens and not word.text.isupper())


def is_top(word: Word, span: Name) -> bool:
    """Whether no word above ``word`` lies in the span too."""
    return not any(span.first <= above.index <= span.last for above in word.ancestors())


def skip_in_name(word: Word, span: Name) -> bool:
    """Articles and quotation marks at a name's edge do not belong to it."""
    return word.index == span.first and (word.upos == "DET" or word.text in QUOTES)


def contiguous(words: list[Word], around: Word) -> list[Word]:
    """The unbroken run of ``words`` that ``around`` is in."""
    indices = {word.index for word in words}
    first = last = around.index
    while first - 1 in indices:
        first -= 1
    while last + 1 in indices:
        last += 1
    return [word for word in words if first <= word.index <= last]


def phrase_words(head: Word) -> list[Word]:
    """The head with what stands before it and describes it: *ryska företag*, *den ryska säkerheten* less its article."""
    words = [head]
    if not head.children:
        return words
    for child in head.children:
        if (
            child.index < head.index
            and child.deprel in PREMODIFIERS
            and child.first("case") is None
            and describes(child)
        ):
            words += [word for word in child.subtree() if word.index < head.index]
        elif child.index > head.index and (child.relation == "flat" or is_year_of(child, head)):
            words += child.subtree()
        elif child.relation == "conj" and head.text.endswith("-"):
            words += [word for word in child.subtree() if word.index <= child.index]
    if len(words) == 1:
        return words
    words = sorted({word.index: word for word in words}.values(), key=attrgetter("index"))
    while len(words) > 1 and (words[0].upos in {"DET", "PUNCT", "CCONJ", "ADV", "PART"} or words[0].text in QUOTES):
        words.pop(0)
    return words


def is_year_of(word: Word, head: Word) -> bool:
    """A number right after its noun: *april 2022*, *artikel 5*."""
    return word.relation == "nummod" and word.index == head.index + 1


def split_parts(head: Word) -> tuple[str, ...]:
    """The phrase once for each coordinated adjective of a plural noun; empty where there is but one thing.

    ::

        företag --amod--> amerikanska --conj--> europeiska      amerikanska företag, europeiska företag
    """
    if head.upos != "NOUN" or head.feat("Number") != "Plur":
        return ()
    for child in head.all("amod"):
        others = [other for other in child.all("conj") if other.upos == "ADJ" and other.index < head.index]
        if others and len(head.all("amod")) == 1:
            noun = base_form(head)
            return tuple(f"{adjective.text.lower()} {noun}" for adjective in (child, *others))
    return ()


def describes(word: Word) -> bool:
    """Whether a premodifier belongs to the basic form: possessive pronouns and mere determiners do not."""
    if word.deprel == "nmod" and word.upos == "NOUN" and word.feat("Definite") == "Def":
        return False  # another phrase that the parser hung on this one
    return not (word.upos == "PRON" or word.feat("Poss") == "Yes" or (word.upos == "ADJ" and word.lemma in DETERMINERS))


DETERMINERS = frozenset("sådan sån samma annan själv egen denna vår min din er hans hennes deras dess sin".split())


def surface(words: list[Word], *, genitive: bool = False) -> str:
    """The words as they stand in the text, quotation marks left out; the last one's genitive taken off on demand."""
    kept = [word for word in words if word.text not in QUOTES] or words
    last = kept[-1]
    parts = [
        word.text if following.token.start == word.token.end else word.text + " " for word, following in pairwise(kept)
    ]
    parts.append(genitive_base(last.text) if genitive and ends_in_genitive(last) else last.text)
    return "".join(parts).strip().strip(QUOTES) or parts[0]


def ends_in_genitive(word: Word) -> bool:
    """Whether the word carries a genitive -s."""
    return word.feat("Case") == "Gen" or (word.deprel == "nmod:poss" and word.text.endswith("s"))


def label_of(head: Word, words: list[Word]) -> str:
    """Basic form of a common noun phrase; a bare definite noun becomes indefinite: *hotet* -> ``hot``."""
    if len(words) == 1:
        return base_form(head)
    return surface(words, genitive=True)


@once
def base_form(head: Word) -> str:
    """A single noun without definite ending or genitive; lower-case unless it is a name or an abbreviation."""
    text = genitive_base(head.text) if ends_in_genitive(head) else head.text
    text = text.strip(QUOTES) or text
    if head.upos == "NOUN":
        text = text if text.isupper() or is_name_compound(head) else lower_first(text)
        if head.feat("Definite") == "Def" and head.feat("Number") == "Sing":
            return indefinite(text, head.lemma)
    return text


def is_name_compound(word: Word) -> bool:
    """Whether a compound begins with a name, whose capital stays: *Gripen-familjen*, unless it only opens the sentence."""
    first, hyphen, _ = word.text.partition("-")
    return bool(hyphen) and first[:1].isupper() and (word.index > 1 or not lemma_of(first.lower()))


def lower_first(text: str) -> str:
    """*Tjänstemän* -> ``tjänstemän``, but *EU-stöd* stays."""
    rest = text[1:]
    if not rest.islower() and any(char.isupper() for char in rest):
        return text
    return text[:1].lower() + rest


def wordings_of(word: Word, head: Word, words: list[Word], label: str, *, named: bool) -> tuple[str, ...]:
    """Other forms of the phrase in this text: as written, the bare head, the whole phrase with its prepositional parts."""
    found = [] if named else [head.text, base_form(head)]
    if len(words) > 1 or named:
        found = [surface(words), *found]  # without its genitive it is the label
    if word.children:
        found += [surface(part, genitive=True) for part in longer_phrases(word, words)]
    if word is not head:
        counting = phrase_words(word)
        found += [surface(part, genitive=True) for part in [counting, *longer_phrases(word, counting)]]
    return tuple(dict.fromkeys([text for text in found if text and text not in QUOTES and text != label]))


def longer_phrases(head: Word, words: list[Word]) -> list[list[Word]]:
    """The phrase with its first, its first two … prepositional attributes: *ökningen av den globala temperaturen*."""
    found: list[list[Word]] = []
    current = list(words)
    for child in head.all("nmod"):
        if child.index > current[-1].index and child.first("case") is not None:
            tail = [word for word in prune(child) if word.upos != "PUNCT" or word.text in QUOTES]
            current = sorted({word.index: word for word in [*current, *tail]}.values(), key=lambda word: word.index)
            if current[-1].index - current[0].index == len(current) - 1 or len(current) > 1:
                found.append(list(current))
    return found


def prune(word: Word) -> list[Word]:
    """The subtree of a prepositional attribute without clauses and appositions."""
    found = [word]
    for child in word.children:
        if child.relation not in {"acl", "advcl", "appos", "parataxis", "punct", "conj", "cc"}:
            found += prune(child)
    return sorted(found, key=lambda part: part.index)
