"""What a program answers is no reply of the person, in reports either."""

from typing import Any

from alembic import op
from psycopg import Connection

from store.migrations.report_words import spelled_out
from store.migrations.scripts import DIRECTORY, IrreversibleMigrationError
from store.policies import install

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_COUNTED = "(r.reply_class is null or r.reply_class not in ('out_of_office', 'unsubscribe'))"


def upgrade() -> None:
    """Write the view of outreach again with one condition more, then renew the rights."""
    before = (DIRECTORY / "0022_outreach_outcomes.sql").read_text(encoding="utf-8")
    start, counted, rest = before.partition(_COUNTED)
    if not counted:
        raise LookupError("the view of migration 0022 counts replies otherwise than this one knows")
    statements = f"{start}not r.is_automatic and {counted}{rest}"
    op.execute("set local role shortlist_owner")
    op.get_bind().exec_driver_sql(spelled_out(statements).replace("%", "%%"))
    op.execute("reset role")
    driver: Connection[Any] = op.get_bind().connection.driver_connection  # type: ignore[assignment]  # psycopg's own
    install(driver)


def downgrade() -> None:
    """Refuse: answers of programs would count as replies again."""
    raise IrreversibleMigrationError
