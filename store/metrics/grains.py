"""What one row of a metric is: the view it comes from, what is joined to it, and the columns of its dimensions."""

# ruff: noqa: S608 - SQL is what is written here, from words of this file alone

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from store.metrics.dimensions import KINDS, step


@dataclass(frozen=True)
class Join:
    """Rows joined under an alias, computed once before the rest.

    A report view hides from the planner how many rows a condition leaves, and a nested loop over one would work out
    every row again and again. `query` names the columns that are used where it says `{columns}`.
    """

    query: str
    on: str
    keys: tuple[str, ...] = ()
    is_left: bool = False


@dataclass(frozen=True)
class Grain:
    """Rows of a view under an alias. `joins` are added where a dimension, a filter or the metric uses their alias.

    `parts` are queries named before it; `{cohort}` in them stands for the windows, over the visits `v` of applications.
    `key` counts things once where they stand in several rows (then sums of
    groups are no totals). `places` put the groups of a dimension in order.
    """

    is_one: str
    source: str
    joins: Mapping[str, Join] = field(default_factory=dict)
    dimensions: Mapping[str, str] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    key: str = ""
    places: Mapping[str, str] = field(default_factory=dict)


def _job(alias: str, *, is_left: bool = False) -> Mapping[str, Join]:
    return {"j": Join("select {columns} from job", f"j.job_id = {alias}.job_id", ("job_id",), is_left)}


def _application(alias: str) -> Mapping[str, Join]:
    return {
        "a": Join(
            "select {columns} from application", f"a.application_id = {alias}.application_id", ("application_id",)
        )
    }


_ACTIVE = Join(
    "select a.job_id, count(*) as active from application a where a.is_active group by a.job_id",
    "ac.job_id = r.job_id",
    is_left=True,
)

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


def _of_application(source: str, is_one: str, alias: str, **dimensions: str) -> Grain:
    joins = {**_application(alias), **_job("a")}
    own = {"department": f"{alias}.department"}
    return Grain(is_one, source, joins, OF_AN_APPLICATION | own | dimensions)


def _of_job(source: str, is_one: str, alias: str, **dimensions: str) -> Grain:
    return Grain(is_one, source, _job(alias), OF_A_JOB | dimensions)


_ROWS = "\n  union all\n".join(f"  select '{kind}' as stage_kind, {at} as step" for at, kind in enumerate(KINDS, 1))
_KIND = f"kind as (\n{_ROWS}\n)"
_LEFT_KIND = f"""left_kind as materialized (
  select v.application_id, v.stage_kind, {step("v.stage_kind")} as step, min(v.left_on) as left_on
  from stage_visit v
  where v.left_on is not null{{cohort}}
  group by v.application_id, v.stage_kind
)"""
_PASSED_KIND = f"""passed_kind as materialized (
  select l.application_id, l.stage_kind, l.step,
    count(*) filter (where {step("w.stage_kind")} > l.step and w.entered_on >= l.left_on) > 0 as went_further
  from left_kind l
    join visit w on w.application_id = l.application_id
  group by l.application_id, l.stage_kind, l.step
)"""
_VISIT = """visit as materialized (
  select v.application_id, v.stage_kind, v.position, v.entered_on
  from stage_visit v
  where true{cohort}
)"""
_STAGE = """stage_of_job as materialized (
  select s.job_id, s.stage, s.stage_kind, s.position as step
  from stage s
  where s.stage_kind not in ('hired', 'archived')
)"""
_FURTHEST = """furthest_stage as materialized (
  select v.application_id, max(v.position) as step
  from stage_visit v
  where true{cohort}
  group by v.application_id
)"""
_LEFT_STAGE = """left_stage as materialized (
  select v.application_id, v.stage, v.stage_kind, v.position as step, min(v.left_on) as left_on
  from stage_visit v
  where v.left_on is not null{cohort}
  group by v.application_id, v.stage, v.stage_kind, v.position
)"""
_PASSED_STAGE = """passed_stage as materialized (
  select l.application_id, l.stage, l.stage_kind, l.step,
    count(*) filter (where w.position > l.step and w.entered_on >= l.left_on) > 0 as went_further
  from left_stage l
    join visit w on w.application_id = l.application_id
  group by l.application_id, l.stage, l.stage_kind, l.step
)"""
_SPAN = """span as materialized (
  select f.job_id, f.position as from_position, t.position as to_position
  from (select s.job_id, min(s.position) as position from stage s where {from_stage} group by s.job_id) f
    join (select s.job_id, {to} as position from stage s where {to_stage} group by s.job_id) t on t.job_id = f.job_id
  where t.position > f.position
)"""
_CONVERTED = """converted as materialized (
  select v.application_id,
    min(v.entered_on) filter (where {from_visit}) as entered_on,
    max(v.entered_on) filter (where v.position >= p.to_position) as reached_on
  from stage_visit v
    join span p on p.job_id = v.job_id
  where true{cohort}
  group by v.application_id
)"""
_OF_KIND = OF_AN_APPLICATION | {"stage_kind": "k.stage_kind"}
_OF_STAGE = _OF_KIND | {"stage": "k.stage"}
_FURTHEST_JOIN = "\n  left join furthest_stage f on f.application_id = k.application_id"

_REACHED_KIND = Grain(
    "an application and a kind of stage",
    "application a\n  cross join kind k",
    _job("a"),
    _OF_KIND,
    (_KIND,),
    "a.application_id",
)
_PASSED = replace(
    _REACHED_KIND,
    is_one="an application and a kind of stage it has left",
    source="passed_kind k",
    joins={**_application("k"), **_job("a")},
    parts=(_VISIT, _LEFT_KIND, _PASSED_KIND),
    key="k.application_id",
)

GRAINS: Mapping[str, Grain] = MappingProxyType(
    {
        "application": Grain(
            "an application to a job",
            "application a",
            _job("a"),
            OF_AN_APPLICATION | _STATE | {"rejection_reason": "a.rejection_reason"},
        ),
        "visit": replace(
            _of_application(
                "stage_visit v", "a stay of an application in a stage", "v", stage="v.stage", stage_kind="v.stage_kind"
            ),
            places={"stage": "v.position"},
        ),
        "hire": _of_application("hire h", "a hire", "h"),
        "offer": _of_application("offer o", "an offer in its latest version", "o", outcome="o.outcome"),
        "interview": _of_application(
            "interview i", "an interview", "i", stage="i.stage", stage_kind="i.stage_kind", outcome="i.status"
        ),
        "scorecard": _of_application(
            "scorecard s",
            "a scorecard somebody owes or has submitted",
            "s",
            stage="s.stage",
            stage_kind="s.stage_kind",
            interviewer="s.interviewer",
            recommendation="s.recommendation",
        ),
        "outreach": Grain(
            "a person in a sequence or written to once",
            "outreach u",
            _job("u", is_left=True),
            OF_A_JOB
            | {"department": "u.department", "sequence": "u.sequence", "sender": "u.sender", "source": "u.source"},
        ),
        "opening": _of_job("opening n", "an opening (headcount slot)", "n", outcome="n.status"),
        "job": Grain("a job", "job j", {}, OF_A_JOB | {"outcome": "j.status"}),
        "spell": _of_job("job_open_spell p", "a time during which a job was open", "p"),
        "assignment": Grain(
            "a recruiter on a job",
            "recruiter_assignment r",
            {**_job("r"), "ac": _ACTIVE},
            OF_A_JOB | {"recruiter": "r.recruiter"},
        ),
        "reached_kind": _REACHED_KIND,
        "passed_kind": _PASSED,
        "converted": Grain(
            "an application that stood in the first stage",
            "converted k",
            {**_application("k"), **_job("a")},
            OF_AN_APPLICATION,
            (_SPAN, _CONVERTED),
        ),
        "reached_stage": replace(
            _REACHED_KIND,
            is_one="an application and a stage of its job",
            source="application a\n  join stage_of_job k on k.job_id = a.job_id"
            + _FURTHEST_JOIN.replace("k.application_id", "a.application_id"),
            dimensions=_OF_STAGE,
            parts=(_STAGE, _FURTHEST),
            places={"stage": "k.step"},
        ),
        "passed_stage": replace(
            _PASSED,
            is_one="an application and a stage it has left",
            source=f"passed_stage k{_FURTHEST_JOIN}",
            dimensions=_OF_STAGE,
            parts=(_VISIT, _LEFT_STAGE, _PASSED_STAGE, _FURTHEST),
            places={"stage": "k.step"},
        ),
    }
)
