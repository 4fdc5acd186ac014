"""Heads and titles over what is put off, left blank or an aim, and titles of files that say what they are."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.framework import Framework
from rules.measure.doubts.subject import title_alone
from rules.measure.view import view_of

Met = Callable[[str, str], Mapping[str, bool | None]]


MONTHS = [f"ประจำเดือน {name}" for name in ("ต.ค. 64", "พ.ย. 64", "ธ.ค. 64", "ม.ค. 65", "ก.พ. 65", "มี.ค. 65")]
HEAD, ROW, BLANK = "|ลำดับ | งานที่ซื้อ | วงเงิน", "|1 | ซื้อวัสดุ | 500", "|1 | |"
AIMS = "|โครงการอบรม | เป้าหมาย | งบประมาณ\n|อบรมดิจิทัล | 40 คน | 50,000\n|ปฐมนิเทศ | 5 คน | 900"
DONE = "|โครงการอบรม | เป้าหมาย | ผลการดำเนินการ\n|อบรมดิจิทัล | 40 คน | เข้าอบรม 38 คน\n|ปฐมนิเทศ | 5 คน | จัดแล้ว"


def filled(rows: tuple[str, ...]) -> str:
    return "\n".join(f"#{month}\n{HEAD}\n{row}" for month, row in zip(MONTHS, rows, strict=True))


@pytest.mark.parametrize(("code", "part", "wrong", "right"), [
    ("O24", "problems", "#ปัญหาและอุปสรรค\nอยู่ระหว่างรวบรวมจากกองต่าง ๆ\n#หมายเหตุ\nงบ 500 บาท", "#ปัญหาและอุปสรรค\nผู้ขายมีน้อยราย\n#หมายเหตุ\nงบ 500 บาท"),
    ("O41", "suggestions", "#ข้อเสนอแนะ\nจะเพิ่มเติมภายหลัง", "#ข้อเสนอแนะ\nจัดอบรมให้เร็วขึ้น"),
    ("O29", "time_limit", "#ระยะเวลาดำเนินการ 30 วัน\nอยู่ระหว่างจัดทำ", "#ระยะเวลาดำเนินการ\nแจ้งผลภายใน 30 วัน"),
    ("O23", "each_month", filled((ROW, ROW, BLANK, BLANK, BLANK, BLANK)), filled((ROW,) * 6)),
    ("O28", "results", AIMS, DONE),
    ("O26", "actions", "ส่งพนักงานเข้าอบรมทุกปี คำสั่งนายก", "ส่งพนักงานเข้าอบรมแล้ว 3 คน คำสั่งนายก"),
])  # fmt: skip
def test_a_head_over_nothing(met: Met, code: str, part: str, wrong: str, right: str) -> None:
    assert met(code, wrong)[part] is not True
    assert met(code, right)[part] is True


@pytest.mark.parametrize(("code", "row", "shown"), [
    ("O27", "|สรรหา | รับโอน 3 ราย\n|พัฒนาบุคลากร | อบรม 40 คน\n|ประเมิน | ดีเด่น 12 คน", None),
    ("O27", "|สรรหา | สอบแข่งขัน\n|พัฒนาบุคลากร | ปีละ 1 หลักสูตร\n|ประเมิน | ปีละ 2 ครั้ง", True),
    ("O25", "|สรรหา | บรรจุแล้ว 3 อัตรา\n|พัฒนา | อบรมไปแล้ว\n|ประเมิน | ครบแล้ว 2 รอบ", None),
    ("O25", "|สรรหา | บรรจุปีละ 3 อัตรา\n|พัฒนา | อบรมทุกคน\n|ประเมิน | ครบ 2 รอบ", True),
])  # fmt: skip
def test_a_rule_or_policy_counts_no_results(met: Met, code: str, row: str, shown: bool | None) -> None:
    assert met(code, row)["not_a_result"] is shown


def test_the_title_of_a_file_says_what_it_is_for(pages: SimpleNamespace, framework: Framework) -> None:
    asked = framework.indicator("O29")
    steps = "ช่องทาง ผู้ร้องแจ้งด้วยตนเองหรือทางจดหมาย\nขั้นตอน รับเรื่อง 1 วัน ตรวจสอบ 15 วัน แจ้งผู้ร้อง 7 วัน\nผู้รับผิดชอบ งานนิติการ สำนักปลัด"
    for first, alone in (("คู่มือการจัดการเรื่องร้องเรียนการทุจริต", False), ("คู่มือการจัดการเรื่องร้องเรียน", True)):
        file = pages.document(f"{first}\n{steps}", url="https://www.ban-tua-yang.example/k.pdf", kind=Kind.PDF)
        view = view_of(pages.dossier(f"={asked.name_th}\n#{asked.name_th}", file, indicator="O29"), framework)
        assert bool(title_alone(view, asked)) is alone
