"""Interviews of every application that got that far: past ones, today's, and those of the next days."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from store.sample.clock import Clock
from store.sample.draw import Stream
from store.sample.jobs import Stage
from store.sample.journeys import Application
from store.sample.people import DOMAIN, Person
from store.sample.rows import Rows

_TODAY, _TOMORROW = 8, 7
"""Interviews today and on the next working day."""
_LATEST = 9
_ROOMS = {
    "Berlin": "Berlin office, room Havel",
    "Lisbon": "Lisbon office, room Tejo",
    "Toronto": "Toronto office, room Don",
}


@dataclass(frozen=True)
class Interview:
    """One interview that was not cancelled; `passed` says whether the application went on after it."""

    id: str
    application: Application
    stage: Stage
    day: float
    starts_at: datetime
    ends_at: datetime
    panel: tuple[tuple[Person, str], ...]
    passed: bool | None

    @property
    def is_upcoming(self) -> bool:
        """Whether it is today or later."""
        return self.day >= 0


@dataclass(frozen=True)
class _Slot:
    """An interview to be: when it starts on the plan, and how the application went on."""

    application: Application
    stage: Stage
    day: float
    passed: bool | None


def plan_interviews(
    rows: Rows, clock: Clock, applications: list[Application], people: dict[str, Person], seed: int
) -> list[Interview]:
    """Plan the interviews; their rows are written by `add_interviews` once the feedback is known."""
    draw = Stream(seed, "interviews")
    upcoming: list[_Slot] = []
    planned: list[Interview] = []
    for application in applications:
        for stage, start, end in application.visits():
            slot = _slot(draw, application, stage, start, end)
            if slot is None:
                continue
            if slot.day >= 0:
                upcoming.append(slot)
            else:
                planned.append(_interview(rows, clock, draw, slot, people))
    draw.shuffle(upcoming)
    for number, slot in enumerate(_in_turn(upcoming)):
        if number < _TODAY:
            day = 0.15 + 0.75 * number / _TODAY
        elif number < _TODAY + _TOMORROW:
            day = 1.15 + 0.75 * (number - _TODAY) / _TOMORROW
        else:
            day = draw.randint(2, _LATEST) + draw.uniform(0.1, 0.85)
        dated = _Slot(slot.application, slot.stage, day, None)
        planned.append(_interview(rows, clock, draw, dated, people))
    return planned


def _in_turn(upcoming: list[_Slot]) -> list[_Slot]:
    """Order the interviews so that each job has its turn, the one with most applications first."""
    seen: Counter[str] = Counter()
    turns: list[tuple[int, int]] = []
    for slot in upcoming:
        plan = slot.application.job.plan
        turns.append((seen[plan.code], -plan.applications))
        seen[plan.code] += 1
    order = sorted(range(len(upcoming)), key=turns.__getitem__)
    return [upcoming[index] for index in order]


def _slot(draw: Stream, application: Application, stage: Stage, start: float, end: float | None) -> _Slot | None:
    """Return when a visit's interview is, if it has one; a day of 0 or later is not decided yet."""
    if stage.kit is None:
        return None
    if end is None:
        waited = -start
        if waited > 3 and draw.chance(0.6):  # noqa: PLR2004 - days
            return _Slot(application, stage, start + waited * draw.uniform(0.45, 0.93), None)
        return _Slot(application, stage, 0.0, None) if draw.chance(0.8) else None
    if end - start < 0.4 or draw.chance(0.06):  # noqa: PLR2004 - days
        return None
    after = next((move for move in application.moves if move.day >= end), None)
    passed = after is not None and after.status in {"active", "hired"}
    return _Slot(application, stage, start + (end - start) * draw.uniform(0.35, 0.8), passed)


def _interview(rows: Rows, clock: Clock, draw: Stream, slot: _Slot, people: dict[str, Person]) -> Interview:
    starts_at = _quarter_hour(clock.at(slot.day))
    return Interview(
        rows.new_id("interview", clock.at(slot.day - 2)),
        slot.application,
        slot.stage,
        slot.day,
        starts_at,
        starts_at + timedelta(minutes=slot.stage.minutes),
        tuple(_panel(draw, slot, people)),
        slot.passed,
    )


def _quarter_hour(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute // 15 * 15, second=0)


def _panel(draw: Stream, slot: _Slot, people: dict[str, Person]) -> list[tuple[Person, str]]:
    """Return who interviews and how each answered the invitation; nobody meets themselves."""
    job, minutes = slot.application.job, slot.stage.minutes
    if minutes <= 30:  # noqa: PLR2004 - a first call
        members = [job.recruiter(slot.day)]
    elif minutes <= 75:  # noqa: PLR2004 - one conversation, now and then with a second person
        members = draw.few([*job.panel, job.manager], 2 if draw.chance(0.35) else 1)
    else:
        members = [job.manager, *draw.few(job.panel, draw.choice((1, 2, 2, 3)))]
    members = [person for person in members if person.name != slot.application.profile.inside]
    members = members or [people[job.plan.manager]]
    answers = []
    for number, person in enumerate(members):
        if slot.day >= 0:
            answers.append((person, draw.choice(("accepted", "accepted", "tentative", "needs_action"))))
        else:
            declined = number > 0 and draw.chance(0.09)
            answers.append((person, "declined" if declined else "accepted"))
    return answers


def add_interviews(rows: Rows, clock: Clock, interviews: list[Interview], missing: set[str], seed: int) -> None:
    """Add interviews with their panels, and some that were cancelled and held later.

    `missing` has the interviews for which a scorecard is due and not submitted.
    """
    draw = Stream(seed, "interview rows")
    for interview in interviews:
        status = "complete"
        if interview.is_upcoming:
            status = "scheduled"
        elif interview.id in missing:
            status = "awaiting_feedback"
        moved = not interview.is_upcoming and draw.chance(0.06)
        _add_interview(rows, clock, draw, interview, status, sequence=int(moved))
        if moved:
            _add_cancelled(rows, clock, draw, interview)


def _add_interview(rows: Rows, clock: Clock, draw: Stream, interview: Interview, status: str, *, sequence: int) -> None:
    job = interview.application.job
    organiser = job.recruiter(-1.0) if job.plan.is_confidential else job.coordinator
    created = clock.at(min(interview.day - 2.0, -0.05))
    rows.put(
        "interview",
        interview.id,
        created,
        application_id=interview.application.id,
        stage_id=interview.stage.id,
        interview_kit_id=interview.stage.kit,
        starts_at=interview.starts_at,
        ends_at=interview.ends_at,
        timezone=_zone(job.plan.location),
        location=_place(draw, interview, job.plan.location),
        organiser_id=organiser.id,
        status=status,
        ics_uid=f"{interview.id}@{DOMAIN}",
        sequence=sequence,
    )
    for person, response in interview.panel:
        rows.add("interview_panelist", created, interview_id=interview.id, person_id=person.id, response=response)


def _zone(location: str) -> str:
    return {"Lisbon": "Europe/Lisbon", "Toronto": "America/Toronto"}.get(location, "Europe/Berlin")


def _place(draw: Stream, interview: Interview, location: str) -> str:
    if location in _ROOMS and interview.stage.minutes > 75 and draw.chance(0.6):  # noqa: PLR2004 - the long ones
        return _ROOMS[location]
    return f"https://meet.{DOMAIN}/{interview.id[-12:]}"


def _add_cancelled(rows: Rows, clock: Clock, draw: Stream, interview: Interview) -> None:
    """Add the first attempt at an interview, called off a day or more before it was held."""
    day = interview.day - draw.randint(1, 2)
    if day < interview.application.applied + 1:
        return
    first, length = _quarter_hour(clock.at(day)), interview.ends_at - interview.starts_at
    at = clock.at(day - 1)
    identifier = rows.new_id("interview", at)
    job = interview.application.job
    rows.put(
        "interview",
        identifier,
        at,
        application_id=interview.application.id,
        stage_id=interview.stage.id,
        interview_kit_id=interview.stage.kit,
        starts_at=first,
        ends_at=first + length,
        timezone=_zone(job.plan.location),
        location=f"https://meet.{DOMAIN}/{identifier[-12:]}",
        organiser_id=(job.recruiter(-1.0) if job.plan.is_confidential else job.coordinator).id,
        status="cancelled",
        ics_uid=f"{identifier}@{DOMAIN}",
        sequence=1,
    )
    for person, _ in interview.panel[:1]:
        rows.add("interview_panelist", at, interview_id=identifier, person_id=person.id, response="declined")
