"""Append-only tables, histories that agree, the audit chain, and upkeep of search."""

from alembic import op

from store.migrations.scripts import IrreversibleMigrationError, run_file

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SUBJECTS = ("guards", "history", "audit", "contacts", "search", "names")


def upgrade() -> None:
    """Create functions and triggers, and take them out of everybody's reach."""
    for subject in SUBJECTS:
        run_file(f"0002_{subject}.sql")
    op.execute("alter default privileges revoke execute on functions from public")
    op.execute("revoke execute on all functions in schema shortlist from public")


def downgrade() -> None:
    """Refuse: tables without their guards must not take writes."""
    raise IrreversibleMigrationError
