"""What can be changed about a candidate, as the tool takes it."""

from typing import Annotated

from pydantic import Field, StringConstraints

from tools.base import Args, CandidateRef, PersonRef, SkillRef

Line = Annotated[str, StringConstraints(max_length=200)]


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
