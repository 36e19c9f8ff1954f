"""Decides which candidate is behind each planned application: reapplications, several jobs at once, hires."""

from __future__ import annotations

from dataclasses import replace

from store.sample.draw import Stream
from store.sample.jobs import Job
from store.sample.journeys import SCREEN, Application
from store.sample.people import ALSO_CANDIDATES, COMPANY, Person
from store.sample.profiles import Profile

FRESH = 0.5
"""The share of applications by people who never applied before, while there are any."""
_COOLING_OFF = 45.0
"""Working days after which somebody may apply to the same job again."""
_TRIES = 12


def assign(seed: int, block: int, applications: list[Application], profiles: list[Profile]) -> None:
    """Give every application its candidate; `applications` are ordered by the day they began."""
    draw = Stream(seed, "assignment", block)
    pools = _Pools(draw, profiles)
    for application in applications:
        if application.outcome == "hired":
            application.profile = pools.fresh(application.job)
            application.profile.hired_from = application.applied
            _settle(application)
    for application in applications:
        if not hasattr(application, "profile"):
            application.profile = pools.pick(application)
            _settle(application)


def add_people_inside(applications: list[Application], people: dict[str, Person]) -> None:
    """Let some people inside be applicants too: an application under way becomes theirs, address included."""
    for name, code in ALSO_CANDIDATES.items():
        person = people[name]
        under_way = [each for each in applications if each.job.plan.code == code and each.is_active]
        profile = min(under_way, key=_strangeness).profile
        first, _, last = name.partition(" ")
        profile.first, profile.last, profile.inside = first, last, name
        profile.emails = [(person.email, "work")]
        profile.links = []
        profile.positions[0] = replace(profile.positions[0], company=COMPANY, title=person.title)


def _strangeness(application: Application) -> tuple[int, int]:
    """Tell how badly an application suits somebody inside: their only one, past the first screen, is best."""
    return len(application.profile.ends), abs(application.furthest - SCREEN - 1)


def _settle(application: Application) -> None:
    profile = application.profile
    profile.ends[application.job.plan.code] = application.ended
    profile.active += application.is_active


class _Pools:
    """The candidates by profession: those who have not applied yet, and those who have."""

    def __init__(self, draw: Stream, profiles: list[Profile]) -> None:
        self._draw = draw
        self._new: dict[str, list[Profile]] = {}
        self._known: dict[str, list[Profile]] = {}
        for profile in profiles:
            if not profile.only_sourced:
                self._new.setdefault(profile.profession.key, []).append(profile)

    def fresh(self, job: Job) -> Profile:
        """Take somebody who never applied."""
        keys = [key for key in job.plan.professions if self._new.get(key)] or [
            key for key in self._new if self._new[key]
        ]
        key = self._draw.choices(keys, [len(self._new[key]) for key in keys])[0]
        profile = self._new[key].pop()
        self._known.setdefault(key, []).append(profile)
        return profile

    def pick(self, application: Application) -> Profile:
        """Take somebody new or somebody known whom the application does not contradict."""
        professions = application.job.plan.professions
        left = sum(len(self._new.get(key, ())) for key in professions)
        if left and self._draw.chance(FRESH):
            return self.fresh(application.job)
        known = [profile for key in professions for profile in self._known.get(key, ())]
        for _ in range(_TRIES if known else 0):
            profile = self._draw.skewed(known, 1.6)
            if _may_apply(profile, application):
                return profile
        if left:
            return self.fresh(application.job)
        everybody = [profile for pool in self._known.values() for profile in pool]
        return next(profile for profile in [*known, *everybody] if _may_apply(profile, application))


def _may_apply(profile: Profile, application: Application) -> bool:
    if profile.hired_from is not None and application.ended > profile.hired_from - 10:
        return False
    if application.is_active and profile.active:
        return False
    previous = profile.ends.get(application.job.plan.code)
    return previous is None or previous + _COOLING_OFF < application.applied
