"""What depends on the way to the sites: our own side offline, an index page as input, PostgreSQL as the store."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from demo.faults.sockets import closed_port
from demo.server import Handler, Request, Server, after, respond

Run = Callable[..., Any]
INDEX = """<html><head><title>ITA 2565 - อบต.ทุ่งสมมุติ</title></head><body><main><h1>ITA 2565 อบต.ทุ่งสมมุติ</h1><ul>
<li><a href="/structure">O1 โครงสร้าง</a></li><li><a href="/o18">O18 แผนการใช้จ่ายงบประมาณประจำปี</a></li>
<li><a href="/gone">ข้อ 19 รายงานการกำกับติดตามการใช้จ่ายงบประมาณ</a></li></ul></main></body></html>"""


@contextmanager
def served(route: Callable[[Request], Handler]) -> Iterator[str]:
    """A server in a thread of its own; its address."""
    found: list[str] = []
    ready, stop = threading.Event(), threading.Event()

    async def run() -> None:
        async with Server(route, [("127.0.0.1", 0)]) as server:
            host, port = server.addresses[0]
            found.append(f"http://{host}:{port}")
            ready.set()
            await asyncio.to_thread(stop.wait)

    thread = threading.Thread(target=lambda: asyncio.run(run()), daemon=True)
    thread.start()
    ready.wait()
    try:
        yield found[0]
    finally:
        stop.set()
        thread.join()


def test_when_no_host_can_be_reached_our_side_is_offline(called: Run, tmp_path: Path) -> None:
    rows = "".join(f"อบต.ที่ {n},O1,http://no-such-host-{n}.invalid/\n" for n in range(12))
    (tmp_path / "a.csv").write_text("หน่วยงาน,ข้อ,ลิงก์\n" + rows, encoding="utf-8")
    ran = called("check", "a.csv")
    assert (ran.code, ran.out) == (3, "")
    assert "เครือข่ายฝั่งเรา" in ran.err
    assert "oit scan --resume" in ran.err


def test_a_few_dead_hosts_are_dead(called: Run, tmp_path: Path) -> None:
    rows = "".join(f"อบต.ที่ {n},O1,http://no-such-host-{n}.invalid/\n" for n in range(3))
    (tmp_path / "a.csv").write_text("หน่วยงาน,ข้อ,ลิงก์\n" + rows, encoding="utf-8")
    assert {r["outcome"] for r in called("check", "a.csv").of("submission")} == {"dns-failure"}


@pytest.mark.parametrize(("others", "said"), [
    ([], True), (["http://192.168.1.1/", "ไม่มี"], True), (["http://127.0.0.1:{closed}/"], False), (["{base}/gone"], False),
    (["{base}/away"], False),
])  # fmt: skip
def test_when_no_site_answered_our_own_connection_may_be_the_cause(
    called: Run, tmp_path: Path, others: list[str], *, said: bool
) -> None:
    def route(request: Request) -> Handler:
        away = [("Location", "http://no-such-host.invalid/")]
        return respond("", status=302, headers=away) if request.path == "/away" else respond("gone", status=404)

    with served(route) as base:
        urls = [url.format(base=base, closed=closed_port()) for url in others]
        rows = "".join(f"อบต.ทุ่งสมมุติ,O{n},{url}\n" for n, url in enumerate(["http://no-such-host.invalid/", *urls], 1))
        (tmp_path / "a.csv").write_text("หน่วยงาน,ข้อ,ลิงก์\n" + rows, encoding="utf-8")
        ran = called("check", "a.csv", "--allow-network", "127.0.0.0/8")
    assert ran.code == 1
    assert ("ไม่มีเว็บไซต์ใดตอบเลย" in ran.err) is said
    assert ("no site answered" in called("rejudge", "--lang", "en").err) is said
    assert "no site answered" not in called("rejudge", "--lang", "en", "--quiet").err


def test_a_site_that_was_too_slow_is_not_told_as_a_scan_that_stopped(
    called: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.pacing.SECONDS_A_HOST", 0.3)
    monkeypatch.setattr("crawler.pacing.SECONDS_A_REQUEST", 0.01)
    slow = after(0.1, respond("<h1>404</h1>", status=404))
    with served(lambda _: slow) as base:
        rows = "".join(f"อบต.ทุ่งสมมุติ,O{n},{base}/{n}\n" for n in range(1, 25))
        (tmp_path / "a.csv").write_text("หน่วยงาน,ข้อ,ลิงก์\n" + rows, encoding="utf-8")
        ran = called("check", "a.csv", "--allow-network", "127.0.0.0/8", "--year", "2565")
    left = [r["reasons"][0] for r in ran.of("submission") if r["outcome"] == "interrupted"]
    assert left
    assert all("ตอบช้า" in r["message_th"] and "oit scan --agency" in r["message_en"] for r in left)
    again = called("rejudge")
    assert [r["reasons"] for r in again.of("submission")] == [r["reasons"] for r in ran.of("submission")]


def test_an_index_page_is_a_source(called: Run) -> None:
    def route(request: Request) -> Handler:
        return respond(INDEX) if request.path == "/ita" else respond("gone", status=404)

    with served(route) as base:
        refused = called("check", f"{base}/ita")
        ran = called("check", f"{base}/ita", "--allow-network", "127.0.0.0/8", "--agency", "อบต.ทุ่งสมมุติ")
    assert refused.code == 2
    assert "refused-address" in refused.err
    found = {r["indicator"]: (r["url"], r["outcome"]) for r in ran.of("submission")}
    assert found == {
        code: (f"{base}/{path}", "http-404") for code, path in (("O1", "structure"), ("O18", "o18"), ("O19", "gone"))
    }
    assert [r["agency"] for r in ran.of("agency")] == ["อบต.ทุ่งสมมุติ"]


def test_postgresql_says_the_same(
    oit: Run, postgresql: Any, some: Any, on_province: list[str], checked: tuple[Any, Path], steady: Callable[..., Any]
) -> None:
    ran = oit("check", some.path, *on_province, "--db", postgresql.new_database())
    assert ran.code == 1, ran.err
    *found, summary = ran.records
    assert steady(found) == steady([record for record in checked[0].records if record.get("agency") in some.agencies])
    assert (summary["state"], summary["agencies"]) == ("finished", len(some.agencies))
