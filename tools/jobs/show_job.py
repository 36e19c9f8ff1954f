"""Showing one job."""

from store.queries import jobs
from tools import references
from tools.base import Args, Effect, JobRef, Outcome, tool
from tools.context import ToolContext
from tools.errors import NotFound
from tools.jobs.lines import job_detail, words
from tools.jobs.list_jobs import active_counts
from tools.views import JobCard, JobDetail
from tools.wording import counted


class ShowJob(Args):
    """Which job."""

    job: JobRef


@tool(
    area="jobs",
    effect=Effect.READ,
    examples=(
        "show {job}",
        "show me the job {job}",
        "tell me about {job}",
        "details of {job}",
        "who is the hiring manager of {job}",
        "who is on the team for {job}",
        "what are the requirements for {job}",
        "is {job} still open",
        "what stages does {job} have",
        "what is the status of {job}",
    ),
)
async def show_job(ctx: ToolContext, args: ShowJob) -> Outcome:
    """Show a job: status, place, team, stages, headcount, description; pay to those who may see it."""
    job = await references.job(ctx, args.job, write=False)
    file = await jobs.file(ctx.session, job.id)
    if file is None:
        raise NotFound("That job is not there for you any more.")
    detail = job_detail(ctx, file, await active_counts(ctx, [file.summary]))
    facts = {
        "id": str(detail.id),
        "code": detail.code,
        "title": detail.title,
        "status": detail.status,
        "active": detail.active,
        "team": list(detail.team),
        "stages": list(detail.stages),
    }
    return Outcome(say=_sentence(detail), views=(JobCard(job=detail),), facts=facts)


def _sentence(job: JobDetail) -> str:
    where = f" in {job.location}" if job.location else ""
    people = counted(job.active, "active candidate")
    slots = counted(job.openings_open, "opening") + " to fill"
    say = f"{job.code} {job.title}{where} is {words(job.status)}, with {people} and {slots}."
    leads = [
        f"the hiring manager is {job.hiring_manager}" if job.hiring_manager else "",
        f"the recruiter is {job.recruiter}" if job.recruiter else "",
    ]
    said = ", ".join(lead for lead in leads if lead)
    return f"{say} {said[0].upper()}{said[1:]}." if said else say
