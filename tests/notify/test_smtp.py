"""Mails handed to a real server that takes, refuses, puts off, hangs up and lies about its certificate."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from demo.faults.sockets import ca_file, server_context
from model.errors import InputError
from model.message import Delivery, DeliveryState, Message, MessageKind
from notify import smtp
from notify.settings import MailSettings
from tests.notify.mail_server import HANG_UP, PASSWORD, USER, Handler, free_port, greeting_only, serving

AT = datetime(2022, 4, 5, 1, 0, tzinfo=UTC)
SENT, REFUSED, FAILED = DeliveryState.SENT, DeliveryState.REFUSED, DeliveryState.FAILED


class Waits:
    """A clock that stands still and remembers how long it was to wait."""

    def __init__(self) -> None:
        self.pauses: list[float] = []
        self.clock = smtp.Clock(now=lambda: AT, pause=self.pauses.append)


def message(to: str, **values: object) -> Message:
    given = {"to_name": "ผู้รับ", "subject": "ผลตรวจ", "text": "ข้อความ\n", "html": "<p>ข้อความ</p>", "files": ()} | values
    return Message(key=f"changes.2022-04-05.{to.partition('@')[0]}", kind=MessageKind.CHANGES, to=to, **given)  # type: ignore[arg-type]


def settings(port: int, **values: object) -> MailSettings:
    given: dict[str, object] = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "sender": "oit@office.example",
        "timeout": 5,
    }
    return MailSettings.model_validate(given | values)


def send(port: int, *addresses: str, **values: object) -> tuple[list[Delivery], list[float]]:
    waits = Waits()
    reports = list(smtp.deliver([message(address) for address in addresses], settings(port, **values), clock=waits.clock))
    return reports, waits.pauses


def outcome(reports: list[Delivery]) -> dict[str, tuple[DeliveryState, int | None]]:
    assert len({report.key for report in reports}) == len(reports), "each message is reported once"
    return {report.key.rpartition(".")[2]: (report.state, report.code) for report in reports}


def test_many_messages_go_over_one_connection_in_their_order() -> None:
    handler = Handler()
    with serving(handler) as port:
        reports, pauses = send(port, "a@x.example", "b@x.example", "c@x.example")
    assert [report.state for report in reports] == [SENT] * 3
    assert handler.recipients == ["a@x.example", "b@x.example", "c@x.example"]
    assert len(handler.sessions) == 1
    assert (reports[0].code, reports[0].answer, reports[0].at, pauses) == (250, "2.0.0 taken", AT, [])


@pytest.mark.parametrize(
    ("answers", "expected", "pauses"),
    [
        (["550 5.1.1 no such user"], (REFUSED, 550), []),
        (["450 4.2.0 greylisted"], (SENT, 250), [5.0]),
        (["451 later", "452 full"], (SENT, 250), [5.0, 30.0]),
        (["450 later"] * 9, (FAILED, 450), [5.0, 30.0, 120.0]),
        (["421 busy"], (SENT, 250), []),
        ([HANG_UP], (SENT, 250), []),
        ([HANG_UP] * 2, (SENT, 250), [5.0]),
        ([HANG_UP] * 99, (FAILED, None), [5.0, 30.0, 120.0]),
        (["450 later", "550 no"], (REFUSED, 550), [5.0]),
    ],
)
@pytest.mark.parametrize("stage", ["rcpt", "data"])
def test_one_that_is_not_taken_stops_no_other(
    stage: str, answers: list[str], expected: tuple[DeliveryState, int], pauses: list[float]
) -> None:
    handler = Handler(**{stage: {"b@x.example": list(answers)}})
    with serving(handler) as port:
        reports, waited = send(port, "a@x.example", "b@x.example", "c@x.example")
    assert outcome(reports)["b"] == expected
    assert outcome(reports)["a"] == outcome(reports)["c"] == (SENT, 250)
    assert waited == pauses
    assert sorted(handler.recipients) == sorted(
        {"a@x.example", "c@x.example"} | ({"b@x.example"} if expected[0] is SENT else set())
    )


def test_what_the_server_said_is_kept_in_one_line() -> None:
    with serving(Handler(rcpt={"a@x.example": ["550-5.1.1 no such user\r\n550 see the postmaster"]})) as port:
        reports, _ = send(port, "a@x.example")
    assert (reports[0].code, reports[0].answer) == (550, "5.1.1 no such user see the postmaster")


@pytest.mark.parametrize(("answer", "state"), [("552 too large", REFUSED), ("550 not you", FAILED), ("451 later", SENT)])
def test_a_refused_sender_is_not_the_recipient_s_fault(answer: str, state: DeliveryState) -> None:
    with serving(Handler(sender=[answer] * (1 if state is SENT else 4))) as port:
        reports, _ = send(port, "a@x.example")
    assert reports[0].state is state


def test_a_message_is_drawn_only_when_its_turn_has_come() -> None:
    drawn: list[str] = []

    def messages() -> Iterator[Message]:
        for address in ("a@x.example", "b@x.example"):
            drawn.append(address)
            yield message(address)

    with serving(Handler()) as port:
        seen = [(report.state, list(drawn)) for report in smtp.deliver(messages(), settings(port))]
    assert seen == [(SENT, ["a@x.example"]), (SENT, ["a@x.example", "b@x.example"])]


def test_a_server_that_is_not_there_is_waited_for_once_and_not_by_every_message() -> None:
    reports, pauses = send(free_port(), "a@x.example", "b@x.example", "c@x.example")
    assert [(report.state, report.code) for report in reports] == [(FAILED, None)] * 3
    assert "refused" in reports[2].answer.lower()
    assert pauses == [5.0, 30.0, 120.0]


def test_a_server_that_always_hangs_up_is_left_alone_after_three() -> None:
    handler = Handler(rcpt={f"{name}@x.example": [HANG_UP] * 99 for name in "abcdefgh"})
    with serving(handler) as port:
        reports, _ = send(port, *handler.rcpt)
    assert [report.state for report in reports].count(FAILED) == 8
    assert sum(99 - len(left) for left in handler.rcpt.values()) == 6, "three messages, each on two connections"


@pytest.mark.parametrize(
    ("greeting", "code", "pauses"),
    [
        (b"421 4.7.0 too many connections\r\n", 421, [5.0, 30.0, 120.0]),
        (b"554 5.7.1 not from there\r\n", 554, []),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", -1, []),
        (b"", None, [5.0, 30.0, 120.0]),
    ],
)
def test_greetings_that_are_no_welcome(greeting: bytes, code: int | None, pauses: list[float]) -> None:
    with greeting_only(greeting) as port:
        reports, waited = send(port, "a@x.example")
    assert ([(report.state, report.code) for report in reports], waited) == ([(FAILED, code)], pauses)


@pytest.mark.parametrize("setting", ["password_file", "ca_file"])
def test_a_file_that_cannot_be_read_is_said_before_anything_is_drawn(setting: str, tmp_path: Path) -> None:
    drawn: list[str] = []
    messages = (message(drawn.append(name) or f"{name}@x.example") for name in "ab")  # type: ignore[func-returns-value]
    with pytest.raises(InputError, match=f"OIT_SMTP_{setting.upper()}"):
        list(smtp.deliver(messages, settings(25, **{setting: tmp_path / "none"})))
    assert drawn == []


def test_an_address_that_no_server_takes_is_refused_without_asking() -> None:
    handler = Handler()
    with serving(handler) as port:
        reports, _ = send(port, "a@x.example>\r\nRCPT TO:<evil@x.example", "b@x.example")
    assert [report.state for report in reports] == [REFUSED, SENT]
    assert handler.recipients == ["b@x.example"]


@pytest.mark.parametrize("way", ["starttls", "tls"])
def test_protected_connections_with_password(way: str, tmp_path: Path) -> None:
    secret = tmp_path / "password.txt"
    secret.write_text(PASSWORD + "\n", encoding="utf-8-sig")
    handler = Handler()
    with serving(handler, **{way: server_context("good")}) as port:  # type: ignore[arg-type]
        reports, _ = send(port, "a@x.example", security=way, ca_file=ca_file())
    assert ([report.state for report in reports], handler.tls) == ([SENT], [True])
    handler = Handler()
    with serving(handler, starttls=server_context("good"), login=True) as port:
        given = {"security": "starttls", "ca_file": ca_file(), "user": USER}
        right, _ = send(port, "a@x.example", **given, password_file=secret)
        wrong, pauses = send(port, "a@x.example", "b@x.example", **given, password="wrong")
        none, _ = send(port, "a@x.example", security="starttls", ca_file=ca_file())
    assert [report.state for report in right] == [SENT]
    assert [(report.state, report.code) for report in wrong] == [(FAILED, 535)] * 2
    assert pauses == [], "a wrong password is not tried again: it would lock the account"
    assert [(report.state, report.code) for report in none] == [(FAILED, 530)]
    assert "wrong" not in "".join(report.answer for report in wrong)


@pytest.mark.parametrize("way", ["starttls", "tls"])
@pytest.mark.parametrize("certificate", ["expired", "wrong-name", "self-signed", "unknown-ca"])
def test_a_certificate_that_cannot_be_trusted_ends_it(way: str, certificate: str) -> None:
    handler = Handler()
    with serving(handler, **{way: server_context(certificate)}) as port:  # type: ignore[arg-type]
        reports, pauses = send(port, "a@x.example", security=way, ca_file=ca_file())
    assert [(report.state, report.code) for report in reports] == [(FAILED, None)]
    assert "certificate" in reports[0].answer.lower()
    assert (handler.mails, pauses) == ([], [])


def test_no_starttls_no_mail() -> None:
    handler = Handler()
    with serving(handler) as port:
        reports, _ = send(port, "a@x.example", security="starttls", ca_file=ca_file())
    assert [report.state for report in reports] == [FAILED]
    assert (handler.mails, "STARTTLS" in reports[0].answer) == ([], True)


def test_thai_subject_names_and_files_arrive_as_they_were_sent() -> None:
    handler = Handler()
    file = (
        "ผลตรวจ OIT เมษายน.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        bytes(range(256)) * 9,
    )
    long = "https://www.tessaban.example/" + "ก" * 3000
    sent = message(
        "a@x.example", subject="ลิงก์เปิดไม่ได้แล้ว " * 9, text=f".\n{long}\n..\n", to_name='"กอง" <คลัง>, x', files=(file,)
    )
    with serving(handler) as port:
        reports = list(smtp.deliver([sent], settings(port, sender_name="ระบบตรวจ, OIT", office="digest@office.example")))
    mail = handler.mails[0]
    assert [report.state for report in reports] == [SENT]
    assert mail["Subject"] == ("ลิงก์เปิดไม่ได้แล้ว " * 9).strip()
    assert mail["To"].addresses[0].display_name == '"กอง" <คลัง>, x'
    assert mail["From"].addresses[0].display_name == "ระบบตรวจ, OIT"
    assert mail["Message-ID"] == "<changes.2022-04-05.a@office.example>"
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().replace("\r\n", "\n") == sent.text
    assert html.get_content().strip() == sent.html
    (attached,) = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content_type(), attached.get_content()) == file
    assert handler.raw[0].isascii(), "not every server takes 8-bit text"
    assert max(len(line) for line in handler.raw[0].split(b"\r\n")) <= 998, "RFC 5322: no longer line"


def test_a_domain_in_thai_letters_is_sent_as_the_network_knows_it() -> None:
    handler = Handler()
    with serving(handler) as port:
        reports, _ = send(port, "a@เทศบาลตัวอย่าง.example")
    assert [report.state for report in reports] == [SENT]
    assert handler.recipients[0].startswith("a@xn--")


def test_without_a_server_it_says_which_setting_is_missing() -> None:
    with pytest.raises(InputError, match="OIT_SMTP_HOST"):
        list(smtp.deliver([], MailSettings()))
