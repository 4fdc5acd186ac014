"""The list of 2565: names, weights, scores, calendar; and what a faulty file is answered."""

import copy
import json
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path

import pytest
import yaml

from model.errors import RulesError
from model.finding import Severity
from rules.framework import Framework, Period, TitleYear, available, default_year, load, load_file
from rules.indicator import Find, Structure
from rules.measure.structure import MEASURES
from thai.text import squash

CODES = [f"O{number}" for number in range(1, 44)]
PERIODS = {
    Period.NONE: "O1 O2 O3 O5 O6 O8 O9 O13 O14 O17 O29 O30 O32 O34",
    Period.IN_FORCE: "O25 O27",
    Period.COVERS_FY: "O4 O39",
    Period.CURRENT_FY: "O7 O10 O18 O21 O22 O26 O33 O35 O36 O37 O38 O43",
    Period.FIRST_6_MONTHS: "O11 O15 O19 O23 O31 O40",
    Period.PREVIOUS_FY: "O12 O16 O20 O24 O28 O41 O42",
}
GROUPS = {"9.1": 9, "9.2": 8, "9.3": 7, "9.4": 4, "9.5": 5, "10.1": 8, "10.2": 2}
KEPT = ["O10", "O18", "O19", "O20", "O21"]
FOLLOWS = {"O11": "O10", "O19": "O18", "O26": "O25", "O30": "O29", "O37": "O36", "O40": "O39", "O43": "O42"}


@pytest.fixture(scope="module")
def framework() -> Framework:
    return load(2565)


@pytest.fixture(scope="module")
def plain(framework) -> dict[str, object]:
    """The file's keys and five of its indicators, to make faults in; JSON is YAML too, and quick to write."""
    text = (resources.files("rules") / "frameworks" / "2565.yaml").read_text("utf-8")
    loaded = yaml.safe_load(text[: text.index("\nindicators:\n")])
    kept = [framework.indicator(code).model_dump(mode="json", exclude_none=True) for code in KEPT]
    for indicator in kept:
        indicator["topic"]["neighbours"] = [code for code in indicator["topic"]["neighbours"] if code in KEPT]
    return json.loads(json.dumps(loaded | {"indicators": kept}, default=str))


def test_all_items_in_order(framework):
    assert list(framework.codes) == CODES
    assert [indicator.code for indicator in framework.indicators] == CODES
    assert (framework.fiscal_year, framework.provisional) == (2565, False)


def test_items_of_each_group(framework):
    groups = [indicator.group for indicator in framework.indicators]
    assert {group.id: groups.count(group.id) for group in framework.groups} == GROUPS
    assert groups == sorted(groups, key=list(GROUPS).index)
    assert framework.group("9.3").name_th == "การบริหารเงินงบประมาณ"


def test_periods(framework):
    for period, codes in PERIODS.items():
        assert [i.code for i in framework.indicators if i.period is period] == codes.split()


def test_single_properties(framework):
    assert {i.code: i.follows for i in framework.indicators if i.follows} == FOLLOWS
    assert [i.code for i in framework.indicators if i.monthly] == ["O23"]
    assert [i.code for i in framework.indicators if i.multi_year] == ["O4"]
    assert [i.code for i in framework.indicators if i.title_year is TitleYear.EITHER] == ["O42"]
    assert [i.code for i in framework.indicators if i.current_person] == ["O2", "O34", "O35"]
    assert [i.code for i in framework.indicators if i.interactive] == ["O8", "O9", "O17", "O30", "O32"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("O1", "โครงสร้าง"), ("O11", "รายงานการกำกับติดตามการดำเนินงานประจำปี รอบ 6 เดือน"), ("O18", "แผนการใช้จ่ายงบประมาณประจำปี"),
        ("O23", "สรุปผลการจัดซื้อจัดจ้างหรือการจัดหาพัสดุรายเดือน"), ("O34", "นโยบายไม่รับของขวัญ (No Gift Policy)"),
        ("O42", "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"),
    ],
)  # fmt: skip
def test_official_names(code, name, framework):
    assert framework.indicator(code).name_th == name


@pytest.mark.parametrize(
    ("code", "points"),
    [("O1", 0.44), ("O10", 0.50), ("O18", 0.57), ("O25", 1.00), ("O29", 0.80), ("O34", 1.25), ("O42", 5.00)],
)
def test_points_of_the_final_score(code, points, framework):
    assert round(framework.points(code), 2) == points


def test_points_add_up_to_the_share_of_the_whole_assessment(framework):
    assert sum(map(framework.points, framework.codes)) == pytest.approx(40)


@pytest.mark.parametrize(
    ("missing", "score"),
    [
        ([], 100.0),
        (CODES, 0.0),
        (["O42"], 87.5),
        (["O42", "O43"], 75.0),
        (["O1"], 100 - 0.5 * 100 / 5 / 9),
        (["O18", "O25"], 100 - 10 / 7 - 10 / 4),
        ([f"O{number}" for number in range(34, 44)], 50.0),
    ],
)
def test_oit_score_is_a_mean_of_means(missing, score, framework):
    granted = [code for code in CODES if code not in missing]
    assert framework.oit_score(granted) == pytest.approx(score)


def test_a_code_granted_twice_counts_once(framework):
    assert framework.oit_score(["O42", "O42"]) == pytest.approx(12.5)


def test_unknown_codes_raise(framework):
    assert framework.has("O43")
    assert not framework.has("O44")
    with pytest.raises(KeyError):
        framework.indicator("O44")
    with pytest.raises(KeyError):
        framework.points("o1")
    with pytest.raises(KeyError):
        framework.indicator("O1").component("nothing")


@pytest.mark.parametrize(
    ("score", "name"),
    [
        (100, "AA"), (95, "AA"), (94.995, "AA"), (94.99, "A"), (85, "A"), (84.99, "B"), (75, "B"), (70, "C"), (60, "D"), (50, "E"),
        (49.99, "F"), (0, "F"),
    ],
)  # fmt: skip
def test_levels(score, name, framework):
    assert framework.level(score).name == name


def test_calendar_is_in_thai_time(framework):
    assert framework.deadline == datetime(2022, 4, 30, 10, tzinfo=UTC)
    assert (framework.calendar.answers.first, framework.calendar.answers.last) == (date(2022, 3, 1), date(2022, 4, 30))
    assert framework.calendar.clarification.first == date(2022, 6, 1)
    assert (framework.targets[0].agencies_percent, framework.targets[0].score) == (80, 85)


def test_frameworks_that_come_with_the_program():
    assert 2565 in available()
    assert list(available()) == sorted(available())
    assert load(2565) is load(2565)


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (date(2021, 10, 1), 2565),
        (date(2022, 9, 30), 2565),
        (date(2030, 1, 1), max(available())),
        (date(1990, 1, 1), min(available())),
    ],
)
def test_default_year(today, year):
    assert default_year(today) == year


def test_a_year_without_a_framework_names_those_there_are():
    with pytest.raises(RulesError) as caught:
        load(2499)
    assert "2499" in caught.value.message_th
    assert "2565" in caught.value.message_th
    assert "--year" in caught.value.message_en


@pytest.mark.parametrize("code", CODES)
def test_each_indicator_can_be_judged(code, framework):
    indicator = framework.indicator(code)
    names, against = indicator.topic.names, indicator.topic.against
    assert any(name in squash(indicator.name_th) for name in names), "its own title would not be recognised"
    assert [(word, name) for word in against for name in names if word in name] == [], "a name would speak against itself"
    assert len(set(names)) == len(names)
    assert indicator.topic.neighbours
    assert any(not component.person and not component.optional for component in indicator.components)
    assert any(len(squash(ask)) >= 25 for ask in indicator.asks) or code in {"O5", "O8"}


def test_each_check_has_a_measure(framework):
    used = {c.check.measure for i in framework.indicators for c in i.components if c.check}
    assert used == set(Structure) == set(MEASURES)


def test_no_name_belongs_to_two_unrelated_indicators(framework):
    owners: dict[str, list[str]] = {}
    for indicator in framework.indicators:
        for name in indicator.topic.names:
            owners.setdefault(name, []).append(indicator.code)
    shared = {name: codes for name, codes in owners.items() if len(codes) > 1}
    for name, (one, *others) in shared.items():
        neighbours = set(framework.indicator(one).topic.neighbours)
        assert set(others) <= neighbours, name


# --- faults -------------------------------------------------------------------------------------------------------------


def changed(plain: dict[str, object], path: str, value: object) -> dict[str, object]:
    """A copy with the key at a dotted path set, or deleted where the value is `...`."""
    made = copy.deepcopy(plain)
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    here: object = made
    for step in way:
        here = here[step]  # type: ignore[index]
    if value is ...:
        del here[last]  # type: ignore[attr-defined]
    elif isinstance(here, list) and last == len(here):
        here.append(value)
    else:
        here[last] = value  # type: ignore[index]
    return made


def answer(tmp_path: Path, text: str) -> RulesError:
    file = tmp_path / "own.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        load_file(file)
    assert "own.yaml" in caught.value.message_th
    assert "own.yaml" in caught.value.message_en
    return caught.value


@pytest.mark.parametrize(
    ("path", "value", "key", "thai", "english"),
    [
        ("fiscal_year", "x", "fiscal_year", "จำนวนเต็ม", "whole number"),
        ("fiscal_year", 2022, "fiscal_year", "ไม่น้อยกว่า 2500", "2500 or more"),
        ("fiscal_year", ..., "fiscal_year", "ขาดคีย์นี้", "missing"),
        ("colour", "red", "colour", "ไม่รู้จักคีย์นี้", "not known"),
        ("deadline", "2022-04-30T17:00:00", "deadline", "เขตเวลา", "time zone"),
        ("oit_share_of_ita", 1.4, "oit_share_of_ita", "ไม่เกิน", "or less"),
        ("provisional", "maybe", "provisional", "true หรือ false", "true or false"),
        ("provisional", True, "provisional_because", "ต้องบอกเหตุผล", "must say why"),
        ("indicators", [], "indicators", "อย่างน้อย 1", "at least 1"),
        ("indicators.1.period", "yearly", "indicators[O18].period", "current_fy", "current_fy"),
        ("indicators.1.groop", "9.3", "indicators[O18].groop", "ตัวสะกด", "spelling"),
        ("indicators.1.group", "9.9", "indicators[O18].group", "“9.9” ไม่มีอยู่", "“9.9” is not in"),
        ("indicators.1.topic.names", [], "indicators[O18].topic.names", "อย่างน้อย 1", "at least 1"),
        ("indicators.1.topic.names.0", "ก", "indicators[O18].topic.names[0]", "สองตัวอักษร", "two letters"),
        ("indicators.1.topic.names.0", 2565, "indicators[O18].topic.names[0]", "ข้อความ", "text"),
        ("indicators.1.topic.neighbours.0", "O99", "indicators[O18].topic.neighbours", "“O99”", "“O99”"),
        ("indicators.1.topic.neighbours.0", "O18", "indicators[O18].topic.neighbours", "“O18”", "“O18”"),
        ("indicators.1.follows", "O77", "indicators[O18].follows", "“O77”", "“O77”"),
        ("indicators.1.code", "O10", "indicators[O10]", "ซ้ำ", "twice"),
        ("indicators.1.code", "18", "indicators[18].code", "รูปแบบ", "wrong form"),
        ("indicators.1.severity", {"wrong-year": "bad"}, "indicators[O18].severity.wrong-year", "fail", "fail"),
        ("indicators.1.components.0.sure", "oui", "indicators[O18].components[by_source].sure", "true หรือ false", "true or false"),
        ("indicators.1.components.0.find", ..., "indicators[O18].components[by_source]", "find หรือ check", "`find` or `check`"),
        ("indicators.1.components.0.person", True, "indicators[O18].components[by_source]", "person: true", "person: true"),
        ("indicators.1.components.0.find.any", [], "indicators[O18].components[by_source].find", "any หรือ all", "`any` or `all`"),
        ("indicators.1.components.0.find", {"joined": [["ก้าว"], []]}, "components[by_source].find", "any หรือ all", "`any` or `all`"),
        ("indicators.1.components.0.find", {"joined": ["ITA"]}, "components[by_source].find.joined[0]", "รายการ", "list"),
        ("indicators.1.components.0.find.at_least", 99, "indicators[O18].components[by_source].find", "at_least", "at_least"),
        ("indicators.1.components.2.check.measure", "guess", "indicators[O18].components[amounts].check.measure", "counts", "counts"),
        ("indicators.1.components.2.check.words.off", ["บาท"], "indicators[O18].components[amounts].check", "“off”", "known: none, of"),
        ("indicators.1.components.0.id", "by_type", "indicators[O18].components[by_type]", "ซ้ำ", "twice"),
        ("groups.1.id", "9.1", "groups[9.1]", "ซ้ำ", "twice"),
        ("groups.0.id", "nine", "groups[nine].id", "รูปแบบ", "wrong form"),
        ("indicators_of_ita.0.id", 8, "groups", "“9” ไม่มีอยู่", "“9” is not"),
        ("levels.0.low", 10, "levels", "สูงไปต่ำ", "high to low"),
        ("levels.6.low", 5, "levels", "ลงถึง 0", "reach 0"),
        ("calendar.answers", ..., "calendar.answers", "ขาดคีย์นี้", "missing"),
        ("targets.0.confidence", "sure", "targets[0].confidence", "รูปแบบ", "wrong form"),
    ],
)  # fmt: skip
def test_a_fault_names_its_key(path, value, key, thai, english, tmp_path, plain):
    error = answer(tmp_path, json.dumps(changed(plain, path, value)))
    assert f"{key}:" in error.message_th
    assert thai in error.message_th
    assert f"{key}:" in error.message_en
    assert english in error.message_en


def test_joined_phrases_are_phrases_of_any() -> None:
    find = Find(any=("ITA 2564",), joined=(("ผลคะแนน", "คะแนน ITA"), ("ปี 2564", "ปี 64")))
    assert find.any == ("ita2564", "ผลคะแนนปี2564", "ผลคะแนนปี64", "คะแนนitaปี2564", "คะแนนitaปี64")


def test_many_faults_are_cut(tmp_path, plain):
    made = changed(plain, "indicators.1.topic.signs", ["ก"] * 43)
    error = answer(tmp_path, json.dumps(made))
    assert "และอีก 23 แห่ง" in error.message_th
    assert "and 23 more" in error.message_en


@pytest.mark.parametrize(
    ("text", "thai"),
    [
        ("a: [1, 2", "ไม่ใช่ YAML"),
        ("fiscal_year: 2565\nfiscal_year: 2566\n", "บรรทัด 2: คีย์ “fiscal_year” ซ้ำ"),
        ("", "ขาดคีย์นี้"),
        ("- a list", "คีย์กับค่า"),
        ("just words", "คีย์กับค่า"),
        ("a: &x [*x]\n", "ขาดคีย์นี้"),
        ("a: !!python/object/apply:os.getcwd []\n", "ไม่ใช่ YAML"),
        ("a: 2022-99-99\n", "ไม่ใช่ YAML"),
        ("\x00", "ไม่ใช่ YAML"),
        ("a: " + "[" * 5000, "ไม่ใช่ YAML"),
    ],
)
def test_a_file_that_is_no_framework(text, thai, tmp_path):
    assert thai in answer(tmp_path, text).message_th


def test_a_file_that_cannot_be_read(tmp_path):
    for file in (tmp_path / "missing.yaml", tmp_path):
        with pytest.raises(RulesError) as caught:
            load_file(file)
        assert str(file) in caught.value.message_th
    (tmp_path / "tis620.yaml").write_bytes("ชื่อ: แผน".encode("cp874"))
    with pytest.raises(RulesError, match="UTF-8"):
        load_file(tmp_path / "tis620.yaml")


def test_a_copy_of_the_list_loads_the_same(tmp_path, plain, framework):
    file = tmp_path / "copy.yaml"
    file.write_text("\ufeff" + json.dumps(plain), encoding="utf-8")
    copied = load_file(file)
    assert [i.components for i in copied.indicators] == [framework.indicator(code).components for code in KEPT]
    assert copied != framework


def test_an_own_severity_is_kept(tmp_path, plain):
    file = tmp_path / "own.yaml"
    file.write_text(json.dumps(changed(plain, "indicators.0.severity", {"file-only": "review"})), "utf-8")
    assert load_file(file).indicator("O10").severity == {"file-only": Severity.REVIEW}
