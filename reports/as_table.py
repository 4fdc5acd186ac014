"""Records as tables a person can read on a terminal: the worst and dearest first, each with what to do."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reports.plain import printable
from reports.record import AgencyRecord, IndicatorRecord, ReasonRecord, Record, SubmissionRecord, SummaryRecord
from reports.words import moment
from thai.wrap import wrap

AGENCY_CELLS = 18
NAME_CELLS = 24
_FIXED = 30  # the narrow columns and the blanks between columns
NARROW = 100  # cells; below it the columns of the list would leave no room for a sentence
NARROWEST = 78  # cells that the table of agencies needs with a name of usual length
MARGIN, LEAST = 12, 16  # of what stands one below the other: a verdict and the indent; a line is no shorter
ROWS = 40  # findings listed before the rest is only counted: two screens; the whole is in the other formats
_ORDER = {"fail": 0, "missing": 1, "review": 2, "pass": 3}
_STYLE = {"fail": "bold red", "missing": "bold magenta", "review": "yellow", "pass": "green"}
_SEVERITY = {"fail": 0, "review": 1, "warn": 2, "info": 3}
_WORDS = {
    "th": {
        "pass": "ผ่าน", "review": "ตรวจดู", "fail": "ไม่ผ่าน", "missing": "ไม่ส่ง", "agency": "หน่วยงาน", "score": "คะแนน OIT",
        "stake": "แต้มที่เสี่ยง", "item": "ข้อ", "name": "เรื่อง", "verdict": "ผล", "points": "แต้ม", "todo": "สิ่งที่ต้องทำ",
        "all_pass": "ทุกข้อผ่าน ไม่มีสิ่งที่ต้องแก้",
        "more": "และอีก {n} ข้อ ดูทั้งหมดด้วย --format csv หรือ jsonl",
        "summary": "ปีงบประมาณ {fy} · ตรวจ {urls} URL ของ {agencies} หน่วยงาน · กำหนดส่ง {deadline}",
        "unfinished": "ปีงบประมาณ {fy} · ตัดสินแล้ว {judged} จาก {urls} URL ของ {agencies} หน่วยงาน · กำหนดส่ง {deadline}",
        "resume": "รอบตรวจนี้ยังไม่จบ สิ่งที่ทำแล้วเก็บไว้ครบ ทำต่อด้วย oit scan --resume",
        "provisional": "กรอบการประเมินปีนี้ยังไม่ยืนยัน จึงไม่มีข้อใดได้ผลดีกว่า ตรวจดู",
    },
    "en": {
        "pass": "pass", "review": "review", "fail": "fail", "missing": "missing", "agency": "Agency", "score": "OIT score",
        "stake": "At stake", "item": "Item", "name": "Subject", "verdict": "Verdict", "points": "Points", "todo": "What to do",
        "all_pass": "Every indicator passes; nothing to mend",
        "more": "and {n} more; see all with --format csv or jsonl",
        "summary": "Fiscal year {fy} · {urls} URLs of {agencies} agencies checked · deadline {deadline}",
        "unfinished": "Fiscal year {fy} · {judged} of {urls} URLs of {agencies} agencies judged · deadline {deadline}",
        "resume": "This scan is not finished; what was done is kept, go on with oit scan --resume",
        "provisional": "This year's framework is not confirmed, so nothing gets better than review",
    },
}  # fmt: skip


def render(records: Iterable[Record], lang: str, console: Console) -> None:
    """Print the agencies, the findings that do not pass, and the summary."""
    words = _WORDS[lang]
    judged = 0
    indicators: list[IndicatorRecord] = []
    agencies: list[AgencyRecord] = []
    for record in records:
        match record:
            case SubmissionRecord():
                judged += record.outcome != "interrupted"
            case IndicatorRecord():
                indicators.append(record)
            case AgencyRecord():
                agencies.append(record)
            case SummaryRecord():
                _agencies(agencies, words, console)
                _findings(indicators, lang, console, name_agency=len(agencies) > 1)
                _summary(record, lang, console, judged=judged)


def _agencies(agencies: Sequence[AgencyRecord], words: dict[str, str], console: Console) -> None:
    dearest = sorted(agencies, key=lambda a: -a.points_at_stake)
    if console.width < NARROWEST:
        for agency in dearest:
            room = max(console.width - MARGIN, LEAST)
            console.print(indented(f"{agency.agency}\n{_in_one_line(agency, words)}", room), highlight=False)
        console.print()
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(words["agency"], overflow="fold")
    for verdict in _ORDER:
        table.add_column(words[verdict], justify="right", style=_STYLE[verdict])
    table.add_column(words["score"], justify="right", no_wrap=True)
    table.add_column(words["stake"], justify="right")
    for agency in dearest:
        counts = agency.verdicts.model_dump(by_alias=True)
        numbers = [str(counts[verdict]) for verdict in _ORDER]
        table.add_row(Text(printable(agency.agency)), *numbers, _score(agency), f"{agency.points_at_stake:.2f}")
    console.print(table)


def _in_one_line(agency: AgencyRecord, words: dict[str, str]) -> str:
    counts = agency.verdicts.model_dump(by_alias=True)
    numbers = " · ".join(f"{words[verdict]} {counts[verdict]}" for verdict in _ORDER)
    return f"{numbers} · {words['score']} {_score(agency)} · {words['stake']} {agency.points_at_stake:.2f}"


def _score(agency: AgencyRecord) -> str:
    return f"{agency.oit_score.low:.1f}–{agency.oit_score.high:.1f}"


def _findings(indicators: Sequence[IndicatorRecord], lang: str, console: Console, *, name_agency: bool) -> None:
    words = _WORDS[lang]
    worst = sorted((i for i in indicators if i.verdict != "pass"), key=lambda i: (_ORDER[i.verdict], -i.points))
    if not worst:
        console.print(words["all_pass"], style=_STYLE["pass"])
        return
    if console.width < NARROW:
        _one_below_the_other(worst[:ROWS], lang, console, name_agency=name_agency)
    else:
        _in_columns(worst[:ROWS], lang, console, name_agency=name_agency)
    if len(worst) > ROWS:
        console.print(words["more"].format(n=len(worst) - ROWS), highlight=False)


def _one_below_the_other(worst: Sequence[IndicatorRecord], lang: str, console: Console, *, name_agency: bool) -> None:
    """For a narrow terminal: a line that says what it is about, and the sentence below it."""
    words, room = _WORDS[lang], max(console.width - MARGIN, LEAST)
    for indicator in worst:
        verdict = Text(words[indicator.verdict], style=_STYLE[indicator.verdict])
        whose = f"{indicator.agency} " if name_agency else ""
        about = f"{indicator.points:.2f} {whose}{indicator.indicator} {indicator.name(lang)}"
        console.print(verdict, indented(f"{about}\n{what_to_do(indicator.reasons, lang)}", room))


def _in_columns(worst: Sequence[IndicatorRecord], lang: str, console: Console, *, name_agency: bool) -> None:
    words = _WORDS[lang]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(words["verdict"], no_wrap=True)
    table.add_column(words["points"], justify="right", no_wrap=True)
    if name_agency:
        table.add_column(words["agency"], no_wrap=True)
    table.add_column(words["item"], no_wrap=True)
    table.add_column(words["name"], no_wrap=True)
    table.add_column(words["todo"], no_wrap=True)
    room = console.width - _FIXED - NAME_CELLS - (AGENCY_CELLS + 2 if name_agency else 0)
    for indicator in worst:
        verdict = Text(words[indicator.verdict], style=_STYLE[indicator.verdict])
        agency = [lines(indicator.agency, AGENCY_CELLS)] if name_agency else []
        name, todo = lines(indicator.name(lang), NAME_CELLS), lines(what_to_do(indicator.reasons, lang), max(room, NAME_CELLS))
        table.add_row(verdict, f"{indicator.points:.2f}", *agency, indicator.indicator, name, todo)
    console.print(table)


def what_to_do(reasons: Sequence[ReasonRecord], lang: str) -> str:
    """The sentence of the worst reason."""
    if not reasons:
        return ""
    worst = min(reasons, key=lambda reason: _SEVERITY[reason.severity])
    return worst.message_en if lang == "en" else worst.message_th


def lines(text: str, cells: int) -> Text:
    """Plain text in lines that break where Thai may be broken."""
    return Text("\n".join(wrap(printable(text), cells)))


def indented(text: str, cells: int) -> Text:
    """Lines with a margin, but for the first one."""
    return Text("\n    ").join(Text(line) for whole in text.split("\n") for line in wrap(printable(whole), cells))


def _summary(summary: SummaryRecord, lang: str, console: Console, *, judged: int) -> None:
    words = _WORDS[lang]
    counts = summary.indicators.model_dump(by_alias=True)
    line = Text("  ").join(Text(f"{words[verdict]} {counts[verdict]}", style=_STYLE[verdict]) for verdict in _ORDER)
    console.print(line)
    finished = summary.state == "finished"
    console.print(
        words["summary" if finished else "unfinished"].format(
            fy=summary.fiscal_year,
            judged=judged,
            urls=summary.submissions,
            agencies=summary.agencies,
            deadline=moment(datetime.fromisoformat(summary.deadline), lang),
        ),
        highlight=False,  # a day is no number
    )
    if summary.provisional:
        why = summary.provisional_because_en if lang == "en" else summary.provisional_because
        console.print(f"{words['provisional']}{f': {why}' if why else ''}", style=_STYLE["review"], markup=False)
    if not finished:
        console.print(words["resume"], style=_STYLE["review"], highlight=False)
