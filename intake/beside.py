"""Filled cells that no column claims: further URLs of the column on their left, or something to tell."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from intake.cells import tidy
from intake.codes import looks_like_code
from intake.entry import Answer, Row
from intake.headers import Columns
from intake.places import Place
from intake.urls import holds_url
from model.submission import Problem

# An address begins in the first line of its cell; a cell beyond this is no answer.
_LOOKED_AT = 5_000


@dataclass(slots=True)
class Beside:
    """Looks at the cells of a table that belong to no column; what is alike in a column is told once."""

    columns: Columns
    place: Place
    _told: set[int] = field(default_factory=set)

    def look(self, row: Row, indicator: str) -> Iterator[Answer | Problem]:
        """Further URLs of a row, and URLs or words of it that are not used. `indicator` is what a row of the long form names."""
        for column, text in enumerate(row.cells):
            if column in self.columns.used or not text.strip():
                continue
            link = self._own_link(row, column) if row.links else None
            if not (link or holds_url(text[:_LOOKED_AT])):
                if not self.columns.has_name(column):
                    yield from self._words(row, column, text)
            elif (owner := self.columns.owner(column)) != column and owner in self.columns.answers:
                # People put the second URL into the next cell, and merge one header over all of them.
                yield Answer(dict(self.columns.indicators).get(owner, indicator), text, column, link)
            else:
                yield from self._lost_url(row, column)

    def _own_link(self, row: Row, column: int) -> str | None:
        """The web address under a cell, unless it lies under the whole row."""
        link = row.links.get(column, "")
        is_own = link.lower().startswith(("http://", "https://")) and link not in map(row.links.get, self.columns.answers)
        return link if is_own else None

    def _words(self, row: Row, column: int, text: str) -> Iterator[Problem]:
        """Said once a column; numbers without a header count the rows. (Columns with a header of no use were named already.)"""
        if column in self._told or not any(map(str.isalpha, text)):
            return
        self._told.add(column)
        yield Problem(
            self._where(row, column),
            f"คอลัมน์นี้ไม่มีหัวคอลัมน์ จึงไม่ได้ใช้ข้อความ “{tidy(text[:200])[:60]}” และข้อความอื่นในคอลัมน์นี้",
            f"this column has no header, so “{tidy(text[:200])[:60]}” and other words in it are not used",
            fatal=False,
        )

    def _lost_url(self, row: Row, column: int) -> Iterator[Problem]:
        """A URL under a header of another meaning is told once; one that seems to be an answer is a problem in every row."""
        name = tidy(self.columns.name(column))
        if name and not looks_like_code(name):
            if column not in self._told:
                self._told.add(column)
                yield Problem(
                    self._where(row, column),
                    f"มี URL ในคอลัมน์ “{name[:60]}” ซึ่งไม่ได้ใช้ (รวมทั้งแถวอื่น) ถ้าต้องการส่ง ให้ย้ายไปคอลัมน์ URL หรือคอลัมน์ของข้อ",
                    f"a URL in the column “{name[:60]}”, which is not used (here and in further rows); move it to the URL column to submit it",
                    fatal=False,
                )
            return
        yield Problem(
            self._where(row, column),
            "มี URL ในช่องที่ไม่รู้ว่าเป็นของข้อใด จึงไม่ได้ใช้ โปรดย้ายไปคอลัมน์ URL หรือใส่หัวคอลัมน์เป็น URL หรือรหัสข้อ",
            "a URL in a cell of no known indicator; it is not used: move it to the URL column, or head its column URL or with a code",
        )

    def _where(self, row: Row, column: int) -> str:
        return self.place.cell(row.number, column, tidy(self.columns.name(column))[:60])
