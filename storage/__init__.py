"""Records to and from the rows of SQLite or PostgreSQL; the only folder that speaks to the database."""
