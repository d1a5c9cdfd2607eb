"""Makes a model to train for each processor of the pipeline, from Stanza's own argument parsers, data loaders and trainers."""

import io
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from stanza.models import lemmatizer, ner_tagger, parser, tagger, tokenizer
from stanza.models.common import utils
from stanza.models.common.doc import DEPREL, HEAD, LEMMA, TEXT, UPOS, Document
from stanza.models.common.utils import ud_scores
from stanza.models.depparse.data import DataLoader as ParserBatches
from stanza.models.depparse.data import InfiniteBatch
from stanza.models.depparse.trainer import GraphTrainer
from stanza.models.lemma.data import DataLoader as LemmaBatches
from stanza.models.lemma.trainer import Trainer as LemmaTrainer
from stanza.models.ner import scorer as ner_scorer
from stanza.models.ner.data import DataLoader as NameBatches
from stanza.models.ner.trainer import Trainer as NameTrainer
from stanza.models.pos.data import Dataset as TagData
from stanza.models.pos.trainer import Trainer as TagTrainer
from stanza.models.tokenization.data import DataLoader as CharacterBatches
from stanza.models.tokenization.data import TokenizationDataset
from stanza.models.tokenization.trainer import Trainer as TokenTrainer
from stanza.models.tokenization.utils import eval_model
from stanza.utils.conll import CoNLL

from graphbuild.training.loop import Trainee

SHUFFLE_EVERY = 100


def tagger_trainee(options: Sequence[str], *, start_from: Path | None = None) -> Trainee:
    """A tagger of word classes and features."""
    args = tagger.parse_args(list(options))
    utils.set_random_seed(args["seed"])
    vectors = tagger.load_pretrain(args)
    args["word_cutoff"] = utils.update_word_cutoff(vectors, args["word_cutoff"])
    trainer = None
    if start_from:
        trainer = TagTrainer(args=args, vocab=None, pretrain=vectors, model_file=str(start_from), device="cpu")
    vocab, batches = _tagger_data(args, vectors, trainer.vocab if trainer else None)
    trainer = trainer or TagTrainer(args=args, vocab=vocab, pretrain=vectors, device="cpu")
    dev = TagData(
        CoNLL.conll2doc(input_file=args["eval_file"]),
        args,
        vectors,
        vocab=vocab,
        evaluation=True,
        sort_during_eval=True,
    )

    def score() -> Mapping[str, float]:
        predictions: list[Any] = []
        order: list[int] = []
        for batch in dev.to_loader(batch_size=args["batch_size"]):
            predictions += trainer.predict(batch)
            order.extend(batch.idx)
        tagger.set_predictions(dev.doc, trainer, utils.unsort(predictions, order), None)
        return _scores(args["eval_file"], dev.doc, ("AllTags", "UPOS", "UFeats"))

    return Trainee(trainer, _endless(batches), score)


def parser_trainee(options: Sequence[str], *, start_from: Path | None = None) -> Trainee:
    """A graph parser."""
    args = parser.parse_args(list(options))
    utils.set_random_seed(args["seed"])
    vectors = parser.load_pretrain(args)
    args["word_cutoff"] = utils.update_word_cutoff(vectors, args["word_cutoff"])
    trainer = None
    if start_from:
        trainer = parser.Trainer.load(
            filename=str(start_from), pretrain=vectors, args=args, device="cpu", reset_history=True
        )
    data = Document(CoNLL.conll2dict(input_file=args["train_file"])[0])
    train = ParserBatches(data, args["batch_size"], args, vectors, vocab=trainer.vocab if trainer else None)
    train.reshuffle()  # Stanza's first epoch goes by length of sentence, and a short schedule has no second one
    trainer = trainer or GraphTrainer(args=args, vocab=train.vocab, pretrain=vectors, device="cpu")
    trees = CoNLL.conll2doc(input_file=args["eval_file"])
    dev = ParserBatches(
        trees, args["batch_size"], args, vectors, vocab=train.vocab, evaluation=True, sort_during_eval=True
    )

    def score() -> Mapping[str, float]:
        arcs = [arc for sentence in parser.predict_dataset(trainer, dev) for arc in sentence]
        dev.doc.set([HEAD, DEPREL], arcs)
        return _scores(args["eval_file"], dev.doc, ("LAS", "UAS"))

    infinite = InfiniteBatch(train)
    return Trainee(trainer, iter(infinite.next_batch, None), score)


def name_trainee(options: Sequence[str], *, start_from: Path | None = None) -> Trainee:
    """A tagger of names."""
    args = ner_tagger.parse_args(list(options))
    utils.set_random_seed(args["seed"])
    vectors = ner_tagger.load_pretrain(args)
    args["word_emb_dim"] = vectors.emb.shape[1]
    trainer = NameTrainer(args=args, pretrain=vectors, model_file=str(start_from), device="cpu") if start_from else None
    limit = args["max_batch_words"]
    train = NameBatches(
        _json_document(args["train_file"]), args["batch_size"], args, vectors,
        vocab=trainer.vocab if trainer else None, evaluation=False, max_batch_words=limit,
    )  # fmt: skip
    trainer = trainer or NameTrainer(args=args, vocab=train.vocab, pretrain=vectors, device="cpu")
    dev = NameBatches(
        _json_document(args["eval_file"]), args["batch_size"], args, vectors, vocab=train.vocab, evaluation=True
    )
    gold = [[tags[0] for tags in sentence] for sentence in dev.tags]

    def score() -> Mapping[str, float]:
        found = [tags for batch in dev for tags in trainer.predict(batch)]
        return {"F1": ner_scorer.score_by_entity(found, gold)[2]}

    return Trainee(trainer, _endless(train, reshuffle=True), score)


def lemma_trainee(options: Sequence[str], *, dictionary_file: Path, start_from: Path | None = None) -> Trainee:
    """A lemmatizer: letters to letters, with a dictionary of all training words before it."""
    args = lemmatizer.parse_args(list(options))
    utils.set_random_seed(args["seed"])
    train = LemmaBatches(CoNLL.conll2doc(input_file=args["train_file"]), args["batch_size"], args, evaluation=False)
    args["vocab_size"], args["pos_vocab_size"] = train.vocab["char"].size, train.vocab["pos"].size
    dev = LemmaBatches(
        CoNLL.conll2doc(input_file=args["eval_file"]), args["batch_size"], args, vocab=train.vocab, evaluation=True
    )
    trainer = (
        LemmaTrainer(model_file=str(start_from), device="cpu", args=args)
        if start_from
        else LemmaTrainer(args=args, vocab=train.vocab, device="cpu")
    )
    known = LemmaBatches(CoNLL.conll2doc(input_file=str(dictionary_file)), args["batch_size"], args, conll_only=True)
    trainer.pos_dict = {}
    trainer.train_dict(known.raw_data())

    def score() -> Mapping[str, float]:
        lemmas: list[str] = []
        edits: list[int] = []
        for batch in dev:
            found, kinds = trainer.predict(batch, args["beam_size"])
            lemmas, edits = lemmas + found, edits + (kinds or [])
        lemmas = trainer.postprocess(dev.doc.get([TEXT]), lemmas, edits=edits)
        dev.doc.set([LEMMA], trainer.ensemble(dev.doc.get([TEXT, UPOS]), lemmas))
        return _scores(args["eval_file"], dev.doc, ("Lemmas",))

    return Trainee(trainer, _endless(train, reshuffle=False), score)


def token_trainee(options: Sequence[str], *, start_from: Path | None = None) -> Trainee:
    """A tokenizer and sentence splitter."""
    args = tokenizer.parse_args(list(options))
    utils.set_random_seed(args["seed"])
    args["feat_funcs"] = tokenizer.DEFAULT_FEAT_FUNCS
    args["feat_dim"], args["num_dict_feat"] = len(args["feat_funcs"]), 0
    args["use_mwt"] = False
    trainer = TokenTrainer(args=args, device="cpu", model_file=str(start_from)) if start_from else None
    train = CharacterBatches(
        args,
        input_files={"txt": args["txt_file"], "label": args["label_file"]},
        vocab=trainer.vocab if trainer else None,
    )
    args["vocab_size"] = len(train.vocab)
    dev = TokenizationDataset(
        args,
        input_files={"txt": args["dev_txt_file"], "label": args["dev_label_file"]},
        vocab=train.vocab,
        evaluation=True,
    )
    trainer = trainer or TokenTrainer(args=args, vocab=train.vocab, device="cpu")

    def score() -> Mapping[str, float]:
        return {"tokens and sentences": eval_model(args, trainer, dev, train.vocab, {})}

    def batches() -> Iterator[Any]:
        while True:
            for _ in range(SHUFFLE_EVERY):
                yield train.next(unit_dropout=args["unit_dropout"], feat_unit_dropout=args["feat_unit_dropout"])
            train.shuffle()

    return Trainee(trainer, batches(), score)


def _tagger_data(args: dict[str, Any], vectors: Any, vocab: Any) -> tuple[Any, Any]:
    """Stanza builds the vocabulary from the training file; a model that is trained on keeps its own."""
    if vocab is None:
        vocab, _, batches = tagger.load_training_data(args, vectors)
        return vocab, batches
    built = TagData.init_vocab
    TagData.init_vocab = staticmethod(lambda *_args, **_options: vocab)
    try:
        return vocab, tagger.load_training_data(args, vectors)[2]
    finally:
        TagData.init_vocab = built


def _endless(batches: Any, *, reshuffle: bool | None = None) -> Iterator[Any]:
    while True:
        yield from batches
        if reshuffle:
            batches.reshuffle()
        elif reshuffle is False:
            random.shuffle(batches.data)


def _json_document(path: str) -> Document:
    return Document(json.loads(Path(path).read_text(encoding="utf-8")))


def _scores(gold: str, document: Document, names: Sequence[str]) -> dict[str, float]:
    annotated = io.StringIO(Path(gold).read_text(encoding="utf-8"))
    scores = ud_scores(annotated, io.StringIO(f"{document:C}\n\n"))
    return {name: scores[name].f1 for name in names}
