"""Who is to answer an indicator that was listed without a URL."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """One column more; of the lists that are there it is not known until they are brought in again."""
    kind, comment = (
        sa.JSON().with_variant(JSONB(), "postgresql"),
        "who is to answer what was listed without a URL: [[indicator, division], ...]",
    )
    op.add_column("assessed", sa.Column("unanswered", kind, comment=comment))
