"""Trains a whole model: every stage, then one folder with its card."""

import logging
from collections.abc import Sequence
from pathlib import Path

from graphbuild.errors import TrainingError
from graphbuild.training.assemble import assemble
from graphbuild.training.card import write_card
from graphbuild.training.entities import find_names
from graphbuild.training.evaluate import evaluate_model
from graphbuild.training.recipe import STAGES, Stage
from graphbuild.training.stages import Workshop, run_stage
from graphbuild.training.treebank import find_treebanks

logger = logging.getLogger(__name__)

SHIPPED = Path(__file__).parent.parent / "parsing" / "models" / "embedded" / "sv"
TRAINED: tuple[Stage, ...] = ("tokenize", "pos", "lemma", "depparse", "ner")


def train(
    ud: Path,
    ner: Path | None,
    out: Path,
    *,
    stages: Sequence[Stage] = STAGES,
    vectors: Path | None = None,
    charlm: Path | None = None,
) -> Path:
    """Train the stages from the treebanks in `ud` and the names in `ner`, and put the model into `out/model`.

    `vectors` is a file of word vectors (word2vec text, or Stanza's pretrain), `charlm` a folder with
    `*forward_charlm*` and `*backward_charlm*`; without them those of the shipped model are built on.
    What is finished is kept in `out` and not trained again; when every stage has been, the model is assembled
    and scored on held-out data, and the folder of the model is returned (else `out`).
    """
    unknown = [stage for stage in stages if stage not in STAGES]
    if unknown:
        raise TrainingError(f"{', '.join(unknown)}: not a stage; the stages are {', '.join(STAGES)}")
    forward, backward = _character_models(charlm)
    workshop = Workshop(
        folder=out,
        treebanks=find_treebanks(ud),
        names=find_names(ner) if ner else None,
        vectors=vectors or _shipped("pretrain"),
        forward_charlm=forward,
        backward_charlm=backward,
    )
    out.mkdir(parents=True, exist_ok=True)
    dev = {stage: run_stage(stage, workshop) for stage in STAGES if stage in stages}
    wanted: dict[str, Path] = {stage: workshop.model(stage) for stage in TRAINED}
    wanted |= {"pretrain": workshop.pretrain, "forward_charlm": forward, "backward_charlm": backward}
    missing = [name for name, path in wanted.items() if not path.exists()]
    if missing:
        logger.info("not assembled: %s not trained yet", ", ".join(missing))
        return out
    model = out / "model"
    files = assemble(wanted, model)
    write_card(model, files=files, dev=dev, scores=evaluate_model(model, ud=ud, ner=ner))
    return model


def _character_models(folder: Path | None) -> tuple[Path, Path]:
    if folder is None:
        return _shipped("forward_charlm"), _shipped("backward_charlm")
    found = [sorted(folder.glob(f"*{way}_charlm*")) for way in ("forward", "backward")]
    if not all(found):
        raise TrainingError(
            f"{folder} holds no pair of character language models: *forward_charlm* and *backward_charlm*"
        )
    return found[0][0], found[1][0]


def _shipped(foundation: str) -> Path:
    found = sorted((SHIPPED / foundation).glob("*.pt"))
    if not found:
        raise TrainingError(f"the shipped model in {SHIPPED} has no {foundation} to build on: give one")
    return found[0]
