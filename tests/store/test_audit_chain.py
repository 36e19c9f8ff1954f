"""The audit chain has no gap and shows tampering."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import LiteralString

import psycopg
import pytest

from store.testing import Rows

BROKEN = "select shortlist.verify_audit_chain()"


@pytest.fixture
def chain(lasting_rows: Rows) -> Rows:
    """Five events, each committed by itself, in a database where the owner has switched the guards off."""
    for number in range(5):
        lasting_rows.insert("audit_event", action=f"act {number}", subject_kind="candidate", after="{}")
    lasting_rows.run("set session_replication_role = replica")
    return lasting_rows


def test_events_are_numbered_without_a_gap_and_carry_the_hash_before(chain: Rows) -> None:
    events = chain.connection.execute("select seq, prev_hash, hash from shortlist.audit_event order by id").fetchall()
    assert [event[0] for event in events] == [1, 2, 3, 4, 5]
    assert [event[1] for event in events[1:]] == [event[2] for event in events[:-1]]
    assert chain.value(BROKEN) is None


@pytest.mark.parametrize(
    ("tampering", "found_at"),
    [
        ("update shortlist.audit_event set action = 'nothing' where seq = 3", 3),
        ("update shortlist.audit_event set after = '{\"a\": 1}' where seq = 3", 3),
        ("update shortlist.audit_event set at = at + interval '1 second' where seq = 3", 3),
        ("update shortlist.audit_event set surface = 'slack' where seq = 3", 3),
        ("insert into shortlist.audit_event (seq, action, subject_kind) values (6, 'x', 'y')", 6),
        ("delete from shortlist.audit_event where seq = 3", 4),
        ("delete from shortlist.audit_event where seq = 1", 2),
    ],
)
def test_tampering_is_found(chain: Rows, tampering: LiteralString, found_at: int) -> None:
    chain.run(tampering)
    broken = chain.value(BROKEN)
    assert chain.value("select seq from shortlist.audit_event where id = %s", broken) == found_at


def test_the_verdict_does_not_depend_on_the_time_zone(chain: Rows) -> None:
    chain.run("set timezone = 'Asia/Kolkata'")
    assert chain.value(BROKEN) is None


def test_what_the_writer_says_about_order_and_hash_is_ignored(lasting_rows: Rows) -> None:
    lasting_rows.insert("audit_event", action="x", subject_kind="y", seq=99, hash="mine", at="2001-01-01")
    assert lasting_rows.value("select seq from shortlist.audit_event where at > now() - interval '1 hour'") == 1
    assert lasting_rows.value(BROKEN) is None


def test_writers_at_once_make_one_chain_without_waiting_for_each_others_work(
    lasting_rows: Rows, database_url: str
) -> None:
    meet = threading.Barrier(4, timeout=30)

    def write(number: int) -> None:
        with psycopg.connect(database_url) as connection:
            for step in range(5):
                Rows(connection).insert("audit_event", action=f"{number}.{step}", subject_kind="candidate")
                meet.wait()  # everybody has an open transaction with an event in it
                connection.commit()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(write, range(4)))
    assert lasting_rows.value("select count(*) from shortlist.audit_event") == 20
    assert lasting_rows.value(BROKEN) is None
