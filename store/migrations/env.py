"""Alembic's entry point: runs the migrations on the connection that `store.schema` hands over."""

from alembic import context

from store.migrations.comparison import belongs_to_the_models
from store.migrations.names import VERSION_TABLE
from store.models import Base


def run() -> None:
    """Run the migrations in the caller's transaction, so that either all of them happen or none."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=Base.metadata,
        version_table=VERSION_TABLE,
        include_schemas=True,
        include_object=belongs_to_the_models,
        compare_server_default=True,
        on_version_apply=context.config.attributes.get("on_version_apply"),
    )
    with context.begin_transaction():
        context.run_migrations()


run()
