"""Who the candidates are: names, careers, skills and words about them, before anything happens to them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from store.sample.contacts import Contacts
from store.sample.content.employers import DEGREES, EMPLOYERS, SCHOOLS
from store.sample.content.names import CULTURES, SHARED_FULL_NAMES, WELL_KNOWN, Culture
from store.sample.content.places import PLACES, Place
from store.sample.content.professions import PROFESSIONS, Profession
from store.sample.content.subjects import CLOSINGS, MIDDLES, OPENINGS, SUBJECTS
from store.sample.draw import Stream, largest_remainder, plain

BLOCK_SIZE = 1500
_CULTURE_WEIGHTS = [culture.weight for culture in CULTURES]
_BY_KEY = {culture.key: culture for culture in CULTURES}
_HUBS = ("berlin", "berlin", "lisbon", "toronto", "london", "amsterdam")


@dataclass(frozen=True)
class Position:
    """A job somebody holds or held; it started and ended so many years ago, no end means today."""

    company: str
    title: str
    started: float
    ended: float | None
    subject: str
    deeds: tuple[str, ...]


@dataclass
class Profile:
    """One candidate; the last group of fields is filled in while the subjects plan what happens."""

    first: str
    last: str
    place: Place
    profession: Profession
    years: float
    positions: list[Position]
    skills: list[tuple[str, float]]
    studies: list[tuple[str, str, str, float]]
    emails: list[tuple[str, str]]
    phone: str | None
    links: list[tuple[str, str]]
    summary: str
    is_private: bool = False
    do_not_contact: bool = False
    only_sourced: bool = False

    id: str = ""
    known_since: float = 0.0
    last_activity: float = -520.0
    last_contacted: float | None = None
    resume_id: str | None = None
    inside: str | None = None
    hired_from: float | None = None
    ends: dict[str, float] = field(default_factory=dict)
    active: int = 0

    @property
    def title(self) -> str:
        """The present title."""
        return self.positions[0].title

    @property
    def company(self) -> str:
        """The present employer."""
        return self.positions[0].company

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"

    def seen(self, day: float, *, contacted: bool = False) -> None:
        """Note that something happened to the candidate on a day."""
        self.last_activity = max(self.last_activity, day)
        if contacted and (self.last_contacted is None or day > self.last_contacted):
            self.last_contacted = day


def make_profiles(seed: int, block: int) -> list[Profile]:
    """Make the candidates of one block; block 0 is the company itself, the others are there for size."""
    draw = Stream(seed, "profiles", block)
    contacts = Contacts(block)
    names = _Names(draw, block)
    counts = largest_remainder([profession.weight for profession in PROFESSIONS], BLOCK_SIZE)
    professions = [profession for profession, count in zip(PROFESSIONS, counts, strict=True) for _ in range(count)]
    draw.shuffle(professions)
    return [_profile(draw, contacts, names, profession) for profession in professions]


class _Names:
    """Draws names; in block 0 only the planned ones occur twice."""

    def __init__(self, draw: Stream, block: int) -> None:
        self._draw = draw
        self._planned = [entry for entry in SHARED_FULL_NAMES for _ in range(entry[3])] if block == 0 else []
        self._used = {f"{first} {last}" for first, last, _, _ in SHARED_FULL_NAMES}
        self._unique = block == 0

    def next(self) -> tuple[str, str, Culture]:
        draw = self._draw
        if self._planned and draw.chance(0.05):
            first, last, key, _ = self._planned.pop(draw.randrange(len(self._planned)))
            return first, last, _BY_KEY[key]
        while True:
            culture = draw.choices(CULTURES, _CULTURE_WEIGHTS)[0]
            other = draw.choice(CULTURES) if draw.chance(0.08) else culture
            first, last = draw.skewed(culture.given, 1.2), draw.choice(other.family)
            if draw.chance(0.02) and "-" not in last and " " not in last:
                last = f"{last}-{draw.choice(culture.family).split('-')[0]}"
            name = f"{first} {last}"
            if name in WELL_KNOWN or first == last or (self._unique and name in self._used):
                continue
            self._used.add(name)
            return first, last, culture


def _profile(draw: Stream, contacts: Contacts, names: _Names, profession: Profession) -> Profile:
    first, last, culture = names.next()
    home = draw.choice(culture.homes) if draw.chance(0.75) else draw.choice(_HUBS)
    place = PLACES[home]
    years = round(draw.around(7.0, 0.6, least=0.5, most=32.0), 1)
    positions = _career(draw, profession, years)
    company = positions[0].company
    emails = [(contacts.email(draw, first, last), "personal")]
    if draw.chance(0.22):
        emails.append((contacts.work_email(first, last, company), "work"))
    links = [
        (kind, contacts.link(kind, first, last))
        for kind, probability in _link_kinds(profession)
        if draw.chance(probability)
    ]
    return Profile(
        first=first,
        last=last,
        place=place,
        profession=profession,
        years=years,
        positions=positions,
        skills=_skills(draw, profession, years),
        studies=_studies(draw, profession, years),
        emails=emails,
        phone=contacts.phone(draw, place.country) if draw.chance(0.7) else None,
        links=links,
        summary=_summary(draw, positions, years),
        only_sourced=draw.chance(0.1),
    )


def _link_kinds(profession: Profession) -> tuple[tuple[str, float], ...]:
    if profession.key in {"designer", "researcher", "writer"}:
        return ("linkedin", 0.6), ("portfolio", 0.8)
    if profession.key in {"sales", "people", "finance", "operations", "customer_success", "product"}:
        return (("linkedin", 0.75),)
    return ("linkedin", 0.6), ("github", 0.5), ("website", 0.08)


def _career(draw: Stream, profession: Profession, years: float) -> list[Position]:
    """Return the positions, the present one first; titles rise with the years."""
    count = min(5, 1 + int(years / draw.uniform(2.2, 4.5)))
    cuts = sorted(draw.uniform(0.1, 0.95) * years for _ in range(count - 1))
    bounds = [0.0, *cuts, years]
    subjects = draw.few(profession.subjects, 2)
    positions = []
    for index, (ago_end, ago_start) in enumerate(itertools.pairwise(bounds)):
        subject = subjects[0] if index == 0 or draw.chance(0.5) else subjects[-1]
        worked = years - ago_end
        level = min(len(profession.titles) - 1, int(len(profession.titles) * worked / draw.uniform(11, 18)))
        positions.append(
            Position(
                company=draw.skewed(EMPLOYERS, 1.7),
                title=profession.titles[level],
                started=ago_start,
                ended=ago_end if index else None,
                subject=subject,
                deeds=tuple(draw.few(SUBJECTS[subject].deeds, 2)),
            )
        )
    return positions


def _skills(draw: Stream, profession: Profession, years: float) -> list[tuple[str, float]]:
    names = draw.few(profession.core, draw.randint(2, 5)) + draw.few(profession.extra, draw.randint(1, 6))
    if draw.chance(0.08):
        other = draw.choice(PROFESSIONS)
        names += [draw.choice(other.core)]
    return [(name, round(max(0.5, years * draw.uniform(0.15, 1.0)), 1)) for name in dict.fromkeys(names)]


def _studies(draw: Stream, profession: Profession, years: float) -> list[tuple[str, str, str, float]]:
    """Return school, degree, field and how many years ago it ended; some people studied nothing."""
    if draw.chance(0.08):
        return []
    subject = draw.skewed(profession.fields, 1.5)
    end = years + draw.uniform(0.0, 1.5)
    studies = [(draw.choice(SCHOOLS), draw.choice(DEGREES), subject, end)]
    if draw.chance(0.25):
        studies.append((draw.choice(SCHOOLS), "Bachelor", draw.choice(profession.fields), end + 2.2))
    return studies


def _summary(draw: Stream, positions: list[Position], years: float) -> str:
    now, before = positions[0], positions[-1]
    span = f"{years:.0f} years" if years >= 1.5 else "a first year"  # noqa: PLR2004 - two years when rounded
    opening = draw.choice(OPENINGS).format(title=now.title, years=span, subject=SUBJECTS[now.subject].label)
    middle = draw.choice(MIDDLES).format(
        company=now.company,
        deed=now.deeds[0],
        deed2=before.deeds[-1] if before is not now else now.deeds[1],
        previous=before.company if before is not now else "a start-up",
    )
    text = " ".join(part for part in (opening, middle, draw.choice(CLOSINGS)) if part)
    return text[0].upper() + text[1:]


def slug(profile: Profile) -> str:
    """Return the name as it stands in a file name."""
    return f"{plain(profile.first)}-{plain(profile.last)}"
