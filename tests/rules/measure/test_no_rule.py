"""Under the title of criteria their parts are named, and no line says how or when."""

from types import SimpleNamespace

import pytest

from model.document import Link
from rules.framework import Framework
from rules.measure.doubts.no_rule import no_rule
from rules.measure.view import view_of

NAMED = "การสรรหา แฟ้มสีฟ้า\nการบรรจุ แฟ้มสีเขียว\nการพัฒนา แฟ้มสีเขียว\nการประเมินผล แฟ้มสีแดง\nการให้คุณให้โทษ แฟ้มสีแดง"
RULES = "การสรรหา ประกาศไม่น้อยกว่า 15 วัน\nการบรรจุ ตามลำดับในบัญชี\nการพัฒนา ทุกคนต้องอบรม\nการประเมินผล ปีละ 2 รอบ"


@pytest.mark.parametrize(("code", "text", "links", "expected"), [
    ("O27", NAMED, (), True),
    ("O27", "|การสรรหา | ผู้สมัคร | 46\n|การบรรจุ | รับโอน | 2\n|การพัฒนา | เข้าอบรม | 58\n|วินัย | ถูกลงโทษ | 0", (), True),
    ("O27", RULES, (), False),
    ("O27", NAMED, (Link("https://www.ban-tua-yang.example/h1.pdf", "การสรรหา"),), False),  # they may stand there
    ("O25", NAMED, (), False),  # a policy says what is aimed at
])  # fmt: skip
def test_parts_that_are_only_named(
    pages: SimpleNamespace, framework: Framework, code: str, text: str, links: tuple[Link, ...], *, expected: bool
) -> None:
    asked = framework.indicator(code)
    view = view_of(pages.dossier(pages.document(f"# {asked.name_th}\n{text}", links=links)), framework)
    assert bool(no_rule(view, asked)) is expected
