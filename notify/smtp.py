"""Hands messages to the mail server: one connection for many, each recipient on its own.

A message is drawn from `messages` only when its turn has come and reported as soon as it is settled, so a caller that marks
it before and after knows at every moment what is under way. What can pass is tried again when all others have had their turn.
"""

import smtplib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage

from model.errors import InputError
from model.message import Delivery, DeliveryState, Message
from notify import mime
from notify.address import clean
from notify.connection import Answer, Unreachable, answer_of, check, connect
from notify.settings import MailSettings

# Seconds before the second, third … attempt: grey-listing servers want a pause of one to five minutes.
PAUSES = (5.0, 30.0, 120.0, 300.0)
_TRIES = 2  # a server may drop a connection that was idle or has had enough; then a new one is taken at once
_MOST_LOST = 3  # messages in a row without an answer: the server hangs, the others would only wait for its time-outs
_UNAVAILABLE = 421  # the server closes the connection
_TOO_LARGE = 552
_OK = 250
_FORWARDED = 251


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time and the waiting; tests have their own."""

    now: Callable[[], datetime] = _now
    pause: Callable[[float], None] = time.sleep


def deliver(messages: Iterable[Message], settings: MailSettings, *, clock: Clock | None = None) -> Iterator[Delivery]:
    """Send the messages, and say of each once what became of it."""
    if not settings.host:
        raise InputError(
            "ยังไม่ได้ตั้งเซิร์ฟเวอร์อีเมล โปรดตั้ง OIT_SMTP_HOST และ OIT_MAIL_FROM",
            "no mail server is set: set OIT_SMTP_HOST and OIT_MAIL_FROM",
        )
    check(settings)
    clock = clock or Clock()
    server = _Server(settings, clock)
    try:
        waiting: Iterable[Message] = messages
        for attempt in range(settings.attempts):
            if attempt and not server.is_down:
                clock.pause(_pause(attempt))
            later: list[Message] = []
            for message in waiting:
                report = server.send(message)
                if report.state is DeliveryState.FAILED and attempt + 1 < settings.attempts and not server.is_down:
                    later.append(message)
                else:
                    yield report
            if not later:
                return
            waiting = later
    finally:
        server.close()


def _pause(attempt: int) -> float:
    return PAUSES[min(attempt, len(PAUSES)) - 1]


class _Server:
    """The connection, made anew where it broke; given up where it cannot be made."""

    def __init__(self, settings: MailSettings, clock: Clock) -> None:
        self._settings, self._clock = settings, clock
        self._client: smtplib.SMTP | None = None
        self._down: Answer | None = None
        self._lost = 0

    @property
    def is_down(self) -> bool:
        """Nothing more can be sent: the rest need not wait for it."""
        return self._down is not None

    def send(self, message: Message) -> Delivery:
        """Try a message; a connection that breaks meanwhile is made anew for it."""
        state, answer = self._attempt(message)
        return Delivery(message.key, state, answer.code, clean(answer.text), self._clock.now())

    def close(self) -> None:
        """Say good-bye, where there is still someone to say it to."""
        if self._client is None:
            return
        try:
            self._client.quit()
        except (OSError, smtplib.SMTPException):
            self._client.close()
        self._client = None

    def _attempt(self, message: Message) -> tuple[DeliveryState, Answer]:
        try:
            mail = mime.build(message, self._settings, self._clock.now())
        except InputError as error:  # an address that no server would take
            return DeliveryState.REFUSED, Answer(None, error.message_en)
        state, answer = DeliveryState.FAILED, Answer(None, "")
        for _ in range(_TRIES):
            client = self._connected()
            if client is None:
                return DeliveryState.FAILED, self._down or answer
            state, answer = _dialogue(client, self._settings.sender, mail)
            if client.sock is None or answer.code == _UNAVAILABLE:
                client.close()
                self._client = None
            if answer.code not in (None, _UNAVAILABLE):
                self._lost = 0
                return state, answer
        self._lost += 1
        if self._lost >= _MOST_LOST:
            self._down = answer
        return state, answer

    def _connected(self) -> smtplib.SMTP | None:
        for attempt in range(self._settings.attempts):
            if self._client is not None or self._down is not None:
                break
            if attempt:
                self._clock.pause(_pause(attempt))
            try:
                self._client = connect(self._settings)
            except Unreachable as error:
                if not error.may_pass or attempt + 1 == self._settings.attempts:
                    self._down = error.answer
        return self._client


def _dialogue(client: smtplib.SMTP, sender: str, mail: EmailMessage) -> tuple[DeliveryState, Answer]:
    """One message over an open connection; the first answer that is not a yes is the one that counts."""
    content = mail.as_bytes()
    try:
        answer = _said(client.mail(sender, [f"size={len(content)}"] if client.has_extn("size") else []))
        if answer.code != _OK:
            _reset(client)
            # The sender or the account is at fault, not the recipient: another time it may go, save where it is too large.
            return DeliveryState.REFUSED if answer.code == _TOO_LARGE else DeliveryState.FAILED, answer
        answer = _said(client.rcpt(mail["To"].addresses[0].addr_spec))
        if answer.code in (_OK, _FORWARDED):
            answer = _said(client.data(content))
        else:
            _reset(client)
    except smtplib.SMTPDataError as error:
        answer = answer_of(error)
        _reset(client)
    except OSError as error:  # smtplib's own errors are OSErrors too
        client.close()
        answer = Answer(None, f"connection lost: {error}")
    return _state_of(answer.code), answer


def _reset(client: smtplib.SMTP) -> None:
    try:
        client.rset()
    except (OSError, smtplib.SMTPException):
        client.close()  # many servers hang up after a refusal; the answer stands all the same


def _state_of(code: int | None) -> DeliveryState:
    match (code or 0) // 100:
        case 2:
            return DeliveryState.SENT
        case 5:
            return DeliveryState.REFUSED
        case _:
            return DeliveryState.FAILED


def _said(reply: tuple[int, bytes]) -> Answer:
    return Answer(reply[0], reply[1].decode("utf-8", "replace"))
