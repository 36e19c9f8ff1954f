"""The debrief of an application: where interviewers agree, where they do not, and on what evidence."""

from collections.abc import Sequence
from typing import Any

from store.models.enums import ApplicationStatus, Rating
from store.queries import interviews, scorecards
from store.queries.interviews import Meeting
from store.queries.scorecards import Card
from tools import references
from tools.actor import MEETING
from tools.base import Args, CandidateRef, Effect, JobRef, Outcome, tool
from tools.context import ToolContext
from tools.errors import NotFound, Unclear
from tools.feedback.cards import vote_of
from tools.feedback.drafting import spoken
from tools.feedback.finding import interview_meant
from tools.views import Debrief, DebriefLine, DebriefVote, Picker, PickerOption
from tools.wording import listed

_FOR = {Rating.YES, Rating.STRONG_YES}
_AGAINST = {Rating.NO, Rating.DEFINITELY_NOT}


class ShowDebrief(Args):
    """Of whom; the job if they applied to several."""

    candidate: CandidateRef | None = None
    job: JobRef | None = None
    interview: str | None = None


@tool(
    area="feedback",
    effect=Effect.READ,
    roles=MEETING,
    examples=(
        "show the debrief for {candidate}",
        "debrief {candidate}",
        "debrief for {candidate} on {job}",
        "what did the interviewers say about {candidate}",
        "summarise the feedback on {candidate}",
    ),
)
async def show_debrief(ctx: ToolContext, args: ShowDebrief) -> Outcome:
    """Show all feedback on an applicant side by side; who owes their own scorecard sees counts only."""

    one = await _interview(ctx, args)
    view = await debrief_of(ctx, one)
    return Outcome(say=sentence(view), views=(view,), facts=_facts(view), outside=view.is_open)


async def _interview(ctx: ToolContext, args: ShowDebrief) -> Meeting:
    """Give the last interview of the application meant, an active one before others; several active ones ask."""
    who = args.candidate or next((mention.id for mention in ctx.mentions if mention.kind == "candidate"), None)
    if args.interview or who is None:
        return await interview_meant(ctx, interview=args.interview, candidate=None, prefer=lambda _: False, write=False)
    person = await references.candidate(ctx, who, write=False)
    job = await references.job(ctx, args.job, write=False) if args.job else None
    found = await interviews.listed(ctx.session, candidate=person.id, job=job.id if job else None)
    if not found:
        on = f" on {job.code}" if job else ""
        raise NotFound(f"{person.name} has had no interview{on} that you can see.")
    active = [one for one in found if one.application_status is ApplicationStatus.ACTIVE]
    by_job = {one.application_id: one for one in active or found[-1:]}
    if len(by_job) == 1:
        return next(iter(by_job.values()))
    options = tuple(
        PickerOption(id=str(one.job_id), label=f"{one.job_code} {one.job_title}", detail=one.stage or "")
        for one in by_job.values()
    )
    raise Unclear(
        Picker(question=f"{person.name} is active on several jobs: which one?", options=options, of="job", field="job")
    )


async def debrief_of(ctx: ToolContext, one: Meeting) -> Debrief:
    """Put together what everybody whose scorecard the person may see said of an application."""
    meetings = await interviews.listed(ctx.session, application=one.application_id)
    held = [meeting for meeting in meetings if meeting.starts_at <= ctx.now] or [one]
    panel = [person for meeting in held for person in meeting.panel]
    is_open = all(person.is_in for person in panel if person.person_id == ctx.actor.id)
    cards = await scorecards.submitted(ctx.session, one.application_id) if is_open else []
    kits = list(dict.fromkeys(meeting.kit_id for meeting in held))
    asked = [each.name for kit in kits for each in await scorecards.attributes(ctx.session, kit)]
    agree, differ = _lines(cards)
    rated = {line.attribute for line in (*agree, *differ)}
    return Debrief(
        application=one.application_id,
        candidate_id=one.candidate_id,
        candidate=one.candidate,
        job_id=one.job_id,
        job_code=one.job_code,
        submitted=sum(person.is_in for person in panel),
        expected=len(panel),
        waiting_for=tuple(dict.fromkeys(person.name for person in panel if not person.is_in)),
        recommendations=tuple(_vote(card) for card in cards),
        agreements=agree,
        disagreements=differ,
        unrated=tuple(name for name in dict.fromkeys(asked) if name not in rated) if is_open and cards else (),
        is_open=is_open,
    )


def _vote(card: Card) -> DebriefVote:
    quotes = tuple(quote.text for quote in card.content.quotes)
    if card.content.summary:
        quotes = (*quotes, card.content.summary)
    return DebriefVote(interviewer=card.interviewer, rating=vote_of(card.content) or "no_decision", quotes=quotes)


def _lines(cards: Sequence[Card]) -> tuple[tuple[DebriefLine, ...], tuple[DebriefLine, ...]]:
    """Sort attributes by whether those who rated them agree: nobody for while another is against."""
    votes: dict[str, list[tuple[Rating, DebriefVote]]] = {}
    for card in cards:
        for one in card.content.ratings:
            quotes = tuple(quote.text for quote in one.quotes)
            vote = DebriefVote(interviewer=card.interviewer, rating=one.rating.value, quotes=quotes)
            votes.setdefault(one.attribute, []).append((one.rating, vote))
    agree: list[DebriefLine] = []
    differ: list[DebriefLine] = []
    for attribute, given in votes.items():
        line = DebriefLine(attribute=attribute, votes=tuple(vote for _, vote in given))
        (agree if agrees([rating for rating, _ in given]) else differ).append(line)
    return tuple(agree), tuple(differ)


def agrees(ratings: Sequence[Rating]) -> bool:
    """Tell whether ratings point one way; "no decision" points nowhere, mixed only goes with mixed."""
    sides = {
        "for" if one in _FOR else "against" if one in _AGAINST else "between"
        for one in ratings
        if one is not Rating.NO_DECISION
    }
    return len(sides) <= 1


def sentence(view: Debrief) -> str:
    """Say the counts, and how recommendations stand."""
    about = f"{view.candidate or 'The candidate'}{f' on {view.job_code}' if view.job_code else ''}"
    count = f"{view.submitted} of {view.expected} scorecards are in"
    if not view.expected:
        return f"{about}: no interview has taken place yet."
    if not view.is_open:
        return f"{about}: {count}. You see what others wrote once your own scorecard is in."
    if not view.recommendations:
        return f"{about}: {count}." + (" None of them is yours to see." if view.submitted else "")
    votes = listed([f"{vote.interviewer} {spoken(vote.rating)}" for vote in view.recommendations], most=12)
    differ = listed([line.attribute for line in view.disagreements], most=6)
    split = f" They disagree on {differ}." if differ else " They disagree on nothing they both rated."
    waiting = f" Waiting for {listed(view.waiting_for)}." if view.waiting_for else ""
    return f"{about}: {count}. {votes}.{split if len(view.recommendations) > 1 else ''}{waiting}"


def _facts(view: Debrief) -> dict[str, Any]:
    return {
        "submitted": view.submitted,
        "expected": view.expected,
        "recommendations": {vote.interviewer: vote.rating for vote in view.recommendations},
        "disagree": [line.attribute for line in view.disagreements],
    }
