"""How good the facts are: a gold standard read, facts scored against it, and a report of what is missed or wrong."""

from graphbuild.evaluation.comparison import Comparison, compare
from graphbuild.evaluation.gold import GoldFact, GoldText, read_gold
from graphbuild.evaluation.report import Report
from graphbuild.evaluation.run import evaluate, evaluate_facts
from graphbuild.evaluation.scoring import Score, score
from graphbuild.evaluation.stated import Stated, read_stated

__all__ = [
    "Comparison",
    "GoldFact",
    "GoldText",
    "Report",
    "Score",
    "Stated",
    "compare",
    "evaluate",
    "evaluate_facts",
    "read_gold",
    "read_stated",
    "score",
]
