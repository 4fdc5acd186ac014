"""Mail settings: where they come from, what is refused, and that no password is ever shown."""

from pathlib import Path

import pytest

from model.errors import InputError
from notify.settings import MailSettings, Security

LEAST = {"OIT_SMTP_HOST": "mail.office.example", "OIT_MAIL_FROM": "oit@office.example"}


def test_environment_goes_before_the_file() -> None:
    found = MailSettings.from_environment(
        {**LEAST, "OIT_SMTP_PORT": "2525", "OIT_SMTP_TIMEOUT": " "}, {"smtp_port": 25, "smtp_timeout": 7, "mail_lang": "en"}
    )
    assert (found.host, found.usual_port, found.timeout, found.lang) == ("mail.office.example", 2525, 7.0, "en")


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_the_usual_port_goes_with_the_security(security: str, port: int) -> None:
    assert MailSettings.from_environment({**LEAST, "OIT_SMTP_SECURITY": security}, {}).usual_port == port


def test_protection_is_the_default() -> None:
    assert MailSettings.from_environment(LEAST, {}).security is Security.STARTTLS


def test_without_anything_messages_can_be_made_but_not_sent() -> None:
    assert (MailSettings.from_environment({}, {}).host, MailSettings().domain) == ("", "localhost")


@pytest.mark.parametrize(
    ("given", "address", "name"),
    [
        ("oit@office.example", "oit@office.example", ""),
        ("สำนักงาน <oit@OFFICE.example>", "oit@office.example", "สำนักงาน"),
        ('"ก, ข" <oit@office.example>', "oit@office.example", "ก, ข"),
    ],
)
def test_names_and_addresses_are_parted(given: str, address: str, name: str) -> None:
    found = MailSettings.from_environment({**LEAST, "OIT_MAIL_FROM": given, "OIT_MAIL_OFFICE": given}, {})
    assert (found.sender, found.sender_name, found.office, found.office_name) == (address, name, address, name)


@pytest.mark.parametrize(
    ("environment", "file", "said"),
    [
        ({"OIT_SMTP_HOST": "x"}, {}, "OIT_MAIL_FROM"),
        ({**LEAST, "OIT_MAIL_FROM": "nobody"}, {}, "OIT_MAIL_FROM"),
        ({**LEAST, "OIT_MAIL_FROM": "a@b.example\r\nBcc: c@d.example"}, {}, "OIT_MAIL_FROM"),
        ({**LEAST, "OIT_MAIL_OFFICE": "a@b@c"}, {}, "OIT_MAIL_OFFICE"),
        ({**LEAST, "OIT_SMTP_PORT": "x"}, {}, "OIT_SMTP_PORT"),
        ({**LEAST, "OIT_SMTP_PORT": "70000"}, {}, "OIT_SMTP_PORT"),
        ({**LEAST, "OIT_SMTP_ATTEMPTS": "0"}, {}, "OIT_SMTP_ATTEMPTS"),
        ({**LEAST, "OIT_SMTP_SECURITY": "ssl"}, {}, "OIT_SMTP_SECURITY"),
        ({**LEAST, "OIT_MAIL_LANG": "de"}, {}, "OIT_MAIL_LANG"),
        ({**LEAST, "OIT_SMTP_SECURITY": "none", "OIT_SMTP_USER": "x", "OIT_SMTP_PASSWORD": "hunter2"}, {}, "OIT_SMTP_SECURITY"),
        (LEAST, {"smpt_port": 25}, "smpt_port"),
        (LEAST, {"smtp_password": "hunter2"}, "smtp_password_file"),
        (LEAST, {"smtp_port": [1]}, "OIT_SMTP_PORT"),
        ({**LEAST, "OIT_SMTP_PASSWORD": "hunter2", "OIT_SMTP_PORT": "x"}, {}, "OIT_SMTP_PORT"),
    ],
)
def test_what_is_wrong_is_named_in_both_languages(environment: dict[str, str], file: dict[str, object], said: str) -> None:
    with pytest.raises(InputError) as error:
        MailSettings.from_environment(environment, file)
    for text in (error.value.message_th, error.value.message_en):
        assert said in text
        assert "hunter2" not in text
    assert error.value.__suppress_context__ or error.value.__context__ is None


def test_the_password_is_never_shown(tmp_path: Path) -> None:
    found = MailSettings.from_environment({**LEAST, "OIT_SMTP_PASSWORD": "hunter2"}, {})
    assert found.secret() == "hunter2"
    assert "hunter2" not in repr(found) + str(found) + found.model_dump_json()


def test_a_password_file_is_read_when_it_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "password"
    found = MailSettings.from_environment(LEAST, {"smtp_password_file": str(path)})
    with pytest.raises(InputError, match="OIT_SMTP_PASSWORD_FILE"):
        found.secret()
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not UTF-8"):
        found.secret()
    path.write_text("hunter2\r\n", encoding="utf-8")
    assert found.secret() == "hunter2"
