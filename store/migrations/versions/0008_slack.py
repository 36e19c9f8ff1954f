"""The queues of Slack: lanes in order, and a conversation for each person in a thread."""

from typing import Any

from alembic import op
from psycopg import Connection

from store.migrations.scripts import IrreversibleMigrationError, run_file
from store.policies import install

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, then the rights that name them."""
    op.execute("set local role shortlist_owner")
    run_file("0008_slack.sql")
    op.execute("reset role")
    driver: Connection[Any] = op.get_bind().connection.driver_connection  # type: ignore[assignment]  # psycopg's own
    install(driver)


def downgrade() -> None:
    """Refuse: messages that wait would lose their order."""
    raise IrreversibleMigrationError
