"""Stays in stages and progress, worked out as applications move."""

from typing import Any

from alembic import op
from psycopg import Connection

from store.migrations.report_words import spelled_out
from store.migrations.scripts import DIRECTORY, IrreversibleMigrationError, run_file
from store.policies import install

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables and what fills them, then their rights; fill them; let the views read them."""
    op.execute("set local role shortlist_owner")
    run_file("0013_visits.sql")
    op.execute("reset role")
    driver: Connection[Any] = op.get_bind().connection.driver_connection  # type: ignore[assignment]  # psycopg's own
    install(driver)
    op.execute("set local role shortlist_owner")
    op.execute("select shortlist.refresh_visits(array(select a.id from shortlist.application a))")
    statements = (DIRECTORY / "0013_report_visits.sql").read_text(encoding="utf-8")
    op.get_bind().exec_driver_sql(spelled_out(statements).replace("%", "%%"))
    op.execute("reset role")


def downgrade() -> None:
    """Refuse: reports would have nothing to read."""
    raise IrreversibleMigrationError
