"""One training from end to end with models that know next to nothing: all stages, resuming, assembling, loading, scoring."""

import json
import random
from dataclasses import replace

import pytest
import stanza
import torch
from stanza.models.common.char_model import CharacterLanguageModel, build_charlm_vocab

from graphbuild.errors import TrainingError
from graphbuild.training import STAGES, Extras, build, evaluate_model, prepare, stages, train
from graphbuild.training.challenge import read_challenges, score_challenges
from graphbuild.training.gazetteer import Gazetteer
from graphbuild.training.loop import Schedule
from graphbuild.training.recipe import RECIPE

SMALL = "--hidden_dim 8 --dropout 0.1 --batch_size 8 "
TREES = "--deep_biaff_hidden_dim 8 --num_layers 1 --transformed_dim 8 --word_emb_dim 8 --tag_emb_dim 4 --word_cutoff 0 "
OPTIONS = {
    "tokenize": SMALL + "--max_seqlen 60 --emb_dim 8",
    "pos": SMALL + TREES + "--composite_deep_biaff_hidden_dim 8",
    "lemma": SMALL + "--num_layers 1",
    "depparse": SMALL
    + TREES
    + "--deep_biaff_output_dim 8 --optim adam --beta2 0.9 --no_ufeats --no_xpos --no_checkpoint",
    "ner": SMALL + "--no_emb_finetune --emb_finetune_known_only --optim adam",
}
GAZETTEER = Gazetteer(("Siv",), ("Ek",), frozenset({"Kuba"}), ("Oslo",), ("Umeå",), ("SJ",))


@pytest.fixture
def small(monkeypatch):
    short = Schedule(steps=2, rate=0.01, warmup=1, evaluate_every=2)
    recipe = {
        stage: replace(
            settings,
            options=tuple(OPTIONS[stage].split()),
            schedule=short,
            continued=short if settings.continued else None,
            finish=short if settings.finish else None,
        )
        for stage, settings in RECIPE.items()
    }
    monkeypatch.setattr(stages, "RECIPE", recipe)
    monkeypatch.setattr(prepare, "load_gazetteer", lambda: GAZETTEER)


@pytest.fixture
def language(tmp_path):
    """Character models and word vectors that know next to nothing."""
    folder = tmp_path / "language"
    folder.mkdir()
    (folder / "text.txt").write_text('abcdefghijklmnopqrstuvwxyzåäö ABDGMNPSV.,"–\n' * 2, encoding="utf-8")
    vocab = {"char": build_charlm_vocab(str(folder / "text.txt"))}
    args = {"char_emb_dim": 4, "char_hidden_dim": 6, "char_num_layers": 1, "char_dropout": 0.0, "char_rec_dropout": 0.0}
    for way in ("forward", "backward"):
        model = CharacterLanguageModel(args, vocab, is_forward_lm=way == "forward")
        model.save(str(folder / f"small_{way}_charlm.pt"))
    chance = random.Random(1)  # noqa: S311  nothing here is secret
    words = ["polisen", "grep", "mannen", "blev", "gripen", "av", "det", "regnar", "i", "mora", ".", '"']
    rows = [f"{word} {' '.join(f'{chance.random():.3f}' for _ in range(5))}" for word in words]
    (folder / "small.vec").write_text(f"{len(words)} 5\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return folder


@pytest.mark.usefixtures("small")
def test_whole_training(ud, ner, language, tmp_path, caplog):
    out = tmp_path / "out"
    unfinished = train(ud, ner, out, stages=["vectors", "tokenize"], extras=Extras(language))
    assert unfinished == out
    assert not (out / "model").exists()

    caplog.set_level("INFO")
    model = train(ud, ner, out, extras=Extras(language))
    assert "tokenize: already trained" in caplog.text
    assert "pos: already trained" not in caplog.text

    card = json.loads((model / "model.json").read_text())
    assert set(card["dev"]) == set(STAGES)
    assert {score["dataset"] for score in card["scores"]} >= {"sv_talbanken-test", "news-test"}
    listed = {path: entry["bytes"] for path, entry in card["files"].items()}
    weights = {file.relative_to(model).as_posix(): file.stat().st_size for file in model.glob("sv/*/*.pt")}
    assert listed == weights | {"resources.json": (model / "resources.json").stat().st_size}
    assert str(tmp_path) not in (model / "MODEL_CARD.md").read_text()
    assert all(str(tmp_path).encode() not in file.read_bytes() for file in model.glob("sv/*/*.pt"))

    pipeline = stanza.Pipeline("sv", dir=str(model), download_method=None, use_gpu=False, verbose=False)
    words = [word for sentence in pipeline("Polisen grep mannen.").sentences for word in sentence.words]
    assert words
    assert all(word.upos and word.deprel and word.lemma for word in words)

    scores = evaluate_model(model, ud=ud / "sv_talbanken-dev.conllu", ner=ner / "news-test.bio")
    assert [score.given for score in scores] == ["raw text", "gold tokens", "gold tokens"]
    assert scores[1].values["Tokens"] == 100
    assert 0 <= scores[1].values["LAS"] < 100

    better = train(ud, ner, tmp_path / "next", extras=Extras(language, continue_from=model))
    assert (better / "model.json").exists()
    lemmas = [torch.load(folder / "sv" / "lemma" / "gb.pt", weights_only=True)["model"] for folder in (model, better)]
    assert all(torch.equal(lemmas[0][name], lemmas[1][name]) for name in lemmas[0]), "it has no schedule to go on with"

    challenges = tmp_path / "challenge.jsonl"
    challenges.write_text('{"kind": "a", "text": "Polisen grep", "tags": [["grep", "NO-SUCH-TAG"]]}\n')
    (kind, everything) = score_challenges(model, read_challenges(challenges))
    assert (kind.met, everything.met, everything.demanded) == (0, 0, 1)


def test_unknown_stage_is_refused(ud, tmp_path):
    with pytest.raises(TrainingError, match="dance: not a stage"):
        train(ud, None, tmp_path, stages=["dance"])


@pytest.mark.usefixtures("small")
def test_names_are_needed_for_the_name_tagger(ud, language, tmp_path):
    with pytest.raises(TrainingError, match="needs name annotation"):
        train(ud, None, tmp_path / "out", stages=["vectors", "ner"], extras=Extras(language))


def test_folder_of_language_models_must_be_one(ud, tmp_path):
    with pytest.raises(TrainingError, match="is not a folder"):
        train(ud, None, tmp_path / "out", extras=Extras(tmp_path / "nowhere"))


def test_shipped_foundations_are_built_on_when_none_are_given(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "SHIPPED", tmp_path)
    (tmp_path / "sv" / "pretrain").mkdir(parents=True)
    (tmp_path / "sv" / "pretrain" / "x.pt").touch()
    assert build._foundation("pretrain", None) == tmp_path / "sv" / "pretrain" / "x.pt"
    with pytest.raises(TrainingError, match="has no forward_charlm"):
        build._foundation("forward_charlm", None)


def test_nothing_to_score_on_is_refused(tmp_path):
    with pytest.raises(TrainingError, match="a treebank, name annotation, or both"):
        evaluate_model(tmp_path)
