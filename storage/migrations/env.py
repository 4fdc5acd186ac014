"""Run by Alembic for each command; the connection and its transaction are the caller's (`storage.schema.upgrade`)."""

from alembic import context

from storage.schema import VERSION_TABLE
from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,  # SQLite cannot alter a column; Alembic then copies the table
    transactional_ddl=True,
)
context.run_migrations()
