"""Sequences: planned series of letters, who is in them, and which letter is due for whom."""

from collections.abc import Sequence as Several
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, insert, select, text, update
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import Candidate, Enrollment, Job, Person, Sequence, SequenceStep, StepVariant
from store.models.enums import EnrollmentStatus, FinishReason, SequenceStatus, StepCondition


@dataclass(frozen=True)
class Step:
    """A letter of a sequence: how many business days after the one before, when, and its words."""

    id: UUID | None
    position: int
    wait_days: int
    condition: StepCondition
    subject: str | None
    body: str


@dataclass(frozen=True)
class SequenceRow:
    """A sequence and how many people are in it or were."""

    id: UUID
    name: str
    job_id: UUID | None
    job_code: str | None
    owner: str | None
    status: SequenceStatus
    active: int
    finished: int


@dataclass(frozen=True)
class Enrolled:
    """Somebody in a sequence."""

    id: UUID
    candidate_id: UUID
    candidate: str
    sequence: str
    status: EnrollmentStatus
    finish_reason: FinishReason | None
    next_step: int | None
    next_at: datetime | None


@dataclass(frozen=True)
class Due:
    """A letter that is due: to whom, from whom, the words, and what has happened since the one before."""

    enrollment_id: UUID
    candidate_id: UUID
    job_id: UUID | None
    sender_id: UUID
    sender: str
    sender_email: str
    sender_zone: str
    first_name: str
    title: str | None
    company: str | None
    position: int
    step_id: UUID | None
    condition: StepCondition | None
    variant_id: UUID | None
    subject: str | None
    body: str | None
    next_wait: int | None
    former_header: str | None
    former_subject: str | None
    has_replied: bool
    has_bounced: bool
    is_away: bool
    was_opened: bool
    was_clicked: bool


_DUE = text("""
with due as (
  select e.* from shortlist.enrollment e
  join shortlist.sequence q on q.id = e.sequence_id and q.status = 'active'
  where e.status = 'active' and e.next_at <= :now
  order by e.next_at, e.id limit :most
  for update of e skip locked
)
select d.id as enrollment_id, d.candidate_id, d.job_id, d.sender_id, p.name as sender, p.email as sender_email,
  p.timezone as sender_zone, coalesce(nullif(c.first_name, ''), c.name) as first_name, c.current_title as title,
  c.current_company as company, coalesce(d.next_step, 1) as position, s.id as step_id, s.condition,
  v.id as variant_id, v.subject, v.body, following.wait_days as next_wait,
  former.message_id_header as former_header, former.subject as former_subject,
  exists (
    select from shortlist.message m where m.candidate_id = d.candidate_id and m.direction = 'inbound'
      and m.sent_at >= d.created_at and m.reply_class is distinct from 'out_of_office') as has_replied,
  coalesce(former.status = 'bounced', false) as has_bounced,
  exists (
    select from shortlist.message m where m.candidate_id = d.candidate_id and m.direction = 'inbound'
      and m.reply_class = 'out_of_office' and m.sent_at > cast(:now as timestamptz) - interval '3 days') as is_away,
  exists (
    select from shortlist.message_event e where e.message_id = former.id and e.kind = 'opened') as was_opened,
  exists (
    select from shortlist.message_event e where e.message_id = former.id and e.kind = 'clicked') as was_clicked
from due d
join shortlist.person p on p.id = d.sender_id
join shortlist.candidate c on c.id = d.candidate_id
left join shortlist.sequence_step s on s.sequence_id = d.sequence_id and s.position = coalesce(d.next_step, 1)
left join shortlist.sequence_step following
  on following.sequence_id = d.sequence_id and following.position = coalesce(d.next_step, 1) + 1
left join lateral (
  select w.id, w.subject, w.body from shortlist.step_variant w where w.step_id = s.id
  order by md5(d.id::text || w.id::text), w.id limit 1) v on true
left join lateral (
  select m.* from shortlist.message m where m.enrollment_id = d.id and m.direction = 'outbound'
  order by m.created_at desc, m.id desc limit 1) former on true
order by d.next_at, d.id
""")
_QUEUE = text("""
with written as (
  insert into shortlist.message (id, candidate_id, enrollment_id, step_id, variant_id, job_id, sender_id, to_address,
    subject, body_text, status, digest, message_id_header, in_reply_to, not_before)
  values (:id, :candidate, :enrollment, :step, :variant, :job, :sender, :to, :subject, :body, 'queued', :digest,
    :header, :in_reply_to, :not_before)
  on conflict (message_id_header) do nothing
  returning id
)
insert into shortlist.outbox (id, kind, lane, payload, idempotency_key, next_at)
select uuidv7(), 'email', 'mail:' || id, jsonb_build_object('message_id', id), 'mail:' || id,
  coalesce(cast(:not_before as timestamptz), now())
from written
""")


async def due(session: AsyncSession, now: datetime, *, most: int = 100) -> list[Due]:
    """Give letters that are due and keep others from taking them until the transaction ends; for the worker role."""
    rows = await session.execute(_DUE, {"now": now, "most": most})
    return [Due(**row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name


async def hold_person(session: AsyncSession, candidate_id: UUID) -> bool:
    """Keep others from writing to somebody until the transaction ends; false where another does so now."""
    lock = text("select pg_try_advisory_xact_lock(7103005, hashtext(:candidate))")
    return bool(await session.scalar(lock, {"candidate": str(candidate_id)}))


async def queue(
    session: AsyncSession,
    one: Due,
    *,
    message_id: UUID,
    to: str,
    subject: str,
    body: str,
    digest: str,
    header: str,
    not_before: datetime | None,
) -> None:
    """Hand a letter to the mail queue; under one header only once."""
    values = {
        "id": message_id,
        "candidate": one.candidate_id,
        "enrollment": one.enrollment_id,
        "step": one.step_id,
        "variant": one.variant_id,
        "job": one.job_id,
        "sender": one.sender_id,
        "to": to,
        "subject": subject,
        "body": body,
        "digest": digest,
        "header": header,
        "in_reply_to": one.former_header,
        "not_before": not_before,
    }
    await session.execute(_QUEUE, values)


async def go_on(session: AsyncSession, enrollment_id: UUID, *, step: int, at: datetime) -> None:
    """Set which letter is next, and when."""
    await session.execute(update(Enrollment).where(Enrollment.id == enrollment_id).values(next_step=step, next_at=at))


async def finish(session: AsyncSession, enrollment_id: UUID, reason: FinishReason) -> bool:
    """End somebody's way through a sequence; false when it had ended."""
    ended = await session.execute(
        update(Enrollment)
        .where(Enrollment.id == enrollment_id, Enrollment.status != EnrollmentStatus.FINISHED)
        .values(status=EnrollmentStatus.FINISHED, finish_reason=reason, next_step=None, next_at=None)
        .returning(Enrollment.id)
    )
    return ended.first() is not None


async def every(session: AsyncSession) -> list[SequenceRow]:
    """Give the sequences the session's person sees, by name."""
    counted = (
        select(
            Enrollment.sequence_id,
            func.count().filter(Enrollment.status != EnrollmentStatus.FINISHED).label("active"),
            func.count().filter(Enrollment.status == EnrollmentStatus.FINISHED).label("finished"),
        )
        .group_by(Enrollment.sequence_id)
        .subquery()
    )
    query = (
        select(
            Sequence.id,
            Sequence.name,
            Sequence.job_id,
            Job.code,
            Person.name,
            Sequence.status,
            func.coalesce(counted.c.active, 0),
            func.coalesce(counted.c.finished, 0),
        )
        .outerjoin(Job, Job.id == Sequence.job_id)
        .outerjoin(Person, Person.id == Sequence.owner_id)
        .outerjoin(counted, counted.c.sequence_id == Sequence.id)
        .order_by(Sequence.name, Sequence.id)
    )
    return [SequenceRow(*row) for row in await session.execute(query)]


async def steps(session: AsyncSession, sequence_id: UUID) -> list[Step]:
    """Give the letters of a sequence in order; of several wordings the first."""
    query = (
        select(
            SequenceStep.id,
            SequenceStep.position,
            SequenceStep.wait_days,
            SequenceStep.condition,
            StepVariant.subject,
            StepVariant.body,
        )
        .join(StepVariant, StepVariant.step_id == SequenceStep.id)
        .where(SequenceStep.sequence_id == sequence_id)
        .ext(distinct_on(SequenceStep.position))
        .order_by(SequenceStep.position, StepVariant.id)
    )
    return [Step(*row) for row in await session.execute(query)]


async def create(
    session: AsyncSession, *, name: str, job_id: UUID | None, owner_id: UUID, letters: Several[Step]
) -> UUID:
    """Make a sequence that is ready for people."""
    sequence_id = new_id()
    row = {"id": sequence_id, "name": name, "job_id": job_id, "owner_id": owner_id, "status": SequenceStatus.ACTIVE}
    await session.execute(insert(Sequence).values(row))
    for letter in letters:
        step_id = new_id()
        await session.execute(
            insert(SequenceStep).values(
                id=step_id,
                sequence_id=sequence_id,
                position=letter.position,
                wait_days=letter.wait_days,
                condition=letter.condition,
            )
        )
        await session.execute(insert(StepVariant).values(step_id=step_id, subject=letter.subject, body=letter.body))
    return sequence_id


async def enroll(
    session: AsyncSession, candidate_id: UUID, sequence: SequenceRow, *, sender_id: UUID, at: datetime
) -> UUID | None:
    """Put somebody at the beginning of a sequence; None when they are in it or have been."""
    known = await session.scalar(
        select(Enrollment.id).where(Enrollment.candidate_id == candidate_id, Enrollment.sequence_id == sequence.id)
    )
    if known is not None:
        return None
    enrollment_id = new_id()
    row = {"id": enrollment_id, "candidate_id": candidate_id, "sequence_id": sequence.id, "job_id": sequence.job_id}
    await session.execute(insert(Enrollment).values(row | {"sender_id": sender_id, "next_step": 1, "next_at": at}))
    return enrollment_id


async def live(
    session: AsyncSession, *, candidate_id: UUID | None = None, sequence_id: UUID | None = None
) -> list[Enrolled]:
    """Give who is in which sequence now."""
    query = (
        select(
            Enrollment.id,
            Enrollment.candidate_id,
            Candidate.name,
            Sequence.name,
            Enrollment.status,
            Enrollment.finish_reason,
            Enrollment.next_step,
            Enrollment.next_at,
        )
        .join(Candidate, Candidate.id == Enrollment.candidate_id)
        .join(Sequence, Sequence.id == Enrollment.sequence_id)
        .where(Enrollment.status != EnrollmentStatus.FINISHED)
    )
    query = query.where(Enrollment.candidate_id == candidate_id) if candidate_id else query
    query = query.where(Enrollment.sequence_id == sequence_id) if sequence_id else query
    rows = await session.execute(query.order_by(Enrollment.next_at.nulls_last(), Enrollment.id).limit(200))
    return [Enrolled(*row) for row in rows]


async def set_paused(session: AsyncSession, enrollment_id: UUID, *, paused: bool) -> bool:
    """Hold a way through a sequence, or let it go on; false when there is nothing to change."""
    was, now = (
        (EnrollmentStatus.ACTIVE, EnrollmentStatus.PAUSED)
        if paused
        else (EnrollmentStatus.PAUSED, EnrollmentStatus.ACTIVE)
    )
    changed = await session.execute(
        update(Enrollment)
        .where(Enrollment.id == enrollment_id, Enrollment.status == was)
        .values(status=now)
        .returning(Enrollment.id)
    )
    return changed.first() is not None


async def rewrite(session: AsyncSession, step_id: UUID, *, wait_days: int, subject: str | None, body: str) -> None:
    """Change a letter of a sequence; of several wordings all become this one."""
    await session.execute(update(SequenceStep).where(SequenceStep.id == step_id).values(wait_days=wait_days))
    await session.execute(update(StepVariant).where(StepVariant.step_id == step_id).values(subject=subject, body=body))
