"""Ways through a job's stages: which stages an application visits, how long it stays and how it ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.sample.clock import FREEZE
from store.sample.content.vocabulary import (
    CANDIDATE_REASONS,
    EARLY_REASONS,
    LATE_REASONS,
    MISSING_SOURCE,
    OFFER_REASONS,
    SCREEN_REASONS,
    SOURCES,
)
from store.sample.draw import Stream
from store.sample.jobs import Job, Stage
from store.sample.profiles import Profile

LEAD, REVIEW, SCREEN = 0, 1, 2
MOMENT = 0.02
"""The least time between two moves, in working days."""

_SOURCE_NAMES = [name for name, _, _ in SOURCES]
_SOURCE_WEIGHTS = [weight for _, _, weight in SOURCES]
SOURCE_KINDS = {name: kind for name, kind, _ in SOURCES}
_MEDIAN_STAY = {"lead": 5.0, "pre_interview_screen": 3.0, "active": 5.0, "offer": 4.0}


@dataclass(frozen=True)
class Move:
    """An application's arrival in a stage or a change of its status, on a day of the plan."""

    day: float
    stage: Stage | None
    status: str
    by: str | None
    reason: str | None = None


@dataclass
class Application:
    """One application while it is planned; `profile` is who applied."""

    job: Job
    moves: list[Move]
    source: str | None
    outcome: str
    reason: str | None = None
    profile: Profile = field(init=False)
    id: str = ""
    credited_to: str | None = None
    opening_id: str | None = None
    first_contact: float | None = None

    @property
    def applied(self) -> float:
        """The day it began."""
        return self.moves[0].day

    @property
    def ended(self) -> float:
        """The day of the last move; an active application goes on after it."""
        return self.moves[-1].day

    @property
    def is_active(self) -> bool:
        """Whether it is under way."""
        return self.moves[-1].status == "active"

    @property
    def is_sourced(self) -> bool:
        """Whether somebody inside wrote first."""
        return self.source is not None and SOURCE_KINDS[self.source] == "prospecting"

    @property
    def furthest(self) -> int:
        """The furthest position a stage of it had."""
        return max(move.stage.position for move in self.moves if move.stage)

    def visits(self) -> list[tuple[Stage, float, float | None]]:
        """Return each stay in a stage with its first and last day; the last day of an open stay is null."""
        found: list[tuple[Stage, float, float | None]] = []
        for move, after in zip(self.moves, [*self.moves[1:], None], strict=True):
            if move.stage and move.status == "active":
                found.append((move.stage, move.day, after.day if after else None))
        return found


def draw_source(draw: Stream, *, outreach: bool | None = None) -> str | None:
    """Draw where an application comes from; `outreach` asks for written-to people only, or for none of them."""
    while True:
        if not outreach and draw.chance(MISSING_SOURCE):
            return None
        source = draw.choices(_SOURCE_NAMES, _SOURCE_WEIGHTS)[0]
        if outreach is None or (SOURCE_KINDS[source] == "prospecting") == outreach:
            return source


def path(draw: Stream, job: Job, final: int, source: str | None) -> list[int]:
    """Return the indexes of the stages visited up to `final`, some skipped and now and then one twice."""
    start = LEAD if source is not None and SOURCE_KINDS[source] == "prospecting" else REVIEW
    steps = list(range(min(start, final), final + 1))
    last_interview = job.stage("offer").position - 2
    if source == "Employee Referral" and final > REVIEW and draw.chance(0.3):
        steps.remove(REVIEW)
    elif len(steps) > 3 and draw.chance(0.17):  # noqa: PLR2004 - long enough to leave one out
        steps.remove(draw.choice(steps[1:-1]))
    if final >= last_interview > SCREEN + 1 and draw.chance(0.06) and last_interview in steps:
        at = steps.index(last_interview) + 1
        steps[at:at] = [last_interview - 1, last_interview]
    return steps


def stays(draw: Stream, job: Job, steps: list[int], pace: float) -> list[float]:
    """Return how many days each visit lasts."""
    return [
        draw.around(_MEDIAN_STAY[job.stages[index].kind] * pace, 0.65, least=MOMENT * 2, most=40.0) for index in steps
    ]


def pace_of(job: Job, start: float, source: str | None) -> float:
    """Return how slow the process is: engineering has become slower lately, referrals are quick."""
    pace = 1.0
    if job.plan.code.startswith("ENG") and start > FREEZE[1]:
        pace = 1.2 if start < -150 else 1.45  # noqa: PLR2004 - since the senior recruiter left
    if source == "Employee Referral":
        pace *= 0.8
    return pace


def mover(draw: Stream, job: Job, day: float, *, is_first: bool, source: str | None) -> str | None:
    """Return who moves an application on a day; candidates who apply themselves are moved by nobody."""
    if is_first:
        if source is None or SOURCE_KINDS[source] not in {"prospecting", "candidate_search", "agencies"}:
            return None
        if job.sourcer and draw.chance(0.6):
            return job.sourcer.id
        return job.recruiter(day).id
    choice = draw.random()
    if choice < 0.12 and not job.plan.is_confidential:  # noqa: PLR2004 - a share
        return job.coordinator.id
    if choice < 0.24:  # noqa: PLR2004 - a share
        return job.manager.id
    return job.recruiter(day).id


def arrivals(
    draw: Stream, job: Job, steps: list[int], lengths: list[float], start: float, source: str | None
) -> list[Move]:
    """Return the arrival in each stage, starting on a day."""
    moves, day = [], start
    for number, (index, length) in enumerate(zip(steps, lengths, strict=True)):
        by = mover(draw, job, day, is_first=number == 0, source=source)
        moves.append(Move(day, job.stages[index], "active", by))
        day += length
    return moves


def ending(draw: Stream, job: Job, final: int, outcome: str, *, in_freeze: bool) -> str:
    """Return why an application ended in a stage."""
    kind = job.stages[final].kind
    if outcome == "withdrawn":
        return draw.choice(OFFER_REASONS if kind == "offer" else CANDIDATE_REASONS)
    if kind == "offer":
        return "Offer rescinded"
    if in_freeze and draw.chance(0.7):
        return "Hiring freeze"
    if draw.chance(0.05):
        return "No longer responding"
    if final <= REVIEW:
        return draw.choice(EARLY_REASONS)
    return draw.choice(SCREEN_REASONS if final == SCREEN else LATE_REASONS)


def start_within(draw: Stream, job: Job, *, latest: float = 0.0) -> float:
    """Draw a day on which somebody applies: early rather than late, hardly in the freeze."""
    spells = [(start, min(latest, 0.0 if end is None else end)) for start, end in job.plan.spells]
    spells = [(start, end) for start, end in spells if end > start + 1]
    for _ in range(40):
        start, end = draw.choices(spells, [end - start for start, end in spells])[0]
        day = start + (end - start - 0.5) * draw.betavariate(1.05, 1.35)
        if FREEZE[0] < day < FREEZE[1] and draw.chance(0.88):
            continue
        break
    return day


def spell_end(job: Job, start: float) -> float:
    """Return the day by which an application begun on a day must have ended."""
    for begin, end in job.plan.spells:
        if begin <= start and end is not None and start < end:
            return end - 0.4
    return -0.4
