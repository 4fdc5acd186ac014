"""A report as a workbook: overview, every finding, and on demand one sheet an agency."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from model.finding import Verdict
from reports.plain import plain, web_link
from reports.report import AgencyReport, Cell, Item, Report
from reports.sheet_names import sheet_names
from reports.words import VERDICTS, day, days_left, moment, text

LINKS_AT_MOST = 60_000  # Excel refuses to open a sheet with more than 65,530; the rest stays as text
URL_AT_MOST = 2079  # Excel's bound for the address of one link
TEXT_AT_MOST = 2000
QUOTE_WIDTH = 44
_COLOURS = {Verdict.FAIL: "#FBD5D5", Verdict.MISSING: "#E6DDF2", Verdict.REVIEW: "#FFF0C2", Verdict.PASS: "#DDF2DF"}
_FONT = "Leelawadee UI"  # on every Windows since 8; LibreOffice takes the system's Thai font in its place
_AGENCY_COLUMNS = (("item", 7), ("subject", 40), ("verdict", 9), ("points", 7), ("todo", 52), ("seen", QUOTE_WIDTH),
                   ("link", 40), ("division", 20), ("checked", 20))  # fmt: skip
_FINDING_COLUMNS = (("agency", 30), ("district", 14), *_AGENCY_COLUMNS)


def write(report: Report, lang: str, *, agency_sheets: bool = False) -> bytes:
    """The bytes of the workbook; the same report gives the same bytes."""
    out = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, settings) as book:
        # A fixed day: the file says when the scan ended, not when it was written.
        made = report.finished_at or report.started_at
        book.set_properties({"title": text(lang, "title", fy=report.fiscal_year), "created": made.replace(tzinfo=None)})
        pen = _Pen(book, lang)
        own = sheet_names([a.agency.name for a in report.agencies], taken=_own_names(lang)) if agency_sheets else []
        _overview(pen, report, own)
        _findings(pen, report)
        for name, agency in zip(own, report.agencies, strict=False):
            _agency(pen, name, agency)
    return out.getvalue()


def _own_names(lang: str) -> tuple[str, str]:
    return text(lang, "sheet_overview"), text(lang, "sheet_findings")


class _Pen:
    """The workbook with its formats."""

    def __init__(self, book: Workbook, lang: str) -> None:
        self.book, self.lang = book, lang
        base = {"font_name": _FONT, "font_size": 11, "valign": "top"}
        book.formats[0].set_font_name(_FONT)
        self.head = book.add_format(base | {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "text_wrap": True})
        self.title = book.add_format(base | {"bold": True, "font_size": 16})
        self.text = book.add_format(base)
        self.wrapped = book.add_format(base | {"text_wrap": True})
        self.number = book.add_format(base | {"num_format": "0.00"})
        self.link = book.add_format(base | {"font_color": "#0B4F9E", "underline": 1})
        self.verdicts: dict[Verdict, Format] = {
            verdict: book.add_format(base | {"bg_color": colour}) for verdict, colour in _COLOURS.items()
        }
        self.links_left = LINKS_AT_MOST

    def sheet(self, name: str, columns: Sequence[tuple[str, int]], *, first: int, rows: int, fixed: int) -> Worksheet:
        """A sheet with a frozen head in row `first`, a filter, and widths; prints on A4 across."""
        sheet = self.book.add_worksheet(name)
        for at, (key, width) in enumerate(columns):
            sheet.set_column(at, at, width)
            sheet.write_string(first, at, text(self.lang, key), self.head)
        sheet.freeze_panes(first + 1, fixed)
        sheet.autofilter(first, 0, first + max(rows, 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(first)
        self.links_left = LINKS_AT_MOST
        return sheet

    def put(self, sheet: Worksheet, row: int, column: int, value: str | float | int | None, form: Format | None = None) -> None:
        """A cell; text stays text, whatever it begins with. What is empty stays empty, so that filters offer it as blank."""
        if isinstance(value, str):
            if kept := plain(value, TEXT_AT_MOST):
                sheet.write_string(row, column, kept, form or self.text)
        elif value is not None:
            sheet.write_number(row, column, value, form or self.text)

    def put_link(self, sheet: Worksheet, row: int, column: int, url: str) -> None:
        """A link that can be clicked where Excel allows it, else its text."""
        target = web_link(url)
        if target and len(target) <= URL_AT_MOST and self.links_left > 0:
            self.links_left -= 1
            sheet.write_url(row, column, target, self.link, string=plain(url, TEXT_AT_MOST))
        else:
            self.put(sheet, row, column, url)


def _overview(pen: _Pen, report: Report, sheets: Sequence[str]) -> None:
    lang = pen.lang
    columns = [("agency", 36), ("district", 16), ("level", 16), ("score_low", 10), ("score_high", 10), ("stake", 10)]
    head = _about(report, lang)
    first = len(head) + 1
    sheet = pen.sheet(text(lang, "sheet_overview"), columns, first=first, rows=len(report.agencies), fixed=1)
    for row, line in enumerate(head):
        pen.put(sheet, row, 0, line, pen.title if row == 0 else None)
    verdicts = tuple(VERDICTS[lang].items())
    items = [item.code for item in report.items]
    for at, name in enumerate([name for _, name in verdicts] + items, start=len(columns)):
        sheet.set_column(at, at, 8 if at < len(columns) + len(verdicts) else 7)
        sheet.write_string(first, at, name, pen.head)
    sheet.autofilter(first, 0, first + max(len(report.agencies), 1), len(columns) + len(verdicts) + len(items) - 1)
    for row, agency in enumerate(report.agencies, start=first + 1):
        _overview_row(pen, sheet, row, agency, report.items, own=sheets[row - first - 1] if sheets else None)


def _overview_row(
    pen: _Pen, sheet: Worksheet, row: int, agency: AgencyReport, items: Sequence[Item], *, own: str | None
) -> None:
    if own is None:
        pen.put(sheet, row, 0, agency.agency.name)
    else:
        sheet.write_url(
            row, 0, f"internal:'{own.replace(chr(39), chr(39) * 2)}'!A1", pen.link, string=plain(agency.agency.name)
        )
    pen.put(sheet, row, 1, agency.agency.district)
    pen.put(sheet, row, 2, agency.levels(pen.lang))
    for at, value in enumerate((agency.score_low, agency.score_high, agency.points_at_stake), start=3):
        pen.put(sheet, row, at, value, pen.number)
    for at, verdict in enumerate(VERDICTS[pen.lang], start=6):
        pen.put(sheet, row, at, agency.verdicts[verdict])
    for at, cell in enumerate(agency.row(items), start=6 + len(VERDICTS[pen.lang])):
        if cell is not None:
            pen.put(sheet, row, at, VERDICTS[pen.lang][cell.verdict], pen.verdicts[cell.verdict])


def _about(report: Report, lang: str) -> list[str]:
    place = f" {report.place}" if report.place else ""
    lines = [
        text(lang, "title", fy=report.fiscal_year) + place,
        f"{text(lang, 'as_of')} {day(report.as_of, lang)} · {text(lang, 'scan')} {report.scan}",
        f"{text(lang, 'deadline')} {moment(report.deadline, lang)} · {days_left(report.days_left, lang)}",
        text(lang, "range_note"),
    ]
    if not report.finished:
        lines.append(text(lang, "unfinished"))
    if report.provisional:
        lines.append(text(lang, "provisional", why=report.provisional.said(lang)))
    return lines


def _findings(pen: _Pen, report: Report) -> None:
    rows = [(agency, cell, row) for agency in report.agencies for cell in agency.cells for row in _rows(cell)]
    sheet = pen.sheet(text(pen.lang, "sheet_findings"), _FINDING_COLUMNS, first=0, rows=len(rows), fixed=3)
    for at, (agency, cell, link) in enumerate(rows, start=1):
        pen.put(sheet, at, 0, agency.agency.name)
        pen.put(sheet, at, 1, agency.agency.district)
        _finding(pen, sheet, at, 2, cell, link)


def _agency(pen: _Pen, name: str, agency: AgencyReport) -> None:
    rows = [(cell, row) for cell in agency.cells for row in _rows(cell)]
    sheet = pen.sheet(name, _AGENCY_COLUMNS, first=3, rows=len(rows), fixed=2)
    pen.put(sheet, 0, 0, agency.agency.name, pen.title)
    score = text(pen.lang, "range", low=f"{agency.score_low:.2f}", high=f"{agency.score_high:.2f}")
    pen.put(sheet, 1, 0, f"{text(pen.lang, 'score')} {score} · {agency.levels(pen.lang)}")
    for at, (cell, link) in enumerate(rows, start=4):
        _finding(pen, sheet, at, 0, cell, link)


def _rows(cell: Cell) -> Iterable[tuple[str, datetime] | None]:
    """One row for each link, at least one."""
    return [(link.url, link.checked_at) for link in cell.links] or [None]


def _finding(pen: _Pen, sheet: Worksheet, row: int, column: int, cell: Cell, link: tuple[str, datetime] | None) -> None:
    lang = pen.lang
    pen.put(sheet, row, column, cell.item.code)
    pen.put(sheet, row, column + 1, cell.item.name.said(lang), pen.wrapped)
    pen.put(sheet, row, column + 2, VERDICTS[lang][cell.verdict], pen.verdicts[cell.verdict])
    pen.put(sheet, row, column + 3, cell.item.points, pen.number)
    pen.put(sheet, row, column + 4, cell.todo.said(lang), pen.wrapped)
    pen.put(sheet, row, column + 5, cell.seen[0].quote if cell.seen else "", pen.wrapped)
    if link is not None:
        pen.put_link(sheet, row, column + 6, link[0])
        pen.put(sheet, row, column + 8, moment(link[1], lang))
    pen.put(sheet, row, column + 7, cell.division)
