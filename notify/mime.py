"""A message as it goes over the wire: headers that nothing can be put into, text and HTML, files."""

import re
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from model.errors import InputError
from model.message import Message
from notify.address import LONGEST_NAME, clean, exact
from notify.keys import short_hash
from notify.settings import MailSettings
from thai.fiscal import BANGKOK

_POLICY = SMTP.clone(cte_type="7bit")  # not every mail server takes 8-bit text
_SAFE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,120}")
_NOBODY = "oit@localhost"  # the sender of a dry run without settings


def build(message: Message, settings: MailSettings, at: datetime) -> EmailMessage:
    """The mail of a message; the same key has the same Message-ID whenever it is built."""
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = _address(settings.sender or _NOBODY, settings.sender_name)
    mail["To"] = _address(message.to, message.to_name)
    if settings.office and settings.office != message.to:
        mail["Reply-To"] = _address(settings.office, settings.office_name)
    mail["Subject"] = clean(message.subject)
    mail["Date"] = format_datetime(at.astimezone(BANGKOK))
    mail["Message-ID"] = f"<{_key(message)}@{settings.domain}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no vacation notice comes back
    mail["X-Auto-Response-Suppress"] = "All"  # the same for Exchange
    mail.set_content(message.text)
    mail.add_alternative(message.html, subtype="html")
    for name, media_type, data in message.files:
        maintype, _, subtype = media_type.partition("/")
        mail.add_attachment(data, maintype=maintype, subtype=subtype, filename=clean(name).replace("/", "_"))
    return mail


def _address(address: str, name: str) -> Address:
    checked = exact(address)
    if checked is None:
        shown = clean(address, LONGEST_NAME)
        raise InputError(f"ที่อยู่อีเมล {shown} ใช้ไม่ได้", f"the e-mail address {shown} cannot be used")
    return Address(clean(name, LONGEST_NAME), addr_spec=checked)


def _key(message: Message) -> str:
    return message.key if _SAFE_KEY.fullmatch(message.key) else short_hash(message.key)
