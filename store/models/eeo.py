"""Voluntary self-identification, kept apart: nobody reads its rows, reports see aggregates only."""

from uuid import UUID

from sqlalchemy.orm import Mapped

from store.models.base import EEO_SCHEMA, Base, Record, default, ref
from store.models.enums import DisabilityStatus, Gender, Race, VeteranStatus


class SelfIdentification(Record, Base):
    """What an applicant chose to say about themselves; one an application."""

    __tablename__ = "self_identification"
    __table_args__ = ({"schema": EEO_SCHEMA},)

    application_id: Mapped[UUID] = ref("application", ondelete="CASCADE", unique=True)
    race: Mapped[Race] = default("'declined'")
    gender: Mapped[Gender] = default("'declined'")
    veteran_status: Mapped[VeteranStatus] = default("'declined'")
    disability_status: Mapped[DisabilityStatus] = default("'declined'")
