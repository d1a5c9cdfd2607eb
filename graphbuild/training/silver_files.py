"""What models annotated, on disk: trees with the best tags, trees with the tags that a tagger guesses, and names."""

from collections.abc import Sequence
from pathlib import Path

from graphbuild.training.entities import Tagged, read_tagged
from graphbuild.training.treebank import Sentence, read_treebank
from graphbuild.training.workshop import Workshop


def read_silver_trees(workshop: Workshop, *, seen: bool) -> list[Sentence]:
    """The trees that were annotated, if any: with the best tags, or with those that a tagger guesses (`seen`)."""
    path = workshop.silver("seen.conllu" if seen else "conllu")
    return list(read_treebank(path)) if path.exists() else []


def read_silver_names(workshop: Workshop) -> list[Tagged]:
    """The sentences whose names were annotated, if any: all with names, and a third as many without."""
    path = workshop.silver("bio")
    found = list(read_tagged(path)) if path.exists() else []
    named = [sentence for sentence in found if any(tag != "O" for _, tag in sentence)]
    plain = [sentence for sentence in found if all(tag == "O" for _, tag in sentence)]
    return [*named, *plain[: len(named) // 3]]


def write_tagged(sentences: Sequence[Tagged], path: Path) -> None:
    """Write sentences as a .bio file."""
    blocks = ("\n".join(f"{word}\t{tag}" for word, tag in sentence) for sentence in sentences)
    path.write_text("".join(f"{block}\n\n" for block in blocks), encoding="utf-8")
