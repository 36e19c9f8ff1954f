"""The same numbers in SQL written by hand over the tables, with nobody's rights: what the views are measured by."""

FROM, TO = "timestamptz '2026-08-18 00:00+02'", "timestamptz '2026-11-17 00:00+01'"
"""Past 90 days on 16 November 2026, in Berlin."""
_JOB = "join shortlist.job j on j.id = a.job_id left join shortlist.department d on d.id = j.department_id"
_APPLIED = f"a.status <> 'prospect' and a.applied_at >= {FROM} and a.applied_at < {TO}"
_ENDED = f"a.status_changed_at >= {FROM} and a.status_changed_at < {TO}"
_OFFER = (
    "from (select distinct on (application_id) * from shortlist.offer order by application_id, version desc) o"
    f" join shortlist.application a on a.id = o.application_id {_JOB} where o.sent_at >= {FROM} and o.sent_at < {TO}"
)
_DAYS = "extract(epoch from {0}) / 86400"
_MEDIAN = "percentile_cont(0.5) within group (order by {0})"
_VISIT = f"from shortlist.stage_visit v join shortlist.application a on a.id = v.application_id {_JOB}"
_CARD = (
    "from shortlist.interview i"
    " join shortlist.interview_panelist p on p.interview_id = i.id and p.response <> 'declined'"
    f" join shortlist.application a on a.id = i.application_id {_JOB}"
    " left join shortlist.scorecard s on s.interview_id = i.id and s.interviewer_id = p.person_id"
    " and s.status = 'submitted' where i.status <> 'cancelled'"
)
_ENDED_MEETING = f"and i.ends_at >= {FROM} and i.ends_at < {TO}"


def _of_applications(value: str, where: str = _APPLIED, more: str = "") -> str:
    return f"select d.name, {value} from shortlist.application a {_JOB} {more} where {where} group by 1"


BY_HAND = {
    "applications": _of_applications("count(*)"),
    "people": _of_applications("count(distinct a.candidate_id)"),
    "hire_rate": _of_applications("count(*), count(*) filter (where a.status = 'hired') * 1.0 / count(*)"),
    "interview_rate": _of_applications(
        "count(*), count(i.application_id) * 1.0 / count(*)",
        more="left join (select distinct application_id from shortlist.interview where status <> 'cancelled') i"
        " on i.application_id = a.id",
    ),
    "offer_rate": _of_applications(
        "count(*), count(o.application_id) * 1.0 / count(*)",
        more="left join (select distinct application_id from shortlist.offer where sent_at is not null) o"
        " on o.application_id = a.id",
    ),
    "active_pipeline": _of_applications("count(*)", "a.status = 'active'"),
    "rejections": _of_applications("count(*)", f"a.status = 'rejected' and {_ENDED}"),
    "withdrawals": _of_applications("count(*)", f"a.status = 'withdrawn' and {_ENDED}"),
    "hires": _of_applications("count(*)", f"a.status = 'hired' and a.hired_at >= {FROM} and a.hired_at < {TO}"),
    "time_to_hire": _of_applications(
        f"count(*), {_MEDIAN.format('a.hired_at::date - a.applied_at::date')}",
        f"a.status = 'hired' and a.hired_at >= {FROM} and a.hired_at < {TO}",
    ),
    "offers_sent": f"select d.name, count(*) {_OFFER} group by 1",
    "offers_accepted": f"select d.name, count(*) {_OFFER} and o.status = 'accepted' group by 1",
    "offer_acceptance": f"select d.name, count(*) filter (where o.status = 'accepted') * 1.0 / nullif(count(*) filter"
    f" (where o.status in ('accepted', 'declined', 'rescinded')), 0) {_OFFER} group by 1",
    "offer_response_time": f"select d.name, {_MEDIAN.format(_DAYS.format('o.resolved_at - o.sent_at'))} {_OFFER}"
    " and o.status in ('accepted', 'declined') group by 1",
    "time_in_stage": f"select d.name, count(*), {_MEDIAN.format(_DAYS.format('v.left_at - v.entered_at'))} {_VISIT}"
    f" where v.left_at >= {FROM} and v.left_at < {TO} group by 1",
    "age_in_stage": f"select d.name, count(*), {_MEDIAN.format(_DAYS.format('now() - v.entered_at'))} {_VISIT}"
    " where v.left_at is null and a.status = 'active' group by 1",
    "interviews": f"select d.name, count(*) from shortlist.interview i join shortlist.application a"
    f" on a.id = i.application_id {_JOB} where i.status <> 'cancelled' and i.starts_at >= {FROM} and i.starts_at < {TO}"
    " group by 1",
    "scorecard_turnaround": f"select d.name, {_MEDIAN.format(_DAYS.format('s.submitted_at - i.ends_at'))} {_CARD}"
    f" {_ENDED_MEETING} group by 1",
    "scorecards_overdue": f"select d.name, count(*) {_CARD} and s.id is null"
    f" and i.ends_at < timestamptz '2026-11-15 10:00+01' group by 1",
    "funnel": _of_applications(
        "count(*), count(p.pre_interview_screen_at), count(p.active_at), count(p.offer_at), count(p.hired_at)",
        more="left join shortlist.application_progress p on p.application_id = a.id",
    ),
}
"""By metric: the past 90 days (or now) by department."""
