"""A real mail server on loopback that refuses, puts off and hangs up as it is told."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Thread

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "oit", "s3cret-office"
HANG_UP = "hang up"


@dataclass
class Handler:
    """Keeps what arrives. `rcpt` and `data`: the answers to an address, one after the other; then it is taken."""

    sender: list[str] = field(default_factory=list)
    rcpt: dict[str, list[str]] = field(default_factory=dict)
    data: dict[str, list[str]] = field(default_factory=dict)
    mails: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    sessions: set[int] = field(default_factory=set)
    tls: list[bool] = field(default_factory=list)

    async def handle_MAIL(self, server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]) -> str:  # noqa: N802 -- aiosmtpd calls it so
        if self.sender:
            return _answer(server, self.sender.pop(0))
        envelope.mail_from, envelope.mail_options = address, options
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]) -> str:  # noqa: N802 -- aiosmtpd calls it so
        if waiting := self.rcpt.get(address):
            return _answer(server, waiting.pop(0))
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 -- aiosmtpd calls it so
        if waiting := self.data.get(envelope.rcpt_tos[0]):
            return _answer(server, waiting.pop(0))
        assert isinstance(envelope.content, bytes)
        self.raw.append(envelope.content)
        mail = message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        self.recipients += envelope.rcpt_tos
        self.sessions.add(id(session))
        assert server.transport is not None
        self.tls.append(server.transport.get_extra_info("ssl_object") is not None)
        return "250 2.0.0 taken"


def _answer(server: SMTP, answer: str) -> str:
    if answer == HANG_UP:
        assert server.transport is not None
        server.transport.abort()
        return "421 gone"
    return answer


def _authenticate(_server: object, _session: object, _envelope: object, mechanism: str, given: object) -> AuthResult:
    right = isinstance(given, LoginPassword) and given == LoginPassword(USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=right)


@contextmanager
def serving(
    handler: Handler, *, starttls: ssl.SSLContext | None = None, tls: ssl.SSLContext | None = None, login: bool = False
) -> Iterator[int]:
    """The server's port, as long as it runs."""
    port = free_port()
    options = {"authenticator": _authenticate, "auth_required": True, "auth_require_tls": starttls is not None} if login else {}
    controller = Controller(
        handler,
        hostname="127.0.0.1",
        port=port,
        ssl_context=None,
        tls_context=starttls,
        require_starttls=starttls is not None,
        ready_timeout=20,
        **options,
    )
    controller.ssl_context = tls
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@contextmanager
def greeting_only(greeting: bytes) -> Iterator[int]:
    """A port at which something says these bytes and hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    with connection:
                        connection.sendall(greeting)

        thread = Thread(target=serve)
        thread.start()
        port: int = listener.getsockname()[1]
        try:
            yield port
        finally:
            listener.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
