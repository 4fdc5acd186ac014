"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SETTINGS = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make all tables."""
    _lists()
    _scans()
    _captures()
    _looks()
    _findings()
    _agencies()


def _lists() -> None:
    """Who is assessed, and what was submitted."""
    op.create_table(
        "listing",
        sa.Column("id", KEY, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listing")),
        comment="one reading of a submissions file",
    )
    op.create_table(
        "agency",
        sa.Column("id", KEY, nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("agency_type", sa.Text()),
        sa.Column("district", sa.Text()),
        sa.Column("province", sa.Text()),
        sa.Column("home_url", sa.Text()),
        sa.Column("email", sa.Text()),
        sa.Column("last_listing", KEY, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agency")),
        sa.UniqueConstraint("digest", name=op.f("uq_agency_digest")),
    )
    op.create_table(
        "assessed",
        sa.Column("agency_id", KEY, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("last_listing", KEY, nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_assessed_agency_id")),
        sa.PrimaryKeyConstraint("agency_id", "fiscal_year", name=op.f("pk_assessed")),
        comment="the agencies of a fiscal year in the order of the input, also those with no submission",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "submission",
        sa.Column("id", KEY, nullable=False),
        sa.Column(
            "digest", sa.LargeBinary(length=32), nullable=False, comment="agency, year, indicator, url, and which of equal rows"
        ),
        sa.Column("agency_id", KEY, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("explanation", sa.Text()),
        sa.Column("division", sa.Text()),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT),
        sa.Column("last_listing", KEY, nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_submission_agency_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint("digest", name=op.f("uq_submission_digest")),
    )
    op.create_index(op.f("ix_submission_agency_id_fiscal_year"), "submission", ["agency_id", "fiscal_year"], unique=False)


def _scans() -> None:
    """Which agencies were looked at, and when."""
    op.create_table(
        "scan",
        sa.Column("id", KEY, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("settings", SETTINGS, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("kept", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "scan_agency",
        sa.Column("scan_id", KEY, nullable=False),
        sa.Column("agency_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("checked_at", sa.BigInteger(), comment="NULL: not judged yet; seconds since 1970"),
        sa.Column("passes", sa.SmallInteger()),
        sa.Column("reviews", sa.SmallInteger()),
        sa.Column("fails", sa.SmallInteger()),
        sa.Column("missing", sa.SmallInteger()),
        sa.Column("score_low", sa.Integer(), comment="ten-thousandths"),
        sa.Column("score_high", sa.Integer(), comment="ten-thousandths"),
        sa.Column("points_at_stake", sa.Integer(), comment="ten-thousandths"),
        sa.Column("skipped", sa.LargeBinary(), comment="what was not looked at although a judgement of it stands; packed"),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_scan_agency_agency_id")),
        sa.ForeignKeyConstraint(["scan_id"], ["scan.id"], name=op.f("fk_scan_agency_scan_id")),
        sa.PrimaryKeyConstraint("scan_id", "agency_id", name=op.f("pk_scan_agency")),
        sqlite_with_rowid=False,
    )


def _captures() -> None:
    """What came back."""
    op.create_table(
        "url",
        sa.Column("id", KEY, nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_url")),
        sa.UniqueConstraint("digest", name=op.f("uq_url_digest")),
    )
    op.create_table(
        "body",
        sa.Column("id", KEY, nullable=False),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), comment="NULL: not kept any more"),
        sa.Column("evidence", sa.Boolean(), nullable=False, comment="a changed judgement rests on it"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
        sa.UniqueConstraint("sha256", name=op.f("uq_body_sha256")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "capture",
        sa.Column("id", KEY, nullable=False),
        sa.Column("url_id", KEY, nullable=False),
        sa.Column(
            "shape",
            sa.LargeBinary(length=16),
            nullable=False,
            comment="of all that makes it another answer: not bytes, times, sizes",
        ),
        sa.Column("outcome", sa.String(length=32), nullable=False),
        sa.Column("http_status", sa.Integer()),
        sa.Column("final_url", sa.Text()),
        sa.Column("content_type", sa.Text()),
        sa.Column("truncated", sa.Boolean(), nullable=False),
        sa.Column("meta", sa.LargeBinary(), nullable=False, comment="headers, hops, notes; packed"),
        sa.ForeignKeyConstraint(["url_id"], ["url.id"], name=op.f("fk_capture_url_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_capture")),
        sa.UniqueConstraint("url_id", "shape", name=op.f("uq_capture_url_id_shape")),
    )


def _looks() -> None:
    """When it was seen."""
    op.create_table(
        "look",
        sa.Column("url_id", KEY, nullable=False),
        sa.Column("scan_id", KEY, nullable=False),
        sa.Column("capture_id", KEY, nullable=False),
        sa.Column("changed", sa.Boolean(), nullable=False, comment="another answer than in the look before"),
        sa.Column("checked_at", sa.BigInteger(), nullable=False),
        sa.Column("elapsed_ms", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("body_id", KEY),
        sa.Column("volatile", sa.LargeBinary(), comment="passing data of notes, technical detail; packed"),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_look_body_id")),
        sa.ForeignKeyConstraint(["capture_id"], ["capture.id"], name=op.f("fk_look_capture_id")),
        sa.ForeignKeyConstraint(["scan_id"], ["scan.id"], name=op.f("fk_look_scan_id")),
        sa.ForeignKeyConstraint(["url_id"], ["url.id"], name=op.f("fk_look_url_id")),
        sa.PrimaryKeyConstraint("url_id", "scan_id", name=op.f("pk_look")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_look_body_id"),
        "look",
        ["body_id"],
        unique=False,
        sqlite_where=sa.text("body_id IS NOT NULL"),
        postgresql_where=sa.text("body_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_look_scan_id"), "look", ["scan_id"], unique=False)


def _findings() -> None:
    """What was judged of submissions."""
    op.create_table(
        "piece",
        sa.Column("id", KEY, nullable=False),
        sa.Column("digest", sa.LargeBinary(length=16), nullable=False),
        sa.Column("base_id", KEY, comment="the piece that the bytes are a difference to"),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["base_id"], ["piece.id"], name=op.f("fk_piece_base_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_piece")),
        sa.UniqueConstraint("digest", name=op.f("uq_piece_digest")),
    )
    op.create_table(
        "finding",
        sa.Column("scan_id", KEY, nullable=False, comment="the first scan of which it holds"),
        sa.Column("submission_id", KEY, nullable=False),
        sa.Column("verdict", sa.String(length=8), comment="NULL: no judgement any more, the submission was withdrawn"),
        sa.Column("outcome", sa.Text()),
        sa.Column("http_status", sa.Integer()),
        sa.Column("reasons_id", KEY),
        sa.Column("content_id", KEY),
        sa.Column("around_id", KEY, comment="final address, content type, attachments, suggestions"),
        sa.Column("checked_at", sa.BigInteger(), comment="seconds since 1970"),
        sa.Column("attempts", sa.Integer()),
        sa.Column("elapsed_ms", sa.BigInteger()),
        sa.Column("size", sa.BigInteger()),
        sa.Column("volatile", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["around_id"], ["piece.id"], name=op.f("fk_finding_around_id")),
        sa.ForeignKeyConstraint(["content_id"], ["piece.id"], name=op.f("fk_finding_content_id")),
        sa.ForeignKeyConstraint(["reasons_id"], ["piece.id"], name=op.f("fk_finding_reasons_id")),
        sa.ForeignKeyConstraint(["scan_id"], ["scan.id"], name=op.f("fk_finding_scan_id")),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name=op.f("fk_finding_submission_id")),
        sa.PrimaryKeyConstraint("scan_id", "submission_id", name=op.f("pk_finding")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_finding_submission_id_scan_id"), "finding", ["submission_id", "scan_id"], unique=False)


def _agencies() -> None:
    """What was judged of agencies."""
    op.create_table(
        "indicator_finding",
        sa.Column("agency_id", KEY, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("scan_id", KEY, nullable=False, comment="the first scan of which it holds"),
        sa.Column("verdict", sa.String(length=8)),
        sa.Column("submissions", sa.Integer()),
        sa.Column("points", sa.Integer(), comment="ten-thousandths"),
        sa.Column("reasons_id", KEY),
        sa.Column("around_id", KEY, comment="name and division"),
        sa.Column("volatile", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_indicator_finding_agency_id")),
        sa.ForeignKeyConstraint(["around_id"], ["piece.id"], name=op.f("fk_indicator_finding_around_id")),
        sa.ForeignKeyConstraint(["reasons_id"], ["piece.id"], name=op.f("fk_indicator_finding_reasons_id")),
        sa.ForeignKeyConstraint(["scan_id"], ["scan.id"], name=op.f("fk_indicator_finding_scan_id")),
        sa.PrimaryKeyConstraint("agency_id", "fiscal_year", "indicator", "scan_id", name=op.f("pk_indicator_finding")),
        comment="no index by scan: an indicator changes where a finding of it changes, and those are found by scan",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "agency_look",
        sa.Column("scan_id", KEY, nullable=False),
        sa.Column("agency_id", KEY, nullable=False),
        sa.Column(
            "packed", sa.LargeBinary(), nullable=False, comment="times, sizes and body hashes of every finding of this scan"
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_agency_look_agency_id")),
        sa.ForeignKeyConstraint(["scan_id"], ["scan.id"], name=op.f("fk_agency_look_scan_id")),
        sa.PrimaryKeyConstraint("scan_id", "agency_id", name=op.f("pk_agency_look")),
    )
