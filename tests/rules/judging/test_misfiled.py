"""Months of a list of links, and what the files behind them say."""

from datetime import date
from types import SimpleNamespace

import pytest

from model.document import Kind, Link, Via
from model.outcome import Outcome

MET, OPEN, WRONG = True, None, False
MONTHS = ("ตุลาคม 2564", "พฤศจิกายน 2564", "ธันวาคม 2564", "มกราคม 2565", "กุมภาพันธ์ 2565", "มีนาคม 2565")
SHORT = ("ต.ค. 64", "พ.ย. 64", "ธ.ค. 64", "ม.ค. 65", "ก.พ. 65", "มี.ค. 65")
FEBRUARY, MARCH = (2565, 2), (2565, 3)


def file_of(month: str, short: str) -> str:
    return f"#สขร.1 ประจำเดือน {month}\nวันที่ 5 ของเดือนถัดไป\n|1 | จ้างซ่อม | 9,000 | 4/65 ลว. 14 {short}\n|2 | ซื้อวัสดุ | 5,000 | 5/65 ลว. 20 {short}"


FILES = [file_of(month, short) for month, short in zip(MONTHS, SHORT, strict=True)]
JANUARY = FILES[3]
NO_DAYS = "#สขร.1 ประจำเดือน มกราคม 2565\n|1 | จ้างซ่อม | 9,000"


def period(bench: SimpleNamespace, page: str, texts: list[str | None], *, contexts: tuple[str, ...] = ("",) * 6,
           names: tuple[str, ...] = SHORT) -> object:  # fmt: skip
    """What is said of a page with six links, whose files have these texts; those without one were not opened."""
    urls = [f"{bench.host}/file/{number}.pdf" for number in range(6)]
    links = tuple(Link(url, name, context=context) for url, name, context in zip(urls, names, contexts, strict=True))
    files = [bench.document(text, url=url, kind=Kind.PDF) for url, text in zip(urls, texts, strict=True) if text]
    asked = bench.indicator("first_6_months", monthly=True, names=("สขร.1",))
    return bench.period_of(bench.document(page, links=links), *files, asked=asked, as_of=date(2022, 4, 20))


def with_file(number: int, text: str | None) -> list[str | None]:
    return [*FILES[:number], text, *FILES[number + 1 :]]


ROW = "|" + " | ".join(SHORT)  # six links in one row


@pytest.mark.parametrize(("number", "text", "met", "missing"), [
    (4, JANUARY, WRONG, [FEBRUARY]),
    (5, file_of("มีนาคม 2564", "มี.ค. 64"), WRONG, [MARCH]),  # of the year before
    (5, file_of("มีนาคม", "มี.ค. 64").replace("สขร.1", "สขร.1 ปีงบประมาณ 2564"), WRONG, [MARCH]),
    (4, JANUARY.replace("วันที่ 5 ของเดือนถัดไป", "วันที่ 4 กุมภาพันธ์ 2565"), WRONG, [FEBRUARY]),  # on which January's was made
    (4, f"{JANUARY}\n|3 | จ้างเหมา | 8,000 | ส่งมอบ 3 ก.พ. 65", OPEN, [FEBRUARY]),
    (4, NO_DAYS, OPEN, [FEBRUARY]),
    (4, "#สขร.1 ระหว่างวันที่ 1 มกราคม 2565 - 31 มกราคม 2565\n|1 | จ้างซ่อม | 9,000 | 14 ม.ค. 65", WRONG, [FEBRUARY]),
    (4, f"{JANUARY}\n|3 | จ้างเหมา | 8,000 | 2/2565 14 ม.ค. 65", WRONG, [FEBRUARY]),  # the number of a contract is no month
    (4, FILES[4], MET, []),
    (4, None, MET, []),  # not read: as the link says
    (4, "#สขร.1\n|1 | จ้างซ่อม | 9,000", MET, []),  # does not say its month
    (4, JANUARY.replace("ม.ค. 65", "ก.พ. 65"), MET, []),  # a slip of the pen over February's days
    (0, FILES[0].replace("ตุลาคม 2564", "ตุลาคม 2565"), MET, []),  # October of the fiscal year
    (5, file_of("มีนาคม", "มี.ค. 65"), MET, []), (5, file_of("มีนาคม 2564", "มี.ค. 65"), MET, []),
    (4, "#สขร.1 ไตรมาสที่ 2 ปีงบประมาณ 2565\nเดือนมกราคม\n|1 | จ้างซ่อม | 9,000", MET, []),
])  # fmt: skip
def test_what_stands_behind_the_link_of_a_month(
    bench: SimpleNamespace, number: int, text: str | None, met: bool | None, missing: list[tuple[int, int]]
) -> None:
    result = period(bench, f"#สขร.1 ปีงบประมาณ 2565\n{ROW}", with_file(number, text), contexts=(ROW[1:],) * 6)
    assert (result.met, list(result.missing_months)) == (met, missing)
    if missing:
        assert result.evidence[0].quote in (text or "")


@pytest.mark.parametrize(("text", "met"), [(FILES[5], MET), (file_of("มีนาคม 2564", "มี.ค. 64"), WRONG), (JANUARY, WRONG)])
def test_behind_a_viewer_stands_what_it_shows(bench: SimpleNamespace, text: str, met: bool | None) -> None:
    urls = [f"{bench.host}/file/{number}.pdf" for number in range(6)]
    view = f"{bench.host}/view?file=5.pdf"
    links = tuple(Link(url, name) for url, name in zip([*urls[:5], view], SHORT, strict=True))
    files = [bench.document(text, url=url, kind=Kind.PDF) for url, text in zip(urls, [*FILES[:5], text], strict=True)]
    viewer = bench.document("=5.pdf\n⇩ 5.pdf", url=view, links=(Link(urls[5], "", Via.EMBED),))
    page = bench.document(f"#สขร.1 ปีงบประมาณ 2565\n{ROW}", links=links)
    asked = bench.indicator("first_6_months", monthly=True, names=("สขร.1",))
    result = bench.period_of(page, viewer, *files, asked=asked, as_of=date(2022, 4, 20))
    assert result.met is met
    assert (MARCH in result.missing_months) is (met is not MET)


def test_two_links_that_were_exchanged_tell_of_both_months(bench: SimpleNamespace) -> None:
    texts = [*FILES[:3], FILES[4], FILES[3], FILES[5]]
    assert period(bench, f"#สขร.1\n{ROW}", texts, contexts=(ROW[1:],) * 6).met is MET


def test_what_was_not_read_may_hold_the_month(bench: SimpleNamespace) -> None:
    texts = with_file(4, JANUARY)
    texts[0] = None
    assert period(bench, f"#สขร.1\n{ROW}", texts, contexts=(ROW[1:],) * 6).met is OPEN


@pytest.mark.parametrize(("text", "met"), [(JANUARY, WRONG), (FILES[4], MET)])
def test_the_month_may_stand_in_the_row_above_the_link_or_before_it(
    bench: SimpleNamespace, text: str, met: bool | None
) -> None:
    called = ("ดาวน์โหลด",) * 6
    texts = with_file(4, text)
    rows = tuple(f"สขร.1 ประจำเดือน {month} | ดาวน์โหลด" for month in MONTHS)
    page = "#สขร.1\n" + "\n".join(f"|{row}" for row in rows)
    assert period(bench, page, texts, contexts=rows, names=called).met is met
    page = "#สขร.1\n" + "\n".join(f"#{month}\n-ดาวน์โหลด" for month in MONTHS)
    assert period(bench, page, texts, contexts=MONTHS, names=called).met is met
    assert period(bench, page, texts, names=called).met is met


OLD = file_of("มีนาคม 2564", "มี.ค. 64")
NAMED = tuple(f"สขร.1 เดือน{month}.pdf" for month in MONTHS)


@pytest.mark.parametrize(
    ("text", "met"), [(OLD, WRONG), (JANUARY, WRONG), (OLD.replace("มี.ค. 64", "-"), OPEN), (FILES[5], MET)]
)
@pytest.mark.parametrize(("line", "around"), [
    ("-{month}\n-สขร.1", "สขร.1"),  # two lines of one link: the second is headed by the first
    ("|{name} | 57.42 KB", "{name} | 57.42 KB"), ("{name} (57 KB) อ่าน 12 ครั้ง", "{name} (57 KB) อ่าน 12 ครั้ง"),
])  # fmt: skip
def test_the_row_or_item_around_a_link_tells_of_no_month_itself(
    bench: SimpleNamespace, text: str, met: bool | None, line: str, around: str
) -> None:
    both = list(zip(MONTHS, NAMED, strict=True))
    page = "#สขร.1 ปีงบประมาณ 2565\n" + "\n".join(line.format(month=month, name=name) for month, name in both)
    names = tuple(f"{month} สขร.1" for month in MONTHS) if line.startswith("-") else NAMED
    contexts = tuple(around.format(name=name) for name in NAMED)
    assert period(bench, page, with_file(5, text), contexts=contexts, names=names).met is met


@pytest.mark.parametrize(("more", "gone", "met"), [
    ("|มีนาคม 2565 | จ้างซ่อม | 9,000", False, MET), ("-สขร.1 มีนาคม 2565 (แก้ไข)", False, MET),  # not opened: it may be there
    ("-สขร.1 มีนาคม 2565 (แก้ไข)", True, OPEN), ("-สขร.1 มีนาคม 2564", False, WRONG),
])  # fmt: skip
def test_another_row_or_link_may_tell_of_the_month(bench: SimpleNamespace, more: str, met: bool | None, *, gone: bool) -> None:
    rows = [f"{name} | 57.42 KB" for name in NAMED]
    urls = [f"{bench.host}/file/{number}.pdf" for number in range(6)]
    links = [Link(url, name, context=row) for url, name, row in zip(urls, NAMED, rows, strict=True)]
    dead = f"{bench.host}/file/more.pdf"
    links += [Link(dead, more[1:])] if more.startswith("-") else []
    files = [bench.document(text, url=url, kind=Kind.PDF) for url, text in zip(urls, with_file(5, OLD), strict=True)]
    files += [bench.opened(None, url=dead, outcome=Outcome.HTTP_404, http_status=404)] if gone else []
    asked = bench.indicator("first_6_months", monthly=True, names=("สขร.1",))
    page = bench.document("#สขร.1\n" + "\n".join(f"|{row}" for row in rows) + f"\n{more}", links=tuple(links))
    assert bench.period_of(page, *files, asked=asked, as_of=date(2022, 4, 20)).met is met


def test_a_link_to_several_months_is_not_that_of_the_heading_above_it(bench: SimpleNamespace) -> None:
    texts = [*FILES[:5], "#สขร.1 ประจำเดือน ธันวาคม 2564\n|1 | จ้างซ่อม | 9,000 | 20 ธ.ค. 64"]
    names = (*SHORT[:5], "รวม ต.ค. - ธ.ค. 64")
    page = f"#สขร.1\n{ROW}\n#มีนาคม 2565\n{FILES[5][1:]}"
    assert period(bench, page, texts, contexts=(*[ROW[1:]] * 5, "มีนาคม 2565"), names=names).met is MET


def test_a_table_on_the_page_tells_of_the_month_whatever_is_linked_below(bench: SimpleNamespace) -> None:
    table = "|ที่ | งาน | วงเงิน\n|1 | จ้างซ่อม | 9,000"
    page = "#สขร.1\n" + "\n".join(f"#{month}\n{table}\n-ดาวน์โหลด" for month in MONTHS)
    assert period(bench, page, with_file(4, JANUARY), contexts=MONTHS, names=("ดาวน์โหลด",) * 6).met is MET


@pytest.mark.parametrize(("first", "more", "partial"), [
    ("ต.ค. 64", "", True), ("เอกสารแนบ", "", False),  # what the scan is of, nobody says
    ("ต.ค. 64", "-ดาวน์โหลดรวมเล่ม", False), ("ต.ค. 64", "-สขร.1 มีนาคม 2564", True),
])  # fmt: skip
def test_a_scan_of_one_month_holds_no_other(bench: SimpleNamespace, first: str, more: str, *, partial: bool) -> None:
    names = (first, *SHORT[1:5])
    urls = [f"{bench.host}/file/{number}.pdf" for number in range(5)]
    links = [Link(url, name) for url, name in zip(urls, names, strict=True)]
    links += [Link(f"{bench.host}/file/old.pdf", more[1:])] if more else []
    files = [
        bench.document(text, url=url, kind=Kind.PDF, text_source="text" if number else "ocr")
        for number, (url, text) in enumerate(zip(urls, FILES[:5], strict=True))
    ]
    asked = bench.indicator("first_6_months", monthly=True, names=("สขร.1",))
    page = bench.document("#สขร.1 ปีงบประมาณ 2565\n" + "\n".join(f"-{name}" for name in names) + f"\n{more}", links=tuple(links))
    result = bench.period_of(page, *files, asked=asked, as_of=date(2022, 4, 20))
    assert (result.met is WRONG and result.partial, MARCH in result.missing_months) == (partial, True)
