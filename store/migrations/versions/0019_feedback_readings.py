"""Interview feedback: what a model read in somebody's words, and the files they put beside them."""

from typing import Any

from alembic import op
from psycopg import Connection

from store.migrations.scripts import IrreversibleMigrationError, run_file
from store.policies import install

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, then their rights."""
    op.execute("set local role shortlist_owner")
    run_file("0019_feedback_readings.sql")
    op.execute("reset role")
    driver: Connection[Any] = op.get_bind().connection.driver_connection  # type: ignore[assignment]  # psycopg's own
    install(driver)


def downgrade() -> None:
    """Refuse: files that people sent would be lost."""
    raise IrreversibleMigrationError
