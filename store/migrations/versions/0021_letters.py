"""How a letter was written, and the saved searches, wordings and numbers of outreach."""

from typing import Any

from alembic import op
from psycopg import Connection

from store.migrations.scripts import IrreversibleMigrationError, run_file
from store.policies import install

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a column, then renew the rights and the report views."""
    op.execute("set local role shortlist_owner")
    run_file("0021_letters.sql")
    op.execute("reset role")
    driver: Connection[Any] = op.get_bind().connection.driver_connection  # type: ignore[assignment]  # psycopg's own
    install(driver)


def downgrade() -> None:
    """Refuse: how drafts were written would be lost."""
    raise IrreversibleMigrationError
