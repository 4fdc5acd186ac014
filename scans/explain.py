"""Frameworks in words: what an indicator asks for, how it is judged, what a reason does to the verdict."""

from collections.abc import Sequence
from pathlib import Path

from model.errors import InputError, RulesError
from rules import framework
from rules.framework import Framework, Indicator
from rules.reasons import Spec, table

_PERIODS = {
    "none": ("ข้อมูลปัจจุบัน", "as it is now"),
    "in_force": ("ยังใช้บังคับในปี {n}", "in force in {n}"),
    "covers_fy": ("ระยะเวลาครอบคลุมปี {n}", "a span that includes {n}"),
    "current_fy": ("ของปีงบประมาณ {n}", "of fiscal year {n}"),
    "first_6_months": (
        "หกเดือนแรกของปีงบประมาณ {n} (ตุลาคม {p} – มีนาคม {n})",
        "first six months of {n} (October {p} - March {n})",
    ),
    "previous_fy": ("ของปีงบประมาณ {p}", "of fiscal year {p}"),
}


def frameworks(lang: str) -> str:
    """One line for each framework there is."""
    lines = []
    for year in framework.available():
        rules = framework.load(year)
        name = rules.name_en if lang == "en" else rules.name_th
        mark = {"th": " (ยังไม่ยืนยัน)", "en": " (provisional)"}[lang] if rules.provisional else ""
        lines.append(f"{year}  {len(rules.indicators)} {'indicators' if lang == 'en' else 'ข้อ'}  {name}{mark}")
    return "\n".join(lines)


def show(year: int | None, code: str | None, lang: str) -> str:
    """A framework's list, or one indicator in full."""
    rules = framework.load(year or framework.available()[-1])
    if code is None:
        return "\n".join(
            [_title(rules, lang), *(_line(indicator, rules, lang) for indicator in rules.indicators), "", *_reasons(lang)]
        )
    found = next((i for i in rules.indicators if i.code == code.upper()), None)
    if found is None:
        first, last = rules.indicators[0].code, rules.indicators[-1].code
        raise InputError(
            f"กรอบปี {rules.fiscal_year} ไม่มีข้อ {code} มีตั้งแต่ {first} ถึง {last}",
            f"the framework of {rules.fiscal_year} has no indicator {code}; it has {first} to {last}",
        )
    return "\n".join(_indicator(found, rules, lang))


def validate(files: Sequence[Path]) -> str:
    """Load framework files; RulesError names the file and the key that is wrong."""
    loaded = [framework.load_file(path) for path in files] or [framework.load(year) for year in framework.available()]
    if not loaded:
        raise RulesError("ไม่มีกรอบการประเมิน", "there is no framework")
    return "\n".join(f"{rules.fiscal_year}: {len(rules.indicators)} ข้อ ถูกต้อง (indicators, valid)" for rules in loaded)


def _title(rules: Framework, lang: str) -> str:
    name = rules.name_en if lang == "en" else rules.name_th
    word = "deadline" if lang == "en" else "กำหนดส่ง"
    return f"{name} · {word} {rules.deadline:%Y-%m-%d %H:%M}"


def _line(indicator: Indicator, rules: Framework, lang: str) -> str:
    name = indicator.name_en if lang == "en" else indicator.name_th
    return f"{indicator.code:>4}  {rules.points(indicator.code):.2f}  {name} · {_period(indicator, rules, lang)}"


def _period(indicator: Indicator, rules: Framework, lang: str) -> str:
    words = _PERIODS[indicator.period.value][lang == "en"]
    return words.format(n=rules.fiscal_year, p=rules.fiscal_year - 1)


def _indicator(indicator: Indicator, rules: Framework, lang: str) -> list[str]:
    english = lang == "en"
    group = rules.group(indicator.group)
    head = (
        f"{indicator.code} {indicator.name_th} ({indicator.name_en})",
        f"{group.id} {group.name_en if english else group.name_th} · {rules.points(indicator.code):.2f} "
        + ("points of the final score" if english else "แต้มของคะแนน ITA"),
        f"{'Period' if english else 'ช่วงเวลา'}: {_period(indicator, rules, lang)}",
    )
    asked = [f"{'Official requirement' if english else 'องค์ประกอบตามแบบ'}:", *(f"  - {text}" for text in indicator.asks)]
    parts = [f"{'What is looked for' if english else 'สิ่งที่โปรแกรมมองหา'}:"]
    for component in indicator.components:
        how = (
            ("a person must tell" if english else "ต้องใช้คนดู")
            if component.person
            else ("measured" if english else "โปรแกรมตรวจ")
        )
        optional = (", optional" if english else ", มีก็ดี") if component.optional else ""
        parts.append(f"  - {component.name_en if english else component.name_th} ({how}{optional})")
    neighbours = [rules.indicator(code) for code in indicator.topic.neighbours]
    close = (
        [f"{'Easily taken for' if english else 'สับสนง่ายกับ'}: " + ", ".join(f"{n.code} {n.name_th}" for n in neighbours)]
        if neighbours
        else []
    )
    return [*head, "", *asked, "", *parts, "", *close]


def _reasons(lang: str) -> list[str]:
    head = "What a reason does to the verdict:" if lang == "en" else "เหตุผลแต่ละรหัสมีผลต่อการตัดสินดังนี้:"
    return [head, *(f"  {code:<24} {_meaning(spec)}" for code, spec in table().reasons.items())]


def _meaning(spec: Spec) -> str:
    return f"{spec.severity} / {spec.uncertain.severity}" if spec.uncertain else spec.severity.value
