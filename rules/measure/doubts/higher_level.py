"""Papers of a department, a province or a district under the agency's title: what they call themselves by, who signs, whom they count."""

import re
from itertools import islice

from model.document import Role
from model.finding import Evidence
from rules.indicator import Indicator
from rules.measure.doubts.owner import core_of, hands_out, is_said
from rules.measure.view import CLAIMS, Passage, View, evidence

_FIRST_LINES = 3  # of a source: letterhead, "เรื่อง", title
_LONGEST = 160  # letters of a head
_SAYS_SOMETHING = 60  # letters: a shorter source is a cover
# One of them is in all that they match.
_MARKS = ("ที่ทำการปกครอง", "กรม", "กระทรวง", "จังหวัด", "อำเภอ", "อธิบดี", "รัฐมนตรี", "เลขาธิการ", "แห่ง", "ประเทศ")
_LETTERHEAD = re.compile(
    r"(?:ที่ทำการปกครอง|กรมการปกครอง)|(?!ตาม)[^|]{0,12}?(?:กรม(?!ธรรม์|การ)|(?<!ระเบียบ)(?<!ประกาศ)(?<!กฎ)กระทรวง"
    r"|สำนักงาน(?!ปลัด|เทศบาล|องค์การ|อบ|เลขา|ใหญ่|เดิม|ของ)[ก-์.]{0,40}(?:จังหวัด|อำเภอ))[ก-์]{2,}"
)
_SIGNER = re.compile(r"อธิบดี|ปลัดกระทรวง|รัฐมนตรี|(?:\A|\d)ผู้ว่าราชการจังหวัด|(?:\A|\d|ลงชื่อ|\|)นายอำเภอ|เลขาธิการ")
_COUNTS_MANY = re.compile(
    r"(?:องค์กรปกครองส่วนท้องถิ่น|อปท\.?|เทศบาล(?:ตำบล)?|อบต\.?)(?:ใน|ทั้ง|ทุกแห่งใน)(?:เขต|พื้นที่)?(?:จังหวัด|อำเภอ)"
    r"|(?<!โรงเรียน)(?:อปท\.?|เทศบาล(?:ตำบล|เมือง|นคร)|อบต\.?|องค์การบริหารส่วนตำบล)\(?(?:จำนวน)?\d+แห่ง"
)
_OF_ALL = re.compile(r"ทั่วประเทศ|ทั้งประเทศ|ทั้งจังหวัด|(?:ภาพรวม|ระดับ)(?:ของ)?จังหวัด|ทุกแห่งในจังหวัด")


def higher_level(view: View, indicator: Indicator, agency: str) -> tuple[Evidence, ...]:
    """One line of each source that says something; empty where a source has none, or names the agency and is not of all."""
    own = core_of(agency)
    if own is None or indicator.of_law or indicator.interactive:
        return ()
    marked = (view.passages[at].squashed for at in view.holding(*_MARKS))
    if not any(
        _LETTERHEAD.match(line) or any(sign.search(line) for sign in (_SIGNER, _COUNTS_MANY, _OF_ALL)) for line in marked
    ):
        return ()
    said: list[Evidence] = []
    names = indicator.topic.names if any(source.is_attachment for source in view.sources) else ()
    for start, end in view.stretches:
        lines = [
            view.passages[at] for at in range(start, end) if at not in view.stamps and view.passages[at].role not in CLAIMS
        ]
        lines = [line for line in lines if not hands_out(line, names)]
        text = "\n".join(line.squashed for line in lines if line.source.is_attachment or line.role is not Role.HEADING)
        if len(text) < _SAYS_SOMETHING:
            continue
        theirs = None if indicator.acts else _of_all(lines, own)
        theirs = theirs or (None if is_said(own, text) else _of_another_level(lines))
        if theirs is None:
            return ()
        said.append(evidence(theirs))
    return tuple(said)


def _of_all(lines: list[Passage], own: str) -> Passage | None:
    """The head of figures of the whole country or province, whatever the lines below it say of the agency."""
    texts = (line for line in lines if line.source.is_attachment or line.role is not Role.HEADING)
    heads = (line for line in islice(texts, _FIRST_LINES) if len(line.squashed) <= _LONGEST and own not in line.squashed)
    return next((line for line in heads if _OF_ALL.search(line.squashed)), None)


def _of_another_level(lines: list[Passage]) -> Passage | None:
    heads = (line for line in islice(lines, _FIRST_LINES) if len(line.squashed) <= _LONGEST)
    head = next((line for line in heads if _LETTERHEAD.match(line.squashed)), None)
    return head or next((line for line in lines if _SIGNER.search(line.squashed) or _COUNTS_MANY.search(line.squashed)), None)
