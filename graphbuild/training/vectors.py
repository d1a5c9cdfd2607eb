"""Turns word vectors in text form into the file that Stanza's models look words up in."""

import lzma
import shutil
from pathlib import Path

from stanza.models.common.pretrain import Pretrain

from graphbuild.errors import TrainingError


def build_pretrain(vectors: Path, out: Path) -> int:
    """Write the vectors (word2vec text, plain or .xz) as Stanza's pretrain `out`; returns how many words it knows.

    Stanza lower-cases a word before it looks it up, so the vectors must be of lower-cased text.
    """
    if not vectors.exists():
        raise TrainingError(f"{vectors} is not there: word vectors in word2vec text form are needed")
    plain = vectors
    if vectors.suffix == ".xz":
        plain = out.with_suffix(".vec")
        with lzma.open(vectors) as packed, plain.open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
    pretrain = Pretrain(str(out), str(plain), max_vocab=-1, save_to_file=True)
    known = len(pretrain.vocab)
    if plain != vectors:
        plain.unlink()
    return known
