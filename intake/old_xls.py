"""XLS -> tables, read in a process of its own that a damaged file may end."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from intake import refusals
from intake.cells import tidy
from intake.entry import Row
from intake.merges import Merges
from intake.places import Place
from intake.sheet_marks import Area
from intake.table import Table
from intake.workbook import Workbook, agency_of_sheet, hidden_note
from model.submission import Problem

# 65,536 rows take two seconds; what takes ten times as long is caught in a loop.
_TIMEOUT = 20
_HAS_PASSWORD = 3


@dataclass(slots=True)
class _Sheet:
    """One sheet as the other process told it."""

    name: str
    is_hidden: bool
    merges: Sequence[Area]
    rows: list[list[str]] = field(default_factory=list)


def open_xls(stream: BinaryIO, name: str) -> Workbook:
    """The sheets of an old XLS file; links under cells are not read from it."""
    sheets = _sheets(_values(stream.read(), name), name)
    tables = tuple(Table(Place(name, sheet.name), _rows(sheet), agency_of_sheet(sheet.name)) for sheet in sheets)
    return Workbook(
        tables, tuple(hidden_note(table.place) for sheet, table in zip(sheets, tables, strict=True) if sheet.is_hidden)
    )


def _values(data: bytes, name: str) -> bytes:
    program = Path(__file__).with_name("xls_values.py")
    try:
        # -I: neither the folder we stand in nor the environment changes what is imported
        done = subprocess.run(  # noqa: S603 - our own program, no shell, no argument from outside
            [sys.executable, "-I", str(program)], input=data, capture_output=True, timeout=_TIMEOUT, check=False
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise refusals.broken(name, "XLS") from error
    if done.returncode == _HAS_PASSWORD:
        raise refusals.locked(name)
    if done.returncode != 0:
        raise refusals.broken(name, "XLS")
    return done.stdout


def _sheets(lines: bytes, name: str) -> list[_Sheet]:
    sheets: list[_Sheet] = []
    for line in lines.splitlines():
        item = json.loads(line)
        if isinstance(item, dict):
            merges = [((top, left), (bottom, right)) for (top, left), (bottom, right) in item["merges"]]
            sheets.append(_Sheet(tidy(item["name"]), item["hidden"], merges))
        else:
            sheets[-1].rows.append(item)
    if not sheets:
        raise refusals.broken(name, "XLS")
    return sheets


def _rows(sheet: _Sheet) -> Iterator[Row | Problem]:
    merges = Merges(sheet.merges)
    for index, values in enumerate(sheet.rows):
        cells, _, spans = merges.fill_down(index, values, {})
        yield Row(index + 1, cells, spans=spans)
