"""Questions analysts write: each passes the guard, and what the guard writes down gives what the statement gave."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from psycopg import Connection

from store.report.errors import GuardRefusedError, ReportFailedError, TooCostlyError
from store.report.guard import guarded
from store.report.running import MAX_CELL, MAX_ROWS
from store.report.values import plain

QUESTIONS = [
    *(Path(__file__).parent / "questions.sql").read_text(encoding="utf-8").strip().split("\n\n"),
    "select count(*) from opening where opened_on is not null and closed_on is null -- still open\n",
    "/* what came in */ select count(*)\n\tfrom application\r\n where status = 'active'",
]
"""Those of the file stand between empty lines."""


def test_there_are_as_many_as_were_promised() -> None:
    assert len(set(QUESTIONS)) == len(QUESTIONS) >= 60


@pytest.fixture
def undefended(bare, somebody) -> Iterator[Connection]:
    """The report role as an executive, which runs the statement as it was written."""
    with bare(somebody("executive").id) as connection:
        yield connection


@pytest.mark.parametrize("question", QUESTIONS)
async def test_an_honest_question_gives_through_the_guard_what_it_gives_without(
    question: str, database, somebody, undefended
) -> None:
    cursor = undefended.execute(question)
    raw = [tuple(plain(cell) for cell in row) for row in cursor]
    async with database.report(somebody("executive").id) as report:
        table = await report.run(question)
    assert [column.name for column in table.columns] == [each.name for each in cursor.description]
    if "order by" in question:
        assert list(table.rows) == raw
    else:
        assert sorted(map(repr, table.rows)) == sorted(map(repr, raw))
    assert raw, "a question that finds nothing proves little"


def test_what_the_guard_writes_it_lets_through_unchanged() -> None:
    now = datetime(2026, 11, 16, 9, tzinfo=UTC)
    for question in QUESTIONS:
        written = guarded(question, now)
        assert guarded(written, now) == written


def test_the_guard_takes_less_than_five_milliseconds_a_statement() -> None:
    now = datetime(2026, 11, 16, 9, tzinfo=UTC)
    best = []
    for question in QUESTIONS:
        tries = []
        for _ in range(5):
            started = time.perf_counter()
            guarded(question, now)
            tries.append(time.perf_counter() - started)
        best.append(min(tries))
    assert sorted(best)[len(best) // 2] < 0.005


async def test_the_clock_of_a_question_is_the_one_it_is_given(database, somebody) -> None:
    moment = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)  # in Berlin it is the next year
    async with database.report(somebody("admin").id, now=moment) as report:
        table = await report.run(
            "select current_date, now()::date, localtimestamp::date, (select day from calendar where is_today)"
        )
    assert {str(cell) for cell in table.rows[0]} == {"2026-01-01"}
    assert [column.name for column in table.columns] == ["current_date", "now", "localtimestamp", "day"]


async def test_an_answer_is_cut_at_the_rows_it_may_hold_and_says_so(database, somebody) -> None:
    async with database.report(somebody("admin").id) as report:
        table = await report.run("select c.day, d.day from calendar c, (select day from calendar limit 2) d")
        assert (len(table.rows), table.is_cut) == (MAX_ROWS, True)
        table = await report.run(
            "select job_title, string_agg(job_title, ',') over (order by applied_on) from application"
        )
        assert table.is_cut
        assert 0 < len(table.rows) < 2000
        assert max(len(text or "") for _, text in table.rows) == MAX_CELL + 1
        table = await report.run("select count(*) from application")
        assert (len(table.rows), table.is_cut) == (1, False)


async def test_the_same_question_is_answered_again_after_one_that_was_refused(database, somebody) -> None:
    for question in ("select 1 from pg_class", *["select count(*) from calendar where is_today"] * 3):
        async with database.report(somebody("admin").id) as report:
            if "pg_class" in question:
                with pytest.raises(GuardRefusedError):
                    await report.run(question)
            else:
                assert (await report.run(question)).rows == ((1,),)


async def test_text_that_doubles_itself_does_not_reach_us(database, somebody) -> None:
    doubled = "".join(f", t{n} as materialized (select s || s as s from t{n - 1})" for n in range(1, 22))  # noqa: S608 - our words
    question = f"with t0 as (select 'xxxxxxxxxx' as s){doubled} select s, array[s] as many from t21"  # noqa: S608 - too
    async with database.report(somebody("admin").id) as report:
        table = await report.run(question)
    assert table.is_cut
    assert (len(table.rows[0][0]), table.rows[0][1]) == (MAX_CELL + 1, None)


async def test_a_product_of_everything_with_everything_is_not_even_begun(database, somebody) -> None:
    async with database.report(somebody("admin").id) as report:
        with pytest.raises(TooCostlyError):
            await report.run("select count(*) from application a, application b, application c")
        with pytest.raises(GuardRefusedError):
            await report.run("select pg_sleep(1)")
        assert (await report.run("select count(*) from job")).rows[0][0] > 0  # the transaction goes on


@pytest.mark.parametrize(
    ("question", "sqlstate", "hint"),
    [
        ("select status, sum(source) from application group by 1", "42883", "sum"),
        ("select status, source from application group by status", "42803", "source"),
        ("select 1 / (count(*) - count(*)) from application", "22012", ""),
        ("select job_title::int from job", "22P02", ""),
        ("select status from application where applied_on = 'Lena Vogt'", "22007", ""),
        ("select source from application a, hire b", "42702", "source"),
    ],
)
async def test_an_error_tells_its_code_and_a_name_of_the_statement_and_no_data(
    question: str, sqlstate: str, hint: str, database, somebody
) -> None:
    async with database.report(somebody("admin").id) as report:
        with pytest.raises(ReportFailedError) as refusal:
            await report.run(question)
    assert (refusal.value.sqlstate, refusal.value.hint) == (sqlstate, hint)
    assert refusal.value.__cause__ is None
    assert "Engineer" not in refusal.value.reason
    assert "Lena" not in refusal.value.reason
