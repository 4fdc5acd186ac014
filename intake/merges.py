"""Merged cells: what stands in the first of them holds for the rows below, and for the columns on its right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from intake.sheet_marks import Area

# What flows into columns further out is decoration.
_MAX_COLUMN = 1_000


@dataclass(slots=True)
class _Flow:
    """A merged area that reaches into the row: its last row and column, and what stands in its first cell."""

    bottom: int
    right: int
    text: str
    link: str | None


class Merges:
    """The merged areas of a sheet, and what flows down in each column."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._starts: dict[int, list[tuple[int, int, int]]] = {}
        for (top, left), (bottom, right) in areas:
            if (bottom > top or right > left) and left < _MAX_COLUMN:
                self._starts.setdefault(top, []).append((left, bottom, min(right, _MAX_COLUMN)))
        self._flowing: dict[int, _Flow] = {}

    def fill_down(
        self, row: int, cells: list[str], links: dict[int, str]
    ) -> tuple[list[str], dict[int, str], Mapping[int, int]]:
        """The cells and links of a row, blanks below a merged cell filled, and the last column of each cell that reaches to the right.

        Rows must come in order. To the right nothing is filled: what a header or a title covers is for the reader of the table.
        """
        for column, flow in list(self._flowing.items()):
            if row > flow.bottom:
                del self._flowing[column]
                continue
            cells.extend([""] * (column + 1 - len(cells)))
            if not cells[column]:
                cells[column] = flow.text
                links = {**links, column: flow.link} if flow.link and column not in links else links
        for column, bottom, right in self._starts.get(row, ()):
            if column < len(cells) and cells[column]:
                self._flowing[column] = _Flow(bottom, right, cells[column], links.get(column))
        spans = {column: flow.right for column, flow in self._flowing.items() if flow.right > column}
        return cells, links, spans
