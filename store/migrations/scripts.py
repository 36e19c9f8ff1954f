"""Runs the SQL files beside the migrations."""

from pathlib import Path

from alembic import op

DIRECTORY = Path(__file__).parent / "sql"


def run_file(name: str, **words: str) -> None:
    """Run the statements of `sql/<name>` in the migration's transaction, exactly as written but for `@word@`."""
    statements = (DIRECTORY / name).read_text(encoding="utf-8")
    for word, meaning in words.items():
        statements = statements.replace(f"@{word}@", meaning)
    op.get_bind().exec_driver_sql(statements.replace("%", "%%"))  # a lone % would be the driver's placeholder


class IrreversibleMigrationError(Exception):
    """Somebody asked for a downgrade; data would be lost, so there is none."""

    def __init__(self) -> None:
        super().__init__("Migrations cannot be undone: restore a backup made before the upgrade.")
