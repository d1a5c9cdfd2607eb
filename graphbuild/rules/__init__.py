"""The relation rules, one construction a file, and the engine that runs them.

To add a rule, write its file in ``constructions``: it is found by itself, and its examples
become tests.
"""

from graphbuild.rules.constructions import RULES
from graphbuild.rules.engine import Finding, extract_claims
from graphbuild.rules.explain import explain_sentence
from graphbuild.rules.quotes import find_quotes
from graphbuild.rules.rule import Context, Draft, Example, Rule, describe

__all__ = [
    "RULES",
    "Context",
    "Draft",
    "Example",
    "Finding",
    "Rule",
    "describe",
    "explain_sentence",
    "extract_claims",
    "find_quotes",
]
