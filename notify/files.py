"""Messages as .eml files, which every mail program opens: what a dry run leaves."""

from email.message import EmailMessage
from pathlib import Path

from model.errors import InputError


def write_eml(folder: Path, mail: EmailMessage) -> Path:
    """Write a mail under the name that its Message-ID has of the key; the same one written again replaces itself."""
    path = folder / (str(mail["Message-ID"]).strip("<>").rpartition("@")[0] + ".eml")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(mail.as_bytes())
    except OSError as error:
        raise InputError(
            f"เขียนอีเมลลงโฟลเดอร์ {folder} ไม่ได้: {error.strerror}", f"mails cannot be written into {folder}: {error.strerror}"
        ) from error
    return path
