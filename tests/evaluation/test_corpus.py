"""The case files: what is accepted, and what a fault in one is called."""

from pathlib import Path

import pytest

from evaluation import corpus
from model.errors import InputError

GOOD = """\
- id: o18-a
  truth: right
  page: {title: แผนการใช้จ่ายงบประมาณ, body: "ตาราง"}
"""


def _folder(tmp_path: Path, text: str, name: str = "O18.yaml") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_case_says_its_indicator_and_its_year(tmp_path: Path) -> None:
    (case,) = corpus.load(_folder(tmp_path, GOOD))
    assert (case.indicator, case.fiscal_year, case.style) == ("O18", 2565, "wordpress")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD.replace("truth: right", "truth: maybe"), "truth"),
        (GOOD.replace("truth: right", "truth: wrong"), "name the cause"),
        (GOOD + "  codes: [wrong-year]\n", "a right case has none"),
        (GOOD.replace("truth: right", "truth: wrong\n  codes: [wrong-yaer]"), "wrong-yaer not in the contract"),
        (GOOD.replace("id: o18-a", "id: o19-a"), "begins with o18-"),
        (GOOD.replace("id: o18-a", "id: O18 a"), "id"),
        (GOOD + GOOD, "there twice"),
        (GOOD.replace('"ตาราง"', '"[แผน](a.pdf)"'), "a.pdf is linked and not there"),
        (GOOD + "  documnets: {}\n", "documnets"),
        (GOOD + "  documents: {a.pdf: {kind: pfd}}\n", "documents"),
        ("id: o18-a", "a list of cases"),
        ("- id: [", "O18.yaml"),
    ],
)
def test_a_fault_is_named_with_its_file(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        corpus.load(_folder(tmp_path, text))
    assert "O18.yaml" in str(caught.value)
    assert words in str(caught.value)


def test_the_digest_changes_with_the_cases_and_not_with_line_ends(tmp_path: Path) -> None:
    before = corpus.digest(_folder(tmp_path, GOOD))
    (tmp_path / "O18.yaml").write_bytes(GOOD.replace("\n", "\r\n").encode())
    assert corpus.digest(tmp_path) == before
    assert corpus.digest(_folder(tmp_path, GOOD.replace("ตาราง", "ตารางที่ 1"))) != before


def test_the_corpus_that_comes_with_the_program() -> None:
    cases = corpus.load()
    held = corpus.load(corpus.HELD_OUT)
    assert {case.id for case in held} == {case.id for case in cases if case.held_out}
    assert 0.25 < len(held) / len(cases) < 0.42
    for code in {case.indicator for case in cases}:
        own = [case for case in cases if case.indicator == code]
        assert len(own) >= 15, code
        assert {"right", "wrong"} <= {case.truth for case in own}, code
