"""How a relation is called: present tense, particles, prepositions, light verbs, and the lexicon behind it."""

from graphbuild.naming.inflect import (
    genitive_base,
    indefinite,
    infinitive_of_passive,
    participle_to_verb,
    passive_present,
    present_tense,
)
from graphbuild.naming.lemmas import mend_lemma
from graphbuild.naming.lexicon import Lexicon, RelationEntry, load_lexicon
from graphbuild.naming.places import Place, Places, load_places
from graphbuild.naming.relation import infinitive_parts, name_copula, name_predicate, name_verb

__all__ = [
    "Lexicon",
    "Place",
    "Places",
    "RelationEntry",
    "genitive_base",
    "indefinite",
    "infinitive_of_passive",
    "infinitive_parts",
    "load_lexicon",
    "load_places",
    "mend_lemma",
    "name_copula",
    "name_predicate",
    "name_verb",
    "participle_to_verb",
    "passive_present",
    "present_tense",
]
