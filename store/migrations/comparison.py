"""Which database objects the models describe, so that a comparison with them looks at nothing else."""

from sqlalchemy import Column, Index, Table
from sqlalchemy.schema import SchemaItem

from store.models import EEO_SCHEMA, SCHEMA

NOT_MODELLED = {"signing_key", "stage_visit", "application_progress"}
"""Tables of the schema `shortlist` that only the database's own functions and views use."""
KEPT_DAYS = {
    ("application", "applied_on"), ("application", "outcome_on"), ("interview", "starts_on"), ("interview", "ends_on"),
    ("offer", "sent_on"), ("offer", "resolved_on"),
}  # fmt: skip
"""Columns that triggers keep for the report views, and nobody else reads."""
OF_REPORTS = {"ix_interview_held"}
"""Indexes over other columns that only the report views need."""


def belongs_to_the_models(subject: SchemaItem, name: str | None, *_: object) -> bool:
    """Whether alembic should compare `subject` with the models."""
    if isinstance(subject, Table):
        return subject.schema in {SCHEMA, EEO_SCHEMA} and name not in NOT_MODELLED
    if isinstance(subject, Index):
        table = subject.table.name if subject.table is not None else ""
        return name not in OF_REPORTS and not any((table, column.name) in KEPT_DAYS for column in subject.columns)
    if isinstance(subject, Column):
        return (subject.table.name, name) not in KEPT_DAYS
    return True
