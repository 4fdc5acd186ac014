"""Frameworks in words: what an indicator asks for, how it is judged, what a reason does to the verdict."""

from collections.abc import Iterator
from itertools import islice

from intake.codes import parse_code
from model.errors import InputError
from model.finding import Reason, Severity
from reports.words import day
from rules import framework
from rules.codes import Code
from rules.framework import AgencyKind, Component, Framework, Indicator
from rules.reasons import Spec, severity_of, table
from thai.text import squash

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


_SURE = {"high": ("สูง", "high"), "medium": ("ปานกลาง", "medium"), "low": ("ต่ำ", "low")}
_MEANS = {
    Severity.FAIL: ("ไม่ผ่าน", "fail"),
    Severity.REVIEW: ("ตรวจดู", "review"),
    Severity.WARN: ("เตือน", "warning"),
    Severity.INFO: ("บอกให้ทราบ", "note"),
}
# What most often decides one item; all codes stand below the whole list.
_DECIDING = (
    Code.FILE_ONLY, Code.WRONG_TOPIC, Code.WRONG_YEAR, Code.YEAR_NOT_FOUND, Code.PERIOD_INCOMPLETE, Code.NOT_YET_DUE,
    Code.COMPONENT_MISSING, Code.UNREADABLE_DOCUMENT,
)  # fmt: skip
_NAMES_SHOWN = 5


def frameworks(lang: str) -> str:
    """One line for each framework there is: its year, its length, whether it is confirmed, how sure it is, the deadline."""
    return "\n".join(_of_year(framework.load(year), english=lang == "en") for year in framework.available())


def _of_year(rules: Framework, *, english: bool) -> str:
    items = f"{len(rules.indicators)} {'indicators' if english else 'ข้อ'}"
    state = ("provisional", "ยังไม่ยืนยัน") if rules.provisional else ("confirmed", "ยืนยันแล้ว")
    sure = f"{'confidence' if english else 'ความเชื่อมั่น'} {_SURE[rules.sources[0].confidence][english]}" if rules.sources else ""
    due = f"{'deadline' if english else 'กำหนดส่ง'} {_deadline(rules, english=english)}"
    return "  ".join([str(rules.fiscal_year), items, state[0] if english else state[1], sure, due])


def _deadline(rules: Framework, *, english: bool) -> str:
    assumed = rules.deadline_source is not None and rules.deadline_source.confidence == "low"
    mark = (" (assumed)" if english else " (คาดการณ์)") if assumed else ""
    return f"{day(rules.deadline.date(), 'en' if english else 'th')} {rules.deadline:%H:%M}{mark}"


def show(year: int | None, code: str | None, lang: str) -> str:
    """A framework's list, or one indicator in full."""
    rules = framework.load(year or framework.available()[-1])
    if code is None:
        return "\n".join(
            [_title(rules, lang), *(_line(indicator, rules, lang) for indicator in rules.indicators), "", *_reasons(lang)]
        )
    meant = parse_code(code, rules.codes)
    found = next((indicator for indicator in rules.indicators if indicator.code == meant), None)
    if found is None:
        first, last = rules.indicators[0].code, rules.indicators[-1].code
        raise InputError(
            f"กรอบปี {rules.fiscal_year} ไม่มีข้อ {code} มีตั้งแต่ {first} ถึง {last}",
            f"the framework of {rules.fiscal_year} has no indicator {code}; it has {first} to {last}",
        )
    return "\n".join(_indicator(found, rules, lang))


def _title(rules: Framework, lang: str) -> str:
    english = lang == "en"
    name = rules.name_en if english else rules.name_th
    head = f"{name} · {'deadline' if english else 'กำหนดส่ง'} {_deadline(rules, english=english)}"
    return f"{head}\n{_not_confirmed(rules, english=english)}" if rules.provisional else head


def _not_confirmed(rules: Framework, *, english: bool) -> str:
    if english:
        return f"This list is not confirmed, so nothing gets better than review: {rules.unconfirmed('en')}"
    return f"กรอบปีนี้ยังไม่ยืนยัน จึงไม่มีข้อใดได้ผลดีกว่า “ตรวจดู”: {rules.unconfirmed('th')}"


def _line(indicator: Indicator, rules: Framework, lang: str) -> str:
    name = indicator.name_en if lang == "en" else indicator.name_th
    return f"{indicator.code:>4}  {rules.points(indicator.code):.2f}  {name} · {_period(indicator, rules, lang)}"


def _period(indicator: Indicator, rules: Framework, lang: str) -> str:
    if indicator.period_unknown:
        return (
            "the year is not known from any source, a person must look" if lang == "en" else "ยังไม่พบว่าต้องเป็นข้อมูลของปีใด ต้องใช้คนดู"
        )
    words = _PERIODS[indicator.period.value][lang == "en"]
    return words.format(n=rules.fiscal_year, p=rules.fiscal_year - 1)


def _indicator(indicator: Indicator, rules: Framework, lang: str) -> list[str]:
    english = lang == "en"
    group = rules.group(indicator.group)
    head = [
        f"{indicator.code} {indicator.name_th} ({indicator.name_en}) · {'fiscal year' if english else 'ปีงบประมาณ'} {rules.fiscal_year}",
        f"{group.id} {group.name_en if english else group.name_th} · {rules.points(indicator.code):.2f} "
        + ("points of the final score" if english else "แต้มของคะแนน ITA"),
        f"{'Period' if english else 'ช่วงเวลา'}: {_period(indicator, rules, lang)}",
    ]
    if rules.provisional:
        head.append(_not_confirmed(rules, english=english))
    sections = (_asked, _looked_for, _of_provinces, _decided, _close, _elsewhere, _sourced)
    return [*head, *(line for section in sections for line in section(indicator, rules, english))]


def _asked(indicator: Indicator, _rules: Framework, english: bool) -> Iterator[str]:
    yield f"\n{'Official requirement' if english else 'องค์ประกอบตามแบบ'}:"
    unknown = "its wording was not found" if english else "ยังไม่พบถ้อยคำของปีนี้"
    # The form names some parts on their own and again in a longer line.
    whole = [text for text in indicator.asks if not any(text in other for other in indicator.asks if text != other)]
    yield from (f"  - {text}" for text in dict.fromkeys(whole) or (unknown,))


def _looked_for(indicator: Indicator, _rules: Framework, english: bool) -> Iterator[str]:
    yield f"\n{'What is looked for' if english else 'สิ่งที่โปรแกรมมองหา'}:"
    others = (name for name in indicator.topic.names if name != squash(indicator.name_th))
    names = ", ".join([indicator.name_th, *islice(others, _NAMES_SHOWN)])
    yield f"  - {'the subject, by names such as' if english else 'เรื่องที่ตรง ดูจากชื่อ เช่น'} {names}"
    yield from (f"  - {_part(component, english=english)}" for component in indicator.components)


def _part(component: Component, *, english: bool) -> str:
    if component.person:
        how = "a person must tell" if english else "ต้องใช้คนดู"
    elif component.optional:
        how = "measured, optional" if english else "โปรแกรมตรวจ มีก็ดี"
    elif component.sure:
        how = "measured; without it: fail" if english else "โปรแกรมตรวจ ไม่มีถือว่าไม่ผ่าน"
    else:
        how = "measured; if not found: review" if english else "โปรแกรมตรวจ ไม่พบให้คนตรวจดู"
    return f"{component.name_en if english else component.name_th} ({how})"


def _of_provinces(indicator: Indicator, _rules: Framework, english: bool) -> Iterator[str]:
    own = indicator.kinds.get(AgencyKind.PROVINCE, ())
    if own:
        yield f"\n{'Provinces show instead' if english else 'จังหวัด (ราชการส่วนภูมิภาค) ใช้ส่วนนี้แทน'}:"
        yield from (f"  - {_part(component, english=english)}" for component in own)


def _decided(indicator: Indicator, _rules: Framework, english: bool) -> Iterator[str]:
    yield f"\n{'What decides' if english else 'รหัสที่ชี้ขาด'}:"
    for code in _DECIDING:
        certain, unsure = (severity_of(Reason(code.value, {"certain": sure}), indicator) for sure in (True, False))
        hedge = f" ({'if not certain' if english else 'ถ้าไม่แน่ใจ'}: {_MEANS[unsure][english]})" if unsure is not certain else ""
        yield f"  {code.value:<20} {_MEANS[certain][english]}{hedge}"


def _close(indicator: Indicator, rules: Framework, english: bool) -> Iterator[str]:
    neighbours = [rules.indicator(code) for code in indicator.topic.neighbours]
    if neighbours:
        yield f"\n{'Easily taken for' if english else 'สับสนง่ายกับ'}: " + ", ".join(f"{n.code} {n.name_th}" for n in neighbours)


def _elsewhere(indicator: Indicator, rules: Framework, english: bool) -> Iterator[str]:
    """The same code in other years, where it is about something else: menus keep old codes for years."""
    others = (framework.load(year) for year in framework.available() if year != rules.fiscal_year)
    same_code = [(other, other.indicator(indicator.code)) for other in others if other.has(indicator.code)]
    named = [
        f"{other.fiscal_year} {one.name_en if english else one.name_th}"
        for other, one in same_code
        if one.about[:1] != indicator.about[:1]
    ]
    if named:
        yield f"\n{'The same code in other years' if english else 'รหัสเดียวกันในปีอื่น'}: " + "; ".join(named)


def _sourced(indicator: Indicator, rules: Framework, english: bool) -> Iterator[str]:
    source = rules.source_of(indicator.code)
    if source is not None:
        word, sure = ("Source", "confidence") if english else ("ที่มา", "ความเชื่อมั่น")
        yield f"\n{word}: {source.source} ({sure}: {_SURE[source.confidence][english]})"


def _reasons(lang: str) -> list[str]:
    head = "What a reason does to the verdict:" if lang == "en" else "เหตุผลแต่ละรหัสมีผลต่อการตัดสินดังนี้:"
    return [head, *(f"  {code:<24} {_meaning(spec)}" for code, spec in table().reasons.items())]


def _meaning(spec: Spec) -> str:
    return f"{spec.severity} / {spec.uncertain.severity}" if spec.uncertain else spec.severity.value
