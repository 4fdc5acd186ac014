"""Merged cells: what stands in the first of them holds for the rows below."""

from collections.abc import Iterable

from intake.sheet_marks import Area

# What flows into columns further out is decoration.
_MAX_COLUMN = 1_000


class Merges:
    """The merged areas of a sheet that reach over several rows, and the text that flows down in each column."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._starts: dict[int, list[tuple[int, int]]] = {}
        for (top, left), (bottom, _) in areas:
            if bottom > top and left < _MAX_COLUMN:
                self._starts.setdefault(top, []).append((left, bottom))
        self._flowing: dict[int, tuple[int, str, str | None]] = {}

    def fill_down(self, row: int, cells: list[str], links: dict[int, str]) -> tuple[list[str], dict[int, str]]:
        """The cells and links of a row, blanks below a merged cell filled. Rows must come in order."""
        for column, (last, text, link) in list(self._flowing.items()):
            if row > last:
                del self._flowing[column]
                continue
            cells.extend([""] * (column + 1 - len(cells)))
            if not cells[column]:
                cells[column] = text
                links = {**links, column: link} if link and column not in links else links
        for column, last in self._starts.get(row, ()):
            if column < len(cells) and cells[column]:
                self._flowing[column] = (last, cells[column], links.get(column))
        return cells, links
