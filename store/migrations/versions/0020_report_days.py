"""Days in the reporting zone kept beside the moments they are the days of, and views that read them."""

from typing import Any

from alembic import op
from psycopg import Connection

from store.migrations.report_words import spelled_out
from store.migrations.scripts import DIRECTORY, IrreversibleMigrationError, run_file
from store.policies import install

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the days and what keeps them, then the views, then the rights."""
    op.execute("set local role shortlist_owner")
    run_file("0020_report_days.sql")
    statements = (DIRECTORY / "0020_report_views.sql").read_text(encoding="utf-8")
    op.get_bind().exec_driver_sql(spelled_out(statements).replace("%", "%%"))
    op.execute("reset role")
    driver: Connection[Any] = op.get_bind().connection.driver_connection  # type: ignore[assignment]  # psycopg's own
    install(driver)


def downgrade() -> None:
    """Refuse: reports would have nothing to read."""
    raise IrreversibleMigrationError
