"""Every metric, computed a second time in Python from the tables' own facts: both must give the same numbers."""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.metrics.catalogue import METRICS
from store.metrics.compiler import compile as compiled
from store.metrics.dimensions import DIMENSIONS
from store.metrics.grains import GRAINS
from store.metrics.query import End, Filter, Query, QueryError
from store.metrics.windows import Window

Row = dict[str, Any]
ORDER = {"lead": 1, "pre_interview_screen": 2, "active": 3, "offer": 4, "hired": 5}


class Facts:
    """What analytics.md defines, worked out from the tables of a world."""

    def __init__(self, world: Any) -> None:
        self.world, self.zone, self.now = world, world.zone, world.now
        self.names = {row["id"]: row.get("name") for table in world.tables.values() for row in table}
        self.jobs = {row["id"]: row for row in world.of("job")}
        self.stages = {row["id"]: row for row in world.of("stage")}
        self.applications = [a for a in world.of("application") if a["status"] != "prospect"]
        self.by_id = {a["id"]: a for a in self.applications}
        self.moves: dict[Any, list[Row]] = defaultdict(list)
        for move in sorted(world.of("stage_transition"), key=lambda t: t["position"]):
            self.moves[move["application_id"]].append(move)
        self.today = self.day(self.now)

    def day(self, moment: datetime | None) -> date | None:
        return moment.astimezone(self.zone).date() if moment else None

    def of_job(self, job_id: Any) -> Row:
        job = self.jobs.get(job_id) or {}
        managers = [t for t in self.world.of("hiring_team") if t["job_id"] == job_id and t["role"] == "hiring_manager"]
        return {
            "job": job.get("code"),
            "department": self.names.get(job.get("department_id")),
            "location": self.names.get(job.get("location_id")),
            "employment_type": job.get("employment_type"),
            "hiring_manager": self.names[managers[0]["person_id"]] if managers else None,
        }

    def of_application(self, a: Row) -> Row:
        source = next((s for s in self.world.of("source") if s["id"] == a["source_id"]), {})
        earlier = [
            o for o in self.applications
            if o["candidate_id"] == a["candidate_id"] and (o["applied_at"], o["id"]) < (a["applied_at"], a["id"])
        ]  # fmt: skip
        return self.of_job(a["job_id"]) | {
            "recruiter": self.recruiter(a),
            "source": source.get("name"),
            "source_kind": source.get("kind"),
            "origin": "sourced" if self.first_contact(a) else "inbound",
            "reapplied": "repeated" if earlier else "first",
        }

    def recruiter(self, a: Row) -> str | None:
        """Whoever was it at the moment, else whoever was it last earlier or later that day."""
        team = [t for t in self.world.of("hiring_team") if t["job_id"] == a["job_id"] and t["role"] == "recruiter"]
        at, day = a["applied_at"], self.day(a["applied_at"])
        then = [t for t in team if t["valid_from"] <= at and (t["valid_to"] is None or at < t["valid_to"])]
        that_day = [
            t for t in team if t["valid_to"] and self.day(t["valid_from"]) <= day <= self.day(t["valid_to"])
        ]  # fmt: skip
        chosen = max(then or that_day, key=lambda t: t["valid_from"], default=None)
        return self.names[chosen["person_id"]] if chosen else None

    def first_contact(self, a: Row) -> datetime | None:
        jobs = {e["id"]: e["job_id"] for e in self.world.of("enrollment")}
        sent = [
            m["sent_at"] for m in self.world.of("message")
            if m["direction"] == "outbound" and m["candidate_id"] == a["candidate_id"]
            and m["sent_at"] < a["applied_at"] and a["job_id"] in {m["job_id"], jobs.get(m["enrollment_id"])}
        ]  # fmt: skip
        return min(sent, default=None)

    def visits(self, a: Row) -> list[Row]:
        """Stays in stages: begun by a change of stage or a return to active, ended by the next change of either."""
        found: list[Row] = []
        for move in self.moves[a["id"]]:
            stage = self.stages[move["to_stage_id"]]
            if (
                found
                and found[-1]["end"] is None
                and (move["to_status"] != "active" or found[-1]["stage"] is not stage)
            ):
                found[-1]["end"] = move["moved_at"]
            is_new = move["from_status"] != "active" or move["from_stage_id"] != move["to_stage_id"]
            if move["to_status"] == "active" and is_new and stage["kind"] not in {"hired", "archived"}:
                found.append({"stage": stage, "start": move["moved_at"], "end": None})
        return found

    def furthest_kind(self, a: Row) -> int:
        kinds = [ORDER.get(self.stages[m["to_stage_id"]]["kind"], 0) for m in self.moves[a["id"]]]
        return max([*kinds, *(5 for m in self.moves[a["id"]] if m["to_status"] == "hired")])

    def furthest_position(self, a: Row) -> int:
        return max((v["stage"]["position"] for v in self.visits(a)), default=0)

    def latest_offers(self) -> list[Row]:
        latest: dict[Any, Row] = {}
        for offer in sorted(self.world.of("offer"), key=lambda o: o["version"]):
            latest[offer["application_id"]] = offer
        return list(latest.values())

    def days_closed(self, job_id: Any, start: date, end: date) -> int:
        spells = sorted((s for s in self.world.of("job_open_spell") if s["job_id"] == job_id),
                        key=lambda s: s["opened_at"])  # fmt: skip
        total = 0
        for one, following in pairwise(spells):
            gap_start, gap_end = self.day(one["closed_at"]), self.day(following["opened_at"])
            total += max(0, (min(end, gap_end) - max(start, gap_start)).days)
        return total


@dataclass
class Fact:
    """One row of a grain: its day, what it is grouped by, whether it counts and is a hit, its value, its key."""

    day: date | None
    groups: Row
    counts: bool = True
    hit: bool = False
    value: Any = None


def applications(f: Facts) -> Iterable[tuple[Row, Fact]]:
    for a in f.applications:
        state = {"outcome": a["status"], "stage": f.names[a["stage_id"]],
                 "stage_kind": f.stages[a["stage_id"]]["kind"],
                 "rejection_reason": f.names.get(a["rejection_reason_id"])}  # fmt: skip
        yield a, Fact(f.day(a["applied_at"]), f.of_application(a) | state, value=a["candidate_id"])


def all_applications(f: Facts) -> list[Fact]:
    return [fact for _, fact in applications(f)]


def applications_that(hit: Callable[[Facts, Row], bool]) -> Callable[[Facts], list[Fact]]:
    def facts(f: Facts) -> list[Fact]:
        found = []
        for a, fact in applications(f):
            fact.hit = hit(f, a)
            found.append(fact)
        return found

    return facts


def interviewed(f: Facts, a: Row) -> bool:
    return any(i["application_id"] == a["id"] and i["status"] != "cancelled" for i in f.world.of("interview"))


def offered(f: Facts, a: Row) -> bool:
    return any(o["application_id"] == a["id"] and o["sent_at"] for o in f.latest_offers())


def ended(status: str) -> Callable[[Facts], list[Fact]]:
    def facts(f: Facts) -> list[Fact]:
        found = [(a, fact) for a, fact in applications(f) if a["status"] == status]
        for a, fact in found:
            fact.day = f.day(a["status_changed_at"])
        return [fact for _, fact in found]

    return facts


def active(f: Facts) -> list[Fact]:
    return [fact for a, fact in applications(f) if a["status"] == "active"]


def hires(f: Facts) -> list[Fact]:
    found = []
    for a in f.applications:
        if a["status"] == "hired" and a["hired_at"]:
            start = f.day(f.first_contact(a) or a["applied_at"])
            day = f.day(a["hired_at"])
            found.append(Fact(day, f.of_application(a), value=(day - start).days))
    return found


def filled(f: Facts) -> list[Fact]:
    offers = {o["application_id"]: o for o in f.latest_offers() if o["status"] == "accepted"}
    found = []
    for opening in f.world.of("opening"):
        offer = offers.get(opening["application_id"])
        if offer:
            start, end = f.day(opening["opened_at"]), f.day(offer["resolved_at"])
            value = (end - start).days - f.days_closed(opening["job_id"], start, end)
            found.append(Fact(end, f.of_job(opening["job_id"]) | {"outcome": opening["status"]}, value=value))
    return found


def offers(f: Facts, day: str = "sent_at") -> list[Fact]:
    found = []
    for o in f.latest_offers():
        answered = o["status"] in {"accepted", "declined", "rescinded"}
        waited = (f.day(o["resolved_at"]) - f.day(o["sent_at"])).days if answered else None
        groups = f.of_application(f.by_id[o["application_id"]]) | {"outcome": o["status"] if answered else "open"}
        found.append(Fact(f.day(o[day]), groups, answered, o["status"] == "accepted", waited))
    return found


def sent_that_are(*states: str, day: str = "sent_at") -> Callable[[Facts], list[Fact]]:
    return lambda f: [fact for fact in offers(f, day) if not states or fact.groups["outcome"] in states]


def stays(f: Facts, *, are_over: bool) -> list[Fact]:
    found = []
    for a in f.applications:
        for visit in f.visits(a):
            if (visit["end"] is not None) == are_over:
                days = ((visit["end"] or f.now) - visit["start"]).total_seconds() / 86_400
                groups = {"stage": visit["stage"]["name"], "stage_kind": visit["stage"]["kind"]}
                found.append(Fact(f.day(visit["end"]), f.of_application(a) | groups, value=days))
    return found


def passing_actual(f: Facts) -> list[Fact]:
    """Applications that left a kind of stage, and whether they entered a further one later or were hired."""
    found = []
    for a in f.applications:
        visits = f.visits(a)
        for kind in {v["stage"]["kind"] for v in visits if v["end"]}:
            left = min(v["end"] for v in visits if v["end"] and v["stage"]["kind"] == kind)
            later = any(ORDER[v["stage"]["kind"]] > ORDER[kind] and v["start"] >= left for v in visits)
            if not (a["status"] == "active" and f.furthest_kind(a) == ORDER[kind]):
                hit = later or a["status"] == "hired"
                found.append(Fact(f.day(a["applied_at"]), f.of_application(a) | {"stage_kind": kind}, hit=hit))
    return found


def kinds_there_are(f: Facts) -> set[str]:
    """Give the kinds of the jobs' stages, whether or not anybody ever stood in one."""
    return {s["kind"] for s in f.stages.values()} & set(ORDER)


def passing_implied(f: Facts) -> list[Fact]:
    found = []
    for a, kind in product(f.applications, kinds_there_are(f) - {"hired"}):
        furthest = f.furthest_kind(a)
        if furthest >= ORDER[kind] and not (a["status"] == "active" and furthest == ORDER[kind]):
            groups = f.of_application(a) | {"stage_kind": kind}
            found.append(Fact(f.day(a["applied_at"]), groups, hit=furthest > ORDER[kind]))
    return found


def passing_stages(f: Facts) -> list[Fact]:
    found = []
    for a in f.applications:
        visits = f.visits(a)
        for stage in {v["stage"]["id"]: v["stage"] for v in visits if v["end"]}.values():
            left = min(v["end"] for v in visits if v["end"] and v["stage"] is stage)
            later = any(v["stage"]["position"] > stage["position"] and v["start"] >= left for v in visits)
            if not (a["status"] == "active" and f.furthest_position(a) == stage["position"]):
                groups = f.of_application(a) | {"stage": stage["name"], "stage_kind": stage["kind"]}
                found.append(Fact(f.day(a["applied_at"]), groups, hit=later or a["status"] == "hired"))
    return found


def reaching(f: Facts) -> list[Fact]:
    return [
        Fact(f.day(a["applied_at"]), f.of_application(a) | {"stage_kind": kind}, hit=f.furthest_kind(a) >= ORDER[kind])
        for a, kind in product(f.applications, kinds_there_are(f) | {"hired"})
    ]


def converting(f: Facts, ends: tuple[End, End]) -> list[Fact]:
    """Applications that stood in the first of two stages: `counts` where decided, `hit` where they got to the second.

    Only jobs whose process has both count. A hire is beyond everything; "later" goes by the day.
    """
    first, last = ends
    found = []
    for a in f.applications:
        process = [s for s in f.stages.values() if s["job_id"] == a["job_id"]]
        start = min((s["position"] for s in process if is_at(s, first)), default=None)
        end = min((s["position"] for s in process if is_at(s, last)), default=None)
        if last.kind == "hired":
            end = 1000
        visits = f.visits(a)
        stood = [f.day(v["start"]) for v in visits if is_at(v["stage"], first)]
        if start is None or end is None or end <= start or not stood:
            continue
        beyond = [f.day(v["start"]) for v in visits if v["stage"]["position"] >= end]
        hit = a["status"] == "hired" or any(day >= min(stood) for day in beyond)
        decided = hit or a["status"] != "active"
        found.append(Fact(f.day(a["applied_at"]), f.of_application(a), decided, hit))
    return found


def is_at(stage: Row, end: End) -> bool:
    return stage["kind"] == end.kind if end.kind else stage["name"] in end.names


def interviews(f: Facts) -> list[Fact]:
    found = []
    for i in f.world.of("interview"):
        if i["status"] != "cancelled":
            stage = f.stages.get(i["stage_id"], {})
            groups = {"outcome": i["status"], "stage": stage.get("name"), "stage_kind": stage.get("kind")}
            found.append(Fact(f.day(i["starts_at"]), f.of_application(f.by_id[i["application_id"]]) | groups))
    return found


def scorecards(f: Facts) -> list[Fact]:
    """Those due: `counts` where submitted or overdue, `hit` within 24 hours, `value` the hours."""
    given_in = {(s["interview_id"], s["interviewer_id"]): s for s in f.world.of("scorecard") if s["submitted_at"]}
    panels = [p for p in f.world.of("interview_panelist") if p["response"] != "declined"]
    by_id = {i["id"]: i for i in f.world.of("interview")}
    found = []
    for panelist in panels:
        i = by_id[panelist["interview_id"]]
        if i["status"] == "cancelled" or i["ends_at"] > f.now:
            continue
        card = given_in.get((i["id"], panelist["person_id"]))
        hours = (card["submitted_at"] - i["ends_at"]).total_seconds() / 3600 if card else None
        overdue = card is None and f.now - i["ends_at"] > timedelta(hours=24)
        stage = f.stages.get(i["stage_id"], {})
        groups = f.of_application(f.by_id[i["application_id"]]) | {
            "interviewer": f.names[panelist["person_id"]], "stage": stage.get("name"), "stage_kind": stage.get("kind"),
            "is_overdue": overdue,
        }  # fmt: skip
        in_time = hours is not None and hours <= 24
        found.append(Fact(f.day(i["ends_at"]), groups, overdue or card is not None, in_time, hours))
    return found


def open_jobs(f: Facts) -> list[Fact]:
    return [Fact(None, f.of_job(j["id"]) | {"outcome": j["status"]}) for j in f.jobs.values() if j["status"] == "open"]


def spells(f: Facts, *, are_current: bool) -> list[Fact]:
    found = []
    for s in f.world.of("job_open_spell"):
        current = s["closed_at"] is None and f.jobs[s["job_id"]]["status"] == "open"
        if current or not are_current:
            day = f.day(s["opened_at"])
            found.append(Fact(day, f.of_job(s["job_id"]), value=(f.today - day).days))
    return found


def written_to(f: Facts) -> list[Fact]:
    """People in sequences and in one-off outreach: `groups` also say what came of it."""
    found = []
    sequences = {s["id"]: s for s in f.world.of("sequence")}
    threads: dict[Any, list[Row]] = defaultdict(list)
    out = [m for m in f.world.of("message") if m["direction"] == "outbound"]
    for m in out:
        if m["enrollment_id"]:
            threads[m["enrollment_id"]].append(m)
        elif not m["application_id"]:
            threads[m["candidate_id"], m["job_id"]].append(m)
    enrollments = {e["id"]: e for e in f.world.of("enrollment")}
    for key, sent in threads.items():
        enrollment = enrollments.get(key) if not isinstance(key, tuple) else None
        sequence = sequences[enrollment["sequence_id"]] if enrollment else None
        job = (enrollment["job_id"] or sequence["job_id"]) if enrollment else key[1]
        headers, ids = {m["message_id_header"] for m in sent}, {m["id"] for m in sent}
        answers = [
            m for m in f.world.of("message")
            if m["direction"] == "inbound"
            and (m["in_reply_to"] in headers or (enrollment and m["enrollment_id"] == enrollment["id"]))
        ]  # fmt: skip
        events = {e["kind"] for e in f.world.of("message_event") if e["message_id"] in ids}
        first = min(m["sent_at"] for m in sent)
        applied = [
            a for a in f.applications
            if a["candidate_id"] == sent[0]["candidate_id"] and a["job_id"] == job and a["applied_at"] > first
        ]  # fmt: skip
        delivered = any(m["status"] == "delivered" for m in sent) or bool(
            events & {"delivered", "opened", "clicked", "replied"} or answers
        )
        human = [m for m in answers if m["reply_class"] not in {"out_of_office", "unsubscribe"}]
        groups = f.of_job(job) | {"sequence": sequence["name"] if sequence else None, "sender": "Rita"}
        result = {
            "replied": bool(human), "applied": bool(applied),
            "interested": any(m["reply_class"] == "interested" for m in answers),
            "unsubscribed": "unsubscribed" in events or any(m["reply_class"] == "unsubscribe" for m in answers),
            "bounced": "bounced" in events or any(m["status"] == "bounced" for m in sent),
            "hired": any(a["status"] == "hired" and a["hired_at"] for a in applied),
        }  # fmt: skip
        since = min(applied, key=lambda a: (a["applied_at"], a["id"]), default=None)
        groups["source"] = f.of_application(since)["source"] if since else None
        found.append(Fact(f.day(first), groups | result, delivered))
    return found


def outcome_of_outreach(name: str) -> Callable[[Facts], list[Fact]]:
    def facts(f: Facts) -> list[Fact]:
        found = written_to(f)
        for fact in found:
            fact.hit = fact.groups[name]
        return found

    return facts


COUNT, RATE, DISTINCT, MEDIAN = "count", "rate", "distinct", "median"
SECOND: dict[tuple[str, str], tuple[str, Callable[[Facts], list[Fact]]]] = {
    ("applications", ""): (COUNT, all_applications),
    ("people", ""): (DISTINCT, all_applications),
    ("reapplication_share", ""): (RATE, lambda f: [_hit(x, x.groups["reapplied"] == "repeated")
                                                    for x in all_applications(f)]),
    ("sourced_share", ""): (RATE, lambda f: [_hit(x, x.groups["origin"] == "sourced") for x in all_applications(f)]),
    ("interview_rate", ""): (RATE, applications_that(interviewed)),
    ("offer_rate", ""): (RATE, applications_that(offered)),
    ("hire_rate", ""): (RATE, applications_that(lambda _, a: a["status"] == "hired")),
    ("active_pipeline", ""): (COUNT, active),
    ("rejections", ""): (COUNT, ended("rejected")),
    ("withdrawals", ""): (COUNT, ended("withdrawn")),
    ("rejection_reasons", ""): (COUNT, ended("rejected")),
    ("hires", ""): (COUNT, hires),
    ("time_to_hire", ""): (MEDIAN, hires),
    ("time_to_hire", "mean"): ("mean", hires),
    ("time_to_hire", "p90"): ("p90", hires),
    ("time_to_fill", ""): (MEDIAN, filled),
    ("offers_sent", ""): (COUNT, lambda f: [_counted(x) for x in offers(f)]),
    ("offer_acceptance", ""): (RATE, offers),
    ("offers_accepted", ""): (COUNT, sent_that_are("accepted")),
    ("offers_accepted", "by_answer"): (COUNT, sent_that_are("accepted", day="resolved_at")),
    ("offers_declined", ""): (COUNT, sent_that_are("declined")),
    ("offers_open", ""): (COUNT, lambda f: [_counted(x) for x in offers(f) if x.day and not x.counts]),
    ("offer_response_time", ""): (MEDIAN, sent_that_are("accepted", "declined")),
    ("time_in_stage", ""): (MEDIAN, lambda f: stays(f, are_over=True)),
    ("age_in_stage", ""): (MEDIAN, lambda f: stays(f, are_over=False)),
    ("stale_candidates", ""): (COUNT, lambda f: [x for x in stays(f, are_over=False) if x.value > 14]),
    ("pass_through", ""): (RATE, passing_actual),
    ("pass_through", "implied"): (RATE, passing_implied),
    ("stage_pass_through", ""): (RATE, passing_stages),
    ("funnel", ""): (RATE, reaching),
    ("interviews", ""): (COUNT, interviews),
    ("scorecards_due", ""): (COUNT, lambda f: [_counted(x) for x in scorecards(f)]),
    ("scorecards_overdue", ""): (COUNT, lambda f: [x for x in scorecards(f) if x.groups["is_overdue"]]),
    ("scorecard_turnaround", ""): (MEDIAN, scorecards),
    ("scorecards_within_24h", ""): (RATE, scorecards),
    ("jobs_open", ""): (COUNT, open_jobs),
    ("openings_open", ""): (COUNT, lambda f: [Fact(None, f.of_job(n["job_id"]) | {"outcome": "open"})
                                               for n in f.world.of("opening") if n["status"] == "open"]),
    ("jobs_opened", ""): (COUNT, lambda f: spells(f, are_current=False)),
    ("time_open", ""): (MEDIAN, lambda f: spells(f, are_current=True)),
    ("outreach_people", ""): (COUNT, lambda f: [_counted(x) for x in written_to(f)]),
    ("reply_rate", ""): (RATE, outcome_of_outreach("replied")),
    ("interested_rate", ""): (RATE, outcome_of_outreach("interested")),
    ("outreach_to_application", ""): (RATE, outcome_of_outreach("applied")),
    ("unsubscribe_rate", ""): (RATE, outcome_of_outreach("unsubscribed")),
    ("bounce_rate", ""): (RATE, lambda f: [_counted(x) for x in outcome_of_outreach("bounced")(f)]),
    ("outreach_to_hire", ""): (RATE, outcome_of_outreach("hired")),
    ("hires_from_outreach", ""): (COUNT, lambda f: [x for x in hires(f) if x.groups["origin"] == "sourced"]),
}  # fmt: skip
"""How each metric is computed the second time; metrics of several numbers have a test of their own."""


def _hit(fact: Fact, hit: bool) -> Fact:  # noqa: FBT001
    fact.hit = hit
    return fact


def _counted(fact: Fact) -> Fact:
    fact.counts = True
    return fact


def number(kind: str, facts: list[Fact], minimum_n: int) -> Any:
    """Compute a number over facts; None where too few count."""
    counting = [fact for fact in facts if fact.counts]
    if kind == COUNT:
        return len(counting)
    if kind == DISTINCT:
        return len({fact.value for fact in counting})
    if kind == RATE:
        return sum(fact.hit for fact in counting) / len(counting) if len(counting) >= max(minimum_n, 1) else None
    values = sorted(fact.value for fact in facts if fact.value is not None)
    if len(values) < max(minimum_n, 1):
        return None
    if kind == "mean":
        return statistics.fmean(values)
    at = (0.5 if kind == MEDIAN else 0.9) * (len(values) - 1)
    low, rest = int(at), at - int(at)
    return values[low] + (values[min(low + 1, len(values) - 1)] - values[low]) * rest


def within(facts: list[Fact], start: date | None, end: date | None) -> list[Fact]:
    return [
        fact for fact in facts
        if fact.day is not None and (start is None or fact.day >= start) and (end is None or fact.day < end)
    ]  # fmt: skip


def same(first: Any, second: Any) -> bool:
    if first is None or second is None:
        return first is second
    return float(first) == pytest.approx(float(second), abs=1e-6)


SEEDS = st.integers(0, 10**9)
QUICK = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))


def named(row: Row, dimensions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in dimensions)


def grouped(facts: list[Fact], dimensions: tuple[str, ...]) -> dict[tuple[str, ...], list[Fact]]:
    found: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        key = ("(unknown)" if fact.groups[d] is None else str(fact.groups[d]) for d in dimensions)
        found[tuple(key)].append(fact)
    return found


def dimensions_of(metric: str, variant: str) -> list[str]:
    basis = METRICS[metric].varied(variant).basis
    return [d for d in GRAINS[basis.grain].dimensions if d in DIMENSIONS and d != "recommendation"]


@given(seed=SEEDS)
@QUICK
def test_every_metric_gives_the_same_numbers_as_the_second_computation(seed, world, written):
    company = world(seed)
    facts, ask = Facts(company), written(company)
    for (name, variant), (kind, second) in SECOND.items():
        metric = METRICS[name].varied(variant)
        days = sorted(facts.today - timedelta(days=company.rng.randint(-10, 500)) for _ in range(2))
        window = Window(days[0], days[1] + timedelta(days=1), "some days")
        choices = [(), (company.one(dimensions_of(name, variant)),)]
        for chosen, when in product(
            choices, [Window(None, None, "all time"), *([] if metric.is_snapshot else [window])]
        ):
            query = Query(name, facts.today, chosen, window=when, variant=variant, minimum_n=company.minimum_n)
            dimensions = tuple(dict.fromkeys((*metric.groups, *chosen)))
            counted = second(facts) if metric.is_snapshot else within(second(facts), when.start, when.end)
            expected = grouped(counted, dimensions)
            got = {named(row, dimensions): row for row in ask(compiled(query).sql)}
            headline = metric.measures[0].name
            for group in {*expected, *got} if dimensions else {()}:
                value = number(kind, expected.get(group, []), company.minimum_n)
                found = got.get(group, {}).get(headline)
                assert same(found or (0 if kind == COUNT else found), value), (name, variant, chosen, when, group)


@given(seed=SEEDS)
@QUICK
def test_a_conversion_from_one_stage_to_another_counts_who_got_there(seed, world, written):
    company = world(seed)
    facts, ask = Facts(company), written(company)
    kinds = [End(kind, kind=kind) for kind in ORDER]
    names = [End(name, names=(name,)) for name in sorted({s["name"] for s in facts.stages.values()})]
    days = sorted(facts.today - timedelta(days=company.rng.randint(0, 500)) for _ in range(2))
    windows = (Window(None, None, "all time"), Window(days[0], days[1] + timedelta(days=1), "some days"))
    pairs = [(company.one(kinds[:-1]), company.one(kinds)), (company.one(names), company.one(names)),
             (company.one(names), company.one(kinds))]  # fmt: skip
    for ends, when, variant in product(pairs, windows, ("", "of_all")):
        query = Query("stage_conversion", facts.today, ("department",), window=when, ends=ends, variant=variant,
                      minimum_n=1)  # fmt: skip
        got = {named(row, ("department",)): row for row in ask(compiled(query).sql)}
        mine = within(converting(facts, ends), when.start, when.end)
        expected = grouped([_counted(one) for one in mine] if variant else mine, ("department",))
        assert got.keys() == expected.keys(), (ends, when)
        for group, row in got.items():
            assert same(row["stage_conversion"], number(RATE, expected[group], 1)), (ends, when, group)


@pytest.mark.parametrize(("name", "ends"), [("stage_conversion", None), ("hires", (End("a"), End("b")))])
def test_only_a_conversion_has_two_ends_and_it_has_both(name, ends):
    with pytest.raises(QueryError, match="from one stage to another"):
        compiled(Query(name, date(2026, 1, 1), ends=ends))


@given(seed=SEEDS)
@QUICK
def test_a_series_shows_every_period_and_adds_up(seed, world, written):
    company = world(seed)
    facts, ask = Facts(company), written(company)
    starts: dict[str, Callable[[date], date]] = {
        "month": lambda day: day.replace(day=1),
        "year": lambda day: day.replace(month=1, day=1),
        "week": lambda day: day - timedelta(days=(day.isoweekday() % 7 - company.week_start) % 7),
        "quarter": lambda day: _months_back(day.replace(day=1), (day.month - company.fiscal_start) % 3),
        "fiscal_year": lambda day: _months_back(day.replace(day=1), (day.month - company.fiscal_start) % 12),
        "day": lambda day: day,
    }
    window = Window(date(2025, 9, 20), date(2026, 2, 10), "some days")
    for name, (grain, start) in product(("applications", "hires", "offer_acceptance", "interviews"), starts.items()):
        kind, second = SECOND[name, ""]
        query = Query(name, facts.today, window=window, grain=grain, minimum_n=1, week_start=company.week_start)
        rows = ask(compiled(query).sql)
        every = [window.start + timedelta(days=n) for n in range((window.end - window.start).days)]
        assert [row[f"{grain}_start"] for row in rows] == sorted({start(day) for day in every})
        counted = within(second(facts), window.start, window.end)
        for row in rows:
            mine = [fact for fact in counted if start(fact.day) == row[f"{grain}_start"]]
            assert same(row[METRICS[name].measures[0].name], number(kind, mine, 1)), (name, grain)


def _months_back(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)


@given(seed=SEEDS)
@QUICK
def test_filters_comparisons_and_top_places_count_what_they_say(seed, world, written):
    company = world(seed)
    facts, ask = Facts(company), written(company)
    now = Window(date(2025, 10, 1), date(2026, 4, 1), "now")
    before = Window(date(2025, 4, 1), date(2025, 10, 1), "before")
    for name in ("applications", "hire_rate", "time_to_hire"):
        kind, second = SECOND[name, ""]
        for negated, values in product((False, True), (("LinkedIn",), (None,), ("Fair", None))):
            chosen = Filter("source", values, negated=negated)
            # What is unknown passes a filter that says not, unless the filter names the unknown too.
            mine = [x for x in second(facts) if (x.groups["source"] in values) != negated]
            query = Query(name, facts.today, filters=(chosen,), window=now, previous=before, minimum_n=1)
            (row,) = ask(compiled(query).sql)
            assert same(row["current"], number(kind, within(mine, now.start, now.end), 1)), (name, chosen)
            assert same(row["previous"], number(kind, within(mine, before.start, before.end), 1)), (name, chosen)
        query = Query(name, facts.today, ("source",), top=2, minimum_n=company.minimum_n)
        sizes = {g: number(kind, x, company.minimum_n) for g, x in grouped(second(facts), ("source",)).items()}
        best = sorted((value for value in sizes.values() if value is not None), reverse=True)[:2]
        rows = ask(compiled(query).sql)
        assert [float(row[METRICS[name].measures[0].name]) for row in rows] == pytest.approx(best)


@given(seed=SEEDS)
@QUICK
def test_totals_agree_with_the_rows_and_say_what_is_unknown(seed, world, written):
    company = world(seed)
    facts, ask = Facts(company), written(company)
    for name in ("applications", "offer_acceptance", "time_in_stage", "people"):
        kind, second = SECOND[name, ""]
        made = compiled(Query(name, facts.today, ("source",), minimum_n=company.minimum_n))
        (totals,) = ask(made.totals)
        every = within(second(facts), None, None)
        assert same(totals["total"], number(kind, every, company.minimum_n))
        assert totals["unknown_source"] == sum(fact.groups["source"] is None for fact in every)
        if made.is_additive:
            assert sum(row[METRICS[name].measures[0].name] for row in ask(made.sql)) == totals["total"]


@given(seed=SEEDS)
@QUICK
def test_metrics_of_several_numbers_give_those_of_each(seed, world, written):
    company = world(seed)
    facts, ask = Facts(company), written(company)
    parts = {"interview_rate": interviewed, "offer_rate": offered, "hire_rate": lambda _, a: a["status"] == "hired"}
    for row in ask(compiled(Query("source_effectiveness", facts.today, minimum_n=company.minimum_n)).sql):
        for part, hit in parts.items():
            mine = grouped(applications_that(hit)(facts), ("source",))[(row["source"],)]
            assert row["applications"] == len(mine)
            assert same(row[part], number(RATE, mine, company.minimum_n))
    load: dict[str, set[Any]] = defaultdict(set)
    for t in company.of("hiring_team"):
        if t["role"] == "recruiter" and t["valid_to"] is None and facts.jobs[t["job_id"]]["status"] == "open":
            load[facts.names[t["person_id"]]].add(t["job_id"])
    standing = [a["job_id"] for a in facts.applications if a["status"] == "active"]
    rows = ask(compiled(Query("recruiter_load", facts.today)).sql)
    assert {row["recruiter"]: (row["open_jobs"], int(row["active"])) for row in rows} == {
        name: (len(jobs), sum(job in jobs for job in standing)) for name, jobs in load.items()
    }


def test_every_metric_and_every_definition_is_computed_twice():
    several = {"source_effectiveness", "recruiter_load", "stage_conversion"}
    simple = {"mean", "p90", "from_application", "of_sent", "of_decided", "with_cancelled", "cancelled", "by_answer"}
    defined = {(m.name, v) for m in METRICS.values() for v in ("", *(one.name for one in m.variants))}
    assert {(name, v) for name, v in defined - SECOND.keys() if name not in several and v not in simple} == {
        ("stage_pass_through", "implied")
    }
