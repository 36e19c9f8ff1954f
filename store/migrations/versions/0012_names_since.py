"""Whether names may have changed: a question every process asks the audit chain before it trusts what it remembers."""

from alembic import op

from store.migrations.scripts import IrreversibleMigrationError, run_file

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the question, callable by the application alone."""
    op.execute("set local role shortlist_owner")
    run_file("0012_names_since.sql")
    op.execute("reset role")


def downgrade() -> None:
    """Refuse: several processes would go on with old names."""
    raise IrreversibleMigrationError
