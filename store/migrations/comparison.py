"""Which database objects the models describe, so that a comparison with them looks at nothing else."""

from sqlalchemy import Table
from sqlalchemy.schema import SchemaItem

from store.models import EEO_SCHEMA, SCHEMA

NOT_MODELLED = {"signing_key", "stage_visit", "application_progress"}
"""Tables of the schema `shortlist` that only the database's own functions and views use."""


def belongs_to_the_models(subject: SchemaItem, name: str | None, *_: object) -> bool:
    """Whether alembic should compare `subject` with the models."""
    if isinstance(subject, Table):
        return subject.schema in {SCHEMA, EEO_SCHEMA} and name not in NOT_MODELLED
    return True
