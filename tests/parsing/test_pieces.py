"""Cutting a document for the model and finding the way back to its offsets."""

import pytest

from graphbuild.model import Block
from graphbuild.parsing.pieces import cut_blocks, join_pieces

TEXT = "Rubrik\nEtt stycke. Ett till!\n\n  Slut."
BLOCKS = (Block(0, 6, heading=True), Block(7, 28), Block(32, 37))


def test_offsets_come_back():
    [chunk] = join_pieces(TEXT, cut_blocks(TEXT, BLOCKS))
    assert chunk.text == "Rubrik\n\nEtt stycke. Ett till!\n\nSlut."
    for block in BLOCKS:
        word = TEXT[block.start : block.end]
        offset = chunk.text.index(word)
        assert chunk.to_document(offset) == block.start
        assert chunk.to_document(offset + len(word)) == block.end
        assert BLOCKS[chunk.find_piece(offset).block] == block


def test_chunks_are_bounded_and_lose_nothing():
    chunks = list(join_pieces(TEXT, cut_blocks(TEXT, BLOCKS, limit=25), limit=25))
    assert [chunk.text for chunk in chunks] == ["Rubrik", "Ett stycke. Ett till!", "Slut."]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Hon gick. Han stannade där.", ["Hon gick. ", "Han stannade", " där."]),
        ("ordet ordet ordet ordet", ["ordet ordet", " ordet ordet"]),
        ("x" * 30, ["x" * 12, "x" * 12, "x" * 6]),
    ],
)
def test_an_overlong_block_is_cut_where_it_hurts_least(text, pieces):
    found = list(cut_blocks(text, (Block(0, len(text)),), limit=12))
    assert [text[piece.start : piece.end] for piece in found] == pieces
    assert {piece.block for piece in found} == {0}
