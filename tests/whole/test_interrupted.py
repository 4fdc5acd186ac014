"""Killed or interrupted at any moment: nothing is lost, nothing comes twice, and the scan goes on where it stopped."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from demo.province import Background

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals as on POSIX")


def key(record: dict[str, Any]) -> tuple[object, ...]:
    return tuple(record.get(name) for name in ("kind", "agency", "indicator", "url"))


@posix
@pytest.mark.parametrize("stored", [0, 1, 50])
def test_killed_and_resumed(
    command: list[str],
    called: Callable[..., Any],
    some: Any,
    on_province: list[str],
    checked: tuple[Any, Path],
    steady: Callable[..., Any],
    tmp_path: Path,
    stored: int,
) -> None:
    process = subprocess.Popen([*command, "check", str(some.path), *on_province], cwd=tmp_path, stdout=subprocess.DEVNULL)
    if stored:
        _wait_for_captures(tmp_path / "oit.db", stored)
    else:
        time.sleep(0.5)  # before the scan is begun, or just then
    process.send_signal(signal.SIGKILL)
    process.wait()
    resumed = called("scan", "--resume")
    if resumed.code == 2:  # killed before the scan was begun, or on a fast machine after its end: start anew
        assert "--resume" not in resumed.err
        resumed = called("check", some.path, *on_province)
    assert resumed.code == 1, resumed.err
    expected = [record for record in checked[0].records if record.get("agency") in some.agencies]
    *found, summary = resumed.records
    assert [key(record) for record in found] == [key(record) for record in expected]
    assert steady(found) == steady(expected)
    assert (summary["state"], summary["agencies"]) == ("finished", len(some.agencies))


@posix
def test_ctrl_c_keeps_what_was_done(
    command: list[str], called: Callable[..., Any], some: Any, province: Background, on_province: list[str], tmp_path: Path
) -> None:
    line = [*command, "check", str(some.path), *on_province, "--lang", "en"]
    process = subprocess.Popen(line, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    _wait_for_captures(tmp_path / "oit.db", 20)
    started = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to the worker processes as well
    out, err = process.communicate(timeout=60)
    assert time.monotonic() - started < 5.0  # 0.4 s, and 1.7 s with twelve processes beside it on two cores
    assert process.returncode == 130
    assert re.fullmatch(
        r"the scan was stopped: \d of 2 agencies judged, [1-9]\d+ URLs opened; .* oit scan --resume\n", err.decode()
    )
    records = [json.loads(line) for line in out.splitlines()]
    rows = [(row.agency.name, row.code, row.url) for row in province.province.rows if row.agency.name in some.agencies]
    assert [(r["agency"], r["indicator"], r["url"]) for r in records if r["kind"] == "submission"] == rows
    assert any(r.get("outcome") == "interrupted" for r in records)
    left = [r["reasons"][0]["message_en"] for r in records if r.get("outcome") == "interrupted"]
    assert set(left) == {"The scan stopped before this URL was judged; go on with oit scan --resume."}
    assert records[-1]["state"] == "interrupted"
    resumed = called("scan", "--resume")
    assert resumed.code == 1
    assert resumed.records[-1]["state"] == "finished"
    assert not any(r.get("outcome") == "interrupted" for r in resumed.records)


def _wait_for_captures(database: Path, number: int) -> None:
    """The middle of a scan: so many answers are stored, on a slow machine as on a fast one."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            if connection.execute("SELECT count(*) FROM look").fetchone()[0] >= number:
                return
        time.sleep(0.05)
    raise AssertionError("nothing was stored within 60 s")
