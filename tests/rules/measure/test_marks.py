"""Words that the whole text is asked for: found as `str.find` finds them, whether they were asked for before or not."""

import pytest

from rules.measure.marks import Marks

TEXT = "ก่อนวันที่1|รอผล|-\n......รายงานวันที่2"


@pytest.mark.parametrize("word", ["วันที่", "|รอ", "|-", "รายงาน", "งานวัน", "\n", "ไม่มีคำนี้"])
def test_where_a_word_begins_does_not_hang_on_who_asked_before(word: str) -> None:
    asked_first = Marks(TEXT)[word]
    asked_again = Marks(TEXT)[word]
    assert asked_first == asked_again == [place for place in range(len(TEXT)) if TEXT.startswith(word, place)]


def test_a_text_without_any_letter_holds_nothing() -> None:
    assert Marks("")["วันที่"] == []


def test_a_mark_that_goes_on_stands_at_its_beginning_at_least() -> None:
    for _ in range(2):
        assert min(Marks(TEXT)["..."]) == TEXT.index("...")
