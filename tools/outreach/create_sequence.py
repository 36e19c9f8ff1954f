"""Making a sequence of letters."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from store.models.enums import StepCondition
from store.queries import sequences
from store.queries.naming import JobRow
from store.queries.sequences import Step
from tools import references
from tools.actor import RECRUITING
from tools.base import Args, Effect, JobRef, OneLine, Outcome, tool
from tools.context import ToolContext
from tools.errors import ToolError
from tools.matching import fold
from tools.outreach.merging import unknown_places
from tools.outreach.sequence_meant import card, sequence_meant

Name = Annotated[str, StringConstraints(min_length=1, max_length=120), OneLine]
Subject = Annotated[str, StringConstraints(max_length=300), OneLine]


class Letter(BaseModel):
    """A letter; without a subject it answers the one before."""

    model_config = ConfigDict(extra="forbid")

    wait_days: int = Field(default=0, ge=0, le=60)
    subject: Subject = ""
    body: str = Field(min_length=1, max_length=10_000)
    condition: StepCondition | None = Field(default=None, description="Always for the first, else if no reply")


class CreateSequence(Args):
    """Name, job and letters ({wait_days in business days, subject, body}); three usual ones if left out."""

    name: Name
    job: JobRef | None = None
    letters: list[Letter] = Field(default_factory=list, max_length=8, description="May name {first_name}, {company}")


@tool(
    area="outreach",
    effect=Effect.WRITE,
    roles=RECRUITING,
    examples=("create a sequence {name} for {job}", "create a sequence called {name}"),
)
async def create_sequence(ctx: ToolContext, args: CreateSequence) -> Outcome:
    """Make a sequence of letters; nobody is in it before somebody is enrolled."""
    job = await references.job(ctx, args.job, write=True) if args.job else None
    if job is not None and job.is_confidential:
        raise ToolError(f"{job.code} is confidential: a sequence would name it to many. Nothing was made.")
    if any(fold(one.name) == fold(args.name) for one in await sequences.every(ctx.session)):
        raise ToolError(f"There is a sequence called {references.quote(args.name)} already, so nothing was made.")
    letters = args.letters or _usual(job)
    strange = [place for one in letters for place in unknown_places(one.subject + one.body)]
    if strange:
        raise ToolError(f"Nothing is known to fill {', '.join(strange)}; letters may name {{first_name}}, {{company}}.")
    await ctx.confirm(f"Make the sequence {args.name} of {len(letters)} letters.", args)
    steps = [
        Step(
            id=None,
            position=number,
            wait_days=one.wait_days,
            condition=one.condition or (StepCondition.ALWAYS if number == 1 else StepCondition.IF_NO_REPLY),
            subject=one.subject or None,
            body=one.body,
        )
        for number, one in enumerate(letters, 1)
    ]
    made = await sequences.create(
        ctx.session, name=args.name, job_id=job.id if job else None, owner_id=ctx.actor.id, letters=steps
    )
    await ctx.record("sequence.created", "sequence", made, after={"name": args.name, "letters": len(steps)})
    view = await card(ctx, await sequence_meant(ctx, str(made)))
    return Outcome(say=f"Made the sequence {args.name}: {len(steps)} letters, nobody in it yet.", views=(view,))


def _usual(job: JobRow | None) -> list[Letter]:
    role = f"our opening for a {job.title}" if job else "what we are building"
    subject = job.title if job else "A hello"
    return [
        Letter(
            subject=f"{subject}, {{first_name}}?",
            body=f"Hi {{first_name}},\n\nyour work at {{company}} made me think of {role}. Would you have fifteen"
            " minutes for a call in the next two weeks?",
        ),
        Letter(
            wait_days=4,
            body=f"Hi {{first_name}},\n\na short reminder, in case my first note about {role} went under. A one-line"
            " answer is plenty, a no as well.",
        ),
        Letter(
            wait_days=7, body="Hi {first_name},\n\nI won't write again about this. If it suits you later, I am here."
        ),
    ]
