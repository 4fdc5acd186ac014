"""Somebody or something else in the place of what is asked for: then its absence is sure, and one part of several is enough."""

from types import SimpleNamespace

import pytest

from model.document import Image
from model.finding import Verdict
from rules.framework import Framework
from rules.judge import judge
from rules.measure.components import measure
from rules.measure.view import view_of

PICTURES = (Image("https://www.ban-tua-yang.example/pic/a.jpg", "ผู้เข้าร่วมประชุม", 900),)
TELLS = "วันที่ 9 มีนาคม 2565 เวลา 10.00 น. ณ ห้องประชุมชั้นสอง มีผู้เข้าร่วม 24 คน และใช้เวลาทั้งสิ้นสามชั่วโมงจึงแล้วเสร็จตามกำหนด"


@pytest.mark.parametrize(("code", "part", "body", "met"), [
    ("O33", "outsiders", f"ประชุมพนักงานและลูกจ้าง ร่วมแสดงความคิดเห็นเรื่องเวรยาม\n{TELLS}", False),
    ("O33", "outsiders", f"ประชุมร่วมแสดงความคิดเห็นเรื่องเวรยาม\n{TELLS}", None),  # nobody is named
    ("O33", "outsiders", f"พนักงานเทศบาลและชาวบ้านร่วมแสดงความคิดเห็น\n{TELLS}", True),
    ("O34", "by_the_top_executive", f"ปลัดเทศบาลและบุคลากรทุกคนจะไม่รับของขวัญ\n{TELLS}", False),
    ("O34", "by_the_top_executive", f"บุคลากรทุกคนจะไม่รับของขวัญ\n{TELLS}", None),
    ("O34", "by_the_top_executive", f"นายกกับปลัดเทศบาลบอกว่าบุคลากรทุกคนจะไม่รับของขวัญ\n{TELLS}", None),  # in short
    ("O34", "by_the_top_executive", f"ปลัดเทศบาล ปฏิบัติหน้าที่นายกเทศมนตรี จะไม่รับของขวัญ\n{TELLS}", True),
    ("O35", "top_executive", f"รองนายกเทศมนตรีเป็นประธานประชุมเรื่องความโปร่งใส\n{TELLS}", False),
    ("O35", "top_executive", f"นายกเป็นประธานประชุมเรื่องความโปร่งใส ปลัดเทศบาลรายงาน\n{TELLS}", True),
])  # fmt: skip
def test_who_stands_there_instead(
    pages: SimpleNamespace, framework: Framework, code: str, part: str, body: str, met: bool | None
) -> None:
    name = framework.indicator(code).name_th
    page = pages.document(f"={name}\n#{name} 2565\n{body}", images=PICTURES)
    finding = judge(pages.dossier(page, indicator=code), framework, strict=True)
    assert finding.content is not None
    assert {one.id: one.met for one in finding.content.components}[part] is met
    assert (finding.verdict is Verdict.FAIL) is (met is False)


@pytest.mark.parametrize(("code", "part", "body"), [
    ("O33", "outsiders", "17 ก.พ. 65 คุยกันเรื่องวันปิดเปิดประตูน้ำ ใช้เวลาครึ่งวันจนถึงบ่าย"),
    ("O35", "activity", "4 ก.พ. 65 นายก อบต. นั่งคุยว่าขอให้เลิกใช้รถหลวงไปทำธุระส่วนตัว"),
    ("O38", "staff", "4 ก.พ. 65 ล้อมวงเล่าเรื่องที่เคยถูกชวนให้ทำผิด และช่วยกันคิดเรื่องศีล"),
])  # fmt: skip
def test_a_story_with_its_day_and_pictures_lacks_nothing_surely(
    pages: SimpleNamespace, framework: Framework, code: str, part: str, body: str
) -> None:
    asked = framework.indicator(code)
    met = []
    for images in (PICTURES, ()):
        page = pages.document(f"={asked.name_th}\n#{asked.name_th} 2565\n{body}", images=images)
        found = measure(view_of(pages.dossier(page, indicator=code), framework), asked)
        met.append({one.id: one.met for one in found}[part])
    assert met == [None, False]


def test_one_part_of_several_is_enough(pages: SimpleNamespace, framework: Framework) -> None:
    """Without anybody in its place, one part that only words tell is for a person."""
    name = framework.indicator("O43").name_th
    verdicts = []
    for words in ("จึงแต่งตั้งคณะทำงาน", "คณะทำงาน"):
        page = f"={name}\n#{name} 2565\nตามมาตรการ {words} เมื่อ 9 มีนาคม 2565\n| 1 | ปลัด | ประธาน | 9 มี.ค. 2565\n| 2 | นิติกร | เลขานุการ | -"
        verdicts.append(judge(pages.dossier(page, indicator="O43"), framework, strict=True).verdict)
    assert verdicts == [Verdict.FAIL, Verdict.REVIEW]
