"""Years and their roles: the table of everything seen on real pages."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.text import squash
from thai.years import YearRole, spans_in, years_in

F, P, B, D, M = YearRole.FISCAL, YearRole.PLAIN, YearRole.BARE, YearRole.DATE, YearRole.MONTH
LAW, NOISE, ITA, SPAN = YearRole.LAW, YearRole.NOISE, YearRole.ASSESSMENT, YearRole.SPAN
SIGNED, POSTED = YearRole.SIGNED, YearRole.POSTED

# Must read the same with blanks and squashed.
EITHER_WAY = [
    ("ปีงบประมาณ พ.ศ. 2565", [(2565, F)]),
    ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๕", [(2565, F)]),
    ("ปีงบประมาณ ๒๕๖๕ (ตุลาคม ๒๕๖๔ - กันยายน ๒๕๖๕)", [(2565, F), (2565, M), (2565, M)]),
    ("ประจำปี 2565", [(2565, P)]),
    ("ประจำปี ๒๕๖5", [(2565, P)]),
    ("แผนการใช้จ่ายงบประมาณประจำปี พ.ศ.๒๕๖5", [(2565, F)]),
    ("ปี 65", [(2565, P)]),
    ("ปี๖๕", [(2565, P)]),
    ("ปี '65", [(2565, P)]),
    ("งบประมาณ พ.ศ. 65", [(2565, F)]),
    ("พ ศ 65", [(2565, P)]),
    ("ประมาณ 65", []),
    ("มี 65", []),
    ("ปีงบ 65", [(2565, F)]),
    ("FY2565", [(2565, F)]),
    ("fy 2022", [(2565, F)]),
    ("Fiscal Year 2022", [(2565, F)]),
    ("พ.ศ. 2564", [(2564, P)]),
    ("พ.ศ 2564", [(2564, P)]),
    ("รายงาน 2564", [(2564, B)]),
    ("ปี 2022", [(2565, P)]),
    ("เทศบัญญัติงบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. 2565", [(2565, F)]),
    ("ข้อบัญญัติงบประมาณรายจ่าย ปี 2565", [(2565, P)]),
    ("ธ.ค. 2564", [(2565, M)]),
    ("กันยายน 2564", [(2564, M)]),
    ("9 ธ.ค. 64", [(2565, D)]),
    ("30 กันยายน ๒๕๖๔", [(2564, D)]),
    ("29/8/2566", [(2566, D)]),
    ("29/10/66", [(2567, D)]),
    ("2022-03-01", [(2565, D)]),
    ("01/12/2021", [(2565, D)]),
    ("๙ ธันวาคม พ.ศ. ๒๕๖๔", [(2565, D)]),
    ("ประกาศ ณ วันที่ 28 กันยายน 2564", [(2564, SIGNED)]),
    ("ลงวันที่ 5 มกราคม 2565", [(2565, SIGNED)]),
    ("โพสต์เมื่อ 3 มี.ค. 2565", [(2565, POSTED)]),
    ("วันที่เผยแพร่ : 3 มีนาคม 2565", [(2565, POSTED)]),
    ("ปรับปรุงล่าสุด 12/01/2565", [(2565, NOISE)]),
    ("วันที่ลงข้อมูล 7 เมษายน 2565", [(2565, POSTED)]),
    ("วันที่พิมพ์ : 29/8/2566", [(2566, NOISE)]),
    ("© 2022", [(2565, NOISE)]),
    ("สงวนลิขสิทธิ์ พ.ศ. 2563", [(2563, NOISE)]),
    ("เริ่มนับ 1 มกราคม 2560", [(2560, NOISE)]),
    ("โรคติดเชื้อไวรัสโคโรนา 2019", [(2562, NOISE)]),
    ("ปีการศึกษา 2564", [(2564, NOISE)]),
    ("โทร 0-5488-2565", [(2565, NOISE)]),
    ("ที่ พย 52001/2565", [(2565, NOISE)]),
    ("ว 123/2564", [(2564, NOISE)]),
    ("คำสั่งที่ 45/2564", [(2564, NOISE)]),
    ("การประชุม ครั้งที่ 1/2565", [(2565, B)]),
    ("2,565 บาท", []),
    ("2565 บาท", [(2565, NOISE)]),
    ("รหัสไปรษณีย์ 56000", []),
    ("054-412565", []),
    ("ITA ปี 2564", [(2564, ITA)]),
    ("ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2564", [(2564, ITA)]),
    ("ITA Online 2565", [(2565, ITA)]),
    ("OIT 2565", [(2565, ITA)]),
    ("การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. 2564", [(2564, ITA)]),
    ("พ.ร.บ.เทศบาล พ.ศ. 2496", [(2496, LAW)]),
    ("พระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560", [(2560, LAW)]),
    ("พรบ.ข้อมูลข่าวสาร 2540", [(2540, LAW)]),
    ("ระเบียบวิธีการงบประมาณ พ.ศ. 2563", [(2563, LAW)]),
    ("ระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548", [(2548, LAW)]),
    ("และที่แก้ไขเพิ่มเติม (ฉบับที่ 3) พ.ศ. 2561", [(2561, LAW)]),
    ("รัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช 2560", [(2560, LAW)]),
    ("พ.ร.บ.เทศบาล พ.ศ. 2496 | พ.ร.บ.กำหนดแผนฯ 2542 | แผนปี 2565", [(2496, LAW), (2542, LAW), (2565, P)]),
    ("พระราชบัญญัติ พ.ศ. 2560 แผนจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2565", [(2560, LAW), (2565, F)]),
    ("ตามพระราชบัญญัติเทศบาล จึงประกาศแผนการดำเนินงาน พ.ศ. 2565", [(2565, P)]),
    ("https://www.ban-tua-yang.example/2022/04/plan2564.pdf", [(2565, NOISE), (2564, NOISE)]),
    ("แผนพัฒนาท้องถิ่น (พ.ศ. 2566-2570)", [(2566, SPAN), (2570, SPAN)]),
    ("๒๕61 – ๒๕๖4", [(2561, SPAN), (2564, SPAN)]),
    ("", []),
    ("ไม่มีปี", []),
]


@pytest.mark.parametrize(("text", "expected"), EITHER_WAY)
def test_years_with_their_role(text: str, expected: list[tuple[int, YearRole]]) -> None:
    assert [(year.fiscal_year, year.role) for year in years_in(text)] == expected


@pytest.mark.parametrize(("text", "expected"), [case for case in EITHER_WAY if "http" not in case[0]])
def test_squashed_text_says_the_same(text: str, expected: list[tuple[int, YearRole]]) -> None:
    assert [(year.fiscal_year, year.role) for year in years_in(squash(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ผู้สูงอายุ 60 ปี 65 คน", []),
        ("อายุ 65 ปีขึ้นไป", []),
        ("พ.ศ.25651.โครงการ", [2565]),  # "พ.ศ. 2565 1. โครงการ" squashed
        ("ปี 65 โครงการ", []),  # 65 projects a year
        ("พ.ศ. 2565 2566", [2565, 2566]),
        ("งบประมาณ 50,000 บาท", []),
        ("มาตรา 65", []),
        ("ISO 9001:2015", [2558]),  # named, but as noise
        ("ข้อ 2560", [2560]),
    ],
)
def test_numbers_that_look_like_years(text: str, expected: list[int]) -> None:
    assert [year.year_be for year in years_in(text)] == expected


def test_post_date_beside_the_year_of_the_plan() -> None:
    years = years_in("โพสต์เมื่อ 3 มี.ค. 2565\nแผนการใช้จ่ายงบประมาณประจำปี พ.ศ. 2564 ของเทศบาลตำบลบ้านตัวอย่าง")
    assert [(year.fiscal_year, year.role) for year in years] == [(2565, POSTED), (2564, P)]


def test_positions_point_at_the_digits() -> None:
    text = "แผนปี 2565 และ ปี ๒๕๖๖"
    assert [text[year.start : year.end] for year in years_in(text)] == ["2565", "๒๕๖๖"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("พ.ศ. 2561-2565", [(2561, 2565)]),
        ("(พ.ศ. 2561 – 2564)", [(2561, 2564)]),
        ("ปี 2566-2570", [(2566, 2570)]),
        ("พ.ศ. 2561 ถึง 2565", [(2561, 2565)]),
        ("พ.ศ. 2561 ถึง พ.ศ. 2565", [(2561, 2565)]),
        ("พ.ศ. ๒๕๖๑ - ๒๕๖๕", [(2561, 2565)]),
        ("2561-65", [(2561, 2565)]),
        ("ปี 61-65", [(2561, 2565)]),
        ("ปีงบประมาณ 2564–2566", [(2564, 2566)]),
        ("2018-2022", [(2561, 2565)]),
        ("61-65", []),  # without a word before it: a score, a page range
        ("2565-2561", []),
        ("ต.ค. 2564 - มี.ค. 2565", []),
        ("1 ต.ค. 2564-31 มี.ค. 2565", []),
        ("0-5488-2561-2565", []),
        ("2500-2599", []),  # no plan is that long
    ],
)
def test_spans(text: str, expected: list[tuple[int, int]]) -> None:
    assert [(span.first, span.last) for span in spans_in(text)] == expected


@pytest.mark.parametrize(("first", "last", "year", "covered"), [
    (2561, 2565, 2565, True), (2566, 2570, 2565, False), (2561, 2564, 2565, False), (2565, 2566, 2565, True),
])  # fmt: skip
def test_span_covers_both_ends(first: int, last: int, year: int, *, covered: bool) -> None:
    assert spans_in(f"พ.ศ. {first}-{last}")[0].covers(year) is covered


@given(st.text(alphabet="0123456789๐๑๒๕๖/-. ปีพศ.คม่ตyFita|\n", max_size=200))
def test_never_raises_and_stays_in_the_text(text: str) -> None:
    for year in years_in(text):
        assert 0 <= year.start < year.end <= len(text)


def test_a_page_is_read_quickly() -> None:
    """A bound against quadratic patterns, ten times what an ordinary page takes."""
    text = ("โครงการก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 5 งบประมาณ 500,000 บาท ปี 2565 ตามระเบียบ พ.ศ. 2548 " * 300)[:25_000]
    started = process_time()
    years_in(text)
    assert process_time() - started < 1.0


@pytest.mark.parametrize(
    "bait", ["2565" * 5000, "พ.ร.บ." * 4000, "ita" * 8000, "-" * 20000, "ปี" * 10000, "25 " * 8000, "ม." * 10000]
)
def test_bait_is_linear(bait: str) -> None:
    started = process_time()
    years_in(bait)
    assert process_time() - started < 2.0


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("ระเบียบกระทรวงมหาดไทย พ.ศ. 2550 และแผนปี 2565", [2550]),
        ("พ.ร.บ. การจัดซื้อจัดจ้าง พ.ศ. 2560 พ.ร.บ. ข้อมูลข่าวสาร พ.ศ. 2540", [2560, 2540]),
        ("ระเบียบ" + "ก" * 150 + " พ.ศ. 2550", []),  # too far to be the law's own
        ("ระเบียบวาระการประชุม พ.ศ. 2565", []),
        ("พ.ศ. 2550 ระเบียบ", []),
        ("ขององค์กรปกครองส่วนท้องถิ่น พ.ศ. ๒๕๔๘ และที่แก้ไขเพิ่มเติม ข้อ ๒๖", [2548]),  # its name begins in the line before
        ("แผนการดำเนินงาน พ.ศ. 2565 และที่แก้ไขเพิ่มเติม ครั้งที่ 2", []),
    ],
)
def test_the_year_after_the_head_of_a_law_is_the_laws(text: str, law: list[int]) -> None:
    assert [mention.year_be for mention in years_in(text) if mention.role is YearRole.LAW] == law
