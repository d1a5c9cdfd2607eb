"""Writes the files that each stage is trained on, from treebanks and name annotation."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from graphbuild.errors import TrainingError
from graphbuild.training.entities import read_marked, training_names, write_json
from graphbuild.training.gazetteer import load_gazetteer
from graphbuild.training.guess import load_tagger, with_guessed_tags
from graphbuild.training.harmonise import in_one_scheme
from graphbuild.training.rawtext import labels, raw_text, tokenizer_sentences
from graphbuild.training.recipe import SEED, Settings, Stage
from graphbuild.training.silver_files import read_silver_names, read_silver_trees
from graphbuild.training.treebank import Sentence, without_xpos, write_treebank
from graphbuild.training.workshop import Workshop

GUESS_DROPOUT = 0.14
"""With it, and a finished tagger, the guesses on training text are about as good as on unseen text."""
PASSIVES = 3
"""How often the rare trees with `bli` passives are added once more."""


def prepare(stage: Stage, workshop: Workshop, settings: Settings) -> list[Path]:
    """Write the training and dev files of a stage; returns them."""
    match stage:
        case "tokenize":
            return _prepare_text(workshop)
        case "pos":
            return _prepare_tags(workshop, settings)
        case "depparse":
            return _prepare_trees(workshop, settings)
        case "lemma":
            return _prepare_lemmas(workshop)
        case "ner":
            return _prepare_names(workshop, settings)
    raise TrainingError(f"{stage} is not trained on files")


def _prepare_text(workshop: Workshop) -> list[Path]:
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
    talbanken, pud, dev = in_one_scheme(workshop.treebanks)
    gold = [*talbanken, *pud * settings.pud]
    silver = read_silver_trees(workshop, seen=False)
    train = [*gold * (settings.times if silver else 1), *silver]
    return _write_parts("pos", workshop, train, [*gold, *dev * settings.gold], workshop.treebanks.dev)


def _prepare_trees(workshop: Workshop, settings: Settings) -> list[Path]:
    """Trees with guessed tags, twice over, and once with the annotated ones; dev is scored with guessed tags.

    Of silver trees there are enough, so that each is taken once, and the others once each way.
    """
    if not workshop.model("pos").exists():
        raise TrainingError("the parser is trained on the tags that our tagger guesses: train the stage pos first")
    talbanken, pud, dev = in_one_scheme(workshop.treebanks)
    tagger, scratch = load_tagger(workshop.model("pos"), workshop.pretrain), workshop.file("guess.conllu")

    def guessed(trees: Sequence[Sentence], *, dropout: float, seed: int = SEED) -> list[Sentence]:
        return with_guessed_tags(trees, tagger, workshop.pretrain, scratch, dropout=dropout, seed=seed)

    clean = [*talbanken, *pud * settings.pud]
    noisy = [tree for copy in range(2) for tree in guessed(clean, dropout=GUESS_DROPOUT, seed=SEED + copy)]
    silver = read_silver_trees(workshop, seen=True)
    gold = [*noisy * (1 if silver else 2), *clean, *_passives(noisy) * PASSIVES]
    checked = [*guessed(dev, dropout=GUESS_DROPOUT), *guessed(dev, dropout=0)] * settings.gold
    return _write_parts("depparse", workshop, [*gold, *silver], [*gold, *checked], guessed(dev, dropout=0))


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


def _prepare_lemmas(workshop: Workshop) -> list[Path]:
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
    gold = training_names(workshop.names, load_gazetteer(), copies=settings.pud, seed=SEED, own=list(read_marked()))
    silver = read_silver_names(workshop)
    write_json([*gold * (settings.times if silver else 1), *silver], train)
    write_json(workshop.names.dev, dev)
    return [train, dev]


def _write_trees(sentences: Iterable[Sentence], path: Path) -> Path:
    write_treebank(without_xpos(sentences), path)
    return path
