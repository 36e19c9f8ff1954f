"""The candidate search, with less of it planned anew each time."""

from alembic import op

from store.migrations.scripts import IrreversibleMigrationError, run_file

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Replace the functions; all but the search itself stay the owner's."""
    vector = _schema_of_vector()
    op.execute(f"select '[0]'::{vector}.vector")  # loads the extension, whose settings only then have names
    op.execute("set local role shortlist_owner")
    run_file("0011_search.sql", vector=vector)
    op.execute("reset role")


def downgrade() -> None:
    """Refuse: the functions before these are gone."""
    raise IrreversibleMigrationError


def _schema_of_vector() -> str:
    """Where the vector extension lives; the search has an empty search path and must name it."""
    found = op.get_bind().exec_driver_sql(
        "select extnamespace::regnamespace::text from pg_extension where extname = 'vector'"
    )
    return str(found.scalar_one())
