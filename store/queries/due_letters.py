"""Letters of sequences that are due: found many at once, decided, and written down in a few statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PgUUID  # noqa: N811 - the name UUID is the Python type
from sqlalchemy.ext.asyncio import AsyncSession

from store.models.enums import FinishReason, StepCondition
from store.queries.mail import ABOUT_A_PROCESS
from store.queries.outreach import Contactable


@dataclass(frozen=True)
class Due:
    """A letter that is due: to whom, from whom, the words, and what has happened since the one before.

    `is_away` when an automatic reply of the last days names no return, `back_on` when one does. `began_in_process`
    when a move in a process began it, `waits_on_process` when this letter or a later one asks for something there.
    """

    enrollment_id: UUID
    enrolled_at: datetime
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
    former_at: datetime | None
    has_replied: bool
    has_bounced: bool
    is_away: bool
    back_on: date | None
    was_opened: bool
    was_clicked: bool
    began_in_process: bool
    waits_on_process: bool


@dataclass(frozen=True)
class Process:
    """What has happened in the process a way through a sequence is about."""

    active_here: int = 0
    applied_at: datetime | None = None
    rejected_at: datetime | None = None
    closed_at: datetime | None = None
    moved_at: datetime | None = None


@dataclass(frozen=True)
class Letter:
    """A letter as it goes to the mail queue."""

    due: Due
    message_id: UUID
    to: str
    subject: str
    body: str
    digest: str
    header: str
    not_before: datetime | None


_ALONE = text("select pg_try_advisory_xact_lock(7103005)")
_DUE = text("""
with due as materialized (
  select e.* from shortlist.enrollment e
  join shortlist.sequence q on q.id = e.sequence_id and q.status = 'active'
  where e.status = 'active' and e.next_at <= :now
  order by e.next_at limit :most  -- by the index alone: thousands may be due at one moment
  for update of e skip locked
)
select d.id as enrollment_id, d.created_at as enrolled_at, d.candidate_id, d.job_id, d.sender_id, p.name as sender,
  p.email as sender_email, p.timezone as sender_zone, coalesce(nullif(c.first_name, ''), c.name) as first_name,
  c.current_title as title, c.current_company as company, coalesce(d.next_step, 1) as position, s.id as step_id,
  s.condition, v.id as variant_id, v.subject, v.body, following.wait_days as next_wait,
  former.message_id_header as former_header, former.subject as former_subject,
  coalesce(former.sent_at, former.created_at) as former_at,
  coalesce(came.has_replied, false) as has_replied,
  coalesce(former.status = 'bounced' and not exists (
    select from shortlist.message_event v where v.message_id = former.id and v.kind = 'bounced'
      and v.detail ->> 'bounce' = 'soft'), false) as has_bounced,
  coalesce(came.is_away, false) as is_away, came.back_on,
  coalesce(happened.was_opened, false) as was_opened, coalesce(happened.was_clicked, false) as was_clicked,
  d.application_id is not null as began_in_process,
  exists (
    select from shortlist.sequence_step l where l.sequence_id = d.sequence_id
      and l.position >= coalesce(d.next_step, 1) and l.condition::text = any (:process)) as waits_on_process
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
left join lateral (
  select bool_or(m.sent_at >= d.created_at and not m.is_automatic
      and m.reply_class is distinct from 'out_of_office') as has_replied,
    bool_or(m.reply_class = 'out_of_office' and m.away_until is null
      and m.sent_at > cast(:now as timestamptz) - interval '3 days') as is_away,
    max(m.away_until) filter (where m.away_until > cast(:now as timestamptz)::date) as back_on
  from shortlist.message m where m.candidate_id = d.candidate_id and m.direction = 'inbound') came on true
left join lateral (
  select bool_or(v.kind = 'opened') as was_opened, bool_or(v.kind = 'clicked') as was_clicked
  from shortlist.message_event v where v.message_id = former.id) happened on true
order by d.next_at, d.id
""").bindparams(bindparam("process", list(ABOUT_A_PROCESS)))
_PROCESS = text("select * from shortlist.process_of(:ids)").bindparams(bindparam("ids", type_=ARRAY(PgUUID())))
_FACTS = text("""
select wanted.sender, f.*
from (
  select sender, array_agg(person) as people
  from unnest(cast(:senders as uuid[]), cast(:people as uuid[])) as pair (sender, person) group by sender
) as wanted, lateral shortlist.outreach_facts(wanted.people, wanted.sender, :at) as f
""")
_TOKENS = text("""
select id, shortlist.link_token('unsubscribe', id) from unnest(cast(:ids as uuid[])) as id
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
_GO_ON = text("""
update shortlist.enrollment e set next_step = v.step, next_at = v.at
from unnest(cast(:ids as uuid[]), cast(:steps as int[]), cast(:moments as timestamptz[])) as v (id, step, at)
where e.id = v.id
""")
_FINISH = text("""
update shortlist.enrollment e
set status = 'finished', finish_reason = cast(v.reason as shortlist.finish_reason), next_step = null, next_at = null
from unnest(cast(:ids as uuid[]), cast(:reasons as text[])) as v (id, reason)
where e.id = v.id and e.status <> 'finished'
""")


async def is_alone(session: AsyncSession) -> bool:
    """Keep others from deciding about sequences until the transaction ends; false where another does so now.

    What one decides (a letter to somebody, the fiftieth of a sender) counts for the next, so they take turns.
    """
    return bool(await session.scalar(_ALONE))


async def due(session: AsyncSession, now: datetime, *, most: int) -> list[Due]:
    """Give letters that are due and keep others from taking them until the transaction ends; for the worker role."""
    rows = await session.execute(_DUE, {"now": now, "most": most})
    return [Due(**row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name


async def processes(session: AsyncSession, ids: Sequence[UUID]) -> Mapping[UUID, Process]:
    """Give what has happened in the processes of enrolments."""
    if not ids:
        return {}
    rows = await session.execute(_PROCESS, {"ids": list(ids)})
    return {
        row.enrollment_id: Process(row.active_here, row.applied_at, row.rejected_at, row.closed_at, row.moved_at)
        for row in rows
    }


async def contactable(
    session: AsyncSession, found: Sequence[Due], at: datetime
) -> Mapping[tuple[UUID, UUID], Contactable]:
    """Give what decides whether everybody may be written to, by sender and person, in one statement."""
    senders, people = [one.sender_id for one in found], [one.candidate_id for one in found]
    known: dict[tuple[UUID, UUID], Contactable] = {}
    for row in await session.execute(_FACTS, {"senders": senders, "people": people, "at": at}):
        values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name
        sender = values.pop("sender")
        known[sender, row.candidate_id] = Contactable(**values)
    return known


async def tokens(session: AsyncSession, ids: Sequence[UUID]) -> Mapping[UUID, str]:
    """Sign the links that opt out, one a message."""
    return {row[0]: str(row[1]) for row in await session.execute(_TOKENS, {"ids": list(ids)})}


async def queue(session: AsyncSession, letters: Sequence[Letter]) -> None:
    """Hand letters to the mail queue; under one header only once."""
    if letters:
        await (await session.connection()).execute(_QUEUE, [_row(one) for one in letters])


def _row(one: Letter) -> dict[str, object]:
    return {
        "id": one.message_id,
        "candidate": one.due.candidate_id,
        "enrollment": one.due.enrollment_id,
        "step": one.due.step_id,
        "variant": one.due.variant_id,
        "job": one.due.job_id,
        "sender": one.due.sender_id,
        "to": one.to,
        "subject": one.subject,
        "body": one.body,
        "digest": one.digest,
        "header": one.header,
        "in_reply_to": one.due.former_header,
        "not_before": one.not_before,
    }


async def go_on(session: AsyncSession, following: Sequence[tuple[UUID, int, datetime]]) -> None:
    """Set which letter is next, and when."""
    if following:
        ids, steps, moments = zip(*following, strict=True)
        await session.execute(_GO_ON, {"ids": list(ids), "steps": list(steps), "moments": list(moments)})


async def finish(session: AsyncSession, ended: Sequence[tuple[UUID, FinishReason]]) -> None:
    """End ways through sequences."""
    if ended:
        ids, reasons = zip(*ended, strict=True)
        await session.execute(_FINISH, {"ids": list(ids), "reasons": [str(one) for one in reasons]})
