"""The model card: where a model comes from, what went into it, how it was trained, what it scores, how large it is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from graphbuild.training.evaluate import Score
from graphbuild.training.recipe import RECIPE, SEED, Stage

NAME = "graphbuild-sv"
VERSION = "2.1"
LICENCE = "CC-BY-SA-4.0"
DESCRIPTION = (
    "A Stanza pipeline for Swedish: sentences and tokens, word classes and features, lemmas,"
    " dependencies (Universal Dependencies) and names (PER, LOC, ORG)."
)


@dataclass(frozen=True, slots=True)
class Source:
    """A corpus that the model was made from."""

    name: str
    used_for: str
    licence: str


SOURCES = (
    Source("UD Swedish-Talbanken (train recovered from v1.0, dev of 2.17)", "tokens, tags, lemmas, trees", "CC BY-SA 4.0"),
    Source("UD Swedish-PUD, even sentences", "tokens, tags, lemmas, trees", "CC BY-SA 4.0"),
    Source("UNER Swedish-Talbanken train, UNER Swedish-PUD even sentences", "names", "CC BY-SA 4.0"),
    Source("swedish-ner-corpus (A. Klintberg; Webbnyheter 2012) train", "names; text of vectors", "CC BY 4.0"),
    Source("Riksdag interpellations, statutes, government press releases", "text of vectors and character models", "URL 9 §, none"),
    Source("Debian help texts, Copyright finns inte", "text of vectors and character models", "MPL-2.0, CC BY-SA 3.0, GPL-2+, public domain"),
    Source("the same text, 31,000 sentences, annotated by model 1.0 and a teacher on multilingual-e5-small", "tags, trees, names", "URL 9 §, CC BY 4.0; the encoder: MIT"),
    Source("945 sentences of our own, graphbuild/training/names.txt", "names", "CC BY-SA 4.0"),
    Source("Faker, CLDR (Babel), GeoNames", "names put in the place of others", "MIT, Unicode, CC BY 4.0"),
)  # fmt: skip


def write_card(
    out: Path,
    *,
    files: Mapping[str, Mapping[str, object]],
    dev: Mapping[Stage, Mapping[str, float]],
    scores: Sequence[Score],
) -> None:
    """Write `model.json` and `MODEL_CARD.md` into the folder of an assembled model."""
    card = {
        "name": NAME,
        "version": VERSION,
        "language": "sv",
        "framework": f"stanza {version('stanza')}, torch {version('torch')}",
        "licence": LICENCE,
        "description": DESCRIPTION,
        "data": [asdict(source) for source in SOURCES],
        "seed": SEED,
        "settings": {stage: asdict(settings) for stage, settings in RECIPE.items()},
        "dev": dev,
        "scores": [_measured(score) for score in scores],
        "files": files,
    }
    (out / "model.json").write_text(json.dumps(card, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (out / "MODEL_CARD.md").write_text(_markdown(files, scores), encoding="utf-8")


def score_table(scores: Sequence[Score]) -> str:
    """The scores as Markdown tables, one for each set of measures."""
    tables: dict[tuple[str, ...], list[Score]] = {}
    for score in scores:
        tables.setdefault(tuple(score.values), []).append(score)
    return "\n".join(_table(measures, rows) for measures, rows in tables.items())


def _measured(score: Score) -> dict[str, object]:
    values = {name: round(value, 2) for name, value in score.values.items()}
    return {"dataset": score.dataset, "given": score.given, "tokens": score.tokens, "values": values}


def _table(measures: Sequence[str], scores: Sequence[Score]) -> str:
    lines = [
        f"| set | given | tokens | {' | '.join(measures)} |",
        "|---" * (3 + len(measures)) + "|",
    ]
    lines += [
        f"| {s.dataset} | {s.given} | {s.tokens} | {' | '.join(f'{v:.2f}' for v in s.values.values())} |"
        for s in scores
    ]
    return "\n".join(lines) + "\n"


def _markdown(files: Mapping[str, Mapping[str, object]], scores: Sequence[Score]) -> str:
    sources = "\n".join(f"| {s.name} | {s.used_for} | {s.licence} |" for s in SOURCES)
    sizes = "\n".join(
        f"| {name} | {int(str(entry['bytes'])):,} | {entry['md5']} |" for name, entry in sorted(files.items())
    )
    total = sum(int(str(entry["bytes"])) for entry in files.values())
    return f"""# {NAME} {VERSION}

{DESCRIPTION}
Licence of the weights: {LICENCE}. Every source allows sharing; the non-commercial treebank LinES was used to measure only.
The teacher's encoder was trained by others on web text, which may hold sentences (never the annotation) of the held-out sets.
Made with `graphbuild train`; the settings are in `model.json` and in `graphbuild/training/recipe.py`.

## Made from

| source | used for | licence |
|---|---|---|
{sources}

## Scores (per cent; held-out data was never trained on; dev was, in the last steps)

{score_table(scores)}
## Files ({total:,} bytes)

| file | bytes | md5 |
|---|---|---|
{sizes}
"""
