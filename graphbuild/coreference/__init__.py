"""Which mentions mean the same thing: short names, descriptions and pronouns back to who is meant."""

from graphbuild.coreference.resolve import resolve_references

__all__ = ["resolve_references"]
