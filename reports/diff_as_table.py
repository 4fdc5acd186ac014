"""A diff as a table for a terminal: what broke comes first."""

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reports.as_table import lines, plain
from reports.diff_words import CHANGES, ORDER, WORDS, counts, details, moment, summary, verdicts
from reports.record import ChangeRecord, DiffLine, DiffRecord

AGENCY_CELLS = 18
_NARROW = 52  # kind, item, verdict and time with the blanks between all columns
_LEAST = 24
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
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("change", "agency", "item", "verdict", "since", "what"):
        table.add_column(words[name], no_wrap=True)
    room = max(width - _NARROW - AGENCY_CELLS, _LEAST)
    for change in changes:
        what = Text("\n").join([plain(change.url[:room]), *(lines(text, room) for text in details(change, lang))])
        kind = Text(CHANGES[lang][change.change], style=_STYLE.get(change.change, ""))
        cells = (lines(change.agency, AGENCY_CELLS), plain(change.indicator), verdicts(change, lang), moment(change.first_seen))
        table.add_row(kind, *cells, what)
    return table
