"""`oit mail test ADDRESS` against a real server, settings from file and environment."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cli import Exit, main
from demo.faults.sockets import ca_file, server_context
from model.message import Delivery, DeliveryState
from notify.settings import MailSettings
from scans import mail
from tests.notify.mail_server import PASSWORD, USER, Handler, free_port, serving


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    said = capsys.readouterr()
    return int(str(ended.value.code)), said.out, said.err


def test_a_message_arrives_and_the_answer_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    handler = Handler(rcpt={"no@x.example": ["550 5.1.1 unknown"]})
    with serving(handler, starttls=server_context("good"), login=True) as port:
        (tmp_path / "secret").write_text(PASSWORD, encoding="utf-8")
        (tmp_path / "oit.toml").write_text(
            f'[mail]\nsmtp_host = "127.0.0.1"\nsmtp_port = {port}\nsmtp_user = "{USER}"\nsmtp_password_file = "secret"\n'
            f'smtp_ca_file = "{ca_file().as_posix()}"\nmail_from = "สำนักงาน <oit@office.example>"\n',
            encoding="utf-8",
        )
        monkeypatch.chdir(tmp_path)
        good = run(monkeypatch, capsys, "mail", "test", "A@X.example")
        refused = run(monkeypatch, capsys, "mail", "test", "no@x.example", "--lang", "en")
        monkeypatch.setenv("OIT_SMTP_PASSWORD", "wrong-one")
        wrong = run(monkeypatch, capsys, "mail", "test", "a@x.example", "--lang", "th")
    assert (good[0], handler.recipients) == (Exit.OK, ["A@x.example"])
    assert f"127.0.0.1:{port} ตอบว่า 250" in good[1]
    assert (refused[0], "550 5.1.1 unknown" in refused[1]) == (Exit.INTERNAL, True)
    assert (wrong[0], "535" in wrong[1], "wrong-one" in wrong[1] + wrong[2]) == (Exit.INTERNAL, True, False)


@pytest.mark.parametrize(
    ("file", "address", "said"),
    [
        ("", "a@x.example", "OIT_SMTP_HOST"),
        ("mail = 1\n", "a@x.example", "[mail]"),
        ("[mail]\nsmtp_hots = 'x'\n", "a@x.example", "smtp_hots"),
        ("[mail]\nsmtp_host = '127.0.0.1'\nmail_from = 'a@b.example'\n", "nobody", "nobody"),
        ("[mail]\nsmtp_host = '127.0.0.1'\nmail_from = 'a@b.example'\n", "a@x.example, b@x.example", "b@x.example"),
    ],
)
def test_bad_settings_exit_2_with_a_sentence(
    file: str, address: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "oit.toml").write_text(file, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code, out, err = run(monkeypatch, capsys, "mail", "test", address)
    assert (code, out, said in err) == (Exit.USAGE, "", True)


def test_a_server_that_is_not_there_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in {"HOST": "127.0.0.1", "PORT": str(free_port()), "SECURITY": "none"}.items():
        monkeypatch.setenv(f"OIT_SMTP_{name}", value)
    monkeypatch.setenv("OIT_MAIL_FROM", "a@b.example")
    code, out, _ = run(monkeypatch, capsys, "mail", "test", "a@x.example", "--lang", "en")
    assert (code, "refused" in out.lower()) == (Exit.INTERNAL, True)
    assert "the server does not answer: check its name and port" in out


@pytest.mark.parametrize(
    ("code", "answer", "hint"),
    [
        (None, "gaierror: [Errno -2] Name or service not known", "OIT_SMTP_HOST"),
        (None, "TLS: CERTIFICATE_VERIFY_FAILED", "OIT_SMTP_SECURITY"),
        (None, "connection lost: Connection unexpectedly closed", "ไฟร์วอลล์"),
        (535, "5.7.8 authentication failed", "OIT_SMTP_PASSWORD"),
        (550, "5.1.1 unknown", "OIT_MAIL_FROM"),
        (451, "greylisted", "ลองใหม่"),
        (555, "what", "oit.toml"),
    ],
)
def test_what_the_server_says_comes_with_what_to_do(code: int | None, answer: str, hint: str) -> None:
    delivery = Delivery("k", DeliveryState.FAILED, code, answer, datetime(2022, 4, 20, tzinfo=UTC))
    said = mail._sentence(delivery, "a@x.example", MailSettings(host="mail.example", sender="a@b.example"), lang="th")
    assert hint in said
    assert answer in said
