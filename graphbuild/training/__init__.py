"""Makes the Swedish model from treebanks, name annotation and word vectors, and measures any Stanza model.

train(Path("ud"), Path("ner"), Path("out"))
evaluate_model(Path("out/model"), ud=Path("ud"), ner=Path("ner"))
"""

from graphbuild.training.build import train
from graphbuild.training.evaluate import Score, evaluate_model
from graphbuild.training.recipe import STAGES, Stage

__all__ = ["STAGES", "Score", "Stage", "evaluate_model", "train"]
