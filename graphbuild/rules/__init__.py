"""The relation rules, one construction a file, and the engine that runs them.

To add a rule, write its file and name it here; its examples become tests by themselves.
Order matters: a rule that folds a noun into the relation's name stands before the plain ones.
"""

from graphbuild.rules import (
    active_object,
    affiliation,
    apposition,
    become,
    copula_adjective,
    copula_noun,
    copula_place,
    event_noun,
    existential,
    light_verb,
    light_verb_bare,
    passive_agent,
    passive_bare,
    predicate_infinitive,
    predicative,
    relative_place,
    title,
    verb_preposition,
    warning_about,
)
from graphbuild.rules.engine import Finding, extract_claims
from graphbuild.rules.rule import Context, Draft, Example, Rule, describe

RULES: tuple[Rule, ...] = (
    light_verb.RULE,
    light_verb_bare.RULE,
    become.RULE,
    predicate_infinitive.RULE,
    predicative.RULE,
    warning_about.RULE,
    active_object.RULE,
    passive_agent.RULE,
    passive_bare.RULE,
    verb_preposition.RULE,
    copula_noun.RULE,
    copula_adjective.RULE,
    copula_place.RULE,
    existential.RULE,
    apposition.RULE,
    title.RULE,
    affiliation.RULE,
    event_noun.RULE,
    relative_place.RULE,
)

__all__ = ["RULES", "Context", "Draft", "Example", "Finding", "Rule", "describe", "extract_claims"]
