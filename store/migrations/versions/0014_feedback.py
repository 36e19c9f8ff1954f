"""Interview feedback: earlier versions of scorecards, when to ask, and interviews that complete themselves."""

from typing import Any

from alembic import op
from psycopg import Connection

from store.migrations.scripts import IrreversibleMigrationError, run_file
from store.policies import install

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, the columns and the trigger, then their rights."""
    op.execute("set local role shortlist_owner")
    run_file("0014_feedback.sql")
    op.execute("reset role")
    driver: Connection[Any] = op.get_bind().connection.driver_connection  # type: ignore[assignment]  # psycopg's own
    install(driver)


def downgrade() -> None:
    """Refuse: earlier versions of scorecards would be lost."""
    raise IrreversibleMigrationError
