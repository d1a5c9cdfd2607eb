"""Plain text tables: columns in line, numbers to the right."""

from __future__ import annotations

from collections.abc import Sequence

Cell = str | int | float


def format_table(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """Rows under their heads; floats with three decimals. The first column is text and stands to the left."""
    lines = [list(head), *([format_cell(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join([line[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(line[1:], widths[1:], strict=True))]).rstrip()
        for line in lines
    )


def format_cell(cell: Cell) -> str:
    """A cell as text."""
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)
