"""Papers of a part of the agency, or on another of its plans, where those of the whole agency are asked for."""

import re
from collections.abc import Iterator

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.scene import scene_of
from rules.measure.view import Passage, View, evidence

_OF_THE_WHOLE = frozenset({
    "structure", "powers", "development_plan", "operations_plan", "operations_half_year", "operations_report",
    "spending_plan", "spending_half_year", "spending_report",
})  # fmt: skip
_STRUCTURE, _STAFFING = "structure", "ตามแผนอัตรา"
_LONGEST = 120  # letters of a title
_LINES = frozenset({Role.TEXT, Role.HEADING})
_TIME = r"(?:งบประมาณ)?(?:\(?(?:(?:ประจำ)?(?:ปี(?:งบประมาณ)?)?(?:พ\.ศ\.)?25\d\d|(?:รอบ)?(?:6|หก|12)เดือน(?:แรก)?)\)?)*"
# "สภาตำบลและองค์การบริหารส่วนตำบล" is how the law calls them together.
_COUNCIL = "สภา(?!พ|ตำบลและ(?:องค์การ|อบต))"
# A division may be who wrote it ("รายงานผล… กองคลัง"), so only what is "of" it is its own.
_PART = re.compile(
    rf"{_TIME}(?:(?:ของ)?(?:{_COUNCIL}|ศูนย์|คณะ(?:ทำงาน|กรรมการ|อนุกรรมการ)|กองทุน|โรงเรียน|ชมรม|กลุ่ม|อปพร|อสม)"
    r"|ของ(?:กอง|สำนัก(?!งาน)|ฝ่าย(?!บริหาร|การเมือง|ประจำ)|งาน|หน่วย(?!งาน)|พนักงาน|สมาชิก|รองนายก|ปลัด|ประชาชน)"
    r"|ตามแผน(?:อัตรา|พัฒนาบุคลากร|การจัดซื้อ|จัดซื้อ|บริหารทรัพยากร|บริหารความเสี่ยง|การตรวจสอบ|ตรวจสอบ|ป้องกัน))"
)
# Duties and a structure are told of whoever has them: "อำนาจหน้าที่กองคลัง", "บทบาทหน้าที่ของกำนัน", "ปลัดเทศบาล มีอำนาจหน้าที่ดังนี้".
_POWERS = "powers"
_UNITS = r"กอง(?!ทัพ)|สำนัก(?!งาน(?:เทศบาล|องค์การ|อบ))|ฝ่าย(?!บริหาร|การเมือง|ประจำ|ข้าราชการ|นิติ)|หน่วยตรวจ"
# One project of many: "รายงานผลการดำเนินงานโครงการแข่งขันกีฬา".
_REPORTS = frozenset({"operations_plan", "operations_half_year", "operations_report"})
_PROJECT = re.compile(
    rf"{_TIME}(?:ของ|ตาม)?โครงการ(?!/|และ|หรือ|กิจกรรม|ตาม|ประจำ|ปี|ต่าง|ทั้ง|ของ|ใน|ที่|งบ|พัฒนา(?!ศักยภาพ|คุณภาพ)|สำคัญ|เด่น|ภายใต้|ด้าน|แล้ว|ได้|จำนวน|เสร็จ|ครบ|ตั้งแต่|ระหว่าง|รอบ|ราย)[ก-ฮเ-ไ]"
)
_PERSONS = (
    rf"นายก|รองนายก|ปลัด|เลขานุการ|สมาชิก|{_COUNCIL}|กำนัน|ผู้ใหญ่บ้าน|สารวัตร|ผู้บริหาร|คณะผู้บริหาร|หัวหน้า|ผู้อำนวยการ|นายอำเภอ|"
    "ผู้ว่า|พนักงาน|ลูกจ้าง|ข้าราชการ|กรรมการ|อาสา|อสม|อปพร"
)
_HOLDERS = f"{_UNITS}|งาน|{_PERSONS}"
_HOLDER = re.compile(rf"{_TIME}(?:(?:ของ)?(?:ตำแหน่ง)?(?:{_HOLDERS})|ของ(?:อำเภอ|จังหวัด))")
_UNIT = re.compile(rf"{_TIME}(?:ภายใน|ของ)?(?:{_UNITS})")
_PERSON = re.compile(_PERSONS)
_POST_ROW = re.compile(
    r"(?:\d{1,2}[.)]?\|)?(?:นัก(?!เรียน|ท่อง)|เจ้าพนักงาน|เจ้าหน้าที่|นายช่าง|ผู้ช่วย|ผู้อำนวยการ|หัวหน้า|ปลัด|นิติกร|ครู|พนักงาน|คนงาน|ลูกจ้าง)"
)
_SOME_POSTS, _QUOTES = 3, 2
_HAS = re.compile(rf"[-–•\d.()]*(?:{_HOLDERS}).{{0,60}}มี")
# A plan is not headed with who wrote it, nor with a quarter of its year.
_PART_OF_PLAN = re.compile(rf"{_TIME}\(?(?:(?:กอง(?!ทุน)|สำนัก(?!งาน)|ฝ่าย)|ไตรมาส(?:ที่)?[1-4](?![-–,]|และ|ถึง))")
_PLANS = frozenset({"operations_plan", "spending_plan"})


def part_of(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The title that says so; empty where a line below the first heading names the subject of the whole, or of several parts."""
    if not _OF_THE_WHOLE.intersection(indicator.about):
        return ()
    parts: dict[str, Passage] = {}
    for passage in _titles(view, indicator):
        ends = [found for name in indicator.topic.names if (found := passage.squashed.find(name) + len(name)) >= len(name)]
        if not ends:
            continue
        part, said = _part_in(passage.squashed, max(ends), indicator), passage.squashed[max(ends) :]
        if _STAFFING in said and _STRUCTURE in indicator.about:
            continue  # every structure is one "ตามแผนอัตรากำลัง"
        if part is None and passage in view.headings[:1]:
            continue  # it says what the page was submitted for
        if part is None:
            return ()
        person = _PERSON.search(part[0]) if _POWERS in indicator.about else None
        parts.setdefault(person[0] if person else said, passage)
    return tuple(map(evidence, parts.values())) if len(parts) == 1 else _of_posts(view, indicator)


def _of_posts(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The rows of a table that gives each post its duties, where those of the agency are asked for."""
    if _POWERS not in indicator.about:
        return ()
    rows = [view.passages[place] for place in view.places[Role.ROW]]
    posts = [row for row in rows if _POST_ROW.match(row.squashed)]
    return tuple(map(evidence, posts[:_QUOTES])) if len(posts) >= _SOME_POSTS and 2 * len(posts) > len(rows) else ()


def _part_in(line: str, end: int, indicator: Indicator) -> re.Match[str] | None:
    """What says behind the subject's name, or before it, that it is a part's."""
    part = _PART.match(line, end)
    if part is None and _POWERS in indicator.about:
        start = min(found for name in indicator.topic.names if (found := line.find(name)) >= 0)
        part = _HOLDER.match(line, end) or _HAS.fullmatch(line, 0, start)
    if part is None and _REPORTS.intersection(indicator.about):
        part = _PROJECT.match(line, end)
    if part is None and _STRUCTURE in indicator.about:
        part = _UNIT.match(line, end)
    if part is None and _PLANS.intersection(indicator.about):
        part = _PART_OF_PLAN.match(line, end)
    return part


def _titles(view: View, indicator: Indicator) -> Iterator[Passage]:
    """Lines that name the subject and are short enough for a title."""
    scene = scene_of(view, indicator)
    naming = sorted({scene.place(hit) for hit in scene.hits.of(indicator.topic.names)})
    lines = (view.passages[place] for place in naming)
    return (line for line in lines if line.role in _LINES and len(line.squashed) <= _LONGEST)
