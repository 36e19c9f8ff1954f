"""Where alembic notes how far a database is."""

VERSION_TABLE = "shortlist_schema_version"
"""The table of the database's revision; it lies in the schema `public`, away from people's data."""
