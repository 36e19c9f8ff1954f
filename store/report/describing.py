"""What the report views say of themselves: their comments in the database, for the prompt and the answer card."""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from store.report.views import SCHEMA, VIEWS

_COMMENTS = text("""
select c.relname as view, obj_description(c.oid, 'pg_class') as grain, a.attname as name,
  format_type(a.atttypid, a.atttypmod) as type, col_description(c.oid, a.attnum) as meaning
from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where n.nspname = :schema and c.relkind = 'v'
order by array_position(cast(:views as text[]), c.relname::text), a.attnum
""")


@dataclass(frozen=True)
class ColumnDescription:
    """A column: its type as PostgreSQL writes it, and what it means."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class ViewDescription:
    """A view: what one row of it is, and its columns in order."""

    name: str
    grain: str
    columns: tuple[ColumnDescription, ...]

    def __str__(self) -> str:
        """Write it as a prompt shows it."""
        lines = [f"{self.name}: {self.grain}"]
        return "\n".join(lines + [f"  {each.name} {each.type}: {each.meaning}" for each in self.columns])


async def describe(session: AsyncSession) -> tuple[ViewDescription, ...]:
    """Give the views with their comments; whoever is logged in may read these."""
    rows = (await session.execute(_COMMENTS, {"schema": SCHEMA, "views": list(VIEWS)})).all()
    columns: dict[str, list[ColumnDescription]] = {}
    for row in rows:
        columns.setdefault(row.view, []).append(ColumnDescription(row.name, row.type, row.meaning or ""))
    grains = {row.view: row.grain or "" for row in rows}
    return tuple(ViewDescription(name, grains[name], tuple(found)) for name, found in columns.items())
