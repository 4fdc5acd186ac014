"""Tables and clauses that name a deed and say that it shall be done, and links whose files decide."""

from collections.abc import Callable, Mapping
from types import SimpleNamespace

import pytest

from model.document import Kind, Link
from rules.framework import Framework
from rules.measure.components import has_blank_place, measure
from rules.measure.view import view_of

Met = Callable[[str, str], Mapping[str, bool | None]]


PLAN = "|ความเสี่ยง | มาตรการ | ระยะเวลา | ผู้รับผิดชอบ\n"
RESULT = "|มาตรการ | ผลการดำเนินการ | วันที่\n"
STATE = "|มาตรการ | สถานะ\n"
HOW = "|มาตรการ | วิธีการ | ผู้รับผิดชอบ | รายงานผล\n"
TO_DO = "|มาตรการ | จะทำอย่างไร | ใครทำ | เมื่อไร\n"
QUARTERS = "|กิจกรรม | ไตรมาส 1 | ไตรมาส 2 | ไตรมาส 3 | ไตรมาส 4\n"
CALENDAR = "|หลักสูตร | ผู้เข้าอบรม | ต.ค. | ม.ค. | เม.ย. | ก.ค.\n"
TOLD = "|กิจกรรม | งบประมาณ | กำหนดเวลา | ผลการดำเนินการ | หมายเหตุ\n"
PAID = "|กิจกรรม | เวลา | ผลการเบิกจ่าย\n"
FOR = "|กิจกรรม | วิธีดำเนินการ | กลุ่มเป้าหมาย\n"


@pytest.mark.parametrize(("code", "part", "wrong", "right"), [
    ("O37", "actions", PLAN + "|เรียกรับ | จัดอบรมเจ้าหน้าที่ | ม.ค. 65 | กองช่าง\n|เบิกเท็จ | จัดประชุม | ก.พ. 65 | กองคลัง",
     PLAN + "|เรียกรับ | จัดอบรมเจ้าหน้าที่แล้ว 30 คน | ม.ค. 65 | กองช่าง\n|เบิกเท็จ | จัดประชุมเมื่อวันที่ 4 ก.พ. | ก.พ. 65 | กองคลัง"),
    ("O43", "results", RESULT + "|แนบภาพถ่ายทุกครั้ง | |\n|จัดประชุมชี้แจง | |",
     RESULT + "|แนบภาพถ่ายทุกครั้ง | ตรวจครบ | ม.ค. 65\n|จัดประชุมชี้แจง | จัดประชุม 2 ครั้ง | ก.พ. 65"),
    ("O37", "actions", STATE + "|จัดอบรมเจ้าหน้าที่ | ยังไม่ได้ดำเนินการ\n|แนบภาพถ่าย | อยู่ระหว่างเสนอขออนุมัติ",
     STATE + "|จัดอบรมเจ้าหน้าที่ | ดำเนินการแล้ว\n|แนบภาพถ่าย | อยู่ระหว่างเสนอขออนุมัติ"),
    ("O43", "results", HOW + "|เปิดเผยข้อมูล | จัดประชุมทุกกอง ปีละ 2 ครั้ง | สำนักปลัด | นายก",
     HOW + "|เปิดเผยข้อมูล | จัดประชุมทุกกอง 2 ครั้ง | สำนักปลัด | เรียบร้อย"),
    ("O38", "activity", FOR + "|อบรมจริยธรรม | บรรยาย | พนักงาน 60 คน\n|อบรมวินัย | สัมมนา | ลูกจ้าง 20 คน",
     FOR + "|อบรมจริยธรรม | บรรยายเมื่อวันที่ 3 ก.พ. 65 | พนักงาน 60 คน\n|อบรมวินัย | สัมมนาแล้ว | ลูกจ้าง 20 คน"),
    ("O43", "results", TO_DO + "|เปิดเผยข้อมูล | จัดประชุมทุกกอง | ปลัด | ก.พ. 65",
     TO_DO.replace("ใครทำ", "ทำแล้ว") + "|เปิดเผยข้อมูล | มีปฏิทิน | จัดประชุม 14 ก.พ. | ก.พ. 65"),
    ("O7", "news", STATE + "|โครงการปลูกป่า | ยังไม่ถึงกำหนด\n|กิจกรรมวันแม่ | ยังไม่ดำเนินการ",
     STATE + "|โครงการปลูกป่า | เผยแพร่แล้ว\n|กิจกรรมวันแม่ | ยังไม่ถึงกำหนด"),
    ("O38", "activity", QUARTERS + "|อบรมจริยธรรม | | x | |", QUARTERS + "|อบรมจริยธรรม | | จัดแล้ว 40 คน | |"),
    ("O26", "actions", CALENDAR + "|คุณธรรม | พนักงานทุกคน | | x | |", CALENDAR.replace("ก.ค.", "ผล") + "|คุณธรรม | พนักงาน | | x | | อบรมแล้ว"),
    # dashes below all that would tell of it
    ("O26", "actions", TOLD + "|อบรมจริยธรรม | 9,000 | ม.ค. 65 | - | -\n|ประเมินผลงาน ครั้งที่ 1 | - | เม.ย. 65 | - | -",
     TOLD + "|อบรมจริยธรรม | 9,000 | ม.ค. 65 | จัดแล้ว | -\n|ประเมินผลงาน ครั้งที่ 1 | - | เม.ย. 65 | - | -"),
    ("O26", "actions", TOLD + "|อบรมจริยธรรม ครั้งที่ 1 | - | ม.ค. 65 | - | -\n|รับโอน | - | เม.ย. 65 | - | -",
     PAID + "|จัดอบรมจริยธรรม ครั้งที่ 1 | ม.ค. 65 | -\n|รับโอน | เม.ย. 65 | -"),
    ("O35", "activity", "ข้อ 1 ให้ทุกกองจัดประชุมเรื่องความโปร่งใส\nข้อ 2 ให้สำนักปลัดจัดโครงการคุณธรรม",
     "1. ให้ความรู้เรื่องความโปร่งใสในการประชุมพนักงาน\n2. นายกร่วมโครงการคุณธรรม"),
])  # fmt: skip
def test_what_shall_be_done_is_not_done(met: Met, code: str, part: str, wrong: str, right: str) -> None:
    assert met(code, wrong)[part] is not True
    assert met(code, right)[part] is True


def test_a_report_may_say_that_a_project_was_not_carried_out(met: Met) -> None:
    row = "|โครงการ | ผลการดำเนินงาน | งบประมาณ\n|อบรมคุณธรรม | ยังไม่ได้ดำเนินการ | 0\n|วันต่อต้านทุจริต | จัดแล้ว | 4,800"
    assert met("O41", row)["results"] is True


RISKS = "|เหตุการณ์ความเสี่ยง | ระดับความเสี่ยง | มาตรการบริหารจัดการความเสี่ยง\n"
PROBLEMS = "|โครงการ | งบประมาณ | ผลการดำเนินงาน | ปัญหา\n"
WEAK = "|ตัวชี้วัด | คะแนน | จุดอ่อน | ผู้รับผิดชอบ\n"


@pytest.mark.parametrize(("code", "part", "wrong", "right"), [
    ("O36", "measures", RISKS + "|รับสินบน ไม่มีมาตรการ | สูง |\n|เบิกเท็จ | ต่ำ |", RISKS + "|รับสินบน ไม่มีมาตรการ | สูง | ทำทะเบียน\n|เบิกเท็จ | ต่ำ | แนบภาพ"),
    ("O41", "problems", PROBLEMS + "|ลดอุปสรรคการร้องเรียน | 500 | จัดแล้ว |\n|ปัญหาสินบน | 900 | จัดแล้ว |",
     PROBLEMS + "|ลดอุปสรรคการร้องเรียน | 500 | จัดแล้ว | โควิด\n|ปัญหาสินบน | 900 | จัดแล้ว | ฝนตก"),
    ("O42", "responsible", WEAK + "|ITA ความรับผิดชอบ มอบหมายให้ทั่วถึง | 72.10 | สื่อสารน้อย |\n|ITA ทรัพย์สิน | 70.00 | ไม่รู้วิธียืม |",
     WEAK + "|ITA ความรับผิดชอบ มอบหมายให้ทั่วถึง | 72.10 | สื่อสารน้อย | กองคลัง\n|ITA ทรัพย์สิน | 70.00 | ไม่รู้วิธียืม | สำนักปลัด"),
])  # fmt: skip
def test_what_has_a_blank_column_of_its_own_stands_in_no_other(met: Met, code: str, part: str, wrong: str, right: str) -> None:
    assert met(code, wrong)[part] is not True
    assert met(code, right)[part] is True


@pytest.mark.parametrize(("code", "part", "link", "wrong", "right"), [
    ("O37", "actions", "ภาพกิจกรรมอบรมลดความเสี่ยง", "แบบสำรวจรายการสิ่งของในสำนักงาน", "จัดอบรมเมื่อวันที่ 5 มกราคม 2565"),
    ("O33", "outsiders", "ประชาคมหมู่บ้าน", "กำหนดการเดินทางของคณะทำงาน", "ชาวบ้านหมู่ 3 มาประชุม"),
    ("O35", "top_executive", "กิจกรรมของนายกเทศมนตรี", "ระเบียบการใช้รถส่วนกลาง", "1. นายกเทศมนตรีเป็นประธาน"),
])  # fmt: skip
def test_a_file_decides_and_not_the_link_to_it(
    pages: SimpleNamespace, framework: Framework, code: str, part: str, link: str, wrong: str, right: str
) -> None:
    asked = framework.indicator(code)
    page = pages.document(
        f"={asked.name_th}\n#{asked.name_th}\n-{link}", links=(Link("https://www.ban-tua-yang.example/a.pdf", link),)
    )
    for text, expected in ((wrong, False), (right, True)):
        file = pages.document(
            f"เอกสารแนบท้าย\nเลขที่ 1\nชุดที่ 2\nหน้าแรก\n{text}", url="https://www.ban-tua-yang.example/a.pdf", kind=Kind.PDF
        )
        results = measure(view_of(pages.dossier(page, file, indicator=code), framework), asked)
        assert ({result.id: result.met for result in results}[part] is True) is expected


PROGRESS = "|โครงการ | งบประมาณ | ความก้าวหน้า\n"


@pytest.mark.parametrize(("code", "part", "blank"), [
    ("O36", "measures", RISKS + "|รับสินบน | สูง |\n|เบิกเท็จ | ต่ำ |"),
    ("O40", "progress", PROGRESS + "|อบรมคุณธรรม | 20,000 |\n|วันต่อต้านทุจริต | 5,000 |"),
    ("O41", "problems", PROBLEMS + "|อบรมคุณธรรม | 500 | จัดแล้ว |\n|วันสุจริต | 900 | จัดแล้ว |"),
])  # fmt: skip
def test_a_blank_column_says_surely_that_the_part_is_not_there(
    pages: SimpleNamespace, framework: Framework, met: Met, code: str, part: str, blank: str
) -> None:
    asked = framework.indicator(code)
    view = view_of(pages.dossier(f"={asked.name_th}\n{blank}", indicator=code), framework)
    shown = view_of(
        pages.dossier(pages.document(f"={asked.name_th}\n{blank}", images=(pages.picture,)), indicator=code), framework
    )
    component = next(one for one in asked.components if one.id == part)
    assert met(code, blank)[part] is False
    assert has_blank_place(view, asked, component)
    assert not has_blank_place(shown, asked, component)  # a picture may stand in its cells
