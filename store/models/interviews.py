"""Interviews, their panels, and the feedback that follows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from store.models.base import Base, Identified, Record, default, owned_by, ref
from store.models.enums import (
    FeedbackRequestStatus,
    InterviewStatus,
    PanelistResponse,
    Rating,
    Recommendation,
    ScorecardStatus,
)
from store.models.people import Person


class Interview(Record, Base):
    """A meeting of an applicant with a panel."""

    __tablename__ = "interview"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="time_range"),
        Index("ix_interview_starts_at", "starts_at"),
        Index("ix_interview_status_ends_at", "status", "ends_at"),
    )

    application_id: Mapped[UUID] = owned_by("application")
    stage_id: Mapped[UUID | None] = ref("stage", index=True)
    interview_kit_id: Mapped[UUID | None] = ref("interview_kit", index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    timezone: Mapped[str] = default("'UTC'")
    location: Mapped[str | None]
    organiser_id: Mapped[UUID | None] = ref("person")
    status: Mapped[InterviewStatus] = default("'scheduled'")
    ics_uid: Mapped[str] = mapped_column(unique=True, server_default=text("((uuidv7())::text || '@shortlist'::text)"))
    sequence: Mapped[int] = default("0")

    panel: Mapped[list["InterviewPanelist"]] = relationship(lazy="raise", viewonly=True)


class InterviewPanelist(Record, Base):
    """A person inside who takes part in an interview."""

    __tablename__ = "interview_panelist"
    __table_args__ = (
        UniqueConstraint("interview_id", "person_id"),
        Index("ix_interview_panelist_person_id_interview_id", "person_id", "interview_id"),
    )

    interview_id: Mapped[UUID] = ref("interview", ondelete="CASCADE")
    person_id: Mapped[UUID] = ref("person")
    response: Mapped[PanelistResponse] = default("'needs_action'")

    person: Mapped[Person] = relationship(lazy="raise")


class Scorecard(Record, Base):
    """One interviewer's feedback; one an interviewer and interview.

    The application's login may not select the private note: `shortlist.scorecard_private_note(id)` gives it.
    """

    __tablename__ = "scorecard"
    __table_args__ = (
        UniqueConstraint("interview_id", "interviewer_id"),
        CheckConstraint("(status = 'submitted') = (submitted_at is not null)", name="submitted_at"),
        Index("ix_scorecard_interviewer_id_application_id", "interviewer_id", "application_id"),
    )

    interview_id: Mapped[UUID | None] = ref("interview", ondelete="CASCADE")
    application_id: Mapped[UUID] = owned_by("application")
    interviewer_id: Mapped[UUID] = ref("person")
    submitted_by_id: Mapped[UUID | None] = ref("person")
    status: Mapped[ScorecardStatus] = default("'draft'")
    recommendation: Mapped[Recommendation] = default("'no_decision'")
    summary: Mapped[str | None]
    private_note: Mapped[str | None] = mapped_column(deferred=True)
    submitted_at: Mapped[datetime | None]
    amended_at: Mapped[datetime | None]

    interviewer: Mapped[Person] = relationship(lazy="raise", foreign_keys=[interviewer_id])
    ratings: Mapped[list["ScorecardRating"]] = relationship(lazy="raise", viewonly=True)


class ScorecardRating(Record, Base):
    """A rating of one attribute."""

    __tablename__ = "scorecard_rating"
    __table_args__ = (UniqueConstraint("scorecard_id", "attribute_id"),)

    scorecard_id: Mapped[UUID] = ref("scorecard", ondelete="CASCADE")
    attribute_id: Mapped[UUID] = ref("scorecard_attribute", index=True)
    rating: Mapped[Rating] = default("'no_decision'")
    note: Mapped[str | None]


class ScorecardEvidence(Identified, Base):
    """Words of the interviewer that support a rating or the whole scorecard."""

    __tablename__ = "scorecard_evidence"
    __table_args__ = (CheckConstraint("num_nonnulls(scorecard_id, rating_id) = 1", name="one_subject"),)

    scorecard_id: Mapped[UUID | None] = owned_by("scorecard")
    rating_id: Mapped[UUID | None] = owned_by("scorecard_rating")
    quote: Mapped[str]
    slack_channel: Mapped[str | None]
    slack_ts: Mapped[str | None]


class ScorecardVersion(Identified, Base):
    """What a scorecard said before it was changed: to take a draft's change back, and to keep what was amended.

    `content` has the ratings and the quotes (see `store.queries.scorecards`), `submitted_at` is null for a draft,
    `reason` says why a scorecard was amended.
    """

    __tablename__ = "scorecard_version"

    scorecard_id: Mapped[UUID] = owned_by("scorecard")
    recommendation: Mapped[Recommendation]
    summary: Mapped[str | None]
    content: Mapped[dict[str, Any]]
    submitted_at: Mapped[datetime | None]
    reason: Mapped[str | None]


class FeedbackMessage(Identified, Base):
    """What somebody wrote about a candidate, in their words; their scorecard is read from all of it, in order.

    `settings` is what a form set: see `tools.feedback.drafting`.
    """

    __tablename__ = "feedback_message"
    __table_args__ = (
        UniqueConstraint("interview_id", "person_id", "slack_channel", "slack_ts", name="uq_feedback_message_slack_ts"),
    )

    interview_id: Mapped[UUID] = ref("interview", ondelete="CASCADE")
    person_id: Mapped[UUID] = ref("person")
    body: Mapped[str]
    settings: Mapped[dict[str, Any] | None]
    slack_channel: Mapped[str | None]
    slack_ts: Mapped[str | None]


class FeedbackReading(Identified, Base):
    """What a model read in somebody's words about a candidate, after it was checked.

    `digest` names exactly the words, the kit and the candidate that were read; `said` is a `FeedbackRead`.
    """

    __tablename__ = "feedback_reading"
    __table_args__ = (UniqueConstraint("interview_id", "person_id", "digest", name="uq_feedback_reading_digest"),)

    interview_id: Mapped[UUID] = ref("interview", ondelete="CASCADE")
    person_id: Mapped[UUID] = ref("person")
    digest: Mapped[str]
    said: Mapped[dict[str, Any]]
    model: Mapped[str]
    prompt_version: Mapped[str]


class FeedbackFile(Identified, Base):
    """A file or screenshot that somebody put beside their words."""

    __tablename__ = "feedback_file"
    __table_args__ = (
        CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256_hex"),
        UniqueConstraint("interview_id", "person_id", "sha256", name="uq_feedback_file_sha256"),
    )

    interview_id: Mapped[UUID] = ref("interview", ondelete="CASCADE")
    person_id: Mapped[UUID] = ref("person")
    filename: Mapped[str]
    media_type: Mapped[str]
    sha256: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    slack_channel: Mapped[str | None]
    slack_ts: Mapped[str | None]


class FeedbackRequest(Record, Base):
    """The assistant asking an interviewer for a scorecard; `due_at` is when to ask or remind next."""

    __tablename__ = "feedback_request"
    __table_args__ = (
        UniqueConstraint("interview_id", "person_id"),
        Index("ix_feedback_request_person_id_status", "person_id", "status"),
        Index("ix_feedback_request_due_at", "due_at", postgresql_where=text("status = 'open'")),
    )

    interview_id: Mapped[UUID] = ref("interview", ondelete="CASCADE")
    person_id: Mapped[UUID] = ref("person")
    channel: Mapped[str | None]
    thread_ts: Mapped[str | None]
    asked_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    reminders: Mapped[int] = default("0")
    snoozed_until: Mapped[datetime | None]
    status: Mapped[FeedbackRequestStatus] = default("'open'")
    due_at: Mapped[datetime | None] = mapped_column(
        comment="When to ask or remind next; null: when the interview ends, and never again once asked"
    )
    asked_by_id: Mapped[UUID | None] = ref("person")
