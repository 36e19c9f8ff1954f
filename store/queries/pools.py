"""Talent pools: groups of candidates kept by hand, or by a saved search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, update
from sqlalchemy.dialects.postgresql import insert as insert_unless
from sqlalchemy.ext.asyncio import AsyncSession

from store.models import Candidate, Person, TalentPool, TalentPoolMember, new_id
from store.models.enums import CandidateStatus
from store.queries.naming import CandidateRow


@dataclass(frozen=True)
class Pool:
    """A pool. `filter` is the saved search of a dynamic one; `members` counts the visible ones of a static one."""

    id: UUID
    name: str
    description: str | None
    owner_id: UUID | None
    owner: str | None
    filter: dict[str, Any] | None
    is_active: bool
    members: int

    @property
    def is_dynamic(self) -> bool:
        """Tell whether the pool's members come from a saved search."""
        return self.filter is not None


def _pools() -> Select[*tuple[Any, ...]]:
    members = (
        select(func.count())
        .select_from(TalentPoolMember)
        .join(Candidate, Candidate.id == TalentPoolMember.candidate_id)
        .where(
            TalentPoolMember.talent_pool_id == TalentPool.id,
            TalentPoolMember.removed_at.is_(None),
            Candidate.status == CandidateStatus.ACTIVE,
        )
        .correlate(TalentPool)
        .scalar_subquery()
    )
    return select(
        TalentPool.id,
        TalentPool.name,
        TalentPool.description,
        TalentPool.owner_id,
        Person.name.label("owner"),
        TalentPool.filter,
        TalentPool.is_active,
        members.label("members"),
    ).outerjoin(Person, Person.id == TalentPool.owner_id)


async def in_use(session: AsyncSession, *, limit: int, offset: int = 0) -> tuple[list[Pool], int]:
    """Give a page of the active pools by name, and how many there are in all."""
    query = _pools().where(TalentPool.is_active).order_by(func.lower(TalentPool.name), TalentPool.id)
    rows = (await session.execute(query.limit(limit).offset(offset))).mappings()
    total = await session.scalar(select(func.count()).where(TalentPool.is_active).select_from(TalentPool))
    return [Pool(**row) for row in rows], total or 0


async def by_id(session: AsyncSession, pool_id: UUID) -> Pool | None:
    """Give a pool, in use or not."""
    row = (await session.execute(_pools().where(TalentPool.id == pool_id))).mappings().one_or_none()
    return Pool(**row) if row else None


async def by_name(session: AsyncSession, name: str) -> Pool | None:
    """Give the pool of exactly that name, whatever its case, in use or not."""
    query = _pools().where(func.lower(TalentPool.name) == func.lower(name))
    row = (await session.execute(query)).mappings().one_or_none()
    return Pool(**row) if row else None


async def create(
    session: AsyncSession,
    *,
    name: str,
    description: str | None,
    owner_id: UUID,
    search: Mapping[str, Any] | None = None,
) -> UUID | None:
    """Make a pool, which a `search` fills; none when the name was taken in between."""
    pool_id = new_id()
    row = {"id": pool_id, "name": name, "description": description, "owner_id": owner_id}
    if search:
        row["filter"] = dict(search)
    done: Any = await session.execute(
        insert_unless(TalentPool).values(row).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    )
    return pool_id if done.rowcount == 1 else None


async def change(session: AsyncSession, pool_id: UUID, values: Mapping[str, Any]) -> bool:
    """Change columns of a pool; false when the person may not."""
    done: Any = await session.execute(update(TalentPool).where(TalentPool.id == pool_id).values(**values))
    return bool(done.rowcount == 1)


async def members(
    session: AsyncSession, pool_id: UUID, *, limit: int, offset: int = 0
) -> tuple[list[tuple[CandidateRow, str | None]], int]:
    """Give a page of a static pool, the latest first, each with why they were added, and the number of all."""
    listed = (
        select(
            Candidate.id,
            Candidate.name,
            Candidate.current_title,
            Candidate.current_company,
            Candidate.location,
            TalentPoolMember.reason,
        )
        .join(TalentPoolMember, TalentPoolMember.candidate_id == Candidate.id)
        .where(
            TalentPoolMember.talent_pool_id == pool_id,
            TalentPoolMember.removed_at.is_(None),
            Candidate.status == CandidateStatus.ACTIVE,
        )
    )
    order = listed.order_by(TalentPoolMember.added_at.desc(), Candidate.id)
    rows = await session.execute(order.limit(limit).offset(offset))
    found = [(CandidateRow(*row[:5]), row[5]) for row in rows]
    total = await session.scalar(select(func.count()).select_from(listed.subquery()))
    return found, total or 0


async def current_among(session: AsyncSession, pool_id: UUID, candidate_ids: Sequence[UUID]) -> set[UUID]:
    """Give those of the candidates who are in the pool."""
    rows = await session.execute(
        select(TalentPoolMember.candidate_id).where(
            TalentPoolMember.talent_pool_id == pool_id,
            TalentPoolMember.candidate_id.in_(candidate_ids),
            TalentPoolMember.removed_at.is_(None),
        )
    )
    return set(rows.scalars())


async def current_members(session: AsyncSession, pool_id: UUID) -> list[UUID]:
    """Give everybody in a static pool."""
    rows = await session.execute(
        select(TalentPoolMember.candidate_id)
        .where(TalentPoolMember.talent_pool_id == pool_id, TalentPoolMember.removed_at.is_(None))
        .order_by(TalentPoolMember.added_at, TalentPoolMember.id)
    )
    return list(rows.scalars())


async def add(
    session: AsyncSession, pool_id: UUID, candidate_id: UUID, *, by: UUID, at: datetime, reason: str | None
) -> bool:
    """Put somebody into a static pool; false when they have got into it meanwhile."""
    done: Any = await session.execute(
        insert_unless(TalentPoolMember)
        .values(
            id=new_id(),
            talent_pool_id=pool_id,
            candidate_id=candidate_id,
            added_by_id=by,
            reason=reason,
            added_at=at,
        )
        .on_conflict_do_nothing()
        .execution_options(preserve_rowcount=True)
    )
    return bool(done.rowcount == 1)


async def remove(session: AsyncSession, pool_id: UUID, candidate_id: UUID, at: datetime) -> bool:
    """End somebody's stay in a pool; false when they were not in it or the person may not."""
    done: Any = await session.execute(
        update(TalentPoolMember)
        .where(
            TalentPoolMember.talent_pool_id == pool_id,
            TalentPoolMember.candidate_id == candidate_id,
            TalentPoolMember.removed_at.is_(None),
        )
        .values(removed_at=at)
    )
    return bool(done.rowcount == 1)


async def bring_back(session: AsyncSession, pool_id: UUID, candidate_id: UUID) -> bool:
    """Take back the end of somebody’s last stay: who added them, when and why stay; false if they are in the pool."""
    last = (
        select(TalentPoolMember.id)
        .where(TalentPoolMember.talent_pool_id == pool_id, TalentPoolMember.candidate_id == candidate_id)
        .order_by(TalentPoolMember.removed_at.desc().nulls_first(), TalentPoolMember.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    done: Any = await session.execute(
        update(TalentPoolMember)
        .where(TalentPoolMember.id == last, TalentPoolMember.removed_at.is_not(None))
        .values(removed_at=None)
    )
    return bool(done.rowcount == 1)
