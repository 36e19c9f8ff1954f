"""Outreach: what drafts are written from and when they may leave, and touches by telephone and in person."""

from typing import Any

from alembic import op
from psycopg import Connection

from store.migrations.scripts import IrreversibleMigrationError, run_file
from store.policies import install

revision = "0017"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, then the rights."""
    op.execute("set local role shortlist_owner")
    run_file("0017_outreach.sql")
    op.execute("reset role")
    driver: Connection[Any] = op.get_bind().connection.driver_connection  # type: ignore[assignment]  # psycopg's own
    install(driver)


def downgrade() -> None:
    """Refuse: what drafts were written from would be lost."""
    raise IrreversibleMigrationError
