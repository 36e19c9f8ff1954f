"""How applications meet the criteria of their job, each verdict with the words of the résumé that show it."""

from __future__ import annotations

from store.sample.clock import Clock
from store.sample.documents import skill_line
from store.sample.draw import Stream
from store.sample.journeys import Application
from store.sample.profiles import Profile
from store.sample.rows import Rows

_SINCE = -200.0
"""Screening by criteria began on this day."""
_HOSPITAL_SUBJECTS = frozenset({"clinics", "infusion", "imaging", "hospital_sales", "scheduling"})
_ENOUGH_YEARS = 2.0


def add_screening(
    rows: Rows, clock: Clock, applications: list[Application], resumes: dict[str, str], seed: int
) -> None:
    """Add a verdict for each criterion of the applications screened since the practice began."""
    draw = Stream(seed, "screening")
    for application in applications:
        text = resumes.get(application.profile.id)
        if application.applied < _SINCE or text is None or not draw.chance(0.75):
            continue
        day = min(-0.03, application.applied + draw.uniform(0.1, 1.0))
        by_model = draw.chance(0.8)
        for number, (criterion_id, skill) in enumerate(application.job.criteria):
            is_last = number == len(application.job.criteria) - 1
            verdict, evidence = _verdict(application.profile, skill, text, is_last=is_last)
            rows.add(
                "screening_result",
                clock.at(day),
                application_id=application.id,
                criterion_id=criterion_id,
                verdict=verdict,
                evidence=evidence,
                document_id=application.profile.resume_id,
                decided_by="model" if by_model else "person",
                decided_by_id=None if by_model else application.job.recruiter(day).id,
                model="sample-reader" if by_model else None,
                prompt_version="sample-1" if by_model else None,
            )


def _verdict(profile: Profile, skill: str, text: str, *, is_last: bool) -> tuple[str, str | None]:
    """Return the verdict on a skill, on hospitals (no skill), or on clear English (the last criterion)."""
    if skill:
        years = dict(profile.skills).get(skill)
        if years is None:
            return "misses", None
        return ("meets" if years >= _ENOUGH_YEARS else "partly"), _quoted(skill_line(skill, years), text)
    if is_last:
        return "unclear", None
    for position in profile.positions:
        if position.subject in _HOSPITAL_SUBJECTS:
            deed = position.deeds[0]
            return "meets", _quoted(f"{deed[0].upper()}{deed[1:]}.", text)
    return "misses", None


def _quoted(words: str, text: str) -> str:
    if words not in text:
        raise ValueError(f"The résumé does not say {words!r}.")
    return words
