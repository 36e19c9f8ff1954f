"""Running the migrations with alembic."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationInfo
from alembic.script import Script
from sqlalchemy import Connection

Progress = Callable[[str], None]


def run_pending(connection: Connection, progress: Progress, secret: bytes | None) -> None:
    """Bring the database to the newest revision in the caller's transaction; `progress` is told each by name."""
    command.upgrade(migration_config(connection, progress, secret), "head")


def migration_config(
    connection: Connection | None = None, progress: Progress = lambda _: None, secret: bytes | None = None
) -> Config:
    """Alembic's settings for running the migrations on `connection`, in the caller's transaction."""

    def announce(*, step: MigrationInfo, **_: object) -> None:
        if isinstance(step.up_revision, Script):
            progress(f"Upgrading the database: {step.up_revision.doc.rstrip('.').lower()}.")

    config = Config(attributes={"connection": connection, "on_version_apply": announce, "secret": secret})
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    return config
