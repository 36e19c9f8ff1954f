"""Who owes scorecards."""

from collections import Counter
from datetime import timedelta

from store.queries import interviews
from tools import references
from tools.actor import HIRING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, PersonRef, tool
from tools.context import ToolContext
from tools.feedback.finding import line
from tools.views import InterviewList
from tools.wording import counted, listed

BACK = timedelta(days=60)
"""How far back missing scorecards are looked for."""
SHOWN = 25


class OverdueFeedback(Args):
    """Of whom or on what; nothing: all the person may see."""

    job: JobRef | None = None
    person: PersonRef | None = None
    candidate: CandidateRef | None = None


@tool(
    area="feedback",
    effect=Effect.READ,
    roles=HIRING,
    examples=(
        "who owes us scorecards",
        "who owes feedback on {job}",
        "which scorecards are missing for {candidate}",
        "overdue feedback",
        "is all feedback on {candidate} in",
        "does {person} owe any scorecards",
    ),
)
async def overdue_feedback(ctx: ToolContext, args: OverdueFeedback) -> Outcome:
    """Show interviews that are over and whose scorecards are missing, and who owes them."""
    job = await references.job(ctx, args.job, write=False) if args.job else None
    who = await references.candidate(ctx, args.candidate, write=False) if args.candidate else None
    person = await references.person(ctx, args.person, write=False) if args.person else None
    held = await interviews.listed(
        ctx.session,
        job=job.id if job else None,
        candidate=who.id if who else None,
        person=person.id if person else None,
        since=ctx.now - BACK,
        until=ctx.now,
        waiting=True,
    )
    over = [one for one in held if one.ends_at <= ctx.now and one.candidate is not None]
    owed = [one for one in over if any(p.person_id == person.id if person else True for p in one.waiting_for)]
    about = "".join(
        (f" on {job.code}" if job else "", f" for {who.name}" if who else "", f" of {person.name}" if person else "")
    )
    owing = Counter(p.name for one in owed for p in one.waiting_for if person is None or p.person_id == person.id)
    view = InterviewList(
        of=f"scorecards missing{about}", items=tuple(line(one, ended=True) for one in owed[:SHOWN]), total=len(owed)
    )
    facts = {"total": sum(owing.values()), "people": dict(owing.most_common(20))}
    if not owed:
        return Outcome(say=f"No scorecard{about} is missing.", facts=facts)
    people = listed([f"{name} ({number})" for name, number in owing.most_common()])
    missing = counted(sum(owing.values()), "scorecard")
    say = f"{missing}{about} {'is' if sum(owing.values()) == 1 else 'are'} missing: {people}."
    return Outcome(say=say, views=(view,), facts=facts)
