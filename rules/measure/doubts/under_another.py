"""What was done under another plan or other measures of the agency than the item asks for, as the first lines say themselves."""

import re
from collections.abc import Iterator

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.view import CLAIMS, Passage, View, evidence

# Of each subject, what others it is taken for, and the words of its own of which the text then holds none.
_RISKS, _MEASURES = "ความเสี่ยง|จุดเสี่ยง|เสี่ยงต่อ", r"ita|คุณธรรมและ(?:ความ)?โปร่งใส|(?<!เพื่อ)ความโปร่งใส|ผลการประเมิน(?!ความเสี่ยง)"
_PREVENTION = r"(?:ป้องกัน|ปราบปราม|ต่อต้าน|ต้าน|กัน)(?:และปราบปราม)?(?:การ)?(?:ทุจริต|โกง|คอร์รัปชัน)"
_CORRUPTION = r"(?:ทุจริต|มิชอบ|โกง|สินบน|ผลประโยชน์|เรียกรับ)"
_BEFORE = r"(?:มาตรการ|แผน)[^|\d]{0,20}"
_FROM_ITA = r"มาตรการ[^|]{0,40}ผล(?:การ)?(?:วิเคราะห์|ประเมิน)(?:ผล)?(?:การ)?(?:วิเคราะห์|ประเมิน)?(?:คุณธรรม[^|]{0,40})?ita"
_OTHER_PLANS = r"แผน(?:การ)?(?:ตรวจสอบ|บริหาร(?:จัดการ)?ความเสี่ยง|พัฒนาบุคลากร|พัฒนาท้องถิ่น|อัตรากำลัง|ดำเนินงาน)"
_MANAGED = "ผลการ(?:บริหาร)?จัดการ(?:ความเสี่ยง|เรื่องร้องเรียน)"
_DISASTERS = "สาธารณภัย|ภัยพิบัติ|อัคคีภัย|ดับเพลิง|โควิด"
# Of the papers of finance an audit's is the one that speaks of spending and tells no sum of it.
_AUDIT, _SPENT = "ผลการตรวจสอบ|ข้อตรวจพบ|ข้อสังเกต", r"(?:จ่าย|ใช้)[^|]{0,60}\d[\d,.]*(?:ล้าน)?บาท|ร้อยละ\d|\d%|\|\d[\d,.]*\d{3}"
_OF = {
    "ita_measures": (rf"{_BEFORE}(?:ความเสี่ยง|เรื่องร้องเรียน|ประหยัด|ควบคุมภายใน|โควิด)", _MEASURES),
    "ita_measures_action": (
        rf"{_BEFORE}(?:แผนปฏิบัติการป้องกัน|{_PREVENTION}|ความเสี่ยง|เรื่องร้องเรียน|รับสินบน|ผลประโยชน์ทับซ้อน|ประหยัด|ควบคุม(?:โรค|ภายใน)|โควิด)|{_MANAGED}",
        _MEASURES,
    ),
    "risk_action": (
        rf"{_BEFORE}(?:คุณธรรม|ความโปร่งใส|เรื่องร้องเรียน|ประหยัด|พัฒนาบุคลากร)|{_FROM_ITA}|แผนปฏิบัติการป้องกัน|{_DISASTERS}",
        rf"(?:{_RISKS})[^|]{{0,60}}{_CORRUPTION}|{_CORRUPTION}[^|]{{0,60}}(?:{_RISKS})",
    ),
    "complaint_statistics": (r"ร้อง(?:เรียน|ทุกข์)(?:ทั่วไป)?(?:ด้าน|เกี่ยวกับ|เรื่อง)|เรื่องร้องทุกข์|ผู้มารับบริการ", _CORRUPTION),
    "anticorruption_plan": (_OTHER_PLANS, rf"แผน[^|]{{0,12}}{_PREVENTION}"),
    "anticorruption_half_year": (rf"{_OTHER_PLANS}|{_BEFORE}ส่งเสริม(?:คุณธรรม|ความโปร่งใส)", rf"แผน[^|]{{0,12}}{_PREVENTION}"),
    "anticorruption_report": (
        rf"{_OTHER_PLANS}|{_BEFORE}ส่งเสริม(?:คุณธรรม|ความโปร่งใส)|ผลการตรวจสอบภายใน",
        rf"แผน[^|]{{0,12}}{_PREVENTION}",
    ),
    "spending_half_year": (_AUDIT, _SPENT),
    "spending_report": (_AUDIT, _SPENT),
}
_TOLD = {about: (re.compile(theirs), re.compile(own)) for about, (theirs, own) in _OF.items()}
_FIRST_LINES = 3  # letterhead, subject
_CLAIMED = CLAIMS | {Role.HEADING}


def under_another(view: View, indicator: Indicator) -> tuple[Evidence, ...]:
    """The lines that say so, one of each source that says anything; empty where one names the right one."""
    about = next((one for one in indicator.about if one in _TOLD), None)
    if about is None:
        return ()
    theirs, own = _TOLD[about]
    lines = [list(_text(view, start, end)) for start, end in view.stretches]
    firsts = [one[:_FIRST_LINES] for one in lines if one]
    told = [next((line for line in one if theirs.search(line.squashed)), None) for one in firsts]
    if not told or None in told or any(own.search(line.squashed) for one in lines for line in one):
        return ()
    return tuple(evidence(line) for line in told if line is not None)


def _text(view: View, start: int, end: int) -> Iterator[Passage]:
    """What stands below the titles of a page, and all of a file."""
    for place in range(start, end):
        line = view.passages[place]
        apart = CLAIMS if line.source.is_attachment else _CLAIMED
        if line.role not in apart and place not in view.stamps:
            yield line
