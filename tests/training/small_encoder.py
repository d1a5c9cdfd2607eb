"""Writes an encoder that knows next to nothing, in the layout of the package that brings the large one."""

import struct
from pathlib import Path

import numpy as np

WIDTH, LAYERS, HEADS, INNER, PLACES = 32, 2, 4, 64, 40
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", *"abcdefghijklmnopqrstuvwxyzåäö.,", "▁polisen", "▁Anna"]


def write_encoder(path: Path, *, seed: int = 1) -> None:
    """Random weights: tensors in blocks of 32 with a scale, biases and norms in single precision."""
    chance = np.random.default_rng(seed)
    tensors: list[tuple[str, int, int, bytes]] = []

    def plain(name: str, values: np.ndarray) -> None:
        tensors.append((name, 0, values.size, values.astype("<f4").tobytes()))

    def packed(name: str, size: int) -> None:
        blocks = np.zeros(size // 32, np.dtype([("scale", "<f2"), ("pairs", "u1", 16)]))
        blocks["scale"] = 0.02
        blocks["pairs"] = chance.integers(0, 256, (size // 32, 16))
        tensors.append((name, 1, size, blocks.tobytes()))

    packed("emb.word", len(PIECES) * WIDTH)
    plain("emb.pos", chance.normal(0, 0.02, PLACES * WIDTH))
    plain("emb.type", np.zeros(2 * WIDTH))
    norms = ["emb.ln", *(f"l{n}.{part}" for n in range(LAYERS) for part in ("aln", "oln"))]
    for name in norms:
        plain(f"{name}.w", np.ones(WIDTH))
        plain(f"{name}.b", np.zeros(WIDTH))
    for n in range(LAYERS):
        shapes = {"q": (WIDTH, WIDTH), "k": (WIDTH, WIDTH), "v": (WIDTH, WIDTH), "ao": (WIDTH, WIDTH)}
        for part, (out, size) in (shapes | {"fi": (INNER, WIDTH), "fo": (WIDTH, INNER)}).items():
            packed(f"l{n}.{part}.w", out * size)
            plain(f"l{n}.{part}.b", np.zeros(out))
    letters = [piece.encode() for piece in PIECES]
    ends = np.cumsum([0, *map(len, letters)])
    head = b"E5S1" + struct.pack("<I7ifi", 1, WIDTH, LAYERS, HEADS, INNER, len(PIECES), PLACES, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, int(ends[-1]))
    head += ends.astype("<u4").tobytes() + np.linspace(-1, -9, len(PIECES)).astype("<f4").tobytes() + b"".join(letters)
    head += struct.pack("<iI", 0, 0)
    directory = sum(2 + len(name) + 1 + 4 + 8 + 8 for name, *_ in tensors) + 4
    offset = len(head) + directory
    rows = struct.pack("<i", len(tensors))
    for name, kind, size, data in tensors:
        rows += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, size, offset, len(data))
        offset += len(data)
    path.write_bytes(head + rows + b"".join(data for *_, data in tensors))
