"""The settings of the mails, and a message that tries them."""

import os
from collections.abc import Mapping
from datetime import datetime

from model.errors import InputError
from model.message import Delivery, DeliveryState
from notify import compose, smtp
from notify.address import clean, exact
from notify.settings import MailSettings

_SAID = {
    DeliveryState.SENT: ("ส่งถึง {to} แล้ว เซิร์ฟเวอร์ {host} ตอบว่า {answer}", "sent to {to}; {host} answered: {answer}"),
    DeliveryState.REFUSED: (
        "เซิร์ฟเวอร์ {host} ไม่รับอีเมลถึง {to}: {hint} (คำตอบ: {answer})",
        "{host} does not take mail to {to}: {hint} (its answer: {answer})",
    ),
    DeliveryState.FAILED: (
        "ส่งถึง {to} ไม่ได้ ({host}): {hint} (คำตอบ: {answer})",
        "could not be sent to {to} ({host}): {hint} (the answer: {answer})",
    ),
}


# What to look at, by how the server's answer (or ours, where there was none) begins.
_HINTS = {
    ("Connection", "TimeoutError", "OSError", "connection lost", "SMTPServerDisconnected"): (
        "เซิร์ฟเวอร์ไม่ตอบ ตรวจชื่อ พอร์ต (OIT_SMTP_HOST, OIT_SMTP_PORT) และไฟร์วอลล์",
        "the server does not answer: check its name and port (OIT_SMTP_HOST, OIT_SMTP_PORT) and the firewall",
    ),
    ("gaierror",): (
        "ไม่พบเซิร์ฟเวอร์ชื่อนี้ ตรวจตัวสะกดของ OIT_SMTP_HOST",
        "there is no server of this name: check the spelling of OIT_SMTP_HOST",
    ),
    ("TLS", "not offered"): (
        "การเข้ารหัสไม่ตรงกับที่เซิร์ฟเวอร์ใช้ ตรวจ OIT_SMTP_SECURITY (starttls, tls) พอร์ต และใบรับรอง",
        "the encryption is not what the server uses: check OIT_SMTP_SECURITY (starttls, tls), the port and the certificate",
    ),
    ("530", "534", "535", "538", "user and password"): (
        "เซิร์ฟเวอร์ไม่รับชื่อผู้ใช้หรือรหัสผ่าน ตรวจ OIT_SMTP_USER และ OIT_SMTP_PASSWORD",
        "the server does not take the user name or the password: check OIT_SMTP_USER and OIT_SMTP_PASSWORD",
    ),
    ("550", "551", "553", "554"): (
        "เซิร์ฟเวอร์ไม่รับผู้รับหรือผู้ส่งนี้ ตรวจที่อยู่อีเมล และ OIT_MAIL_FROM ว่าเป็นบัญชีที่มีสิทธิ์ส่ง",
        "the server does not take this recipient or sender: check the address, and that OIT_MAIL_FROM is an account that may send",
    ),
    ("421", "450", "451", "452"): (
        "เซิร์ฟเวอร์ไม่ว่างในขณะนี้ ลองใหม่อีกครั้งภายหลัง",
        "the server is busy now: try again later",
    ),
}  # fmt: skip
_HINT_OTHER = ("ตรวจค่าตั้งในหัวข้อ [mail] ของ oit.toml หรือ OIT_SMTP_…", "check the settings: [mail] in oit.toml, or OIT_SMTP_…")


def settings(file_values: Mapping[str, object]) -> MailSettings:
    """From the environment, then from the `[mail]` table of the settings file."""
    return MailSettings.from_environment(os.environ, file_values)


def test(address: str, file_values: Mapping[str, object], *, lang: str, now: datetime) -> tuple[bool, str]:
    """Send the test message once, without waiting and trying again: whether it went, and a sentence."""
    mail = settings(file_values).model_copy(update={"attempts": 1})
    to = exact(address)
    if to is None:
        shown = clean(address)
        raise InputError(f"ที่อยู่อีเมล {shown} ใช้ไม่ได้", f"the e-mail address {shown} cannot be used")
    (delivery,) = smtp.deliver([compose.test_message(to, mail, at=now)], mail)
    return delivery.state is DeliveryState.SENT, _sentence(delivery, to, mail, lang=lang)


def _sentence(delivery: Delivery, address: str, mail: MailSettings, *, lang: str) -> str:
    answer = f"{delivery.code or ''} {delivery.answer}".strip()
    host = f"{mail.host}:{mail.usual_port}"
    english = lang == "en"
    hint = next((said for starts, said in _HINTS.items() if answer.startswith(starts)), _HINT_OTHER)[english]
    return _SAID[delivery.state][english].format(to=address, host=host, answer=answer, hint=hint)
