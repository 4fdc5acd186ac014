"""When a night begins, what is made up for, and how the schedule ends."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time as clock
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from model.submission import Agency
from scans import schedule
from storage import nights, save
from storage.session import open_store
from storage.tables import RunState
from thai.fiscal import BANGKOK

ONE, NOON = time(1, 0), time(12, 0)
ROOT = Path(__file__).parents[2]
OIT = [sys.executable, "-c", "from cli import main; main()"]


def at(text: str) -> datetime:
    """A moment in Bangkok."""
    return datetime.fromisoformat(text).replace(tzinfo=BANGKOK)


@pytest.mark.parametrize(
    ("times", "last", "now", "expected"),
    [
        ([ONE], None, "2022-03-08T09:00", None),  # never run: it begins with the next night
        ([ONE], "2022-03-08T01:00:02", "2022-03-08T09:00", None),
        ([ONE], "2022-03-07T01:00:02", "2022-03-08T09:00", "2022-03-08T01:00"),  # off at one o'clock
        ([ONE], "2022-03-01T01:00:02", "2022-03-08T09:00", "2022-03-08T01:00"),  # off for a week: once
        ([ONE], "2022-03-07T01:00:02", "2022-03-08T00:59", None),
        ([ONE], "2022-03-06T01:00:02", "2022-03-07T22:00", None),  # three hours before the next one it is too late
        ([ONE, NOON], "2022-03-08T01:00:02", "2022-03-08T13:00", "2022-03-08T12:00"),
        ([ONE, NOON], "2022-03-08T08:00", "2022-03-08T11:00", None),
    ],
)
def test_what_was_missed(times: list[time], last: str | None, now: str, expected: str | None) -> None:
    found = schedule.missed(times, at(last).astimezone(UTC) if last else None, at(now).astimezone(UTC))
    assert found == (at(expected) if expected else None)


def test_the_next_time() -> None:
    assert schedule.following([ONE, NOON], at("2022-03-08T01:00")) == at("2022-03-08T12:00")
    assert schedule.following([ONE, NOON], at("2022-03-08T12:00")) == at("2022-03-09T01:00")


def test_the_child_gets_what_was_asked_for(options: Any) -> None:
    """The arguments are those that the command line understands, and they mean the same."""
    from cli import oit

    asked = replace(options, as_of=date(2022, 3, 8), allow_network=("127.0.0.0/8", "10.0.0.0/8"), contact="-ก ข", ocr=False)
    given = schedule.arguments(asked)
    params = oit.commands["nightly"].make_context("nightly", list(given)).params
    for name in (
        "db",
        "year",
        "as_of",
        "form",
        "out",
        "concurrency",
        "per_host",
        "timeout",
        "max_bytes",
        "allow_network",
        "contact",
    ):
        assert params[name] == getattr(asked, name), name


@pytest.mark.skipif(sys.platform == "win32", reason="signals as on POSIX")
def test_a_missed_night_is_made_up_for_once_and_sigterm_ends_it(tmp_path: Path) -> None:
    """A machine that was off for two days: one night at once, in a process of its own, and no other."""
    db = f"sqlite:///{tmp_path / 'oit.db'}"
    long_ago = datetime.now(UTC) - timedelta(days=2)
    with open_store(db, upgrade=True) as store:
        save.submissions(store, [Agency("เทศบาลตำบลบ้านตัวอย่าง")], [], fiscal_year=2565, now=long_ago)
        run = nights.begin(
            store, fiscal_year=2565, as_of=long_ago.date(), settings={}, version="test", holder="test", now=long_ago
        )  # fmt: skip
        nights.composed(store, run, [], now=long_ago, state=RunState.DONE)
    # A time that has passed an hour ago, whatever the hour is now.
    passed = (datetime.now(BANGKOK) - timedelta(hours=1)).strftime("%H:%M")
    line = [
        *OIT,
        "schedule",
        "--at",
        passed,
        "--db",
        db,
        "--year",
        "2565",
        "--lang",
        "en",
        "--out",
        str(tmp_path / "out.jsonl"),
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OIT_")}
    with subprocess.Popen(line, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as running:
        try:
            wait_for(tmp_path / "out.jsonl")
            with open_store(db) as store:
                last = nights.last(store)
            assert last is not None
            assert (last.scan, last.state) == (2, RunState.UNTOLD)
            running.send_signal(signal.SIGTERM)
            _, said = running.communicate(timeout=20)
        finally:
            running.kill()
    assert running.returncode == 0
    assert f"{passed} was missed, so it starts now" in said
    assert said.count("the nightly run has ended") <= 1
    assert said.rstrip().endswith("stopped")
    assert "Traceback" not in said


def test_a_night_that_was_just_being_started_ends_too(options: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    child = schedule._Child([sys.executable, "-c", "import time; time.sleep(60)"], dict(os.environ))
    real = subprocess.Popen

    def popen(*given: Any, **settings: Any) -> subprocess.Popen[bytes]:
        child.stop()  # the signal comes between the look whether to stop and the start
        return real(*given, **settings)

    monkeypatch.setattr(subprocess, "Popen", popen)
    began = clock.monotonic()
    child.run(options, [ONE])
    child.wait()
    assert clock.monotonic() - began < 30


def wait_for(path: Path, seconds: float = 60) -> None:
    """Until the file is there: the night writes it last."""
    until = clock.monotonic() + seconds
    while not path.exists():
        assert clock.monotonic() < until, f"{path.name} did not come"
        clock.sleep(0.1)


def test_the_systemd_unit_is_one(tmp_path: Path) -> None:
    """As systemd itself reads it; the program's path is one that is there."""
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd is not installed: its unit was not verified")
    unit = (ROOT / "docs" / "oit-nightly.service").read_text(encoding="utf-8")
    copy = tmp_path / "oit-nightly.service"
    copy.write_text(unit.replace("/opt/oit/bin/oit", sys.executable), encoding="utf-8")
    done = subprocess.run([analyze, "verify", str(copy)], capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("file", ["nightly.md", "oit-nightly.service"])
def test_the_commands_of_the_documents_are_understood(file: str) -> None:
    from cli import oit

    text = (ROOT / "docs" / file).read_text(encoding="utf-8")
    found = re.findall(r"\boit (nightly|schedule|diff)((?: (?:--[a-z-]+|[\w./:-]+))*)(?=\s*(?:#|\n|$))", text)
    assert len(found) >= {"nightly.md": 4, "oit-nightly.service": 1}[file]
    for name, arguments in found:
        oit.commands[name].make_context(name, arguments.split())
