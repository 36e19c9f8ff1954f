"""What the assistant shows: plain frozen records, drawn by the bot's renderers, never typed by a model."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Mention(_Frozen):
    """A record a view named: what "the second one", "her" and "that job" can mean later."""

    kind: Literal["candidate", "job", "application", "pool", "person", "change", "stage", "other"]
    id: str
    label: str


class ApplicationLine(_Frozen):
    """An application in one line."""

    id: UUID
    job_id: UUID | None
    job_code: str | None
    job_title: str | None
    status: str
    stage: str | None
    stage_kind: str | None
    applied_at: datetime | None = None
    source: str | None = None
    credited_to: str | None = None


class CandidateItem(_Frozen):
    """A candidate in a list; `why` says what made them match."""

    id: UUID
    name: str
    title: str | None = None
    company: str | None = None
    location: str | None = None
    why: str = ""
    applications: tuple[ApplicationLine, ...] = ()


class CandidateList(_Frozen):
    """A page of candidates. `total` counts everybody who matches, `criteria` is the request as understood."""

    kind: Literal["candidate_list"] = "candidate_list"
    items: tuple[CandidateItem, ...]
    total: int
    criteria: tuple[str, ...] = ()
    offset: int = 0
    note: str = ""


class NoteLine(_Frozen):
    """A note on a candidate."""

    id: UUID
    author: str | None
    body: str
    visibility: str
    at: datetime


class TimelineEntry(_Frozen):
    """Something that happened, in one line."""

    at: datetime
    what: str
    who: str | None = None


class DocumentLine(_Frozen):
    """A file of a candidate."""

    id: UUID
    kind: str
    filename: str


class CandidateDetail(_Frozen):
    """A candidate's profile; contact fields are empty for those who may not see them."""

    id: UUID
    name: str
    headline: str | None = None
    title: str | None = None
    company: str | None = None
    location: str | None = None
    years: float | None = None
    summary: str | None = None
    owner: str | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    pools: tuple[str, ...] = ()
    experience: tuple[str, ...] = ()
    education: tuple[str, ...] = ()
    documents: tuple[DocumentLine, ...] = ()
    do_not_contact: bool = False
    is_private: bool = False
    last_contacted_at: datetime | None = None


class CandidateProfile(_Frozen):
    """One candidate."""

    kind: Literal["candidate_profile"] = "candidate_profile"
    candidate: CandidateDetail
    applications: tuple[ApplicationLine, ...] = ()
    notes: tuple[NoteLine, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()


class JobLine(_Frozen):
    """A job in one line."""

    id: UUID
    code: str
    title: str
    status: str
    department: str | None = None
    location: str | None = None
    hiring_manager: str | None = None
    recruiter: str | None = None
    active: int = 0
    opened_on: date | None = None


class JobList(_Frozen):
    """Jobs, with the request as understood."""

    kind: Literal["job_list"] = "job_list"
    items: tuple[JobLine, ...]
    total: int
    criteria: tuple[str, ...] = ()
    offset: int = 0


class JobDetail(JobLine):
    """A job with what its card shows."""

    employment_type: str | None = None
    is_confidential: bool = False
    description: str | None = None
    requirements: str | None = None
    salary: str | None = None
    openings_open: int = 0
    openings_filled: int = 0
    team: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()


class JobCard(_Frozen):
    """One job."""

    kind: Literal["job"] = "job"
    job: JobDetail


class PipelineItem(_Frozen):
    """An active application in a stage; `id` is the application's."""

    id: UUID
    candidate_id: UUID
    name: str
    since: datetime | None = None
    days: int | None = None


class PipelineStage(_Frozen):
    """A stage with its active applications; `count` is the full number, `items` the first page."""

    id: UUID
    name: str
    kind: str
    count: int
    items: tuple[PipelineItem, ...] = ()


class PipelineJob(_Frozen):
    """The job a pipeline belongs to."""

    id: UUID
    code: str
    title: str


class Pipeline(_Frozen):
    """The active applications of a job by stage; of each stage as many as `offset` says are left out before."""

    kind: Literal["pipeline"] = "pipeline"
    job: PipelineJob
    stages: tuple[PipelineStage, ...]
    offset: int = 0


class ChangedItem(BaseModel):
    """One record that changed; `from` and `to` in words."""

    model_config = ConfigDict(frozen=True, populate_by_name=True, serialize_by_alias=True)

    id: UUID
    name: str
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    candidate_id: UUID | None = None


class Changed(_Frozen):
    """What a write did; `undo` is the id to hand to the undo tool, if it can be undone.

    `about` are the job or the pool it was done to, for "it" in the next message.
    """

    kind: Literal["changed"] = "changed"
    what: str
    items: tuple[ChangedItem, ...]
    undo: UUID | None = None
    about: tuple[Mention, ...] = ()


class PickerOption(_Frozen):
    """One choice; `id` is what the open argument takes."""

    id: str
    label: str
    detail: str = ""


class Picker(_Frozen):
    """A question with choices: the call is repeated with the chosen id in `field`, in place of `instead_of`."""

    kind: Literal["picker"] = "picker"
    question: str
    options: tuple[PickerOption, ...]
    of: Literal["candidate", "job", "stage", "person", "source", "tag", "pool", "reason", "department", "other"]
    field: str = ""
    instead_of: str = ""


class ApprovalCard(_Frozen):
    """A call that waits for a click."""

    kind: Literal["approval"] = "approval"
    id: UUID
    tool: str
    summary: str
    digest: str
    may_decide: str
    expires_at: datetime | None = None


class AgendaItem(_Frozen):
    """Something that waits: `subject_id` is the record to act on, `action` a sentence to type.

    A card that waits for a click has no sentence: it comes whole, and its buttons decide it.
    """

    what: str
    subject_id: UUID
    due: datetime | None = None
    action: str = ""
    of: Literal["interview", "approval", "offer", "application", "job", "candidate"] | None = None
    candidate_id: UUID | None = None
    job_id: UUID | None = None
    card: ApprovalCard | None = None


class Agenda(_Frozen):
    """What needs the person today."""

    kind: Literal["agenda"] = "agenda"
    items: tuple[AgendaItem, ...]
    total: int = 0


class HistoryEntry(_Frozen):
    """A change, from the audit record or the transitions."""

    at: datetime
    who: str | None
    what: str
    subject_id: UUID | None = None
    undo: UUID | None = None


class History(_Frozen):
    """Changes, newest first."""

    kind: Literal["history"] = "history"
    of: str
    items: tuple[HistoryEntry, ...]
    total: int
    offset: int = 0
    candidate_id: UUID | None = None
    job_id: UUID | None = None


class PoolLine(_Frozen):
    """A talent pool in one line."""

    id: UUID
    name: str
    description: str | None = None
    owner: str | None = None
    members: int
    is_dynamic: bool = False


class PoolList(_Frozen):
    """Talent pools."""

    kind: Literal["pool_list"] = "pool_list"
    items: tuple[PoolLine, ...]
    total: int
    offset: int = 0


Cell = str | int | float | bool | None
"""A value of an answer: unrounded, rates as fractions of one, days as ISO dates; null for "not shown"."""


class AnswerColumn(_Frozen):
    """A column of an answer; `unit` is name, key, text, date, count, number, rate, days or hours."""

    name: str
    label: str
    unit: str = "text"


class AnswerWindow(BaseModel):
    """The days an answer is about, `to` exclusive, in the reporting zone; both null for "now" and "all time"."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    from_: date | None = Field(default=None, alias="from")
    to: date | None = None
    zone: str = "UTC"
    label: str = "all time"


class AnswerChart(_Frozen):
    """Which columns to draw, and the same in words; the rows are the answer's."""

    kind: Literal["funnel", "bar", "line", "grouped_bar", "distribution"]
    x: str
    y: str
    series: str | None = None
    alt: str


class OtherDefinition(_Frozen):
    """Another definition in use; `ask` is the sentence that asks by it."""

    name: str
    label: str
    definition: str
    ask: str = ""


class AnswerCheck(_Frozen):
    """What code made sure of in a result, or found."""

    name: str
    passed: bool
    detail: str = ""


class AnswerCard(_Frozen):
    """A number, or a breakdown of one: what was counted, over what, when, how many, and how it was computed."""

    kind: Literal["answer"] = "answer"
    title: str = ""
    sentence: str
    columns: tuple[AnswerColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    n: int
    window: AnswerWindow
    definition: str
    exclusions: str = ""
    sql: str
    badge: Literal["defined", "ad_hoc"]
    chart: AnswerChart | None = None
    other: tuple[OtherDefinition, ...] = ()
    checks: tuple[AnswerCheck, ...] = ()
    metric: str | None = None


class Help(_Frozen):
    """What can be said here: shown for greetings, abstentions and what is out of scope."""

    kind: Literal["help"] = "help"
    examples: tuple[str, ...]
    note: str = ""


class InterviewLine(_Frozen):
    """An interview in one line; `missing` names those whose scorecard is not in after it ended."""

    id: UUID
    candidate_id: UUID | None
    candidate: str | None
    job_id: UUID | None
    job_code: str | None
    stage: str | None
    starts_at: datetime
    ends_at: datetime
    status: str
    location: str | None = None
    panel: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class InterviewList(_Frozen):
    """Interviews, the earliest first; `of` says which."""

    kind: Literal["interview_list"] = "interview_list"
    of: str
    items: tuple[InterviewLine, ...]
    total: int


class RatingLine(_Frozen):
    """A rating with the words it rests on."""

    attribute: str
    rating: str
    quotes: tuple[str, ...] = ()


class ScorecardCard(_Frozen):
    """One interviewer's scorecard; `digest` names exactly this content, `unclear` is what was asked back."""

    kind: Literal["scorecard"] = "scorecard"
    id: UUID
    interview_id: UUID | None
    candidate_id: UUID | None
    candidate: str | None
    job_code: str | None
    interviewer: str
    status: str
    recommendation: str | None = None
    ratings: tuple[RatingLine, ...] = ()
    quotes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()
    summary: str | None = None
    files: tuple[str, ...] = ()
    submitted_at: datetime | None = None
    amended_at: datetime | None = None
    is_own: bool = False
    digest: str = ""
    undo: UUID | None = None


class DebriefVote(_Frozen):
    """What one interviewer said of one thing."""

    interviewer: str
    rating: str
    quotes: tuple[str, ...] = ()


class DebriefLine(_Frozen):
    """An attribute and what was said of it."""

    attribute: str
    votes: tuple[DebriefVote, ...]


class Debrief(_Frozen):
    """All feedback on an application: where interviewers agree, where not, and what nobody said anything about.

    Without `is_open` the reader owes their own scorecard and sees counts only.
    """

    kind: Literal["debrief"] = "debrief"
    application: UUID
    candidate_id: UUID | None
    candidate: str | None
    job_id: UUID | None
    job_code: str | None
    submitted: int
    expected: int
    waiting_for: tuple[str, ...] = ()
    recommendations: tuple[DebriefVote, ...] = ()
    agreements: tuple[DebriefLine, ...] = ()
    disagreements: tuple[DebriefLine, ...] = ()
    unrated: tuple[str, ...] = ()
    is_open: bool = True


class DraftCheck(_Frozen):
    """Whether something stands against writing to somebody; one that is not passed keeps the message here."""

    name: str
    passed: bool
    detail: str


class DraftFact(_Frozen):
    """What a draft says of somebody, and the record it is taken from."""

    kind: str
    record_id: UUID
    words: str


class DraftMessage(_Frozen):
    """A message to a candidate, word for word as it would leave; `digest` names exactly this content.

    `notes` say who put it into words, where that was not the template alone.
    """

    kind: Literal["draft_message"] = "draft_message"
    id: UUID
    candidate_id: UUID
    candidate: str
    to: str | None
    sender: str
    subject: str
    body: str
    status: str
    why: str = ""
    facts: tuple[DraftFact, ...] = ()
    notes: tuple[str, ...] = ()
    checks: tuple[DraftCheck, ...] = ()
    may_be_sent: bool = False
    job_id: UUID | None = None
    job_code: str | None = None
    digest: str = ""


class SequenceStepLine(_Frozen):
    """A letter of a sequence; `wait_days` are business days after the one before."""

    position: int
    wait_days: int
    condition: str
    subject: str
    body: str


class SequenceCard(_Frozen):
    """A sequence of letters, and how many people are in it or through."""

    kind: Literal["sequence"] = "sequence"
    id: UUID
    name: str
    job_id: UUID | None
    job_code: str | None
    owner: str | None
    status: str
    active: int
    finished: int
    steps: tuple[SequenceStepLine, ...] = ()
    rules: tuple[str, ...] = ()


View = Annotated[
    CandidateList
    | CandidateProfile
    | JobList
    | JobCard
    | Pipeline
    | Changed
    | Picker
    | ApprovalCard
    | Agenda
    | History
    | PoolList
    | AnswerCard
    | InterviewList
    | ScorecardCard
    | Debrief
    | DraftMessage
    | SequenceCard
    | Help,
    Field(discriminator="kind"),
]
