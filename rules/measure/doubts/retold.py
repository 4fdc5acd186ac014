"""A policy or plan told once more where what was done under it is asked for: "ประกาศ เรื่อง นโยบาย …" and its points."""

import re
from collections.abc import Callable
from itertools import chain, islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import Passage, View, evidence

_FIRST_LINES = 3
_CALLED = re.compile(r"(?:\d{1,2}[.)])?(?:(?:ประกาศ.{0,90})?เรื่อง)?(?:แผน(?!ก)|นโยบาย|มาตรการ)")
_OF_DEEDS = re.compile("ผล|ดำเนินการ|ดำเนินงาน|ปฏิบัติตาม|ขับเคลื่อน|รายงาน|ความก้าวหน้า|กิจกรรม")
_SHALL, _SEVERAL = re.compile(r"(?:\d{1,2}[.)]|[-•])?(?:จะ|ให้(?!บริการ|ความ|คำ|แก่))"), 3
_SAID_DONE = (
    r"แล้ว|เมื่อวันที่|ได้(?:จัด|ดำเนิน|ตรวจ|ออก|ปรับ|กำ|เผยแพร่|แต่งตั้ง|ส่ง|บรรจุ|มี|รับ|อบรม|ประชุม)|เสร็จ|ผู้เข้า|คำสั่ง|ระหว่างวันที่|"
    r"(?<!ประเมิน)ผลการ|วันที่\d{1,2}"
)
_DONE, _SURELY_DONE = re.compile(_SAID_DONE + r"|(?<!ปีละ)(?<!ปีละ\d)\d ?(?:คน|ราย|ครั้ง|อัตรา)"), re.compile(_SAID_DONE)
_TO_BE_HAD = re.compile("ให้[ก-์]{0,30}ได้(?:รับ|มี)")  # "ให้พนักงานทุกคนได้รับการอบรม"
_AIMS = "เป้าหมาย"  # beside it figures are aims
_SIGNED = re.compile("ลงวันที่|ณวันที่|ประกาศณ|เป็นต้นไป|ทั้งนี้(?:ให้)?(?:มีผล)?(?:ใช้(?:บังคับ)?)?ตั้งแต่")


def retold(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The line by which the content calls itself a policy or plan, where no line says that anything was done."""
    return _undone(view, indicator, _called)


def ruled(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The first of several lines that say what shall be done, where no line says that anything was."""
    return _undone(view, indicator, _ruling)


def _undone(view: View, indicator: Indicator, said_in: Callable[[View, list[Passage]], list[Passage]]) -> tuple[Evidence, ...]:
    if not indicator.acts or not indicator.follows or view.images or view.forms or not view.readable:
        return ()
    if view.leads_on and not any(source.is_attachment for source in view.sources):
        return ()
    title = view.headings[:1]
    lines = [line for line in view.own_lines if all(line is not one for one in title)]
    said = said_in(view, lines)
    if not said:
        return ()
    told = (
        _TO_BE_HAD.sub("", line.squashed)
        for line in lines
        if not _SIGNED.search(line.squashed) and not _SHALL.match(line.squashed)
    )
    done = _SURELY_DONE if view.holds(_AIMS) else _DONE
    return () if any(map(done.search, told)) else (evidence(said[0]),)


def _called(view: View, lines: list[Passage]) -> list[Passage]:
    """The first lines of a source that call it a policy, a plan or measures."""
    first = chain.from_iterable(
        islice((line for line in lines if line.source is source), _FIRST_LINES) for source in view.sources
    )
    return [line for line in first if _CALLED.match(line.squashed) and not _OF_DEEDS.search(line.squashed)]


def _ruling(_: View, lines: list[Passage]) -> list[Passage]:
    """The lines that say what shall be done, where they are several."""
    found = [line for line in lines if line.role is Role.TEXT and _SHALL.match(line.squashed)]
    return found if len(found) >= _SEVERAL else []
