"""Headcount slots: which hire filled which one, and the slots that are still open."""

from __future__ import annotations

from datetime import timedelta

from store.sample.clock import Clock
from store.sample.draw import Stream
from store.sample.jobs import Job
from store.sample.journeys import Application
from store.sample.rows import Rows

_OFFER_TO_START = timedelta(days=60)


def add_openings(rows: Rows, clock: Clock, jobs: dict[str, Job], applications: list[Application], seed: int) -> None:
    """Add the slots of every job; each hire gets the earliest slot that was open before the offer went out."""
    draw = Stream(seed, "openings")
    hires: dict[str, list[Application]] = {}
    for application in sorted(applications, key=lambda each: each.ended):
        if application.outcome == "hired":
            hires.setdefault(application.job.plan.code, []).append(application)
    for code, job in jobs.items():
        waiting = hires.get(code, [])
        for code_of_slot, planned in job.openings:
            filled = waiting.pop(0) if waiting else None
            opened = planned
            if filled:
                opened = max(job.plan.opened, min(planned, filled.applied - draw.uniform(2.0, 25.0)))
            _add_opening(rows, clock, job, code_of_slot, opened, filled)


def _add_opening(rows: Rows, clock: Clock, job: Job, code: str, opened: float, filled: Application | None) -> None:
    at = clock.at(opened)
    if job.plan.status == "draft":
        status, opened_at, closed_at = "draft", None, None
    elif filled:
        status, opened_at, closed_at = "closed", at, clock.at(filled.ended)
    else:
        status, opened_at, closed_at = "open", at, None
    opening_id = rows.add(
        "opening",
        at,
        job_id=job.id,
        code=code,
        status=status,
        opened_at=opened_at,
        closed_at=closed_at,
        target_start=(at + _OFFER_TO_START).date(),
        application_id=filled.id if filled else None,
        close_reason="Filled" if filled else None,
    )
    if filled:
        filled.opening_id = opening_id
