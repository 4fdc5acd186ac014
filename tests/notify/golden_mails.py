"""The mails whose whole text is kept in `golden/`, in both languages."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from model.morning import Morning
from notify import compose, mime
from tests.notify import mornings

FOLDER = Path("tests/notify/golden")


def golden() -> Iterator[tuple[Path, bytes]]:
    """Text and HTML of every kind of mail, and one mail as it goes over the wire."""
    for lang in ("th", "en"):
        settings = mornings.SETTINGS.model_copy(update={"lang": lang})
        for name, morning in _mornings().items():
            for place, message in enumerate(compose.messages(morning, settings)):
                path = FOLDER / f"{name}-{place}-{message.kind}-{lang}"
                yield path.with_suffix(".txt"), f"{message.subject}\n\n{message.text}".encode()
                yield path.with_suffix(".html"), message.html.encode()
    message = compose.messages(_mornings()["changes"], mornings.SETTINGS)[0]
    mail = mime.build(message, mornings.SETTINGS, mornings.SEEN)
    mail.set_boundary("=boundary=")
    yield FOLDER / "changes-0-changes-th.eml", mail.as_bytes()


def _mornings() -> dict[str, Morning]:
    quiet = mornings.agency(open=(mornings.still(todo="หน้านี้เปิดไม่ได้"),), quiet_since=date(2022, 3, 29))
    late = mornings.agency(open=(mornings.still(todo="หน้านี้เปิดไม่ได้"), mornings.still("O1", points=0.4)))
    return {
        "changes": mornings.province(),
        "quiet": mornings.morning(quiet, quiet_since=date(2022, 3, 29)),
        "reminder": mornings.morning(late, today=date(2022, 4, 23)),
    }
