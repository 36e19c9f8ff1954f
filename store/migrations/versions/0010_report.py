"""The views that hiring questions are answered from."""

from typing import Any

from alembic import op
from psycopg import Connection

from store.migrations.report_words import spelled_out
from store.migrations.scripts import DIRECTORY, IrreversibleMigrationError
from store.policies import install

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the views as the owner, then let the login of reports read them."""
    op.execute("alter schema report owner to shortlist_owner")
    op.execute("set local role shortlist_owner")
    for subject in ("asker", "applications", "jobs", "talks"):
        statements = (DIRECTORY / f"0010_report_{subject}.sql").read_text(encoding="utf-8")
        op.get_bind().exec_driver_sql(spelled_out(statements).replace("%", "%%"))
    op.execute("reset role")
    driver: Connection[Any] = op.get_bind().connection.driver_connection  # type: ignore[assignment]  # psycopg's own
    install(driver)


def downgrade() -> None:
    """Refuse: reports would have nothing to read."""
    raise IrreversibleMigrationError
