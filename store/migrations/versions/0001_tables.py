"""Schemas, enums, tables and indexes."""

from alembic import op

from store.migrations.scripts import IrreversibleMigrationError, run_file

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create what the models described at first."""
    op.execute("create extension if not exists vector")
    for schema in ("shortlist", "eeo", "report"):
        op.execute(f"create schema if not exists {schema}")
    run_file("0001_functions.sql")
    run_file("0001_tables.sql")


def downgrade() -> None:
    """Refuse: there is nothing before the first migration."""
    raise IrreversibleMigrationError
