"""Candidates: one record a human, with or without a job, and what belongs to that record."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from pgvector.sqlalchemy import HALFVEC
from sqlalchemy import CheckConstraint, Computed, Index, LargeBinary, Numeric, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column, relationship

from store.models.base import Base, Identified, Record, default, flag, owned_by, ref
from store.models.enums import (
    CandidateStatus,
    ConsentBasis,
    ConsentPurpose,
    ContactKind,
    DocumentKind,
    LinkKind,
    NoteVisibility,
)

EMBEDDING_DIMENSIONS = 384
FULL_NAME = "btrim(coalesce(first_name, '') || ' ' || coalesce(last_name, ''))"


class Candidate(Record, Base):
    """A human outside the company whom it knows.

    `search` and `name_folded` are kept by the database. `embedding` is null until the worker has computed it.
    """

    __tablename__ = "candidate"
    __table_args__ = (
        CheckConstraint(
            "status <> 'active' or btrim(coalesce(first_name, '') || coalesce(last_name, '')) <> ''",
            name="has_a_name",
        ),
        CheckConstraint("(status = 'merged') = (merged_into_id is not null)", name="merged_into"),
        CheckConstraint("merged_into_id <> id", name="not_merged_into_itself"),
        Index("ix_candidate_name_folded", "name_folded"),
        Index("ix_candidate_current_company_folded", text("(shortlist.fold(current_company))")),
        Index("ix_candidate_current_title_folded", text("(shortlist.fold(current_title))")),
        Index("ix_candidate_country", "country"),
        Index("ix_candidate_private", "id", postgresql_where=text("is_private")),
        Index("ix_candidate_places", "places", postgresql_using="gin"),
        Index("ix_candidate_private", "id", postgresql_where=text("is_private")),
        Index("ix_candidate_search", "search", postgresql_using="gin"),
        Index(
            "ix_candidate_embedding",
            "embedding",
            postgresql_using="hnsw",
            postgresql_ops={"embedding": "halfvec_cosine_ops"},
            postgresql_with={"ef_construction": 200},  # the default of 64 loses whole groups of like candidates
        ),
        Index(
            "ix_candidate_without_embedding",
            "id",
            postgresql_where=text("embedding is null and status = 'active'"),
        ),
        {"postgresql_with": {"fillfactor": 80}},  # room for the frequent updates that touch no index
    )

    first_name: Mapped[str | None]
    last_name: Mapped[str | None]
    name: Mapped[str] = mapped_column(Computed(FULL_NAME, persisted=True))
    name_folded: Mapped[str] = mapped_column(
        Text(collation="C"),
        Computed(f"shortlist.fold({FULL_NAME})", persisted=True),
        comment="Full name in lower case, no accents, no punctuation; byte order lets prefixes use the index",
    )
    headline: Mapped[str | None]
    current_title: Mapped[str | None]
    current_company: Mapped[str | None]
    location: Mapped[str | None]
    country: Mapped[str | None]
    places: Mapped[list[str]] = mapped_column(
        Computed("shortlist.places(location, country)", persisted=True),
        deferred=True,
        comment="Folded names of where the candidate lives: city, region, country",
    )
    timezone: Mapped[str | None]
    years_experience: Mapped[Decimal | None] = mapped_column(Numeric(4, 1))
    summary: Mapped[str | None]
    owner_id: Mapped[UUID | None] = ref("person", index=True)
    is_private: Mapped[bool] = flag()
    do_not_contact: Mapped[bool] = flag()
    status: Mapped[CandidateStatus] = default("'active'")
    merged_into_id: Mapped[UUID | None] = ref("candidate", index=True)
    search: Mapped[str | None] = mapped_column(TSVECTOR, deferred=True)
    embedding: Mapped[Any | None] = mapped_column(HALFVEC(EMBEDDING_DIMENSIONS), deferred=True)
    embedding_model: Mapped[str | None] = mapped_column(comment="Name of the embedder that made the embedding")
    last_activity_at: Mapped[datetime] = default("now()")
    last_contacted_at: Mapped[datetime | None]

    emails: Mapped[list["CandidateEmail"]] = relationship(lazy="raise", viewonly=True)
    phones: Mapped[list["CandidatePhone"]] = relationship(lazy="raise", viewonly=True)
    links: Mapped[list["CandidateLink"]] = relationship(lazy="raise", viewonly=True)
    skills: Mapped[list["CandidateSkill"]] = relationship(lazy="raise", viewonly=True)
    experience: Mapped[list["Experience"]] = relationship(lazy="raise", viewonly=True)
    education: Mapped[list["Education"]] = relationship(lazy="raise", viewonly=True)


class CandidateNamePart(Base):
    """One folded word of a candidate's name; kept by a trigger."""

    __tablename__ = "candidate_name_part"
    __table_args__ = (Index("ix_candidate_name_part_part", "part", "candidate_id"),)

    candidate_id: Mapped[UUID] = ref("candidate", ondelete="CASCADE", key=True)
    part: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True)


class NamePartKey(Base):
    """A spelling key of a word that occurs in some candidate's name; kept by a trigger.

    Two words one slip apart share a key (`shortlist.name_keys`), so misspelt names are found by equality.
    """

    __tablename__ = "name_part_key"
    __table_args__ = (Index("ix_name_part_key_part", "part"),)

    key: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True)
    part: Mapped[str] = mapped_column(Text(collation="C"), primary_key=True)


class CandidateEmail(Record, Base):
    """An e-mail address of a candidate, unique over live candidates; a trigger lower-cases it."""

    __tablename__ = "candidate_email"
    __table_args__ = (
        Index("uq_candidate_email_value_live", "value", unique=True, postgresql_where=text("is_live")),
        Index("ix_candidate_email_value", "value"),
        UniqueConstraint("candidate_id", "value"),
        Index("uq_candidate_email_primary", "candidate_id", unique=True, postgresql_where=text("is_primary")),
    )

    candidate_id: Mapped[UUID] = ref("candidate", ondelete="CASCADE")
    value: Mapped[str]
    kind: Mapped[ContactKind] = default("'personal'")
    is_primary: Mapped[bool] = flag()
    is_live: Mapped[bool] = mapped_column(
        server_default=text("true"), comment="Whether the candidate is active; kept by a trigger"
    )


class CandidatePhone(Record, Base):
    """A telephone number of a candidate in E.164 form."""

    __tablename__ = "candidate_phone"
    __table_args__ = (
        UniqueConstraint("candidate_id", "value"),
        CheckConstraint(r"value ~ '^\+[1-9][0-9]{5,14}$'", name="e164"),
    )

    candidate_id: Mapped[UUID] = ref("candidate", ondelete="CASCADE")
    value: Mapped[str] = mapped_column(index=True)
    kind: Mapped[ContactKind] = default("'personal'")


class CandidateLink(Record, Base):
    """A web address of a candidate, unique over live candidates in its normalised form."""

    __tablename__ = "candidate_link"
    __table_args__ = (
        Index("uq_candidate_link_normalised_live", "normalised", unique=True, postgresql_where=text("is_live")),
        Index("ix_candidate_link_normalised", "normalised"),
        UniqueConstraint("candidate_id", "normalised"),
    )

    candidate_id: Mapped[UUID] = ref("candidate", ondelete="CASCADE")
    kind: Mapped[LinkKind] = default("'other'")
    url: Mapped[str]
    normalised: Mapped[str] = mapped_column(Computed("shortlist.normalise_link(url)", persisted=True))
    is_live: Mapped[bool] = mapped_column(
        server_default=text("true"), comment="Whether the candidate is active; kept by a trigger"
    )


class Skill(Record, Base):
    """A skill people search by."""

    __tablename__ = "skill"
    __table_args__ = (Index("uq_skill_name_folded", text("lower(name)"), unique=True),)

    name: Mapped[str] = mapped_column(unique=True)
    aliases: Mapped[list[str]] = default("'{}'")


class CandidateSkill(Identified, Base):
    """A skill a candidate has."""

    __tablename__ = "candidate_skill"
    __table_args__ = (
        UniqueConstraint("candidate_id", "skill_id"),
        Index("ix_candidate_skill_skill_id_candidate_id", "skill_id", "candidate_id"),
    )

    candidate_id: Mapped[UUID] = ref("candidate", ondelete="CASCADE")
    skill_id: Mapped[UUID] = ref("skill")
    years: Mapped[Decimal | None] = mapped_column(Numeric(4, 1))
    source: Mapped[str | None] = mapped_column(comment="Where this is known from, e.g. resume, person, import")

    skill: Mapped[Skill] = relationship(lazy="raise")


class Experience(Record, Base):
    """A position a candidate holds or held."""

    __tablename__ = "experience"
    __table_args__ = (Index("ix_experience_company_folded", text("(shortlist.fold(company))"), "candidate_id"),)

    candidate_id: Mapped[UUID] = owned_by("candidate")
    company: Mapped[str | None]
    title: Mapped[str | None]
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    description: Mapped[str | None]


class Education(Record, Base):
    """A course of study of a candidate."""

    __tablename__ = "education"

    candidate_id: Mapped[UUID] = owned_by("candidate")
    school: Mapped[str | None]
    degree: Mapped[str | None]
    field: Mapped[str | None]
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]


class Document(Record, Base):
    """A file about a candidate: its bytes or where they are kept, and the text read from it."""

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("content is not null or storage_key is not null", name="has_content"),
        CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256_hex"),
        UniqueConstraint("candidate_id", "sha256", "kind"),
    )

    candidate_id: Mapped[UUID] = owned_by("candidate")
    application_id: Mapped[UUID | None] = ref("application", index=True)
    kind: Mapped[DocumentKind] = default("'other'")
    filename: Mapped[str]
    media_type: Mapped[str]
    sha256: Mapped[str]
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    storage_key: Mapped[str | None]
    text: Mapped[str | None] = mapped_column(deferred=True)


class Tag(Record, Base):
    """A word the company marks candidates with."""

    __tablename__ = "tag"
    __table_args__ = (Index("uq_tag_name_folded", text("lower(name)"), unique=True),)

    name: Mapped[str] = mapped_column(unique=True)


class CandidateTag(Identified, Base):
    """A tag on a candidate."""

    __tablename__ = "candidate_tag"
    __table_args__ = (
        UniqueConstraint("candidate_id", "tag_id"),
        Index("ix_candidate_tag_tag_id_candidate_id", "tag_id", "candidate_id"),
    )

    candidate_id: Mapped[UUID] = ref("candidate", ondelete="CASCADE")
    tag_id: Mapped[UUID] = ref("tag", ondelete="CASCADE")
    added_by_id: Mapped[UUID | None] = ref("person")

    tag: Mapped[Tag] = relationship(lazy="raise")


class Note(Record, Base):
    """What somebody inside wrote about a candidate; undo sets `deleted_at`."""

    __tablename__ = "note"
    __table_args__ = (Index("ix_note_candidate_id_created_at", "candidate_id", "created_at"),)

    candidate_id: Mapped[UUID] = ref("candidate", ondelete="CASCADE")
    application_id: Mapped[UUID | None] = ref("application", index=True)
    author_id: Mapped[UUID | None] = ref("person", index=True)
    body: Mapped[str]
    visibility: Mapped[NoteVisibility] = default("'public'")
    deleted_at: Mapped[datetime | None]


class TalentPool(Record, Base):
    """A named group of candidates: by hand when `filter` is null, else by a stored search."""

    __tablename__ = "talent_pool"
    __table_args__ = (Index("uq_talent_pool_name_folded", text("lower(name)"), unique=True),)

    name: Mapped[str]
    description: Mapped[str | None]
    owner_id: Mapped[UUID | None] = ref("person", index=True)
    filter: Mapped[dict[str, Any] | None]
    is_active: Mapped[bool] = flag(value=True)


class TalentPoolMember(Identified, Base):
    """A candidate's stay in a pool; it is current while `removed_at` is null."""

    __tablename__ = "talent_pool_member"
    __table_args__ = (
        Index(
            "uq_talent_pool_member_current",
            "talent_pool_id",
            "candidate_id",
            unique=True,
            postgresql_where=text("removed_at is null"),
        ),
    )

    talent_pool_id: Mapped[UUID] = owned_by("talent_pool")
    candidate_id: Mapped[UUID] = owned_by("candidate")
    added_by_id: Mapped[UUID | None] = ref("person")
    reason: Mapped[str | None]
    added_at: Mapped[datetime] = default("now()")
    removed_at: Mapped[datetime | None]


class SilverMedal(Record, Base):
    """A strong candidate who was not hired and whom the company wants to meet again."""

    __tablename__ = "silver_medal"

    application_id: Mapped[UUID] = ref("application", ondelete="CASCADE", unique=True)
    candidate_id: Mapped[UUID] = owned_by("candidate")
    why_not: Mapped[str | None]
    stood_out: Mapped[str | None]
    resurface_on: Mapped[date | None]
    marked_by_id: Mapped[UUID | None] = ref("person")


class Consent(Record, Base):
    """The legal ground on which a candidate's data is kept or used for one purpose."""

    __tablename__ = "consent"

    candidate_id: Mapped[UUID] = owned_by("candidate")
    purpose: Mapped[ConsentPurpose]
    basis: Mapped[ConsentBasis]
    granted_at: Mapped[datetime] = default("now()")
    expires_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    evidence: Mapped[str | None]
