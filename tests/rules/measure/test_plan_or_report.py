"""Files that call themselves the other kind of paper, lines that ask the readers, months in figures, spans of files."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.framework import Framework, load
from rules.measure.components import measure
from rules.measure.doubts.already_done import already_done
from rules.measure.doubts.plan_or_report import plan_or_report
from rules.measure.time.period import measure_period
from rules.measure.view import View, view_of

Seen = Callable[..., View]
FILE = "https://www.ban-tua-yang.example/a.pdf"


@pytest.fixture
def seen(pages: SimpleNamespace, framework: Framework) -> Seen:
    """A page under the indicator's name with one file."""

    def view(code: str, text: str, *, link: str = "ดาวน์โหลด") -> View:
        name = framework.indicator(code).name_th
        paper = pages.document(text, url=FILE, kind=Kind.PDF)
        return view_of(pages.dossier(f"={name}\n#{name} 2565\n{link}", paper, indicator=code), framework)

    return view


@pytest.mark.parametrize(("code", "text", "is_other"), [
    ("O18", "รายงานสถานะการใช้จ่ายงบประมาณ ณ วันที่ 28 กุมภาพันธ์ 2565\nประเภท ประมาณการ ใช้ไป\nงบกลาง 900 300", True),
    ("O10", "สรุปผลการดำเนินโครงการ ปี 2565\nขุดคลอง แล้วเสร็จ", True),
    ("O39", "เทศบาลตำบลบ้านตัวอย่าง\nรายงานผลการป้องกันการทุจริต\nอบรมแล้ว 45 คน", True),
    ("O12", "แผนการดำเนินงาน ประจำปี 2564\nโครงการ งบประมาณ\nขุดคลอง 5,000", True),
    ("O28", "แผนพัฒนาบุคลากร 2564\nหลักสูตร เป้าหมาย\nพัสดุ 5 คน", True),
    ("O18", "ประมาณการรายรับรายจ่าย 2565\nผลการจัดเก็บปีก่อน 900", False),
    ("O21", "รายงานแผนการจัดซื้อจัดจ้าง 2565\nซื้อรถขยะ 900", False),
    ("O11", "แผนการดำเนินงาน (รอบ 6 เดือน)\nขุดคลอง 5,000", False),
    ("O12", "แผนการดำเนินงาน ประจำปี 2564\nโครงการ งบประมาณ เบิกจ่าย\nขุดคลอง 5,000 4,900", False),
    ("O36", "รายงานการประเมินความเสี่ยงการทุจริต\nรับสินบน ปานกลาง", False),
])  # fmt: skip
def test_the_other_kind_of_paper(seen: Seen, framework: Framework, code: str, text: str, is_other: bool) -> None:
    assert bool(plan_or_report(seen(code, text), framework.indicator(code))) is is_other


ROADS = "|ซ่อมถนน | 90,000 | {0}\n|ขุดคลอง | 40,000 | {0}\n|อบรมอาชีพ | 20,000 | {1}"


@pytest.mark.parametrize(("code", "body", "is_done"), [
    ("O10", "|โครงการ | งบประมาณ | สถานะ\n" + ROADS.format("เสร็จ", "งดจัด"), True),
    ("O10", "|โครงการ | งบประมาณ | สถานะ\n" + ROADS.format("-", "-"), False),
    ("O10", "|โครงการ | งบประมาณ | ไตรมาส 3\n" + ROADS.format("/", "-"), False),
    ("O10", "|โครงการ | งบประมาณ | เดือน\n" + ROADS.format("แล้วเสร็จ", "ยังไม่ดำเนินการ"), True),
    ("O10", "|โครงการ | งบประมาณ | เดือน\n" + ROADS.format("ม.ค. 65", "จัดแล้ว ธ.ค. 64"), False),
    ("O10", "|โครงการ | เริ่ม | แล้วเสร็จ\n" + ROADS.replace("90,000 | {0}", "{0} | {1}").format("ธ.ค. 64", "มี.ค. 65"), False),  # from when to when
    ("O18", "|รายการ | ประมาณการ | เกิดขึ้นจริง\nรายจ่าย\n|งบกลาง | 900 | 400\n|งบลงทุน | 800 | 100", True),
    ("O18", "|รายการ | จ่ายจริง ปี 2563 | ประมาณการ ปี 2565\n|งบกลาง | 900 | 400\n|งบลงทุน | 800 | 100", False),
    ("O25", "|นโยบาย | เป้าหมาย | ผล\n|สรรหา | ครบ | บรรลุ\n|อบรม | 16 ชม. | ไม่บรรลุ", True),
    ("O25", "|นโยบาย | ผลที่คาดว่าจะได้รับ\n|สรรหา | คนดี\n|อบรม | คนเก่ง", False),
    ("O39", "1. อบรมพนักงาน จัดเมื่อ 18 มี.ค. 65 ใช้ 9,000 บาท\n2. ทำป้ายแล้ว 6 ป้าย\n3. ตรวจรับงาน 5 งาน", True),
    ("O39", "1. อบรมพนักงาน 15,000 บาท ก.พ. 65\n2. ทำป้าย ให้แล้วเสร็จภายใน มี.ค. 65\n3. ตรวจรับงาน ตลอดปี", False),
    ("O39", "1. สวดมนต์ทุกวันพระ มีคนมา 22 คน\n2. ทำสื่อติดรถขยะ จ่าย 7,500 บาท\n3. อบรม เลื่อนไปเดือนมิถุนายน", True),
    ("O18", "|หมวด | งบปี 65 | รวมตั้งแต่ต้นปี | เหลือ\n|งบกลาง | 900 | 400 | 500\n|งบลงทุน | 800 | 100 | 700", True),
    ("O21", "|งาน | วงเงิน\n|จ้างลานกีฬา ผู้ได้งาน หจก.สมมุติ | 489,000\n|ซื้อเครื่องตัดหญ้า ร้านสมมุติการเกษตร | 28,500\n|เช่ารถ | 9,000", True),
    ("O21", "|งาน | วงเงิน\n|ซื้อวัสดุทำความสะอาด | 20,000\n|ซ่อมร้านค้าชุมชน | 28,500\n|เช่ารถ | 9,000", False),
    ("O25", "จัดอบรมพนักงาน 24 - 25 กุมภาพันธ์ 2565 รวม 54 คน\nผลทดสอบเฉลี่ยร้อยละ 86", True),
    ("O25", "จัดอบรมพนักงาน 24 - 25 กุมภาพันธ์ 2565 และจะส่งเสริมความก้าวหน้า\nพัฒนาบุคลากรให้มีความรู้", False),
    ("O25", "การสรรหาคนดีคนเก่ง การพัฒนาบุคลากร\nประกาศ ณ วันที่ 1 ตุลาคม พ.ศ. 2564", False),
    ("O12", "|โครงการ | งบประมาณ | สถานะ\n" + ROADS.format("เสร็จ", "งดจัด"), False),  # a report is asked for
])  # fmt: skip
def test_what_came_of_it_is_no_plan(
    pages: SimpleNamespace, framework: Framework, code: str, body: str, *, is_done: bool
) -> None:
    asked = framework.indicator(code)
    view = view_of(pages.dossier(f"={asked.name_th}\n#{asked.name_th}\n{body}", indicator=code), framework)
    assert bool(already_done(view, asked)) is is_done


@pytest.mark.parametrize(("year", "is_done"), [(2564, False), (2565, False), (2566, True)])
def test_an_aim_of_a_year_before_is_no_plan(pages: SimpleNamespace, year: int, *, is_done: bool) -> None:
    rules = load(year)
    asked = next(one for one in rules.indicators if one.about and all(about.endswith("_plan") for about in one.about))
    table = "|หมวด | เป้าหมายปี 2565 | จ่ายจริง\n|งบกลาง | 900 | 400\n|งบลงทุน | 800 | 100"
    view = view_of(pages.dossier(f"={asked.name_th}\n#{asked.name_th}\n{table}", indicator=asked.code), rules)
    assert bool(already_done(view, asked)) is is_done


@pytest.mark.parametrize(("code", "line", "met"), [
    ("O24", "หากพบปัญหาการใช้งานหรือมีข้อเสนอแนะ แจ้งผู้ดูแลระบบ", None),
    ("O20", "ท่านที่มีปัญหาในการอ่านหรือข้อเสนอแนะ โปรดติดต่อกองคลัง โทร 0", None),
    ("O12", "ถ้ามีปัญหาหรือข้อเสนอแนะ สอบถามได้ที่งานแผน", None),
    ("O20", "พบปัญหาเบิกจ่ายล่าช้า ข้อเสนอแนะ ให้เร่งติดต่อผู้รับจ้าง", True),
    ("O41", "มีปัญหาบุคลากรไม่พอ ข้อเสนอแนะ ให้แจ้งเวียนล่วงหน้า", True),
])  # fmt: skip
def test_what_is_asked_of_readers_is_no_problem(
    seen: Seen, framework: Framework, code: str, line: str, met: bool | None
) -> None:
    found = {one.id: one.met for one in measure(seen(code, f"ผลปี 2564\n{line}"), framework.indicator(code))}
    assert (found["problems"], found["suggestions"]) == (met, met)


HEAD = "รายการ วงเงิน เดือน/ปี ที่คาดว่าจะประกาศ"


@pytest.mark.parametrize(("lines", "met"), [
    (f"{HEAD}\nก่อสร้างถนน 730,000 11/2563\nซื้อรถ 640,000 04/2564", None),
    (f"{HEAD}\nก่อสร้างถนน 730,000 11/2564\nซื้อรถ 640,000 04/2565", True),
    (f"{HEAD}\nก่อสร้างถนน 730,000 ตามสัญญาเลขที่ 11/2563\nซื้อรถ 640,000 เลขที่ 4/2564", True),
    ("รายการ วงเงิน หนังสือ\nก่อสร้างถนน 730,000 11/2563\nซื้อรถ 640,000 04/2564", True),
])  # fmt: skip
def test_months_in_figures(seen: Seen, framework: Framework, lines: str, met: bool | None) -> None:
    asked = framework.indicator("O21")
    assert measure_period(seen("O21", lines), asked, framework, as_of=date(2022, 4, 10)).met is met


@pytest.mark.parametrize(("title", "met"), [("พ.ศ. 2561 - 2563", False), ("พ.ศ. 2564 - 2566", True)])
def test_the_span_of_a_file_is_that_of_what_is_in_force(seen: Seen, framework: Framework, title: str, met: bool) -> None:
    view = seen("O25", f"แผนพัฒนาบุคลากร {title}\nอบรมพัสดุ 5 คน", link="-แผนพัฒนาบุคลากร พ.ศ. 2564 - 2566")
    assert measure_period(view, framework.indicator("O25"), framework, as_of=date(2022, 4, 10)).met is met
