"""What was read and judged, so that the next night need not do it again."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Two tables more; what is there stays as it is."""
    op.create_table(
        "reading",
        sa.Column("body_id", KEY, nullable=False, comment="what is read of bytes goes with them"),
        sa.Column(
            "place", sa.LargeBinary(length=16), nullable=False, comment="the address and the type that the bytes were read with"
        ),
        sa.Column("version", sa.LargeBinary(length=16), nullable=False, comment="of the program that read them"),
        sa.Column("head", sa.LargeBinary(), nullable=False, comment="what a page leads to"),
        sa.Column("packed", sa.LargeBinary(), comment="the text of a file; NULL for pages, which are read anew"),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_reading_body_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("body_id", "place", name=op.f("pk_reading")),
    )
    op.create_table(
        "judged",
        sa.Column("agency_id", KEY, nullable=False),
        sa.Column("fiscal_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("scan_id", KEY, nullable=False),
        sa.Column(
            "inputs", sa.LargeBinary(length=16), nullable=False, comment="of all that the judgements of this scan rest on"
        ),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"], name=op.f("fk_judged_agency_id")),
        sa.ForeignKeyConstraint(["scan_id"], ["scan.id"], name=op.f("fk_judged_scan_id")),
        sa.PrimaryKeyConstraint("agency_id", "fiscal_year", name=op.f("pk_judged")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_judged_scan_id"), "judged", ["scan_id"])
