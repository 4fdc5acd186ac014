"""The table on a terminal: worst and dearest first, widths right for Thai, nothing that repaints the screen."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console

from reports import as_table
from reports.as_table import ROWS, lines

Make = dict[str, Callable[..., Any]]


def drawn(records: list[Any], lang: str = "th", width: int = 120) -> str:
    out = io.StringIO()
    as_table.render(records, lang, Console(file=out, width=width, color_system=None))
    return out.getvalue()


def test_the_dearest_failure_comes_first(make: Make) -> None:
    cheap = make["indicator"](indicator="O1", name_th="โครงสร้าง", points=0.44)
    dear = make["indicator"](indicator="O42", name_th="มาตรการ", points=5.0)
    unsure = make["indicator"](indicator="O43", name_th="การดำเนินการ", points=5.0, verdict="review")
    text = drawn([unsure, cheap, dear, make["agency"](), make["summary"]()])
    assert text.index("O42") < text.index("O1 ") < text.index("O43")


def test_each_finding_says_what_to_do(make: Make) -> None:
    text = drawn([make["indicator"](), make["agency"](), make["summary"]()])
    assert "เปลี่ยนเป็นแผนของปี 2565" in text
    assert "10.0–20.5" in text
    assert "ไม่ผ่าน 1" in text
    assert "give the plan of 2565" in drawn([make["indicator"](), make["agency"](), make["summary"]()], "en")


def test_all_pass(make: Make) -> None:
    text = drawn([make["indicator"](verdict="pass", reasons=[]), make["agency"](), make["summary"]()])
    assert "ทุกข้อผ่าน" in text


def test_a_long_list_is_cut_and_counted(make: Make) -> None:
    text = drawn([*[make["indicator"]() for _ in range(ROWS + 7)], make["agency"](), make["summary"]()])
    assert "อีก 7 ข้อ" in text


def test_thai_marks_have_no_width(make: Make) -> None:
    """Every line of the agencies' table is equally wide on the screen."""
    names = ["กกกกกก", "ที่นี่ น้ำปู่", "อบต.ทุ่งสมมุติ"]
    text = drawn([*[make["agency"](agency=name) for name in names], make["summary"]()])
    marks = set("ัิีึืฺุู็่้๊๋์ํ๎")
    widths = {sum(c not in marks for c in line.rstrip("\n")) for line in text.splitlines() if "35.20" in line}
    assert len(widths) == 1


def test_escapes_and_bidi_controls_do_not_reach_the_terminal(make: Make) -> None:
    name = "\x1b[31mแดง\x07 \u202eกลับ\u2066 [bold]ไม่หนา[/bold]"
    text = drawn([make["agency"](agency=name), make["summary"]()])
    assert not set("\x1b\x07\u202e\u2066") & set(text)
    assert "[bold]ไม่หนา[/bold]" in text
    assert lines("a\nb", 10).plain == "a b"


@pytest.mark.parametrize("width", [60, 120])
def test_an_item_is_named_in_the_language_of_the_table(make: Make, width: int) -> None:
    named = make["indicator"](verdict="review", name_th="แผนการใช้จ่าย", name_en="Spending plan")
    unknown = make["indicator"](indicator="O99", verdict="review", name_th="ข้อเดิม")
    records = [named, unknown, make["agency"](), make["summary"]()]
    thai, english = (drawn(records, lang, width) for lang in ("th", "en"))
    assert ("แผนการใช้จ่าย" in thai, "Spending plan" in thai) == (True, False)
    assert ("แผนการใช้จ่าย" in english, "Spending plan" in english, "ข้อเดิม" in english) == (False, True, True)


def test_a_provisional_framework_is_said(make: Make) -> None:
    why = {"provisional_because": "ยกมาจากปีก่อน", "provisional_because_en": "from the year before"}
    records = [make["agency"](), make["summary"](provisional=True, **why)]
    assert "better than review: from the year before" in drawn(records, "en")
    shown = drawn(records)
    assert "ยังไม่ยืนยัน" in shown
    assert "ยกมาจากปีก่อน" in shown


@pytest.mark.parametrize("width", [20, 40, 77, 80, 99])
@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_narrow_terminal_loses_nothing(make: Make, width: int, lang: str) -> None:
    text = drawn([make["indicator"](), make["agency"](), make["summary"]()], lang, width)
    words = "".join(text.split())
    assert "…" not in words
    assert ("เปลี่ยนเป็นแผนของปี2565" if lang == "th" else "givetheplanof2565") in words
    assert "O18" in words
    assert "35.20" in words
    assert "10.0–20.5" in words


def test_the_deadline_is_a_day_as_people_write_it(make: Make) -> None:
    records = [make["agency"](), make["summary"]()]
    assert "กำหนดส่ง 30 เม.ย. 2565 17:00 น." in drawn(records)
    assert "deadline 30 Apr 2022 17:00" in drawn(records, "en")


@pytest.mark.parametrize("state", ["interrupted", "running"])
def test_a_scan_that_is_not_finished_says_how_far_it_came(make: Make, state: str) -> None:
    given = [
        make["submission"](),
        make["submission"](outcome="interrupted"),
        make["agency"](),
        make["summary"](state=state, submissions=2),
    ]
    thai, english = drawn(given), drawn(given, "en")
    assert "ตัดสินแล้ว 1 จาก 2 URL" in thai
    assert "oit scan --resume" in thai.splitlines()[-1]
    assert "1 of 2 URLs" in english
    assert "what was done is kept" in english.splitlines()[-1]
    assert "checked" not in english
