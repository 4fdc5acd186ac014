"""`oit schedule`: stay running and start `oit nightly` at the set times of Bangkok, each in a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from threading import Event
from types import FrameType

import click
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from reports.plain import printable
from scans.options import Options
from storage import nights
from storage.session import open_store
from thai.fiscal import BANGKOK

GRACE = timedelta(hours=20)  # what was missed longer ago comes with the next night anyway
WAKE = timedelta(minutes=1)  # a machine that slept notices within it that a time has passed; so does Ctrl-C on Windows
# -P: a folder `rules` or `model` where the program happens to be started must not stand in for ours.
NIGHTLY = (sys.executable, "-P", "-c", "from cli import main; main()", "nightly")
WORDS = {
    "th": {
        "next": "รอบกลางคืนถัดไป {at} (เวลาประเทศไทย)",
        "late": "เลยเวลา {at} มาแล้วโดยยังไม่ได้ตรวจ จึงเริ่มเดี๋ยวนี้",
        "ended": "รอบกลางคืนจบแล้ว (รหัส {code})",
        "stopped": "หยุดแล้ว",
    },
    "en": {
        "next": "next nightly run: {at} (Thai time)",
        "late": "the run of {at} was missed, so it starts now",
        "ended": "the nightly run has ended (exit code {code})",
        "stopped": "stopped",
    },
}


def run(options: Options, times: Sequence[time], nightly: Sequence[str], mail_values: Mapping[str, object]) -> int:
    """Start a night at each of the times until told to stop; `nightly`: its arguments beside the shared ones."""
    open_store(options.db, upgrade=True).close()  # what is wrong with the database shows now, not at night
    child = _Child([*NIGHTLY, *arguments(options), *nightly], _environment(mail_values))
    scheduler = BlockingScheduler(timezone=BANGKOK)
    settings = {"max_instances": 1, "coalesce": True, "misfire_grace_time": round(GRACE.total_seconds())}
    for at in times:
        trigger = CronTrigger(hour=at.hour, minute=at.minute, timezone=BANGKOK)
        scheduler.add_job(child.run, trigger, args=(options, times), id=f"nightly-{at:%H%M}", **settings)
    scheduler.add_job(_nothing, IntervalTrigger(seconds=round(WAKE.total_seconds())), id="wake", **settings)
    due = missed(times, _last_start(options), datetime.now(UTC))
    if due is not None:
        _say(options, "late", at=f"{due:%Y-%m-%d %H:%M}")
        scheduler.add_job(child.run, args=(options, times), id="late", **settings)
    _tell_next(options, times)
    with _stopping(scheduler, child):
        scheduler.start()
        child.wait()
    _say(options, "stopped")
    return 0


def missed(times: Sequence[time], last: datetime | None, now: datetime) -> datetime | None:
    """The newest time that has passed since the last run without one; None where there is none, or no run was ever made."""
    if last is None:
        return None
    passed = [at for at in _around(times, now) if last < at <= now and now - at < GRACE]
    return max(passed, default=None)


def following(times: Sequence[time], now: datetime) -> datetime:
    """The next time at which a night begins."""
    return min(at for at in _around(times, now) if at > now)


def _around(times: Sequence[time], now: datetime) -> Iterator[datetime]:
    today = now.astimezone(BANGKOK).date()
    for days in (-1, 0, 1):
        for at in times:
            yield datetime.combine(today + timedelta(days=days), at, BANGKOK)


def arguments(options: Options) -> list[str]:
    """The shared options as they are written on the command line."""
    given: dict[str, object] = {
        "db": options.db, "year": options.year, "as-of": options.as_of, "format": options.form, "out": options.out,
        "concurrency": options.concurrency, "per-host": options.per_host, "timeout": options.timeout,
        "max-bytes": options.max_bytes, "attachments": options.attachments, "contact": options.contact, "lang": options.lang,
    }  # fmt: skip
    found = [f"--{name}={value}" for name, value in given.items() if value is not None]
    found += [f"--allow-network={network}" for network in options.allow_network]
    found += {True: ["--ocr"], False: ["--no-ocr"], None: []}[options.ocr]
    return [*found, "--quiet"] if options.quiet else found


def _environment(mail_values: Mapping[str, object]) -> dict[str, str]:
    """What the settings file says of the mail server, as variables: the child need not find the same file."""
    return {f"OIT_{name.upper()}": str(value) for name, value in mail_values.items()} | dict(os.environ)


def _last_start(options: Options) -> datetime | None:
    with open_store(options.db) as store:
        last = nights.last(store)
    return last.started_at if last is not None else None


def _nothing() -> None:
    """Only to wake up."""


@dataclass(slots=True)
class _Child:
    """The process of the night, where there is one."""

    command: Sequence[str]
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = None
    stopped: Event = field(default_factory=Event)

    def run(self, options: Options, times: Sequence[time]) -> None:
        """Start it and wait for its end."""
        if self.stopped.is_set():
            return
        self.process = subprocess.Popen(self.command, env=dict(self.environment))  # noqa: S603 -- our own program
        if self.stopped.is_set():  # while it was being started, so that `stop` did not see it
            self.process.terminate()
        code = self.process.wait()
        if not self.stopped.is_set():
            _say(options, "ended", code=code)
            _tell_next(options, times)

    def stop(self) -> None:
        """Tell it to end; what it has done is stored, and the next start goes on."""
        self.stopped.set()
        if self.process is not None:
            self.process.terminate()

    def wait(self) -> None:
        """Until it has ended."""
        if self.process is not None:
            self.process.wait()


@contextmanager
def _stopping(scheduler: BlockingScheduler, child: _Child) -> Iterator[None]:
    """SIGTERM and Ctrl-C end the waiting, and the night that is under way."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        child.stop()
        scheduler.shutdown(wait=False)

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell_next(options: Options, times: Sequence[time]) -> None:
    _say(options, "next", at=f"{following(times, datetime.now(UTC)).astimezone(BANGKOK):%Y-%m-%d %H:%M}")


def _say(options: Options, word: str, **values: object) -> None:
    if not options.quiet:
        click.echo(printable(WORDS[options.lang][word].format(**values)), err=True)
