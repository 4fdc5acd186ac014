"""Header names in every spelling, and the two forms of a table."""

import pytest

from intake.fields import NAMES, Field, field_of, header_key
from intake.headers import columns_of

CODES = tuple(f"O{number}" for number in range(1, 44))

# The names of the public contract, word for word.
CONTRACT = {
    Field.AGENCY: "agency หน่วยงาน ชื่อหน่วยงาน อปท name",
    Field.INDICATOR: "indicator ข้อ ตัวชี้วัด รหัส oit item code",
    Field.URL: "url ลิงก์ ลิงค์ link links urls",
    Field.EXPLANATION: "explanation คำอธิบาย คำอธิบายเพิ่มเติม note",
    Field.FISCAL_YEAR: "fiscal_year ปีงบประมาณ",
    Field.AGENCY_TYPE: "agency_type ประเภท",
    Field.DISTRICT: "district อำเภอ",
    Field.PROVINCE: "province จังหวัด",
    Field.HOME_URL: "home_url เว็บไซต์",
    Field.EMAIL: "email อีเมล",
    Field.DIVISION: "division ส่วนราชการที่รับผิดชอบ",
}


@pytest.mark.parametrize(("field", "name"), [(field, name) for field, names in CONTRACT.items() for name in names.split()])
def test_names_of_the_contract_in_any_spelling(field: Field, name: str) -> None:
    spaced = " ".join(name)
    for spelling in (
        name,
        name.upper(),
        name.title(),
        f" {name} ",
        f"{name}:",
        f"*{name}",
        f"{name} *",
        f"_{name}_",
        f"\u200b{name}\ufeff",
        spaced,
    ):
        assert field_of(spelling) is field, spelling


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("URL ที่ส่ง", Field.URL), ("ลิงก์ URL", Field.URL), ("ชื่อ อปท.", Field.AGENCY),
        ("หน่วยงาน (อปท.)", Field.AGENCY), ("ตัวชี้วัด OIT", Field.INDICATOR),
        ("ข้อ (OIT)", Field.INDICATOR), ("URL (required)", Field.URL),
        ("Fiscal\u00a0Year", Field.FISCAL_YEAR), ("fiscal-year", Field.FISCAL_YEAR),
        ("ปีงบประมาณ พ.ศ.", Field.FISCAL_YEAR), ("หน่วยงาน / Agency", Field.AGENCY),
        ("ข้อ\nIndicator", Field.INDICATOR), ("Link\r\nURL", Field.URL),
        ("E-mail", Field.EMAIL), ("เเบบ OIT", Field.INDICATOR),
        ("คําอธิบาย", Field.EXPLANATION), ("อําเภอ", Field.DISTRICT), ("ＵＲＬ", Field.URL),
        ("URL 1", Field.URL), ("ลิงก์ที่ส่ง2", Field.URL), ("ลำดับ", None), ("ที่", None),
        ("ชื่อข้อ", None), ("", None), ("URLx", None), ("2565", None), ("O18", None),
    ],
)  # fmt: skip
def test_kindred_names(header: str, field: Field | None) -> None:
    assert field_of(header) is field


def test_no_name_stands_for_two_fields() -> None:
    keys = [(header_key(name), field) for field, names in NAMES.items() for name in names]
    assert len({key for key, _ in keys}) == len(dict(keys)) == len(set(keys))


@pytest.mark.parametrize(
    ("header", "urls", "indicators"),
    [
        ("หน่วยงาน,ข้อ,ลิงก์", (2,), ()),
        ("ลำดับ,URL,agency,indicator", (1,), ()),
        ("agency,indicator,URL 1,URL 2", (2, 3), ()),
        ("agency,O1,O2", (), ((1, "O1"), (2, "O2"))),
        ("agency,O18", (), ((1, "O18"),)),
        ("หน่วยงาน,จังหวัด,O18 แผนการใช้จ่าย,๐๑๙,ข้อ 20", (), ((2, "O18"), (3, "O19"), (4, "O20"))),
        ("agency,1,2,3", (), ((1, "O1"), (2, "O2"), (3, "O3"))),
        ("agency,indicator,url,1,2", (2,), ()),
        ("agency,url,O1,O2", (), ((2, "O1"), (3, "O2"))),
    ],
)
def test_forms(header: str, urls: tuple[int, ...], indicators: tuple[tuple[int, str], ...]) -> None:
    columns = columns_of(header.split(","), CODES)
    assert columns is not None
    assert (columns.urls, columns.indicators) == (urls, indicators)


@pytest.mark.parametrize(
    "header",
    ["", "a,b,c", "agency", "agency,url", "agency,indicator", "indicator,url", "agency,url,O1", "รายงาน,ปี,2565", "O1,O2,O3"],
)
def test_rows_that_are_no_header(header: str) -> None:
    assert columns_of(header.split(","), CODES) is None


@pytest.mark.parametrize(
    ("names", "rows", "chosen"),
    [
        (("ตัวชี้วัด", "ข้อ"), (), "ข้อ"),
        (("ข้อ", "ตัวชี้วัด"), (), "ข้อ"),
        (("ตัวชี้วัดย่อย", "รหัส"), (), "รหัส"),
        (("ตัวชี้วัด", "OIT"), (("9 การเปิดเผยข้อมูล", "1"), ("10", "40")), "OIT"),
        (("ตัวชี้วัด", "ข้อ"), (("9 การเปิดเผยข้อมูล", "O1"), ("10 การป้องกันการทุจริต", "O40")), "ข้อ"),
        (("ตัวชี้วัด", "ข้อ"), (("9.1 ข้อมูลพื้นฐาน", "1"), ("9.1 ข้อมูลพื้นฐาน", "")), "ข้อ"),
        (("ตัวชี้วัด", "ข้อ"), (("O1 โครงสร้าง", "1"), ("O2 ผู้บริหาร", "2")), "ตัวชี้วัด"),
        (("ตัวชี้วัด", "ข้อ"), (("O1 โครงสร้าง", "9.1"), ("O2 ผู้บริหาร", "9.1")), "ตัวชี้วัด"),
        (("ตัวชี้วัด", "ข้อ"), (("O1", "O1"),), "ข้อ"),
        (("ตัวชี้วัด", "ข้อ"), (("18", ""), ("19",)), "ตัวชี้วัด"),
        (("รหัส", "ข้อ"), (("6210101", "1"), ("6210102", "2")), "ข้อ"),
        (("ข้อ", "รหัส"), (("1", "O18"), ("2", "O19")), "รหัส"),
        (("ข้อ", "รหัส"), (("1", "1"),), "ข้อ"),
    ],
)
def test_of_several_columns_for_the_indicator_the_one_with_the_codes(
    names: tuple[str, str], rows: tuple[tuple[str, ...], ...], chosen: str
) -> None:
    columns = columns_of(["หน่วยงาน", *names, "url"], CODES, below=[("A", *row) for row in rows])
    assert columns is not None
    assert columns.column(Field.INDICATOR) == 1 + names.index(chosen)
    other = names[1 - names.index(chosen)]
    assert (columns.doubled, columns.unused) == ((other,), (other,))


@pytest.mark.parametrize(
    ("header", "unused"), [("agency,O1,O2,URL", ("URL",)), ("agency,url,O1,O2", ("url",)), ("agency,ข้อ,O1,O2", ("ข้อ",)), ("agency,O1,O2,เว็บไซต์", ())]
)  # fmt: skip
def test_a_column_that_the_wide_form_has_no_use_for_is_named(header: str, unused: tuple[str, ...]) -> None:
    columns = columns_of(header.split(","), CODES)
    assert columns is not None
    assert columns.unused == unused


def test_one_sheet_an_agency_needs_no_agency_column() -> None:
    columns = columns_of(["ข้อ", "url"], CODES, needs_agency=False)
    assert columns is not None
    assert not columns.has_agency


def test_headers_that_stand_twice_and_headers_without_use_are_named() -> None:
    columns = columns_of(["ลำดับ", "agency", "หน่วยงาน", "ข้อ", "url", "ผู้ตรวจ", "สถานะ"], CODES)
    assert columns is not None
    assert columns.doubled == ("หน่วยงาน",)
    assert columns.unused == ("หน่วยงาน", "ผู้ตรวจ", "สถานะ")
    assert columns.column(Field.AGENCY) == 1


@pytest.mark.parametrize(
    ("header", "field", "chosen"),
    [
        ("name,agency,ข้อ,URL", Field.AGENCY, "agency"),
        ("name,หน่วยงาน,ข้อ,URL", Field.AGENCY, "หน่วยงาน"),
        ("URL,ข้อ,Name,ชื่อหน่วยงาน (อปท.)", Field.AGENCY, "ชื่อหน่วยงาน (อปท.)"),
        ("name,ข้อ,URL", Field.AGENCY, "name"),
        ("อปท.,หน่วยงาน,ข้อ,URL", Field.AGENCY, "อปท."),
        ("agency,item,indicator,URL", Field.INDICATOR, "indicator"),
        ("agency,ข้อ,URL,หมายเหตุ,คำอธิบาย", Field.EXPLANATION, "คำอธิบาย"),
        ("agency,ข้อ,URL,ปี,ปีงบประมาณ", Field.FISCAL_YEAR, "ปีงบประมาณ"),
        ("name,agency,O1,O2", Field.AGENCY, "agency"),
    ],
)
def test_a_fields_own_name_comes_before_another_that_is_accepted(header: str, field: Field, chosen: str) -> None:
    names = header.split(",")
    columns = columns_of(names, CODES)
    assert columns is not None
    assert names[columns.column(field) or 0] == chosen
    assert set(columns.unused) == set(columns.doubled) or not columns.doubled


def test_url_columns_stay_in_their_order_beside_doubled_names() -> None:
    columns = columns_of(["URL 2", "name", "URL 1", "agency", "ข้อ"], CODES)
    assert columns is not None
    assert columns.urls == (0, 2)
