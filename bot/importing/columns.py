"""Which column of a CSV export holds what.

The names are those of the exports of Greenhouse, Lever, Ashby, LinkedIn Recruiter and LinkedIn's connections, and of
spreadsheets people keep by hand, compared without case, spaces and punctuation.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.problems import UsageError

FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("name", "full name", "candidate name", "candidate", "contact name", "prospect name"),
    "first_name": ("first name", "firstname", "given name", "candidate first name", "forename"),
    "last_name": ("last name", "lastname", "surname", "family name", "candidate last name"),
    "email": (
        "email", "emails", "e-mail", "email address", "email addresses", "primary email", "primary email address",
        "personal email", "work email", "candidate email", "contact email", "other emails", "email 1", "email 2",
        "alternate email", "alternate email addresses", "other email addresses", "all emails",
    ),
    "phone": (
        "phone", "phones", "phone number", "phone numbers", "telephone", "mobile", "mobile phone", "cell", "cell phone",
        "primary phone", "primary phone number", "candidate phone", "home phone", "work phone",
    ),
    "link": (
        "linkedin", "linkedin url", "linkedin profile", "linkedin profile url", "public profile url", "profile url",
        "url", "links", "github", "github url", "github profile", "website", "websites", "website url",
        "personal website", "portfolio", "portfolio url", "twitter", "twitter url", "social links",
        "links and websites", "social media addresses", "social media", "website addresses", "github profile url",
    ),
    "headline": ("headline",),
    "title": (
        "title", "current title", "job title", "current job title", "position", "current position", "current role",
        "recent title", "last title", "candidate title",
    ),
    "company": (
        "company", "current company", "company name", "employer", "current employer", "organization", "organisation",
        "recent company", "last company", "candidate company",
    ),
    "location": (
        "location", "current location", "city", "candidate location", "address", "addresses", "geography",
        "location name", "primary location",
    ),
    "country": ("country", "country region"),
    "years": ("years", "years of experience", "years experience", "experience years", "total years of experience"),
    "summary": ("summary", "about", "bio", "profile summary"),
    "skills": ("skills", "skill", "top skills", "key skills", "technologies"),
    "tags": ("tags", "tag", "candidate tags", "labels"),
    "note": ("note", "notes", "comment", "comments"),
}  # fmt: skip
"""What can be read, and the names its columns go by."""

MANY = frozenset({"email", "phone", "link", "skills", "tags"})
_NAMES = {re.sub(r"[^a-z0-9]", "", name): field for field, names in FIELDS.items() for name in names}
_PREAMBLE = 15
"""Lines that may stand before the header, as in LinkedIn's export of connections."""


@dataclass(frozen=True)
class Columns:
    """The columns of a file: which field each holds, and those nobody reads."""

    header_row: int
    fields: dict[int, str]
    names: tuple[str, ...]

    @property
    def unread(self) -> tuple[str, ...]:
        """Columns that are left out."""
        return tuple(name for n, name in enumerate(self.names) if n not in self.fields and name.strip())


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def recognise(rows: Sequence[Sequence[str]], mapping: Iterable[str]) -> Columns:
    """Find the header among the first rows and read it.

    `mapping` holds COLUMN=FIELD pairs that go before what is recognised; FIELD `-` leaves a column out. Raises
    `UsageError` when there is no column with a name, or a pair does not fit.
    """
    chosen = dict(_pair(pair) for pair in mapping)
    best, found = 0, -1
    for number, row in enumerate(rows[:_PREAMBLE]):
        known = sum(_plain(cell) in chosen or _plain(cell) in _NAMES for cell in row)
        if known > found:
            best, found = number, known
    names = tuple(rows[best]) if rows else ()
    missing = chosen.keys() - {_plain(name) for name in names}
    if missing:
        raise UsageError(f"There is no column called {min(missing)!r}; the file has: {', '.join(names)}.")
    fields: dict[int, str] = {}
    for number, name in enumerate(names):
        field = chosen.get(_plain(name)) or _NAMES.get(_plain(name))
        if field not in {None, "-"} and (field in MANY or field not in fields.values()):
            fields[number] = str(field)
    if not {"name", "first_name", "last_name"} & set(fields.values()):
        have = ", ".join(name for name in names if name.strip()) or "nothing"
        raise UsageError(
            f"No column with people's names was recognised (the file has: {have}): "
            "say which it is, for example --map 'Person=name'."
        )
    return Columns(best, fields, names)


def _pair(pair: str) -> tuple[str, str]:
    column, equals, field = pair.rpartition("=")
    if not equals or (field not in FIELDS and field != "-"):
        raise UsageError(f"--map takes COLUMN=FIELD with one of {', '.join(FIELDS)}, or - to leave a column out.")
    return _plain(column), field
