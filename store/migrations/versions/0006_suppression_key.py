"""The keyed hash under which a suppressed address is kept."""

from alembic import op

from store.migrations.scripts import IrreversibleMigrationError, run_file

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the function; the application may ask for a hash, never for the key."""
    op.execute("set local role shortlist_owner")
    run_file("0006_suppression_key.sql")
    op.execute("reset role")


def downgrade() -> None:
    """Refuse: an import would bring erased people back without it."""
    raise IrreversibleMigrationError
