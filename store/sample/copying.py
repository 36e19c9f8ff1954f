"""Writes generated rows into tables by COPY."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from psycopg import sql
from psycopg.types.json import Jsonb

from store.connections import Driver
from store.sample.rows import Row

_SCHEMA = {"self_identification": "eeo"}
# Columns the database computes from what the rows say: of a suppressed address only a keyed hash is kept.
_COMPUTED = {("suppression", "email_hmac"): sql.SQL("shortlist.suppression_key(email_hmac)")}
_JSON = frozenset({"filter", "answers", "detail", "criteria"})


async def copy_rows(connection: Driver, table: str, rows: Sequence[Row], *, emptied: Sequence[str] = ()) -> None:
    """Insert rows, which all have the same columns, as fast as the database takes them.

    They go through a temporary table, because COPY refuses tables with row-level security. Columns named in `emptied`
    stay null. Where the table has `updated_at`, it is the time of writing.
    """
    if not rows:
        return
    columns = [column for column in rows[0] if column not in emptied]
    target = sql.Identifier(_SCHEMA.get(table, "shortlist"), table)
    staging = sql.Identifier(f"sample_{table}")
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    await connection.execute(
        sql.SQL("create temporary table {} on commit drop as select {} from {} with no data").format(
            staging, names, target
        )
    )
    await _copy(connection, sql.SQL("copy {} ({}) from stdin").format(staging, names), rows, columns)
    values: list[sql.Composable] = [_COMPUTED.get((table, column), sql.Identifier(column)) for column in columns]
    if await _has_updated_at(connection, table):
        names = sql.SQL("{}, updated_at").format(names)
        values.append(sql.Identifier("created_at"))
    await connection.execute(
        sql.SQL("insert into {} ({}) select {} from {}").format(target, names, sql.SQL(", ").join(values), staging)
    )
    await connection.execute(sql.SQL("drop table {}").format(staging))


async def _copy(connection: Driver, statement: sql.Composed, rows: Sequence[Row], columns: Sequence[str]) -> None:
    values = itemgetter(*columns)
    json_columns = [column for column in columns if column in _JSON]
    async with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            await copy.write_row(values(_with_json(row, json_columns) if json_columns else row))


def _with_json(row: Row, columns: Sequence[str]) -> dict[str, Any]:
    return {**row, **{column: Jsonb(row[column]) for column in columns if row[column] is not None}}


async def _has_updated_at(connection: Driver, table: str) -> bool:
    found = await connection.execute(
        "select 1 from information_schema.columns where table_schema in ('shortlist', 'eeo')"
        " and table_name = %s and column_name = 'updated_at'",
        [table],
    )
    return await found.fetchone() is not None
