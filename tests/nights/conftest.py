"""A small town on loopback whose pages change from night to night, and a real mail server that keeps what it gets."""

import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from notify.settings import MailSettings
from scans.nightly import Night
from scans.options import Options

PAGE = (
    "<!doctype html><html lang='th'><head><meta charset='utf-8'><title>{title}</title></head><body><h1>{title}</h1>"
    "<p>เทศบาลตำบลบ้านตัวอย่าง ปีงบประมาณ พ.ศ. 2565</p><p>{text}</p></body></html>"
)
FIRST_NIGHT = datetime(2022, 3, 7, 18, 0, tzinfo=UTC)  # 1:00 of 8 March in Bangkok, far from any day of reminding


@dataclass
class Town:
    """Paths and what they answer: a text, a table, or a status; `links` are files that pages lead to.

    `asked` counts requests.
    """

    url: str
    answers: dict[str, str | bytes | int] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def page(self, path: str, title: str) -> bytes:
        """A page with a link to its file, where it has one."""
        link = f"<a href='{self.links[path]}'>ดาวน์โหลด{title}</a>" if path in self.links else ""
        return PAGE.format(title=title, text=title * 30 + link).encode()

    def csv(self, path: Path, rows: dict[str, list[tuple[str, str]]]) -> Path:
        """A submissions file: agency -> (indicator, path)."""
        lines = ["agency,indicator,url,email,division"]
        for at, (agency, submitted) in enumerate(rows.items()):
            lines += [f"{agency},{code},{self.url}{where},a{at}@ban.example,สำนักปลัด" for code, where in submitted]
        path.write_text("\n".join(lines), encoding="utf-8")
        return path


@pytest.fixture
def town() -> Iterator[Town]:
    """Serve the town."""
    found = Town("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found.asked.append(self.path)
            answer = found.answers.get(self.path, 404)
            self.send_response(answer if isinstance(answer, int) else 200)
            body = b"" if isinstance(answer, int) else answer if isinstance(answer, bytes) else found.page(self.path, answer)
            self.send_header("Content-Type", f"text/{'csv' if body is answer else 'html'}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *given: Any) -> None:
            """Nothing."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 128  # with the usual 5 a crowded machine drops connections, and the page counts as away

    server = Server(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Post:
    """The mail server: what came, and whom it refuses."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    refuse: set[str] = field(default_factory=set)
    on_data: Callable[[], None] = lambda: None

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take or refuse a recipient."""
        if address in self.refuse:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep a message."""
        found = message_from_bytes(envelope.content or b"", policy=policy.default)
        assert isinstance(found, EmailMessage)
        self.mails.append(found)
        self.on_data()
        return "250 kept"

    def ids(self) -> list[str]:
        """The Message-IDs of what came, in order."""
        return [mail["Message-ID"] for mail in self.mails]

    def to(self) -> list[str]:
        """Who was written to, in order."""
        return [mail["To"].addresses[0].addr_spec for mail in self.mails]


@pytest.fixture
def post() -> Iterator[Post]:
    """A mail server on loopback."""
    handler = Post()
    with socket.create_server(("127.0.0.1", 0)) as free:
        handler.port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    yield handler
    controller.stop()


@pytest.fixture
def mail(post: Post) -> MailSettings:
    """Settings that lead to the mail server."""
    return MailSettings(
        host="127.0.0.1", port=post.port, security="none", sender="oit@office.example", office="office@office.example", timeout=10, attempts=1
    )  # fmt: skip


@dataclass
class Nights:
    """A clock that stands at one in the morning, and makes nights of it."""

    mail: MailSettings
    now: datetime = FIRST_NIGHT
    waited: list[float] = field(default_factory=list)
    while_waiting: Callable[[], None] = lambda: None

    def night(self, **values: Any) -> Night:
        """The night as `scans.nightly` wants it."""
        return Night(**({"mail": self.mail, "clock": self.clock, "wait": self.wait} | values))

    def clock(self) -> datetime:
        """Now."""
        return self.now

    def wait(self, seconds: float) -> None:
        """No real waiting."""
        self.waited.append(seconds)
        self.now += timedelta(seconds=seconds)
        self.while_waiting()

    def next(self) -> None:
        """The next night."""
        self.now = FIRST_NIGHT + timedelta(days=(self.now - FIRST_NIGHT).days + 1)


@pytest.fixture
def nights(mail: MailSettings) -> Nights:
    """The clock of the nights."""
    return Nights(mail)


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """Options of a small, quick scan."""
    return Options(
        db=f"sqlite:///{tmp_path / 'oit.db'}", year=2565, as_of=date(2022, 3, 8), form="jsonl", out=tmp_path / "out.jsonl",
        concurrency=16, per_host=8, timeout=5.0, max_bytes=2**20, attachments=0, allow_network=("127.0.0.0/8",), ocr=False,
        contact=None, lang="en", quiet=False, now=datetime(2022, 3, 8, tzinfo=UTC), version="test",
    )  # fmt: skip
