"""How good the facts are: a gold standard read, facts scored against it, and a report of what is missed or wrong."""

from graphbuild.evaluation.comparison import Comparison, compare
from graphbuild.evaluation.coreference import CoreferenceReport, evaluate_coreference, read_anaphors
from graphbuild.evaluation.gold import GoldFact, GoldText, read_gold
from graphbuild.evaluation.report import Report
from graphbuild.evaluation.run import Gold, evaluate, evaluate_facts, evaluate_trees
from graphbuild.evaluation.scoring import Score, score
from graphbuild.evaluation.stated import Stated, read_stated

__all__ = [
    "Comparison",
    "CoreferenceReport",
    "Gold",
    "GoldFact",
    "GoldText",
    "Report",
    "Score",
    "Stated",
    "compare",
    "evaluate",
    "evaluate_coreference",
    "evaluate_facts",
    "evaluate_trees",
    "read_anaphors",
    "read_gold",
    "read_stated",
    "score",
]
