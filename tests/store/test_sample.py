"""The sample company: the same every time, true to life in its proportions, and consistent to the last row."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import phonenumbers
import psycopg
import pytest

from store.embedding import LocalEmbedder
from store.errors import DatabaseInUseError
from store.models import Base
from store.sample import seed
from store.sample.company import Foundation, build, build_more
from store.sample.content.names import WELL_KNOWN
from store.sample.embeddings import candidate_texts
from store.sample.rows import Row, Rows
from store.sample.vectors import KnownVectors
from store.testing import Databases

AS_OF = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 4)
FUTURE = {"starts_at", "ends_at", "starts_on", "target_start", "resurface_on", "next_at", "snoozed_until", "expires_at"}
"""Columns that may lie after the as-of moment."""


@pytest.fixture(scope="module")
def company() -> tuple[Foundation, Rows]:
    return build(AS_OF)


@pytest.fixture(scope="module")
def rows(company: tuple[Foundation, Rows]) -> Rows:
    return company[1]


@pytest.fixture(scope="module")
def by_id(rows: Rows) -> dict[str, Row]:
    return {row["id"]: row for table in rows for row in rows[table]}


@pytest.fixture(scope="module")
async def database(databases: Databases) -> Any:
    with databases.migrated() as url:
        await seed(url, as_of=AS_OF)
        yield url


@pytest.fixture
def connection(database: str) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    with psycopg.connect(database) as opened:
        yield opened


def substance(rows: Rows) -> dict[str, list[dict[str, Any]]]:
    """Rows without dates, with places in their tables instead of identifiers."""
    place = {row["id"]: (table, number) for table in rows for number, row in enumerate(rows[table])}

    def plain(value: Any) -> Any:
        if isinstance(value, datetime | date):
            return "a date"
        return place.get(value, value) if isinstance(value, str) else value

    skipped = {"document": {"text", "content", "sha256"}, "interview": {"location", "ics_uid"}}
    letters = {"message": {"message_id_header", "in_reply_to"}, "feedback_request": {"thread_ts", "channel"}}
    return {
        table: [
            {
                column: plain(value)
                for column, value in row.items()
                if column not in skipped.get(table, ()) and column not in letters.get(table, ())
            }
            for row in rows[table]
        ]
        for table in rows
    }


# Determinism


def test_same_seed_and_date_give_the_same_rows(rows: Rows) -> None:
    _, again = build(AS_OF)
    assert {table: again[table] for table in again} == {table: rows[table] for table in rows}


def test_another_time_of_the_same_day_changes_nothing(rows: Rows) -> None:
    _, again = build(AS_OF + timedelta(hours=7))
    assert again["candidate"] == rows["candidate"]
    assert again["interview"] == rows["interview"]


@pytest.mark.parametrize("days", [3, 40, 200])
def test_another_date_shifts_dates_and_nothing_else(rows: Rows, days: int) -> None:
    _, later = build(AS_OF + timedelta(days=days))
    expected, found = substance(rows), substance(later)
    assert expected.keys() == found.keys()
    for table in expected:
        assert found[table] == expected[table], table


def test_another_seed_gives_other_people(rows: Rows) -> None:
    _, other = build(AS_OF, seed=1)
    names = {(row["first_name"], row["last_name"]) for row in rows["candidate"]}
    others = {(row["first_name"], row["last_name"]) for row in other["candidate"]}
    assert len(names & others) < 700


def test_identifiers_are_version_7_and_sort_by_time(rows: Rows) -> None:
    identifiers = [uuid.UUID(row["id"]) for table in rows for row in rows[table]]
    assert {each.version for each in identifiers} == {7}
    assert len(set(identifiers)) == len(identifiers)
    ordered = sorted(rows["note"], key=lambda row: row["id"])
    assert all(a["created_at"] <= b["created_at"] for a, b in pairwise(ordered))


# Proportions


def test_size(rows: Rows) -> None:
    assert len(rows["person"]) == 60
    assert len(rows["job"]) == 24
    assert len(rows["candidate"]) == 1500
    assert sum(row["status"] != "prospect" for row in rows["application"]) == 2400
    assert len(rows["skill"]) >= 150


def test_jobs_are_of_every_sort(rows: Rows) -> None:
    statuses = Counter(row["status"] for row in rows["job"])
    assert statuses["open"] >= 10
    assert statuses["closed"] >= 5
    assert statuses["draft"] == 1
    assert sum(row["is_confidential"] for row in rows["job"]) == 1
    spells = Counter(row["job_id"] for row in rows["job_open_spell"])
    assert sorted(spells.values())[-2:] == [1, 2]


def test_most_applications_end_before_the_first_interview(rows: Rows, by_id: dict[str, Row]) -> None:
    ended = [row for row in rows["application"] if row["status"] in {"rejected", "withdrawn"}]
    early = sum(by_id[row["stage_id"]]["kind"] in {"lead", "pre_interview_screen"} for row in ended)
    assert 0.5 < early / len(ended) < 0.75


def test_sources_have_a_long_tail_and_some_are_missing(rows: Rows) -> None:
    counts = Counter(row["source_id"] for row in rows["application"])
    assert 80 < counts.pop(None) < 200
    assert counts.most_common(3)[-1][1] > 200
    assert sum(count < 15 for count in counts.values()) >= 8


def test_nobody_is_hired_and_hardly_anybody_applies_in_the_freeze(rows: Rows) -> None:
    start, end = datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 4, 1, tzinfo=UTC)
    assert not [row for row in rows["application"] if row["hired_at"] and start <= row["hired_at"] < end]
    by_quarter = Counter((row["applied_at"].year, (row["applied_at"].month - 1) // 3) for row in rows["application"])
    assert by_quarter[2025, 0] < 0.3 * by_quarter[2024, 3]
    assert by_quarter[2025, 0] < 0.3 * by_quarter[2025, 1]


def test_every_open_job_has_people_in_every_stage(rows: Rows, by_id: dict[str, Row]) -> None:
    standing = Counter(row["stage_id"] for row in rows["application"] if row["status"] == "active")
    for stage in rows["stage"]:
        job = by_id[stage["job_id"]]
        if job["status"] == "open" and stage["kind"] not in {"hired", "archived"}:
            assert standing[stage["id"]] >= (1 if job["is_confidential"] else 2), (job["code"], stage["name"])


def test_nobody_is_active_on_a_job_that_is_not_open(rows: Rows, by_id: dict[str, Row]) -> None:
    for row in rows["application"]:
        if row["status"] == "active":
            assert by_id[row["job_id"]]["status"] == "open"


def test_paths_skip_stages_go_back_and_come_again(rows: Rows, by_id: dict[str, Row]) -> None:
    steps: Counter[int] = Counter()
    reopened = 0
    for row in rows["stage_transition"]:
        if row["from_stage_id"] and row["to_stage_id"]:
            steps[by_id[row["to_stage_id"]]["position"] - by_id[row["from_stage_id"]]["position"]] += 1
        reopened += row["from_status"] == "rejected" and row["to_status"] == "active"
    assert steps[2] > 40
    assert steps[-1] > 10
    assert reopened > 5
    again = Counter((row["candidate_id"], row["job_id"]) for row in rows["application"] if row["job_id"])
    assert sum(count > 1 for count in again.values()) > 20


def test_offers_are_in_every_state_and_some_are_stale(rows: Rows) -> None:
    counts = Counter(row["status"] for row in rows["offer"])
    assert counts["accepted"] == sum(row["status"] == "hired" for row in rows["application"])
    expected = {"draft", "pending_approval", "approved", "sent", "declined", "rescinded", "deprecated"}
    assert all(counts[status] >= 3 for status in expected)
    waiting = [row["created_at"] for row in rows["offer"] if row["status"] in {"pending_approval", "sent"}]
    assert any(AS_OF - at > timedelta(days=9) for at in waiting)


def test_feedback_is_late_missing_and_contradictory(rows: Rows, by_id: dict[str, Row]) -> None:
    given = {(row["interview_id"], row["interviewer_id"]) for row in rows["scorecard"] if row["status"] == "submitted"}
    ended = [row for row in rows["interview"] if row["ends_at"] < AS_OF - timedelta(hours=24)]
    alive = {row["id"] for row in ended if row["status"] != "cancelled"}
    overdue = [
        row
        for row in rows["interview_panelist"]
        if row["interview_id"] in alive
        and row["response"] != "declined"
        and (row["interview_id"], row["person_id"]) not in given
    ]
    assert 20 < len(overdue) < 150
    judged: dict[str, set[str]] = {}
    for row in rows["scorecard"]:
        judged.setdefault(row["interview_id"], set()).add(row["recommendation"])
    assert sum({"yes", "no"} <= each for each in judged.values()) > 30
    praised = {"asked what the nurses would see when it breaks", "named the trade-off, then picked one and said why"}
    ratings = {by_id[row["rating_id"]]["rating"] for row in rows["scorecard_evidence"] if row["quote"] in praised}
    assert ratings & {"no", "definitely_not"}


def test_there_is_work_today(rows: Rows) -> None:
    scheduled = Counter(row["starts_at"].date() for row in rows["interview"] if row["status"] == "scheduled")
    assert scheduled[TODAY] >= 5
    assert scheduled[TODAY + timedelta(days=1)] >= 5
    assert any(row["resurface_on"] <= TODAY for row in rows["silver_medal"])
    assert any(row["resurface_on"] > TODAY for row in rows["silver_medal"])
    assert any(row["status"] == "due" for row in rows["offer_approval"])
    assert any(row["status"] == "active" and row["next_at"].date() == TODAY for row in rows["enrollment"])


def test_outreach_is_answered_in_every_way(rows: Rows) -> None:
    assert len(rows["sequence"]) == 2
    classes = Counter(row["reply_class"] for row in rows["message"] if row["direction"] == "inbound")
    assert {"interested", "not_interested", "later", "out_of_office", "unsubscribe", "other", None} <= set(classes)
    reasons = {row["finish_reason"] for row in rows["enrollment"]}
    assert {"replied", "unsubscribed", "bounced", "applied", "completed_no_reply", "meeting_booked"} <= reasons
    outbound = [row for row in rows["message"] if row["direction"] == "outbound" and row["status"] == "delivered"]
    assert any(row["enrollment_id"] is None and row["application_id"] is None for row in outbound)


# Consistency


def test_every_reference_finds_its_row(rows: Rows, by_id: dict[str, Row]) -> None:
    for table in rows:
        for key in _tables()[table].foreign_keys:
            column, target = key.parent.name, key.column.table.name
            if column not in rows[table][0] or len(key.constraint.columns) > 1:
                continue
            known = {row["id"] for row in rows[target]}
            wrong = [row for row in rows[table] if row[column] is not None and row[column] not in known]
            assert not wrong, (table, column)
    assert by_id


def test_rows_of_a_table_have_the_same_columns_in_the_same_order(rows: Rows) -> None:
    for table in rows:
        assert len({tuple(row) for row in rows[table]}) == 1, table
        assert set(rows[table][0]) <= {column.name for column in _tables()[table].columns}


def test_nothing_has_happened_after_the_as_of_date(rows: Rows) -> None:
    for table in rows:
        for row in rows[table]:
            for column, value in row.items():
                if value is None or column in FUTURE:
                    continue
                if isinstance(value, datetime):
                    assert value < datetime(2026, 3, 4, tzinfo=UTC), (table, column, value)
                elif isinstance(value, date):
                    assert value <= TODAY, (table, column, value)


def test_an_as_of_shortly_after_midnight_has_no_future_either() -> None:
    midnight = datetime(2026, 3, 7, 23, 5, tzinfo=UTC)
    _, rows = build(midnight)
    happened = ("applied_at", "moved_at", "sent_at", "submitted_at", "asked_at", "reminded_at", "decided_at", "at")
    for table in rows:
        for row in rows[table]:
            assert all(row[column] <= midnight for column in happened if row.get(column)), (table, row)


def test_history_of_every_application_is_a_chain(rows: Rows) -> None:
    histories: dict[str, list[Row]] = {}
    for row in rows["stage_transition"]:
        histories.setdefault(row["application_id"], []).append(row)
    for application in rows["application"]:
        moves = sorted(histories[application["id"]], key=lambda row: row["position"])
        assert moves[0]["from_status"] is None
        assert [row["position"] for row in moves] == list(range(1, len(moves) + 1))
        for before, after in pairwise(moves):
            assert (after["from_stage_id"], after["from_status"]) == (before["to_stage_id"], before["to_status"])
            assert after["moved_at"] >= before["moved_at"]
        assert (moves[-1]["to_stage_id"], moves[-1]["to_status"]) == (application["stage_id"], application["status"])
        changed = [row for row in moves if row["from_status"] != row["to_status"]][-1]
        assert application["status_changed_at"] == changed["moved_at"]
        assert application["applied_at"] == moves[0]["moved_at"]


def test_rejections_and_withdrawals_stay_in_their_stage_and_have_a_reason(rows: Rows) -> None:
    for row in rows["stage_transition"]:
        if row["to_status"] in {"rejected", "withdrawn"}:
            assert row["to_stage_id"] == row["from_stage_id"]
            assert row["reason"]
    for row in rows["application"]:
        assert (row["status"] in {"rejected", "withdrawn"}) == (row["rejection_reason_id"] is not None)


def test_nobody_has_two_active_applications_to_one_job(rows: Rows) -> None:
    active = Counter((row["candidate_id"], row["job_id"]) for row in rows["application"] if row["status"] == "active")
    assert max(active.values()) == 1


def test_hired_people_do_not_apply_again(rows: Rows) -> None:
    hired = {row["candidate_id"]: row["hired_at"] for row in rows["application"] if row["status"] == "hired"}
    later = [
        row
        for row in rows["application"]
        if row["candidate_id"] in hired
        and (row["applied_at"] > hired[row["candidate_id"]] or row["status"] == "active")
    ]
    assert not later


def test_applications_fall_into_the_time_their_job_was_open(rows: Rows) -> None:
    spells: dict[str, list[tuple[datetime, datetime | None]]] = {}
    for row in rows["job_open_spell"]:
        spells.setdefault(row["job_id"], []).append((row["opened_at"], row["closed_at"]))
    outside = [
        row
        for row in rows["application"]
        if row["job_id"]
        and not any(
            start - timedelta(days=3) <= row["applied_at"] and (end is None or row["applied_at"] <= end)
            for start, end in spells[row["job_id"]]
        )
    ]
    assert not outside


def test_each_filled_slot_and_its_hire_name_each_other(rows: Rows, by_id: dict[str, Row]) -> None:
    filled = {row["id"]: row for row in rows["opening"] if row["application_id"]}
    hires = [row for row in rows["application"] if row["status"] == "hired"]
    assert {row["opening_id"] for row in hires} == set(filled)
    for slot in filled.values():
        hire = by_id[slot["application_id"]]
        assert hire["opening_id"] == slot["id"]
        assert slot["opened_at"] < hire["hired_at"]
        assert slot["job_id"] == hire["job_id"]


def test_sourced_people_were_written_to_before_they_applied(rows: Rows, by_id: dict[str, Row]) -> None:
    first: dict[tuple[str, str], datetime] = {}
    for row in rows["message"]:
        if row["direction"] == "outbound" and row["application_id"] is None and row["sent_at"]:
            key = (row["candidate_id"], row["job_id"])
            first[key] = min(first.get(key, row["sent_at"]), row["sent_at"])
    sourced = [
        row for row in rows["application"] if row["source_id"] and by_id[row["source_id"]]["kind"] == "prospecting"
        and row["status"] != "prospect"
    ]  # fmt: skip
    known = [row for row in sourced if first.get((row["candidate_id"], row["job_id"]), AS_OF) < row["applied_at"]]
    assert 0.75 < len(known) / len(sourced) < 1


def test_last_contact_and_activity_agree_with_what_happened(rows: Rows) -> None:
    contacted: dict[str, datetime] = {}
    for row in rows["message"]:
        if row["direction"] == "outbound" and row["sent_at"]:
            contacted[row["candidate_id"]] = max(contacted.get(row["candidate_id"], row["sent_at"]), row["sent_at"])
    for row in rows["candidate"]:
        assert row["last_contacted_at"] == contacted.get(row["id"])
        assert row["last_activity_at"] >= row["created_at"]
        assert row["last_contacted_at"] is None or row["last_contacted_at"] <= row["last_activity_at"]
    assert 150 < sum(row["last_contacted_at"] is None for row in rows["candidate"]) < 900


def test_nobody_meets_or_judges_themselves(rows: Rows, by_id: dict[str, Row]) -> None:
    person_of = {row["email"]: row["id"] for row in rows["person"]}
    selves = {
        row["candidate_id"]: person_of[row["value"]] for row in rows["candidate_email"] if row["value"] in person_of
    }
    assert len(selves) == 2
    for row in rows["interview_panelist"]:
        application = by_id[by_id[row["interview_id"]]["application_id"]]
        assert selves.get(application["candidate_id"]) != row["person_id"]
    for row in rows["note"]:
        assert selves.get(row["candidate_id"]) != row["author_id"]


def test_screening_quotes_are_in_the_document(rows: Rows, by_id: dict[str, Row]) -> None:
    quoted = [row for row in rows["screening_result"] if row["evidence"]]
    assert len(quoted) > 500
    assert all(row["evidence"] in by_id[row["document_id"]]["text"] for row in quoted)


def test_one_live_version_of_each_offer(rows: Rows) -> None:
    live = Counter(row["application_id"] for row in rows["offer"] if row["status"] != "deprecated")
    assert set(live.values()) == {1}


def test_only_its_team_touches_the_confidential_job(rows: Rows) -> None:
    job = next(row["id"] for row in rows["job"] if row["is_confidential"])
    team = {row["person_id"] for row in rows["hiring_team"] if row["job_id"] == job} | {None}
    applications = {row["id"]: row for row in rows["application"] if row["job_id"] == job}
    offers = {row["id"] for row in rows["offer"] if row["application_id"] in applications}
    interviews = {row["id"] for row in rows["interview"] if row["application_id"] in applications}
    touched = {row["credited_to_id"] for row in applications.values()}
    touched |= {row["moved_by_id"] for row in rows["stage_transition"] if row["application_id"] in applications}
    touched |= {row["author_id"] for row in rows["note"] if row["application_id"] in applications}
    touched |= {row["approver_id"] for row in rows["offer_approval"] if row["offer_id"] in offers}
    touched |= {row["person_id"] for row in rows["interview_panelist"] if row["interview_id"] in interviews}
    touched |= {row["organiser_id"] for row in rows["interview"] if row["id"] in interviews}
    touched |= {row["sender_id"] for row in rows["message"] if row["job_id"] == job}
    touched |= {row["referrer_id"] for row in rows["referral"] if row["job_id"] == job}
    assert touched <= team


def test_the_deactivated_recruiter_is_on_no_job_today(rows: Rows) -> None:
    gone = next(row for row in rows["person"] if row["status"] == "deactivated")
    assert not [row for row in rows["hiring_team"] if row["person_id"] == gone["id"] and row["valid_to"] is None]
    assert [row for row in rows["hiring_team"] if row["person_id"] == gone["id"]]


# Nobody real


def test_addresses_and_links_lead_to_nobody(rows: Rows) -> None:
    reserved = re.compile(r"@([a-z0-9-]+\.)*example(\.com|\.org|\.net)?$")
    addresses = [row["value"] for row in rows["candidate_email"]] + [row["email"] for row in rows["person"]]
    assert all(reserved.search(address) and address == address.lower() for address in addresses)
    assert len({row["value"] for row in rows["candidate_email"]}) == len(rows["candidate_email"])
    assert all(re.match(r"https://[a-z]+\.example/", row["url"]) for row in rows["candidate_link"])
    texts = " ".join(row["text"] for row in rows["document"])
    assert all(reserved.search(address) for address in re.findall(r"\S+@[\w.-]*\w", texts))


def test_telephone_numbers_are_valid_and_kept_for_fiction(rows: Rows) -> None:
    fiction = re.compile(
        r"\+1\d{3}55501\d\d$|\+4930231250|\+49302312|\+49699000|\+494066969|\+492214710|\+498999998|"
        r"\+442079460|\+441[167]\d4960|\+33(199001|261911|465711|536491)"
    )
    for row in rows["candidate_phone"]:
        assert phonenumbers.is_valid_number(phonenumbers.parse(row["value"])), row["value"]
        assert fiction.match(row["value"]), row["value"]


def test_no_name_is_a_well_known_one_and_only_planned_ones_are_shared(rows: Rows) -> None:
    names = Counter(f"{row['first_name']} {row['last_name']}" for row in rows["candidate"])
    assert not WELL_KNOWN & set(names)
    shared = {name for name, count in names.items() if count > 1}
    assert {"Maria Silva", "Anna Kowalska"} <= shared
    assert len(shared) < 10
    assert max(Counter(row["last_name"] for row in rows["candidate"]).values()) > 5
    assert max(Counter(row["first_name"] for row in rows["candidate"]).values()) > 5


# Loading


def test_loaded_company_is_what_was_generated(rows: Rows, connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    for table in rows:
        schema = _tables()[table].schema
        found = connection.execute(f'select count(*) from {schema}."{table}"').fetchone()  # noqa: S608 - own names
        assert found == (len(rows[table]),), table


def test_loaded_candidates_can_be_found(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    def count(query: str) -> int:
        row = connection.execute(query).fetchone()
        assert row is not None
        return int(row[0])

    assert count("select count(*) from shortlist.candidate where search is null") == 0
    assert count("select count(distinct candidate_id) from shortlist.candidate_name_part") == 1500
    assert count("select count(*) from shortlist.similar_name_parts('Kowlaska')") > 0
    assert count("select count(*) from shortlist.opening where application_id is not null") > 50
    assert count("select count(*) from shortlist.suppression where email_hmac like '%@%'") == 0


def test_histories_hold_as_the_triggers_would_have_it(connection: psycopg.Connection[tuple[Any, ...]]) -> None:
    assert connection.execute("select shortlist.first_broken_history()").fetchone() == (None,)


async def test_seeding_twice_changes_nothing(
    database: str, connection: psycopg.Connection[tuple[Any, ...]], rows: Rows
) -> None:
    with pytest.raises(DatabaseInUseError, match="nothing was changed"):
        await seed(database, as_of=AS_OF)
    assert connection.execute("select count(*) from shortlist.candidate").fetchone() == (len(rows["candidate"]),)


async def test_scale_multiplies_candidates_and_applications(databases: Databases) -> None:
    with databases.migrated() as url:
        said: list[str] = []
        await seed(url, as_of=AS_OF, scale=2, progress=said.append)
        with psycopg.connect(url) as opened:
            assert opened.execute("select count(*) from shortlist.candidate").fetchone() == (3000,)
            assert opened.execute("select count(*) from shortlist.application").fetchone() == (4840,)
    assert any("3,000" in sentence for sentence in said)


def test_more_blocks_leave_the_company_as_it_is(company: tuple[Foundation, Rows]) -> None:
    base, rows = company
    more, again = build_more(base, 1), build_more(base, 1)
    assert more["candidate"] == again["candidate"]
    assert not {row["value"] for row in more["candidate_email"]} & {row["value"] for row in rows["candidate_email"]}
    assert not {row["id"] for row in more["candidate"]} & {row["id"] for row in rows["candidate"]}


# Vectors


async def test_vectors_on_file_are_those_of_the_local_embedder(company: tuple[Foundation, Rows]) -> None:
    base, rows = company
    texts = list(dict(candidate_texts(rows, base.skills)).values())
    known = KnownVectors(LocalEmbedder.name)
    missing = [text for text in texts if known.get(text) is None]
    assert not missing, "The texts changed: run `python -m store.sample` to compute their vectors anew."
    for text, vector in zip(texts[:3], await LocalEmbedder().embed(texts[:3]), strict=True):
        assert np.dot(known.get(text), vector) > 0.999


def test_vectors_on_file_are_for_one_embedder_only() -> None:
    assert KnownVectors("another").get("anything") is None


def _tables() -> dict[str, Any]:
    return {table.name: table for table in Base.metadata.tables.values()}
