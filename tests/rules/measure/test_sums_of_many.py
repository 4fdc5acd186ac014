"""Items, and rows that count the items of a strategy or a division."""

import pytest


@pytest.mark.parametrize(("code", "part", "lines", "met"), [
    ("O11", "projects", ("|ยุทธศาสตร์|จำนวนโครงการ|เบิกจ่าย", "|ถนน|12|1,200,000", "|คุณภาพชีวิต|20|300,000"), None),
    ("O11", "projects", ("|หน่วยงาน|งบประมาณ|เบิกจ่าย", "|สำนักปลัด|900|300", "|กองช่าง|800|200"), None),
    ("O10", "projects", ("|ด้าน|จำนวนโครงการ|งบประมาณ", "|ถนน|12|1,200,000", "|น้ำ|20|300,000"), None),
    ("O11", "projects", ("|สถานะ|จำนวนโครงการ|เบิกจ่าย", "|แล้วเสร็จ|9|86,400", "|ยังไม่ดำเนินการ|8|0"), None),
    ("O39", "projects", ("|มิติ|จำนวนโครงการ/กิจกรรม|งบประมาณ", "|สังคมที่ไม่ทน|12|850,000", "|กลไกการตรวจสอบ|7|60,000"), None),
    ("O11", "projects", ("|หน่วยงาน|โครงการ|เบิกจ่าย", "|กองช่าง|ถนน หมู่ 2|200", "|กองช่าง|ท่อ หมู่ 3|200"), True),
    ("O11", "projects", ("|ยุทธศาสตร์|จำนวน|เบิกจ่าย", "|ถนน|2|200", "1. ก่อสร้างถนน หมู่ 2", "2. ซ่อมท่อ หมู่ 3"), True),
])  # fmt: skip
def test_rows_that_are_no_projects(code, part, lines, met, measured):
    assert measured(code, "\n".join(("=รายงานผลการดำเนินงาน รอบ 6 เดือน", *lines)))[part].met is met


@pytest.mark.parametrize(("line", "met"), [
    ("https://www.facebook.com/ban.example", None),  # written, and no link
    ("ค้นหาใน Facebook", False),
])  # fmt: skip
def test_an_address_that_is_only_written(line, met, measured):
    assert measured("O9", f"=Social Network\n{line}")["link"].met is met
