"""What one row of a metric is: the view it comes from, what is joined to it, and the columns of its dimensions."""

# ruff: noqa: S608 - SQL is what is written here, from words of this file alone

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from store.metrics.dimensions import KINDS, step


@dataclass(frozen=True)
class Grain:
    """Rows of a view under an alias. `joins` are added where a dimension, a filter or the metric uses their alias.

    `parts` are queries named before it. `key` counts things once where they stand in several rows (then sums of
    groups are no totals). `places` put the groups of a dimension in order.
    """

    is_one: str
    source: str
    joins: Mapping[str, str] = field(default_factory=dict)
    dimensions: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    key: str = ""
    places: Mapping[str, str] = field(default_factory=dict)


_JOB = {"j": "join job j on j.job_id = {alias}.job_id"}
_APPLICATION = {"a": "join application a on a.application_id = {alias}.application_id"}

OF_A_JOB = {
    "job": "j.job_code",
    "job_title": "j.job_title",
    "department": "j.department",
    "location": "j.location",
    "hiring_manager": "j.hiring_manager",
    "employment_type": "j.employment_type",
}
OF_AN_APPLICATION = {
    "job": "a.job_code",
    "job_title": "a.job_title",
    "department": "a.department",
    "location": "a.location",
    "source": "a.source",
    "source_kind": "a.source_kind",
    "origin": "case when a.is_sourced then 'sourced' else 'inbound' end",
    "reapplied": "case when a.is_reapplication then 'repeated' else 'first' end",
    "recruiter": "a.recruiter",
    "hiring_manager": "j.hiring_manager",
    "employment_type": "j.employment_type",
}
_STATE = {"stage": "a.current_stage", "stage_kind": "a.stage_kind", "outcome": "a.status"}
_WITH_JOB = {"j": "join job j on j.job_id = a.job_id"}


def _of_application(source: str, is_one: str, alias: str, place: str = "", **dimensions: str) -> Grain:
    joins = {"a": _APPLICATION["a"].format(alias=alias)} | _WITH_JOB
    return Grain(is_one, source, joins, OF_AN_APPLICATION | dimensions, places={"stage": place} if place else {})


def _of_job(source: str, is_one: str, alias: str, **dimensions: str) -> Grain:
    return Grain(is_one, source, {"j": _JOB["j"].format(alias=alias)}, OF_A_JOB | dimensions)


_KIND = "kind as (\n" + "\n  union all\n".join(
    f"  select '{kind}' as stage_kind, {place} as step" for place, kind in enumerate(KINDS, 1)
) + "\n)"  # fmt: skip
_LEFT_KIND = f"""left_kind as (
  select v.application_id, v.stage_kind, {step("v.stage_kind")} as step, min(v.left_on) as left_on
  from stage_visit v
  where v.exit <> 'open'
  group by v.application_id, v.stage_kind
)"""
_PASSED_KIND = f"""passed_kind as (
  select l.application_id, l.stage_kind, l.step,
    count(*) filter (where {step("w.stage_kind")} > l.step and w.entered_on >= l.left_on) > 0 as went_further
  from left_kind l
  join stage_visit w on w.application_id = l.application_id
  group by l.application_id, l.stage_kind, l.step
)"""
_STAGE = """stage_of_job as (
  select distinct a.job_id, v.stage, v.stage_kind, v.position as step
  from stage_visit v
  join application a on a.application_id = v.application_id
)"""
_FURTHEST = """furthest_stage as (
  select v.application_id, max(v.position) as step
  from stage_visit v
  group by v.application_id
)"""
_LEFT_STAGE = """left_stage as (
  select v.application_id, v.stage, v.stage_kind, v.position as step, min(v.left_on) as left_on
  from stage_visit v
  where v.exit <> 'open'
  group by v.application_id, v.stage, v.stage_kind, v.position
)"""
_PASSED_STAGE = """passed_stage as (
  select l.application_id, l.stage, l.stage_kind, l.step,
    count(*) filter (where w.position > l.step and w.entered_on >= l.left_on) > 0 as went_further
  from left_stage l
  join stage_visit w on w.application_id = l.application_id
  group by l.application_id, l.stage, l.stage_kind, l.step
)"""

GRAINS: Mapping[str, Grain] = MappingProxyType(
    {
        "application": Grain(
            "an application to a job",
            "application a",
            {
                "j": "join job j on j.job_id = a.job_id",
                "iv": "left join (select distinct i.application_id from interview i where i.status <> 'cancelled') iv"
                " on iv.application_id = a.application_id",
                "fo": "left join (select distinct o.application_id from offer o where o.sent_on is not null) fo"
                " on fo.application_id = a.application_id",
            },
            OF_AN_APPLICATION | _STATE | {"rejection_reason": "a.rejection_reason"},
        ),
        "visit": _of_application(
            "stage_visit v",
            "a stay of an application in a stage",
            "v",
            "v.position",
            stage="v.stage",
            stage_kind="v.stage_kind",
        ),
        "hire": _of_application("hire h", "a hire", "h", department="h.department"),
        "offer": _of_application(
            "offer o", "an offer in its latest version", "o", department="o.department", outcome="o.outcome"
        ),
        "interview": _of_application(
            "interview i",
            "an interview",
            "i",
            department="i.department",
            stage="i.stage",
            stage_kind="i.stage_kind",
            outcome="i.status",
        ),
        "scorecard": _of_application(
            "scorecard s",
            "a scorecard somebody owes or has submitted",
            "s",
            department="s.department",
            stage="s.stage",
            stage_kind="s.stage_kind",
            interviewer="s.interviewer",
            recommendation="s.recommendation",
        ),
        "outreach": Grain(
            "a person in a sequence or written to once",
            "outreach u",
            {"j": "left join job j on j.job_id = u.job_id"},
            OF_A_JOB | {"department": "u.department", "sequence": "u.sequence", "sender": "u.sender"},
        ),
        "opening": _of_job("opening n", "an opening (headcount slot)", "n", outcome="n.status"),
        "job": Grain("a job", "job j", {}, OF_A_JOB | {"outcome": "j.status"}),
        "spell": _of_job("job_open_spell p", "a time during which a job was open", "p"),
        "assignment": Grain(
            "a recruiter on a job",
            "recruiter_assignment r",
            {
                "j": "join job j on j.job_id = r.job_id",
                "ac": "left join (select a.job_id, count(*) as active from application a where a.status = 'active'"
                " group by a.job_id) ac on ac.job_id = r.job_id",
            },
            OF_A_JOB | {"recruiter": "r.recruiter"},
        ),
        "reached_kind": Grain(
            "an application and a kind of stage",
            "application a\n  cross join kind k",
            _WITH_JOB,
            OF_AN_APPLICATION | {"stage_kind": "k.stage_kind"},
            (_KIND,),
            "a.application_id",
        ),
        "passed_kind": Grain(
            "an application and a kind of stage it has left",
            "passed_kind k\n  join application a on a.application_id = k.application_id",
            _WITH_JOB,
            OF_AN_APPLICATION | {"stage_kind": "k.stage_kind"},
            (_LEFT_KIND, _PASSED_KIND),
            "a.application_id",
        ),
        "reached_stage": Grain(
            "an application and a stage of its job",
            "application a\n  join stage_of_job k on k.job_id = a.job_id"
            "\n  left join furthest_stage f on f.application_id = a.application_id",
            _WITH_JOB,
            OF_AN_APPLICATION | {"stage": "k.stage", "stage_kind": "k.stage_kind"},
            (_STAGE, _FURTHEST),
            "a.application_id",
            {"stage": "k.step"},
        ),
        "passed_stage": Grain(
            "an application and a stage it has left",
            "passed_stage k\n  join application a on a.application_id = k.application_id"
            "\n  left join furthest_stage f on f.application_id = a.application_id",
            _WITH_JOB,
            OF_AN_APPLICATION | {"stage": "k.stage", "stage_kind": "k.stage_kind"},
            (_LEFT_STAGE, _PASSED_STAGE, _FURTHEST),
            "a.application_id",
            {"stage": "k.step"},
        ),
    }
)
