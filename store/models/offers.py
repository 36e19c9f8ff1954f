"""Offers and who has to approve them."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Index, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from store.models.base import Base, Record, default, ref
from store.models.enums import OfferApprovalStatus, OfferStatus


class Offer(Record, Base):
    """One version of an offer; every version but one is deprecated."""

    __tablename__ = "offer"
    __table_args__ = (
        UniqueConstraint("application_id", "version"),
        Index(
            "uq_offer_live_version",
            "application_id",
            unique=True,
            postgresql_where=text("status <> 'deprecated'"),
        ),
        Index("ix_offer_status", "status"),
    )

    application_id: Mapped[UUID] = ref("application", ondelete="CASCADE")
    version: Mapped[int] = default("1")
    status: Mapped[OfferStatus] = default("'draft'")
    salary: Mapped[Decimal | None]
    currency: Mapped[str | None]
    bonus: Mapped[Decimal | None]
    equity: Mapped[str | None]
    starts_on: Mapped[date | None]
    sent_at: Mapped[datetime | None]
    resolved_at: Mapped[datetime | None]
    opening_id: Mapped[UUID | None] = ref("opening", index=True)
    created_by_id: Mapped[UUID | None] = ref("person")

    approvals: Mapped[list["OfferApproval"]] = relationship(
        lazy="raise", order_by="OfferApproval.position", viewonly=True
    )


class OfferApproval(Record, Base):
    """One approver's step of an offer, in order of position."""

    __tablename__ = "offer_approval"
    __table_args__ = (
        UniqueConstraint("offer_id", "position"),
        Index("ix_offer_approval_approver_id_status", "approver_id", "status"),
    )

    offer_id: Mapped[UUID] = ref("offer", ondelete="CASCADE")
    position: Mapped[int] = mapped_column(SmallInteger)
    approver_id: Mapped[UUID] = ref("person")
    status: Mapped[OfferApprovalStatus] = default("'waiting'")
    decided_at: Mapped[datetime | None]
    comment: Mapped[str | None]
