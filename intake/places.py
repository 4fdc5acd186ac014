"""Where something stands in the input, in words for people."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A table: a file, and the sheet in it."""

    file: str
    sheet: str | None = None

    @property
    def table(self) -> str:
        """The table as a whole."""
        return self.file if self.sheet is None else f'{self.file} แผ่น "{self.sheet}"'

    def row(self, number: int) -> str:
        """One row; of a text file it is the line the row begins on."""
        return f"{self.table} แถว {number}"

    def cell(self, number: int, column: int, header: str) -> str:
        """One cell: by its address in a workbook, by its header elsewhere."""
        if self.sheet is not None:
            return f"{self.table} เซลล์ {letters(column)}{number}"
        return f"{self.table} แถว {number} คอลัมน์ {header or column + 1}"


def letters(column: int) -> str:
    """The name of a spreadsheet column, counted from 0: A … Z, AA …"""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
