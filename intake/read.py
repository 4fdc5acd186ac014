"""A submissions file -> agencies, submissions and problems, as a stream in input order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from intake import delimited, jsonl, old_xls, refusals, workbook
from intake.entry import Entry
from intake.gather import Gatherer, Item
from intake.headers import HEADER_ROWS
from intake.places import Place
from intake.source import Format, format_of, name_of, opened
from intake.table import NoHeaderError, Table, entries_of
from model.submission import Problem


def open_source(source: str, *, codes: Sequence[str]) -> Iterator[Item]:
    """What a file submits; raises InputError where nothing of it can be used.

    An agency comes at its first row, and again when a later row adds to what is known of it. A problem that is `fatal`
    cost a row; the others are notes. Reading goes on as the caller asks: a text file of a million rows is never held whole.
    """
    name = name_of(source)
    with opened(source, name) as stream:
        gatherer = Gatherer(tuple(codes))
        first: Problem | None = None
        for item in _items(stream, name, gatherer):
            if isinstance(item, Problem) and item.fatal and first is None:
                first = item
            yield item
        if not gatherer.used:
            raise refusals.no_row(name, first)


def _items(stream: BinaryIO, name: str, gatherer: Gatherer) -> Iterator[Item]:
    match format_of(stream, name):
        case Format.DELIMITED:
            table = delimited.open_table(stream, gatherer.codes, place=Place(name))
            yield from _of_tables([table], name, gatherer)
        case Format.JSONL:
            yield from _taken(jsonl.entries_of(stream, gatherer.codes, place=Place(name)), gatherer)
            yield from gatherer.end_table()
        case Format.XLSX:
            yield from _of_workbook(workbook.open_xlsx(stream, name), name, gatherer)
        case Format.XLS:
            yield from _of_workbook(old_xls.open_xls(stream, name), name, gatherer)


def _of_workbook(book: workbook.Workbook, name: str, gatherer: Gatherer) -> Iterator[Item]:
    yield from book.notes
    yield from _of_tables(book.tables, name, gatherer)


def _of_tables(tables: Iterable[Table], name: str, gatherer: Gatherer) -> Iterator[Item]:
    """Every table with a header; the others are named, and it is an error when there is no header at all."""
    without: list[tuple[Table, NoHeaderError]] = []
    found = False
    for table in tables:
        try:
            yield from _taken(entries_of(table, gatherer.codes), gatherer)
            yield from gatherer.end_table()
            found = True
        except NoHeaderError as error:
            without.append((table, error))
    seen = max((error.seen for _, error in without), key=len, default=())
    if not found:
        raise refusals.no_header(name, seen) if seen else refusals.empty(name)
    yield from (_unused(table, error) for table, error in without if error.seen)


def _taken(entries: Iterable[Entry | Problem], gatherer: Gatherer) -> Iterator[Item]:
    return chain.from_iterable([entry] if isinstance(entry, Problem) else gatherer.take(entry) for entry in entries)


def _unused(table: Table, why: NoHeaderError) -> Problem:
    if why.lacks_agency:
        return Problem(
            table.place.table,
            "ไม่รู้ว่าเป็นของหน่วยงานใด จึงไม่ได้อ่านแผ่นงานนี้ โปรดเพิ่มคอลัมน์หน่วยงาน หรือตั้งชื่อแผ่นงานเป็นชื่อหน่วยงาน",
            "whose rows these are is not said, so this sheet was not read: add an agency column, or name the sheet after the agency",
        )
    return Problem(
        table.place.table,
        f"ไม่พบหัวตารางใน {HEADER_ROWS} แถวแรกของแผ่นงานนี้ จึงไม่ได้อ่าน",
        f"no header found in the first {HEADER_ROWS} rows of this sheet; it was not read",
        fatal=False,
    )
