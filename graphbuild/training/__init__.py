"""Makes the Swedish model from treebanks, name annotation and word vectors, and measures any Stanza model.

train(Path("ud"), Path("ner"), Path("out"))
evaluate_model(Path("out/model"), ud=Path("ud"), ner=Path("ner"))
"""

from graphbuild.training.build import Extras, train
from graphbuild.training.card import score_table
from graphbuild.training.challenge import challenge_model
from graphbuild.training.evaluate import Score, evaluate_model
from graphbuild.training.recipe import STAGES, Stage

__all__ = ["STAGES", "Extras", "Score", "Stage", "challenge_model", "evaluate_model", "score_table", "train"]
