"""The tables. History is a log of changes: a row says what holds from its scan on, until the next row of the same key.

    agency <- assessed (one row a fiscal year)      who is assessed, in the order of the input
    agency <- submission                            what was submitted; withdrawn, never deleted
    scan   <- scan_agency                           one small row a night per agency: "looked", with its counts
    url    <- capture                               what an address can answer; one row for each different answer
    url    <- look                                  which answer came in which scan, and when
    look -> body                                    the bytes, once
    look -> peer                                    the other end: DNS answer, certificate; once
    submission <- finding,  agency <- indicator_finding     judgements, where they changed
    finding, indicator_finding -> piece             reasons and content, each once, compressed
    agency_look                                     times and sizes of the newest scans
    body   <- reading                               what was read of bytes, so that they are not read again
    agency <- judged                                what the newest judgement rests on, so that it is not made again
    scan   <- nightly_run <- outbox <- letter       what the nights did, and every e-mail that they had to send

7,850 agencies x 43 indicators x 365 nights are 123 million looks. Rows of `look` that changed nothing, the bytes that
only they saw, and all of `agency_look` are removed some nights later (`storage.compact`); what is left grows with the
changes alone.
"""

from datetime import UTC, datetime
from enum import IntEnum, StrEnum

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)  # fmt: skip
from sqlalchemy.dialects.postgresql import JSONB


class ScanState(StrEnum):
    """How far a scan came."""

    RUNNING = "running"
    FINISHED = "finished"
    INTERRUPTED = "interrupted"


class Kept(IntEnum):
    """What is still there of a scan's looks (`storage.compact`)."""

    ALL = 0  # every look, with the times and sizes of every judgement
    TURNS = 1  # looks that brought another answer, and the last one before another answer
    CHANGES = 2  # looks that brought another answer


class AgencyState(StrEnum):
    """Whether an agency has been judged in a scan."""

    PENDING = "pending"
    DONE = "done"


class RunState(StrEnum):
    """How far a nightly run came. `composed`: its scan is finished and its e-mails lie in the outbox.

    `untold`: no e-mail was to be sent (a dry run, or no mail server is set); `given-up`: the next night came first.
    """

    SCANNING = "scanning"
    COMPOSED = "composed"
    DONE = "done"
    UNTOLD = "untold"
    GIVEN_UP = "given-up"


class MailState(StrEnum):
    """How far an e-mail came. `sending` is taken back as `pending` by the next run: its program died meanwhile."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"


class Moment(TypeDecorator[datetime]):
    """An aware datetime in UTC, in and out; SQLite keeps no zone and gives naive ones back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """To UTC; a naive time is a mistake of the caller."""
        if value is not None and value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value}")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """To an aware time in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


BIG_KEY = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only in an INTEGER key
JSON_TEXT = JSON().with_variant(JSONB(), "postgresql")
DIGEST = LargeBinary(32)  # unique keys over text of any length; PostgreSQL indexes no more than 2,704 bytes of a value
MICROSECONDS = BigInteger()  # since 1970 in UTC, where millions of rows make 26 letters a time too many

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

listing = Table(
    "listing",
    metadata,
    Column("id", BIG_KEY, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("fiscal_year", Integer, nullable=False),
    comment="one reading of a submissions file",
)

agency = Table(
    "agency",
    metadata,
    Column("id", BIG_KEY, primary_key=True),
    Column("digest", DIGEST, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("agency_type", Text),
    Column("district", Text),
    Column("province", Text),
    Column("home_url", Text),
    Column("email", Text),
    Column("divisions", JSON_TEXT, comment="those with an e-mail address of their own: [[name, address], ...]"),
    Column("last_listing", BIG_KEY, nullable=False),
)

assessed = Table(
    "assessed",
    metadata,
    Column("agency_id", ForeignKey("agency.id"), primary_key=True),
    Column("fiscal_year", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    Column("last_listing", BIG_KEY, nullable=False),
    Column("unanswered", JSON_TEXT, comment="who is to answer what was listed without a URL: [[indicator, division], ...]"),
    sqlite_with_rowid=False,
    comment="the agencies of a fiscal year in the order of the input, also those with no submission",
)

submission = Table(
    "submission",
    metadata,
    Column("id", BIG_KEY, primary_key=True),
    Column("digest", DIGEST, nullable=False, unique=True, comment="agency, year, indicator, url, and which of equal rows"),
    Column("agency_id", ForeignKey("agency.id"), nullable=False),
    Column("fiscal_year", Integer, nullable=False),
    Column("indicator", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("nth", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("explanation", Text),
    Column("division", Text),
    Column("added_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    Column("last_listing", BIG_KEY, nullable=False),
    Index(None, "agency_id", "fiscal_year"),
)

scan = Table(
    "scan",
    metadata,
    Column("id", BIG_KEY, primary_key=True),
    Column("fiscal_year", Integer, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("state", String(16), nullable=False),
    Column("settings", JSON_TEXT, nullable=False),
    Column("source", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("kept", SmallInteger, nullable=False),
    sqlite_autoincrement=True,
)

scan_agency = Table(
    "scan_agency",
    metadata,
    Column("scan_id", ForeignKey("scan.id"), primary_key=True),
    Column("agency_id", ForeignKey("agency.id"), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("checked_at", BigInteger, comment="NULL: not judged yet; seconds since 1970"),
    Column("passes", SmallInteger),
    Column("reviews", SmallInteger),
    Column("fails", SmallInteger),
    Column("missing", SmallInteger),
    Column("score_low", Integer, comment="ten-thousandths"),
    Column("score_high", Integer, comment="ten-thousandths"),
    Column("points_at_stake", Integer, comment="ten-thousandths"),
    Column("skipped", LargeBinary, comment="what was not looked at although a judgement of it stands; packed"),
    sqlite_with_rowid=False,
)

url = Table(
    "url",
    metadata,
    Column("id", BIG_KEY, primary_key=True),
    Column("digest", DIGEST, nullable=False, unique=True),
    Column("text", Text, nullable=False),
)

body = Table(
    "body",
    metadata,
    Column("id", BIG_KEY, primary_key=True),
    Column("sha256", LargeBinary(32), nullable=False, unique=True),
    Column("size", BigInteger, nullable=False),
    Column("packed", LargeBinary, comment="NULL: not kept any more"),
    Column("evidence", Boolean(create_constraint=False), nullable=False, comment="a changed judgement rests on it"),
    sqlite_autoincrement=True,  # judgements name a body by its number, which must never come to mean another
)

capture = Table(
    "capture",
    metadata,
    Column("id", BIG_KEY, primary_key=True),
    Column("url_id", ForeignKey("url.id"), nullable=False),
    Column("shape", LargeBinary(16), nullable=False, comment="of all that makes it another answer: not bytes, times, sizes"),
    Column("outcome", String(32), nullable=False),
    Column("http_status", Integer),
    Column("final_url", Text),
    Column("content_type", Text),
    Column("truncated", Boolean(create_constraint=False), nullable=False),
    Column("meta", LargeBinary, nullable=False, comment="headers, hops, notes; packed"),
    UniqueConstraint("url_id", "shape"),
)

peer = Table(
    "peer",
    metadata,
    Column("id", BIG_KEY, primary_key=True),
    Column("digest", LargeBinary(16), nullable=False, unique=True),
    Column("packed", LargeBinary, nullable=False, comment="name, DNS answer, our own address, certificate"),
)

look = Table(
    "look",
    metadata,
    Column("url_id", ForeignKey("url.id"), primary_key=True),
    Column("scan_id", ForeignKey("scan.id"), primary_key=True),
    Column("capture_id", ForeignKey("capture.id"), nullable=False),
    Column("changed", Boolean(create_constraint=False), nullable=False, comment="another answer than in the look before"),
    Column("checked_at", MICROSECONDS, nullable=False),
    Column("elapsed_ms", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("body_id", ForeignKey("body.id")),
    Column("volatile", LargeBinary, comment="passing data of notes, technical detail; packed"),
    Column("peer_id", BigInteger, comment="the other end, in `peer`"),
    Index(None, "body_id", sqlite_where=text("body_id IS NOT NULL"), postgresql_where=text("body_id IS NOT NULL")),
    Index(None, "scan_id"),
    sqlite_with_rowid=False,
)

piece = Table(
    "piece",
    metadata,
    Column("id", BIG_KEY, primary_key=True),
    Column("digest", LargeBinary(16), nullable=False, unique=True),
    Column("base_id", ForeignKey("piece.id"), comment="the piece that the bytes are a difference to"),
    Column("packed", LargeBinary, nullable=False),
)

finding = Table(
    "finding",
    metadata,
    Column("scan_id", ForeignKey("scan.id"), primary_key=True, comment="the first scan of which it holds"),
    Column("submission_id", ForeignKey("submission.id"), primary_key=True),
    Column("verdict", String(8), comment="NULL: no judgement any more, the submission was withdrawn"),
    Column("outcome", Text),
    Column("http_status", Integer),
    Column("reasons_id", ForeignKey("piece.id")),
    Column("content_id", ForeignKey("piece.id")),
    Column("around_id", ForeignKey("piece.id"), comment="final address, content type, attachments, suggestions"),
    Column("checked_at", BigInteger, comment="seconds since 1970"),
    Column("attempts", Integer),
    Column("elapsed_ms", BigInteger),
    Column("size", BigInteger),
    Column("volatile", LargeBinary),
    Index(None, "submission_id", "scan_id"),
    sqlite_with_rowid=False,
)

indicator_finding = Table(
    "indicator_finding",
    metadata,
    Column("agency_id", ForeignKey("agency.id"), primary_key=True),
    Column("fiscal_year", Integer, primary_key=True, autoincrement=False),
    Column("indicator", Text, primary_key=True),
    Column("scan_id", ForeignKey("scan.id"), primary_key=True, comment="the first scan of which it holds"),
    Column("verdict", String(8)),
    Column("submissions", Integer),
    Column("points", Integer, comment="ten-thousandths"),
    Column("reasons_id", ForeignKey("piece.id")),
    Column("around_id", ForeignKey("piece.id"), comment="name and division"),
    Column("volatile", LargeBinary),
    sqlite_with_rowid=False,
    comment="no index by scan: an indicator changes where a finding of it changes, and those are found by scan",
)

agency_look = Table(
    "agency_look",
    metadata,
    Column("scan_id", ForeignKey("scan.id"), primary_key=True),
    Column("agency_id", ForeignKey("agency.id"), primary_key=True),
    Column("packed", LargeBinary, nullable=False, comment="times, sizes and body hashes of every finding of this scan"),
)

nightly_run = Table(
    "nightly_run",
    metadata,
    Column("id", BIG_KEY, primary_key=True),
    Column("scan_id", ForeignKey("scan.id"), nullable=False),
    Column("old_scan", BIG_KEY, comment="the scan that it is compared with; NULL on the first night"),
    Column("state", String(16), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("finished_at", Moment),
    Column("holder", Text, nullable=False, comment="machine and process, for people"),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", BIG_KEY, primary_key=True),
    Column(
        "digest",
        DIGEST,
        nullable=False,
        unique=True,
        comment="of the message's key: what was written once is not written again",
    ),
    Column("run_id", ForeignKey("nightly_run.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("agency", Text, comment="NULL: the office"),
    Column("recipient", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("code", Integer, comment="the mail server's last answer"),
    Column("answer", Text),
    Index(None, "state"),
    Index(None, "agency", "created_at"),
    Index(None, "run_id"),
)

letter = Table(
    "letter",
    metadata,
    Column("outbox_id", ForeignKey("outbox.id"), primary_key=True),
    Column("packed", LargeBinary, nullable=False, comment="the whole message"),
    comment="only while it is to be sent: the room of those that were sent is free for the next ones",
)

reading = Table(
    "reading",
    metadata,
    Column(
        "body_id", ForeignKey("body.id", ondelete="CASCADE"), primary_key=True, comment="what is read of bytes goes with them"
    ),
    Column("place", LargeBinary(16), primary_key=True, comment="the address and the type that the bytes were read with"),
    Column("version", LargeBinary(16), nullable=False, comment="of the program that read them"),
    Column("head", LargeBinary, nullable=False, comment="what a page leads to"),
    Column("packed", LargeBinary, comment="the text of a file; NULL for pages, which are read anew"),
)

judged = Table(
    "judged",
    metadata,
    Column("agency_id", ForeignKey("agency.id"), primary_key=True),
    Column("fiscal_year", Integer, primary_key=True, autoincrement=False),
    Column("scan_id", ForeignKey("scan.id"), nullable=False),
    Column("inputs", LargeBinary(16), nullable=False, comment="of all that the judgements of this scan rest on"),
    Index(None, "scan_id"),
    sqlite_with_rowid=False,
)
