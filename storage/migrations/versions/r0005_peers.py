"""The other end of requests: DNS answer, our own address, certificate."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """A table, and a column that names its rows; of looks that are there it is not known."""
    op.create_table(
        "peer",
        sa.Column("id", _KEY, nullable=False),
        sa.Column("digest", sa.LargeBinary(16), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False, comment="name, DNS answer, our own address, certificate"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_peer")),
        sa.UniqueConstraint("digest", name=op.f("uq_peer_digest")),
    )
    # A number without a foreign key: SQLite cannot add one to a table that is there, and rows of `peer` go only with all looks.
    op.add_column("look", sa.Column("peer_id", sa.BigInteger(), comment="the other end, in `peer`"))
