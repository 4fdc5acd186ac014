"""Six months in the title, and below it from when to when: another half-year than the one that is asked for."""

from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.measure.time.period_result import PeriodResult

MET, OPEN, WRONG = True, None, False
TITLE = "รายงานการกำกับติดตาม รอบ 6 เดือน ปีงบประมาณ พ.ศ. 2565"
FILE = "#รายงานผลตามแผน รอบ 6 เดือน\n#เทศบาลตำบลบ้านตัวอย่าง\n{}\n|โครงการ | ใช้ไป\n|{}\nรายงาน ณ วันที่ 11 เมษายน 2565"
PAGE = "บัดนี้ได้ดำเนินการครบรอบ 6 เดือนแล้ว จึงขอรายงานผลดังนี้\n-รายงาน"


def period(bench: SimpleNamespace, text: str, *files: object, title: str = TITLE) -> PeriodResult:
    asked = bench.indicator("first_6_months", names=("รายงานการกำกับติดตาม",))
    return bench.period_of(f"={title}\n#{title}\n{text}", *files, asked=asked)


def pdf(bench: SimpleNamespace, text: str, name: str = "report") -> object:
    return bench.document(text, url=f"{bench.host}/{name}.pdf", kind=Kind.PDF)


@pytest.mark.parametrize(("head", "row", "met"), [
    ("ระหว่างเดือนเมษายน 2564 ถึง กันยายน 2564", "ต้นกล้าไม่โกง | 9,600 จัดเมื่อ 22 มิ.ย. 64", WRONG),
    ("(1 เมษายน - 30 กันยายน พ.ศ. 2564)", "ต้นกล้าไม่โกง | 9,600", WRONG),
    ("ประจำเดือน เม.ย. 64 – ก.ย. 64", "ต้นกล้าไม่โกง | 9,600", WRONG),
    ("ระหว่าง 1 ตุลาคม 2563 ถึง 31 มีนาคม 2564", "ต้นกล้าไม่โกง | 9,600", WRONG),
    ("ระหว่างเดือนเมษายน 2565 ถึง กันยายน 2565", "ต้นกล้าไม่โกง | 9,600", WRONG),
    ("ระหว่างเดือนตุลาคม 2564 ถึง มีนาคม 2565", "ต้นกล้าไม่โกง | 9,600 จัดเมื่อ 22 ม.ค. 65", MET),
    ("(1 ต.ค. 64 - 31 มี.ค. 65)", "ต้นกล้าไม่โกง | 9,600 ต่อเนื่องจาก มิ.ย. 64", MET),
    ("ระหว่างเดือนเมษายน 2564 ถึง กันยายน 2564", "ต้นกล้าไม่โกง | 9,600 จัดเมื่อ 22 ม.ค. 65", OPEN),  # a slip of the pen
    ("ประจำปีงบประมาณ พ.ศ. 2565", "ต้นกล้าไม่โกง | 9,600 ต่อเนื่องจาก มิ.ย. 64", MET),
    ("เปรียบเทียบกับเมษายน 2564 - กันยายน 2564 ของปีงบประมาณ 2564 และตุลาคม 2564 - มีนาคม 2565", "ต้นกล้าไม่โกง | 9,600", MET),
])  # fmt: skip
def test_which_half_a_file_says_below_its_title(bench: SimpleNamespace, head: str, row: str, met: bool | None) -> None:
    assert period(bench, PAGE, pdf(bench, FILE.format(head, row)), title=TITLE).met is met


def test_two_files_one_of_each_half(bench: SimpleNamespace) -> None:
    older = pdf(bench, FILE.format("ระหว่างเดือนเมษายน 2564 ถึง กันยายน 2564", "ต้นกล้าไม่โกง | 9,600"), "older")
    newer = pdf(bench, FILE.format("ระหว่างเดือนตุลาคม 2564 ถึง มีนาคม 2565", "ต้นกล้าไม่โกง | 9,600"), "newer")
    assert period(bench, PAGE, older, newer).met is MET
