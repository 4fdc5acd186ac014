"""`oit serve`: what stands where, and who may read it."""

import http.client
import logging
import socket
import struct
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from model.finding import AgencyFinding, IndicatorFinding, Reason, Severity, Verdict, WeighedReason
from model.submission import Agency
from rules import framework
from storage import save
from storage.session import Store, open_store
from web import server
from web.pages import Page, answer
from web.server import serve

NOW = datetime(2022, 4, 20, 1, tzinfo=UTC)
EVIL = 'อบต.<script>alert("x")</script>'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path_factory.mktemp('web') / 'oit.db'}", upgrade=True) as found:
        save.submissions(found, [Agency(EVIL)], [], fiscal_year=2565, now=NOW)
        scan = save.start_scan(
            found, fiscal_year=2565, as_of=date(2022, 4, 20), agencies=None, settings={"indicators": ["O18"]}, source="test",
            version="0", now=NOW,
        )  # fmt: skip
        name = framework.load(2565).indicator("O18").name_th
        missing = WeighedReason(Reason("no-url"), Severity.FAIL)
        indicator = IndicatorFinding(EVIL, "O18", 2565, name, Verdict.MISSING, (missing,), 0, 0.57, None)
        total = AgencyFinding(EVIL, 2565, {**dict.fromkeys(Verdict, 0), Verdict.MISSING: 1}, 0.0, 0.0, 0.57)
        save.agency_done(found, scan, EVIL, [], [indicator], total, now=NOW)
        save.finish_scan(found, scan, state="finished", now=NOW)
        yield found


@pytest.fixture(scope="module")
def port(store: Store) -> int:
    told: list[str] = []
    up = threading.Event()

    def ready(url: str) -> None:
        told.append(url)
        up.set()

    threading.Thread(target=serve, args=(store, "127.0.0.1", 0, "th", ready), daemon=True).start()
    assert up.wait(10)
    return int(told[0].rstrip("/").rpartition(":")[2])


def ask(port: int, target: str, *, method: str = "GET", host: str | None = None) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, target, headers={"Host": host} if host else {})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@pytest.mark.parametrize(
    ("target", "kind", "said"),
    [
        ("/", "text/html", "รอบตรวจ OIT"),
        ("/?lang=en", "text/html", "OIT scans"),
        ("/scan/1", "text/html", "ปีงบประมาณ 2565"),
        ("/scan/1?lang=en", "text/html", 'lang="en"'),
        ("/scan/1.csv", "text/csv", "O18"),
        ("/scan/1.jsonl", "application/jsonl", '"kind":"summary"'),
    ],
)
def test_what_stands_where(port: int, target: str, kind: str, said: str) -> None:
    response, body = ask(port, target)
    assert response.status == 200
    assert response.headers["Content-Type"].startswith(kind)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert said in body.decode()
    assert kind != "text/html" or "<script>alert" not in body.decode()


def test_a_workbook_is_a_file_to_keep(port: int) -> None:
    response, body = ask(port, "/scan/1.xlsx")
    assert body.startswith(b"PK")
    assert "oit-2565-1.xlsx" in response.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "target",
    [
        "/scan/2",
        "/scan/x",
        "/scan/99999999999999999999",
        "/etc/passwd",
        "/scan/1/evidence?url=http://a.example/",
        "/%00",
        "http://[/",
    ],
)
def test_what_is_not_there(port: int, target: str) -> None:
    assert ask(port, target, host="localhost")[0].status == 404


def test_head_sends_no_body_and_nothing_can_be_written(port: int) -> None:
    response, body = ask(port, "/", method="HEAD")
    assert (response.status, body) == (200, b"")
    assert ask(port, "/", method="POST")[0].status == 501


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost:1", 200), ("127.0.0.1", 200), ("[::1]:8565", 200), ("evil.example", 421), ("", 421), ("[", 421)],
)
def test_another_name_that_points_here_reads_nothing(port: int, host: str, status: int) -> None:
    assert ask(port, "/", host=host or " ")[0].status == status


def test_a_browser_that_hangs_up_is_one_line_of_the_log(
    port: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(server, "answer", lambda *_: Page(200, "text/plain", bytes(30_000_000)))
    caplog.set_level(logging.INFO, "web.server")
    with socket.create_connection(("127.0.0.1", port), timeout=10) as browser:
        browser.sendall(b"GET /scan/1.xlsx HTTP/1.1\r\nHost: localhost\r\n\r\n")
        browser.recv(100)
        browser.setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
        )  # closed at once, what came is thrown away
    assert in_the_log(caplog, logging.INFO, "ConnectionResetError", "BrokenPipeError", "ConnectionAbortedError")
    assert capfd.readouterr().err == ""


def test_a_fault_of_ours_is_one_line_of_the_log(
    port: int, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(server, "answer", lambda *_: 1 / 0)
    with pytest.raises(http.client.RemoteDisconnected):
        ask(port, "/")
    assert in_the_log(caplog, logging.ERROR, "ZeroDivisionError")
    assert capfd.readouterr().err == ""


def in_the_log(caplog: pytest.LogCaptureFixture, level: int, *names: str) -> bool:
    """Waits for it: it is written after the browser was let go."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        found = [record for record in caplog.records if record.getMessage().startswith("no answer to")]
        if found:
            [record] = found
            return record.levelno == level and any(name in record.getMessage() for name in names)
        time.sleep(0.02)
    return False


def test_an_empty_store_says_how_to_begin(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'oit.db'}", upgrade=True) as empty:
        assert "oit check" in answer(empty, "/", "th").body.decode()
