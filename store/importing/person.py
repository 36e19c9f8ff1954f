"""One line of an import: a person as a file describes them, already checked and normalised."""

from dataclasses import dataclass, fields


@dataclass(slots=True)
class IncomingPerson:
    """`line` is the line in the file; e-mails are lower case, phones E.164, links complete addresses."""

    line: int
    first_name: str | None = None
    last_name: str | None = None
    headline: str | None = None
    current_title: str | None = None
    current_company: str | None = None
    location: str | None = None
    country: str | None = None
    years_experience: float | None = None
    summary: str | None = None
    emails: list[str] | None = None
    phones: list[str] | None = None
    links: list[str] | None = None
    skills: list[str] | None = None
    tags: list[str] | None = None
    note: str | None = None


SCALARS = (
    "first_name",
    "last_name",
    "headline",
    "current_title",
    "current_company",
    "location",
    "country",
    "years_experience",
    "summary",
    "note",
)
LISTS = ("emails", "phones", "links", "skills", "tags")
COLUMNS = tuple(field.name for field in fields(IncomingPerson))
