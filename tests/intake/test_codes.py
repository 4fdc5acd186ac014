"""Indicator codes in every spelling that people use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.codes import looks_like_code, names_several, parse_code

CODES = tuple(f"O{number}" for number in range(1, 44))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("O18", "O18"), ("o18", "O18"), ("018", "O18"), ("0 18", "O18"), ("O 18", "O18"), ("O-18", "O18"), ("o-18", "O18"),
        ("O๑๘", "O18"), ("๐๑๘", "O18"), ("๑๘", "O18"), ("18", "O18"), ("OIT18", "O18"), ("OIT 18", "O18"), ("OIT-O18", "O18"),
        ("ข้อ 18", "O18"), ("ข้อ18", "O18"), ("ข้อ o1", "O1"), ("ข้อที่ ๑๘", "O18"), ("ข้อ O18", "O18"), ("ตัวชี้วัดที่ 18", "O18"),
        ("ตัวชี้วัด O18", "O18"), ("รหัส O18", "O18"), ("Item 18", "O18"), ("No. 18", "O18"), ("indicator o18", "O18"),
        ("O18 แผนการใช้จ่ายงบประมาณประจำปี", "O18"), ("O18แผนการใช้จ่าย", "O18"),
        ("O18: แผน", "O18"), ("O18. แผน", "O18"), ("O18) แผน", "O18"),
        ("30การประเมินความพึงพอใจ", "O30"), ("(O18)", "O18"), ("[O18]", "O18"), ("O18\nแผนการใช้จ่าย", "O18"), ("O18 แผน ปี 2565", "O18"),
        ("О18", "O18"), ("о18", "O18"), ("Ο18", "O18"), ("'O18", "O18"), ("'018", "O18"), ("Ｏ１８", "O18"), ("ｏ１８", "O18"),
        ("  O18  ", "O18"), ("\u200bO18", "O18"), ("O\u200b18", "O18"),
        ("\ufeffO18", "O18"), ("O\u00a018", "O18"), ("O18.0", "O18"), ("18.0", "O18"),
        ("O.18", "O18"), ("O_18", "O18"), ("O–18", "O18"), ("“O18”", "O18"),
        ("- O18", "O18"), ("#18", "O18"), ("O018", "O18"), ("O0018", "O18"),
        ("O1", "O1"), ("O01", "O1"), ("01", "O1"), ("001", "O1"), ("1", "O1"),
        ("O10", "O10"), ("010", "O10"), ("10", "O10"), ("O43", "O43"), ("O4", "O4"),
        ("O8 Q&A", "O8"),
        ("O1 1. โครงสร้าง", "O1"), ("O1 65", "O1"), ("O2 (1)", "O2"), ("O9 Social Network", "O9"),
        ("O19 รายงานผลตาม O18", "O19"), ("O19 รายงาน (ดู O18)", "O19"), ("O19 [O18]", "O19"), ("O11 เดิม ข้อ O12", "O11"), ("O18 แผน O18", "O18"),
        ("O18 018", "O18"), ("O5 02-123-4567", "O5"), ("O12 12 เดือน", "O12"), ("O15 CO2", "O15"), ("O1 ISO 9001", "O1"),
        ("O17 E-Service", "O17"), ("O11 รายงาน รอบ 6 เดือน", "O11"),
    ],
)  # fmt: skip
def test_a_spelling_is_read(cell: str, code: str) -> None:
    assert parse_code(cell, CODES) == code


@pytest.mark.parametrize(
    "cell",
    [
        "",
        " ",
        "O44",
        "044",
        "99",
        "O0",
        "0",
        "O",
        "ข้อ",
        "O180",
        "180",
        "2565",
        "O2565",
        "1.5",
        "O1.2",
        "O1-O5",
        "O1,O2",
        "1, 2",
        "O1 และ O2",
        "O1/O2",
        "O1 ถึง O9",
        "O1 - O9",
        "แผนการใช้จ่าย",
        "MOIT18",
        "EB18",
        "รวม",
        "A18",
        "X 18",
        "-",
        "n/a",
        "https://a.example/o18",
        "วันที่ 18",
        "O18O19",
        "o18o19",
        "๐๑๘ ๐๑๙",
        "O1 O2",
        "O1\nO2",
        "O18\r\nO19\r\nO20",
        "018 019",
        "18 19",
        "18\n19",
        "ข้อ 18 ข้อ O19",
        "ข้อ 18 ข้อ 19",
        "O18 แผนการใช้จ่าย O19 รายงาน",
        "O18 แผน\nO19 รายงาน",
        "O18 แผน และ O19 ผล",
        "O18 O99",
        "½",
        "O 1 8",
        "O1 8",
        "0 1 8",
        "O ๑ ๘",
        "ข้อ 1 8",
        "O 1 8 แผนการใช้จ่าย",
    ],
)
def test_what_is_no_code_is_none(cell: str) -> None:
    assert parse_code(cell, CODES) is None


@pytest.mark.parametrize(
    ("cell", "several"),
    [
        ("O18 O19", True),
        ("O1, O2", True),
        ("18 19", True),
        ("O1-O5", True),
        ("O18", False),
        ("O1.2", False),
        ("O44 O45", False),
        ("รวม", False),
    ],
)
def test_several_codes_are_told_from_an_unknown_one(cell: str, *, several: bool) -> None:
    assert names_several(cell, CODES) is several


@pytest.mark.parametrize(
    ("cell", "codes", "code"), [("O36", CODES[:35], None), ("O35", CODES[:35], "O35"), ("O1", (), None), ("1", ("O1",), "O1")]
)
def test_the_framework_says_what_exists(cell: str, codes: tuple[str, ...], code: str | None) -> None:
    assert parse_code(cell, codes) == code


@pytest.mark.parametrize("code", CODES)
def test_each_code_reads_as_itself_in_every_form(code: str) -> None:
    number = int(code[1:])
    thai = "".join(chr(0x0E50 + int(digit)) for digit in str(number))
    forms = [code, code.lower(), f"0{number}", f"O{number:02}", thai, f"O{thai}", f"ข้อ {number}", f"{code} ชื่อข้อ", f"{number}.0"]
    assert {parse_code(form, CODES) for form in forms} == {code}


@pytest.mark.parametrize(
    ("cell", "meant"),
    [("O44", True), ("o-99", True), ("ข้อ 44", True), ("180", True), ("รวม", False), ("หมายเหตุ", False), ("", False)],
)
def test_a_code_out_of_range_is_told_from_words(cell: str, *, meant: bool) -> None:
    assert looks_like_code(cell) is meant


@given(st.text(max_size=400))
def test_any_text_is_a_code_of_the_framework_or_none(cell: str) -> None:
    assert parse_code(cell, CODES) in {None, *CODES}
    assert looks_like_code(cell) in {True, False}
