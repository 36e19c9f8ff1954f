"""The login of reports after all migrations: the views and nothing else, in the catalogue and in deed."""

from datetime import UTC, datetime

import pytest
from psycopg import sql

from store.identity import REPORT_ROLE
from store.report.describing import describe
from store.report.views import VIEWS

IDENTITY = sql.SQL("set local shortlist.identity = {}")

# What must find nothing, by what a finding means.
FINDINGS = {
    "a right on anything but SELECT of the report views": """
        select c.oid::regclass::text || ' ' || privilege
        from pg_class c,
          unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) privilege
        where c.oid >= 16384 and c.relkind in ('r', 'p', 'v', 'm', 'f')
          and has_table_privilege('shortlist_report', c.oid, privilege)
          and not (c.relnamespace = 'report'::regnamespace and c.relkind = 'v' and privilege = 'SELECT')""",
    "a right on a column": """
        select a.attrelid::regclass::text || '.' || a.attname
        from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.oid >= 16384 and a.attnum > 0 and a.attacl is not null
          and exists (select from aclexplode(a.attacl) x where x.grantee in (0, 'shortlist_report'::regrole))""",
    "a right on a sequence": """
        select c.oid::regclass from pg_class c
        where c.oid >= 16384 and case c.relkind
          when 'S' then has_sequence_privilege('shortlist_report', c.oid, 'SELECT, USAGE, UPDATE') end""",
    "a schema it may look into": """
        select nspname from pg_namespace
        where has_schema_privilege('shortlist_report', oid, 'USAGE')
          and nspname not in ('report', 'pg_catalog', 'information_schema') and nspname !~ '^pg_(toast_)?temp_'""",
    "a schema it may create things in": """
        select nspname from pg_namespace where has_schema_privilege('shortlist_report', oid, 'CREATE')""",
    "a function of ours it may call but the two the views call": """
        select p.oid::regprocedure from pg_proc p
        where p.pronamespace <> all ('{pg_catalog,information_schema,public}'::regnamespace[])
          and has_function_privilege('shortlist_report', p.oid, 'EXECUTE')
          and p.oid <> all ('{shortlist.actor_id(),shortlist.report_now()}'::regprocedure[])""",
    "a function in schema report": """
        select p.oid::regprocedure from pg_proc p where p.pronamespace = 'report'::regnamespace""",
    "a view in schema report of somebody who can log in": """
        select c.oid::regclass from pg_class c join pg_roles r on r.oid = c.relowner
        where c.relnamespace = 'report'::regnamespace and (r.rolcanlogin or r.rolsuper or r.rolbypassrls)""",
    "a view in schema report without a barrier or with its reader's rights": """
        select c.oid::regclass from pg_class c
        where c.relnamespace = 'report'::regnamespace
          and (not coalesce('security_barrier=true' = any (c.reloptions), false)
            or coalesce('security_invoker=true' = any (c.reloptions), false))""",
    "something else than a view in schema report": """
        select c.oid::regclass from pg_class c where c.relnamespace = 'report'::regnamespace and c.relkind <> 'v'""",
    "a view in schema report that others may read": """
        select c.oid::regclass from pg_class c, aclexplode(c.relacl) x
        where c.relnamespace = 'report'::regnamespace and x.grantee not in (c.relowner, 'shortlist_report'::regrole)""",
    "a view or column without a comment": """
        select c.oid::regclass || '.' || coalesce(a.attname, '')
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
        where c.relnamespace = 'report'::regnamespace
          and (obj_description(c.oid) is null or col_description(c.oid, a.attnum) is null)""",
    "a membership or power": """
        select rolname from pg_roles r
        where rolname = 'shortlist_report'
          and (rolsuper or rolinherit or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls
            or rolconnlimit < 1 or exists (select from pg_auth_members m where r.oid in (m.member, m.roleid)))""",
    "a right to make temporary tables": """
        select 1 where has_database_privilege('shortlist_report', current_database(), 'TEMPORARY')""",
    "a right to make a database object": """
        select 1 where has_database_privilege('shortlist_report', current_database(), 'CREATE')""",
    "a setting of the server it may change": """
        select parname from pg_parameter_acl p, aclexplode(p.paracl) x
        where x.grantee in (0, 'shortlist_report'::regrole)""",
    "a language it may write functions in": """
        select lanname from pg_language
        where lanname <> 'sql' and lanpltrusted and has_language_privilege('shortlist_report', oid, 'USAGE')""",
    "a foreign server or tablespace": """
        select spcname from pg_tablespace
        where spcname not like 'pg\\_%' and has_tablespace_privilege('shortlist_report', oid, 'CREATE')""",
}


@pytest.mark.parametrize("finding", FINDINGS)
def test_after_all_migrations_the_login_of_reports_has_no(owner, finding: str) -> None:
    assert [str(row[0]) for row in owner.execute(FINDINGS[finding])] == []


def test_the_views_are_the_ones_the_guard_knows(owner) -> None:
    rows = owner.execute(
        "select c.relname, array_agg(a.attname::text order by a.attnum)"
        " from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0"
        " where c.relnamespace = 'report'::regnamespace and has_table_privilege(%s, c.oid, 'SELECT') group by 1",
        [REPORT_ROLE],
    )
    assert {name: tuple(columns) for name, columns in rows} == dict(VIEWS)


def test_no_view_shows_who_a_candidate_is_or_what_anybody_earns(owner) -> None:
    telling = {
        "candidate": {"id"},
        "application": {"id", "candidate_id", "job_id", "status", "stage_id", "source_id", "rejection_reason_id"}
        | {"applied_at", "status_changed_at", "hired_at", "applied_on", "outcome_on"},
        "scorecard": {"interview_id", "interviewer_id", "status", "recommendation", "submitted_at"},
        "offer": {"application_id", "version", "status", "sent_at", "resolved_at", "sent_on", "resolved_on"},
        "message": {"id", "candidate_id", "application_id", "enrollment_id", "job_id", "direction", "sender_id"}
        | {"status", "sent_at", "message_id_header", "in_reply_to", "reply_class", "is_automatic"},
        "message_event": {"message_id", "kind"},
        "candidate_email": {"candidate_id", "value"},  # only to know the asker's own record
    }
    rows = owner.execute(
        r"""select distinct t.relname, a.attname
           from pg_rewrite w
             join pg_class v on v.oid = w.ev_class and v.relkind = 'v'
               and (v.relnamespace = 'report'::regnamespace or v.relname like 'asker\_%')
             join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refobjsubid > 0
             join pg_class t on t.oid = d.refobjid
             join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid"""
    )
    read: dict[str, set[str]] = {}
    for table, column in rows:
        read.setdefault(table, set()).add(column)
    never = {"note", "document", "candidate_phone", "candidate_link", "self_identification", "screening_result"}
    assert not never & set(read)
    for table, columns in telling.items():
        assert read.get(table, set()) <= columns, table
    assert {"is_confidential", "value"} <= read["job"] | read["candidate_email"]
    assert not {"salary_min", "salary_max", "salary_currency", "description"} & read["job"]


def test_the_limits_are_the_logins_own(bare, somebody) -> None:
    with bare(somebody("admin").id) as connection:
        shown = {
            name: connection.execute(f"show {name}").fetchone()[0]
            for name in (
                "statement_timeout lock_timeout idle_in_transaction_session_timeout transaction_timeout work_mem"
                " temp_file_limit search_path default_transaction_read_only transaction_read_only"
            ).split()
        }
    assert shown == {
        "statement_timeout": "15s",
        "lock_timeout": "1s",
        "idle_in_transaction_session_timeout": "10s",
        "transaction_timeout": "30s",
        "work_mem": "16MB",
        "temp_file_limit": "1GB",
        "search_path": "report",
        "default_transaction_read_only": "on",
        "transaction_read_only": "on",
    }


@pytest.mark.parametrize("view", VIEWS)
def test_without_a_verified_identity_a_view_is_empty(bare, somebody, view: str) -> None:
    admin, count = somebody("admin").id, sql.SQL("select count(*) from {}").format(sql.Identifier("report", view))
    with bare(admin) as connection:
        genuine = connection.execute("show shortlist.identity").fetchone()[0]
        assert connection.execute(count).fetchone()[0] > 0
        connection.execute("rollback")
        for claim in ("", genuine, f"{admin}|report|{'0' * 64}", genuine.replace("report", "report:1"), "x|y|z"):
            connection.execute("begin")
            connection.execute(IDENTITY.format(sql.Literal(claim)))
            assert connection.execute(count).fetchone()[0] == 0
            connection.execute("rollback")


def test_the_clock_of_reports_is_signed(bare, somebody) -> None:
    admin = somebody("admin").id
    moment = datetime(2025, 3, 31, 22, 30, tzinfo=UTC)
    with bare(admin, clock=moment) as connection:
        assert str(connection.execute("select day from report.calendar where is_today").fetchone()[0]) == "2025-04-01"
        genuine = connection.execute("show shortlist.identity").fetchone()[0]
        moved = genuine.replace(":17434", ":17634")
        assert moved != genuine
        connection.execute(IDENTITY.format(sql.Literal(moved)))
        assert connection.execute("select day from report.calendar where is_today").fetchone() is None


async def test_the_views_describe_themselves_to_anybody_who_is_logged_in(database, somebody) -> None:
    async with database.person(somebody("executive").id) as session:
        found = {view.name: view for view in await describe(session)}
    assert {name: tuple(column.name for column in view.columns) for name, view in found.items()} == dict(VIEWS)
    assert list(found) == list(VIEWS)
    assert "  days_to_hire integer: Time to hire" in str(found["hire"])
