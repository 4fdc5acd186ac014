"""`oit nightly`: scan, second look at what failed, diff, e-mails; once, alone, and going on where an earlier start stopped."""

import asyncio
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from model.errors import InputError
from model.finding import Verdict
from notify.settings import MailSettings
from reports.plain import printable
from rules import framework
from scans import diff as differences
from scans import post
from scans import scan as scanning
from scans.fetching import OfflineError
from scans.options import Options
from scans.output import Output
from scans.progress import Bar, progress_bar
from scans.stop import terminated
from scans.stored_scans import open_filled
from storage import load, nights, save
from storage.alone import alone, at_work, this_program
from storage.load import ScanInfo
from storage.nights import Run
from storage.session import Store
from storage.tables import RunState

PAUSE = timedelta(minutes=20)  # before the second look: a restart or a backup of a small site takes less
TONIGHT = timedelta(hours=18)  # a run that was begun longer ago is yesterday's: the next night tells its changes, too
UNSENT, INTERRUPTED = 3, 130
WORDS = {
    "th": {
        "resumed": "ทำต่อจากรอบกลางคืนหมายเลข {run} ที่ค้างอยู่ (รอบตรวจ {scan})",
        "again": "จะตรวจซ้ำ {urls} URL ของ {agencies} หน่วยงานที่เปิดไม่ได้ ในอีก {minutes} นาที",
        "changes": "รอบตรวจ {scan}: เปลี่ยนแปลง {changes} รายการ",
    },
    "en": {
        "resumed": "going on with nightly run {run} (scan {scan})",
        "again": "{urls} URLs of {agencies} agencies that failed are asked once more in {minutes} minutes",
        "changes": "scan {scan}: {changes} changes",
    },
}


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Night:
    """What belongs to the night beside the scan. `folder`: e-mails are written there and not sent (a dry run)."""

    mail: MailSettings
    folder: Path | None = None
    pause: timedelta = PAUSE
    clock: Callable[[], datetime] = _now
    wait: Callable[[float], None] = time.sleep


def command(options: Options, mail_values: Mapping[str, object], *, folder: Path | None, minutes: float) -> int:
    """The night as asked for on the command line; the mail server as set in the environment and the settings file."""
    mail = MailSettings.from_environment(os.environ, mail_values)
    return run(options, Night(mail, folder, timedelta(minutes=minutes)))


def run(options: Options, night: Night) -> int:
    """The whole night; the exit code is that of the scan, or 3 where e-mails still wait to be sent."""
    with open_filled(options.db) as store, alone(store, this_program()), terminated():
        output = Output(options)
        current = _take_up(store, options, night)
        try:
            if current.state is RunState.SCANNING:
                _scan(store, current, options, night)
            waiting = send(store, current, options, night)
        except OfflineError:
            save.finish_scan(store, current.scan, state="interrupted", now=night.clock())
            raise
        except KeyboardInterrupt:
            return INTERRUPTED
        counts = output.write(store, current.scan)
    if waiting:
        return UNSENT
    return 1 if counts[Verdict.FAIL] or counts[Verdict.MISSING] else 0


def _take_up(store: Store, options: Options, night: Night) -> Run:
    """The run of this night that was cut off, else a new one."""
    found, now = nights.last(store), night.clock()
    if found is not None and found.state in (RunState.SCANNING, RunState.COMPOSED):
        if now - found.started_at < TONIGHT:
            _say(options, "resumed", run=found.id, scan=found.scan)
            return found
        nights.close(store, found, now=now)
    year = options.year or framework.default_year(options.today())
    settings = options.settings(year)
    if not load.agencies(store, fiscal_year=year):
        raise InputError(
            f"ยังไม่มีหน่วยงานของปี {year} ในฐานข้อมูล นำเข้าก่อนด้วย oit import ไฟล์",
            f"there is no agency of {year} to scan; bring some in first: oit import FILE",
        )
    return nights.begin(
        store, fiscal_year=year, as_of=settings.as_of, settings=scanning.storable(settings, scanning.Scope()),
        version=options.version, holder=this_program(), now=now,
    )  # fmt: skip


def _scan(store: Store, current: Run, options: Options, night: Night) -> None:
    """Both looks, and the end of the scan together with its e-mails."""
    info = _info(store, current)
    with at_work(store, info.id, this_program()), progress_bar(store, info, options) as progress:
        asyncio.run(scanning.examine(store, info.id, scanning.settings_of(info), progress))
        # A start that only goes on with the second look has waited before it was cut off, if that is long enough ago.
        since = current.started_at if info.done == info.agencies else night.clock()
        _look_again(store, info, progress, options, night, due=since + night.pause)
    tell(store, current, options, night)


def tell(store: Store, current: Run, options: Options, night: Night) -> None:
    """End the scan; in the same transaction all that is to be told of it lies in the outbox."""
    info, now = _info(store, current), night.clock()
    found = differences.diff(store, current.old_scan, info)
    _say(options, "changes", scan=info.id, changes=len(found.changes))
    messages = post.messages(store, info, found, night.mail, now=now)
    told = bool(night.mail.host) and night.folder is None
    if night.folder is not None:
        post.write(messages, night.folder, night.mail, now=now, options=options)
    nights.composed(store, current, messages if told else [], now=now, state=RunState.COMPOSED if told else RunState.UNTOLD)


def _look_again(store: Store, info: ScanInfo, progress: Bar, options: Options, night: Night, *, due: datetime) -> None:
    """Ask what failed once more before anyone is told. Where nothing answers at all, the first look stands."""
    again = scanning.second_look(store, info)
    if not again.urls:
        return
    seconds = max((due - night.clock()).total_seconds(), 0.0)
    _say(options, "again", urls=len(again.urls), agencies=len(again.agencies), minutes=round(seconds / 60))
    night.wait(seconds)
    with suppress(OfflineError):
        asyncio.run(scanning.examine(store, info.id, scanning.settings_of(info), progress, again=again))


def send(store: Store, current: Run, options: Options, night: Night) -> int:
    """Send all that waits, also of earlier nights; how much waits still."""
    if night.folder is not None or not night.mail.host:
        if night.folder is None:
            post.say_unset(options)
        return 0
    waiting = post.send(store, night.mail, clock=night.clock, options=options)
    nights.close(store, current, now=night.clock())
    return waiting


def _info(store: Store, current: Run) -> ScanInfo:
    info = load.scan(store, current.scan)
    assert info is not None  # noqa: S101 -- a run and its scan are stored together
    return info


def _say(options: Options, word: str, **values: object) -> None:
    if not options.quiet:
        click.echo(printable(WORDS[options.lang][word].format(**values)), err=True)
