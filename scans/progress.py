"""What is told while the work goes on, on standard error: problems of the input, a bar on a terminal."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from documents.ocr import available, how_to_install
from model.document import Fault
from model.errors import InputError
from model.finding import Finding, Reason, Verdict
from model.outcome import Outcome
from model.submission import Problem
from reports.plain import printable
from rules.codes import Code
from scans.importing import Input
from scans.options import Options
from scans.work import AgencyResult
from storage import load
from storage.load import ScanInfo
from storage.save import ImportCounts
from storage.session import Store

MOST_NOTES = 200  # told one by one; the rest is counted. Rows that were not used are all told
_VERDICTS = {"th": "ผ่าน {0} · ตรวจดู {1} · ไม่ผ่าน {2} · ไม่ส่ง {3}", "en": "pass {0} · review {1} · fail {2} · missing {3}"}

# Whether anybody is there is not known of these: nothing came back, or nothing was asked. Who refuses a connection is there.
_UNREACHED = frozenset({Outcome.DNS_FAILURE, Outcome.CONNECT_TIMEOUT})
_NOT_ASKED = frozenset({Outcome.INVALID_URL, Outcome.REFUSED_ADDRESS, Outcome.NOT_FETCHED, Outcome.INTERRUPTED})
_NO_SITE = {
    "th": "ไม่มีเว็บไซต์ใดตอบเลยในการตรวจครั้งนี้ ให้ตรวจก่อนว่าเครื่องนี้ต่ออินเทอร์เน็ตได้ แล้วจึงเชื่อผลนี้",
    "en": "no site answered at all; check this machine's internet connection before believing this result",
}


class Bar:
    """Counts what is settled. Does nothing where there is no terminal to show it."""

    def __init__(self, progress: Progress | None, lang: str, urls: int) -> None:
        self._progress = progress
        self._words = _VERDICTS[lang]
        self._counts = dict.fromkeys(Verdict, 0)
        self._task = progress.add_task(self._words.format(0, 0, 0, 0), total=urls) if progress else None
        self.met_scans = False  # scanned documents that nothing could read
        self.sought = self.reached = False  # any site at all

    def url(self) -> None:
        """One more submitted URL is settled."""
        if self._progress is not None and self._task is not None:
            self._progress.advance(self._task)

    def agency(self, result: AgencyResult) -> None:
        """One more agency is judged."""
        self.sought = self.sought or any(finding.outcome in _UNREACHED for finding in result.findings)
        self.reached = self.reached or any(_is_reached(finding) for finding in result.findings)
        self.met_scans = self.met_scans or any(_is_scan(one.reason) for finding in result.findings for one in finding.reasons)
        for verdict, count in result.total.verdicts.items():
            self._counts[verdict] += count
        if self._progress is not None and self._task is not None:
            counts = [self._counts[v] for v in (Verdict.PASS, Verdict.REVIEW, Verdict.FAIL, Verdict.MISSING)]
            self._progress.update(self._task, description=self._words.format(*counts))


@contextmanager
def progress_bar(store: Store, info: ScanInfo, options: Options) -> Iterator[Bar]:
    """A bar on a terminal, unless `--quiet`; at the end, what to know of the result: no site answered, scans were not read."""
    with _bar(store, info, options) as bar:
        yield bar
    if options.quiet:
        return
    if bar.sought and not bar.reached:
        _echo(_NO_SITE[options.lang])
    if bar.met_scans and options.ocr is not False and available() is None:
        thai, english = how_to_install()
        _echo(english if options.lang == "en" else thai)


@contextmanager
def _bar(store: Store, info: ScanInfo, options: Options) -> Iterator[Bar]:
    names = load.scan_agencies(store, info.id, state="pending") or load.scan_agencies(store, info.id)
    urls = sum(1 for _ in load.submissions(store, info.fiscal_year, names, load.scan_codes(info) or None))
    if options.quiet or not sys.stderr.isatty():
        yield Bar(None, options.lang, urls)
        return
    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("URL"),
        TimeElapsedColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress, options.lang, urls)


def _is_reached(finding: Finding) -> bool:
    return finding.http_status is not None or finding.outcome not in _UNREACHED | _NOT_ASKED


def _is_scan(reason: Reason) -> bool:
    return reason.code == Code.UNREADABLE_DOCUMENT and reason.data.get("fault") == Fault.SCANNED


def report_problems(given: Input, options: Options, *, strict: bool) -> None:
    """Tell every row that could not be used, and with `strict` stop there."""
    unusable = [problem for problem in given.problems if problem.fatal]
    notes = [problem for problem in given.problems if not problem.fatal]
    _list(unusable, options.lang, "ใช้ไม่ได้", "not used")
    if not options.quiet:
        _list(notes[:MOST_NOTES], options.lang, "หมายเหตุ", "note")
        if more := len(notes) - len(notes[:MOST_NOTES]):
            _echo({"th": f"และหมายเหตุอีก {more} รายการ", "en": f"and {more} more notes"}[options.lang])
    if strict and unusable:
        raise InputError(
            f"มี {len(unusable)} แถวที่ใช้ไม่ได้ และสั่งด้วย --strict จึงไม่เก็บอะไรเลย แก้แถวข้างต้นแล้วสั่งใหม่",
            f"{_counted(len(unusable), 'row')} cannot be used and --strict was given, so nothing was stored; mend the rows above and try again",
        )


def _list(problems: Sequence[Problem], lang: str, word_th: str, word_en: str) -> None:
    for problem in problems:
        thai = f"{problem.where}: {word_th}: {problem.message_th}"
        english = f"{problem.where_en}: {word_en}: {problem.message_en}"
        _echo(english if lang == "en" else f"{thai} ({problem.message_en})")


def report_import(counts: ImportCounts, given: Input, options: Options) -> None:
    """Say what an import did."""
    if options.quiet:
        return
    year, added, kept, withdrawn = given.fiscal_year, counts.added, counts.kept, counts.withdrawn
    thai = f"นำเข้า {counts.agencies} หน่วยงาน ปี {year}: URL ใหม่ {added} เดิม {kept} ถอนออก {withdrawn}"
    agencies = _counted(counts.agencies, "agency", "agencies")
    english = f"{agencies} for {year}: {_counted(added, 'URL')} new, {kept} as before, {withdrawn} withdrawn"
    _echo(english if options.lang == "en" else thai)


def _counted(number: int, one: str, several: str = "") -> str:
    """`1 row`, `2 rows`."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def report_stopped(store: Store, info: ScanInfo, options: Options) -> None:
    """Say how far a scan came that was stopped, that nothing of it is lost, and how it goes on."""
    if options.quiet:
        return
    thai = "รอบตรวจหยุดก่อนจบ: ตัดสินแล้ว {0} จาก {1} หน่วยงาน เปิดแล้ว {2} URL สิ่งที่ทำแล้วเก็บไว้ครบ ทำต่อด้วย oit scan --resume"
    english = (
        "the scan was stopped: {0} of {1} agencies judged, {2} URLs opened; what was done is kept, go on with oit scan --resume"
    )
    opened = len(load.captured_urls(store, info.id))
    _echo((english if options.lang == "en" else thai).format(info.done, info.agencies, opened))


def report_withdrawn(counts: ImportCounts, options: Options) -> None:
    """Say that a check took URLs out of the list, which a person who only looks at a few again does not expect."""
    if options.quiet or not counts.withdrawn:
        return
    thai = (
        "URL ที่เก็บไว้ของหน่วยงานเหล่านี้ {0} รายการไม่มีในรายการครั้งนี้ จึงถอนออกแล้ว รอบต่อไปจะไม่ตรวจ หากไม่ได้ตั้งใจ "
        "ให้นำเข้ารายการเต็มอีกครั้งด้วย oit import ไฟล์ ส่วนการตรวจบางข้อซ้ำโดยไม่เปลี่ยนรายการ ใช้ oit scan --agency ชื่อหน่วยงาน --indicator ข้อ"
    )
    english = (
        "{0} stored URLs of these agencies are not in this list and were taken out: later scans leave them out; if that was not meant, "
        "bring the full list in again with oit import FILE; "
        "to check a few items again without changing the list: oit scan --agency NAME --indicator CODE"
    )
    _echo((english if options.lang == "en" else thai).format(counts.withdrawn))


def say_no_records(options: Options) -> None:
    """`--out` was asked of a command that judges nothing."""
    if not options.quiet:
        english = "an import has no records, so nothing was written to --out; `oit check` or `oit scan` writes them"
        _echo(
            english if options.lang == "en" else "การนำเข้ายังไม่มีผลตรวจ จึงไม่ได้เขียนไฟล์ตาม --out ใช้ oit check หรือ oit scan เพื่อให้มีผล"
        )


def say_agency_unused(options: Options) -> None:
    """`--agency` names whose an index page is; it does not narrow a file."""
    if not options.quiet:
        english = (
            "--agency is for the address of an index page alone; a file names its agencies itself, and all of them are taken"
        )
        _echo(
            english if options.lang == "en" else "--agency ใช้เมื่อ SOURCE เป็นที่อยู่หน้า ITA เท่านั้น ไฟล์ระบุหน่วยงานเอง จึงใช้ทุกหน่วยงานในไฟล์"
        )


def _echo(text: str) -> None:
    click.echo(printable(text), err=True)
