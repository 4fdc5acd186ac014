"""Months, dates and parts of a fiscal year."""

from datetime import UTC, date, datetime

import pytest

from thai import fiscal
from thai.months import dates_in, months_in
from thai.periods import Stretch, periods_in
from thai.text import squash

HALF, YEAR, SECOND, QUARTERS, MONTHS = (
    Stretch.FIRST_HALF,
    Stretch.FULL_YEAR,
    Stretch.SECOND_HALF,
    Stretch.QUARTERS,
    Stretch.MONTHS,
)
FULL = ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
        "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"]  # fmt: skip
SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]


@pytest.mark.parametrize("name", [*FULL, *SHORT, *(name.replace(".", "") for name in SHORT), *(name[:-1] for name in SHORT)])
@pytest.mark.parametrize("shape", ["เดือน {} 2565", "เดือน{}๒๕๖๕", "{} พ.ศ. 2565", "ประจำเดือน {} 65", "{}65"])
def test_every_month_in_every_shape(name: str, shape: str) -> None:
    number = (
        FULL.index(name) if name in FULL else [short.replace(".", "") for short in SHORT].index(name.replace(".", ""))
    ) + 1
    for text in (shape.format(name), squash(shape.format(name))):
        assert [(month.year_be, month.month) for month in months_in(text)] == [(2565, number)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.สขร.เดือน กันยายน 2568", [(2568, 9)]),
        ("2..สขร.เดือน พฤศจิกายน 2567", [(2567, 11)]),
        ("ธันวาคม2567", [(2567, 12)]),
        ("ธันวาคม25673.สขร", [(2567, 12)]),  # squashed, with the next item's number glued on
        ("ต.ค. พ.ย. ธ.ค.", [(None, 10), (None, 11), (None, 12)]),
        ("ต.ค.พ.ย.ธ.ค.", [(None, 10), (None, 11), (None, 12)]),
        ("ต.ค. | พ.ย. | ธ.ค. | ม.ค. | มี.ค.", [(None, 10), (None, 11), (None, 12), (None, 1), (None, 3)]),
        ("ม.ค. | ก.พ. | มี.ค.", [(None, 1), (None, 2), (None, 3)]),
        ("มิ.ย. | 11\nก.ค. | 12", [(None, 6), (None, 7)]),
        ("เดือน ก.พ. 3 ราย", [(None, 2)]),
        ("ม.ค. ถึงสำนักงาน ก.พ.", [(None, 1)]),
        ("ม.ค. ก.พ.ร. มี.ค.", [(None, 1), (None, 3)]),
        ("เดือน กุมภาพันธุ์ 2565", [(2565, 2)]),
        ("15 มกราคม 14.00 น.", [(None, 1)]),
        ("สำนักงาน ก.พ.ร.", []),
        ("ก.ค.ศ.", []),
        ("ส.ค.ส. 2565", []),
        ("ระเบียบ ก.พ. ว่าด้วย", []),
        ("มติ ก.ค. ครั้งที่", []),
        ("สขร.1 เดือน ตุลาคม 2564", [(2564, 10)]),
        ("ตุลาคม\n2565", [(None, 10)]),  # another line is another matter
        ("สมคบคิด 65", []),
        ("พยาบาล 2565", []),
    ],
)
def test_months(text: str, expected: list[tuple[int | None, int]]) -> None:
    assert [(month.year_be, month.month) for month in months_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10/2563\n11/2563\n12/2563", [(2563, 10), (2563, 11), (2563, 12)]),
        ("| 10/2563 | 5\n| ๑๑/๒๕๖๓ | 6\n| 1/2564 | 7", [(2563, 10), (2563, 11), (2564, 1)]),
        ("เดือน 10/2021\nเดือน 11/2021\nประจำเดือน 12/2021", [(2564, 10), (2564, 11), (2564, 12)]),
        ("10/2563 - 12/2563", [(2563, 10), (2563, 12)]),
        ("งบ 10/2563 ถึง 12/2563 | 01/2564–03/2564", [(2563, 10), (2563, 12), (2564, 1), (2564, 3)]),
        ("10/2563\n11/2563", []),  # two may be anything
        ("1/2565\n2/2565\n13/2565", []),  # numbers of orders
        ("คำสั่งที่ 1/2565\nคำสั่งที่ 2/2565\nคำสั่งที่ 3/2565", []),
        ("ประชุมสภา สมัยที่ 1/2565 สมัยที่ 2/2565 ครั้งที่ 3/2565", []),
        ("สจ.1/65\nสจ.2/65\nสจ.3/65", []),
        ("01/10/2563 - 30/09/2564", [(2563, 10), (2564, 9)]),
    ],
)
def test_months_in_numbers(text: str, expected: list[tuple[int | None, int]]) -> None:
    assert [(month.year_be, month.month) for month in months_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "stretch", "year"),
    [
        ("ระยะเวลา 01/10/2563 - 30/09/2564", YEAR, 2564),
        ("ระหว่าง 1/10/2564 ถึง 31/3/2565", HALF, 2565),
        ("10/2563 - 03/2564", HALF, 2564),
        ("01/2564 - 03/2564", MONTHS, 2564),
    ],
)
def test_stretches_in_numbers(text: str, stretch: Stretch, year: int) -> None:
    assert [(one.stretch, one.fiscal_year) for one in periods_in(text)] == [(stretch, year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9 ธ.ค. 2564", [(2564, 12, 9)]),
        ("๙ ธันวาคม ๒๕๖๔", [(2564, 12, 9)]),
        ("วันที่ 1 เดือน ตุลาคม พ.ศ. 2564", [(2564, 10, 1)]),
        ("29/8/2566", [(2566, 8, 29)]),
        ("29-08-2566", [(2566, 8, 29)]),
        ("2022-03-01", [(2565, 3, 1)]),
        ("03/31/2022", [(2565, 3, 31)]),
        ("31.3.2565", [(2565, 3, 31)]),
        ("1/12/65", [(2565, 12, 1)]),
        ("1.2.65", []),  # a numbered heading
        ("40/13/2565", []),
        ("1/2565", []),
        ("192.168.1.10", []),
        ("สขร.1 เดือน ตุลาคม 2564", []),  # the form is called สขร.1
        ("1\nตุลาคม 2564", []),
        ("10/20/30/2565", []),
        ("ตุลาคม 2564", []),
    ],
)
def test_dates(text: str, expected: list[tuple[int, int, int]]) -> None:
    assert [(day.year_be, day.month, day.day) for day in dates_in(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("รอบ 6 เดือน", [(HALF, None)]),
        ("รอบ ๖ เดือนแรก", [(HALF, None)]),
        ("รอบ ๖ เดือน(แรก) ประจำปีงบประมาณ พ.ศ. 2565", [(HALF, 2565)]),
        ("6 เดือนแรกของปีงบประมาณ 2565", [(HALF, 2565)]),
        ("รายงานผลรอบ 6 เดือน ปี 2565", [(HALF, 2565)]),
        ("ครึ่งปีแรก", [(HALF, None)]),
        ("ครึ่งปีงบประมาณแรก", [(HALF, None)]),
        ("(ตุลาคม 2564 – มีนาคม 2565)", [(HALF, 2565)]),
        ("ต.ค. 64 - มี.ค. 65", [(HALF, 2565)]),
        ("ต.ค.64-มี.ค.65", [(HALF, 2565)]),
        ("ตุลาคม - มีนาคม 2565", [(HALF, 2565)]),
        ("ตุลาคม - มีนาคม", [(HALF, None)]),
        ("1 ต.ค. 2564 - 31 มี.ค. 2565", [(HALF, 2565)]),
        ("วันที่ 1 ตุลาคม พ.ศ. 2564 ถึงวันที่ 31 มีนาคม พ.ศ. 2565", [(HALF, 2565)]),
        ("ตั้งแต่เดือนตุลาคม 2564 ถึงเดือนมีนาคม 2565", [(HALF, 2565)]),
        ("ณ วันที่ 31 มีนาคม 2565", [(HALF, 2565)]),
        ("ณ 31 มี.ค. 65", [(HALF, 2565)]),
        ("ไตรมาส 1-2", [(QUARTERS, None)]),
        ("ไตรมาสที่ 1 และ 2", [(QUARTERS, None)]),
        ("ไตรมาสที่ 1 และไตรมาสที่ 2 ปี 2565", [(QUARTERS, 2565)]),
        ("ไตรมาสที่ 1/2565", [(QUARTERS, 2565)]),
        ("ไตรมาสที่ 9", []),
        ("รอบ 6 เดือนหลัง", [(SECOND, None)]),
        ("รอบ 6 เดือน (เมษายน 2564 - กันยายน 2564)", [(SECOND, 2564)]),
        ("รอบ 12 เดือน", [(YEAR, None)]),
        ("1 ต.ค. 2563 - 30 ก.ย. 2564", [(YEAR, 2564)]),
        ("รอบตุลาคม 2563 ถึงกันยายน 2564", [(YEAR, 2564)]),
        ("ณ วันที่ 30 กันยายน 2564", [(YEAR, 2564)]),
        ("สิ้นสุด 30 กันยายน 2564", [(YEAR, 2564)]),
        ("ตุลาคม – ธันวาคม 2564", [(MONTHS, 2565)]),
        ("ประกาศ ณ วันที่ 5 มีนาคม 2565", []),  # signed in March, not as of its end
        ("ต.ค. 64 พ.ย. 64", []),
        ("แผน 6 เดือน", []),
    ],
)
def test_periods_with_blanks_and_without(text: str, expected: list[tuple[Stretch, int | None]]) -> None:
    for form in (text, squash(text)):
        assert [(period.stretch, period.fiscal_year) for period in periods_in(form)] == expected


@pytest.mark.parametrize(("text", "numbers"), [
    ("ไตรมาส 1", {1, 2, 3}), ("ไตรมาส 1-2", set(range(1, 7))), ("ไตรมาสที่ 2 และ 4", {4, 5, 6, 10, 11, 12}),
    ("ไตรมาส 1 - 4", set(range(1, 13))), ("ตุลาคม – ธันวาคม 2564", {1, 2, 3}), ("รอบ 12 เดือน", set(range(1, 13))),
])  # fmt: skip
def test_months_of_a_period_are_counted_from_october(text: str, numbers: set[int]) -> None:
    assert periods_in(text)[0].numbers == numbers


def test_months_of_a_period_carry_their_calendar_year() -> None:
    assert periods_in("ไตรมาส 1")[0].months(2565) == {(2564, 10), (2564, 11), (2564, 12)}


@pytest.mark.parametrize(("day", "year"), [
    (date(2021, 9, 30), 2564), (date(2021, 10, 1), 2565), (date(2021, 12, 9), 2565), (date(2022, 9, 30), 2565),
    (date(2024, 2, 29), 2567),
])  # fmt: skip
def test_fiscal_year_of_a_day(day: date, year: int) -> None:
    assert fiscal.fiscal_year_of(day) == year


def test_bounds_of_a_fiscal_year() -> None:
    assert (fiscal.first_day(2565), fiscal.last_day(2565)) == (date(2021, 10, 1), date(2022, 9, 30))
    assert fiscal.half_year(2565) == (date(2021, 10, 1), date(2022, 3, 31))
    assert fiscal.months_of_first_half(2565) == ((2564, 10), (2564, 11), (2564, 12), (2565, 1), (2565, 2), (2565, 3))
    assert len(fiscal.months_of(2565)) == 12


@pytest.mark.parametrize(("moment", "day"), [
    (datetime(2022, 3, 31, 16, 59, tzinfo=UTC), date(2022, 3, 31)), (datetime(2022, 3, 31, 17, 0, tzinfo=UTC), date(2022, 4, 1)),
])  # fmt: skip
def test_the_day_turns_at_midnight_in_bangkok(moment: datetime, day: date) -> None:
    assert fiscal.today_in_bangkok(moment) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-03-15", date(2022, 3, 15)),
        ("2565-03-15", date(2022, 3, 15)),
        ("2567-02-29", date(2024, 2, 29)),  # 2567 of the common era is no leap year
        ("25650315", date(2022, 3, 15)),
    ],
)
def test_a_day_of_either_era(text: str, day: date) -> None:
    assert fiscal.day_of(text) == day


@pytest.mark.parametrize("text", ["2564-02-29", "15/03/2565", "2565", "", "-"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        fiscal.day_of(text)
