"""Mailboxes that are read, absences, what a letter waits for in a process, and rules that start or stop a sequence."""

from typing import Any

from alembic import op
from psycopg import Connection

from store.migrations.scripts import IrreversibleMigrationError, run_file
from store.policies import install

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add tables and columns, then their rights."""
    op.execute("set local role shortlist_owner")
    run_file("0018_receiving.sql")
    op.execute("reset role")
    driver: Connection[Any] = op.get_bind().connection.driver_connection  # type: ignore[assignment]  # psycopg's own
    install(driver)


def downgrade() -> None:
    """Refuse: how far mailboxes were read would be lost, and their mail taken in again."""
    raise IrreversibleMigrationError
