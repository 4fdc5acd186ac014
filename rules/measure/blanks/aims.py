"""Columns of aims and estimates, which tell no result: "เป้าหมายการเบิกจ่าย"; columns that only count the steps."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import dropwhile

from rules.indicator import Indicator, Period
from rules.measure.blanks.empty_tables import Span, tables
from rules.measure.view import View

_BAR = "|"
_REPORTS = frozenset({Period.FIRST_6_MONTHS, Period.PREVIOUS_FY})
_WORDS = ("เป้าหมาย", "ประมาณการ", "คาดว่า", "ตามแผน", "|แผน", "ของแผน")
_AIM = re.compile("เป้าหมาย|ประมาณการ|คาดว่า|ตามแผน|^แผน(?!ก|งาน|พัฒนา|ยุทธ)|ของแผน")
_ALSO_A_RESULT = re.compile("ผล(?!ที่คาด)|บรรลุ|เทียบ|จริง|แล้ว")  # "ร้อยละเทียบเป้าหมาย"
_SET = re.compile("ค่าธรรมเนียม|ค่าบริการ|อัตราค่า|ระยะเวลา|งบประมาณ(?!ที่|คง|ใช้)|วงเงิน|ตั้งไว้|งบอนุมัติ|งบที่ตั้ง|งบทั้งปี")
_SHARE = re.compile(r"\(?(?:คิดเป็น)?(?:ร้อยละ|%)\)?")
_FIGURE = re.compile(r"[0-9๐-๙]")
_STEPS, _A_COUNT = "ขั้นตอน", re.compile(r"([0-9๐-๙]{1,2})(?:ขั้นตอน)?")


def is_aim(head: str) -> bool:
    """Whether the head of a column says that aims or estimates stand below it."""
    return _AIM.search(head) is not None and not _ALSO_A_RESULT.search(head)


def aim_columns(view: View, indicator: Indicator) -> Iterator[Span]:
    """The stretches of `view.joined` that head such columns, where a report is asked for."""
    if indicator.period not in _REPORTS or not view.holds(*_WORDS):
        return
    for places in tables(view):
        head = next(dropwhile(lambda place: _BAR not in view.passages[place].text, places), None)
        if head is None:
            continue
        start = view.starts[head]
        for word in view.passages[head].squashed.split(_BAR):
            if is_aim(word):
                yield start, start + len(word)
            start += len(word) + len(_BAR)


def step_counts(view: View) -> Iterator[Span]:
    """The stretches that head how many steps each service has, and not which: "ขั้นตอนเดิม | ขั้นตอนใหม่"."""
    for places in tables(view) if view.holds(_STEPS) else ():
        cells = [view.passages[place].squashed.split(_BAR) for place in places]
        head, *rows = dropwhile(lambda row: len(row) == 1, cells) if any(len(row) > 1 for row in cells) else cells
        start = view.starts[places[len(cells) - len(rows) - 1]]
        for number, word in enumerate(head):
            counts = [_A_COUNT.fullmatch(row[number]) for row in rows if len(row) == len(head)] if _STEPS in word else []
            figures = [int(count[1]) for count in counts if count]
            if figures and len(figures) == len(counts) and figures != list(range(1, len(figures) + 1)):
                yield start, start + len(word)
            start += len(word) + len(_BAR)


@lru_cache(maxsize=1)
def aim_rows(view: View, indicator: Indicator) -> frozenset[int]:
    """The rows of tables that have figures in such columns only, where a report is asked for."""
    if indicator.period not in _REPORTS or not view.holds(*_WORDS):
        return frozenset()
    return frozenset(place for places in tables(view) if _counts_aims(view, places) for place in places)


def _counts_aims(view: View, places: list[int]) -> bool:
    cells = [view.passages[place].squashed.split(_BAR) for place in places]
    head, *rows = dropwhile(lambda row: len(row) == 1, cells) if any(len(row) > 1 for row in cells) else cells
    below = [row for row in rows if len(row) == len(head)]
    columns = [number for number in range(1, len(head)) if any(_FIGURE.search(row[number]) for row in below)]
    aims = [is_aim(head[number]) or _is_share_of_aim(head, number) for number in columns]
    return any(aims) and all(aim or _is_beside_aims(head[number]) for aim, number in zip(aims, columns, strict=True))


def _is_share_of_aim(head: Sequence[str], number: int) -> bool:
    """Whether a bare "ร้อยละ" stands behind the column of an aim, whose share it then is."""
    return _SHARE.fullmatch(head[number]) is not None and is_aim(head[number - 1])


def _is_beside_aims(head: str) -> bool:
    """Whether a column says what there is to spend, to pay or to wait for, and nothing of what came of it."""
    return _SET.match(head) is not None and not _ALSO_A_RESULT.search(head)
