"""What each command of `oit` does, from options to exit code."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime

from intake.codes import parse_code
from intake.urls import without_password
from model.errors import InputError
from model.finding import Verdict
from rules import framework
from scans import scan as scanning
from scans.fetching import OfflineError
from scans.importing import Input, file_source, named_year, page_source, read_file, store_input, survey
from scans.night_words import nights_in_words
from scans.options import Options
from scans.output import Output
from scans.progress import (
    progress_bar,
    report_import,
    report_problems,
    report_stopped,
    report_withdrawn,
    say_agency_unused,
    say_no_records,
)
from scans.scan import Scope
from scans.settings import ScanSettings
from scans.stop import terminated
from scans.stored_scans import numbered_scan, open_filled
from storage import copy as copying
from storage import load, save
from storage.alone import at_work, this_program
from storage.compact import KEEP_LOOKS, KEEP_LOOKS_FOR
from storage.load import ScanInfo
from storage.session import Store, open_store
from storage.session import check as check_store
from storage.session import upgrade as upgrade_store
from storage.tables import ScanState
from thai.fiscal import BE_OFFSET

INTERRUPTED = 130
# Options that a scan which goes on may be given anew, with their names in its settings; and those that its verdicts hang on.
_FETCHES = {
    "concurrency": "concurrency", "per_host": "per_host", "timeout": "timeout", "contact": "contact",
    "allow_network": "allow_networks",
}  # fmt: skip
_DECIDES = ("max_bytes", "attachments", "ocr")


def check(source: str, options: Options, *, strict: bool, agency: str | None) -> int:
    """The whole job once."""
    output = Output(options, source=source)
    with _surveyed(source, options, agency) as given:
        report_problems(given, options, strict=strict)
        with open_store(options.db, upgrade=True) as store:
            report_withdrawn(store_input(store, given), options)
            settings = options.settings(given.fiscal_year)
            scope = Scope(agencies=[one.name for one in given.agencies])
            number = scanning.start(store, settings, scope, source=without_password(source), version=options.version)
            return _run(store, number, settings, options, output)


def import_(source: str, options: Options, *, strict: bool, agency: str | None) -> int:
    """Submissions into the database, nothing fetched."""
    with _surveyed(source, options, agency) as given:
        report_problems(given, options, strict=strict)
        with open_store(options.db, upgrade=True) as store:
            report_import(store_input(store, given), given, options)
    if options.out is not None:
        say_no_records(options)
    return 0


@contextmanager
def _surveyed(source: str, options: Options, agency: str | None) -> Iterator[Input]:
    """What a file or an index page holds, read once; within, it can be read again."""
    year = options.year or framework.default_year(options.today())
    framework.load(year)  # an unknown year is said before anything is read
    if "://" in source and not source.lower().startswith(("http://", "https://")):
        raise InputError(
            f"ที่อยู่ {source} เปิดไม่ได้ ที่อยู่หน้าเว็บต้องขึ้นต้นด้วย http:// หรือ https://",
            f"the address {source} cannot be opened: a page's address begins with http:// or https://",
        )
    if source.lower().startswith(("http://", "https://")):
        yield survey(page_source(source, options.settings(year), agency=agency), year=year)
        return
    if agency:
        say_agency_unused(options)
    with file_source(source) as path:
        year = options.year or named_year(path) or year
        yield survey(read_file(path, year), year=year)


def scan(options: Options, *, agencies: Sequence[str], province: str | None, indicators: Sequence[str]) -> int:
    """Scan what is in the database, narrowed to some agencies or indicators."""
    year = options.year or framework.default_year(options.today())
    known = [indicator.code for indicator in framework.load(year).indicators]
    asked = {text: parse_code(text, known) for text in indicators}
    if unknown := [text for text, code in asked.items() if code is None]:
        raise InputError(
            f"ไม่รู้จักข้อ {', '.join(unknown)} ในกรอบปี {year} ใช้ได้ตั้งแต่ {known[0]} ถึง {known[-1]}",
            f"unknown indicator: {', '.join(unknown)}; the framework of {year} has {known[0]} to {known[-1]}",
        )
    codes = [code for code in known if code in asked.values()]
    output = Output(options)
    with open_filled(options.db) as store:
        names = _agencies(store, year, agencies, province)
        scope = Scope(agencies=names, indicators=codes or None)
        settings = options.settings(year)
        number = scanning.start(store, settings, scope, source="database", version=options.version)
        return _run(store, number, settings, options, output)


def _agencies(store: Store, year: int, names: Sequence[str], province: str | None) -> list[str]:
    known = [agency.name for agency in load.agencies(store, province=province, fiscal_year=year)]
    if not known and (years := load.years(store)) and year not in years:
        there = ", ".join(map(str, years))
        raise InputError(
            f"ไม่มีหน่วยงานของปี {year} ในฐานข้อมูล มีของปี {there} ระบุปีด้วย --year หรือนำเข้าของปีนี้ด้วย oit import ไฟล์",
            f"the database has no agency for {year}, but for {there}: choose with --year, or bring some in: oit import FILE",
        )
    missing = [name for name in names if name not in known]
    if province and any(agency.name in missing for agency in load.agencies(store, names=missing, fiscal_year=year)):
        raise InputError(
            f"หน่วยงาน {', '.join(missing)} ไม่ได้อยู่ในจังหวัด {province} ระบุ --agency หรือ --province อย่างเดียว",
            f"{', '.join(missing)}: not of the province {province}; give either --agency or --province",
        )
    if missing:
        raise InputError(
            f"ไม่พบหน่วยงาน {', '.join(missing)} ในฐานข้อมูล ตรวจตัวสะกด หรือนำเข้าด้วย oit import",
            f"no such agency in the database: {', '.join(missing)}; check the spelling, or bring it in with: oit import",
        )
    chosen = [name for name in known if name in names] if names else known
    if not chosen and province:
        raise InputError(
            f"ไม่มีหน่วยงานของจังหวัด {province} ในฐานข้อมูล ตรวจตัวสะกด หรือดูว่ารายการมีคอลัมน์จังหวัด",
            f"no agency of the province {province} is in the database; check the spelling, or whether the list has a province column",
        )
    if not chosen:
        raise InputError(
            "ยังไม่มีหน่วยงานในฐานข้อมูล นำเข้าก่อนด้วย oit import ไฟล์",
            "there is no agency to scan; bring some in first: oit import FILE",
        )
    return chosen


def resume(options: Options, *, narrowed: bool = False) -> int:
    """Go on with the newest scan that was cut off; `narrowed`: only a part of it was asked for, which cannot be."""
    if narrowed:
        raise InputError(
            "oit scan --resume ทำรอบที่ค้างต่อทั้งรอบ ให้ตัด --agency --province และ --indicator ออก (รวมทั้งในตัวแปร OIT_… และ oit.toml) "
            "หรือตรวจรอบใหม่ด้วย oit scan",
            "oit scan --resume goes on with the whole scan: leave --agency, --province and --indicator out "
            "(in OIT_… and in oit.toml, too), or begin a new one with oit scan",
        )
    output = Output(options)
    with open_filled(options.db) as store:
        info = load.unfinished_scan(store)
        if info is None:
            raise _none_cut_off()
        _refuse_other_times(info, options)
        return _run(store, info.id, _laid_over(info, options), options, output)


def _laid_over(info: ScanInfo, options: Options) -> ScanSettings:
    """The settings of a stored scan and those given now: how it fetches may change on the way, what decides verdicts may not."""
    stored, asked = scanning.settings_of(info), options.settings(info.fiscal_year)
    other = [name for name in _DECIDES if name in options.given and getattr(asked, name) != getattr(stored, name)]
    if other:
        names = ", ".join(f"--{name.replace('_', '-')}" for name in other)
        raise InputError(
            f"รอบตรวจหมายเลข {info.id} เริ่มด้วยค่าอื่นของ {names} ซึ่งมีผลต่อการตัดสิน จึงเปลี่ยนกลางรอบไม่ได้ ให้ตัดออก (รวมทั้งในตัวแปร OIT_… และ oit.toml) "
            "หรือตรวจรอบใหม่ด้วย oit scan",
            f"scan {info.id} was begun with another {names}, which decides verdicts and does not change within a scan: "
            "leave it out (in OIT_… and in oit.toml, too), or begin a new one with oit scan",
        )
    return replace(stored, **{field: getattr(asked, field) for name, field in _FETCHES.items() if name in options.given})


def _refuse_other_times(info: ScanInfo, options: Options) -> None:
    """A stored scan is judged for the year and the day that it was started for."""
    if options.year in (None, info.fiscal_year) and options.as_of in (None, info.as_of):
        return
    day = f"{info.as_of.year + BE_OFFSET}{info.as_of:-%m-%d}"
    raise InputError(
        f"รอบตรวจหมายเลข {info.id} เป็นของปี {info.fiscal_year} ตัดสิน ณ วันที่ {day} เปลี่ยนไม่ได้ ให้ตัด --year และ --as-of ออก หรือตรวจรอบใหม่ด้วย oit scan",
        f"scan {info.id} is of {info.fiscal_year}, judged as of {info.as_of}, which does not change: "
        "leave --year and --as-of out, or begin a new one with oit scan",
    )


def _none_cut_off() -> InputError:
    return InputError("ไม่มีรอบตรวจที่ค้างอยู่", "there is no scan that was cut off")


def rejudge(number: int | None, options: Options) -> int:
    """Judge stored captures again."""
    output = Output(options)
    with open_filled(options.db) as store:
        info = numbered_scan(store, number) if number is not None else load.scan(store)
        if info is None:
            raise InputError("ไม่พบรอบตรวจในฐานข้อมูล", "there is no scan in the database")
        _refuse_other_times(info, options)
        if not info.complete:
            raise InputError(
                f"รอบตรวจหมายเลข {info.id} ตัดสินใหม่ไม่ได้ เพราะเนื้อหาของหน้าเว็บเก็บไว้ครบเฉพาะรอบที่เริ่มไม่เกิน {KEEP_LOOKS_FOR.days} วัน "
                f"และ {KEEP_LOOKS} รอบล่าสุดที่ตรวจจบ ให้เลือกรอบที่ใหม่กว่า หรือตรวจใหม่ด้วย oit scan",
                f"scan {info.id} cannot be judged again: the pages' contents are kept in full only of scans begun in the last "
                f"{KEEP_LOOKS_FOR.days} days, and of the newest {KEEP_LOOKS} that finished; choose a newer one, or begin one with oit scan",
            )
        settings = scanning.settings_of(info)
        with at_work(store, info.id, this_program()), progress_bar(store, info, options) as progress:
            asyncio.run(scanning.rejudge(store, info.id, settings, progress))
        return _written(store, info.id, output)


def _run(store: Store, number: int, settings: ScanSettings, options: Options, output: Output) -> int:
    with at_work(store, number, this_program()), terminated():
        return _run_alone(store, number, settings, options, output)


def _run_alone(store: Store, number: int, settings: ScanSettings, options: Options, output: Output) -> int:
    info = numbered_scan(store, number)
    if info.state is ScanState.FINISHED:  # by another program, between our choice of it and our lock
        raise _none_cut_off()
    if info.state is ScanState.INTERRUPTED:  # who looks at it meanwhile sees that it goes on
        save.finish_scan(store, number, state="running", now=datetime.now(UTC))
    try:
        with progress_bar(store, info, options) as progress:
            asyncio.run(scanning.run(store, number, settings, progress))
    except (KeyboardInterrupt, OfflineError) as stop:
        save.finish_scan(store, number, state="interrupted", now=datetime.now(UTC))
        if isinstance(stop, OfflineError):
            raise
        with suppress(KeyboardInterrupt):
            output.write(store, number)
        report_stopped(store, numbered_scan(store, number), options)
        return INTERRUPTED
    return _written(store, number, output)


def _written(store: Store, number: int, output: Output) -> int:
    """Write the records of a scan; the exit code that its verdicts give."""
    counts = output.write(store, number)
    return 1 if counts[Verdict.FAIL] or counts[Verdict.MISSING] else 0


def db_upgrade(url: str) -> str:
    """Create or migrate the database; a line that says its revision."""
    revision = upgrade_store(url)
    return f"ฐานข้อมูลเป็นรุ่น {revision} แล้ว (database is at revision {revision})"


def db_copy(source: str, target: str, lang: str) -> str:
    """Copy a database; how many rows of each table arrived."""
    with open_store(source) as reading, open_store(target, upgrade=True) as writing:
        counts = copying.copy(reading, writing)
    word = "คัดลอกแล้ว ตรวจนับครบทุกตาราง" if lang == "th" else "copied, and every table counted"
    return "\n".join([f"{word}:", *(f"  {name:<18} {number:>12,}" for name, number in counts.items())])


def db_check(url: str, lang: str) -> tuple[bool, str]:
    """Whether the database is in order, and its state in words."""
    health = check_store(url)
    words = {
        "th": ("รุ่น", "หน่วยงาน", "URL ที่ส่ง", "รอบตรวจ", "ปัญหา", "หมายเหตุ"),
        "en": ("revision", "agencies", "submissions", "scans", "problem", "note"),
    }[lang]
    lines = [
        f"{words[0]}: {health.revision} / {health.expected} ({health.dialect})",
        f"{words[1]}: {health.agencies}  {words[2]}: {health.submissions}  {words[3]}: {health.scans}",
        *(nights_in_words(url, lang, datetime.now(UTC)) if health.revision == health.expected else ()),
        *(f"{words[5]}: {note[lang == 'en']}" for note in health.notes),
        *(f"{words[4]}: {problem[lang == 'en']}" for problem in health.problems),
    ]
    return not health.problems, "\n".join(lines)
