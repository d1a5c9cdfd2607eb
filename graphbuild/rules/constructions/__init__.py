"""Every construction's ``RULE``, found by its file: those that fold first, then by name.

A new rule is a new file here and nothing else; the snapshot of names in the tests shows
that it was found.
"""

from importlib import import_module
from pkgutil import iter_modules

from graphbuild.rules.rule import Rule


def _collect() -> tuple[Rule, ...]:
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    rules: list[Rule] = [module.RULE for module in modules]
    return tuple(sorted(rules, key=lambda rule: (not rule.folds, rule.name)))


RULES: tuple[Rule, ...] = _collect()
