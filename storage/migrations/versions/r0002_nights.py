"""Nightly runs and the e-mails that they have to send."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Three tables more; what is there stays as it is."""
    _runs()
    _outbox()


def _runs() -> None:
    op.create_table(
        "nightly_run",
        sa.Column("id", KEY, nullable=False),
        sa.Column("scan_id", KEY, nullable=False),
        sa.Column("old_scan", KEY, comment="the scan that it is compared with; NULL on the first night"),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT),
        sa.Column("holder", sa.Text(), nullable=False, comment="machine and process, for people"),
        sa.ForeignKeyConstraint(["scan_id"], ["scan.id"], name=op.f("fk_nightly_run_scan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nightly_run")),
        sqlite_autoincrement=True,
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", KEY, nullable=False),
        sa.Column(
            "digest",
            sa.LargeBinary(length=32),
            nullable=False,
            comment="of the message's key: what was written once is not written again",
        ),
        sa.Column("run_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("agency", sa.Text(), comment="NULL: the office"),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("code", sa.Integer(), comment="the mail server's last answer"),
        sa.Column("answer", sa.Text()),
        sa.ForeignKeyConstraint(["run_id"], ["nightly_run.id"], name=op.f("fk_outbox_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("digest", name=op.f("uq_outbox_digest")),
    )
    for columns in (["state"], ["agency", "created_at"], ["run_id"]):
        op.create_index(op.f(f"ix_outbox_{'_'.join(columns)}"), "outbox", columns)
    op.create_table(
        "letter",
        sa.Column("outbox_id", KEY, nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False, comment="the whole message"),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox.id"], name=op.f("fk_letter_outbox_id")),
        sa.PrimaryKeyConstraint("outbox_id", name=op.f("pk_letter")),
        comment="only while it is to be sent: the room of those that were sent is free for the next ones",
    )
