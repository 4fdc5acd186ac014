"""An e-mail that is to be sent once, and what the mail server said of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MessageKind(StrEnum):
    """Why it is sent."""

    CHANGES = "changes"
    DIGEST = "digest"
    WEEKLY = "weekly"
    REMINDER = "reminder"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Message:
    """`key` names it for ever: a message with a key that was sent is not sent again. `files`: name, media type, bytes."""

    key: str
    kind: MessageKind
    to: str
    to_name: str
    subject: str
    text: str
    html: str
    files: tuple[tuple[str, str, bytes], ...] = ()
    agency: str | None = None


class DeliveryState(StrEnum):
    """How far a message came."""

    SENT = "sent"
    REFUSED = "refused"  # for good: the server will not take it for this recipient
    FAILED = "failed"  # for now: to be tried again


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of one message: the server's last answer, as it gave it."""

    key: str
    state: DeliveryState
    code: int | None
    answer: str
    at: datetime
