"""${message}."""

from alembic import op

from store.migrations.scripts import IrreversibleMigrationError

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """${message}."""
    ${upgrades if upgrades else "raise NotImplementedError"}


def downgrade() -> None:
    """Refuse: going back would lose data; restore a backup instead."""
    raise IrreversibleMigrationError
