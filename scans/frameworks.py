"""Framework files: checked, derived for a new year, and compared by subject."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from model.errors import InputError, RulesError
from rules import framework
from rules.derive import FILL_IN, derive
from rules.difference import Change, Difference, differences
from rules.framework import Indicator

_FIRST_YEAR, _LAST_YEAR = 2500, 2700  # of the Buddhist era; other numbers are slips
_CHANGES = {
    Change.NEW: ("ใหม่", "new"),
    Change.GONE: ("ไม่มีแล้ว", "gone"),
    Change.MOVED: ("ย้ายรหัส", "moved"),
    Change.MERGED: ("รวมในข้อ", "merged into"),
    Change.RENAMED: ("เปลี่ยนชื่อ", "renamed"),
    Change.PERIOD: ("เปลี่ยนช่วงเวลา", "period"),
    Change.COMPONENTS: ("เปลี่ยนองค์ประกอบ", "components"),
}
_PERIODS = {
    "none": ("ปัจจุบัน", "current state"),
    "in_force": ("ยังใช้บังคับ", "in force"),
    "covers_fy": ("ครอบคลุมปี", "a span with the year"),
    "current_fy": ("ปีนี้", "this year"),
    "first_6_months": ("6 เดือนแรก", "first six months"),
    "previous_fy": ("ปีก่อน", "the year before"),
}


def validate(files: Sequence[Path]) -> str:
    """Load framework files; one RulesError names every file and key that is wrong."""
    loaded, wrong = [], []
    for source in files or framework.available():
        try:
            loaded.append(framework.load_file(source) if isinstance(source, Path) else framework.load(source))
        except RulesError as error:
            wrong.append(error)
    if wrong:
        raise RulesError("\n".join(error.message_th for error in wrong), "\n".join(error.message_en for error in wrong))
    return "\n".join(f"{rules.fiscal_year}: {len(rules.indicators)} ข้อ ถูกต้อง (indicators, valid)" for rules in loaded)


def new(year: int, source: int | None, out: Path | None, lang: str) -> str:
    """Derive the framework of a year from another year's, into a file where one is named; what to print."""
    home = source or max((known for known in framework.available() if known < year), default=framework.available()[-1])
    if not _FIRST_YEAR <= year <= _LAST_YEAR or year == home:
        raise InputError(
            f"ปี {year} ใช้ไม่ได้ โปรดระบุปี พ.ศ. อื่นที่ไม่ใช่ {home}", f"{year} cannot be used; give another year than {home}"
        )
    if year in framework.available():
        raise InputError(
            f"มีกรอบของปี {year} อยู่แล้ว ดูด้วย oit rules show --year {year}",
            f"there is a framework for {year} already; see it with: oit rules show --year {year}",
        )
    text = derive(framework.text_of(home), year=year)
    if out is None:
        return text.rstrip()
    _write(out, text)
    framework.load_file(out)
    if lang == "en":
        return f"{out}: a provisional framework for {year}, derived from {home}; fill in what is marked {FILL_IN}"
    return f"{out}: กรอบชั่วคราวของปี {year} ยกมาจากปี {home} โปรดแก้ทุกแห่งที่เขียนว่า {FILL_IN}"


def _write(out: Path, text: str) -> None:
    try:
        with out.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise InputError(f"มีไฟล์ {out} อยู่แล้ว โปรดใช้ชื่ออื่น", f"{out} is there already; choose another name") from None
    except OSError as error:
        raise InputError(f"เขียนไฟล์ {out} ไม่ได้: {error}", f"{out} cannot be written: {error}") from error


def diff(old: int, new: int, lang: str) -> str:
    """What changed from one year to another, a line a subject, and how many stayed as they were."""
    first, second = framework.load(old), framework.load(new)
    found = differences(first, second)
    changed = [one for one in found if one.changes]
    head = f"{old} -> {new}: {len(first.indicators)} -> {len(second.indicators)} " + ("items" if lang == "en" else "ข้อ")
    same = len(found) - len(changed)
    tail = f"{same} subjects are as they were" if lang == "en" else f"อีก {same} เรื่องเหมือนเดิม"
    return "\n".join([head, *(line for one in changed for line in _lines(one, english=lang == "en")), tail])


def _lines(one: Difference, *, english: bool) -> Iterator[str]:
    codes = f"{one.old.code if one.old else '-':>4} -> {one.new.code if one.new else '-':<4}"
    item = one.old or one.new
    assert item is not None  # noqa: S101 -- a subject is of one of the two years
    words = ", ".join(_CHANGES[change][english] for change in one.changes)
    yield f"{codes} {_name(item, english=english)}: {words}"
    if one.old is None or one.new is None:
        return
    indent = " " * 13
    if _name(one.old, english=english) != _name(one.new, english=english):
        yield f"{indent}= {_name(one.new, english=english)}"
    if Change.PERIOD in one.changes:
        yield f"{indent}{_period(one.old, english=english)} -> {_period(one.new, english=english)}"
    yield from (f"{indent}+ {_part(one.new, part, english=english)}" for part in one.won)
    yield from (f"{indent}- {_part(one.old, part, english=english)}" for part in one.lost)


def _name(indicator: Indicator, *, english: bool) -> str:
    return indicator.name_en if english else indicator.name_th


def _period(indicator: Indicator, *, english: bool) -> str:
    if indicator.period_unknown:
        return "not known" if english else "ไม่ทราบ"
    return _PERIODS[indicator.period.value][english]


def _part(indicator: Indicator, component_id: str, *, english: bool) -> str:
    component = indicator.component(component_id)
    return component.name_en if english else component.name_th
