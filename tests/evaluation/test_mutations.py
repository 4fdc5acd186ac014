"""What the mutations change in a case, and what they leave."""

import pytest

from evaluation import corpus, mutations
from evaluation.corpus import Case, Page, Paper, number_of
from evaluation.mutations import Material
from rules import framework

RESULT = frozenset({"ผล"})


def _material(code: str, body: str, **documents: Paper) -> Material:
    page = Page(title="แผน 2565", body=body)
    case = Case(id=f"{code.lower()}-a", truth="right", page=page, documents=documents)
    return Material(case, framework.load(2565))


@pytest.mark.parametrize(("text", "older"), [
    ("ประจำปี 2565 และ ๒๕๖๔", "ประจำปี 2564 และ ๒๕๖๓"),
    ("31 มี.ค. 65 ถึง ก.ย. ๖๕", "31 มี.ค. 64 ถึง ก.ย. ๖๔"),
    ("งบ 2,565 บาท เลขที่ 12565", "งบ 2,565 บาท เลขที่ 12565"),
    ("พระราชบัญญัติเทศบาล พ.ศ. 2496 และแผน 2565", "พระราชบัญญัติเทศบาล พ.ศ. 2496 และแผน 2565"),
    ("[แผน 2565](files/2565.pdf)", "[แผน 2564](files/2565.pdf)"),
])  # fmt: skip
def test_years_but_not_those_of_laws_and_addresses(text: str, older: str) -> None:
    assert mutations._older(text) == older


@pytest.mark.parametrize(("text", "without", "blanked"), [
    ("|ที่|โครงการ|ผล|\n|1|ถนน|เสร็จ|", "|ที่|โครงการ|\n|1|ถนน|", "|ที่|โครงการ|ผล|\n|1|ถนน||"),
    ("2) ผลที่ได้: เสร็จแล้ว\nปัญหา: ฝนตก", "ปัญหา: ฝนตก", "2) ผลที่ได้:\nปัญหา: ฝนตก"),
    ("ทำแล้วได้ผลดี\nฝนตก", "ฝนตก", "ฝนตก"),
    ("[ผล](a.pdf)", "[ผล](a.pdf)", "[ผล](a.pdf)"),
    ("|ผล|วันที่|\n|เสร็จ|1 ม.ค.|", "|เสร็จ|1 ม.ค.|", "|เสร็จ|1 ม.ค.|"),  # the rows are about it
])  # fmt: skip
def test_a_part_is_taken_away_or_left_blank(text: str, without: str, blanked: str) -> None:
    assert mutations._without(text, RESULT) == without
    assert mutations._blanked(text, RESULT) == blanked


def test_the_year_before_changes_what_lies_below_the_titles_only() -> None:
    body = "แผนการใช้จ่ายงบประมาณ ประจำปีงบประมาณ พ.ศ. 2565 ของทุกสำนักและกอง " * 2
    (made,) = mutations.year_before(_material("O18", body, **{"a.pdf": Paper(kind="pdf", text="ปี 2565")}))
    assert (made.page.title, made.documents["a.pdf"].text) == ("แผน 2565", "ปี 2564")
    assert "2565" not in made.page.body
    assert not list(mutations.year_before(_material("O1", body)))  # asked for at any time


def test_another_item_is_asked_for_under_its_official_name() -> None:
    made = {one.indicator: one for one in mutations.for_a_neighbour(_material("O18", "แผนการใช้จ่าย 2565"))}
    assert {"O19", "O20"} <= made.keys()
    assert made["O20"].page.title == "รายงานผลการใช้จ่ายงบประมาณประจำปี ประจำปีงบประมาณ พ.ศ. 2564"
    assert (made["O20"].page.body, made["O20"].number) == ("แผนการใช้จ่าย 2565", number_of("o20-as-o18-a"))
    any_other = [one.indicator for one in mutations.for_any_other(_material("O18", "แผนการใช้จ่าย 2565"))]
    assert len(set(any_other)) == 3
    assert "O18" not in any_other


def test_two_lines_lose_no_link() -> None:
    long = "\n".join(f"บรรทัดที่ {number} ของรายงานผลการดำเนินงาน" for number in range(20))
    (made,) = mutations.two_lines(_material("O12", f"[ผล](a.pdf)\n{long}", **{"a.pdf": Paper(kind="pdf", text=long)}))
    assert made.page.body.startswith("[ผล](a.pdf)\nบรรทัดที่ 0")
    assert made.page.body.count("\n") == 20
    assert made.documents["a.pdf"].text.count("\n") == 1


def test_what_passes_is_named_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert mutations.main(["--indicator", "O9", "--show"]) == 0
    lines = capsys.readouterr().out.splitlines()
    head = next(place for place, line in enumerate(lines) if line.split() == ["made", "pass", "review", "fail"])
    named, table = lines[:head], lines[head + 1 :]
    assert len(table) == len(mutations.KINDS)
    for kind, row in zip(mutations.KINDS, table, strict=True):
        made, passed, _, review, fail = row.removeprefix(kind).split()
        assert int(made) == int(passed) + int(review) + int(fail)
        assert int(passed) == sum(line.startswith(f"{kind}: ") for line in named)
    held = {case.id for case in corpus.load() if case.held_out}
    assert not [line for line in named for case in held if f": {case}-" in line or f"-as-{case}-" in line]
