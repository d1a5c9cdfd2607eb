"""Trains a whole model: every stage, then one folder with its card."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graphbuild.errors import TrainingError
from graphbuild.training.assemble import assemble
from graphbuild.training.card import write_card
from graphbuild.training.entities import find_names
from graphbuild.training.evaluate import evaluate_model
from graphbuild.training.recipe import RECIPE, STAGES, Stage
from graphbuild.training.stages import run_stage
from graphbuild.training.treebank import find_treebanks
from graphbuild.training.workshop import SHIPPED, Workshop

logger = logging.getLogger(__name__)

PATTERNS = {
    "pretrain": ("*.vec", "*.vec.xz"),
    "forward_charlm": ("*forward_charlm*",),
    "backward_charlm": ("*backward_charlm*",),
}
TRAINED: tuple[Stage, ...] = ("tokenize", "pos", "lemma", "depparse", "ner")


@dataclass(frozen=True, slots=True)
class Extras:
    """What a training may build on besides annotation.

    `language` is a folder with word vectors (`*.vec`, `*.vec.xz`) and character language models (`*forward_charlm*`,
    `*backward_charlm*`); what it lacks, or all of it, is taken from the shipped model.
    With `text` (a sentence a line, .txt or .xz), a teacher annotates part of it, and the other stages learn from that too.
    With `continue_from`, the folder of a model, each stage goes on from that model's instead of beginning from nothing.
    """

    language: Path | None = None
    text: Path | None = None
    continue_from: Path | None = None


def train(
    ud: Path,
    ner: Path | None,
    out: Path,
    *,
    stages: Sequence[Stage] = STAGES,
    extras: Extras = Extras(),
) -> Path:
    """Train the stages from the treebanks in `ud` and the names in `ner`, and put the model into `out/model`.

    What is finished is kept in `out` and not trained again; when every stage has been, the model is assembled
    and scored on held-out data, and the folder of the model is returned (else `out`).
    """
    unknown = [stage for stage in stages if stage not in STAGES]
    if unknown:
        raise TrainingError(f"{', '.join(unknown)}: not a stage; the stages are {', '.join(STAGES)}")
    found = {name: _foundation(name, extras.language) for name in _needed()}
    workshop = Workshop(
        folder=out,
        treebanks=find_treebanks(ud),
        names=find_names(ner) if ner else None,
        vectors=found["pretrain"],
        forward_charlm=found.get("forward_charlm"),
        backward_charlm=found.get("backward_charlm"),
        continue_from=extras.continue_from,
        text=extras.text,
    )
    out.mkdir(parents=True, exist_ok=True)
    dev = {stage: run_stage(stage, workshop) for stage in STAGES if stage in stages}
    wanted: dict[str, Path] = {stage: workshop.model(stage) for stage in TRAINED}
    wanted |= {**found, "pretrain": workshop.pretrain}
    missing = [name for name, path in wanted.items() if not path.exists()]
    if missing:
        logger.info("not assembled: %s not trained yet", ", ".join(missing))
        return out
    model = out / "model"
    files = assemble(wanted, model)
    write_card(model, files=files, dev=dev, scores=evaluate_model(model, ud=ud, ner=ner))
    return model


def _needed() -> list[str]:
    """The kinds of foundation that the recipe builds on; the tokenizer reads forward only."""
    using = [stage for stage, settings in RECIPE.items() if settings.charlm]
    return ["pretrain", *["forward_charlm"] * bool(using), *["backward_charlm"] * (using not in ([], ["tokenize"]))]


def _foundation(name: str, folder: Path | None) -> Path:
    if folder is not None and not folder.is_dir():
        raise TrainingError(f"{folder} is not a folder: one with word vectors or character language models is needed")
    given = [path for pattern in PATTERNS[name] for path in sorted(folder.glob(pattern))] if folder else []
    found = given or sorted((SHIPPED / "sv" / name).glob("*.pt"))
    if not found:
        raise TrainingError(f"the shipped model in {SHIPPED} has no {name} to build on: give a folder that has one")
    return found[0]
