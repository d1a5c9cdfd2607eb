"""Runs the stages of a training one after the other; a finished stage is skipped, an interrupted one goes on."""

import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphbuild.errors import TrainingError
from graphbuild.training import trainees
from graphbuild.training.characters import remembered_representations
from graphbuild.training.entities import Names, training_names, write_json
from graphbuild.training.gazetteer import load_gazetteer
from graphbuild.training.guess import load_tagger, with_guessed_tags
from graphbuild.training.harmonise import with_periphrastic_passives
from graphbuild.training.loop import Trainee, fit
from graphbuild.training.rawtext import labels, raw_text, tokenizer_sentences
from graphbuild.training.recipe import RECIPE, SEED, SHORTHAND, Settings, Stage
from graphbuild.training.treebank import Sentence, Treebanks, without_xpos, write_treebank
from graphbuild.training.vectors import build_pretrain

logger = logging.getLogger(__name__)

GUESS_DROPOUT = 0.14
"""With it, and a finished tagger, the guesses on training text are about as good as on unseen text."""
PASSIVES = 3
"""How often the rare trees with `bli` passives are added once more."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a training happens: its data, its folder, and the models that it builds on."""

    folder: Path
    treebanks: Treebanks
    names: Names | None
    vectors: Path
    forward_charlm: Path
    backward_charlm: Path

    @property
    def pretrain(self) -> Path:
        """Stanza's file of word vectors: made by the stage `vectors`, or given as such."""
        return self.vectors if self.vectors.suffix == ".pt" else self.folder / "pretrain.pt"

    def model(self, stage: Stage) -> Path:
        """The file that a stage ends with."""
        return self.pretrain if stage == "vectors" else self.folder / f"{stage}.pt"

    def file(self, name: str) -> Path:
        """A file of training data."""
        return self.folder / "data" / name

    def languages(self) -> tuple[str, ...]:
        """Stanza's options for the character language models and the word vectors."""
        return (
            "--charlm", "--charlm_shorthand", SHORTHAND,
            "--charlm_forward_file", str(self.forward_charlm), "--charlm_backward_file", str(self.backward_charlm),
            "--wordvec_pretrain_file", str(self.pretrain),
        )  # fmt: skip


def run_stage(stage: Stage, workshop: Workshop, settings: Settings | None = None) -> dict[str, float]:
    """Train one processor, unless it has been trained with the same settings on the same data; returns its dev scores."""
    workshop.file("").mkdir(parents=True, exist_ok=True)
    if stage == "vectors":
        return _vectors(workshop)
    settings = settings or RECIPE[stage]
    inputs = _PREPARE[stage](workshop, settings)
    record = workshop.model(stage).with_suffix(".json")
    fingerprint = settings.fingerprint(inputs)
    done = json.loads(record.read_text()) if record.exists() and workshop.model(stage).exists() else {}
    if done.get("fingerprint") == fingerprint:
        logger.info("%s: already trained", stage)
        return dict(done["scores"])
    with remembered_representations():
        scores = _train(stage, workshop, settings)
    record.write_text(
        json.dumps({"fingerprint": fingerprint, "seed": SEED, "settings": repr(settings), "scores": scores})
    )
    return scores


def _train(stage: Stage, workshop: Workshop, settings: Settings) -> dict[str, float]:
    out = workshop.model(stage)
    first = out.with_suffix(".first.pt") if settings.finish else out
    if first == out or not first.exists():
        scores = fit(_trainee(stage, workshop, settings, "train"), settings.schedule, first, seed=SEED)
    else:
        scores = {}
    if settings.finish:
        trainee = _trainee(stage, workshop, settings, "finish", start_from=first)
        scores = fit(trainee, settings.finish, out, keep_last=True, seed=SEED) | scores
    return scores


def _trainee(
    stage: Stage, workshop: Workshop, settings: Settings, part: str, *, start_from: Path | None = None
) -> Trainee:
    saving = (
        "--save_dir",
        str(workshop.folder),
        "--save_name",
        f"{stage}.pt",
        "--shorthand",
        SHORTHAND,
        "--cpu",
        "--seed",
        str(SEED),
    )
    match stage:
        case "tokenize":
            options = (*settings.options, *saving, "--lang", "sv", *_token_files(workshop))
            options += (
                "--charlm",
                "--charlm_shorthand",
                SHORTHAND,
                "--charlm_forward_file",
                str(workshop.forward_charlm),
            )
            return trainees.token_trainee(options, start_from=start_from)
        case "pos" | "depparse":
            files = (
                "--train_file",
                str(workshop.file(f"{stage}-{part}.conllu")),
                "--eval_file",
                str(workshop.file(f"{stage}-dev.conllu")),
            )
            make = trainees.tagger_trainee if stage == "pos" else trainees.parser_trainee
            return make(
                (*settings.options, *saving, *workshop.languages(), "--lang", "sv", *files), start_from=start_from
            )
        case "lemma":
            files = (
                "--train_file",
                str(workshop.file("types.conllu")),
                "--eval_file",
                str(workshop.file("lemma-dev.conllu")),
            )
            known = workshop.file("lemma-known.conllu")
            return trainees.lemma_trainee(
                (*settings.options, *saving, *files), dictionary_file=known, start_from=start_from
            )
        case "ner":
            files = (
                "--train_file",
                str(workshop.file("names.json")),
                "--eval_file",
                str(workshop.file("names-dev.json")),
            )
            return trainees.name_trainee(
                (*settings.options, *saving, *workshop.languages(), *files), start_from=start_from
            )
    raise TrainingError(f"{stage} is not a stage that is trained")


def _token_files(workshop: Workshop) -> tuple[str, ...]:
    return (
        "--txt_file", str(workshop.file("text.txt")), "--label_file", str(workshop.file("text.labels")),
        "--dev_txt_file", str(workshop.file("dev.txt")), "--dev_label_file", str(workshop.file("dev.labels")),
    )  # fmt: skip


def _vectors(workshop: Workshop) -> dict[str, float]:
    if not workshop.pretrain.exists():
        build_pretrain(workshop.vectors, workshop.pretrain)
    return {}


def _prepare_text(workshop: Workshop, _settings: Settings) -> list[Path]:
    banks = workshop.treebanks
    news = [[word for word, _ in sentence] for sentence in workshop.names.train] if workshop.names else []
    return [
        *_write_text(tokenizer_sentences(banks.talbanken, banks.pud, news=news, seed=SEED), workshop, "text"),
        *_write_text(banks.dev, workshop, "dev"),
    ]


def _write_text(sentences: Sequence[Sentence], workshop: Workshop, name: str) -> list[Path]:
    text, marks = workshop.file(f"{name}.txt"), workshop.file(f"{name}.labels")
    text.write_text(raw_text(sentences) + "\n\n", encoding="utf-8")
    marks.write_text(labels(sentences) + "\n\n", encoding="utf-8")
    return [text, marks]


def _prepare_tags(workshop: Workshop, settings: Settings) -> list[Path]:
    talbanken, pud, dev = _in_one_scheme(workshop.treebanks)
    train = [*talbanken, *pud * settings.pud]
    return _write_parts("pos", workshop, train, [*train, *dev * settings.gold], workshop.treebanks.dev)


def _prepare_trees(workshop: Workshop, settings: Settings) -> list[Path]:
    """Trees with guessed tags, twice over, and once with the annotated ones; dev is scored with guessed tags."""
    if not workshop.model("pos").exists():
        raise TrainingError("the parser is trained on the tags that our tagger guesses: train the stage pos first")
    talbanken, pud, dev = _in_one_scheme(workshop.treebanks)
    tagger, scratch = load_tagger(workshop.model("pos"), workshop.pretrain), workshop.file("guess.conllu")

    def guessed(trees: Sequence[Sentence], *, dropout: float, seed: int = SEED) -> list[Sentence]:
        return with_guessed_tags(trees, tagger, workshop.pretrain, scratch, dropout=dropout, seed=seed)

    clean = [*talbanken, *pud * settings.pud]
    noisy = [tree for copy in range(2) for tree in guessed(clean, dropout=GUESS_DROPOUT, seed=SEED + copy)]
    train = [*noisy, *noisy, *clean, *_passives(noisy) * PASSIVES]
    gold = [*guessed(dev, dropout=GUESS_DROPOUT), *guessed(dev, dropout=0)] * settings.gold
    return _write_parts("depparse", workshop, train, [*train, *gold], guessed(dev, dropout=0))


def _in_one_scheme(banks: Treebanks) -> tuple[list[Sentence], list[Sentence], list[Sentence]]:
    talbanken, pud = ([with_periphrastic_passives(s) for s in part] for part in (banks.talbanken, banks.pud))
    return list(without_xpos(talbanken)), list(without_xpos(pud)), list(without_xpos(banks.dev))


def _passives(trees: Iterable[Sentence]) -> list[Sentence]:
    return [tree for tree in trees if any(row[7] == "aux:pass" for row in tree.rows)]


def _write_parts(
    stage: Stage, workshop: Workshop, train: Sequence[Sentence], finish: Sequence[Sentence], dev: Sequence[Sentence]
) -> list[Path]:
    return [
        _write_trees(train, workshop.file(f"{stage}-train.conllu")),
        _write_trees(finish, workshop.file(f"{stage}-finish.conllu")),
        _write_trees(dev, workshop.file(f"{stage}-dev.conllu")),
    ]


def _prepare_lemmas(workshop: Workshop, _settings: Settings) -> list[Path]:
    banks = workshop.treebanks
    known = [*banks.talbanken, *banks.pud]
    types = dict.fromkeys((row[1], row[3], row[2]) for sentence in known for row in sentence.rows)
    rows = (("1", form, lemma, upos, "_", "_", "0", "root", "_", "_") for form, upos, lemma in types)
    return [
        _write_trees([Sentence((), (row,)) for row in rows], workshop.file("types.conllu")),
        _write_trees(known, workshop.file("lemma-known.conllu")),
        _write_trees(banks.dev, workshop.file("lemma-dev.conllu")),
    ]


def _prepare_names(workshop: Workshop, settings: Settings) -> list[Path]:
    if workshop.names is None:
        raise TrainingError("the stage ner needs name annotation, none was given")
    train, dev = workshop.file("names.json"), workshop.file("names-dev.json")
    write_json(training_names(workshop.names, load_gazetteer(), copies=settings.pud, seed=SEED), train)
    write_json(workshop.names.dev, dev)
    return [train, dev]


def _write_trees(sentences: Iterable[Sentence], path: Path) -> Path:
    write_treebank(without_xpos(sentences), path)
    return path


_PREPARE: dict[Stage, Callable[[Workshop, Settings], list[Path]]] = {
    "tokenize": _prepare_text,
    "pos": _prepare_tags,
    "depparse": _prepare_trees,
    "lemma": _prepare_lemmas,
    "ner": _prepare_names,
}
