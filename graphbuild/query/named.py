"""The library of named queries: queries/*.rq, each with a header that says what it answers and what it needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files

from graphbuild.errors import QueryError

_HEADER = re.compile(r"^# (help|parameters): (.+)$", re.MULTILINE)
_PARAMETER = re.compile(r"\s*(?P<name>[a-z]+)(?: \(default (?P<default>[^)]*)\))?\s*")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a named query asks for; None as default means that it must be given."""

    name: str
    default: str | None


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the library: ``sparql`` is its text, whose ``param:name()`` are bound when it is run."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]
    sparql: str

    def bind(self, given: Mapping[str, str]) -> dict[str, str]:
        """Values for all parameters, defaults where none is given; QueryError when one is missing or unknown."""
        names = [parameter.name for parameter in self.parameters]
        for name in given:
            if name not in names:
                raise QueryError(
                    f"The query {self.name!r} has no parameter {name!r}; {suggest(name, names)}it has {', '.join(names) or 'none'}."
                )
        values = {parameter.name: given.get(parameter.name, parameter.default) for parameter in self.parameters}
        for name, value in values.items():
            if value is None:
                raise QueryError(f"The query {self.name!r} needs {name}; give it with {name}=….")
        return {name: value for name, value in values.items() if value is not None}


def list_queries() -> tuple[NamedQuery, ...]:
    """All named queries, by name."""
    folder = files("graphbuild.query") / "queries"
    names = sorted(file.name.removesuffix(".rq") for file in folder.iterdir() if file.name.endswith(".rq"))
    return tuple(load_query(name) for name in names)


def load_query(name: str) -> NamedQuery:
    """A named query; QueryError when there is none of that name."""
    file = files("graphbuild.query") / "queries" / f"{name}.rq"
    if not re.fullmatch("[a-z-]+", name) or not file.is_file():
        known = [query.name for query in list_queries()]
        raise QueryError(f"There is no query named {name!r}; {suggest(name, known)}there are {', '.join(known)}.")
    text = file.read_text(encoding="utf-8")
    header = dict(_HEADER.findall(text))
    return NamedQuery(name, header["help"], _read_parameters(header.get("parameters", "")), text)


def suggest(name: str, known: Iterable[str]) -> str:
    """``did you mean 'about'? `` for a name that is nearly one of those that are known, else nothing."""
    near = get_close_matches(name.lower(), known, n=1)
    return f"did you mean {near[0]!r}? " if near else ""


def _read_parameters(text: str) -> tuple[Parameter, ...]:
    matches = [_PARAMETER.fullmatch(part) for part in text.split(",") if part.strip()]
    return tuple(Parameter(match["name"], match["default"]) for match in matches if match)
