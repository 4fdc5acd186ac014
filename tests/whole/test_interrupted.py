"""Killed or interrupted at any moment: nothing is lost, nothing comes twice, and the scan goes on where it stopped."""

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from demo.province import Background
from scans import scan as scanning
from scans.settings import ScanSettings
from storage.session import open_store

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
@pytest.mark.parametrize("send", [(os.killpg, signal.SIGINT), (os.kill, signal.SIGTERM)], ids=["ctrl-c", "terminated"])
def test_a_stop_keeps_what_was_done(
    command: list[str],
    called: Callable[..., Any],
    some: Any,
    province: Background,
    on_province: list[str],
    tmp_path: Path,
    send: tuple[Callable[[int, int], None], int],
) -> None:
    """A terminal sends Ctrl-C to the worker processes as well."""
    line = [*command, "check", str(some.path), *on_province, "--lang", "en"]
    process = subprocess.Popen(line, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    _wait_for_captures(tmp_path / "oit.db", 20)
    started = time.monotonic()
    send[0](process.pid, send[1])
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


class _Slow(BaseHTTPRequestHandler):
    """Pages that take a moment; how many are asked for at once."""

    lock = threading.Lock()
    now = most = 0

    def do_GET(self) -> None:
        with _Slow.lock:
            _Slow.now += 1
            _Slow.most = max(_Slow.most, _Slow.now)
        time.sleep(0.1)
        with _Slow.lock:
            _Slow.now -= 1
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def begun(called: Callable[..., Any], tmp_path: Path) -> Iterator[str]:
    """A scan that was begun four at a time and without a private network, and never came further; the site that it is of."""
    _Slow.most = 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_port}"
    (tmp_path / "a.csv").write_text(
        "agency,indicator,url\n" + "".join(f"อบต.ก,O{n},{site}/{n}\n" for n in range(1, 9)), encoding="utf-8"
    )
    assert called("import", "a.csv", "--year", "2565").code == 0
    with open_store(f"sqlite:///{tmp_path / 'oit.db'}") as store:
        settings = ScanSettings(2565, date(2022, 3, 15), per_host=4)
        scanning.start(store, settings, scanning.Scope(), source="database", version="1")
    yield site
    server.shutdown()
    server.server_close()


def test_how_it_fetches_may_change_on_the_way(called: Callable[..., Any], begun: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OIT_ALLOW_NETWORK", "127.0.0.0/8")
    ran = called("scan", "--resume", "--per-host", "1", "--max-bytes", str(20 * 2**20))
    assert {record["outcome"] for record in ran.of("submission")} == {"http-404"}, ran.err
    assert _Slow.most == 1


def test_what_is_not_given_stays_as_it_was_begun(called: Callable[..., Any], begun: str) -> None:
    called("scan", "--resume", "--allow-network", "127.0.0.0/8")
    assert 2 < _Slow.most <= 4


@pytest.mark.parametrize(
    "given",
    [
        "--agency อบต.ก",
        "--province เลย",
        "--indicator O1",
        "--max-bytes 5000",
        "--attachments 0",
        "--year 2564",
        "--as-of 2022-03-16",
    ],
)
@pytest.mark.parametrize("where", ["line", "environment", "file"])
def test_what_a_scan_that_goes_on_cannot_follow_is_refused(
    called: Callable[..., Any], begun: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str, where: str
) -> None:
    name, value = given.removeprefix("--").split()
    if where == "environment":
        monkeypatch.setenv("OIT_" + name.upper().replace("-", "_"), value)
    elif where == "file":
        (tmp_path / "oit.toml").write_text(f"{name} = {value if value.isdecimal() else repr(value)}\n", encoding="utf-8")
    ran = called("scan", "--resume", *(given.split() if where == "line" else ()))
    assert (ran.code, ran.out) == (2, "")
    assert f"--{name}" in ran.err
    assert "oit scan" in ran.err


def _wait_for_captures(database: Path, number: int) -> None:
    """The middle of a scan: so many answers are stored, on a slow machine as on a fast one."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            if connection.execute("SELECT count(*) FROM look").fetchone()[0] >= number:
                return
        time.sleep(0.05)
    raise AssertionError("nothing was stored within 60 s")
