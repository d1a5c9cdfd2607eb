"""Which group of the lexicon a relation belongs to, and what groups and relations are called in both languages."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph

from graphbuild.naming.lexicon import load_lexicon
from graphbuild.vocabulary import LEXICON, RDFS, find_ontology

OTHER = ""


def group_of(label: str) -> str:
    """Name of the group above a relation of the lexicon, also over broader relations; empty for other relations."""
    relations = load_lexicon().relations
    seen: set[str] = set()
    waiting = [label]
    while waiting:
        name = waiting.pop(0)
        if name not in relations:
            return name if seen else OTHER
        seen.add(name)
        waiting += [parent for parent in relations[name].parents if parent not in seen]
    return OTHER


def english_name(label: str) -> str:
    """What the lexicon calls a relation in English, or nothing."""
    entry = load_lexicon().relations.get(label)
    return entry.english if entry else ""


@lru_cache(maxsize=1)
def group_names() -> dict[str, dict[str, str]]:
    """Names of the groups by language: ``{"conflict": {"sv": "konflikt", "en": "conflict"}}``."""
    names: dict[str, dict[str, str]] = {}
    label = pyoxigraph.NamedNode(RDFS.label)
    for quad in pyoxigraph.parse(path=str(find_ontology("relations.ttl")), format=pyoxigraph.RdfFormat.TURTLE):
        subject, text = quad.subject, quad.object
        if quad.predicate != label or not isinstance(subject, pyoxigraph.NamedNode):
            continue
        if subject.value.startswith(LEXICON) and isinstance(text, pyoxigraph.Literal) and text.language:
            names.setdefault(subject.value.removeprefix(LEXICON), {})[text.language] = text.value
    return names
