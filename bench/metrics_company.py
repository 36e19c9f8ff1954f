"""A company with many histories: those of the sample company, copied at other days until there are enough.

Stays and progress follow from the transitions by the database's own trigger.
"""

import psycopg

COPIES = (
    """
    create temporary table copy_of as
    select a.id as old, md5(a.id::text || k)::uuid as id, md5(a.candidate_id::text || k)::uuid as candidate_id,
      make_interval(days => (k %% 30)::int) as back
    from shortlist.application a cross join generate_series(1, %(copies)s) k
    where a.status <> 'prospect' and a.job_id is not null
    """,
    "create index on copy_of (old)",
    """
    insert into shortlist.candidate (id, first_name, last_name, current_title)
    select distinct on (candidate_id) candidate_id, 'Person', left(candidate_id::text, 8), 'Engineer' from copy_of
    """,
    """
    insert into shortlist.application (id, candidate_id, job_id, status, stage_id, source_id, credited_to_id,
      applied_at, status_changed_at, rejection_reason_id, hired_at)
    select c.id, c.candidate_id, a.job_id, a.status, a.stage_id, a.source_id, a.credited_to_id, a.applied_at - c.back,
      a.status_changed_at - c.back, a.rejection_reason_id, a.hired_at - c.back
    from copy_of c join shortlist.application a on a.id = c.old order by a.applied_at
    """,
    """
    insert into shortlist.stage_transition (application_id, position, from_stage_id, to_stage_id, moved_at, moved_by_id,
      from_status, to_status)
    select c.id, t.position, t.from_stage_id, t.to_stage_id, t.moved_at - c.back, t.moved_by_id, t.from_status,
      t.to_status
    from copy_of c join shortlist.stage_transition t on t.application_id = c.old order by t.moved_at
    """,
    """
    insert into shortlist.offer (application_id, version, status, sent_at, resolved_at)
    select c.id, o.version, o.status, o.sent_at - c.back, o.resolved_at - c.back
    from copy_of c join shortlist.offer o on o.application_id = c.old
    """,
    """
    create temporary table interview_of as
    select md5(i.id::text || c.id)::uuid as id, i.id as old, c.id as application_id, c.back
    from copy_of c join shortlist.interview i on i.application_id = c.old
    """,
    """
    insert into shortlist.interview (id, application_id, stage_id, starts_at, ends_at, status)
    select n.id, n.application_id, i.stage_id, i.starts_at - n.back, i.ends_at - n.back, i.status
    from interview_of n join shortlist.interview i on i.id = n.old
    """,
    """
    insert into shortlist.interview_panelist (interview_id, person_id, response)
    select n.id, p.person_id, p.response
    from interview_of n join shortlist.interview_panelist p on p.interview_id = n.old
    """,
    """
    insert into shortlist.scorecard (interview_id, application_id, interviewer_id, status, recommendation, submitted_at)
    select n.id, n.application_id, s.interviewer_id, s.status, s.recommendation, s.submitted_at - n.back
    from interview_of n join shortlist.scorecard s on s.interview_id = n.old
    """,
)


def fill(url: str, applications: int) -> tuple[int, int]:
    """Copy the histories until there are about so many applications; gives those and the transitions there are."""
    with psycopg.connect(url) as connection:
        connection.execute("set local session_replication_role = replica; set local maintenance_work_mem = '512MB'")
        row = connection.execute("select count(*) from shortlist.application where status <> 'prospect'").fetchone()
        copies = max(0, applications // max(row[0] if row else 1, 1) - 1)
        if copies:
            for statement in COPIES:
                connection.execute(statement, {"copies": copies} if "%(copies)s" in statement else None)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("vacuum analyze")
        found = connection.execute(
            "select (select count(*) from shortlist.application), (select count(*) from shortlist.stage_transition)"
        ).fetchone()
    return (found[0], found[1]) if found else (0, 0)
