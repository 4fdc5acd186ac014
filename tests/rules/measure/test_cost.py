"""Hostile pages: four times as many lines take about four times as long, and not sixteen times."""

from collections.abc import Callable
from time import process_time

import pytest

from rules.framework import Indicator
from rules.indicator import Check, Structure
from rules.measure.blanks.promises import promising_places
from rules.measure.doubts.called_off import called_off
from rules.measure.doubts.deputed import deputed
from rules.measure.doubts.held_elsewhere import held_elsewhere
from rules.measure.doubts.only_shall import only_shall
from rules.measure.scene import scene_of
from rules.measure.structure.contact import phone
from rules.measure.structure.tables import items
from rules.measure.view import View

Seen = Callable[[str, str], tuple[View, Indicator]]
Measured = Callable[[View, Indicator], object]
FEW = 600
TIMES = 4


def _phones(view: View, indicator: Indicator) -> object:
    return phone(scene_of(view, indicator), Check(measure=Structure.PHONE))


def _projects(view: View, indicator: Indicator) -> object:
    part = next(part for part in indicator.components if part.id == "projects")
    assert part.check is not None
    return items(scene_of(view, indicator), part.check)


def _promises(view: View, _: Indicator) -> object:
    return promising_places(view)


@pytest.mark.parametrize(("code", "line", "measured"), [
    ("O12", "สารบัญ\nabcd 5\n", _promises),
    ("O5", "0 5600 0157 ", _phones),
    ("O33", "งดจัดประชุม ที่ {}\n", called_off),
    ("O33", "จะจัดประชุมประชาคมหมู่บ้าน ที่ {}\n", only_shall),
    ("O38", "เดินทางไปเข้ารับการอบรม ที่ {}\n", held_elsewhere),
    ("O35", "มอบหมายให้ปลัดเป็นประธาน ที่ {}\n", deputed),
    ("O11", "|ยุทธศาสตร์|จำนวนโครงการ|{}\n", _projects),
])  # fmt: skip
def test_cost(seen: Seen, code: str, line: str, measured: Measured) -> None:
    few, many = (_seconds(seen, code, "".join(map(line.format, range(lines))), measured) for lines in (FEW, TIMES * FEW))
    assert many < 2 * TIMES * few + 0.05  # the second is for what is too short to measure


def _seconds(seen: Seen, code: str, body: str, measured: Measured) -> float:
    """The shortest of three runs, each on a page of its own, since what is found out for one is kept."""
    taken = []
    for _ in range(3):
        view, indicator = seen(code, body)
        assert scene_of(view, indicator).content
        begin = process_time()
        measured(view, indicator)
        taken.append(process_time() - begin)
    return min(taken)
