"""Runs the stages of a training one after the other; a finished stage is skipped, an interrupted one goes on."""

import json
import logging
import shutil
from pathlib import Path

from graphbuild.errors import TrainingError
from graphbuild.training import trainees
from graphbuild.training.characters import remembered_representations
from graphbuild.training.loop import Trainee, fit
from graphbuild.training.prepare import prepare
from graphbuild.training.recipe import RECIPE, SEED, SHORTHAND, Settings, Stage
from graphbuild.training.self_training import make_silver
from graphbuild.training.vectors import build_pretrain
from graphbuild.training.workshop import Workshop

logger = logging.getLogger(__name__)


def run_stage(stage: Stage, workshop: Workshop) -> dict[str, float]:
    """Train one processor, unless it has been trained with the same settings on the same data; returns its dev scores."""
    workshop.file("").mkdir(parents=True, exist_ok=True)
    if stage == "vectors":
        if not workshop.pretrain.exists():
            build_pretrain(workshop.vectors, workshop.pretrain)
        return {}
    if stage == "silver":
        if workshop.text is not None:
            make_silver(workshop)
        return {}
    settings = RECIPE[stage]
    start = workshop.start(stage)
    fingerprint = settings.fingerprint([*prepare(stage, workshop, settings), *([start] if start else [])])
    record = workshop.model(stage).with_suffix(".json")
    done = json.loads(record.read_text()) if record.exists() and workshop.model(stage).exists() else {}
    if done.get("fingerprint") == fingerprint:
        logger.info("%s: already trained", stage)
        return dict(done["scores"])
    with remembered_representations():
        scores = _train(stage, workshop, settings, fingerprint)
    entry = {"fingerprint": fingerprint, "seed": SEED, "settings": repr(settings), "scores": scores}
    record.write_text(json.dumps(entry, indent=1) + "\n", encoding="utf-8")
    return scores


def _train(stage: Stage, workshop: Workshop, settings: Settings, fingerprint: str) -> dict[str, float]:
    start = workshop.start(stage)
    schedule = settings.continued if start else settings.schedule
    if schedule is None:
        shutil.copyfile(str(start), workshop.model(stage))
        return {}
    unfinished = workshop.folder / f"{stage}-{fingerprint}.pt"
    first = unfinished.with_suffix(".first.pt")
    scores: dict[str, float] = {}
    if not first.exists():
        scores = fit(_trainee(stage, workshop, settings, "train", start), schedule, unfinished, seed=SEED)
        unfinished.rename(first)
    if settings.finish:
        trainee = _trainee(stage, workshop, settings, "finish", first)
        fit(trainee, settings.finish, unfinished, keep_last=True, seed=SEED)
        first.unlink()
    else:
        first.rename(unfinished)
    unfinished.replace(workshop.model(stage))
    return scores


def _trainee(stage: Stage, workshop: Workshop, settings: Settings, part: str, start: Path | None) -> Trainee:
    options = (
        *settings.options, *workshop.language(stage, charlm=settings.charlm), *_files(stage, workshop, part),
        "--save_dir", str(workshop.folder), "--save_name", f"{stage}.pt", "--shorthand", SHORTHAND,
        "--cpu", "--seed", str(SEED), *(() if stage in {"lemma", "ner"} else ("--lang", "sv")),
    )  # fmt: skip
    match stage:
        case "tokenize":
            return trainees.token_trainee(options, start_from=start)
        case "pos":
            return trainees.tagger_trainee(options, start_from=start)
        case "depparse":
            return trainees.parser_trainee(options, start_from=start)
        case "lemma":
            return trainees.lemma_trainee(options, dictionary_file=workshop.file("lemma-known.conllu"))
        case "ner":
            return trainees.name_trainee(options, start_from=start)
    raise TrainingError(f"{stage} is not a stage that is trained")


def _files(stage: Stage, workshop: Workshop, part: str) -> tuple[str, ...]:
    names = {
        "tokenize": {"txt": "text.txt", "label": "text.labels", "dev_txt": "dev.txt", "dev_label": "dev.labels"},
        "pos": {"train": f"pos-{part}.conllu", "eval": "pos-dev.conllu"},
        "depparse": {"train": f"depparse-{part}.conllu", "eval": "depparse-dev.conllu"},
        "lemma": {"train": "types.conllu", "eval": "lemma-dev.conllu"},
        "ner": {"train": "names.json", "eval": "names-dev.json"},
    }[stage]
    return tuple(word for kind, name in names.items() for word in (f"--{kind}_file", str(workshop.file(name))))
