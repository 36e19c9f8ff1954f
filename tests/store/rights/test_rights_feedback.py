"""Feedback as each person finds it in the database: what is hidden until one's own is in, and what follows it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from store.errors import AccessDenied

JOIN = "insert into shortlist.interview_panelist (interview_id, person_id) values (:interview, :me)"
HAND_IN = (
    "insert into shortlist.scorecard (interview_id, application_id, interviewer_id, status) values"
    " (:interview, :ana_app, :me, 'draft') on conflict (interview_id, interviewer_id) do nothing"
)
SUBMIT = (
    "update shortlist.scorecard set status = 'submitted', submitted_at = now()"
    " where interview_id = :interview and interviewer_id = :me"
)
KEEP = (
    "insert into shortlist.scorecard_version (scorecard_id, recommendation, content, submitted_at)"
    " values (:done_card, 'no', '{}', now())"
)
CONTENTS = (
    "select from shortlist.scorecard where id = :done_card",
    "select from shortlist.scorecard_version where scorecard_id = :done_card",
    "select 1 where shortlist.scorecard_private_note(:done_card) is not null",
)


class UndoError(Exception):
    """Takes a test's writes back."""


@asynccontextmanager
async def acting(company, who: str) -> AsyncIterator[AsyncSession]:
    """A person's transaction that saves nothing."""
    with suppress(UndoError):
        async with company.database.person(company.people[who]) as session:
            yield session
            raise UndoError


async def run(company, session: AsyncSession, who: str, statement: str):
    """Run a statement with the company's names for things."""
    clause = text(statement)
    ids: dict[str, UUID] = company.things | {"me": company.people[who]}
    return await session.execute(clause, {name: ids[name] for name in clause.compile().params})


async def sees(company, session: AsyncSession, who: str, statement: str) -> bool:
    """Whether a query finds anything."""
    return (await run(company, session, who, statement)).first() is not None


@pytest.fixture(scope="module", autouse=True)
async def amended(company) -> None:
    """The scorecard that is in has been amended once."""
    async with company.database.person(company.people["done"]) as session:
        await run(company, session, "done", KEEP)


@pytest.mark.parametrize("who", ["admin", "recruiter", "manager"])
async def test_whoever_joins_a_panel_loses_the_others_feedback_until_their_own_is_in(company, who: str) -> None:
    shown = {}
    async with acting(company, who) as session:
        for moment, statements in (("before", ()), ("owing", (JOIN,)), ("in", (HAND_IN, SUBMIT))):
            for statement in statements:
                await run(company, session, who, statement)
            shown[moment] = [await sees(company, session, who, query) for query in CONTENTS[:2]]
    assert shown == {"before": [True, True], "owing": [False, False], "in": [True, True]}


@pytest.mark.parametrize("who", ["interviewer", "panel_manager", "drafting"])
async def test_a_panel_sees_who_is_in_and_not_a_word_of_it(company, who: str) -> None:
    async with acting(company, who) as session:
        found = await run(company, session, who, "select person_id from shortlist.feedback_in(array[:interview])")
        assert [row.person_id for row in found] == [company.people["done"]]
        assert not any([await sees(company, session, who, query) for query in CONTENTS])
        await run(company, session, who, HAND_IN)
        assert not any([await sees(company, session, who, query) for query in CONTENTS])


async def test_people_outside_do_not_learn_who_is_in(company) -> None:
    for who in ("executive", "nobody", "other_manager"):
        async with acting(company, who) as session:
            assert not await sees(company, session, who, "select from shortlist.feedback_in(array[:interview])")


async def test_a_draft_and_its_earlier_words_are_its_authors_alone(company) -> None:
    keep = (
        "insert into shortlist.scorecard_version (scorecard_id, recommendation, content)"
        " values (:draft_card, 'no', '{}')"
    )
    async with company.database.person(company.people["drafting"]) as session:
        await run(company, session, "drafting", keep)
    query = "select from shortlist.scorecard_version where scorecard_id = :draft_card"
    for who in company.people:
        async with acting(company, who) as session:
            assert await sees(company, session, who, query) == (who == "drafting")


async def test_a_version_is_kept_by_the_author_only_and_never_removed_once_it_was_in(company) -> None:
    async with acting(company, "done") as session:
        gone = await run(company, session, "done", "delete from shortlist.scorecard_version returning id")
        assert gone.all() == []
    for who in ("admin", "recruiter"):
        with pytest.raises(AccessDenied):
            async with acting(company, who) as session:
                await run(company, session, who, KEEP)


async def test_a_panel_is_told_that_its_interview_was_cancelled_and_nobody_else_is(company) -> None:
    told = set()
    for who in company.people:
        async with acting(company, who) as session:
            if await session.scalar(
                text("select shortlist.was_cancelled_for_actor(:it)"),
                {"it": company.things["cancelled_interview"]},
            ):
                told.add(who)
    assert told == {"interviewer"}


async def test_leaving_a_panel_takes_off_oneself_only_and_not_after_submitting(company) -> None:
    left = {}
    for who in ("interviewer", "done", "recruiter"):
        async with acting(company, who) as session:
            left[who] = await session.scalar(
                text("select shortlist.leave_panel(:it)"), {"it": company.things["interview"]}
            )
    assert left == {"interviewer": True, "done": False, "recruiter": False}


async def test_the_last_scorecard_completes_the_interview_and_each_settles_its_request(company) -> None:
    panel = ("interviewer", "drafting", "panel_manager")
    look = "select status::text from shortlist.interview where id = :interview"
    after = []
    async with company.database.owner() as session:
        for who in panel:
            ids = company.things | {"me": company.people[who]}
            await session.execute(
                text("insert into shortlist.feedback_request (interview_id, person_id) values (:interview, :me)"),
                {"interview": ids["interview"], "me": ids["me"]},
            )
    for who in panel:
        async with company.database.person(company.people[who]) as session:
            await run(company, session, who, HAND_IN)
            await run(company, session, who, SUBMIT)
            after.append((await run(company, session, who, look)).scalar_one())
    assert after == ["awaiting_feedback", "awaiting_feedback", "complete"]
    async with company.database.owner() as session:
        states = await session.scalars(text("select status::text from shortlist.feedback_request"))
        assert set(states) == {"done"}
