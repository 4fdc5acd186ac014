"""Rows of a table -> entries: find the header, then tell the cells of each row apart."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from intake.beside import Beside
from intake.cells import tidy
from intake.codes import is_lettered, parse_code
from intake.entry import Answer, Entry, Row
from intake.fields import Field
from intake.headers import HEADER_ROWS, ROWS_BELOW, Columns, columns_of
from intake.places import Place
from intake.remarks import note
from intake.urls import holds_url
from model.submission import Problem

_NONE: frozenset[Field] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """A place with rows. `agency` is the name that the sheet bears, used where no column names the agency.

    `delimiter` is what parted the cells, in a text file: a URL with that character in it comes back together.
    """

    place: Place
    rows: Iterator[Row | Problem]
    agency: str | None = None
    delimiter: str | None = None


class NoHeaderError(Exception):
    """No row of the first ones is a header; `seen` is the likeliest, `lacks_agency` says that nothing else is missing."""

    def __init__(self, seen: tuple[str, ...], *, lacks_agency: bool) -> None:
        super().__init__(seen)
        self.seen = seen
        self.lacks_agency = lacks_agency


def entries_of(table: Table, codes: Sequence[str]) -> Iterator[Entry | Problem]:
    """The entries below the header of a table; raises NoHeaderError where it has none."""
    rows = _Rows(table.rows)
    columns, above = _find_header(rows, table, codes)
    yield from above
    yield from _remarks(columns, table)
    read = _reader(columns, table)
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif _is_header_again(row, columns):
            yield note(table.place.row(row.number), "เป็นหัวตารางซ้ำ จึงข้ามไป", "the header stands here again; skipped")
        elif other := _other_header(row, rows, codes, has_agency=columns.has_agency):
            columns = other
            yield note(
                table.place.row(row.number), "เป็นหัวตารางใหม่ จึงอ่านแถวต่อไปตามหัวนี้", "another header; the rows below are read by it"
            )
            yield from _remarks(columns, table)
            read = _reader(columns, table)
        else:
            yield from read(row)


@dataclass(slots=True)
class _Rows:
    """The rows of a table, of which the next ones can be looked at before they come."""

    source: Iterator[Row | Problem]
    _ahead: deque[Row | Problem] = field(default_factory=deque)

    def __iter__(self) -> Iterator[Row | Problem]:
        return self

    def __next__(self) -> Row | Problem:
        return self._ahead.popleft() if self._ahead else next(self.source)

    def below(self) -> list[Sequence[str]]:
        """The cells of the next rows."""
        self._ahead.extend(islice(self.source, ROWS_BELOW - len(self._ahead)))
        return [row.cells for row in self._ahead if isinstance(row, Row)]


def _find_header(rows: _Rows, table: Table, codes: Sequence[str]) -> tuple[Columns, list[Problem]]:
    above: list[Row | Problem] = []
    for row in rows:
        above.append(row)
        if isinstance(row, Row) and (columns := _header(row, rows, codes, needs_agency=table.agency is None)):
            return columns, [told for item in above[:-1] if (told := _above_header(item, table, codes))]
        if len(above) >= HEADER_ROWS:
            break
    raise NoHeaderError(
        _likeliest([row for row in above if isinstance(row, Row)]),
        lacks_agency=columns_used(above, codes, needs_agency=False) > 0,
    )


def _above_header(item: Row | Problem, table: Table, codes: Sequence[str]) -> Problem | None:
    """What to say of a row above the header: titles and notes are nothing, but a row with a code and a URL is an answer."""
    if isinstance(item, Problem):
        return item
    if not any(map(holds_url, item.cells)) or not any(is_lettered(cell) and parse_code(cell, codes) for cell in item.cells):
        return None
    return Problem(
        table.place.row(item.number),
        "แถวนี้มีรหัสข้อและ URL แต่อยู่เหนือหัวตาราง จึงไม่ได้ใช้ โปรดย้ายลงไปใต้หัวตาราง",
        "this row has an indicator's code and a URL, and stands above the header, so it is not used: move it below the header",
    )


def _header(row: Row, rows: _Rows, codes: Sequence[str], *, needs_agency: bool) -> Columns | None:
    """The columns of a row that is a header; the rows below it show which column holds what."""
    columns = columns_of(row.cells, codes, needs_agency=needs_agency)
    return columns and columns_of(row.cells, codes, needs_agency=needs_agency, below=rows.below())


def _other_header(row: Row, rows: _Rows, codes: Sequence[str], *, has_agency: bool) -> Columns | None:
    """The header of a second table below in the sheet. Rows with an address are none, which is most of them and soon seen."""
    if row.links or any("://" in cell or "www." in cell for cell in row.cells):
        return None
    columns = _header(row, rows, codes, needs_agency=has_agency)
    return columns if columns and _is_sure(columns) else None


def _is_sure(columns: Columns) -> bool:
    """Whether a row among others is a header. A row such as `1 | อบต. | O1` has a word of headers and two cells that read as codes."""
    lettered = {code for column, code in columns.indicators if is_lettered(columns.name(column))}
    return bool(columns.urls) or (columns.has_agency and len(lettered) > 1 and len(lettered) == len(columns.indicators))


def _likeliest(rows: list[Row]) -> tuple[str, ...]:
    """The row that most looks like a header: the first of those with the most filled cells."""
    filled = ([cell.strip() for cell in row.cells if cell.strip()] for row in rows)
    best = max(filled, key=len, default=[])
    return tuple(" ".join(cell.split())[:40] for cell in best[:20])


def _remarks(columns: Columns, table: Table) -> Iterator[Problem]:
    where = table.place.table
    if columns.doubled:
        names = ", ".join(map(tidy, columns.doubled))
        yield note(
            where,
            f"มีหัวคอลัมน์ซ้ำ: {names} โปรดตรวจว่าอ่านถูกคอลัมน์",
            f"header names stand twice: {names}; check which column is meant",
        )
    if columns.unused:
        names = ", ".join(map(tidy, columns.unused))
        yield note(where, f"ไม่ได้ใช้คอลัมน์: {names}", f"columns not used: {names}")
    if not columns.has_agency and table.agency:
        yield note(
            where,
            f"ไม่มีคอลัมน์หน่วยงาน จึงใช้ชื่อ “{table.agency}” เป็นชื่อหน่วยงาน",
            f"no agency column; “{table.agency}” is taken as the agency",
        )


def _reader(columns: Columns, table: Table) -> Callable[[Row], Iterator[Entry | Problem]]:
    fields = dict(columns.fields)
    needed = sorted(fields.items(), key=lambda pair: pair[1])
    width = len(columns.names)
    headers = dict(columns.indicators)
    explained = dict(columns.explained)
    joins = columns.owner(width - 1) in columns.answers
    beside = Beside(columns, table.place)

    def read(row: Row) -> Iterator[Entry | Problem]:
        cells = row.cells
        if len(cells) > width and table.delimiter and any(cell.strip() for cell in cells[width:]):
            yield _too_many(row, table, joins=joins)
            if not joins:
                return
            row = replace(row, cells=_rejoined(cells, width, table.delimiter))
            cells = row.cells
        if row.spans and headers:
            row = _spread(row, headers)
            cells = row.cells
        have = len(cells)
        values = {field: cells[column] for field, column in needed if column < have and cells[column]}
        if not columns.has_agency and table.agency:
            values[Field.AGENCY] = table.agency
        indicator = values.get(Field.INDICATOR, "")
        answers = [
            Answer(headers.get(column, indicator), cells[column] if column < have else "", column, row.links.get(column))
            for column in columns.answers
        ]
        for found in beside.look(row, indicator):
            if isinstance(found, Problem):
                yield found
            else:
                answers.append(found)
        answers.sort(key=lambda answer: answer.column)
        if explained:
            answers = [_with_explanation(answer, row, columns, explained) for answer in answers]
        unknown = frozenset(field for field, column in needed if column in row.uncounted) if row.uncounted else _NONE
        yield Entry(
            table.place, row.number, values, tuple(answers), columns.names, fields, is_long=not headers, unknown=unknown
        )

    return read


def _with_explanation(answer: Answer, row: Row, columns: Columns, explained: Mapping[int, int]) -> Answer:
    column = explained.get(columns.owner(answer.column))
    return replace(answer, explanation=row.cells[column]) if column is not None and column < len(row.cells) else answer


def _spread(row: Row, headers: Mapping[int, str]) -> Row:
    """A cell merged over the columns of several indicators answers each of them, as the sheet shows it."""
    cells, links = list(row.cells), dict(row.links)
    for first, last in row.spans.items():
        if first not in headers or first >= len(cells):
            continue
        for column in range(first + 1, last + 1):
            if (
                headers.get(column, headers[first]) == headers[first]
                or column in links
                or "".join(cells[column : column + 1]).strip()
            ):
                continue
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = cells[first]
            if first in links:
                links[column] = links[first]
    return replace(row, cells=cells, links=links)


def _too_many(row: Row, table: Table, *, joins: bool) -> Problem:
    where = table.place.row(row.number)
    if joins:
        return note(
            where,
            f"มีเครื่องหมาย “{table.delimiter}” ในช่อง URL ที่ไม่ได้ใส่เครื่องหมายคำพูด จึงรวมกลับเป็นช่องเดียว โปรดตรวจ URL",
            f"the URL has “{table.delimiter}” in it and no quotes around it; the parts were joined again, check the URL",
        )
    return Problem(
        where,
        f"มีช่องมากกว่าหัวตาราง จึงไม่รู้ว่าช่องใดเป็นของคอลัมน์ใด และไม่ได้ใช้แถวนี้ โปรดใส่เครื่องหมายคำพูดรอบข้อความที่มี “{table.delimiter}”",
        f"more cells than headers, so the row is not used: put quotes around a text with “{table.delimiter}” in it",
    )


def _rejoined(cells: Sequence[str], width: int, delimiter: str) -> list[str]:
    return [*cells[: width - 1], delimiter.join(cells[width - 1 :]).rstrip(delimiter + " ")]


def _is_header_again(row: Row, columns: Columns) -> bool:
    """A header that is repeated on each printed page."""
    if tuple(row.cells[:1]) != columns.names[:1]:
        return False
    filled = [(cell, name) for cell, name in zip(row.cells, columns.names, strict=False) if cell.strip() or name.strip()]
    return bool(filled) and all(cell == name for cell, name in filled)


def columns_used(rows: Iterable[Row | Problem], codes: Sequence[str], *, needs_agency: bool = True) -> int:
    """How many columns the header among the first rows has a use for; 0 where there is none."""
    for row in rows:
        if isinstance(row, Row) and (columns := columns_of(row.cells, codes, needs_agency=needs_agency)):
            return len(columns.fields) + len(columns.urls) + len(columns.indicators)
    return 0
