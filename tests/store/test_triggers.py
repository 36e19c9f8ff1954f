"""What the database itself keeps true: append-only logs, contacts, times, full text."""

from datetime import UTC, datetime, timedelta
from typing import LiteralString

import psycopg
import pytest
from psycopg import sql
from psycopg.errors import CheckViolation, UniqueViolation

from store.testing import Rows

APPEND_ONLY = "SL002"


@pytest.fixture
def logged(rows: Rows) -> dict[str, str]:
    """One row in every append-only table; the value is a column to tamper with."""
    candidate = rows.candidate()
    job, screen, _ = rows.job()
    rows.application(candidate, job, screen)
    person = rows.insert("person", name="Ada Park", email="ada@example.com")
    conversation = rows.insert("conversation", surface="terminal")
    turn = rows.insert("turn", conversation_id=conversation, actor_id=person, surface="terminal")
    rows.insert("turn_message", turn_id=turn, position=1, role="user", content='{"text": "hello"}')
    rows.insert("search_log", actor_id=person, criteria="{}")
    rows.insert("audit_event", action="note_added", subject_kind="candidate", subject_id=candidate)
    rows.check()
    return {
        "stage_transition": "reason",
        "turn_message": "role",
        "search_log": "total",
        "audit_event": "action",
    }


@pytest.mark.parametrize("table", ["stage_transition", "turn_message", "search_log", "audit_event"])
@pytest.mark.parametrize(
    "attempt", ["update {table} set {column} = {column}", "delete from {table}", "truncate {table}"]
)
def test_a_log_only_grows(rows: Rows, logged: dict[str, str], table: str, attempt: LiteralString) -> None:
    names = {"table": sql.Identifier("shortlist", table), "column": sql.Identifier(logged[table])}
    with pytest.raises(psycopg.Error) as refusal:
        rows.run(sql.SQL(attempt).format(**names))
    assert refusal.value.sqlstate == APPEND_ONLY


@pytest.mark.usefixtures("logged")
def test_an_erasure_by_the_owner_may_delete_from_a_log(rows: Rows) -> None:
    rows.run("set local shortlist.erasure = 'on'")
    rows.run("delete from shortlist.turn_message")
    assert rows.value("select count(*) from shortlist.turn_message") == 0


@pytest.mark.usefixtures("logged")
def test_an_erasure_by_anyone_else_is_refused(rows: Rows) -> None:
    rows.run("create role somebody")
    rows.run("grant usage on schema shortlist to somebody")
    rows.run("grant select, delete on shortlist.turn_message to somebody")
    rows.run("alter table shortlist.turn_message disable row level security")
    rows.run("set local role somebody")
    rows.run("set local shortlist.erasure = 'on'")
    with pytest.raises(psycopg.Error) as refusal:
        rows.run("delete from shortlist.turn_message")
    assert refusal.value.sqlstate == APPEND_ONLY


def test_an_address_is_kept_in_lower_case_and_belongs_to_one_live_candidate(rows: Rows) -> None:
    rows.insert("candidate_email", candidate_id=rows.candidate(), value=" Amira@Example.COM ")
    assert rows.value("select value from shortlist.candidate_email") == "amira@example.com"
    with pytest.raises(UniqueViolation):
        rows.insert("candidate_email", candidate_id=rows.candidate("Ben", "Ode"), value="amira@example.com")


def test_a_merged_candidate_gives_up_addresses_and_links_and_gets_them_back(rows: Rows) -> None:
    first, second = rows.candidate(), rows.candidate("A.", "Haddad")
    rows.insert("candidate_email", candidate_id=first, value="a@example.com")
    rows.insert("candidate_link", candidate_id=first, url="https://www.linkedin.com/in/amira/")
    live = (
        "select e.is_live and l.is_live from shortlist.candidate_email as e"
        " join shortlist.candidate_link as l using (candidate_id) where candidate_id = %s"
    )
    rows.run("update shortlist.candidate set status = 'merged', merged_into_id = %s where id = %s", second, first)
    assert rows.value(live, first) is False
    rows.insert("candidate_email", candidate_id=second, value="a@example.com")
    rows.run("delete from shortlist.candidate_email where candidate_id = %s", second)
    rows.run("update shortlist.candidate set status = 'active', merged_into_id = null where id = %s", first)
    assert rows.value(live, first) is True


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://www.linkedin.com/in/Jane-Doe/", "http://de.linkedin.com/in/jane-doe?trk=x"),
        ("https://github.com/Jane", "github.com/jane/"),
        ("https://x.com/jane", "https://twitter.com/jane"),
    ],
)
def test_a_profile_written_in_two_ways_belongs_to_one_candidate(rows: Rows, first: str, second: str) -> None:
    rows.insert("candidate_link", candidate_id=rows.candidate(), url=first)
    with pytest.raises(UniqueViolation):
        rows.insert("candidate_link", candidate_id=rows.candidate("Ben", "Ode"), url=second)


def test_an_active_candidate_has_a_name_of_some_kind(rows: Rows) -> None:
    rows.insert("candidate", last_name="Sukarno")
    with pytest.raises(CheckViolation):
        rows.insert("candidate", first_name=" ", last_name=None)


def test_updated_at_moves_with_a_change_but_not_with_derived_values(rows: Rows) -> None:
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)
    candidate = rows.candidate(updated_at=long_ago)
    rows.insert("experience", candidate_id=candidate, title="Welder")
    rows.insert("note", candidate_id=candidate, body="Called.")
    updated = "select updated_at from shortlist.candidate where id = %s"
    assert rows.value(updated, candidate) == long_ago
    rows.run("update shortlist.candidate set headline = 'Builder' where id = %s", candidate)
    assert rows.value(updated, candidate) > long_ago


@pytest.fixture
def quiet(rows: Rows) -> object:
    """A candidate with whom nothing has happened for years."""
    return rows.candidate(last_activity_at=datetime(2020, 1, 1, tzinfo=UTC))


def test_a_note_is_activity(rows: Rows, quiet: object) -> None:
    rows.insert("note", candidate_id=quiet, body="Called.")
    assert rows.value("select last_activity_at = now() from shortlist.candidate where id = %s", quiet)


def test_an_old_note_is_no_recent_activity(rows: Rows, quiet: object) -> None:
    rows.insert("note", candidate_id=quiet, body="Called.", created_at=datetime(2019, 1, 1, tzinfo=UTC))
    assert rows.value("select last_activity_at < '2020-02-01' from shortlist.candidate where id = %s", quiet)


def test_a_move_is_activity(rows: Rows, quiet: object) -> None:
    job, screen, onsite = rows.job()
    application = rows.insert(
        "application",
        candidate_id=quiet,
        job_id=job,
        stage_id=screen,
        applied_at=datetime(2020, 1, 1, tzinfo=UTC),
    )
    later = datetime(2021, 5, 1, tzinfo=UTC)
    rows.insert("stage_transition", application_id=application, to_stage_id=screen, to_status="active", moved_at=later)
    rows.move(application, screen, onsite, moved_at=later + timedelta(days=2))
    assert rows.value("select last_activity_at = '2021-05-03Z' from shortlist.candidate where id = %s", quiet)


def test_only_a_sent_message_is_contact(rows: Rows, quiet: object) -> None:
    message = rows.insert("message", candidate_id=quiet, status="draft", body_text="Hello")
    contacted = "select last_contacted_at from shortlist.candidate where id = %s"
    assert rows.value(contacted, quiet) is None
    sent_at = datetime(2024, 3, 1, tzinfo=UTC)
    rows.run("update shortlist.message set status = 'sent', sent_at = %s where id = %s", sent_at, message)
    assert rows.value(contacted, quiet) == sent_at


def test_a_reply_is_activity_but_no_contact(rows: Rows, quiet: object) -> None:
    rows.insert("message", candidate_id=quiet, direction="inbound", status="received", body_text="Yes")
    last = "select last_contacted_at is null and last_activity_at = now() from shortlist.candidate where id = %s"
    assert rows.value(last, quiet)


def finds(rows: Rows, words: str) -> bool:
    """Whether the full text of the only candidate matches these words."""
    return bool(
        rows.value(
            "select search @@ (websearch_to_tsquery('english', shortlist.search_text(%s))"
            " || websearch_to_tsquery('simple', shortlist.search_text(%s))) from shortlist.candidate",
            words,
            words,
        )
    )


@pytest.mark.parametrize(
    "words", ["zoe", "obrien", "Zoë O’Brien", "c++ developer", "lodz", "managed teams", "KUBERNETES", "C#", "acme"]
)
def test_full_text_covers_the_whole_record_without_accents(rows: Rows, words: str) -> None:
    candidate = rows.candidate(
        "Zoë", "O'Brien", current_title="C++ Developer", location="Łódź, Poland", summary="Manages teams."
    )
    skill = rows.insert("skill", name="C#")
    rows.insert("candidate_skill", candidate_id=candidate, skill_id=skill)
    rows.insert("experience", candidate_id=candidate, company="Acme", title="Welder")
    rows.resume(candidate, "Ran Kubernetes in production.")
    assert finds(rows, words)


def test_full_text_forgets_what_is_no_longer_so(rows: Rows) -> None:
    candidate = rows.candidate(headline="Baker")
    experience = rows.insert("experience", candidate_id=candidate, company="Acme")
    rows.resume(candidate, "Knows Fortran.")
    rows.run("update shortlist.candidate set headline = 'Painter' where id = %s", candidate)
    rows.run("delete from shortlist.experience where id = %s", experience)
    rows.resume(candidate, "Knows Erlang.")
    rows.run("update shortlist.document set created_at = now() - interval '1 day' where text like %s", "%Fortran%")
    assert [finds(rows, word) for word in ("baker", "acme", "fortran")] == [False, False, False]
    assert finds(rows, "painter erlang")


def test_a_resume_of_any_length_can_be_stored(rows: Rows) -> None:
    rows.resume(rows.candidate(), " ".join(f"word{number}ö" for number in range(300_000)))
    assert finds(rows, "word7o")


def test_a_bulk_load_leaves_full_text_and_names_to_one_refresh(rows: Rows) -> None:
    rows.run("set local shortlist.bulk = 'on'")
    candidate = rows.candidate("Zoë", "Novák")
    rows.insert("experience", candidate_id=candidate, company="Acme")
    assert rows.value("select search is null from shortlist.candidate")
    rows.value("select shortlist.refresh_candidate_search(%s::uuid[])", [candidate])
    rows.value("select shortlist.refresh_name_parts(%s::uuid[])", [candidate])
    assert finds(rows, "zoe novak acme")
    assert rows.column("select shortlist.similar_name_parts('novka')") == ["novak"]


def test_nobody_may_run_the_functions_unasked(rows: Rows) -> None:
    assert not rows.column(
        "select proname from pg_proc where pronamespace = 'shortlist'::regnamespace"
        " and has_function_privilege('public', oid, 'execute')"
    )


def test_every_function_with_the_owners_rights_fixes_its_search_path(rows: Rows) -> None:
    assert not rows.column(
        "select proname from pg_proc where pronamespace in ('shortlist'::regnamespace, 'report'::regnamespace)"
        " and prosecdef and not coalesce(proconfig, '{}')::text like %s",
        "%search_path=%",
    )
