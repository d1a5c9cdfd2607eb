"""Facts become graphs: RDF with provenance, and a network for drawing and measuring; graphs are read and checked."""

from graphbuild.graph.dataset import to_dataset
from graphbuild.graph.network import to_network
from graphbuild.graph.rdf import to_quads, to_rdf
from graphbuild.graph.reader import read_quads, to_facts
from graphbuild.graph.report import describe_problem, report_problems
from graphbuild.graph.validate import Problem, count_statements, find_problems, find_problems_by_pyshacl

__all__ = [
    "Problem",
    "count_statements",
    "describe_problem",
    "find_problems",
    "find_problems_by_pyshacl",
    "read_quads",
    "report_problems",
    "to_dataset",
    "to_facts",
    "to_network",
    "to_quads",
    "to_rdf",
]
