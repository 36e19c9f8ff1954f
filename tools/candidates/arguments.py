"""What can be asked of candidates and changed about them, as the tools take it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from store.models.enums import ApplicationStatus, StageKind
from tools.base import (
    Args,
    CandidateRef,
    JobRef,
    Limit,
    Offset,
    OneLine,
    PersonRef,
    PoolRef,
    SkillRef,
    SourceRef,
    StageRef,
    TagRef,
)

Line = Annotated[str, StringConstraints(max_length=200), OneLine]


class UpdateCandidate(Args):
    """What to change; what is not given stays, an empty text clears."""

    candidate: CandidateRef
    name: str | None = Field(default=None, max_length=1_000)
    email: str | None = Field(default=None, max_length=320, description="Becomes the main address; the others stay")
    phone: str | None = Field(default=None, max_length=40)
    link: str | None = Field(default=None, max_length=2_000)
    title: Line | None = None
    company: Line | None = None
    location: Line | None = Field(default=None, description="City first: Berlin, Germany")
    years: float | None = Field(default=None, ge=0, le=80, description="Years of experience")
    headline: Annotated[str, StringConstraints(max_length=500)] | None = None
    summary: Annotated[str, StringConstraints(max_length=10_000)] | None = None
    owner: PersonRef | None = Field(default=None, description="The colleague who looks after them, or me")
    do_not_contact: bool | None = None
    private: bool | None = Field(default=None, description="Only the owner and the recruiters of their jobs see them")
    add_skills: list[SkillRef] = Field(default_factory=list, max_length=50)
    remove_skills: list[SkillRef] = Field(default_factory=list, max_length=50)


class FindCandidates(Args):
    """Filters, all joined by AND, and a free text. Names as people say them."""

    text: str | None = Field(default=None, max_length=2_000, description="Free text, searched by meaning and by words")
    name: str | None = Field(default=None, max_length=200)
    skills: list[SkillRef] = Field(default_factory=list, max_length=20, description="All of them")
    any_skills: list[SkillRef] = Field(default_factory=list, max_length=20, description="At least one of them")
    without_skills: list[SkillRef] = Field(default_factory=list, max_length=20)
    title: Line | None = Field(default=None, description="Words of the present job title")
    not_titles: list[Line] = Field(default_factory=list, max_length=20)
    company: Line | None = Field(default=None, description="Where they work now")
    ever_company: Line | None = Field(default=None, description="Where they work or worked")
    not_companies: list[Line] = Field(default_factory=list, max_length=20)
    locations: list[Line] = Field(
        default_factory=list, max_length=20, description="In any of these cities or countries"
    )
    not_locations: list[Line] = Field(default_factory=list, max_length=20)
    min_years: float | None = Field(default=None, ge=0, le=99)
    max_years: float | None = Field(default=None, ge=0, le=99)
    job: JobRef | None = Field(default=None, description="With an application to this job")
    stage: StageRef | None = None
    stage_kind: StageKind | None = None
    status: ApplicationStatus | None = Field(
        default=None, description="Of the application; active on a job unless said"
    )
    source: SourceRef | None = None
    tags: list[TagRef] = Field(default_factory=list, max_length=20, description="All of them")
    without_tags: list[TagRef] = Field(default_factory=list, max_length=20)
    pool: PoolRef | None = None
    not_in_pool: PoolRef | None = None
    owner: PersonRef | None = Field(default=None, description="The colleague who looks after them, or me")
    applied_after: date | None = Field(default=None, description="On this day or later; prospects have not applied")
    applied_before: date | None = Field(default=None, description="Before this day")
    contacted_after: date | None = None
    contacted_before: date | None = None
    never_contacted: bool | None = None
    not_contacted_days: int | None = Field(
        default=None, ge=0, le=36_500, description="Not contacted in the last so many days, or never"
    )
    do_not_contact: bool | None = None
    order: Literal["relevance", "name", "recent", "experience"] | None = None
    limit: Limit = None
    offset: Offset = None
