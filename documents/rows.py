"""A row of a table as one text, the same for every kind of document."""

from collections.abc import Sequence


def row_text(cells: Sequence[str]) -> str:
    """The cells joined by " | ", empty ones kept before others: so each stands as far from the left as its heading does.

    A cell that is alone in its row is a title or a remark over the whole table, and has no column.
    """
    filled = [place for place, cell in enumerate(cells) if cell]
    if len(filled) < 2:
        return cells[filled[0]] if filled else ""
    return " | ".join(cells[: filled[-1] + 1])
