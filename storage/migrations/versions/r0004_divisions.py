"""The e-mail addresses of an agency's divisions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """One column more; of agencies that are there, no division has an address of its own yet."""
    addresses = sa.Column(
        "divisions",
        sa.JSON().with_variant(JSONB(), "postgresql"),
        comment="those with an e-mail address of their own: [[name, address], ...]",
    )
    op.add_column("agency", addresses)
