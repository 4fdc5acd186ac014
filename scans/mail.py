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
        "เซิร์ฟเวอร์ {host} ไม่รับอีเมลถึง {to}: {answer} โปรดตรวจที่อยู่",
        "{host} does not take mail to {to}: {answer}; check the address",
    ),
    DeliveryState.FAILED: (
        "ส่งถึง {to} ไม่ได้ ({host}): {answer} โปรดตรวจค่าตั้งและรหัสผ่าน",
        "could not be sent to {to} ({host}): {answer}; check the settings and the password",
    ),
}


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
    return _SAID[delivery.state][lang == "en"].format(to=address, host=host, answer=answer)
