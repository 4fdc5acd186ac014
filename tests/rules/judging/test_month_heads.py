"""Tables with the months of another year below lines that call them the wanted one's."""

from types import SimpleNamespace

import pytest

from model.document import Kind
from rules.framework import Period

MET, WRONG, OPEN = True, False, None
SHORT = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.")
LABEL = "แผนตัวอย่าง อบต.ตัวอย่าง\nปีงบประมาณ 2565 รอบ 6 เดือน\n"


def dated(year: int) -> list[str]:
    """October to March of a fiscal year."""
    return [f"{month} {(year - 1 if number < 3 else year) % 100}" for number, month in enumerate(SHORT)]


def table(year: int, first: str = "งาน") -> str:
    """Services and how many came in each month."""
    return f"|{first} | {' | '.join(dated(year))} | รวม\n|ชำระภาษี | 3 | 2 | 5 | 42 | 66 | 91 | 209\n|แจ้งซ่อม | 7 | 9 | 6 | 8 | 11 | 10 | 51\n"


ROWS = "|เดือน | ผู้รับบริการ\n" + "\n".join(f"|{month} | {number}" for number, month in enumerate(dated(2564), 14))
CELLS = "งาน\n" + "\n".join(dated(2564)) + "\nชำระภาษี\n3\n2\n5\n42\n66\n91"
GLUED = f"งานบริการ {' '.join(dated(2564))}\nชำระภาษี 3 2 5 42 66 91"


@pytest.mark.parametrize(("page", "met"), [
    (LABEL + table(2564), WRONG), (LABEL + ROWS, WRONG), (LABEL + CELLS, WRONG), (LABEL + GLUED, WRONG),
    ("แผนตัวอย่าง รอบ 6 เดือนแรก (ตุลาคม 2564 - มีนาคม 2565)\n" + table(2564), WRONG),
    ("#สถิติ\nแผนตัวอย่าง ปี 2565 ตั้งแต่ 1 ต.ค. 64 ถึง 31 มี.ค. 65\n" + table(2564), WRONG),
    (LABEL + table(2563), WRONG),
    (LABEL + table(2564) + "รวบรวมโดยสำนักปลัด 4 เมษายน 2565", OPEN),  # gathered this year below last year's heads
    (LABEL + "|งาน | ต.ค. 63 | พ.ย. 63 | ธ.ค. 63 | รวม\n|ชำระภาษี | 3 | 2 | 5 | 10", OPEN),
    (LABEL + table(2565), MET),
    (LABEL + table(2565) + table(2564), MET), (LABEL + table(2564) + table(2565), MET),
    (LABEL + table(2564) + "ปีงบประมาณ 2565 รอบ 6 เดือน มีผู้รับบริการ 415 ราย", MET),
    ("แผนตัวอย่าง ปีงบประมาณ 2565 รอบ 6 เดือน มีผู้รับบริการ 415 ราย\n" + table(2564), MET),  # the figures stand above
    (LABEL + "เปรียบเทียบกับปีก่อน\n|งาน | ไตรมาส 1 | ไตรมาส 2\n|ชำระภาษี | 14 | 20\n" + table(2564), MET),
    (LABEL + table(2564) + "|งาน | ไตรมาส 1 | ไตรมาส 2\n|ชำระภาษี | 14 | 20\n", MET),
    (LABEL + "|ชำระภาษี | 209\n|แจ้งซ่อม | 51\n" + table(2564, "ปีที่แล้ว"), MET),
    (LABEL + table(2564, "เปรียบเทียบ"), MET),
    (LABEL + "|งาน | ต.ค. | พ.ย. | ธ.ค. | ม.ค. | ก.พ. | มี.ค.\n|ชำระภาษี | 3 | 2 | 5 | 4 | 2 | 1\n" + table(2564), MET),
])  # fmt: skip
def test_months_of_another_year_below_the_wanted_one(bench: SimpleNamespace, page: str, met: bool | None) -> None:
    assert bench.period_of(page, asked=bench.indicator(Period.FIRST_6_MONTHS)).met is met


@pytest.mark.parametrize(("year", "met"), [(2564, WRONG), (2565, MET)])
def test_the_table_of_a_file(bench: SimpleNamespace, year: int, met: bool | None) -> None:
    file = bench.document(f"{LABEL}{table(year)}", url=f"{bench.host}/a.pdf", kind=Kind.PDF)
    asked = bench.indicator(Period.FIRST_6_MONTHS)
    assert bench.period_of("แผนตัวอย่าง ปีงบประมาณ 2565 รอบ 6 เดือน", file, asked=asked).met is met
