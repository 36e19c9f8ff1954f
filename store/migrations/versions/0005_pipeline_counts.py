"""Numbers of applicants for executives, who see no names."""

from alembic import op

from store.migrations.scripts import IrreversibleMigrationError, run_file

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the count, callable by the application alone."""
    op.execute("set local role shortlist_owner")
    run_file("0005_pipeline_counts.sql")
    op.execute("reset role")


def downgrade() -> None:
    """Refuse: the program cannot count pipelines for executives without it."""
    raise IrreversibleMigrationError
