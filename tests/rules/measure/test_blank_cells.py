"""Tables that were handed out to be filled in: rows that end before the columns of results do."""

from collections.abc import Callable, Mapping

import pytest

Met = Callable[[str, str], Mapping[str, bool | None]]
RISKS = "|ที่ | เหตุการณ์ความเสี่ยง | โอกาส | ผลกระทบ | ระดับความเสี่ยง | มาตรการ\n"
PLAN = "|ลำดับ | โครงการ | งบประมาณ | ระยะเวลา | ผลการดำเนินงาน\n"


@pytest.mark.parametrize(("code", "part", "blank", "filled"), [
    ("O36", "levels", RISKS + "|1 | เบิกเท็จ\n|2 | รับสินบน", RISKS + "|1 | เบิกเท็จ | 3 | 2 | ปานกลาง\n|2 | รับสินบน | 2 | 2 | ต่ำ"),
    ("O12", "results", PLAN + "|1. | ขุดคลอง | 5,000\n|2. | ซ่อมถนน", PLAN + "|1. | ขุดคลอง | 5,000 | ม.ค. | ผ่าน\n|2. | ซ่อมถนน | - | ก.พ. | ผ่าน"),
    ("O10", "duration", PLAN + "|๑ | ขุดคลอง | 5,000\n|๒ | ซ่อมถนน | 9,000", PLAN + "|๑ | ขุดคลอง | 5,000 | ม.ค.\n|๒ | ซ่อมถนน | 9,000 | ก.พ."),
])  # fmt: skip
def test_columns_behind_the_last_filled_cell_are_empty(met: Met, code: str, part: str, blank: str, filled: str) -> None:
    assert met(code, blank)[part] is not True
    assert met(code, filled)[part] is True


@pytest.mark.parametrize("nothing", ["ยังไม่ถึงกำหนด", "ยังไม่ได้ดำเนินการ รองบประมาณ"])
def test_a_column_of_what_was_not_begun_shows_nothing(met: Met, nothing: str) -> None:
    rows = "|ที่ | ความเสี่ยงการทุจริต | กำหนด | ผลการดำเนินการ\n|1 | เบิกเท็จ | ก.ย. 65 | {}\n|2 | รับสินบน | ส.ค. 65 | {}"
    assert met("O37", rows.format(nothing, nothing))["actions"] is not True
    assert met("O37", rows.format("ตรวจเลขไมล์แล้ว 6 ครั้ง", nothing))["actions"] is True


def test_a_phrase_that_reaches_into_a_blank_column_shows_nothing(met: Met) -> None:
    spent = "|โครงการ | ตั้งไว้ | จ่ายจริง | ผลที่ได้\n|ขุดคลอง | 5,000 | {} | เสร็จ\n|ซ่อมถนน | 9,000 | {} | เสร็จ"
    assert met("O12", spent.format("", ""))["spending"] is not True
    assert met("O12", spent.format("4,800", "9,000"))["spending"] is True


LISTED = "|ลำดับ | เรื่อง | รายละเอียด | เอกสารแนบ\n"


@pytest.mark.parametrize(("code", "part", "rows"), [
    ("O27", "recruitment", ("การสรรหาและคัดเลือกบุคลากร", "การบรรจุและแต่งตั้งบุคลากร")),
    ("O29", "steps", ("ขั้นตอนการรับเรื่อง", "การแจ้งผล")),
    ("O25", "policy", ("ด้านการสรรหาบุคลากร", "ด้านสวัสดิการ")),
])  # fmt: skip
def test_numbered_names_beside_columns_that_are_blank(met: Met, code: str, part: str, rows: tuple[str, ...]) -> None:
    blank = "\n".join(f"|{number} | {name} |  | " for number, name in enumerate(rows, start=1))
    told = "\n".join(f"|{number} | {name} | ภายใน 7 วัน | ดูไฟล์" for number, name in enumerate(rows, start=1))
    assert met(code, LISTED + blank)[part] is not True
    assert met(code, LISTED + told)[part] is True


BOUGHT = "|ที่ | งานที่ซื้อหรือจ้าง | วงเงิน | ราคากลาง | วิธีซื้อหรือจ้าง\n"
NOVEMBER = "#พฤศจิกายน 2564\nไม่มีการจัดซื้อจัดจ้างในเดือนนี้"


@pytest.mark.parametrize("other", [NOVEMBER, f"{BOUGHT}|1 | จ้างซ่อมรถ | 14,200 | {{}} | เฉพาะเจาะจง"])
def test_a_blank_column_beside_a_month_without_purchases_and_in_two_tables_of_a_sheet(met: Met, other: str) -> None:
    months = f"{BOUGHT}|1 | เช่าเครื่องถ่ายเอกสาร | 36,000 | {{}} | เฉพาะเจาะจง\n{other}"
    assert met("O23", months.format("", ""))["reference_price"] is not True
    assert met("O23", months.format("36,000", "14,200"))["reference_price"] is True


def test_no_purchases_at_all_stand_for_every_column(met: Met) -> None:
    assert met("O23", NOVEMBER)["reference_price"] is True


HALF = "|ที่ | งานที่ซื้อหรือจ้าง | วงเงินที่จะซื้อ | ราคากลาง | วิธีซื้อ | ผู้เสนอราคา | เหตุผลที่คัดเลือก\n"
FULL = "|1 | ซื้อน้ำมัน | 45,000 | 45,000 | เฉพาะเจาะจง | ปั๊มตัวอย่าง | ราคาต่ำ\n|2 | จ้างซ่อมรถ | 9,000 | 9,000 | เฉพาะเจาะจง | อู่ตัวอย่าง 9,000 | ตรงงาน"
OPEN = "|1 | ซื้อวัสดุ | 61,350 | | เฉพาะเจาะจง\n|2 | จ้างซ่อมถนน | 27,800 | | เฉพาะเจาะจง"
NONE = "|- | ไม่มีการจัดซื้อจัดจ้าง"
DASHED = "|1 | ซื้อวัสดุ | 61,350 | - | เฉพาะเจาะจง | ร้านตัวอย่าง | ตรงงาน"


def months(*tables: str) -> str:
    return "\n".join(f"#เดือนที่ {number}\n{HALF}{rows}" for number, rows in enumerate(tables, start=1))


@pytest.mark.parametrize("tables", [
    (FULL, FULL, FULL, OPEN, OPEN, OPEN),  # half of the months are still to be filled in
    (FULL, FULL, FULL, FULL, FULL, OPEN),
    (OPEN, FULL),
    (FULL, NONE, "|1 | ซื้อวัสดุ | 61,350 | | เฉพาะเจาะจง"),  # one row, and several columns without a word
])  # fmt: skip
def test_a_column_that_is_filled_in_some_of_the_months_only(met: Met, tables: tuple[str, ...]) -> None:
    found = met("O23", months(*tables))
    assert (found["reference_price"], found["bidders"]) == (None, None)
    assert found["amount"] is True


@pytest.mark.parametrize("tables", [(FULL, FULL), (FULL, NONE, FULL), (FULL, DASHED)])
def test_months_without_purchases_and_dashes_leave_no_column_open(met: Met, tables: tuple[str, ...]) -> None:
    found = met("O23", months(*tables))
    assert (found["reference_price"], found["bidders"]) == (True, True)


def test_quarters_of_which_one_has_no_results(met: Met) -> None:
    head = "|โครงการ | งบประมาณที่ตั้งไว้ | ผลการดำเนินงาน | เบิกจ่ายแล้ว\n"
    told = f"#ไตรมาส 1\n{head}|ขุดคลอง | 5,000 | แล้วเสร็จ | 4,800\n|ซ่อมถนน | 9,000 | แล้วเสร็จ | 9,000\n#ไตรมาส 2\n{head}"
    assert met("O11", told + "|ซ่อมราง | 8,000 | |\n|ตัดหญ้า | 2,000 | |")["progress"] is not True
    assert met("O11", told + "|ซ่อมราง | 8,000 | ระหว่างดำเนินการ | 0\n|ตัดหญ้า | 2,000 | แล้วเสร็จ | 2,000")["progress"] is True
