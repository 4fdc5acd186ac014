"""Papers about an event and not the event: the programme of a day, or rules, orders and invitations that were only signed."""

import re
from collections.abc import Iterator
from datetime import date

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.blanks.undone import CAME_OF_IT
from rules.measure.scene import Scene, scene_of
from rules.measure.structure.counts import counts_something
from rules.measure.view import Passage, View, evidence
from thai.fiscal import BE_OFFSET
from thai.months import months_in
from thai.text import squash

_TAKING_PART = frozenset({"participation", "executive_participation", "ethics_culture"})
_QUOTES = 2
_CALENDARS = ("ปฏิทิน", "แผน", "ที่จะ")
_PROGRAMME, _HOUR = "กำหนดการ", re.compile(r"\(?(?:เวลา)?[0-9๐-๙]{1,2}[.:][0-9๐-๙]{2}(?:-[0-9๐-๙.:]{4,5})?น?\.?")
_HOURS = 3  # lines that begin with one
_COMMITTEE = "กรรมการ"
_SIGNED = re.compile(r"(?:(?:ณ|ลง|สั่ง|ประกาศ)วันที่|(?:ลงนาม|แจ้งเวียน)[^|]{0,60}เมื่อวันที่)[0-9๐-๙]{0,2}(?:เดือน)?\Z")
_CALENDAR = re.compile(r"(?:ปฏิทิน|กำหนดการ|แผน)(?:การ)?(?:จัด|ประชุม|ออก|ดำเนิน|กิจกรรม)")  # begins a line over days that were set

_TO_BE_HELD = re.compile(r"\|(?:ช่วง)?(?:วัน|เดือน|เวลา|วันที่)ที่จะ")  # the head of a column of days that were set


def programme(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The hours of a programme or the head of a calendar, where nobody is counted and no picture shows that it was kept to."""
    if not indicator.acts or not view.holds(_PROGRAMME, *_CALENDARS):
        return ()
    scene = scene_of(view, indicator)
    hours = [line for line in scene.content_of(Role.TEXT, Role.ROW) if _HOUR.match(line.squashed)]
    told = hours if len(hours) >= _HOURS else _calendars(scene)
    return tuple(map(evidence, told[:_QUOTES])) if told and not _shows_people(scene) else ()


def only_signed(view: View, indicator: Indicator, as_of: date) -> tuple[Evidence, ...]:
    """The days of signatures, where no other day is told, nobody is counted and no picture shows an event."""
    if not _TAKING_PART.intersection(indicator.about) or "วันที่" not in view.joined:
        return ()
    scene = scene_of(view, indicator)
    signed: list[Evidence] = []
    for line, is_signature in _days(scene, as_of):
        if not is_signature:
            return ()
        signed.append(evidence(line))
    return tuple(signed[:_QUOTES]) if signed and not _shows_people(scene) else ()


def _calendars(scene: Scene) -> list[Passage]:
    """The first line that heads a calendar in a table; empty where a row says what came of it."""
    heads = [line for line in scene.content_of(Role.TEXT) if _CALENDAR.match(line.squashed)]
    heads += [row for row in scene.content_with("ที่จะ") if row.role is Role.ROW and _TO_BE_HELD.search(row.squashed)]
    rows = list(scene.content_of(Role.ROW)) if heads else []
    return heads[:1] if rows and not any(CAME_OF_IT.search(_TO_BE_HELD.sub("|", row.squashed)) for row in rows) else []


def _days(scene: Scene, as_of: date) -> Iterator[tuple[Passage, bool]]:
    """The lines with a day that is not still to come, and whether it is that of a signature."""
    for place, line in enumerate(scene.view.passages):
        if place in scene.view.stamps or not (line.source.is_attachment or not scene.is_apart(place)):
            continue
        for month in months_in(line.text):
            if month.year_be is not None and (month.year_be - BE_OFFSET, month.month) <= (as_of.year, as_of.month):
                yield line, _SIGNED.search(squash(line.text[: month.start])) is not None


def _shows_people(scene: Scene) -> bool:
    """Whether pictures, a form or numbers show somebody; the members of a committee are not its meeting."""
    return bool(scene.pictures or scene.view.forms) or any(
        counts_something(line) for line in scene.content if _COMMITTEE not in line.squashed
    )
