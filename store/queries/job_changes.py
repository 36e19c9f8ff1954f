"""Changing jobs: opening, editing, closing and opening again, with their stages, headcount and team."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count, islice
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, cast, delete, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as insert_unless
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import (
    Department,
    HiringTeam,
    InterviewKit,
    Job,
    JobOpenSpell,
    Opening,
    ScorecardAttribute,
    ScreeningCriterion,
    Stage,
    new_id,
)
from store.models.enums import HiringRole, JobStatus, OpeningStatus, StageKind


async def code_prefix(session: AsyncSession, department_id: UUID) -> str | None:
    """Give the letters that most codes of a department, or else of the department above it, begin with."""
    prefix = func.substring(Job.code, "^([A-Z]{2,8})-[0-9]+$")
    above: UUID | None = department_id
    for _ in range(8):  # deeper trees than this do not occur; a loop in the data must not hang
        if above is None:
            return None
        found: str | None = await session.scalar(
            select(prefix)
            .where(Job.department_id == above, prefix.is_not(None))
            .group_by(prefix)
            .order_by(func.count().desc(), prefix)
            .limit(1)
        )
        if found is not None:
            return found
        above = await session.scalar(select(Department.parent_id).where(Department.id == above))
    return None


async def department_name(session: AsyncSession, department_id: UUID) -> str | None:
    """Give a department's name."""
    found: str | None = await session.scalar(select(Department.name).where(Department.id == department_id))
    return found


async def highest_number(session: AsyncSession, prefix: str) -> int:
    """Give the highest number of the visible codes with a prefix, and hold the prefix until the transaction ends."""
    key = {"key": f"job code {prefix}"}
    await session.execute(text("select pg_advisory_xact_lock(hashtextextended(:key, 0))"), key)
    number = cast(func.substring(Job.code, f"^{prefix}-([0-9]{{1,9}})$"), Integer)
    return await session.scalar(select(func.max(number))) or 0


async def add_job(session: AsyncSession, values: Mapping[str, Any]) -> bool:
    """Insert a job; false when its code is taken, perhaps by a job the person cannot see."""
    done = await session.execute(
        insert_unless(Job).values(**values).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    )
    return _touched(done) == 1


async def change_job(session: AsyncSession, job_id: UUID, values: Mapping[str, Any]) -> bool:
    """Change columns of a job; false when the person may not."""
    done = await session.execute(update(Job).where(Job.id == job_id).values(**values))
    return _touched(done) == 1


async def add_stages(session: AsyncSession, job_id: UUID, stages: Sequence[tuple[str, StageKind]]) -> None:
    """Give a job its stages, in order."""
    rows = [
        {"id": new_id(), "job_id": job_id, "position": place, "name": name, "kind": kind}
        for place, (name, kind) in enumerate(stages, start=1)
    ]
    await session.execute(insert(Stage), rows)


async def copy_process(session: AsyncSession, from_job: UUID, to_job: UUID) -> None:
    """Copy stages, interview kits with their attributes, and screening criteria from one job to another."""
    stages = await _copies(session, Stage, Stage.job_id == from_job, job_id=to_job)
    kits: dict[UUID, UUID] = {}
    for old, new in stages.items():
        kits |= await _copies(session, InterviewKit, InterviewKit.stage_id == old, stage_id=new)
    for old, new in kits.items():
        of_kit = ScorecardAttribute.interview_kit_id == old
        await _copies(session, ScorecardAttribute, of_kit, interview_kit_id=new)
    await _copies(session, ScreeningCriterion, ScreeningCriterion.job_id == from_job, job_id=to_job)


_OWN = {"id", "created_at", "updated_at"}


async def _copies(session: AsyncSession, model: Any, which: Any, **changed: UUID) -> dict[UUID, UUID]:
    """Insert a copy of each row with some columns changed; give new ids by old ones."""
    columns = [column for column in model.__table__.columns if column.name not in _OWN]
    rows = (await session.execute(select(model.id.label("old_id"), *columns).where(which))).mappings().all()
    ids = {row["old_id"]: new_id() for row in rows}
    if rows:
        copies = [{"id": ids[row["old_id"]], **{c.name: row[c.name] for c in columns}, **changed} for row in rows]
        await session.execute(insert(model), copies)
    return ids


async def add_openings(
    session: AsyncSession, job_id: UUID, code: str, number: int, *, status: OpeningStatus, at: datetime | None
) -> None:
    """Give a job headcount: `number` more slots, called `<code>-1` and so on, with names that none had before."""
    taken = set(await session.scalars(select(Opening.code).where(Opening.job_id == job_id)))
    free = (name for place in count(1) if (name := f"{code}-{place}") not in taken)
    rows = [
        {"id": new_id(), "job_id": job_id, "code": name, "status": status, "opened_at": at}
        for name in islice(free, number)
    ]
    if rows:
        await session.execute(insert(Opening), rows)


async def join_team(
    session: AsyncSession, job_id: UUID, person_id: UUID, role: HiringRole, *, is_primary: bool
) -> UUID:
    """Put somebody on a job's team from now on, by the clock the policies use."""
    member_id = new_id()
    await session.execute(
        insert(HiringTeam).values(id=member_id, job_id=job_id, person_id=person_id, role=role, is_primary=is_primary)
    )
    return member_id


async def leave_team(session: AsyncSession, member_id: UUID) -> bool:
    """End somebody's part in a job now; false when it had ended or the person may not."""
    done = await session.execute(
        update(HiringTeam).where(HiringTeam.id == member_id, HiringTeam.valid_to.is_(None)).values(valid_to=func.now())
    )
    return _touched(done) == 1


async def start_spell(session: AsyncSession, job_id: UUID, at: datetime) -> UUID:
    """Begin a time during which the job is open; one that has begun already goes on."""
    spell_id = new_id()
    begin = insert_unless(JobOpenSpell).values(id=spell_id, job_id=job_id, opened_at=at)
    await session.execute(begin.on_conflict_do_nothing())
    return spell_id


async def end_spell(session: AsyncSession, job_id: UUID, at: datetime) -> None:
    """End the time during which the job is open."""
    ended = func.greatest(JobOpenSpell.opened_at, at)
    await session.execute(
        update(JobOpenSpell)
        .where(JobOpenSpell.job_id == job_id, JobOpenSpell.closed_at.is_(None))
        .values(closed_at=ended)
    )


async def close_openings(session: AsyncSession, ids: Sequence[UUID], at: datetime, reason: str | None) -> None:
    """Close slots without filling them."""
    await session.execute(
        update(Opening)
        .where(Opening.id.in_(ids))
        .values(status=OpeningStatus.CLOSED, closed_at=at, close_reason=reason)
    )


async def lock(session: AsyncSession, job_id: UUID) -> JobStatus | None:
    """Hold a job until the transaction ends and give its status; none when the person may not change it."""
    found: JobStatus | None = await session.scalar(select(Job.status).where(Job.id == job_id).with_for_update(of=Job))
    return found


def _touched(done: Any) -> int:
    return int(done.rowcount)


async def set_primary(session: AsyncSession, member_id: UUID, *, is_primary: bool) -> bool:
    """Say whether somebody leads their part in a job; false when the person may not."""
    done = await session.execute(update(HiringTeam).where(HiringTeam.id == member_id).values(is_primary=is_primary))
    return _touched(done) == 1


async def last_spell(session: AsyncSession, job_id: UUID) -> UUID | None:
    """Give the latest time during which the job was open."""
    found: UUID | None = await session.scalar(
        select(JobOpenSpell.id)
        .where(JobOpenSpell.job_id == job_id)
        .order_by(JobOpenSpell.opened_at.desc(), JobOpenSpell.id.desc())
        .limit(1)
    )
    return found


async def resume_spell(session: AsyncSession, spell_id: UUID) -> None:
    """Take back the end of a spell, as if the job had not been closed."""
    await session.execute(update(JobOpenSpell).where(JobOpenSpell.id == spell_id).values(closed_at=None))


async def drop_spell(session: AsyncSession, spell_id: UUID) -> None:
    """Take back the beginning of a spell, as if the job had not been opened."""
    await session.execute(delete(JobOpenSpell).where(JobOpenSpell.id == spell_id))


async def set_opening_statuses(session: AsyncSession, statuses: Mapping[UUID, OpeningStatus], at: datetime) -> None:
    """Put slots into a status each; `at` dates the opening of those that open and the close of those that close."""
    for opening_id, status in statuses.items():
        closes = status is OpeningStatus.CLOSED
        values: dict[str, Any] = {"status": status, "closed_at": at if closes else None}
        if not closes:
            values["close_reason"] = None
        if status is OpeningStatus.OPEN:
            values["opened_at"] = func.coalesce(Opening.opened_at, at)
        await session.execute(update(Opening).where(Opening.id == opening_id).values(**values))


async def openings(session: AsyncSession, job_id: UUID) -> dict[UUID, OpeningStatus]:
    """Give the slots of a job that nobody has filled, with their status."""
    rows = await session.execute(
        select(Opening.id, Opening.status)
        .where(Opening.job_id == job_id, Opening.application_id.is_(None))
        .order_by(Opening.code, Opening.id)
    )
    return {row.id: row.status for row in rows}
