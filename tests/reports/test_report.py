"""The record that reports are made from, and the small things they are made with."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from model.finding import Severity, Verdict
from reports import drawings, words
from reports.as_pdf import problems
from reports.plain import plain, printable, web_link
from reports.report import Point, Told, Words
from reports.sheet_names import LONGEST, sheet_names
from tests.reports import sample


@pytest.mark.parametrize(
    ("as_of", "days", "thai", "english"),
    [
        (date(2022, 4, 20), 10, "เหลือ 10 วัน", "10 days left"),
        (date(2022, 4, 30), 0, "ครบกำหนดวันนี้", "due today"),
        (date(2022, 5, 3), -3, "เลยกำหนดแล้ว 3 วัน", "3 days past the deadline"),
    ],
)
def test_days_to_the_deadline(as_of: date, days: int, thai: str, english: str) -> None:
    report = sample.report(as_of=as_of)
    assert report.days_left == days
    assert (words.days_left(days, "th"), words.days_left(days, "en")) == (thai, english)


def test_the_deadline_is_a_day_in_bangkok() -> None:
    late = datetime(2022, 4, 29, 18, 0, tzinfo=UTC)  # one o'clock on the 30th
    assert sample.report(deadline=late).days_left == 10


def test_a_deadline_at_midnight_ends_the_day_before() -> None:
    midnight = datetime(2022, 4, 30, 17, 0, tzinfo=UTC)  # 1 May in Bangkok
    assert sample.report(deadline=midnight).days_left == 10  # as the mails say


def test_counts() -> None:
    report = sample.report()
    assert report.verdicts == {Verdict.PASS: 5, Verdict.REVIEW: 1, Verdict.FAIL: 1, Verdict.MISSING: 1}
    assert report.counts(sample.ITEMS[3]) == {Verdict.PASS: 1, Verdict.REVIEW: 0, Verdict.FAIL: 0, Verdict.MISSING: 1}


def test_what_is_to_be_done_stands_dearest_first() -> None:
    assert [cell.item.code for cell in sample.report().agencies[0].todo] == ["O42", "O33", "O18"]
    assert sample.report().agencies[1].todo == ()


@pytest.mark.parametrize(("part", "whole", "expected"), [(10, 43, 23), (0, 43, 0), (43, 43, 100), (429, 430, 99), (0, 0, 0)])
def test_per_cent_is_never_rounded_up(part: int, whole: int, expected: int) -> None:
    assert words.percent(part, whole) == expected


def test_times_are_told_in_bangkok() -> None:
    assert words.moment(sample.CHECKED, "th") == "20 เม.ย. 2565 01:00 น."
    assert words.moment(sample.CHECKED, "en") == "20 Apr 2022 01:00"


def test_both_languages_say_the_same_things() -> None:
    assert words.TEXTS["th"].keys() == words.TEXTS["en"].keys()
    assert words.VERDICTS["th"].keys() == words.VERDICTS["en"].keys() == words.SIGNS.keys() == set(Verdict)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("แผน ปี ๒๕๖๕", "แผน ปี ๒๕๖๕"), ("กำ น้ำ ก\u200bข", "กำ น้ำ ก\u200bข"), (None, ""), ("a\x00b\x07", "ab"), ("\x1b[31mred", "[31mred"),
        ("\u202egnp.exe", "gnp.exe"), ("\u2066a\u2069", "a"), ("a\nb\tc\u2028d", "a b c d"), ("\ud800x", "x"), ("\ufeffx", "x"),
    ],
)  # fmt: skip
def test_plain(text: str | None, expected: str) -> None:
    assert plain(text) == expected


def test_a_message_is_shown_whole() -> None:
    assert printable("ก\x9b31m\n" * 5000) == "ก31m " * 5000
    assert printable("") == ""


def test_a_text_of_megabytes_is_cut_at_once() -> None:
    assert plain("ก" * 10_000_000, 100) == "ก" * 99 + "…"
    assert plain("\x00" * 10_000_000, 100) == ""


@pytest.mark.parametrize("url", ["https://a.example/", "http://a.example/?q=%20", "http://[2001:db8::1]/", "HTTP://A.example/"])
def test_addresses_of_the_web_are_links(url: str) -> None:
    assert web_link(url) == url


@pytest.mark.parametrize(
    "url", [*(url for url in sample.BAD_URLS if not url.startswith("https://")), "", None, "//a.example", "https:"]
)
def test_other_addresses_are_not(url: str | None) -> None:
    assert web_link(url) is None


def test_an_address_that_turns_the_direction_is_no_link() -> None:
    assert web_link("https://a.example/\u202e") is None


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["ก", "ก", "ก"], ["ก", "ก (2)", "ก (3)"]),
        (["a/b\\c?d*e[f]g:h"], ["a-b-c-d-e-f-g-h"]),
        (["Overview", "HISTORY", "'x'", "", "\x00"], ["Overview (2)", "HISTORY (2)", "x", "-", "- (2)"]),
        (["A", "a"], ["A", "a (2)"]),
    ],
)
def test_names_of_sheets(names: list[str], expected: list[str]) -> None:
    assert sheet_names(names, taken=["Overview"]) == expected


def test_long_names_stay_apart() -> None:
    found = sheet_names(["องค์การบริหารส่วนตำบลบ้านตัวอย่างเหนือ ก"] * 12)
    assert len({name.casefold() for name in found}) == 12
    assert max(map(len, found)) <= LONGEST


@pytest.mark.parametrize("text", sample.BAD)
def test_no_name_of_a_sheet_is_refused(text: str) -> None:
    [name] = sheet_names([text])
    assert 0 < len(name) <= LONGEST
    assert not set(name) & set("[]:*?/\\")
    assert not name.startswith("'")


def test_the_line_of_progress() -> None:
    line = drawings.progress(sample.PROGRESS, "en")
    assert 'role="img" aria-label="OIT score in the scans so far: 1 Apr 2022 40.00–60.50; 20 Apr 2022 68.50–85.25"' in line
    assert line.count("<polyline") == 2
    assert line.count(",") > 5
    assert drawings.progress(sample.PROGRESS[:1], "th") == ""
    same_day = [Point(number, date(2022, 4, 1), 1, 2, 0, 1) for number in (1, 2)]
    assert "nan" not in drawings.progress(same_day, "th")


@pytest.mark.parametrize(("low", "high"), [(0, 0), (0, 100), (84.99, 100), (-1, 101), (100, 100)])
def test_a_bar_stays_within_its_frame(low: float, high: float) -> None:
    drawn = drawings.bar(low, high)
    assert drawn.count("<line") == len(drawings.MARKS)
    start, length = (float(found) for found in re.findall(r'class="range" x="([-0-9.]+)" y="3" width="([-0-9.]+)"', drawn)[0])
    assert 0 <= start < start + length <= 120


def test_problems_are_counted_by_kind() -> None:
    found = problems(sample.report().agencies)
    assert [(problem.times, problem.agencies) for problem in found] == [(3, 1)]
    cell = sample.cell(0, Verdict.FAIL, Words("ก", "a"))
    dead = replace(cell, reasons=(Told("http-404", Severity.FAIL, Words("ก", "a")),))
    noted = replace(cell, reasons=(Told("slow", Severity.WARN, Words("ช้า", "slow")),))
    agencies = [sample.agency(name, (dead, noted)) for name in ("ก", "ข")]
    assert [(p.words.en, p.times, p.agencies) for p in problems(agencies)] == [("a", 2, 2)]
