"""Messages to candidates before they leave: written, changed, dropped, and handed to the mail queue exactly once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from store.identifiers import new_id
from store.models import Candidate, Job, Message, Person
from store.models.conversation import Outbox
from store.models.enums import Channel, Direction, MessageStatus, OutboxKind


@dataclass(frozen=True)
class Draft:
    """A message as it would leave, to the byte, with what it was written from."""

    id: UUID
    candidate_id: UUID
    candidate: str
    company: str | None
    title: str | None
    location: str | None
    job_id: UUID | None
    job_code: str | None
    sender_id: UUID
    sender: str
    sender_email: str
    to: str | None
    subject: str
    body: str
    status: MessageStatus
    facts: list[Any]
    conversation_id: UUID | None
    written: dict[str, Any] | None = None


def _drafts() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Message.id,
            Message.candidate_id,
            Candidate.name.label("candidate"),
            Candidate.current_company.label("company"),
            Candidate.current_title.label("title"),
            Candidate.location,
            Message.job_id,
            Job.code.label("job_code"),
            Message.sender_id,
            Person.name.label("sender"),
            Person.email.label("sender_email"),
            Message.to_address.label("to"),
            func.coalesce(Message.subject, "").label("subject"),
            func.coalesce(Message.body_text, "").label("body"),
            Message.status,
            func.coalesce(Message.facts, func.jsonb_build_array()).label("facts"),
            Message.conversation_id,
            Message.written,
        )
        .join(Candidate, Candidate.id == Message.candidate_id)
        .join(Person, Person.id == Message.sender_id)
        .outerjoin(Job, Job.id == Message.job_id)
        .where(Message.direction == Direction.OUTBOUND, Message.channel == Channel.EMAIL)
    )


async def add(
    session: AsyncSession,
    *,
    draft_id: UUID,
    candidate_id: UUID,
    job_id: UUID | None,
    sender_id: UUID,
    to: str | None,
    subject: str,
    body: str,
    facts: list[dict[str, str]],
    conversation_id: UUID | None,
    written: dict[str, Any] | None = None,
) -> None:
    """Write a draft down."""
    await session.execute(
        insert(Message).values(
            id=draft_id,
            candidate_id=candidate_id,
            job_id=job_id,
            sender_id=sender_id,
            to_address=to,
            subject=subject,
            body_text=body,
            facts=facts,
            conversation_id=conversation_id,
            written=written,
        )
    )


async def by_ids(session: AsyncSession, ids: Sequence[UUID], *, hold: bool = False) -> list[Draft]:
    """Give messages in the order asked for, whatever has become of them; `hold` keeps others from changing them."""
    query = _drafts().where(Message.id.in_(list(ids)))
    rows = await session.execute(query.with_for_update(of=Message) if hold else query)
    found = {row.id: Draft(**row._mapping) for row in rows}  # noqa: SLF001 - SQLAlchemy's public name
    return [found[one] for one in ids if one in found]


async def open_of(session: AsyncSession, sender_id: UUID, *, limit: int = 100) -> list[Draft]:
    """Give somebody's drafts, the newest first."""
    query = _drafts().where(Message.sender_id == sender_id, Message.status == MessageStatus.DRAFT)
    rows = await session.execute(query.order_by(Message.id.desc()).limit(limit))
    return [Draft(**row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name


async def wordings_at(session: AsyncSession, companies: Sequence[str]) -> dict[str, list[int]]:
    """Give the wordings that letters to people who work at these companies have, by the company in lower case."""
    company = func.lower(Candidate.current_company)
    query = (
        select(company, Message.written["variant"].as_integer())
        .join(Candidate, Candidate.id == Message.candidate_id)
        .where(
            func.shortlist.fold(Candidate.current_company).in_([func.shortlist.fold(one) for one in companies]),
            Message.direction == Direction.OUTBOUND,
            Message.written["variant"].is_not(None),
        )
        .order_by(Message.id.desc())
        .limit(1_000)
    )
    found: dict[str, list[int]] = {}
    for name, number in await session.execute(query):
        found.setdefault(name, []).append(number)
    return found


async def languages(session: AsyncSession, people: Sequence[UUID]) -> dict[UUID, str]:
    """Give the language each of the people was last written to in, where that is on record."""
    query = (
        select(Message.candidate_id, Message.written["language"].as_string())
        .where(
            Message.candidate_id.in_(list(people)),
            Message.direction == Direction.OUTBOUND,
            Message.written["language"].is_not(None),
            Message.sent_at.is_not(None),
        )
        .order_by(Message.sent_at)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def rewrite(
    session: AsyncSession,
    draft_id: UUID,
    *,
    subject: str,
    body: str,
    facts: list[Any] | None = None,
    written: dict[str, Any] | None = None,
) -> bool:
    """Change the words of a draft, what they rest on, and how they were made; false when it is a draft no more.

    `facts` stay as they are without new ones. Without `written` the words are a person's own.
    """
    values: dict[str, Any] = {"subject": subject, "body_text": body, "written": written}
    values |= {"facts": facts} if facts is not None else {}
    changed = await session.execute(
        update(Message)
        .where(Message.id == draft_id, Message.status == MessageStatus.DRAFT)
        .values(**values)
        .returning(Message.id)
    )
    return changed.first() is not None


async def drop(session: AsyncSession, draft_id: UUID) -> bool:
    """Throw a draft away; false when it is a draft no more."""
    gone = await session.execute(
        delete(Message).where(Message.id == draft_id, Message.status == MessageStatus.DRAFT).returning(Message.id)
    )
    return gone.first() is not None


async def queue(
    session: AsyncSession, draft: Draft, *, digest: str, message_id_header: str, not_before: datetime | None
) -> bool:
    """Hand a draft to the mail queue; false when it is a draft no more, so that nothing is queued twice."""
    taken = await session.execute(
        update(Message)
        .where(Message.id == draft.id, Message.status == MessageStatus.DRAFT)
        .values(status=MessageStatus.QUEUED, digest=digest, message_id_header=message_id_header, not_before=not_before)
        .returning(Message.id)
    )
    if taken.first() is None:
        return False
    row: dict[str, Any] = {"id": new_id(), "kind": OutboxKind.EMAIL, "lane": f"mail:{draft.id}"}
    row |= {"payload": {"message_id": str(draft.id)}, "idempotency_key": f"mail:{draft.id}"}
    if not_before is not None:
        row["next_at"] = not_before
    await session.execute(insert(Outbox).values(row))
    return True
