"""The settings that the shipped model was trained with: one entry a stage, nothing hidden elsewhere."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

from graphbuild.training.loop import Schedule

Stage = Literal["vectors", "tokenize", "pos", "lemma", "depparse", "ner"]
STAGES: tuple[Stage, ...] = get_args(Stage)
SEED = 1234
SHORTHAND = "sv_gb"
PACKAGE = "gb"


@dataclass(frozen=True, slots=True)
class Settings:
    """How one stage is trained: Stanza's options, the schedule, and a second, shorter schedule on all gold with dev added.

    `pud` tells how many times the PUD sentences are taken, `gold` how many times dev is taken in the second schedule.
    """

    options: tuple[str, ...]
    schedule: Schedule
    finish: Schedule | None = None
    pud: int = 1
    gold: int = 0

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
            Schedule(steps=1200, rate=0.003, evaluate_every=200),
            pud=2,
        ),
        "pos": Settings(
            _words(
                "--hidden_dim 250 --deep_biaff_hidden_dim 200 --composite_deep_biaff_hidden_dim 60 --num_layers 2"
                " --transformed_dim 100 --word_cutoff 4 --batch_size 70 --dropout 0.33 --word_dropout 0.15"
            ),
            Schedule(steps=2400, rate=0.003, evaluate_every=200),
            finish=Schedule(steps=400, rate=0.001, warmup=20, evaluate_every=200),
            pud=3,
            gold=2,
        ),
        "lemma": Settings(
            _words("--hidden_dim 100 --emb_dim 50 --batch_size 100 --dropout 0.3"),
            Schedule(steps=4000, rate=0.002, evaluate_every=400),
        ),
        "depparse": Settings(
            _words(
                "--hidden_dim 250 --deep_biaff_hidden_dim 150 --deep_biaff_output_dim 80 --num_layers 2 --transformed_dim 100"
                " --word_cutoff 4 --optim adam --beta2 0.95 --weight_decay 0 --dropout 0.33 --word_dropout 0.15"
                " --batch_size 3000 --no_ufeats --no_xpos --no_checkpoint"
            ),
            Schedule(steps=1400, rate=0.003, evaluate_every=100),
            finish=Schedule(steps=240, rate=0.001, warmup=20, evaluate_every=120),
            pud=2,
            gold=2,
        ),
        "ner": Settings(
            _words(
                "--hidden_dim 200 --no_emb_finetune --emb_finetune_known_only --dropout 0.5 --word_dropout 0.05"
                " --optim adam --batch_size 32"
            ),
            Schedule(steps=5000, rate=0.002, evaluate_every=500),
            pud=2,
        ),
    }
)
