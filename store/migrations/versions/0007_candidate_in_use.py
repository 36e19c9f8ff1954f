"""Whether a candidate's record has grown since it was made, hidden parts included."""

from alembic import op

from store.migrations.scripts import IrreversibleMigrationError, run_file

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the question, callable by the application alone."""
    op.execute("set local role shortlist_owner")
    run_file("0007_candidate_in_use.sql")
    op.execute("reset role")


def downgrade() -> None:
    """Refuse: undoing could take the person out of an application nobody shows to whoever undoes."""
    raise IrreversibleMigrationError
