"""Whether an answer names somebody or something that is not to be named before others."""

from collections.abc import Iterable
from uuid import UUID

from store.database import Database
from store.queries.hidden import any_hidden
from tools.mentions import mentions
from tools.views import CandidateList, CandidateProfile, View


async def names_hidden(database: Database, person_id: UUID, views: Iterable[View]) -> bool:
    """Tell whether views made for a person name a confidential job or a private candidate, in one query."""
    shown = list(views)
    named = [mention for view in shown for mention in mentions(view)]
    jobs = {UUID(mention.id) for mention in named if mention.kind == "job"} | set(_jobs_in(shown))
    candidates = {UUID(mention.id) for mention in named if mention.kind == "candidate"}
    if not jobs and not candidates:
        return False
    async with database.person(person_id) as session:
        return await any_hidden(session, jobs, candidates)


def _jobs_in(views: Iterable[View]) -> Iterable[UUID]:
    """Give the jobs that stand beside candidates."""
    for view in views:
        if isinstance(view, CandidateList):
            yield from (line.job_id for item in view.items for line in item.applications if line.job_id)
        elif isinstance(view, CandidateProfile):
            yield from (line.job_id for line in view.applications if line.job_id)
