"""The e-mails that a night has to send: written with the end of its scan, marked before and after each is handed over.

A message passes pending -> sending -> sent. Where a program dies in `sending`, nobody knows whether the mail server had
taken it: the next run sends it again under the same Message-ID, by which mail programs know it for the same letter. Being
lost would be worse. Only the moment between the server's answer and the commit of `sent` can lead to a second delivery.
"""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from model.errors import StorageError
from model.message import Delivery, DeliveryState, Message, MessageKind
from storage.packing import pack_json, unpack_json
from storage.passing import Json
from storage.rows import ids_by
from storage.session import Store
from storage.tables import MailState, letter, outbox
from storage.values import clean, digest

UNSENT = (MailState.PENDING, MailState.SENDING)


@dataclass(frozen=True, slots=True)
class Refused:
    """A message that the mail server would not take, with what it said."""

    recipient: str
    subject: str
    code: int | None
    answer: str
    at: datetime


def put(connection: Connection, run: int, messages: Sequence[Message], *, now: datetime) -> None:
    """Lay messages into the outbox; one whose key is there already stays as it is."""
    named = {digest(message.key): message for message in reversed(messages)}
    known = ids_by(connection, outbox.c.digest, list(named))
    new = [message for message in messages if named[digest(message.key)] is message and digest(message.key) not in known]
    rows = [
        {
            "digest": digest(message.key), "run_id": run, "kind": str(message.kind), "agency": clean(message.agency),
            "recipient": clean(message.to), "subject": clean(message.subject), "state": MailState.PENDING, "attempts": 0,
            "created_at": now, "changed_at": now, "code": None, "answer": None,
        }
        for message in new
    ]  # fmt: skip
    if rows:
        connection.execute(insert(outbox), rows)
        ids = ids_by(connection, outbox.c.digest, [digest(message.key) for message in new])
        letters = [{"outbox_id": ids[digest(message.key)], "packed": _pack(message)} for message in new]
        connection.execute(insert(letter), letters)


def unsent(store: Store) -> list[int]:
    """The messages that are still to be sent, oldest first."""
    with store.read() as connection:
        return list(connection.scalars(select(outbox.c.id).where(outbox.c.state.in_(UNSENT)).order_by(outbox.c.id)))


def take(store: Store, number: int, *, now: datetime) -> Message:
    """Mark a message as being sent, and give it."""
    with store.write() as connection:
        values = {"state": MailState.SENDING, "changed_at": now, "attempts": outbox.c.attempts + 1}
        here = (outbox.c.id == number, outbox.c.state.in_(UNSENT))
        connection.execute(update(outbox).where(*here).values(values))
        packed = connection.scalar(select(letter.c.packed).where(letter.c.outbox_id == number))
    if packed is None:
        raise StorageError(
            f"อีเมลหมายเลข {number} ถูกโปรแกรมอื่นส่งไปแล้ว ตรวจว่าไม่มี oit nightly อื่นทำงานอยู่",
            f"message {number} was sent by another program: check that no other `oit nightly` runs",
        )
    return _unpack(packed)


def settle(store: Store, delivery: Delivery) -> None:
    """Keep what became of a message: sent and refused ones are done, others wait for the next run."""
    state = {DeliveryState.SENT: MailState.SENT, DeliveryState.REFUSED: MailState.REFUSED}.get(
        delivery.state, MailState.PENDING
    )
    values: dict[str, object] = {
        "state": state,
        "changed_at": delivery.at,
        "code": delivery.code,
        "answer": clean(delivery.answer),
    }
    here = outbox.c.digest == digest(delivery.key)
    with store.write() as connection:
        connection.execute(update(outbox).where(here).values(values))
        if state != MailState.PENDING:
            mine = select(outbox.c.id).where(here).scalar_subquery()
            connection.execute(delete(letter).where(letter.c.outbox_id == mine))


def counts(store: Store) -> dict[MailState, int]:
    """How many messages have come how far."""
    with store.read() as connection:
        rows = connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state)).all()
    return {MailState(state): number for state, number in rows}


def refused(store: Store, *, since: datetime) -> list[Refused]:
    """What mail servers refused since a time, newest first."""
    query = select(outbox).where(outbox.c.state == MailState.REFUSED, outbox.c.changed_at >= since)
    with store.read() as connection:
        rows = connection.execute(query.order_by(outbox.c.id.desc())).all()
    return [Refused(row.recipient, row.subject, row.code, row.answer or "", row.changed_at) for row in rows]


def unreachable(store: Store) -> dict[tuple[str, str], str]:
    """Agencies' addresses at which the last letter was refused for good, and what the mail server said."""
    newer = outbox.alias("newer")
    settled = (newer.c.state.in_((MailState.SENT, MailState.REFUSED)), newer.c.id > outbox.c.id)
    query = select(outbox.c.agency, outbox.c.recipient, outbox.c.code, outbox.c.answer).where(
        outbox.c.state == MailState.REFUSED,
        outbox.c.agency.is_not(None),
        ~exists().where(newer.c.agency == outbox.c.agency, newer.c.recipient == outbox.c.recipient, *settled),
    )
    with store.read() as connection:
        rows = connection.execute(query).all()
    return {(row.agency, row.recipient): f"{row.code or ''} {row.answer or ''}".strip() for row in rows}


def last_written(store: Store) -> Mapping[str | None, datetime]:
    """When each agency was written to last; None stands for the office."""
    query = select(outbox.c.agency, func.max(outbox.c.created_at).label("at")).where(outbox.c.kind != MessageKind.TEST)
    with store.read() as connection:
        return {row.agency: row.at for row in connection.execute(query.group_by(outbox.c.agency))}


def _pack(message: Message) -> bytes:
    value = asdict(message)
    value["files"] = [(name, kind, base64.b64encode(data).decode("ascii")) for name, kind, data in message.files]
    return pack_json(value)


def _unpack(packed: bytes) -> Message:
    value: Json = unpack_json(packed)
    files = tuple((name, kind, base64.b64decode(data)) for name, kind, data in value.pop("files"))
    return Message(**{**value, "kind": MessageKind(value["kind"])}, files=files)
