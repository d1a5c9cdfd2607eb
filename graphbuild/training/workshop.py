"""Where a training happens: which data, which folder, which models it builds on."""

from dataclasses import dataclass
from pathlib import Path

from graphbuild.errors import TrainingError
from graphbuild.training.entities import Names
from graphbuild.training.recipe import SHORTHAND, Stage
from graphbuild.training.treebank import Treebanks

SHIPPED = Path(__file__).parent.parent / "parsing" / "models" / "embedded"


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where a training happens: its data, its folder, and the models that it builds on.

    `text` is plain text to annotate and learn from, `earlier` a whole model that helps to annotate it.
    """

    folder: Path
    treebanks: Treebanks
    names: Names | None
    vectors: Path
    forward_charlm: Path | None = None
    backward_charlm: Path | None = None
    continue_from: Path | None = None
    text: Path | None = None
    earlier: Path = SHIPPED

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

    def silver(self, suffix: str) -> Path:
        """A file of what was annotated by models: conllu, seen.conllu (with guessed tags) or bio."""
        return self.file(f"silver.{suffix}")

    def start(self, stage: Stage) -> Path | None:
        """The model of the stage that training goes on from, if it is not to begin from nothing."""
        if self.continue_from is None:
            return None
        found = sorted((self.continue_from / "sv" / stage).glob("*.pt"))
        if not found:
            raise TrainingError(f"{self.continue_from} has no model for {stage} to go on from: train without --from")
        return found[0]

    def language(self, stage: Stage, *, charlm: bool) -> tuple[str, ...]:
        """Stanza's options for the character language models and the word vectors of a stage."""
        options: list[str] = []
        if charlm:
            options += ["--charlm", "--charlm_shorthand", SHORTHAND, "--charlm_forward_file", str(self.forward_charlm)]
        if charlm and stage != "tokenize":
            options += ["--charlm_backward_file", str(self.backward_charlm)]
        if stage not in {"tokenize", "lemma"}:
            options += ["--wordvec_pretrain_file", str(self.pretrain)]
        return tuple(options)
