"""Two programs on one database, and programs that are killed in the middle of their work."""

import os
import random
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from model.outcome import Outcome
from model.submission import Agency
from storage import load, save
from storage.session import check, open_store
from storage.tables import finding, look, scan_agency

ROOT = Path(__file__).parents[2]
NIGHTS, URLS, CAPTURES = 6, 10, 30

# One scan after the other: captures of URLs that every process asks, then the judgements of an agency of its own.
PROGRAM = """
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from model.capture import Capture
from model.finding import AgencyFinding, Finding, IndicatorFinding, Verdict
from model.outcome import Outcome
from model.submission import Submission
from storage import load, save
from storage.session import open_store

url, name, nights, urls, captures = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:])
begin = datetime(2022, 3, 15, tzinfo=UTC)
with open_store(url) as store:
    rows = [Submission(n, name, f"O{n + 1}", f"https://x.example/{n}") for n in range(urls)]
    save.submissions(store, [], rows, fiscal_year=2565, now=begin)
    for night in range(nights):
        now = begin + timedelta(days=night)
        scan = save.start_scan(store, fiscal_year=2565, as_of=date(2022, 3, 15), agencies=[name], settings={}, source="", version="", now=now)
        page = Capture("", Outcome.OK if night % 2 else Outcome.READ_TIMEOUT, now, 200, body=f"{night}".encode())
        for start in range(0, captures, 10):
            save.captures(store, scan, [replace(page, url=f"https://x.example/{n}") for n in range(start, start + 10)])
            print("captures", flush=True)
        found = [
            Finding(row, 2565, Verdict.PASS if night % 2 else Verdict.FAIL, "ok", 200, None, None, 1, 1, 1, now, (), None) for row in rows
        ]
        indicators = [IndicatorFinding(name, row.indicator, 2565, "", found[0].verdict, (), 1, 0.5, None) for row in rows]
        save.agency_done(store, scan, name, found, indicators, AgencyFinding(name, 2565, {}, 0, 0, 0), now=now)
        print("judged", flush=True)
        save.finish_scan(store, scan, state="finished", now=now)
"""


def start(url, name, nights=NIGHTS):
    command = [sys.executable, "-c", PROGRAM, url, name, *map(str, (nights, URLS, CAPTURES))]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_three_programs_at_once(url):
    running = [start(url, f"อบต. {number}") for number in range(3)]
    said = [process.communicate(timeout=120) for process in running]
    assert [error.decode() for _, error in said] == ["", "", ""]
    assert check(url).problems == ()
    with open_store(url) as store:
        assert load.scan(store).id == 3 * NIGHTS
        for number in range(1, 3 * NIGHTS + 1):
            (name,) = load.scan_agencies(store, number)
            night = sum(load.scan_agencies(store, before) == [name] for before in range(1, number))
            verdicts = {item.verdict for item in load.findings(store, number, name)}
            assert verdicts == {"pass" if night % 2 else "fail"}
            outcomes = {capture.outcome for capture in load.captures(store, number)}
            assert outcomes == {Outcome.OK if night % 2 else Outcome.READ_TIMEOUT}


def test_many_threads_with_much_in_common(url, make):
    """The same addresses, bytes, words and agencies, from six sides at once: turns are taken, nothing is refused."""

    def work(side):
        rng = random.Random(side)
        with open_store(url) as store:
            for night in range(8):
                now = make.now + timedelta(days=night)
                save.submissions(store, [Agency(name) for name in rng.sample(names, 3)], [], fiscal_year=2565, now=now)
                scan = make.scan(store, now=now, agencies=names)
                for _ in range(3):
                    urls = rng.sample(addresses, 10)
                    save.captures(store, scan, [make.capture(url, body=b"%d" % rng.randrange(5)) for url in urls])
                for name in rng.sample(names, 3):
                    indicators = [make.indicator(f"O{n}", agency=name, name_th=str(rng.randrange(9))) for n in range(5)]
                    save.agency_done(store, scan, name, [], indicators, make.total(), now=now)
                save.finish_scan(store, scan, state="finished", now=now)

    names = [f"อบต. {number}" for number in range(5)]
    addresses = [f"https://x.example/{number}" for number in range(20)]
    with open_store(url) as store:
        save.submissions(store, [Agency(name) for name in names], [], fiscal_year=2565, now=make.now)
    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(work, range(6))) == [None] * 6
    assert check(url).problems == ()


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_killed_at_any_moment(url):  # some seconds: every kill needs a program that has started
    rng = random.Random(5)
    for _ in range(5):
        process = start(url, "อบต. ทุ่งสมมุติ", nights=1000)
        for _ in range(rng.randrange(2, 12)):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
        _assert_whole(url)
    last = start(url, "อบต. ทุ่งสมมุติ")
    assert last.communicate(timeout=60)[1] == b""
    _assert_whole(url)


def _assert_whole(url):
    """Transactions are there whole or not at all: captures by tens, an agency's judgements together."""
    assert all("cut off" in problem for problem in check(url).problems)
    with open_store(url) as store, store.read() as connection:
        sizes = connection.execute(select(func.count()).select_from(look).group_by(look.c.scan_id)).scalars().all()
        assert all(size % 10 == 0 for size in sizes)
        changed = connection.execute(select(func.count()).select_from(finding).group_by(finding.c.scan_id)).scalars().all()
        assert set(changed) <= {URLS}
        done = set(connection.scalars(select(scan_agency.c.scan_id).where(scan_agency.c.checked_at.is_not(None))))
        judged = set(connection.scalars(select(finding.c.scan_id)))
        assert judged <= done
