"""Applications: what ties a candidate to a job, how it moved, where it came from."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from store.models.base import SCHEMA, Base, Identified, Record, default, owned_by, ref
from store.models.candidates import Candidate
from store.models.enums import ApplicationStatus, DecidedBy, RejectionKind, SourceKind, Verdict
from store.models.jobs import Job, Stage


class Source(Record, Base):
    """Where an application came from."""

    __tablename__ = "source"

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[SourceKind] = default("'other'")


class RejectionReason(Record, Base):
    """Why an application ended without a hire."""

    __tablename__ = "rejection_reason"

    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[RejectionKind] = default("'rejected_by_org'")


class Application(Record, Base):
    """A candidate's way through a job.

    `stage_id` and `status` change only by inserting a `StageTransition`. `version` grows by one at every
    change.
    """

    __tablename__ = "application"
    __table_args__ = (
        ForeignKeyConstraint(
            ["stage_id", "job_id"],
            [f"{SCHEMA}.stage.id", f"{SCHEMA}.stage.job_id"],
            name="fk_application_stage_of_the_job",
        ),
        CheckConstraint("job_id is not null or status = 'prospect'", name="only_a_prospect_has_no_job"),
        CheckConstraint("stage_id is null or job_id is not null", name="stage_needs_a_job"),
        CheckConstraint("stage_id is not null or status <> 'active'", name="active_has_a_stage"),
        Index(
            "uq_application_active",
            "candidate_id",
            "job_id",
            unique=True,
            postgresql_where=text("status = 'active'"),
        ),
        Index("ix_application_job_id_status_stage_id", "job_id", "status", "stage_id"),
        Index("ix_application_stage_id", "stage_id"),
        Index("ix_application_job_id_candidate_id", "job_id", "candidate_id"),
        Index("ix_application_applied_at", "applied_at"),
    )

    candidate_id: Mapped[UUID] = owned_by("candidate")
    job_id: Mapped[UUID | None] = ref("job")
    status: Mapped[ApplicationStatus] = default("'active'")
    stage_id: Mapped[UUID | None] = ref("stage")
    source_id: Mapped[UUID | None] = ref("source", index=True)
    credited_to_id: Mapped[UUID | None] = ref("person", index=True)
    applied_at: Mapped[datetime] = default("now()")
    status_changed_at: Mapped[datetime] = default("now()")
    rejection_reason_id: Mapped[UUID | None] = ref("rejection_reason", index=True)
    hired_at: Mapped[datetime | None]
    opening_id: Mapped[UUID | None] = ref("opening", index=True)
    answers: Mapped[dict[str, Any] | None]
    version: Mapped[int] = default("1")

    candidate: Mapped[Candidate] = relationship(lazy="raise")
    job: Mapped[Job | None] = relationship(lazy="raise", foreign_keys=[job_id])
    stage: Mapped[Stage | None] = relationship(lazy="raise", foreign_keys=[stage_id])
    source: Mapped[Source | None] = relationship(lazy="raise")
    rejection_reason: Mapped[RejectionReason | None] = relationship(lazy="raise")


class StageTransition(Identified, Base):
    """A move of an application; append-only.

    Inserting one is what moves the application, and only if `from_stage_id` and `from_status` are where it
    stands (both null in the first). `position` counts from 1 and is set by a trigger.
    """

    __tablename__ = "stage_transition"
    __table_args__ = (
        UniqueConstraint("application_id", "position"),
        CheckConstraint("(position = 1) = (from_status is null)", name="first_has_no_from"),
        CheckConstraint("position > 1 or from_stage_id is null", name="first_has_no_from_stage"),
        Index("ix_stage_transition_to_stage_id_moved_at", "to_stage_id", "moved_at"),
        Index("ix_stage_transition_moved_at", "moved_at"),
    )

    application_id: Mapped[UUID] = ref("application", ondelete="CASCADE")
    position: Mapped[int] = default("0")
    from_stage_id: Mapped[UUID | None] = ref("stage")
    to_stage_id: Mapped[UUID | None] = ref("stage")
    moved_at: Mapped[datetime] = default("now()")
    moved_by_id: Mapped[UUID | None] = ref("person")
    from_status: Mapped[ApplicationStatus | None]
    to_status: Mapped[ApplicationStatus] = default("'active'")
    reason: Mapped[str | None]


class ScreeningResult(Identified, Base):
    """How an application meets one criterion, with the quote that shows it."""

    __tablename__ = "screening_result"

    application_id: Mapped[UUID] = owned_by("application")
    criterion_id: Mapped[UUID] = ref("screening_criterion", ondelete="CASCADE", index=True)
    verdict: Mapped[Verdict]
    evidence: Mapped[str | None]
    document_id: Mapped[UUID | None] = ref("document", ondelete="SET NULL")
    decided_by: Mapped[DecidedBy]
    decided_by_id: Mapped[UUID | None] = ref("person")
    model: Mapped[str | None]
    prompt_version: Mapped[str | None]


class Referral(Record, Base):
    """A person inside recommending a candidate."""

    __tablename__ = "referral"

    candidate_id: Mapped[UUID] = owned_by("candidate")
    job_id: Mapped[UUID | None] = ref("job", index=True)
    referrer_id: Mapped[UUID] = ref("person", index=True)
    relationship: Mapped[str | None]
    note: Mapped[str | None]


class Event(Record, Base):
    """A fair, meet-up or other occasion where the company meets people."""

    __tablename__ = "event"

    name: Mapped[str]
    held_on: Mapped[date | None]


class EventAttendance(Identified, Base):
    """A candidate met at an event."""

    __tablename__ = "event_attendance"
    __table_args__ = (UniqueConstraint("event_id", "candidate_id"),)

    event_id: Mapped[UUID] = ref("event", ondelete="CASCADE")
    candidate_id: Mapped[UUID] = owned_by("candidate")
