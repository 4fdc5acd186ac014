"""A program of its own: an old .xls file on standard input -> JSON lines on standard output.

calamine may end the whole process over a damaged .xls (an index out of range, a request for gigabytes), so it runs in a process that
may be lost. Started by `intake.old_xls`; imports nothing of ours, since it runs outside the package.
"""

import importlib
import io
import json
import sys

import python_calamine as calamine

_MEMORY = 2 << 30


def main() -> None:
    """For each sheet one line {name, hidden, merges}, then a line for each row: its cells."""
    _limit_memory()
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    for about in book.sheets_metadata:
        if about.typ is not calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        hidden = about.visible is not calamine.SheetVisibleEnum.Visible
        _say({"name": about.name, "hidden": hidden, "merges": sheet.merged_cell_ranges or []})
        before = [""] * (sheet.start[1] if sheet.start else 0)
        for row in sheet.iter_rows():
            _say([*before, *(_text(value) for value in row)])


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _say(item: object) -> None:
    sys.stdout.write(json.dumps(item) + "\n")


def _limit_memory() -> None:
    """Windows has no such limit; there the request for too much memory fails by itself."""
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    try:
        main()
    except calamine.PasswordError:
        sys.exit(3)
