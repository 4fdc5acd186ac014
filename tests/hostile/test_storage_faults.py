"""The store fails in the middle of a scan: a sentence in both languages, exit code 3, and nothing that was stored is lost."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from demo.server import Handler, after, respond
from tests.commit_cutter import cutting

PAGE = "<!doctype html><html lang=th><meta charset=utf-8><title>แผน {0}</title><main><h1>แผน {0} ปี 2565</h1><p>{1}</p></main>"
OPTIONS = ["--allow-network", "127.0.0.2/32", "--as-of", "2022-04-20", "--year", "2565"]
URLS = 43
SECONDS_A_PAGE = 0.12  # two at a time: a scan of three seconds, in whose middle something can happen
DEADLINE = 30.0
linux_root = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="a small file system of our own needs Linux and root"
)


def pages(_secret: str) -> dict[str, Handler]:
    """Pages that do not pack well, one a submission."""
    found = {}
    for number in range(URLS):
        text = "".join(f"<p>รายการที่ {number} {place} {hash((number, place)):x}</p>" for place in range(600))
        found[f"/{number}"] = after(SECONDS_A_PAGE, respond(PAGE.format(number, text)))
    return found


def table(site: str, folder: Path) -> Path:
    rows = "".join(f"อบต.ทุ่งสมมุติ {n % 4},O{n + 1},{site}/{n}\n" for n in range(URLS))
    path = folder / "a.csv"
    path.write_text("agency,indicator,url\n" + rows, encoding="utf-8")
    return path


def assert_told(code: int | None, err: str) -> None:
    """One sentence in each language, no traceback, nothing of the statement."""
    assert code == 3, err
    assert "Traceback" not in err
    assert "INSERT" not in err
    assert "ผิดพลาด: " in err
    assert "error: " in err
    assert "internal error" not in err


def assert_whole(out: bytes) -> None:
    """Every submission has its answer."""
    records = [json.loads(line) for line in out.decode().splitlines()]
    assert [r["outcome"] for r in records if r["kind"] == "submission"] == ["ok"] * URLS
    assert records[-1]["state"] == "finished"


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A file system that is soon full."""
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"no file system may be mounted here: {done.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@linux_root
def test_a_disk_that_fills_up_keeps_what_was_stored(oit: Any, called: Any, village: Any, tmp_path: Path) -> None:
    with village(pages) as town, small_disk(tmp_path / "disk", 2) as disk:
        database, ballast = disk / "oit.db", disk / "ballast"
        source, url = table(town.site, tmp_path), f"sqlite:///{database}"
        assert called("db", "upgrade", "--db", url).code == 0
        _fill(ballast, room=120_000)
        ran = oit("check", source, "--db", url, *OPTIONS)
        assert_told(ran.code, ran.err)
        assert ("is full" in ran.err, "เต็ม" in ran.err) == (True, True), ran.err
        ballast.unlink()
        assert called("db", "check", "--db", url).code in (0, 3)
        stored = _looks(database)
        asked = len(town.site_log)
        again = oit("scan", "--resume", "--db", url)
        if again.code == 2:  # not even the submissions had found room
            assert stored == 0
            again = oit("check", source, "--db", url, *OPTIONS)
        assert_whole(again.out)
        assert len({seen.path for seen in town.site_log[asked:]} & {f"/{n}" for n in range(URLS)}) <= URLS - stored


def _fill(path: Path, *, room: int) -> None:
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"x" * 4096)
    os.truncate(path, path.stat().st_size - room)


@linux_root
@pytest.mark.parametrize("place", ["TMPDIR", "--out"])
def test_no_room_for_what_is_laid_aside_or_written(oit: Any, called: Any, village: Any, tmp_path: Path, place: str) -> None:
    with village(pages) as town, small_disk(tmp_path / "disk", 1) as disk:
        source = table(town.site, tmp_path)
        _fill(disk / "ballast", room=16_000)
        if place == "TMPDIR":
            ran = oit("check", source, *OPTIONS, env={"TMPDIR": str(disk)})
        else:
            ran = oit("check", source, *OPTIONS, "--out", disk / "out.jsonl")
        assert_told(ran.code, ran.err)
        assert "เต็ม" in ran.err
        assert not (disk / "out.jsonl").exists()
        assert "is full" in ran.err
        (disk / "ballast").unlink()
    assert called("db", "check").code in (0, 3)


@linux_root
def test_a_database_that_may_only_be_read(called: Any, village: Any, tmp_path: Path) -> None:
    with village(pages) as town, small_disk(tmp_path / "disk", 4) as disk:
        url = f"sqlite:///{disk / 'oit.db'}"
        assert called("db", "upgrade", "--db", url).code == 0
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        ran = called("check", table(town.site, tmp_path), "--db", url, *OPTIONS)
        assert_told(ran.code, ran.err)
        assert "สิทธิ์" in ran.err
        new = called("check", tmp_path / "a.csv", "--db", f"sqlite:///{disk / 'new.db'}", *OPTIONS)
        assert_told(new.code, new.err)
        assert town.site_log == []


def test_a_database_that_another_program_holds(oit: Any, called: Any, village: Any, tmp_path: Path) -> None:
    assert called("db", "upgrade").code == 0
    with village(pages) as town:
        source = table(town.site, tmp_path)
        with closing(sqlite3.connect(tmp_path / "oit.db", isolation_level=None, check_same_thread=False)) as other:
            other.execute("BEGIN IMMEDIATE")
            ran = called("check", source, "--db", "sqlite:///oit.db?timeout=0.5", *OPTIONS)
            assert_told(ran.code, ran.err)
            assert "โปรแกรมอื่น" in ran.err
            assert town.site_log == []
            freed = threading.Timer(3.0, other.execute, ["ROLLBACK"])
            freed.start()
            waited = oit("check", source, *OPTIONS)
            freed.join()
        assert waited.code == 1, waited.err
        assert_whole(waited.out)


@pytest.mark.parametrize("way", ["restarted", "connections cut"])
def test_postgresql_that_goes_away(
    oit: Any, called: Any, command: list[str], village: Any, postgresql: Any, tmp_path: Path, way: str
) -> None:
    """As after a crash, in the middle of a scan; or every connection cut again and again, some of them in a commit."""
    url = postgresql.new_database()
    with village(pages) as town:
        line = [*command, "check", str(table(town.site, tmp_path)), "--db", url, *OPTIONS]
        with subprocess.Popen(line, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            _wait_for_looks(url, 4)
            before = _stored_paths(url)
            (_restart if way == "restarted" else _cut_connections)(postgresql)
            out, err = process.communicate(timeout=120)
        stored, asked = _stored_paths(url), _asked(town.site_log)
        assert before <= stored <= set(asked)
        assert len(asked) == len(set(asked)), "what waits for the store is not asked again"
        if process.returncode == 1:  # between two transactions: it opens another connection and goes on
            assert_whole(out)
        else:
            assert_told(process.returncode, err.decode())
            assert "เซิร์ฟเวอร์ฐานข้อมูล" in err.decode()
            assert_whole(oit("scan", "--resume", "--db", url).out)
        assert set(_asked(town.site_log)[len(asked) :]) == {f"/{n}" for n in range(URLS)} - stored, (
            "what was stored is not asked again"
        )
    assert called("db", "check", "--db", url).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="the way to the server is a local socket")
def test_a_connection_that_is_lost_in_a_commit(
    oit: Any, called: Any, village: Any, postgresql: Any, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The server carries it out, and its answer does not come: what it stored is not asked again."""
    way, url = tmp_path_factory.mktemp("way"), postgresql.new_database()
    broken = url.replace(str(postgresql.folder), str(way))
    with village(pages) as town, cutting(way, postgresql.folder) as cutter:
        cutter.arm("INTO look", commits=True)
        ran = oit("check", table(town.site, tmp_path), "--db", broken, *OPTIONS)
        assert_told(ran.code, ran.err)
        assert "เซิร์ฟเวอร์ฐานข้อมูล" in ran.err
        stored, asked = _stored_paths(url), len(_asked(town.site_log))
        assert stored
        assert_whole(oit("scan", "--resume", "--db", broken).out)
        assert set(_asked(town.site_log)[asked:]) == {f"/{n}" for n in range(URLS)} - stored
    assert cutter.cuts == 1
    assert called("db", "check", "--db", url).code == 0


def _asked(log: Sequence[Any]) -> list[str]:
    return [seen.path for seen in log if seen.path[1:].isdigit()]


def _stored_paths(url: str) -> set[str]:
    """The pages that have an answer in the database."""
    with psycopg.connect(url) as connection:
        texts = connection.execute("SELECT url.text FROM look JOIN url ON url.id = look.url_id").fetchall()
    return {path for (text,) in texts if (path := urlsplit(text).path)[1:].isdigit()}


def _restart(server: Any) -> None:
    pg_ctl = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")) or [Path(shutil.which("pg_ctl") or "pg_ctl")]
    user = "postgres" if os.geteuid() == 0 else None
    line = [pg_ctl[-1], "-D", str(server.folder / "data"), "-m", "immediate", "-w", "-l", str(server.folder / "log"), "restart"]
    subprocess.run(line, user=user, cwd=server.folder, check=True, capture_output=True, timeout=60)


def _cut_connections(server: Any) -> None:
    for _ in range(20):
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL"
        )
        time.sleep(0.05)


def _looks(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT count(*) FROM look").fetchone()[0])


def _postgresql_looks(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT count(*) FROM look").fetchone()
        return int(row[0]) if row else 0


def _wait_for_looks(url: str, more: int, count: Callable[[str], int] = _postgresql_looks) -> int:
    """The middle of a scan: so many more answers are stored than at first."""
    first, end = None, time.monotonic() + DEADLINE
    while time.monotonic() < end:
        with suppress(psycopg.Error):
            now = count(url)
            first = now if first is None else first
            if now >= first + more:
                return now
        time.sleep(0.05)
    raise AssertionError("nothing was stored")
