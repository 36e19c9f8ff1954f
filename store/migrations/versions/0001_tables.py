"""Schemas, enums, tables and indexes."""

from alembic import op

from store.migrations.scripts import IrreversibleMigrationError, run_file
from store.models import Base

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create everything the models describe."""
    op.execute("create extension if not exists vector")
    for schema in ("shortlist", "eeo", "report"):
        op.execute(f"create schema if not exists {schema}")
    run_file("0001_functions.sql")
    Base.metadata.create_all(op.get_bind())


def downgrade() -> None:
    """Refuse: there is nothing before the first migration."""
    raise IrreversibleMigrationError
