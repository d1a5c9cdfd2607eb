"""Facts and graphs become files: facts.jsonl, Turtle, TriG, N-Quads, GraphML and the page."""

from graphbuild.export.facts import write_facts
from graphbuild.export.facts_reader import read_facts
from graphbuild.export.graphml import write_graphml
from graphbuild.export.html import write_html
from graphbuild.export.nquads import write_nquads
from graphbuild.export.trig import write_trig
from graphbuild.export.turtle import write_turtle

__all__ = ["read_facts", "write_facts", "write_graphml", "write_html", "write_nquads", "write_trig", "write_turtle"]
