"""Jobs, their headcount, stages, interview kits and teams."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from store.models.base import SCHEMA, Base, Identified, Record, default, flag, owned_by, ref
from store.models.enums import AttributeKind, EmploymentType, HiringRole, JobStatus, OpeningStatus, StageKind
from store.models.people import Person


class Department(Record, Base):
    """A part of the company; departments form a tree."""

    __tablename__ = "department"

    name: Mapped[str] = mapped_column(unique=True)
    parent_id: Mapped[UUID | None] = ref("department", index=True)


class Location(Record, Base):
    """A place where the company hires."""

    __tablename__ = "location"

    name: Mapped[str] = mapped_column(unique=True)
    country: Mapped[str | None]
    is_remote: Mapped[bool] = flag()


class Job(Record, Base):
    """A requisition.

    The application's login may not select the salary columns: `shortlist.job_compensation(id)` gives them to those
    who may know.
    """

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("salary_min <= salary_max", name="salary_range"),
        Index("ix_job_title_folded", text("(shortlist.fold(title))")),
        Index("ix_job_status", "status"),
        Index("ix_job_confidential", "id", postgresql_where=text("is_confidential")),
        Index("ix_job_confidential", "id", postgresql_where=text("is_confidential")),
    )

    code: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    department_id: Mapped[UUID | None] = ref("department", index=True)
    location_id: Mapped[UUID | None] = ref("location", index=True)
    employment_type: Mapped[EmploymentType] = default("'full_time'")
    status: Mapped[JobStatus] = default("'draft'")
    is_confidential: Mapped[bool] = flag()
    description: Mapped[str | None]
    requirements: Mapped[str | None]
    salary_min: Mapped[Decimal | None] = mapped_column(deferred=True)
    salary_max: Mapped[Decimal | None] = mapped_column(deferred=True)
    salary_currency: Mapped[str | None] = mapped_column(deferred=True)
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]

    department: Mapped[Department | None] = relationship(lazy="raise")
    location: Mapped[Location | None] = relationship(lazy="raise")
    stages: Mapped[list["Stage"]] = relationship(lazy="raise", order_by="Stage.position", viewonly=True)
    team: Mapped[list["HiringTeam"]] = relationship(lazy="raise", viewonly=True)


class HiringTeam(Record, Base):
    """A person's part in a job from one moment to another; it is current while now lies between the two."""

    __tablename__ = "hiring_team"
    __table_args__ = (
        Index(
            "uq_hiring_team_current",
            "job_id",
            "person_id",
            "role",
            unique=True,
            postgresql_where=text("valid_to is null"),
        ),
        Index("ix_hiring_team_person_id_job_id", "person_id", "job_id"),
        Index(
            "ix_hiring_team_primary_recruiter",
            "job_id",
            "valid_from",
            postgresql_where=text("role = 'recruiter' and is_primary"),
        ),
        CheckConstraint("valid_from <= valid_to", name="valid_range"),
    )

    job_id: Mapped[UUID] = owned_by("job")
    person_id: Mapped[UUID] = ref("person")
    role: Mapped[HiringRole]
    is_primary: Mapped[bool] = flag()
    valid_from: Mapped[datetime] = default("now()")
    valid_to: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="raise")
    job: Mapped[Job] = relationship(lazy="raise")


class JobOpenSpell(Record, Base):
    """A time during which a job was open; a job opened again has two."""

    __tablename__ = "job_open_spell"
    __table_args__ = (
        Index("uq_job_open_spell_current", "job_id", unique=True, postgresql_where=text("closed_at is null")),
        CheckConstraint("opened_at <= closed_at", name="open_range"),
    )

    job_id: Mapped[UUID] = owned_by("job")
    opened_at: Mapped[datetime] = default("now()")
    closed_at: Mapped[datetime | None]


class Opening(Record, Base):
    """One headcount slot of a job."""

    __tablename__ = "opening"
    __table_args__ = (UniqueConstraint("job_id", "code"),)

    job_id: Mapped[UUID] = owned_by("job")
    code: Mapped[str]
    status: Mapped[OpeningStatus] = default("'open'")
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    target_start: Mapped[date | None]
    application_id: Mapped[UUID | None] = mapped_column(
        ForeignKey(f"{SCHEMA}.application.id", use_alter=True, name="fk_opening_application_id_application"),
        index=True,
        comment="The application that filled the slot",
    )
    close_reason: Mapped[str | None]


class Stage(Record, Base):
    """A step of a job's process."""

    __tablename__ = "stage"
    __table_args__ = (
        UniqueConstraint("job_id", "position", deferrable=True, initially="DEFERRED"),
        UniqueConstraint("id", "job_id"),  # the target of application (stage_id, job_id)
    )

    job_id: Mapped[UUID] = owned_by("job")
    position: Mapped[int] = mapped_column(SmallInteger)
    name: Mapped[str]
    kind: Mapped[StageKind]

    job: Mapped[Job] = relationship(lazy="raise")


class InterviewKit(Record, Base):
    """What an interview of a stage covers."""

    __tablename__ = "interview_kit"

    stage_id: Mapped[UUID] = owned_by("stage")
    name: Mapped[str]
    minutes: Mapped[int] = default("60")

    attributes: Mapped[list["ScorecardAttribute"]] = relationship(
        lazy="raise", order_by="ScorecardAttribute.position", viewonly=True
    )


class ScorecardAttribute(Record, Base):
    """One thing an interview kit asks the interviewer to rate."""

    __tablename__ = "scorecard_attribute"
    __table_args__ = (UniqueConstraint("interview_kit_id", "position", deferrable=True, initially="DEFERRED"),)

    interview_kit_id: Mapped[UUID] = owned_by("interview_kit")
    position: Mapped[int] = mapped_column(SmallInteger)
    name: Mapped[str]
    kind: Mapped[AttributeKind] = default("'skill'")
    description: Mapped[str | None]


class ScreeningCriterion(Identified, Base):
    """One requirement an application is screened against."""

    __tablename__ = "screening_criterion"
    __table_args__ = (UniqueConstraint("job_id", "position", deferrable=True, initially="DEFERRED"),)

    job_id: Mapped[UUID] = owned_by("job")
    position: Mapped[int] = mapped_column(SmallInteger)
    text: Mapped[str]
    must_have: Mapped[bool] = flag()
