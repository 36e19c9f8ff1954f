"""Scorecards with ratings and quotes, and the requests for them: prompt, late, missing, contradicting themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from store.sample.clock import Clock
from store.sample.content.writing import BAD_QUOTES, GOOD_QUOTES, SUMMARIES
from store.sample.draw import Stream
from store.sample.interviews import Interview
from store.sample.people import Person
from store.sample.rows import Rows

_RECENT = -10.0
"""Interviews since this day may still wait for feedback without anybody having forgotten it."""
_DUE = timedelta(hours=24)
_SCALE = ("definitely_not", "no", "yes", "strong_yes")
_CONTRADICTS = 0.07
"""The share of quotes that say the opposite of the rating they stand beside."""


@dataclass(frozen=True)
class _Answer:
    """What one interviewer owes: `submitted_at` is null while nothing was submitted; late is after a day."""

    interview: Interview
    person: Person
    submitted_at: datetime | None
    is_draft: bool
    is_late: bool


def add_feedback(rows: Rows, clock: Clock, interviews: list[Interview], seed: int) -> set[str]:
    """Add scorecards and requests for past interviews; return the interviews that lack a scorecard due."""
    draw = Stream(seed, "feedback")
    missing: set[str] = set()
    for interview in interviews:
        if interview.is_upcoming:
            continue
        for person, response in interview.panel:
            if response == "declined":
                continue
            answer = _answer(draw, clock, interview, person)
            if answer.submitted_at is None:
                missing.add(interview.id)
            _add_request(rows, draw, clock, answer)
            if answer.submitted_at is not None or answer.is_draft:
                _add_scorecard(rows, draw, answer)
    return missing


def _answer(draw: Stream, clock: Clock, interview: Interview, person: Person) -> _Answer:
    forgotten = draw.chance(_forgotten(interview))
    slow = 2.2 if person.title.startswith(("Account", "VP", "Firmware", "Head")) else 1.0
    delay = timedelta(hours=draw.around(9.0 * slow, 1.0, least=0.3, most=200.0))
    if forgotten or interview.day + delay / timedelta(days=1) > -0.1:  # noqa: PLR2004 - an hour before tonight
        return _Answer(interview, person, None, is_draft=draw.chance(0.35), is_late=interview.day < -1.2)  # noqa: PLR2004
    at = min(interview.ends_at + delay, clock.latest).replace(microsecond=0)
    return _Answer(interview, person, at, is_draft=False, is_late=delay > _DUE)


def _forgotten(interview: Interview) -> float:
    """Tell how likely somebody has not given feedback: often of late, hardly ever in the end."""
    if interview.day > _RECENT and interview.passed is None:
        return 0.3
    return 0.02 if interview.day > 6 * _RECENT else 0.002


def _add_request(rows: Rows, draw: Stream, clock: Clock, answer: _Answer) -> None:
    ends_at, late = answer.interview.ends_at, answer.is_late
    done = answer.submitted_at is not None
    snoozed = not done and late and draw.chance(0.15)
    rows.add(
        "feedback_request",
        ends_at,
        interview_id=answer.interview.id,
        person_id=answer.person.id,
        channel=f"D0QH{int(answer.person.id[-6:], 16) % 100_000:05d}",
        thread_ts=f"{int(ends_at.timestamp())}.{draw.randrange(1_000_000):06d}",
        asked_at=ends_at,
        reminded_at=min(ends_at + _DUE, clock.latest) if late else None,
        reminders=int(late),
        snoozed_until=clock.at(1.1) if snoozed else None,
        status="done" if done else "open",
    )


def _recommendation(draw: Stream, interview: Interview) -> str:
    """Draw a judgement that mostly agrees with how the application went on."""
    if draw.chance(0.03):
        return "no_decision"
    if interview.passed is None:
        return draw.choices(_SCALE, (5, 25, 50, 20))[0]
    weights = (1, 9, 62, 28) if interview.passed else (12, 58, 25, 5)
    return draw.choices(_SCALE, weights)[0]


def _add_scorecard(rows: Rows, draw: Stream, answer: _Answer) -> None:
    interview, person = answer.interview, answer.person
    recommendation = "no_decision" if answer.is_draft else _recommendation(draw, interview)
    created = interview.ends_at + timedelta(minutes=10)
    submitted = answer.submitted_at
    private = "Would not want to repeat this in front of the team, but the answer on conflict was evasive."
    scorecard_id = rows.add(
        "scorecard",
        min(created, submitted) if submitted else created,
        interview_id=interview.id,
        application_id=interview.application.id,
        interviewer_id=person.id,
        submitted_by_id=person.id if submitted else None,
        status="draft" if answer.is_draft else "submitted",
        recommendation=recommendation,
        summary=None if answer.is_draft else draw.choice(SUMMARIES[recommendation]),
        private_note=private if submitted and draw.chance(0.05) else None,
        submitted_at=submitted,
        amended_at=None,
    )
    attributes = interview.stage.attributes[: 1 if answer.is_draft else None]
    for attribute_id, _ in attributes:
        _add_rating(rows, draw, created, scorecard_id, attribute_id, recommendation)


def _add_rating(
    rows: Rows, draw: Stream, at: datetime, scorecard_id: str, attribute_id: str, recommendation: str
) -> None:
    around = {
        "strong_yes": ("strong_yes", "strong_yes", "yes", "yes"),
        "yes": ("yes", "yes", "yes", "mixed", "strong_yes"),
        "no": ("no", "no", "mixed", "mixed", "yes"),
        "definitely_not": ("definitely_not", "no", "no", "mixed"),
        "no_decision": ("no_decision", "mixed"),
    }[recommendation]
    rating = draw.choice(around)
    rating_id = rows.add(
        "scorecard_rating", at, scorecard_id=scorecard_id, attribute_id=attribute_id, rating=rating, note=None
    )
    if rating not in {"no_decision", "mixed"} and draw.chance(0.4):
        praise = (rating in {"yes", "strong_yes"}) != draw.chance(_CONTRADICTS)
        rows.add(
            "scorecard_evidence",
            at,
            scorecard_id=None,
            rating_id=rating_id,
            quote=draw.choice(GOOD_QUOTES if praise else BAD_QUOTES),
            slack_channel=None,
            slack_ts=None,
        )
