"""Who is to be asked for a scorecard, and when: what the timer works through, and what people ask for by hand."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import FeedbackRequest
from store.models.enums import FeedbackRequestStatus

ASK_WITHIN = timedelta(hours=36)
"""Feedback is asked by itself for interviews that ended no longer ago; older ones somebody asks for."""
AT_ONCE = 50
"""Requests the timer takes up at a time."""


@dataclass(frozen=True)
class Due:
    """A request whose time has come; `asked_at` is null when nothing was said yet."""

    id: UUID
    interview_id: UUID
    person_id: UUID
    ends_at: datetime
    asked_at: datetime | None
    reminders: int
    channel: str | None
    thread_ts: str | None
    organiser_id: UUID | None
    asked_by_id: UUID | None
    due_at: datetime


@dataclass(frozen=True)
class Thread:
    """The thread somebody was asked in, as far as it is known."""

    id: UUID
    interview_id: UUID
    person_id: UUID
    channel: str | None
    thread_ts: str | None
    status: FeedbackRequestStatus


_OPEN = text("""
  insert into shortlist.feedback_request (interview_id, person_id)
  select i.id, p.person_id
  from shortlist.interview i
  join shortlist.interview_panelist p on p.interview_id = i.id and p.response <> 'declined'
  where i.status in ('scheduled', 'awaiting_feedback') and i.ends_at <= :now and i.ends_at > :since
    and not exists (
      select from shortlist.scorecard k
      where k.interview_id = i.id and k.interviewer_id = p.person_id and k.status = 'submitted')
    and not exists (
      select from shortlist.feedback_request f where f.interview_id = i.id and f.person_id = p.person_id)
  on conflict do nothing
""")
_AWAIT = text("""
  update shortlist.interview i set status = 'awaiting_feedback'
  where i.status = 'scheduled' and i.ends_at <= :now and i.ends_at > :since
""")
_DUE = """
  select f.id, f.interview_id, f.person_id, i.ends_at, f.asked_at, f.reminders, f.channel, f.thread_ts,
    i.organiser_id, f.asked_by_id,
    coalesce(f.due_at, i.ends_at) as due_at
  from shortlist.feedback_request f
  join shortlist.interview i on i.id = f.interview_id and i.status in ('scheduled', 'awaiting_feedback')
  join shortlist.interview_panelist p on p.interview_id = i.id and p.person_id = f.person_id
    and p.response <> 'declined'
  join shortlist.person who on who.id = f.person_id and who.status = 'active'
  where f.status = 'open'
    and coalesce(f.due_at, case when f.asked_at is null then i.ends_at end) <= :now
    and (f.snoozed_until is null or f.snoozed_until <= :now)
    and not exists (
      select from shortlist.scorecard k
      where k.interview_id = i.id and k.interviewer_id = f.person_id and k.status = 'submitted')
"""
_ALL_DUE = text(f"{_DUE} order by i.ends_at, f.id limit {AT_ONCE}")
_STILL_DUE = text(f"{_DUE} and f.id = :request for update of f skip locked")


async def open_new(session: AsyncSession, now: datetime) -> None:
    """Make a request for everybody whose interview has just ended."""
    when = {"now": now, "since": now - ASK_WITHIN}
    await session.execute(_OPEN, when)
    await session.execute(_AWAIT, when)


async def due(session: AsyncSession, now: datetime) -> list[Due]:
    """Give the requests whose time has come."""
    return [Due(*row) for row in await session.execute(_ALL_DUE, {"now": now})]


async def still_due(session: AsyncSession, request_id: UUID, now: datetime) -> Due | None:
    """Give a request and hold it, if its time has come and nobody else is at it."""
    row = (await session.execute(_STILL_DUE, {"now": now, "request": request_id})).first()
    return Due(*row) if row else None


async def asked(session: AsyncSession, request: Due, now: datetime, *, next_at: datetime | None) -> None:
    """Remember that somebody was asked, or reminded when they had been asked before."""
    values: dict[str, object] = {"due_at": next_at, "snoozed_until": None}
    if request.asked_at is None:
        values |= {"asked_at": now}
    else:
        values |= {"reminded_at": now, "reminders": FeedbackRequest.reminders + 1}
    await session.execute(update(FeedbackRequest).where(FeedbackRequest.id == request.id).values(**values))


async def put_off(session: AsyncSession, request: Due, until: datetime) -> None:
    """Look at a request again at a better time."""
    await session.execute(update(FeedbackRequest).where(FeedbackRequest.id == request.id).values(due_at=until))


async def given_up(session: AsyncSession, request: Due) -> None:
    """Remember that nobody is reminded any more; the request stays open."""
    await session.execute(
        update(FeedbackRequest).where(FeedbackRequest.id == request.id).values(due_at=None, snoozed_until=None)
    )


async def opened_in(session: AsyncSession, request_id: UUID, channel: str, thread_ts: str) -> None:
    """Remember the thread somebody was asked in."""
    await session.execute(
        update(FeedbackRequest).where(FeedbackRequest.id == request_id).values(channel=channel, thread_ts=thread_ts)
    )


async def without_thread(session: AsyncSession) -> list[UUID]:
    """Give requests that were asked and whose thread is not known, as after a crash between the two."""
    query = select(FeedbackRequest.id).where(
        FeedbackRequest.status == FeedbackRequestStatus.OPEN,
        FeedbackRequest.asked_at.is_not(None),
        FeedbackRequest.thread_ts.is_(None),
    )
    return list(await session.scalars(query.order_by(FeedbackRequest.id.desc()).limit(AT_ONCE)))


async def by_id(session: AsyncSession, request_id: UUID) -> Thread | None:
    """Give a request, if the session's person may see it."""
    asked = FeedbackRequest
    query = select(asked.id, asked.interview_id, asked.person_id, asked.channel, asked.thread_ts, asked.status)
    row = (await session.execute(query.where(asked.id == request_id))).first()
    return Thread(*row) if row else None


async def thread_of(session: AsyncSession, interview_id: UUID, person_id: UUID) -> Thread | None:
    """Give the thread somebody was asked in about an interview."""
    asked = FeedbackRequest
    query = select(asked.id, asked.interview_id, asked.person_id, asked.channel, asked.thread_ts, asked.status)
    query = query.where(asked.interview_id == interview_id, asked.person_id == person_id, asked.thread_ts.is_not(None))
    row = (await session.execute(query)).first()
    return Thread(*row) if row else None


async def ask(session: AsyncSession, interview_id: UUID, person_id: UUID, *, by: UUID, at: datetime) -> UUID | None:
    """Ask somebody at a time, in a new thread; None where their scorecard is in."""
    row = insert(FeedbackRequest).values(
        id=new_id(), interview_id=interview_id, person_id=person_id, due_at=at, asked_by_id=by
    )
    again = {"status": FeedbackRequestStatus.OPEN, "due_at": at, "snoozed_until": None, "asked_by_id": by}
    again |= {"asked_at": None, "reminders": 0, "channel": None, "thread_ts": None}
    made = row.on_conflict_do_update(
        index_elements=["interview_id", "person_id"],
        set_=again,
        where=FeedbackRequest.status != FeedbackRequestStatus.DONE,
    )
    return await session.scalar(made.returning(FeedbackRequest.id))


async def snooze(session: AsyncSession, interview_id: UUID, person_id: UUID, until: datetime) -> datetime | None:
    """Leave somebody alone until a time and ask again then; gives what was set before."""
    await ask_if_none(session, interview_id, person_id)
    mine = (FeedbackRequest.interview_id == interview_id, FeedbackRequest.person_id == person_id)
    before = await session.scalar(select(FeedbackRequest.snoozed_until).where(*mine))
    await session.execute(update(FeedbackRequest).where(*mine).values(snoozed_until=until, due_at=until))
    return before


async def ask_if_none(session: AsyncSession, interview_id: UUID, person_id: UUID) -> None:
    """Make a request where there is none."""
    row = insert(FeedbackRequest).values(id=new_id(), interview_id=interview_id, person_id=person_id)
    await session.execute(row.on_conflict_do_nothing(index_elements=["interview_id", "person_id"]))


async def cancel(session: AsyncSession, interview_id: UUID) -> None:
    """Ask nobody about an interview any more."""
    await session.execute(
        update(FeedbackRequest)
        .where(FeedbackRequest.interview_id == interview_id, FeedbackRequest.status == FeedbackRequestStatus.OPEN)
        .values(status=FeedbackRequestStatus.CANCELLED, due_at=None)
    )


async def reopen(session: AsyncSession, interview_id: UUID) -> None:
    """Ask about an interview after all, in the requests that were cancelled with it."""
    await session.execute(
        update(FeedbackRequest)
        .where(FeedbackRequest.interview_id == interview_id, FeedbackRequest.status == FeedbackRequestStatus.CANCELLED)
        .values(status=FeedbackRequestStatus.OPEN, due_at=None)
    )
