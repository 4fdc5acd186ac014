"""A row of a table as one text, the same for every kind of document."""

from collections.abc import Iterable, Sequence

MOST_COLUMNS = 60


def row_text(cells: Sequence[str]) -> str:
    """The cells joined by " | ", empty ones kept before others: so each stands as far from the left as its heading does.

    A cell that is alone in its row is a title or a remark over the whole table, and has no column.
    """
    filled = [place for place, cell in enumerate(cells) if cell]
    if len(filled) < 2:
        return cells[filled[0]] if filled else ""
    return " | ".join(cells[: filled[-1] + 1])


class Grid:
    """The columns of a table whose cells may reach over several columns and rows."""

    def __init__(self) -> None:
        self._hanging: dict[int, int] = {}  # by column, how many rows below are still taken by a cell from above

    def laid(self, cells: Iterable[tuple[str, int, int]]) -> list[str]:
        """The texts of one row by column, from (text, columns, rows); a cell's text stands in its first column."""
        row: list[str] = []
        for text, columns, rows in cells:
            self._pass_taken(row)
            for place in range(len(row), min(len(row) + max(1, columns), MOST_COLUMNS)):
                if rows > 1:
                    self._hanging[place] = rows - 1
                row.append(text)
                text = ""
        self._pass_taken(row)
        return row

    def _pass_taken(self, row: list[str]) -> None:
        while (left := self._hanging.get(len(row), 0)) and len(row) < MOST_COLUMNS:
            self._hanging[len(row)] = left - 1
            row.append("")
