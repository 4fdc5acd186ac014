"""One page for two items, each under a heading of its own: what the heading tells counts beside the title of another."""

from types import SimpleNamespace

import pytest

from model.finding import Verdict
from rules.framework import Framework
from rules.judge import judge

TITLE = "ศูนย์รับเรื่องร้องเรียนการทุจริต เทศบาลตำบลบ้านตัวอย่าง"
GUIDE = """
# {heading}
ใช้กับเรื่องที่กล่าวหาว่าผู้บริหาร พนักงาน หรือลูกจ้างของเทศบาลทุจริตหรือประพฤติมิชอบ
มาด้วยตนเองที่งานนิติการ สำนักปลัดเทศบาล ส่งไปรษณีย์ หรือโทรศัพท์ 0-3999-1200
| ลำดับ | ขั้นตอน | ผู้รับผิดชอบ | ระยะเวลา |
| 1 | รับเรื่อง ลงทะเบียนลับ | งานนิติการ | 1 วันทำการ |
| 2 | แต่งตั้งคณะกรรมการสอบข้อเท็จจริง | นายกเทศมนตรี | 3 วันทำการ |
| 3 | แจ้งผลให้ผู้ร้องทราบ | งานนิติการ | ภายใน 15 วัน |
"""
MONTHS = ("ต.ค. 64", "พ.ย. 64", "ธ.ค. 64", "ม.ค. 65", "ก.พ. 65", "มี.ค. 65")
NUMBERS = """
# {heading}
| เดือน | เรื่องทั้งหมด | แล้วเสร็จ | อยู่ระหว่างดำเนินการ |
""" + "\n".join(f"| {month} | 0 | 0 | 0 |" for month in MONTHS)


def verdict(bench: SimpleNamespace, framework: Framework, code: str, body: str, place: str) -> Verdict:
    page = bench.document(f"={TITLE}\n#{TITLE}\n{body}")
    return judge(bench.dossier(bench.opened(page, url=f"{bench.url}{place}"), code=code), framework, strict=True).verdict


STEPS = [
    "ขั้นตอนเมื่อท่านร้องเรียนเจ้าหน้าที่ (คู่มือปฏิบัติงานฉบับปรับปรุง 2564)",
    "เมื่อมีผู้ร้องเรียนพนักงานว่าทุจริต เราดำเนินการอย่างไร",
    "แนวทางรับเรื่องทุจริตของเจ้าหน้าที่",
]
FIGURES = [
    "ตัวเลขเรื่องร้องเรียนทุจริต ปีงบประมาณ 2565 (ต.ค. 64 – มี.ค. 65)",
    "มีเรื่องร้องเรียนเจ้าหน้าที่กี่เรื่อง ปีงบประมาณ 2565 (6 เดือนแรก)",
]


@pytest.mark.parametrize("figures", FIGURES)
@pytest.mark.parametrize("steps", STEPS)
def test_both_items_are_told_by_their_own_headings(
    bench: SimpleNamespace, framework: Framework, steps: str, figures: str
) -> None:
    both = GUIDE.format(heading=steps) + NUMBERS.format(heading=figures)
    assert verdict(bench, framework, "O29", both, "#guide") is Verdict.PASS
    assert verdict(bench, framework, "O31", both, "#stat") is Verdict.PASS


@pytest.mark.parametrize(("code", "body", "place"), [
    ("O31", GUIDE.format(heading=STEPS[0]), "#stat"),  # the place is named and nothing stands there
    ("O31", GUIDE.format(heading=STEPS[0]) + f"# {FIGURES[0]}\nอยู่ระหว่างรวบรวมข้อมูล", "#stat"),
    ("O31", NUMBERS.format(heading=FIGURES[0]).replace("| มี.ค. 65 | 0 | 0 | 0 |", ""), "#stat"),
    ("O29", NUMBERS.format(heading=FIGURES[0]), "#guide"),
    ("O29", f"# {STEPS[0]}\nติดต่องานนิติการ\n" + NUMBERS.format(heading=FIGURES[0]), "#guide"),
    ("O29", "# ขั้นตอนการร้องทุกข์เรื่องน้ำประปา\n| 1 | รับเรื่อง | กองประปา | 1 วัน |\n" + NUMBERS.format(heading=FIGURES[0]), "#guide"),
])  # fmt: skip
def test_a_named_place_is_not_enough(bench: SimpleNamespace, framework: Framework, code: str, body: str, place: str) -> None:
    assert verdict(bench, framework, code, body, place) is not Verdict.PASS
