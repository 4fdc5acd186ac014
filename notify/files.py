"""Messages as .eml files, which every mail program opens: what a dry run leaves."""

from datetime import datetime
from pathlib import Path

from model.errors import InputError
from model.message import Message
from notify import mime
from notify.settings import MailSettings


def write_eml(folder: Path, message: Message, settings: MailSettings, at: datetime) -> Path:
    """Write a message under the name of its key; the same one written again replaces itself."""
    mail = mime.build(message, settings, at)
    path = folder / (str(mail["Message-ID"]).strip("<>").rpartition("@")[0] + ".eml")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(mail.as_bytes())
    except OSError as error:
        raise InputError(
            f"เขียนอีเมลลงโฟลเดอร์ {folder} ไม่ได้: {error.strerror}", f"mails cannot be written into {folder}: {error.strerror}"
        ) from error
    return path
