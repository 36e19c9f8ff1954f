"""Offers in all their states: accepted, declined, taken back, waiting for approval, and gone stale."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from store.sample.clock import Clock
from store.sample.draw import Stream
from store.sample.journeys import Application
from store.sample.people import Person
from store.sample.rows import Rows

# What becomes of the offers of applications under way, one after the other.
_UNDER_WAY = ("pending_approval", "sent", "pending_approval", "draft", "approved", "sent")
_LAST_APPROVERS = ("Ulla Reinhardt", "Henrik Overgaard")


def add_offers(rows: Rows, clock: Clock, applications: list[Application], people: dict[str, Person], seed: int) -> None:
    """Add offers with their versions and approvals for every application that reached the offer."""
    draw = Stream(seed, "offers")
    under_way = 0
    for application in applications:
        start = next((day for stage, day, _ in application.visits() if stage.kind == "offer"), None)
        if start is None:
            continue
        end = application.ended
        if application.is_active:
            status, end = _UNDER_WAY[under_way % len(_UNDER_WAY)], 0.0
            under_way += 1
        elif application.outcome == "withdrawn":
            status = "declined" if draw.chance(0.75) else ""
        else:
            status = {"hired": "accepted", "rejected": "rescinded"}[application.outcome]
        if status:
            _add_versions(rows, clock, draw, application, people, status, start, end)


def _add_versions(
    rows: Rows,
    clock: Clock,
    draw: Stream,
    application: Application,
    people: dict[str, Person],
    status: str,
    start: float,
    end: float,
) -> None:
    """Add the live version, and before it now and then one that was replaced after a talk about money."""
    span = end - start
    sent, resolved = clock.at(start + span * 0.45), clock.at(start + span * 0.93)
    terms = _terms(draw, clock, application, start, start + span * 0.93)
    version = 1
    if status in {"accepted", "declined", "sent"} and draw.chance(0.25):
        first = rows.add(
            "offer", clock.at(start), version=1, status="deprecated", sent_at=clock.at(start + span * 0.3),
            resolved_at=None, **(terms | {"salary": terms["salary"] - 2500}),
        )  # fmt: skip
        _add_approvals(rows, clock, application, people, first, "approved", start + span * 0.1, start + span * 0.2)
        version = 2
    is_over = status in {"accepted", "declined", "rescinded"}
    offer_id = rows.add(
        "offer",
        clock.at(start + span * 0.12 * version),
        version=version,
        status=status,
        sent_at=sent if is_over or status == "sent" else None,
        resolved_at=resolved if is_over else None,
        **terms,
    )
    if status != "draft":
        _add_approvals(rows, clock, application, people, offer_id, status, start + span * 0.2, start + span * 0.35)


def _terms(draw: Stream, clock: Clock, application: Application, start: float, resolved: float) -> dict[str, Any]:
    """Return what is offered, and to whom."""
    low, high, currency = application.job.plan.salary
    salary = round(draw.uniform(low, high) / 500) * 500
    notice = timedelta(days=draw.randint(30, 90))
    return {
        "application_id": application.id,
        "salary": salary,
        "currency": currency,
        "bonus": round(salary * 0.2) if application.job.plan.department == "Sales" else None,
        "equity": draw.choice(("0.02 %", "0.03 %", "0.05 %")) if currency == "EUR" and draw.chance(0.6) else None,
        "starts_on": (clock.at(0 if application.is_active else resolved) + notice).date(),
        "opening_id": application.opening_id,
        "created_by_id": application.job.recruiter(start).id,
    }


def _add_approvals(
    rows: Rows,
    clock: Clock,
    application: Application,
    people: dict[str, Person],
    offer_id: str,
    status: str,
    start: float,
    end: float,
) -> None:
    """Add the steps of approval; an offer that waits is with one of the approvers, those before have agreed."""
    job = application.job
    last = [people[name] for name in _LAST_APPROVERS if not job.plan.is_confidential or people[name] in job.panel]
    approvers = list(dict.fromkeys((job.manager, *last)))
    turn = 1 + len(rows["offer"]) % len(approvers)
    for position, approver in enumerate(approvers, start=1):
        decided: datetime | None = clock.at(start + (end - start) * position / len(approvers))
        step = "approved"
        if status == "pending_approval" and position >= turn:
            step, decided = ("due" if position == turn else "waiting"), None
        rows.add(
            "offer_approval",
            clock.at(start),
            offer_id=offer_id,
            position=position,
            approver_id=approver.id,
            status=step,
            decided_at=decided,
            comment="Within the band." if step == "approved" and position == 1 else None,
        )
