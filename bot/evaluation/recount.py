"""Counting answers a second time, in plain Python from the tables, so that no answer is judged by its own SQL."""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.evaluation.cases import ExpectedAnswer
from tools.views import AnswerCard

Row = dict[str, Any]
Value = float | int | None
NEAR = 1e-6

_APPLICATIONS = text("""
select a.id, a.candidate_id, a.job_id, a.status::text, a.applied_at, a.status_changed_at, a.hired_at,
  s.name as stage, s.kind::text as stage_kind, so.name as source, so.kind::text as source_kind,
  r.name as rejection_reason
from shortlist.application a
  left join shortlist.stage s on s.id = a.stage_id
  left join shortlist.source so on so.id = a.source_id
  left join shortlist.rejection_reason r on r.id = a.rejection_reason_id
where a.status <> 'prospect' and a.job_id is not null
""")
_JOBS = text("""
select j.id, j.code as job, j.status::text, j.is_confidential, j.employment_type::text, d.name as department,
  l.name as location
from shortlist.job j
  left join shortlist.department d on d.id = j.department_id
  left join shortlist.location l on l.id = j.location_id
""")
_TEAM = text("""
select t.job_id, t.role::text, t.is_primary, t.valid_from, t.valid_to, p.name, p.email
from shortlist.hiring_team t join shortlist.person p on p.id = t.person_id
""")
_OFFERS = text("""
select distinct on (o.application_id) o.application_id, o.status::text as outcome, o.sent_at
from shortlist.offer o order by o.application_id, o.version desc
""")
_INTERVIEWS = text("select application_id, status::text, starts_at from shortlist.interview")
_CONTACTS = text("""
select m.candidate_id, coalesce(m.job_id, e.job_id) as job_id, min(m.sent_at) as first_sent
from shortlist.message m left join shortlist.enrollment e on e.id = m.enrollment_id
where m.direction = 'outbound' and m.sent_at is not null
group by 1, 2
""")
_OPENINGS = text("select job_id, status::text from shortlist.opening")
_PEOPLE = text("select email, roles::text[] as roles from shortlist.person")
_TREE = text(
    "select d.name, p.name as parent from shortlist.department d left join shortlist.department p on p.id = d.parent_id"
)
_COMPANY = text("select reporting_timezone, fiscal_year_start_month, minimum_n from shortlist.organisation")


@dataclass
class Counts:
    """Everything on record, as rows; `read` takes it from the database as its owner."""

    now: datetime
    zone: ZoneInfo
    fiscal_start: int
    minimum_n: int
    jobs: dict[Any, Row] = field(default_factory=dict)
    applications: list[Row] = field(default_factory=list)
    offers: list[Row] = field(default_factory=list)
    interviews: list[Row] = field(default_factory=list)
    openings: list[Row] = field(default_factory=list)
    team: dict[Any, list[Row]] = field(default_factory=dict)
    roles: dict[str, list[str]] = field(default_factory=dict)
    parents: dict[str, str | None] = field(default_factory=dict)

    @classmethod
    async def read(cls, session: AsyncSession, now: datetime) -> "Counts":
        """Read all rows once."""
        zone, fiscal, least = (await session.execute(_COMPANY)).one()
        counts = cls(now, ZoneInfo(zone), fiscal, least)

        async def rows(query: Any) -> list[Row]:
            return [dict(row._mapping) for row in await session.execute(query)]  # noqa: SLF001 - SQLAlchemy's own name

        counts.jobs = {row["id"]: row for row in await rows(_JOBS)}
        team: dict[Any, list[Row]] = defaultdict(list)
        for row in await rows(_TEAM):
            team[row["job_id"]].append(row)
        counts.team = team
        counts.roles = {row["email"]: list(row["roles"]) for row in await rows(_PEOPLE)}
        counts.parents = {row["name"]: row["parent"] for row in await rows(_TREE)}
        counts._take_applications(await rows(_APPLICATIONS), await rows(_CONTACTS))
        by_id = {row["id"]: row for row in counts.applications}
        counts.offers = [
            by_id[row["application_id"]] | row for row in await rows(_OFFERS) if row["application_id"] in by_id
        ]
        counts.interviews = [
            by_id[row["application_id"]] | {"interview_status": row["status"], "starts_at": row["starts_at"]}
            for row in await rows(_INTERVIEWS)
            if row["application_id"] in by_id
        ]
        counts._mark(by_id)
        counts.openings = [counts.of_job(row["job_id"]) | {"opening": row["status"]} for row in await rows(_OPENINGS)]
        return counts

    def _take_applications(self, rows: Iterable[Row], contacts: Iterable[Row]) -> None:
        first = {(row["candidate_id"], row["job_id"]): row["first_sent"] for row in contacts}
        for row in rows:
            sent = first.get((row["candidate_id"], row["job_id"]))
            contacted = sent if sent is not None and sent < row["applied_at"] else None
            recruiter = self._recruiter(row["job_id"], row["applied_at"])
            own = {
                "recruiter": recruiter,
                "outcome": row["status"],
                "origin": "sourced" if contacted else "inbound",
                "contacted": contacted,
            }
            self.applications.append(self.of_job(row["job_id"]) | row | own)

    def _mark(self, by_id: Mapping[Any, Row]) -> None:
        for row in self.applications:
            row["interviewed"] = row["offered"] = False
        for interview in self.interviews:
            if interview["interview_status"] != "cancelled":
                by_id[interview["id"]]["interviewed"] = True
        for offer in self.offers:
            if offer["sent_at"] is not None:
                by_id[offer["id"]]["offered"] = True

    def of_job(self, job_id: Any) -> Row:
        """Give what a job says of each of its rows."""
        job = self.jobs[job_id]
        managers = [one for one in self.team.get(job_id, ()) if one["role"] == "hiring_manager" and self._is_now(one)]
        return {
            "job_id": job_id, "job": job["job"], "department": job["department"], "location": job["location"],
            "employment_type": job["employment_type"], "job_status": job["status"],
            "hiring_manager": managers[0]["name"] if managers else None,
        }  # fmt: skip

    def _is_now(self, one: Row) -> bool:
        return bool(one["valid_from"] <= self.now and (one["valid_to"] is None or one["valid_to"] > self.now))

    def _recruiter(self, job_id: Any, at: datetime) -> str | None:
        """Give the primary recruiter on the day applied; where two shared it, the one of the moment."""
        day = self.local_day(at)
        on = [
            one for one in self.team.get(job_id, ())
            if one["role"] == "recruiter" and one["is_primary"] and self.local_day(one["valid_from"]) <= day
            and (one["valid_to"] is None or self.local_day(one["valid_to"]) > day or one["valid_to"] > at)
        ]  # fmt: skip
        on.sort(key=lambda one: (one["valid_from"] <= at, one["valid_from"]), reverse=True)
        return on[0]["name"] if on else None

    def local_day(self, at: datetime) -> date:
        """Give the day in the reporting zone."""
        return at.astimezone(self.zone).date()

    def _may_count(self, email: str) -> Callable[[Row], bool]:
        """Give the rule of whom a person may count, told anew from the design."""
        roles = set(self.roles.get(email, ()))
        on = {
            job_id
            for job_id, team in self.team.items()
            if any(one["email"] == email and self._is_now(one) for one in team)
        }
        own = {
            job_id for job_id, team in self.team.items()
            if any(one["email"] == email and self._is_now(one) and one["role"] == "hiring_manager" for one in team)
        }  # fmt: skip
        if "admin" in roles:
            return lambda row: True  # noqa: ARG005 - the signature of all
        if roles & {"recruiter", "sourcer", "coordinator", "executive"}:
            return lambda row: not self.jobs[row["job_id"]]["is_confidential"] or row["job_id"] in on
        return lambda row: row["job_id"] in own

    def differences(self, wanted: ExpectedAnswer, card: AnswerCard, email: str) -> list[str]:
        """Give where the card differs from what is counted here; nothing for a metric that is not counted here."""
        names = (wanted.metric,) if isinstance(wanted.metric, str) else wanted.metric
        counted = _COUNTED.get(names[0])
        if counted is None or wanted.variant or wanted.share or card.window.label == "":
            return []
        rows = [row for row in counted.rows(self) if self._may_count(email)(row) and self._passes(row, wanted)]
        columns = [one.name for one in card.columns]
        dims = [
            one for one in columns if one in {*wanted.filters, *_GROUPS} or one.endswith("_start")
        ]  # fmt: skip
        windows = [_window(wanted, card)] + ([wanted.previous] if wanted.previous else [])
        values = (
            ["current", "previous"]
            if wanted.previous
            else [columns[len([c for c in columns if c in dims or c == "job_title"])]]
        )
        wrong: list[str] = []
        for row in card.rows:
            key = {name: row[columns.index(name)] for name in dims}
            for window, column in zip(windows, values, strict=True):
                inside = [
                    one for one in rows if self._within(one, counted, window) and self._in_group(one, key, counted)
                ]
                mine, theirs = counted.value(inside, self), row[columns.index(column)]
                if theirs is None and counted.is_hidden:
                    continue
                if not _same(mine, theirs):
                    wrong.append(f"{key} {column}: {theirs} here, {mine} counted again")
        return wrong + self._missing(card, rows, counted, windows[0], dims, columns, wanted)

    def _missing(
        self, card: AnswerCard, rows: Sequence[Row], counted: "Counted", window: Any, dims: Sequence[str],
        columns: Sequence[str], wanted: ExpectedAnswer,
    ) -> list[str]:  # fmt: skip
        """Notice groups that are counted here and not shown there."""
        named = [name for name in dims if not name.endswith("_start")]
        if not named or wanted.top:
            return []
        shown = {tuple(row[columns.index(name)] for name in named) for row in card.rows}
        here = {
            tuple(one.get(name) or "(unknown)" for name in named) for one in rows if self._within(one, counted, window)
        }
        return [f"missing {one}" for one in here - shown]

    def _passes(self, row: Row, wanted: ExpectedAnswer) -> bool:
        for name, values in wanted.filters.items():
            allowed = self._below(values) if name == "department" else set(values)
            if ((row.get(name) or "unknown") in allowed) == (name in wanted.without):
                return False
        return True

    def _below(self, names: Iterable[str]) -> set[str]:
        found = set(names)
        while more := {name for name, parent in self.parents.items() if parent in found} - found:
            found |= more
        return found

    def _within(self, row: Row, counted: "Counted", window: Any) -> bool:
        if counted.day is None or window is None:
            return True
        at = row.get(counted.day)
        if at is None:
            return False
        day = self.local_day(at)
        return (window[0] is None or day >= window[0]) and (window[1] is None or day < window[1])

    def _in_group(self, row: Row, key: Mapping[str, Any], counted: "Counted") -> bool:
        for name, value in key.items():
            if name.endswith("_start"):
                if self._start(name.removesuffix("_start"), self.local_day(row[counted.day or ""])) != value:
                    return False
            elif (row.get(name) or "(unknown)") != value:
                return False
        return True

    def _start(self, unit: str, day: date) -> str:
        """Give the first day of a period, worked out without the program's own calendar."""
        if unit == "week":
            return date.fromordinal(day.toordinal() - day.weekday()).isoformat()
        if unit == "month":
            return day.replace(day=1).isoformat()
        if unit == "quarter":
            month = day.month
            while (month - self.fiscal_start) % 3:
                month -= 1
            return date(day.year if month > 0 else day.year - 1, (month - 1) % 12 + 1, 1).isoformat()
        return day.replace(month=1, day=1).isoformat()


@dataclass(frozen=True)
class Counted:
    """How a metric is counted here: its rows, the moment they belong to, and the number."""

    rows: Callable[[Counts], list[Row]]
    day: str | None
    value: Callable[[Sequence[Row], Counts], Value]
    is_hidden: bool = False


def _count(rows: Sequence[Row], counts: Counts) -> int:  # noqa: ARG001 - the signature of all
    return len(rows)


def _share(hit: Callable[[Row], bool]) -> Callable[[Sequence[Row], Counts], Value]:
    return lambda rows, counts: sum(map(hit, rows)) / len(rows) if len(rows) >= max(1, counts.minimum_n) else None


def _days_to_hire(rows: Sequence[Row], counts: Counts) -> Value:
    if len(rows) < max(1, counts.minimum_n):
        return None
    days = [
        (counts.local_day(row["hired_at"]) - counts.local_day(row["contacted"] or row["applied_at"])).days
        for row in rows
    ]
    return statistics.median(days)


def _applications(*statuses: str) -> Callable[[Counts], list[Row]]:
    return lambda counts: [row for row in counts.applications if not statuses or row["status"] in statuses]


def _hires(counts: Counts) -> list[Row]:
    return [row for row in counts.applications if row["status"] == "hired" and row["hired_at"] is not None]


def _offers(*outcomes: str) -> Callable[[Counts], list[Row]]:
    return lambda counts: [
        row for row in counts.offers if row["sent_at"] is not None and (not outcomes or row["outcome"] in outcomes)
    ]


def _people(rows: Sequence[Row], counts: Counts) -> int:  # noqa: ARG001 - the signature of all
    return len({row["candidate_id"] for row in rows})


_GROUPS = {
    "job", "department", "location", "source", "source_kind", "origin", "recruiter", "hiring_manager", "stage",
    "stage_kind", "rejection_reason", "employment_type",
}  # fmt: skip
_COUNTED: Mapping[str, Counted] = {
    "applications": Counted(_applications(), "applied_at", _count),
    "people": Counted(_applications(), "applied_at", _people),
    "hires": Counted(_hires, "hired_at", _count),
    "rejections": Counted(_applications("rejected"), "status_changed_at", _count),
    "rejection_reasons": Counted(_applications("rejected"), "status_changed_at", _count),
    "withdrawals": Counted(_applications("withdrawn"), "status_changed_at", _count),
    "active_pipeline": Counted(_applications("active"), None, _count),
    "offers_sent": Counted(_offers(), "sent_at", _count),
    "offers_accepted": Counted(_offers("accepted"), "sent_at", _count),
    "offers_declined": Counted(_offers("declined"), "sent_at", _count),
    "offer_acceptance": Counted(
        _offers("accepted", "declined", "rescinded"),
        "sent_at",
        _share(lambda row: row["outcome"] == "accepted"),
        is_hidden=True,
    ),
    "interviews": Counted(
        lambda counts: [row for row in counts.interviews if row["interview_status"] != "cancelled"], "starts_at", _count
    ),
    "hire_rate": Counted(_applications(), "applied_at", _share(lambda row: row["status"] == "hired"), is_hidden=True),
    "interview_rate": Counted(_applications(), "applied_at", _share(lambda row: row["interviewed"]), is_hidden=True),
    "offer_rate": Counted(_applications(), "applied_at", _share(lambda row: row["offered"]), is_hidden=True),
    "sourced_share": Counted(
        _applications(), "applied_at", _share(lambda row: row["contacted"] is not None), is_hidden=True
    ),
    "time_to_hire": Counted(_hires, "hired_at", _days_to_hire, is_hidden=True),
    "jobs_open": Counted(
        lambda counts: [counts.of_job(key) for key, job in counts.jobs.items() if job["status"] == "open"],
        None,
        _count,
    ),
    "openings_open": Counted(lambda counts: [row for row in counts.openings if row["opening"] == "open"], None, _count),
}


def _window(wanted: ExpectedAnswer, card: AnswerCard) -> Any:
    if isinstance(wanted.window, tuple):
        return wanted.window
    return (card.window.from_, card.window.to) if wanted.window == "any" else None


def _same(mine: Value, theirs: Any) -> bool:
    if mine is None or theirs is None:
        return mine == theirs or not (mine or theirs)
    return isinstance(theirs, int | float) and abs(float(mine) - float(theirs)) < NEAR
