"""The names of all records by id, for comparing what was meant with what was done."""

from collections import defaultdict

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_LABELS = text("""
select id::text, name from shortlist.candidate
union all select c.candidate_id::text, c.value from shortlist.candidate_email c
union all select id::text, code from shortlist.job
union all select id::text, title from shortlist.job
union all select id::text, code || ' ' || title from shortlist.job
union all select id::text, name from shortlist.stage
union all select id::text, name from shortlist.person
union all select id::text, email from shortlist.person
union all select id::text, name from shortlist.source
union all select id::text, name from shortlist.tag
union all select id::text, name from shortlist.skill
union all select id::text, unnest(aliases) from shortlist.skill
union all select id::text, name from shortlist.talent_pool
union all select id::text, name from shortlist.rejection_reason
union all select id::text, name from shortlist.department
union all select id::text, name from shortlist.location
""")


async def all_labels(session: AsyncSession) -> dict[str, set[str]]:
    """Give every name, code and address of every record by its id; needs the owner's rights."""
    labels: dict[str, set[str]] = defaultdict(set)
    for key, name in await session.execute(_LABELS):
        if name:
            labels[key].add(name)
    return labels
