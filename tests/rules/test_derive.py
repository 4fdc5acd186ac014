"""A new year's framework, the comparison of two years, words carried from one year to another, and how they are shown."""

import subprocess
import sys
from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest

from model.errors import InputError, RulesError
from rules import framework
from rules.derive import FILL_IN, derive
from rules.difference import Change, differences
from rules.framework import Framework, Period, available, load, load_file, text_of
from rules.framework_text import as_yaml, heading_of, moved, recoded
from rules.parsed import parsed
from scans import explain, frameworks

TOOL = Path(__file__).parents[2] / "tools" / "carry_over.py"


@pytest.fixture(scope="module")
def derived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Framework]:
    file = tmp_path_factory.mktemp("derived") / "2570.yaml"
    frameworks.new(2570, 2569, file, "th")
    return file, load_file(file)


# --- text ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ประจำปีงบประมาณ พ.ศ. 2565", "ประจำปีงบประมาณ พ.ศ. 2568"), ("ITA 2564", "ITA 2567"), ("2561-2565", "2564-2568"),
        ("ปี 65", "ปี 68"), ("ปี 40", "ปี 40"), ("พ.ร.บ. การจัดซื้อจัดจ้าง พ.ศ. 2560", "พ.ร.บ. การจัดซื้อจัดจ้าง พ.ศ. 2560"),
        ("ปีงบ 65", "ปีงบ 68"), ("ปีงบประมาณ 64", "ปีงบประมาณ 67"), ("พ.ศ. 2496", "พ.ศ. 2496"),
        ("โทร. 042565111", "โทร. 042565111"), ("25650", "25650"), ("2580", "2580"), ("", ""),
    ],
)  # fmt: skip
def test_years_near_the_framework_are_moved(text, expected):
    assert moved({"a": [text, 2565, None]}, years=3, home=2565) == {"a": [expected, 2565, None]}


def test_codes_are_replaced_where_they_have_a_counterpart():
    codes = {"O25": "O23", "O23": "O21"}
    assert recoded(["ตามข้อ O25", "O2 และ O23", "ITA-o12", "NO25"], codes) == ["ตามข้อ O23", "O2 และ O21", "ITA-o12", "NO25"]


def test_text_and_data_are_the_same():
    data = {
        "เอ": ["สั้น", "ยาว " * 20],
        "no": "9.1",
        "n": 2565,
        "day": date(2022, 4, 30),
        "of": {"find": {"any": ["ก: ข", "- ค", "#"]}},
    }
    text = as_yaml(data, heading="หัวเรื่อง\nbelow it")
    assert parsed(text) == data
    assert heading_of(text) == "หัวเรื่อง\nbelow it"
    assert "[ก: ข" not in text
    assert "&id" not in as_yaml({"a": data["of"], "b": data["of"]}, heading="x")


@pytest.mark.parametrize("year", [2565, 2569])
def test_a_framework_written_again_is_the_same(year, tmp_path):
    data = parsed(text_of(year))
    (tmp_path / "again.yaml").write_text(as_yaml(data, heading="again"), "utf-8")
    assert parsed((tmp_path / "again.yaml").read_text("utf-8")) == data


# --- new ----------------------------------------------------------------------------------------------------------------


def test_a_derived_framework_is_provisional_and_marked(derived):
    file, made = derived
    text = file.read_text("utf-8")
    assert (made.fiscal_year, made.provisional) == (2570, True)
    assert "2569" in made.provisional_because
    assert "2569" in (made.unconfirmed("en") or "")
    assert text.startswith("# กรอบการประเมิน OIT ปีงบประมาณ 2570")
    assert made.deadline.date() == made.calendar.answers.last == date(2027, 4, 30)
    assert FILL_IN in made.deadline_source.source
    assert FILL_IN in made.calendar.answers.source
    assert made.targets == ()
    assert {made.source_of(code).confidence for code in made.codes} == {"low"}


def test_a_derived_framework_asks_the_same_one_year_later(derived):
    before, after = load(2569), derived[1]
    assert after.codes == before.codes
    assert [one.period for one in after.indicators] == [one.period for one in before.indicators]
    assert [one.about for one in after.indicators] == [one.about for one in before.indicators]
    assert "2570" in after.name_th
    assert not any(one.asks for one in after.indicators)
    assert all(
        len(one.requirement_text) == len(old.requirement_text)
        for one, old in zip(after.indicators, before.indicators, strict=True)
    )
    assert any(
        "ita2569" in phrase for one in after.indicators for part in one.components if part.find for phrase in part.find.any
    )
    assert not [one for one in differences(before, after) if set(one.changes) - {Change.RENAMED}]


def test_a_day_that_the_next_year_has_not():
    source = parsed(text_of(2565))
    leap = source | {"deadline": source["deadline"].replace(year=2024, month=2, day=29), "indicators": source["indicators"][:1]}
    assert parsed(derive(as_yaml(leap, heading="x"), year=2566))["deadline"].date() == date(2025, 2, 28)


def test_new_goes_to_standard_output_without_a_file():
    shown = frameworks.new(2571, None, None, "th")
    assert parsed(shown)["fiscal_year"] == 2571


@pytest.mark.parametrize(("year", "source", "said"), [(2569, 2569, "2569"), (2565, None, "2565"), (2570, 2499, "2499")])
def test_new_from_what_cannot_be(year, source, said, tmp_path):
    with pytest.raises((InputError, RulesError)) as caught:
        frameworks.new(year, source, tmp_path / "x.yaml", "th")
    assert said in caught.value.message_th
    assert not (tmp_path / "x.yaml").exists()


def test_new_writes_over_nothing(tmp_path):
    (tmp_path / "mine.yaml").write_text("mine")
    for out in (tmp_path / "mine.yaml", tmp_path / "nowhere" / "x.yaml"):
        with pytest.raises(InputError) as caught:
            frameworks.new(2570, 2569, out, "en")
        assert str(out) in caught.value.message_th
    assert (tmp_path / "mine.yaml").read_text() == "mine"


# --- diff ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "topic", "codes", "changes"),
    [
        (2565, 2566, "structure", ("O1", "O1"), {Change.COMPONENTS}), (2565, 2566, "laws", ("O6", "O6"), set()),
        (2565, 2566, "e_service", ("O17", "O18"), {Change.MOVED}),
        (2565, 2566, "spending_plan", ("O18", "O11"), {Change.MOVED, Change.MERGED}),
        (2565, 2566, "pdpa", (None, "O10"), {Change.NEW}), (2566, 2567, "pdpa", ("O10", None), {Change.GONE}),
        (2565, 2568, "complaint_statistics", ("O31", "O19"), {Change.MOVED, Change.PERIOD, Change.RENAMED}),
        (2566, 2567, "complaint_statistics", ("O29", "O24"), {Change.MOVED, Change.PERIOD}),
        (2567, 2568, "powers", ("O3", "O1"), {Change.MOVED, Change.MERGED}),
        (2568, 2569, "spending_plan", ("O6", "O6"), set()),
        (2564, 2565, "honesty_declaration", ("O34", None), {Change.GONE}),
        (2564, 2565, "no_gift_policy", (None, "O34"), {Change.NEW}),
    ],
)  # fmt: skip
def test_what_changed_for_a_subject(old, new, topic, codes, changes):
    found = next(one for one in differences(load(old), load(new)) if one.topic == topic)
    assert (found.old and found.old.code, found.new and found.new.code) == codes
    assert set(found.changes) == changes


def test_every_subject_of_both_years_is_compared_once():
    for old, new in [(2563, 2564), (2565, 2566), (2566, 2568), (2568, 2569)]:
        topics = [one.topic for one in differences(load(old), load(new))]
        assert sorted(topics) == sorted({topic for year in (old, new) for one in load(year).indicators for topic in one.about})


def test_the_same_framework_has_no_differences():
    assert not any(one.changes for one in differences(load(2566), load(2566)))


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("th", ["2565 -> 2566: 43 -> 43 ข้อ", " O18 -> O11  แผนการใช้จ่ายงบประมาณประจำปี: ย้ายรหัส, รวมในข้อ",
                "= แผนดำเนินงานและการใช้งบประมาณประจำปี", "   - -> O10  นโยบายคุ้มครองข้อมูลส่วนบุคคล: ใหม่", "ปัจจุบัน -> ปีนี้", "เรื่องเหมือนเดิม"]),
        ("en", [" O32 -> -    Channel for opinions: gone", "+ the permanent side (the clerk)", "current state -> this year",
                "subjects are as they were"]),
    ],
)  # fmt: skip
def test_a_comparison_is_shown(lang, expected):
    shown = frameworks.diff(2565, 2566, lang)
    assert [line for line in expected if line not in shown] == []


def test_a_comparison_names_a_year_that_there_is_not():
    with pytest.raises(RulesError, match="2500"):
        frameworks.diff(2500, 2565, "th")


# --- list, show, validate -----------------------------------------------------------------------------------------------


def test_the_list_says_how_sure_each_year_is():
    thai, english = explain.frameworks("th").splitlines(), explain.frameworks("en").splitlines()
    assert [line[:4] for line in thai] == [str(year) for year in available()]
    by_year = {line[:4]: line for line in thai}
    assert "ยืนยันแล้ว" in by_year["2565"]
    assert by_year["2565"].endswith("กำหนดส่ง 30 เม.ย. 2565 17:00")
    assert "ยังไม่ยืนยัน" in by_year["2569"]
    assert by_year["2569"].endswith("(คาดการณ์)")
    assert "35 indicators  provisional  confidence medium" in "\n".join(english)


@pytest.mark.parametrize(
    ("year", "code", "lang", "expected"),
    [
        (2566, "o18", "th", ["O18 E-Service", "ยังไม่พบถ้อยคำของปีนี้", "รหัสที่ชี้ขาด:", "2565 แผนการใช้จ่ายงบประมาณประจำปี", "ความเชื่อมั่น: สูง"]),
        (2565, "O18", "th", ["แผนการใช้จ่ายงบประมาณของหน่วยงานที่มีระยะ 1 ปี", "ของปีงบประมาณ 2565", "wrong-year           ไม่ผ่าน", "2566 E-Service"]),
        (2568, "O2", "th", ["จังหวัด (ราชการส่วนภูมิภาค) ใช้ส่วนนี้แทน", "ผู้ว่าราชการจังหวัด", "ต้องใช้คนดู"]),
        (2568, "O22", "th", ["ยังไม่พบว่าต้องเป็นข้อมูลของปีใด"]),
        (2569, "O1", "th", ["กรอบปีนี้ยังไม่ยืนยัน", "หน่วยงานเดียวซึ่งไม่ใช่ อปท."]),
        (2566, "O12", "en", ["first six months of 2566", "measured; without it: fail", "if not certain: review", "confidence: medium"]),
        (2567, "O30", "en", ["not confirmed, so nothing gets better than review", "about bribes"]),
    ],
)  # fmt: skip
def test_an_item_is_explained(year, code, lang, expected):
    shown = explain.show(year, code, lang)
    assert [words for words in expected if words not in shown] == []


def test_a_whole_list_is_shown():
    shown = explain.show(2567, None, "th")
    assert "ยังไม่ยืนยัน" in shown.splitlines()[1]
    assert sum(line.lstrip().startswith("O") for line in shown.splitlines()) == 35
    with pytest.raises(InputError, match="O44"):
        explain.show(2565, "O44", "th")


def test_validate_names_all_that_is_wrong(tmp_path):
    data = parsed(text_of(2569))
    data["indicators"] = deepcopy(data["indicators"][:3])
    data["indicators"][1]["about"] = ["structure"]
    data["indicators"][2]["group"] = "7.7"
    for one in data["indicators"]:
        one["topic"]["neighbours"] = ["O77"]
    (tmp_path / "a.yaml").write_text(as_yaml(data, heading="x"), "utf-8")
    (tmp_path / "b.yaml").write_text("fiscal_year: x", "utf-8")
    with pytest.raises(RulesError) as caught:
        frameworks.validate([tmp_path / "a.yaml", tmp_path / "b.yaml"])
    said = caught.value.message_en
    for words in ("indicators.about[structure]", "indicators[O3].group", "“7.7”", "indicators[O1].topic.neighbours", "b.yaml"):
        assert words in said
    assert said.count("“O77”") == 3


def test_validate_takes_what_is_right(derived):
    assert frameworks.validate([derived[0]]).startswith("2570: 26")
    assert len(frameworks.validate([]).splitlines()) == len(available())


# --- carry_over ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def files() -> dict[int, dict]:
    return {year: parsed(text_of(year)) for year in (2565, 2566, 2568)}


@pytest.fixture(scope="module")
def tool():
    sys.path.insert(0, str(TOOL.parent))
    import carry_over

    yield carry_over
    sys.path.remove(str(TOOL.parent))


def item(file: dict, code: str) -> dict:
    return next(one for one in file["indicators"] if one["code"] == code)


def test_words_are_carried_and_what_is_the_years_own_stays(files, tool):
    home, before = item(files[2565], "O18"), deepcopy(item(files[2566], "O11"))
    home["topic"]["names"].append("แผนจ่ายเงินปี 2565")
    home["components"][0]["find"]["any"].append("เงินบริจาค")
    tool.carry(files[2566], tool.homes_of(files, first=2565), files)
    after = item(files[2566], "O11")
    assert "แผนจ่ายเงินปี 2566" in after["topic"]["names"]
    assert after["topic"]["names"][0] == before["name_th"]
    assert "เงินบริจาค" in next(part for part in after["components"] if part["id"] == "by_source")["find"]["any"]
    same = ("code", "name_th", "period", "group", "about", "asks", "source")
    assert {key: after.get(key) for key in same} == {key: before.get(key) for key in same}
    assert [part["id"] for part in after["components"]] == [part["id"] for part in before["components"]]


def test_a_word_taken_away_at_home_is_taken_away_everywhere(files, tool):
    names = item(files[2565], "O30")["topic"]["names"]
    gone = names.pop()
    assert gone in item(files[2568], "O18")["topic"]["names"]
    tool.carry(files[2568], tool.homes_of(files, first=2565), files)
    assert gone not in item(files[2568], "O18")["topic"]["names"]


def test_what_speaks_against_one_part_of_a_merged_item_is_left_out(files, tool):
    tool.carry(files[2568], tool.homes_of(files, first=2565), files)
    merged = item(files[2568], "O6")["topic"]
    assert "กำกับติดตาม" in item(files[2565], "O10")["topic"]["against"]
    assert "กำกับติดตาม" not in merged["against"]
    assert "O6" not in merged["neighbours"]


def test_carrying_twice_changes_nothing(files, tool):
    homes = tool.homes_of(files, first=2565)
    for year in (2566, 2568):
        tool.carry(files[year], homes, files)
        once = deepcopy(files[year])
        tool.carry(files[year], homes, files)
        assert files[year] == once


def test_a_subject_is_at_home_where_it_is_an_item_of_its_own(files, tool):
    homes = tool.homes_of(files, first=2565)
    years = {topic: homes[topic].year for topic in ("laws", "pdpa", "no_gift_policy", "gifts_received", "ethics_code")}
    assert years == {"laws": 2565, "pdpa": 2566, "no_gift_policy": 2565, "gifts_received": 2568, "ethics_code": 2566}


def test_the_tool_runs_and_its_check_changes_nothing():
    before = {year: text_of(year) for year in available()}
    ran = subprocess.run(
        [sys.executable, str(TOOL), "--check", "2568"], capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode in (0, 1)
    assert ran.stdout.startswith("changed:")
    assert {year: text_of(year) for year in available()} == before


def test_periods_are_words_and_no_year_is_in_the_rules():
    assert {one.period for year in available() for one in load(year).indicators} == set(Period)


# --- own files ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def own_folder(derived, tmp_path, monkeypatch):
    """A folder with the derived framework and something else in it, in use."""
    (tmp_path / "2570.yaml").write_bytes(derived[0].read_bytes())
    (tmp_path / "notes.yaml").write_text("x", "utf-8")
    monkeypatch.setenv(framework.OWN_FOLDER, str(tmp_path))
    _forget()
    yield tmp_path
    monkeypatch.undo()
    _forget()


def _forget():
    for cached in (framework.load, framework.available, framework._own_files):
        cached.cache_clear()


def test_own_files_stand_before_those_of_the_program(own_folder):
    (own_folder / "2565.yaml").write_text(text_of(2565).replace("name_en: Open Data", "name_en: Our own", 1), "utf-8")
    _forget()
    assert framework.available()[-1] == 2570
    assert framework.load(2570).provisional
    assert framework.load(2565).name_en.startswith("Our own")
    assert framework.default_year(date(2026, 11, 21)) == 2570
    assert [one.topic for one in differences(framework.load(2569), framework.load(2570)) if Change.NEW in one.changes] == []


def test_an_own_file_is_named_after_its_year(own_folder):
    (own_folder / "2570.yaml").rename(own_folder / "2571.yaml")
    _forget()
    with pytest.raises(RulesError, match=r"2571\.yaml"):
        framework.load(2571)
