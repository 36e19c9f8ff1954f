"""No table, view or function without rights: the catalogue is asked, so that what is added later is checked too."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from store.errors import AccessDenied
from store.identity import APP_ROLE, LOGIN_ROLES, OWNER_ROLE, WORKER_ROLE

# What must find nothing, by what a finding means; OURS stands for our schemas.
FINDINGS = {
    "a table without forced row-level security": """
        select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where OURS and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)""",
    "a table without a policy": """
        select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where OURS and c.relkind in ('r', 'p') and not exists (select from pg_policy p where p.polrelid = c.oid)""",
    "a table of somebody else than the owner": """
        select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where OURS and c.relkind in ('r', 'p', 'v', 'm') and c.relowner <> 'shortlist_owner'::regrole""",
    "a policy for everybody": """
        select p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
          join pg_namespace n on n.oid = c.relnamespace
        where OURS and 0 = any (p.polroles)""",
    "a policy that lets the application do anything": """
        select p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
          join pg_namespace n on n.oid = c.relnamespace
        where OURS and 'shortlist_app'::regrole = any (p.polroles)
          and pg_get_expr(coalesce(p.polqual, p.polwithcheck), p.polrelid) = 'true'""",
    "a function of the actor that would run once a row": """
        select c.oid::regclass || '.' || p.polname
        from pg_policy p join pg_class c on c.oid = p.polrelid
          join pg_namespace n on n.oid = c.relnamespace
        where OURS
          and concat(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
            ~ '(?<!SELECT )shortlist[.]actor_'""",
    "a view without a barrier": """
        select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where OURS and c.relkind = 'v' and not coalesce('security_barrier=true' = any (c.reloptions), false)""",
    "a materialised view, which has no policies, that somebody may read": """
        select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where OURS and c.relkind = 'm' and c.relacl is not null
          and exists (select from aclexplode(c.relacl) a where a.grantee <> c.relowner)""",
    "a function that everybody may call": """
        select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where OURS
          and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))""",
    "a function with its owner's rights and no search path": """
        select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where OURS and p.prosecdef
          and not exists (select from unnest(p.proconfig) s where s like 'search_path=%')""",
    "a function with the rights of somebody else than the owner": """
        select p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where OURS and p.prosecdef and p.proowner <> 'shortlist_owner'::regrole""",
    "a table that everybody may read": """
        select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where OURS and exists (select from aclexplode(c.relacl) a where a.grantee = 0)""",
    "a power of a login that steps over policies": """
        select rolname from pg_roles
        where rolname in ('shortlist_app', 'shortlist_worker', 'shortlist_report')
          and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolinherit or not rolcanlogin)""",
    "a membership of a login": """
        select m.member::regrole from pg_auth_members m
        where m.member::regrole::text in ('shortlist_app', 'shortlist_worker', 'shortlist_report')""",
    "something a login owns": """
        select c.oid::regclass from pg_class c
        where c.relowner::regrole::text in ('shortlist_app', 'shortlist_worker', 'shortlist_report')""",
    "a right of the application to remove rows that are only ever added": """
        select privilege from (values
          ('shortlist.audit_event'), ('shortlist.stage_transition'), ('shortlist.turn_message'),
          ('shortlist.search_log')
        ) t (name), unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) privilege
        where has_table_privilege('shortlist_app', t.name, privilege)""",
    "a right of the application to empty a table or put triggers on it": """
        select c.oid::regclass from pg_class c join pg_namespace n on n.oid = c.relnamespace,
          unnest(array['TRUNCATE', 'TRIGGER', 'REFERENCES']) privilege
        where OURS and c.relkind in ('r', 'p')
          and (has_table_privilege('shortlist_app', c.oid, privilege)
            or has_table_privilege('shortlist_worker', c.oid, privilege))""",
    "a schema the application may create things in": """
        select nspname from pg_namespace
        where nspname <> 'checkpoint'  -- the worker's own
          and (has_schema_privilege('shortlist_app', oid, 'CREATE')
            or has_schema_privilege('shortlist_worker', oid, 'CREATE'))
    """,
}


@pytest.mark.parametrize("finding", FINDINGS)
async def test_the_catalogue_shows_no(company, finding: str) -> None:
    async with company.database.owner() as session:
        query = FINDINGS[finding].replace("OURS", "n.nspname in ('shortlist', 'eeo', 'report')")
        rows = await session.execute(text(query.replace(":", "\\:")))
        assert [str(row[0]) for row in rows] == []


@pytest.mark.parametrize(
    "deed",
    [
        f"set role {OWNER_ROLE}",
        "set session authorization postgres",
        "select key from shortlist.signing_key",
        "alter table shortlist.candidate disable row level security",
        "alter table shortlist.candidate no force row level security",
        "drop policy read on shortlist.candidate",
        "create policy all_of_it on shortlist.candidate using (true)",
        "create function shortlist.actor_is_me() returns boolean language sql return true",
        "create table public.copy (id integer)",
        f"alter role {APP_ROLE} bypassrls",
        f"grant {OWNER_ROLE} to {APP_ROLE}",
        "truncate shortlist.candidate",
        "set session_replication_role = replica",
        "select pg_read_file('/etc/passwd')",
        "copy shortlist.candidate to program 'cat'",
        "select rolpassword from pg_authid",
    ],
)
async def test_the_application_cannot(company, deed: str) -> None:
    for login in (company.database.person(company.people["admin"]), company.database.worker()):
        with pytest.raises(AccessDenied):
            async with login as session:
                await session.execute(text(deed))


async def test_switching_row_security_off_shows_an_error_and_no_rows(company) -> None:
    async with company.database.person(company.people["nobody"]) as session:
        await session.execute(text("set local row_security = off"))
        with pytest.raises(ProgrammingError, match="affected by row-level security"):
            async with session.begin_nested():
                await session.execute(text("select 1 from shortlist.candidate"))


@pytest.mark.parametrize(
    "statement",
    [
        "select 1 from shortlist.note",
        "select 1 from shortlist.candidate_email",
        "select 1 from shortlist.candidate_phone",
        "select 1 from shortlist.offer",
        "select 1 from shortlist.document",
        "select 1 from shortlist.application",
        "select 1 from shortlist.turn_message",
        "select summary from shortlist.scorecard",
        "select args from shortlist.approval",
    ],
)
async def test_the_worker_reads_no(company, statement: str) -> None:
    with pytest.raises(AccessDenied):
        async with company.database.worker() as session:
            await session.execute(text(statement))


async def test_the_roles_are_the_ones_the_program_knows(company) -> None:
    async with company.database.owner() as session:
        rows = await session.scalars(text("select rolname from pg_roles where rolname like 'shortlist%' order by 1"))
        assert set(rows) == {*LOGIN_ROLES, OWNER_ROLE}
    assert WORKER_ROLE in LOGIN_ROLES
