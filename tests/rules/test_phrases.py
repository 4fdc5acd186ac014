import random

import pytest

from rules.framework import Framework, load
from rules.phrases import Hit, apart, different_in, hits_in, outermost, outside


def hits(*spans: tuple[int, int, str]) -> list[Hit]:
    return [Hit(*span) for span in spans]


PROBLEMS = hits((0, 5, "ปัญหา"), (10, 15, "ปัญหา"))


@pytest.mark.parametrize(
    ("others", "kept"),
    [
        ([], [0, 10]),
        ([(5, 15, "แก้ไขปัญหา")], [0]),
        ([(0, 15, "x" * 15)], []),
        ([(2, 12, "x" * 10)], [0, 10]),
        ([(5, 15, "แก้ไขปัญหา"), (0, 6, "ปัญหาย")], []),
    ],
)
def test_outside(others, kept):
    assert [hit.start for hit in outside(PROBLEMS, sorted(hits(*others)))] == kept


@pytest.mark.parametrize(
    ("others", "kept"), [([], [0, 10]), ([(2, 12, "x" * 10)], []), ([(5, 10, "yyyyy")], [0, 10]), ([(14, 20, "z" * 6)], [0])]
)
def test_apart(others, kept):
    assert [hit.start for hit in apart(PROBLEMS, hits(*others))] == kept


def test_outermost_and_different():
    found = hits((0, 10, "แล้วเสร็จดี"), (0, 4, "แล้ว"), (6, 12, "เสร็จ"), (20, 24, "แล้ว"), (30, 34, "แล้ว"))
    assert [hit.start for hit in outermost(found)] == [0, 6, 20, 30]
    assert [(hit.start, hit.phrase) for hit in different_in(found)] == [(0, "แล้วเสร็จดี"), (6, "เสร็จ"), (20, "แล้ว")]


def test_hits_in_a_text():
    indicator = load(2565).indicator("O12")
    found = hits_in("ปัญหาอุปสรรค\nแก้ไขปัญหายาเสพติด", indicator)
    assert [(hit.start, hit.phrase) for hit in found.of(("ปัญหา", "อุปสรรค"))] == [(0, "ปัญหา"), (5, "อุปสรรค"), (18, "ปัญหา")]
    assert found.of(("ไม่ใช่วลี",)) == []
    # The list's own words only: those of other indicators are not looked for.
    assert found.of(load(2565).indicator("O5").topic.names) == []


def test_of_two_that_begin_together_the_longer_is_first():
    found = hits_in("นายกเทศมนตรีงบประมาณงบประมาณรายจ่าย", load(2565).indicator("O10"))
    assert [hit.phrase for hit in found.of(("งบประมาณ", "งบประมาณรายจ่าย"))] == ["งบประมาณ", "งบประมาณรายจ่าย", "งบประมาณ"]


def test_fast_ways_agree_with_the_plain_ones():
    random.seed(7)
    for _ in range(200):
        one = sorted(Hit(start := random.randrange(60), start + random.randrange(1, 8), "a") for _ in range(12))
        two = sorted(Hit(start := random.randrange(60), start + random.randrange(1, 8), "b") for _ in range(8))
        assert outside(one, two) == [hit for hit in one if not any(other.holds(hit) for other in two)]
        assert apart(one, two) == [hit for hit in one if not any(other.meets(hit) for other in two)]


def test_every_phrase_of_a_component_is_looked_for(framework_2565: Framework):
    for indicator in framework_2565.indicators:
        for component in indicator.components:
            wanted = component.find.any if component.find else ()
            for phrase in wanted:
                assert hits_in(phrase, indicator).of((phrase,)), (indicator.code, component.id, phrase)


@pytest.fixture(scope="module")
def framework_2565() -> Framework:
    return load(2565)
