"""A diff as a table for a terminal: what broke comes first."""

import re
from collections.abc import Iterable, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reports.as_table import lines
from reports.diff_words import CHANGES, ORDER, WORDS, counts, details, moment, summary, verdicts
from reports.plain import printable
from reports.record import ChangeRecord, DiffLine, DiffRecord

AGENCY_CELLS = 20
_NARROW_AGENCY = 12
_LONGEST_CODE = 12  # codes of indicators have three or four letters; what is longer is a mistake in the list
_GAP, _EDGES = 2, 3  # blanks after a column; both edges and the blank after the last
_BEFORE_TIME = re.compile(r" (?=\d\d:)")
_EASY, _LEAST = 36, 16  # cells for addresses and sentences: fewer than the first and the other columns give way
_STYLE = {
    "newly-dead": "bold red",
    "newly-failing": "bold red",
    "newly-review": "yellow",
    "flapping": "yellow",
} | dict.fromkeys(("repaired", "newly-passing"), "green")


def render(records: Iterable[DiffLine], lang: str, console: Console) -> None:
    """Print the changes by kind, and which scans were compared."""
    changes: list[ChangeRecord] = []
    for record in records:
        if isinstance(record, DiffRecord):
            if changes:
                console.print(_table(sorted(changes, key=lambda change: ORDER.index(change.change)), lang, console.width))
            console.print(counts(record, lang))
            console.print(summary(record, lang))
        else:
            changes.append(record)


def _table(changes: Sequence[ChangeRecord], lang: str, width: int) -> Table:
    words = WORDS[lang]
    names = ("change", "agency", "item", "verdict", "since")
    rows = [_short(change, lang) for change in changes]
    room = width - _taken([[words[name] for name in names], *rows])
    if room < _EASY:
        rows = [_stacked(row) for row in rows]
        room = width - _taken([[words[name] for name in names], *rows])
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for name in (*names, "what"):
        table.add_column(words[name], no_wrap=True)
    for change, (kind, *others) in zip(changes, rows, strict=True):
        what = Text("\n").join(lines(text, max(room, _LEAST)) for text in (change.url, *details(change, lang)))
        table.add_row(Text(kind, style=_STYLE.get(change.change, "")), *map(Text, others), what)
    return table


def _short(change: ChangeRecord, lang: str) -> list[str]:
    """The narrow cells: never cut, for half a code or half a verdict tells nothing."""
    agency = lines(change.agency, AGENCY_CELLS).plain
    kind, item = CHANGES[lang][change.change], printable(change.indicator[:_LONGEST_CODE])
    return [kind, agency, item, verdicts(change, lang), moment(change.first_seen, lang)]


def _stacked(row: Sequence[str]) -> list[str]:
    """The same with verdicts and time on two lines each, for a narrow terminal."""
    kind, agency, item, verdict, since = row
    return [
        kind,
        lines(agency.replace("\n", ""), _NARROW_AGENCY).plain,
        item,
        verdict.replace(" → ", " →\n"),
        _BEFORE_TIME.sub("\n", since),
    ]


def _taken(rows: Sequence[Sequence[str]]) -> int:
    """Cells of all columns but the last, each as wide as its widest line, with what stands between them and at the edges."""
    widest = [max(cell_len(line) for cell in column for line in cell.split("\n")) for column in zip(*rows, strict=True)]
    return sum(widest) + _GAP * len(widest) + _EDGES
