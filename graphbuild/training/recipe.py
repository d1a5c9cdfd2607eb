"""The settings that the shipped model was trained with: one entry a stage, nothing hidden elsewhere."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

from graphbuild.training.loop import Schedule

Stage = Literal["vectors", "tokenize", "silver", "pos", "lemma", "depparse", "ner"]
STAGES: tuple[Stage, ...] = get_args(Stage)
SEED = 1234
SHORTHAND = "sv_gb"
PACKAGE = "gb"


@dataclass(frozen=True, slots=True)
class Settings:
    """How one stage is trained: Stanza's options, and schedules.

    `schedule` begins from nothing; `continued` goes on from an earlier model (without it, that model is taken as it is);
    `finish`, if there is one, goes on from either with dev added to the training data.
    `pud` tells how many times PUD is taken (of names: how many copies with other names are made), `gold` how many times dev,
    `times` how many times all that people annotated is taken where there is more that models did.
    """

    options: tuple[str, ...]
    schedule: Schedule
    continued: Schedule | None = None
    finish: Schedule | None = None
    charlm: bool = False
    pud: int = 1
    gold: int = 0
    times: int = 1

    def fingerprint(self, inputs: Iterable[Path]) -> str:
        """A hash of the settings and of the files that go in: the same hash means the same model."""
        digest = hashlib.sha256(repr(self).encode())
        for path in sorted(inputs):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()[:16]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


RECIPE: Mapping[Stage, Settings] = MappingProxyType(
    {
        "tokenize": Settings(
            _words(
                "--max_seqlen 300 --hidden_dim 96 --emb_dim 32 --dropout 0.33 --unit_dropout 0.1 --feat_unit_dropout 0.1"
                " --sent_drop_prob 0.1 --batch_size 32"
            ),
            Schedule(steps=1100, rate=0.003, evaluate_every=200),
            continued=Schedule(steps=320, rate=0.002, warmup=20, evaluate_every=160),
            charlm=True,
        ),
        "pos": Settings(
            _words(
                "--hidden_dim 200 --deep_biaff_hidden_dim 100 --composite_deep_biaff_hidden_dim 50 --num_layers 2"
                " --char_hidden_dim 80 --char_emb_dim 40 --transformed_dim 75 --word_cutoff 4 --batch_size 80"
                " --dropout 0.25 --word_dropout 0.12"
            ),
            Schedule(steps=1350, rate=0.003, warmup=60, evaluate_every=250),
            continued=Schedule(steps=420, rate=0.002, warmup=15, evaluate_every=140),
            finish=Schedule(steps=260, rate=0.0015, warmup=20, evaluate_every=130),
            pud=3,
            gold=2,
            times=2,
        ),
        "lemma": Settings(
            _words("--hidden_dim 100 --emb_dim 50 --batch_size 100 --dropout 0.3"),
            Schedule(steps=4000, rate=0.002, evaluate_every=400),
        ),
        "depparse": Settings(
            _words(
                "--hidden_dim 220 --deep_biaff_hidden_dim 120 --deep_biaff_output_dim 80 --num_layers 2"
                " --char_hidden_dim 50 --char_emb_dim 32 --transformed_dim 75 --tag_emb_dim 50 --word_cutoff 4"
                " --optim adam --beta2 0.95 --weight_decay 0 --dropout 0.25 --word_dropout 0.12 --batch_size 3000"
                " --no_second_optim --no_checkpoint"
            ),
            Schedule(steps=1000, rate=0.003, warmup=60, evaluate_every=200),
            continued=Schedule(steps=260, rate=0.0018, warmup=15, evaluate_every=65),
            finish=Schedule(steps=150, rate=0.0015, warmup=20, evaluate_every=150),
            pud=2,
            gold=1,
        ),
        "ner": Settings(
            _words(
                "--hidden_dim 192 --char_hidden_dim 50 --char_emb_dim 50 --batch_size 32 --no_emb_finetune"
                " --emb_finetune_known_only --dropout 0.4 --word_dropout 0.05 --optim adam"
            ),
            Schedule(steps=5000, rate=0.002, warmup=60, evaluate_every=500),
            continued=Schedule(steps=4000, rate=0.0016, warmup=40, evaluate_every=250),
            pud=2,
            times=2,
        ),
    }
)
