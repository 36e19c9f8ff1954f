"""What became of the people written to, for reports: opting out, bounces, hires, sources."""

from typing import Any

from alembic import op
from psycopg import Connection

from store.migrations.report_words import spelled_out
from store.migrations.scripts import DIRECTORY, IrreversibleMigrationError
from store.policies import install

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns to the view of outreach, then renew the rights."""
    op.execute("set local role shortlist_owner")
    statements = (DIRECTORY / "0022_outreach_outcomes.sql").read_text(encoding="utf-8")
    op.get_bind().exec_driver_sql(spelled_out(statements).replace("%", "%%"))
    op.execute("reset role")
    driver: Connection[Any] = op.get_bind().connection.driver_connection  # type: ignore[assignment]  # psycopg's own
    install(driver)


def downgrade() -> None:
    """Refuse: reports of outreach would lose what they read."""
    raise IrreversibleMigrationError
