"""Calls that wait for a click. A decision is compare-and-set: of two clicks one counts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Text, cast, func, insert, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from store.models.enums import ApprovalStatus
from store.models.people import Person
from store.models.trust import Approval


@dataclass(frozen=True)
class Waiting:
    """A claimed approval: the exact call, its digest and the sentence people read."""

    id: UUID
    tool: str
    args: dict[str, Any]
    digest: str
    summary: str


async def ask(
    session: AsyncSession,
    *,
    approval_id: UUID,
    conversation_id: UUID | None,
    turn_id: UUID | None,
    call_index: int,
    tool: str,
    args: dict[str, Any],
    digest: str,
    summary: str,
    requested_by_id: UUID,
    expires_at: datetime | None,
) -> None:
    """Write down a call that waits; whoever asked may decide."""
    await session.execute(
        insert(Approval).values(
            id=approval_id,
            conversation_id=conversation_id,
            turn_id=turn_id,
            call_index=call_index,
            tool=tool,
            args=args,
            digest=digest,
            summary=summary,
            requested_by_id=requested_by_id,
            may_decide={"person": str(requested_by_id)},
            expires_at=expires_at,
        )
    )


async def claim(
    session: AsyncSession, approval_id: UUID, *, decided_by_id: UUID, yes: bool, now: datetime, digest: str | None
) -> Waiting | None:
    """Take a pending, unexpired approval the session's person may decide; None when there is no such one."""
    claimed = await session.execute(
        update(Approval)
        .where(
            Approval.id == approval_id,
            Approval.status == ApprovalStatus.PENDING,
            Approval.expires_at > now,
            Approval.may_decide["person"].astext == str(decided_by_id),
            Approval.digest == digest if digest is not None else true(),
        )
        .values(
            status=ApprovalStatus.APPROVED if yes else ApprovalStatus.REJECTED,
            decided_by_id=decided_by_id,
            decided_at=now,
        )
        .returning(Approval.id, Approval.tool, Approval.args, Approval.digest, Approval.summary)
    )
    row = claimed.first()
    return Waiting(row.id, row.tool, row.args, row.digest, row.summary) if row is not None else None


async def why_not(session: AsyncSession, approval_id: UUID) -> str:
    """Say why a card cannot be decided; an unknown card and one that is hidden read the same."""
    row = (
        await session.execute(
            select(Approval.status, Approval.executed_at, Approval.may_decide, Person.name)
            .outerjoin(Person, Person.id == Approval.decided_by_id)
            .where(Approval.id == approval_id)
        )
    ).first()
    if row is None:
        return "There is no such card for you to decide, so nothing was changed."
    who = row.name or "somebody"
    match row.status:
        case ApprovalStatus.APPROVED:
            return f"{who} has already said yes to this; it was not done twice."
        case ApprovalStatus.REJECTED:
            return f"{who} has already dropped this, so nothing was changed."
        case ApprovalStatus.SUPERSEDED:
            return "This card is out of date: things have changed since. Please ask again."
        case _:
            return "This card has expired or is not yours to decide, so nothing was changed. Please ask again."


async def settle(session: AsyncSession, approval_id: UUID, *, executed: bool, at: datetime, result: str) -> None:
    """Write down what came of an approved call; one that could not be carried out any more is superseded."""
    outcome: dict[str, Any] = {"result": {"say": result}}
    if executed:
        outcome["executed_at"] = at
    else:
        outcome["status"] = ApprovalStatus.SUPERSEDED
    await session.execute(update(Approval).where(Approval.id == approval_id).values(**outcome))


async def pending(session: AsyncSession, person_id: UUID, now: datetime) -> list[Waiting]:
    """Give the cards the person may decide, oldest first."""
    rows = await session.execute(
        select(Approval.id, Approval.tool, Approval.args, Approval.digest, Approval.summary)
        .where(
            Approval.status == ApprovalStatus.PENDING,
            Approval.expires_at > now,
            Approval.may_decide["person"].astext == str(person_id),
        )
        .order_by(Approval.created_at, Approval.id)
    )
    return [Waiting(row.id, row.tool, row.args, row.digest, row.summary) for row in rows]


async def supersede(session: AsyncSession, turn_id: UUID) -> list[UUID]:
    """Close the cards of a turn that its asker has taken back; gives those that were open."""
    closed = await session.execute(
        update(Approval)
        .where(Approval.turn_id == turn_id, Approval.status == ApprovalStatus.PENDING)
        .values(status=ApprovalStatus.SUPERSEDED)
        .returning(Approval.id)
    )
    return list(closed.scalars())


async def supersede_one(session: AsyncSession, approval_id: UUID) -> bool:
    """Close a card in favour of another request; tells whether it was open."""
    closed = await session.execute(
        update(Approval)
        .where(Approval.id == approval_id, Approval.status == ApprovalStatus.PENDING)
        .values(status=ApprovalStatus.SUPERSEDED)
        .returning(Approval.id)
    )
    return closed.first() is not None


async def is_superseded(session: AsyncSession, approval_id: UUID) -> bool:
    """Tell whether a card was closed in favour of another request, as a try before this one may have done."""
    return await session.scalar(select(Approval.status).where(Approval.id == approval_id)) == ApprovalStatus.SUPERSEDED


async def turn_of(session: AsyncSession, approval_id: UUID) -> UUID | None:
    """Give the turn a card belongs to, if the session's person may see the card."""
    return await session.scalar(select(Approval.turn_id).where(Approval.id == approval_id))


async def is_stale(session: AsyncSession, approval_id: UUID) -> bool:
    """Tell whether nobody has said yes or no to a card; one the session's person may not see is never stale."""
    status = await session.scalar(select(Approval.status).where(Approval.id == approval_id))
    return status is not None and status not in {ApprovalStatus.APPROVED, ApprovalStatus.REJECTED}


async def note_reason(session: AsyncSession, approval_id: UUID, reason: str) -> None:
    """Keep why somebody said no."""
    await session.execute(update(Approval).where(Approval.id == approval_id).values(note=reason))


async def who_may(session: AsyncSession, approval_id: UUID) -> str | None:
    """Name who may decide an open card; for the worker role, which tells it to whoever pressed it wrongly."""
    statement = (
        select(Person.name)
        .join(Approval, Approval.may_decide["person"].astext == cast(Person.id, Text))
        .where(Approval.id == approval_id, Approval.status == ApprovalStatus.PENDING)
    )
    return await session.scalar(statement)


async def expire(session: AsyncSession) -> None:
    """Close the cards whose time has run out; for the worker role."""
    await session.execute(
        update(Approval)
        .where(Approval.status == ApprovalStatus.PENDING, Approval.expires_at < func.now())
        .values(status=ApprovalStatus.EXPIRED)
    )
