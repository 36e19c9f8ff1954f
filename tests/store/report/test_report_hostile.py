"""Hostile statements, each stopped twice: by the guard before the database sees it, and by the database alone.

The database may answer a statement that only does no harm; then the answer holds nothing the asker may not know.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from psycopg import sql

from store.report.errors import GuardRefusedError
from store.report.guard import guarded

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)

# What the database refuses as well as the guard.
REFUSED_TWICE = {
    "other tables": [
        "select * from shortlist.candidate",
        "select first_name from shortlist.candidate",
        "select value from shortlist.candidate_email",
        "select salary from shortlist.offer",
        "select salary_max from shortlist.job",
        "select body from shortlist.note",
        "select key from shortlist.signing_key",
        "select * from shortlist.asker",
        "select * from eeo.self_identification",
        "select * from public.shortlist_schema_version",
        "select * from checkpoint.checkpoints",
        "select * from pg_authid",
        "select rolpassword from pg_catalog.pg_authid",
        "select * from pg_shadow",
        "select * from pg_statistic",
        "select * from pg_stat_activity",
        "select * from pg_largeobject",
        "select * from pg_file_settings",
        "select * from pg_hba_file_rules",
        "select * from candidate",
        "table shortlist.candidate",
        "select * from only shortlist.candidate",
        "select * from report.candidate",
        'select * from "shortlist"."candidate"',
        'select * from U&"sh\\006frtlist".U&"\\0063andidate"',
        "select * from shortlist . candidate",
        "select * from/**/shortlist./**/candidate",
        "select (select max(salary) from shortlist.offer) from application",
        "select 1 from application where exists (select from shortlist.candidate)",
        "select 1 where 1 in (select 1 from shortlist.candidate)",
        "select array(select value from shortlist.candidate_email)",
        "with x as (select * from shortlist.candidate) select * from x",
        "with application as (select * from shortlist.application) select * from application",
        "with a as (select * from b), b as (select 1) select * from a",
        "with a as (with b as (select 1) select * from b) select * from b",
        "select * from (select * from c) x, (with c as (select 1) select * from c) y",
        "select 1 union select salary from shortlist.offer",
        "select 1 union all (select 1 except select salary from shortlist.offer)",
        "select * from application a join shortlist.candidate c on c.id = a.candidate_id",
        "select * from application a, lateral (select * from shortlist.candidate c where c.id = a.candidate_id) x",
        "select 1 from application order by (select salary from shortlist.offer limit 1)",
        "select 1 from application limit (select salary::int from shortlist.offer limit 1)",
        "select count(*) filter (where exists (select from shortlist.candidate)) from application",
        "select sum(1) over (order by (select salary from shortlist.offer limit 1)) from application",
        "select case when true then (select max(value) from shortlist.candidate_email) end",
        "select * from application tablesample system (1)",
        "select shortlist.actor_id()",
        "select shortlist.report_now()",
        "select shortlist.job_compensation(job_id) from job",
        "select eeo.self_identification_counts('race')",
        "select public.gen_random_uuid()",
    ],
    "functions that reach out": [
        "select pg_read_file('/etc/passwd')",
        "select pg_read_binary_file('/etc/passwd')",
        "select pg_ls_dir('/')",
        "select pg_stat_file('/etc/passwd')",
        "select pg_sleep(100)",
        "select pg_catalog.pg_sleep(100)",
        "select pg_sleep_for('1 hour')",
        "select 1 from application where pg_sleep(1) is null",
        "select set_config('shortlist.identity', '', true)",
        "select set_config('statement_timeout', '0', false)",
        "select set_config('transaction_read_only', 'off', false)",
        "select set_config('role', 'shortlist_owner', false)",
        "select query_to_xml('select * from shortlist.candidate', true, true, '')",
        "select table_to_xml('report.application', true, true, '')",
        "select schema_to_xml('report', true, true, '')",
        "select database_to_xml(true, true, '')",
        "select cursor_to_xml('x', 1, true, true, '')",
        "select ts_stat('select salary::text::tsvector from shortlist.offer')",
        "select * from ts_stat('select 1')",
        "select lo_import('/etc/passwd')",
        "select lo_from_bytea(0, 'x')",
        "select lo_export(1, '/tmp/x')",
        "select loread(1, 1)",
        "select pg_advisory_lock(7103001)",
        "select pg_try_advisory_xact_lock(7103001)",
        "select pg_terminate_backend(pg_backend_pid())",
        "select pg_cancel_backend(1)",
        "select pg_notify('queue', 'x')",
        "select pg_reload_conf()",
        "select pg_rotate_logfile()",
        "select pg_switch_wal()",
        "select pg_create_restore_point('x')",
        "select pg_export_snapshot()",
        "select pg_logical_emit_message(true, 'x', 'y')",
        "select pg_current_logfile()",
        "select nextval('shortlist.x')",
        "select dblink('', 'select 1')",
        "select version(), xmlparse(document '<a/>'), pg_stat_reset()",
        "select a.pg_sleep from application a",
        "select (a).pg_sleep from application a",
    ],
    "writes": [
        "insert into report.application default values",
        "update report.application set status = 'hired'",
        "delete from report.application",
        "merge into report.job using (select 1) s on true when matched then delete",
        "truncate report.application",
        "with x as (delete from report.application returning *) select * from x",
        "with x as (update report.job set status = 'open' returning 1) select 1",
        "with x as (insert into report.job default values returning 1) select 1",
        "select * into copied from report.application",
        "select * into temporary copied from report.application",
        "create table copied as select 1",
        "create temporary table copied as select 1",
        "create view report.mine as select 1",
        "create materialized view mine as select 1",
        "create function report.f() returns int language sql return 1",
        "create function pg_temp.f() returns int language sql return 1",
        "create schema mine",
        "drop view report.application",
        "alter view report.application set (security_barrier = false)",
        "alter view report.application owner to shortlist_report",
        "alter role shortlist_report superuser",
        "alter role shortlist_report set statement_timeout = 0; select pg_sleep(1)",
        "grant all on report.application to public",
        "grant shortlist_owner to shortlist_report",
        "comment on view report.job is 'x'",
        "copy report.application to '/tmp/x'",
        "copy report.application to program 'cat'",
        "copy (select 1) to program 'id'",
        "select * from report.application for update",
        "select * from report.application for share",
        "lock table report.application in access exclusive mode",
        "do $$ begin perform 1; end $$",
        "call f()",
        "refresh materialized view x",
        "security label on view report.job is 'x'",
        "load 'plpgsql'",
        "set role shortlist_owner",
        "set session authorization postgres",
        "set local transaction read write",
        "set temp_file_limit = -1",
        "set session_replication_role = replica",
        "vacuum",
        "checkpoint",
        "reindex database",
        "select 1; select * from shortlist.candidate",
        "select 1; set role shortlist_owner",
        "select 1; commit; begin read write; create temp table t (i int)",
    ],
}

# What the database may answer, because it tells nothing that the asker may not know.
REFUSED_BY_THE_GUARD = {
    "what is no SQL": [
        "",
        "   ",
        "-- nothing",
        "select 1 from",
        "select * fro application",
        "select 'abc",
        "select 1 /* open",
        "select \x00 1",
        "select 1\x00; select * from shortlist.candidate",
        "explain analyze",
        "select $1",
        "select status from application where status = $1",
        "\\copy report.application to '/tmp/x'",
        "\\! id",
    ],
    "whole rows and system columns": [
        "select a from application a",
        "select application from application",
        "select a::text from application a",
        "select row_to_json(a) from application a",
        "select to_jsonb(a) from application a",
        "select json_agg(a) from application a",
        "select count(a) from application a",
        "select count(a.*) from application a",
        "select row(a.*) from application a",
        "select (a.*) is null from application a",
        "select a = b from application a, application b limit 1",
        "select (a).status from application a limit 1",
        "select (select a).status from application a limit 1",
        "select (x).y from (select 1 as x) t",
        "select ctid from application",
        "select a.xmin from application a",
        "select tableoid from job",
        "select status(a) from application a limit 1",
        "select a.lower from application a",
        "select 1 as ctid",
        "select array[1, 2][1]",
        "select (array_agg(status))[1] from application",
    ],
    "the catalogue and the server": [
        "select * from pg_class",
        "select * from pg_catalog.pg_tables",
        "select * from information_schema.tables",
        "select * from pg_settings",
        "select * from pg_roles",
        "select * from pg_locks",
        "select * from pg_views",
        "select current_user",
        "select session_user, current_role, user",
        "select current_schema",
        "select current_catalog",
        "select current_database()",
        "select current_setting('shortlist.identity')",
        "select version()",
        "select inet_server_addr()",
        "select pg_backend_pid()",
        "select has_table_privilege('pg_authid', 'select')",
        "select pg_get_viewdef('report.application'::regclass)",
        "select 'report.application'::regclass",
        "select 'pg_authid'::regclass::oid",
        "select obj_description('report.application'::regclass)",
        "select pg_relation_size('report.application')",
        "select random()",
        "select clock_timestamp()",
        "select txid_current_if_assigned()",
        "show all",
        "show shortlist.identity",
    ],
    "ways of writing": [
        "with recursive r as (select 1 n union all select n + 1 from r) select n from r limit 5",
        "select * from generate_series(1, 10)",
        "select generate_series(1, 10)",
        "select unnest(array[1, 2])",
        "select * from unnest(array[1, 2]) x",
        "select * from json_each('{}')",
        "select * from rows from (generate_series(1, 2)) x",
        "select 1 operator(pg_catalog.+) 1",
        "select 'a' operator(pg_catalog.~) 'a'",
        "select 'a' ~ 'a'",
        "select 'a' similar to 'a'",
        "select pg_catalog.lower('A')",
        "select pg_catalog.count(*) from application",
        'select status collate "de-x-icu" from application',
        "select '{}'::json",
        "select '<a/>'::xml",
        "select 'a'::name",
        "select '1'::pg_catalog.regclass",
        "select cast('a' as \"char\")",
        "select b'1'",
        "select x'ff'",
        "select json_object('a': 1)",
        "select xmlelement(name a)",
        "select json_array(1, 2)",
        "select 1 from only report.application",
        "select * from shortlist_x.report.application",
        "select * from application natural join job",
        "select * from (application a join job b using (job_id)) j",
        "select * from application as a(x, y) order by x using <",
        "select lpad('x', 1000000)",
        "select repeat('x', 1000000)",
        "select\u00a01",
        "select 1 as \u202ex",
        "select '\u200b'",
        "select 1 as pg_x",
        "prepare p as select 1",
        "declare c cursor for select 1",
        "begin",
        "rollback",
        "savepoint s",
        "listen queue",
        "notify queue",
        "discard all",
        "reset all",
        "set statement_timeout = 0",
        "set search_path = shortlist",
        "explain select 1",
        "explain (analyze) select count(*) from job",
        "select 1; select 2",
        "values (1); select 2",
        "copy report.job to stdout",
        "lock table report.job in access share mode",
    ],
    "too much": [
        "select " + "(" * 3000 + "1" + ")" * 3000,
        "select " + "abs(" * 200 + "1" + ")" * 200,
        "select " + "not " * 4000 + "true",
        "select " + "- " * 8000 + "application_no from application",
        "select 1" + " + 1" * 200,
        "select " + ", ".join("1" for _ in range(5000)),
        "select 1 from calendar where " + "exists (select from job) and " * 30 + "true",
        "(select * from ".join(["select * from "] * 60) + "job" + ") x" * 59,
        "select 1" + " union select 1" * 300,
        "select '" + "x" * 30_000 + "'",
        "select 1" + " " * 30_000,
    ],
}

HARD = [pytest.param(one, id=f"{kind}: {one[:60]!r}") for kind, many in REFUSED_TWICE.items() for one in many]
SOFT = [pytest.param(one, id=f"{kind}: {one[:60]!r}") for kind, many in REFUSED_BY_THE_GUARD.items() for one in many]


def test_each_is_another_one() -> None:
    statements = [one for many in (*REFUSED_TWICE.values(), *REFUSED_BY_THE_GUARD.values()) for one in many]
    assert len(set(statements)) == len(statements) >= 120


@pytest.mark.parametrize("statement", HARD + SOFT)
def test_the_guard_refuses(statement: str) -> None:
    with pytest.raises(GuardRefusedError):
        guarded(statement, NOW)


@pytest.fixture(scope="module")
def secrets(owner) -> frozenset[str]:
    """What no answer may hold: names and addresses of candidates, the key, and everything of the confidential job."""
    queries = (
        "select value from shortlist.candidate_email",
        "select value from shortlist.candidate_phone",
        "select name from shortlist.candidate where status = 'active'",
        "select encode(key, 'hex') from shortlist.signing_key",
        "select code from shortlist.job where is_confidential",
        "select title from shortlist.job where is_confidential",
        "select id::text from shortlist.job where is_confidential",
        """select a.id::text
           from shortlist.application a join shortlist.job j on j.id = a.job_id where j.is_confidential""",
    )
    return frozenset(str(row[0]) for query in queries for row in owner.execute(query))


@pytest.fixture
def stranger(bare: Callable[..., Any], somebody: Callable[..., Any]) -> Iterator[psycopg.Connection]:
    """The report role without a guard, as an executive who knows nothing of the confidential job."""
    with bare(somebody("executive").id) as connection:
        connection.execute("set local statement_timeout = '700ms'")  # the login's own 15 s: bombs end sooner here
        yield connection


def _run(connection: psycopg.Connection, statement: str) -> str:
    """Everything a statement, or several in one, brought back; raises what the database says against it."""
    cursor = connection.execute(statement, prepare=False)
    found = []
    while True:
        if cursor.description is not None and cursor.pgresult is not None and cursor.rowcount > 0:
            found.append(str(cursor.fetchall()))
        if not cursor.nextset():
            return "".join(found)


@pytest.mark.parametrize("statement", HARD)
def test_the_database_without_the_guard_refuses(
    statement: str, stranger: psycopg.Connection, secrets: frozenset[str]
) -> None:
    with pytest.raises(psycopg.Error) as refusal:
        _run(stranger, statement)
    assert not [secret for secret in secrets if secret in str(refusal.value)]


@pytest.mark.parametrize("statement", SOFT)
def test_the_database_without_the_guard_gives_nothing_away(
    statement: str, stranger: psycopg.Connection, secrets: frozenset[str]
) -> None:
    try:
        answer = _run(stranger, statement)
    except (psycopg.Error, UnicodeError) as refusal:
        answer = str(refusal)
    stranger.close()  # looking through the answer may take longer than its transaction may stay idle
    assert not [secret for secret in secrets if secret in answer]


def test_afterwards_nothing_has_changed(owner) -> None:
    assert owner.execute("select count(*) from pg_class where relname in ('copied', 'mine', 't')").fetchone()[0] == 0
    assert owner.execute("select count(*) from pg_largeobject_metadata").fetchone()[0] == 0
    assert owner.execute("select count(*) from pg_locks where locktype = 'advisory'").fetchone()[0] == 0
    assert owner.execute("select count(*) from report.application").fetchone()[0] == 0  # nobody asks


@pytest.mark.parametrize("column", ["job_code", "job_title", "application_id", "job_id", "department"])
def test_an_error_on_the_way_never_names_a_row_that_is_hidden(stranger, secrets, column: str) -> None:
    query = """
        select count(*) from application
        where case when job_code = 'FIN-004' then {column}::text::int = 1 else {column}::text::int = 2 end"""
    with pytest.raises(psycopg.errors.InvalidTextRepresentation) as refusal:
        stranger.execute(sql.SQL(query).format(column=sql.Identifier(column)))
    assert not [secret for secret in secrets if secret in str(refusal.value)]
