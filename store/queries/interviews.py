"""Interviews as people see them: who meets whom, when, on which kit, and whose scorecard is in.

Names of people and jobs are null where the person may not see them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import Interview, InterviewPanelist
from store.models.enums import ApplicationStatus, InterviewStatus, PanelistResponse

MOST = 200
"""Interviews read at once."""


@dataclass(frozen=True)
class Panelist:
    """Somebody on a panel; `is_in` tells whether their scorecard is in."""

    person_id: UUID
    name: str
    is_in: bool


@dataclass(frozen=True)
class Meeting:
    """An interview; the panel leaves out those who declined."""

    id: UUID
    application_id: UUID
    application_status: ApplicationStatus | None
    candidate_id: UUID | None
    candidate: str | None
    job_id: UUID | None
    job_code: str | None
    job_title: str | None
    stage_id: UUID | None
    stage: str | None
    kit_id: UUID | None
    starts_at: datetime
    ends_at: datetime
    timezone: str
    location: str | None
    organiser_id: UUID | None
    status: InterviewStatus
    panel: tuple[Panelist, ...]

    @property
    def whom(self) -> str:
        """Name the candidate, as far as the person may know."""
        return self.candidate or "a candidate"

    @property
    def waiting_for(self) -> tuple[Panelist, ...]:
        """Give those whose scorecard is not in."""
        return tuple(one for one in self.panel if not one.is_in)

    def has(self, person_id: UUID) -> bool:
        """Tell whether somebody sits on the panel."""
        return any(one.person_id == person_id for one in self.panel)


@dataclass(frozen=True)
class Invited:
    """Somebody on a panel as an invitation names them, with the entry's UID and the sequence it has come to."""

    person_id: UUID
    name: str
    email: str
    uid: str
    sequence: int


_INVITED = text("""
  select p.person_id, who.name, who.email, i.ics_uid, i.sequence
  from shortlist.interview i
  join shortlist.interview_panelist p on p.interview_id = i.id
  join shortlist.person who on who.id = p.person_id
  where i.id = :id and p.response <> 'declined' and who.status = 'active'
  order by who.name, who.id
""")
_SELECT = """
  select i.id, i.application_id, a.status::text as application_status, c.id as candidate_id, c.name as candidate,
    j.id as job_id, j.code as job_code, j.title as job_title, i.stage_id, s.name as stage,
    coalesce(i.interview_kit_id, (
      select k.id from shortlist.interview_kit k where k.stage_id = i.stage_id order by k.id desc limit 1)) as kit_id,
    i.starts_at, i.ends_at, i.timezone, i.location, i.organiser_id, i.status::text as status
  from shortlist.interview i
  left join shortlist.application a on a.id = i.application_id
  left join shortlist.candidate c on c.id = a.candidate_id
  left join shortlist.job j on j.id = a.job_id
  left join shortlist.stage s on s.id = i.stage_id
"""
_ON_PANEL = """exists (
    select from shortlist.interview_panelist p
    where p.interview_id = i.id and p.person_id = :person and p.response <> 'declined')"""
_LISTED = text(f"""
  {_SELECT}
  where (cast(:ids as uuid[]) is null or i.id = any (:ids))
    and (cast(:person as uuid) is null or {_ON_PANEL})
    and (cast(:job as uuid) is null or a.job_id = :job)
    and (cast(:candidate as uuid) is null or a.candidate_id = :candidate)
    and (cast(:application as uuid) is null or i.application_id = :application)
    and (cast(:since as timestamptz) is null or i.ends_at > :since)
    and (cast(:until as timestamptz) is null or i.starts_at < :until)
    and (:cancelled or i.status <> 'cancelled')
    and (not :waiting or i.status in ('scheduled', 'awaiting_feedback'))
  order by i.starts_at desc, i.id desc limit {MOST}
""")
_PANELS = text("""
  select p.interview_id, p.person_id, who.name, f.person_id is not null as is_in
  from shortlist.interview_panelist p
  join shortlist.person who on who.id = p.person_id
  left join shortlist.feedback_in(:ids) f on f.interview_id = p.interview_id and f.person_id = p.person_id
  where p.interview_id = any (:ids) and p.response <> 'declined'
  order by who.name, who.id
""")


async def listed(
    session: AsyncSession,
    *,
    ids: Sequence[UUID] | None = None,
    person: UUID | None = None,
    job: UUID | None = None,
    candidate: UUID | None = None,
    application: UUID | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    cancelled: bool = False,
    waiting: bool = False,
) -> list[Meeting]:
    """Give the interviews that fit everything given, the earliest first; of too many the latest.

    Those cancelled come only when asked for; `waiting` leaves out those whose feedback is complete.
    """
    wanted: dict[str, Any] = {"ids": list(ids) if ids is not None else None, "person": person, "job": job}
    wanted |= {"candidate": candidate, "application": application, "since": since, "until": until}
    rows = (
        (await session.execute(_LISTED, wanted | {"cancelled": cancelled, "waiting": waiting})).mappings().all()[::-1]
    )
    found: dict[UUID, list[Panelist]] = {row["id"]: [] for row in rows}
    if found:
        for one in await session.execute(_PANELS, {"ids": list(found)}):
            found[one.interview_id].append(Panelist(one.person_id, one.name, one.is_in))
    return [_meeting(dict(row), found[row["id"]]) for row in rows]


def _meeting(row: dict[str, Any], panel: Sequence[Panelist]) -> Meeting:
    status = row.pop("application_status")
    row["application_status"] = ApplicationStatus(status) if status else None
    return Meeting(**(row | {"status": InterviewStatus(row["status"]), "panel": tuple(panel)}))


async def by_id(session: AsyncSession, interview_id: UUID) -> Meeting | None:
    """Give an interview, cancelled or not, if the person may see it."""
    found = await listed(session, ids=[interview_id], cancelled=True)
    return found[0] if found else None


async def was_cancelled(session: AsyncSession, interview_id: UUID) -> bool:
    """Tell a panel that its interview was cancelled, which it does not see any more; false for anybody else."""
    found = await session.scalar(text("select shortlist.was_cancelled_for_actor(:id)"), {"id": interview_id})
    return bool(found)


async def schedule(
    session: AsyncSession,
    *,
    application_id: UUID,
    stage_id: UUID | None,
    kit_id: UUID | None,
    starts_at: datetime,
    ends_at: datetime,
    timezone: str,
    location: str | None,
    organiser_id: UUID,
    panel: Sequence[UUID],
) -> UUID:
    """Write an interview and its panel down."""
    interview_id = new_id()
    values: dict[str, Any] = {
        "id": interview_id,
        "application_id": application_id,
        "stage_id": stage_id,
        "interview_kit_id": kit_id,
    }
    values |= {"starts_at": starts_at, "ends_at": ends_at, "timezone": timezone, "location": location}
    await session.execute(insert(Interview).values(**values, organiser_id=organiser_id))
    for person_id in dict.fromkeys(panel):
        await add_panelist(session, interview_id, person_id)
    return interview_id


async def add_panelist(session: AsyncSession, interview_id: UUID, person_id: UUID) -> None:
    """Put somebody on a panel, also somebody who had left it."""
    row = insert(InterviewPanelist).values(id=new_id(), interview_id=interview_id, person_id=person_id)
    again = {"response": PanelistResponse.NEEDS_ACTION}
    await session.execute(row.on_conflict_do_update(index_elements=["interview_id", "person_id"], set_=again))


async def set_status(
    session: AsyncSession, interview_id: UUID, status: InterviewStatus, *, was: InterviewStatus
) -> bool:
    """Change where an interview stands, if it still stands where it was; tells whether it did."""
    change = update(Interview).where(Interview.id == interview_id, Interview.status == was)
    done = await session.execute(change.values(status=status, sequence=Interview.sequence + 1).returning(Interview.id))
    return done.first() is not None


async def move(session: AsyncSession, interview_id: UUID, starts_at: datetime, ends_at: datetime, zone: str) -> bool:
    """Put an interview that has not been held to another time; tells whether it was still ahead."""
    change = update(Interview).where(Interview.id == interview_id, Interview.status == InterviewStatus.SCHEDULED)
    values = {"starts_at": starts_at, "ends_at": ends_at, "timezone": zone, "sequence": Interview.sequence + 1}
    return (await session.execute(change.values(**values).returning(Interview.id))).first() is not None


async def invited(session: AsyncSession, interview_id: UUID) -> list[Invited]:
    """Give the panel of an interview, cancelled or not, as invitations name it."""
    return [Invited(*row) for row in await session.execute(_INVITED, {"id": interview_id})]


async def leave(session: AsyncSession, interview_id: UUID) -> bool:
    """Take the person off a panel they sit on; tells whether they were (not once their scorecard is in)."""
    return bool(await session.scalar(text("select shortlist.leave_panel(:id)"), {"id": interview_id}))


async def managers_of(session: AsyncSession, job_id: UUID) -> list[UUID]:
    """Give the hiring managers of a job today."""
    rows = await session.scalars(
        text("""
          select t.person_id from shortlist.hiring_team t join shortlist.person p on p.id = t.person_id
          where t.job_id = :job and t.role = 'hiring_manager' and p.status = 'active'
            and t.valid_from <= now() and now() < coalesce(t.valid_to, 'infinity')
          order by t.is_primary desc, t.id"""),
        {"job": job_id},
    )
    return list(dict.fromkeys(rows))


async def organiser_of(session: AsyncSession, interview_id: UUID) -> UUID | None:
    """Give who arranged an interview."""
    return await session.scalar(select(Interview.organiser_id).where(Interview.id == interview_id))
