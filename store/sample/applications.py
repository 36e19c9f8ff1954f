"""Applications: how many each job draws, who they are, what happened to them, and the rows of it."""

from __future__ import annotations

from datetime import datetime

from store.sample.clock import FREEZE, Clock
from store.sample.content.outreach import LEAD_TIME, SEQUENCES
from store.sample.content.vocabulary import REJECTION_REASONS, SOURCES
from store.sample.draw import Stream, largest_remainder
from store.sample.jobs import Job
from store.sample.journeys import (
    LEAD,
    MOMENT,
    REVIEW,
    SCREEN,
    Application,
    Move,
    arrivals,
    draw_source,
    ending,
    mover,
    pace_of,
    path,
    spell_end,
    start_within,
    stays,
)
from store.sample.rows import Rows

SECOND_LOOK_DAYS = 25
"""How long ago a rejection must be to have been taken back since."""

TOTAL = 2400
"""Applications in each block."""

# Where an application that is not hired ends: share by number of stages passed, for people who came by themselves
# and for those who were referred or written to.
_INBOUND_ENDS = (0.0, 0.66, 0.17, 0.10, 0.05, 0.02)
_WARM_ENDS = (0.0, 0.38, 0.26, 0.19, 0.11, 0.06)
# Applications under way in each stage of an open job of middling size, the offer stage last.
_PIPELINE = {"lead": 4.0, "pre_interview_screen": 10.0, "active": 5.0, "offer": 2.0}


def plan_applications(seed: int, block: int, jobs: dict[str, Job]) -> list[Application]:
    """Plan all applications of a block, the earliest first; who applies is decided by `assign`."""
    counts = largest_remainder([job.plan.applications for job in jobs.values()], TOTAL)
    planned: list[Application] = []
    for job, count in zip(jobs.values(), counts, strict=True):
        if count:
            planned += _plan_job(Stream(seed, "applications", job.plan.code, block), job, count, block)
    for application in planned:
        _mend_source(application)
    return sorted(planned, key=lambda application: application.applied)


def _plan_job(draw: Stream, job: Job, count: int, block: int) -> list[Application]:
    planned: list[Application] = []
    if block == 0:
        planned += [_hire(draw, job) for _ in range(job.plan.hires)]
        planned += [_offer_lost(draw, job) for _ in range((job.plan.hires + 1) // 2)]
    if job.plan.is_open:
        planned += _under_way(draw, job, count, block)
    planned += [_finished(draw, job) for _ in range(count - len(planned))]
    if block == 0 and job.plan.is_open:
        for application in planned[-3:]:
            _reopen(job, application)
    return planned


def _mend_source(application: Application) -> None:
    """Let only those jobs be sources of sequence replies for which there was a sequence at the time."""
    since = SEQUENCES.get(application.job.plan.code)
    if application.source == "Outbound Sequence" and (since is None or application.applied < since + LEAD_TIME):
        application.source = "Recruiter Outreach"


def _offer_index(job: Job) -> int:
    return job.stage("offer").position - 1


def _hire(draw: Stream, job: Job) -> Application:
    source = draw_source(draw)
    final = _offer_index(job)
    start, steps, lengths = _through_offer(draw, job, source, final)
    start, lengths = _fit(job, start, lengths)
    moves = arrivals(draw, job, steps, lengths, start, source)
    day = start + sum(lengths)
    moves.append(Move(day, job.stage("hired"), "hired", job.recruiter(day).id))
    return Application(job, moves, source, "hired")


def _offer_lost(draw: Stream, job: Job) -> Application:
    source = draw_source(draw)
    final = _offer_index(job)
    start, steps, lengths = _through_offer(draw, job, source, final)
    start, lengths = _fit(job, start, lengths)
    outcome = "rejected" if draw.chance(0.1) else "withdrawn"
    return _close(draw, job, arrivals(draw, job, steps, lengths, start, source), lengths, source, outcome)


def _through_offer(draw: Stream, job: Job, source: str | None, final: int) -> tuple[float, list[int], list[float]]:
    """Draw a way that reaches the offer outside the hiring freeze."""
    for _ in range(60):
        steps = path(draw, job, final, source)
        start = start_within(draw, job, latest=-12.0)
        lengths = stays(draw, job, steps, pace_of(job, start, source))
        end = start + 1.2 * sum(lengths)
        if end < FREEZE[0] - 3 or start + 0.8 * sum(lengths[:-1]) > FREEZE[1] + 3:
            break
    return start, steps, lengths


def _fit(job: Job, start: float, lengths: list[float]) -> tuple[float, list[float]]:
    """Shorten the stays where the job or the present would end before them."""
    end = spell_end(job, start)
    room = max(0.3, end - start)
    if sum(lengths) > room:
        total = sum(lengths)
        lengths = [max(MOMENT, length * room / total) for length in lengths]
    return min(start, end - sum(lengths)), lengths


def _under_way(draw: Stream, job: Job, count: int, block: int) -> list[Application]:
    stages = job.stages[: _offer_index(job) + 1]
    if block:
        return [_waiting(draw, job, draw.randrange(REVIEW, len(stages)), number=2) for _ in range(count // 15)]
    scale = min(1.8, max(0.45, count / 110))
    return [
        _waiting(draw, job, index, number=number)
        for index, stage in enumerate(stages)
        for number in range(max(2 if scale > 0.5 else 1, round(_PIPELINE[stage.kind] * scale * draw.uniform(0.8, 1.2))))  # noqa: PLR2004
    ]


def _waiting(draw: Stream, job: Job, index: int, *, number: int) -> Application:
    """Plan an application that stands in a stage today; the first of each stage has waited for long."""
    source = draw_source(draw, outreach=index == LEAD or (index > REVIEW and draw.chance(0.15)))
    steps = path(draw, job, index, source)
    waited = (
        draw.uniform(14.0, 30.0) if number == 0 and index <= SCREEN else draw.around(4.0, 0.8, least=0.1, most=25.0)
    )
    lengths = [*stays(draw, job, steps, 1.0)[:-1], waited]
    opened = job.plan.spells[-1][0] + 0.1
    if sum(lengths) > -opened - 0.2:
        total = sum(lengths)
        lengths = [length * (-opened - 0.2) / total for length in lengths]
    return Application(job, arrivals(draw, job, steps, lengths, -0.1 - sum(lengths), source), source, "active")


def _finished(draw: Stream, job: Job) -> Application:
    source = draw_source(draw)
    warm = source in {"Employee Referral", "Recruiter Outreach", "Outbound Sequence", "Former Applicant"}
    shares = (_WARM_ENDS if warm else _INBOUND_ENDS)[: _offer_index(job)]
    final = draw.choices(range(len(shares)), shares)[0]
    steps = path(draw, job, final, source)
    start = start_within(draw, job)
    lengths = stays(draw, job, steps, pace_of(job, start, source))
    start, lengths = _fit(job, start, lengths)
    outcome = "withdrawn" if draw.chance(0.05 if final <= REVIEW else 0.2) else "rejected"
    return _close(draw, job, arrivals(draw, job, steps, lengths, start, source), lengths, source, outcome)


def _close(
    draw: Stream, job: Job, moves: list[Move], lengths: list[float], source: str | None, outcome: str
) -> Application:
    """End an application in the stage it is in."""
    stage, day = moves[-1].stage, moves[0].day + sum(lengths)
    assert stage is not None  # noqa: S101 - arrivals always name a stage
    frozen = FREEZE[0] - 8 < day < FREEZE[1]
    reason = ending(draw, job, stage.position - 1, outcome, in_freeze=frozen)
    by = mover(draw, job, day, is_first=False, source=source)
    return Application(job, [*moves, Move(day, stage, outcome, by, reason)], source, outcome, reason)


def _reopen(job: Job, application: Application) -> None:
    """Let a rejected application come back to life, go one stage further and be rejected there."""
    last = application.moves[-1]
    if (
        last.status != "rejected"
        or last.day > -SECOND_LOOK_DAYS
        or len(job.plan.spells) > 1
        or last.stage is None
        or last.stage.position > SCREEN + 1
    ):
        return
    end = last.day + 20
    recruiter = job.recruiter(last.day).id
    application.moves += [
        Move(last.day + 6, last.stage, "active", recruiter, "Second look"),
        Move(last.day + 9, job.stages[last.stage.position], "active", recruiter),
        Move(end, job.stages[last.stage.position], "rejected", recruiter, "Another candidate was stronger"),
    ]
    application.reason = "Another candidate was stronger"


def add_vocabulary(rows: Rows, clock: Clock) -> tuple[dict[str, str], dict[str, str]]:
    """Add sources and rejection reasons and return their identifiers by name."""
    at = clock.at(-520)
    sources = {name: rows.add("source", at, name=name, kind=kind) for name, kind, _ in SOURCES}
    reasons = {name: rows.add("rejection_reason", at, name=name, kind=kind) for name, kind in REJECTION_REASONS}
    return sources, reasons


def add_applications(
    rows: Rows,
    clock: Clock,
    applications: list[Application],
    sources: dict[str, str],
    reasons: dict[str, str],
) -> None:
    """Add applications, which stand where their last move left them, and all their moves."""
    for application in applications:
        times = [clock.at(move.day) for move in application.moves]
        if application.moves[0].by is None:
            times[0] = clock.at_leisure(application.moves[0].day)
        application.id = application.id or rows.new_id("application", times[0])
        _add_application(rows, application, times, sources, reasons)
        previous: Move | None = None
        for position, (move, at) in enumerate(zip(application.moves, times, strict=True), start=1):
            rows.add(
                "stage_transition",
                at,
                application_id=application.id,
                position=position,
                from_stage_id=previous.stage.id if previous and previous.stage else None,
                to_stage_id=move.stage.id if move.stage else None,
                moved_at=at,
                moved_by_id=move.by,
                from_status=previous.status if previous else None,
                to_status=move.status,
                reason=move.reason,
            )
            previous = move
        application.profile.seen(application.ended)


def _add_application(
    rows: Rows,
    application: Application,
    times: list[datetime],
    sources: dict[str, str],
    reasons: dict[str, str],
) -> None:
    moves = application.moves
    changed = max(i for i, move in enumerate(moves) if i == 0 or move.status != moves[i - 1].status)
    last = moves[-1]
    rows.put(
        "application",
        application.id,
        times[0],
        candidate_id=application.profile.id,
        job_id=application.job.id,
        status=last.status,
        stage_id=last.stage.id if last.stage else None,
        source_id=sources[application.source] if application.source else None,
        credited_to_id=application.credited_to,
        applied_at=times[0],
        status_changed_at=times[changed],
        rejection_reason_id=reasons[application.reason] if application.reason else None,
        hired_at=times[changed] if last.status == "hired" else None,
        opening_id=application.opening_id,
        answers=None,
        version=1 + len(moves),
    )
