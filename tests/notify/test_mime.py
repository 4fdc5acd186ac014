"""The mail of a message: headers that hold, whatever the fields hold."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from model.errors import InputError
from model.message import Message, MessageKind
from notify import compose, files, mime
from notify.settings import MailSettings
from tests.notify.mornings import SETTINGS, province

AT = datetime(2022, 4, 4, 18, 30, tzinfo=UTC)
PLAIN = Message("changes.2022-04-05.abc", MessageKind.CHANGES, "a@x.example", "ก", "เรื่อง", "ข้อความ\n", "<p>ข้อความ</p>")
NAMES = ["From", "To", "Reply-To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress"]
REST = {"MIME-Version", "Content-Type", "Content-Transfer-Encoding"}


def parsed(message: Message, settings: MailSettings = SETTINGS) -> EmailMessage:
    mail = message_from_bytes(mime.build(message, settings, AT).as_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


@given(subject=some.text(), name=some.text(), sender_name=some.text(), file=some.text())
def test_no_text_can_add_a_header_or_break_the_mail(subject: str, name: str, sender_name: str, file: str) -> None:
    hostile = replace(PLAIN, subject=subject, to_name=name, files=((file, "text/plain", b"x"),))
    mail = parsed(hostile, SETTINGS.model_copy(update={"sender_name": sender_name}))
    assert set(mail.keys()) - REST == set(NAMES)
    assert [address.addr_spec for address in mail["To"].addresses] == ["a@x.example"]
    assert [address.addr_spec for address in mail["From"].addresses] == ["oit@office.example"]
    assert not mail.defects


@pytest.mark.parametrize("to", ["", "a", "a@x.example, b@x.example", "a@x.example\r\nBcc: b@x.example", "<a@x.example>"])
def test_an_address_that_cannot_be_used_is_refused(to: str) -> None:
    with pytest.raises(InputError, match="cannot be used"):
        mime.build(replace(PLAIN, to=to), SETTINGS, AT)


def test_the_same_key_has_the_same_message_id_at_any_time() -> None:
    later = mime.build(PLAIN, SETTINGS, datetime(2022, 4, 6, tzinfo=UTC))
    assert later["Message-ID"] == mime.build(PLAIN, SETTINGS, AT)["Message-ID"] == "<changes.2022-04-05.abc@office.example>"
    assert parsed(PLAIN)["Date"] == "Tue, 05 Apr 2022 01:30:00 +0700"


def test_any_key_makes_a_message_id() -> None:
    assert parsed(replace(PLAIN, key="ก/ข\r\n>"))["Message-ID"].startswith("<")
    assert parsed(replace(PLAIN, key="ก"))["Message-ID"] != parsed(replace(PLAIN, key="ข"))["Message-ID"]


def test_every_mail_of_a_province_can_be_written_and_read_again(tmp_path: Path) -> None:
    messages = compose.messages(province(), SETTINGS)
    for message in messages:
        path = files.write_eml(tmp_path / "mails", mime.build(message, SETTINGS, AT))
        mail = message_from_bytes(path.read_bytes(), policy=default)
        body = mail.get_body(("plain",))  # type: ignore[attr-defined]
        assert body.get_content().replace("\r\n", "\n") == message.text
        assert mail["Subject"] == message.subject
    assert len(list((tmp_path / "mails").iterdir())) == len(messages)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="file"):
        files.write_eml(tmp_path / "file", mime.build(PLAIN, SETTINGS, AT))


def test_a_dry_run_needs_no_settings() -> None:
    assert parsed_sender(mime.build(PLAIN, MailSettings(), AT)) == "oit@localhost"


def parsed_sender(mail: EmailMessage) -> str:
    return str(mail["From"].addresses[0].addr_spec)
