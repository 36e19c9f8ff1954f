"""Rows of the store as the lines that views show."""

from store.queries.candidates import ApplicationRow
from tools.views import ApplicationLine


def application_line(row: ApplicationRow) -> ApplicationLine:
    """Write an application in one line."""
    return ApplicationLine(
        id=row.id,
        job_id=row.job_id,
        job_code=row.job_code,
        job_title=row.job_title,
        status=row.status.value,
        stage=row.stage,
        stage_kind=row.stage_kind.value if row.stage_kind else None,
        applied_at=row.applied_at,
        source=row.source,
        credited_to=row.credited_to,
    )
