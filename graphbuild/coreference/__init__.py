"""Which mentions mean the same thing: short names, descriptions and pronouns back to who is meant."""

from graphbuild.coreference.first_person import resolve_first_person
from graphbuild.coreference.resolve import resolve_references

__all__ = ["resolve_first_person", "resolve_references"]
