"""The last part of a Swedish compound, which says what it is: säkerhetstjänst is a tjänst."""

from __future__ import annotations

from collections.abc import Container

from graphbuild.naming.dictionary import lemma_of

# A last part this long hardly occurs by chance (kamrat is no rat), so what stands before it may be an unknown name.
_SURE_HEAD = 5
_SHORTEST_HEAD = 3
_SHORTEST_MODIFIER = 2

# Modifiers on these endings always take a linking s, which belongs to no head: befolknings|ökning, no sökning.
_LINKED = ("ning", "ling", "het", "tion", "sion", "skap", "itet", "dom", "nad", "else")

# Modifiers that are parts of verbs, not of compounds: uttal is no tal, anslag no slag.
_PARTICLES = frozenset(
    "an av be bi bort efter en er ett fram från för före ge genom gen hän i in inne kring med mellan miss mot ned om "
    "på sam samman til till um und under upp ur ut vid van väl å åter över".split()
)


def find_head(noun: str, listed: Container[str]) -> str:
    """The noun itself when listed, else its longest listed last part, else the empty string.

    What stands before a short last part must be a known word, in the form that compounds give it (``olje|kris``).
    """
    if noun in listed:
        return noun
    for start in range(_SHORTEST_MODIFIER, len(noun) - _SHORTEST_HEAD + 1):
        if noun[start:] in listed and _is_modifier(noun[:start], noun[start:]):
            return noun[start:]
    return ""


def _is_modifier(modifier: str, head: str) -> bool:
    if modifier.endswith("-"):
        return True
    if modifier in _PARTICLES or (head.startswith("s") and modifier.endswith(_LINKED)):
        return False
    if len(head) >= _SURE_HEAD:
        return True
    if len(modifier) <= _SHORTEST_MODIFIER:
        return False
    forms = [modifier]
    if len(modifier) > _SHORTEST_MODIFIER + 1 and modifier[-1] in "seou":
        forms += [modifier[:-1], modifier[:-1] + "a"]
    return any(lemma_of(form) for form in forms)
