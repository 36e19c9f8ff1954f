"""What must not be said before others: confidential jobs and private candidates, as far as the person knows of them."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_HIDDEN = text("""
  with asked as (
    select (regexp_matches(p.args::text, '"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"', 'g'))[1]::uuid as id
    from shortlist.approval p where p.id = any (cast(:approvals as uuid[]))
  )
  select
    exists (
      select from shortlist.job j
      where j.is_confidential and j.id = any (cast(:jobs as uuid[]) || array(select id from asked)))
    or exists (
      select from shortlist.candidate c
      where c.is_private and c.id = any (cast(:candidates as uuid[]) || array(select id from asked)))
    or exists (
      select from shortlist.application a
      join shortlist.candidate c on c.id = a.candidate_id
      left join shortlist.job j on j.id = a.job_id
      where (c.is_private or j.is_confidential)
        and a.id = any (cast(:applications as uuid[]) || array(select id from asked)))
""")

_NAMED = text("""
  select
    exists (select from shortlist.job j where j.is_confidential and upper(j.code) = any (cast(:codes as text[])))
    or exists (
      select from shortlist.candidate c
      where c.is_private and strpos(cast(:plain as text), ' ' || c.name_folded || ' ') > 0
        and c.id = any (array(
          select p.candidate_id from shortlist.candidate_name_part p where p.part = any (cast(:words as text[])))))
""")


async def any_hidden(
    session: AsyncSession,
    job_ids: Collection[UUID],
    candidate_ids: Collection[UUID],
    *,
    application_ids: Collection[UUID] = (),
    approval_ids: Collection[UUID] = (),
) -> bool:
    """Tell whether a confidential job or a private candidate is among these records, by the session's rights.

    An application stands for its candidate and its job, a card that waits for a click for all that its call names.
    What the person may not see is not among them.
    """
    found = await session.execute(
        _HIDDEN,
        {
            "jobs": list(job_ids),
            "candidates": list(candidate_ids),
            "applications": list(application_ids),
            "approvals": list(approval_ids),
        },
    )
    return bool(found.scalar_one())


async def any_named(session: AsyncSession, *, codes: Collection[str], words: Collection[str], plain: str) -> bool:
    """Tell whether a text names one: by the code of the job, in capitals, or by the candidate's whole name.

    `plain` is the folded text between single spaces, `words` its words.
    """
    found = await session.execute(_NAMED, {"codes": list(codes), "words": list(words), "plain": plain})
    return bool(found.scalar_one())
