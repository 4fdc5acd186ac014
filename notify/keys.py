"""Names of messages that hold for ever: what was sent under one is not sent again."""

import hashlib
from datetime import date

from model.message import MessageKind


def key_of(kind: MessageKind, day: date, *whom: object) -> str:
    """Safe in a Message-ID and as a file name: what it is, the day, and whom and what it is about as a hash."""
    return f"{kind}.{day.isoformat()}.{short_hash(*whom)}"


def short_hash(*parts: object) -> str:
    """Sixteen hexadecimal digits for any texts."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
