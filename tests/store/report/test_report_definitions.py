"""What the columns of the views hold, against a computation of our own from the histories of the sample company."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

KINDS = ["lead", "pre_interview_screen", "active", "offer", "hired"]
BERLIN = ZoneInfo("Europe/Berlin")
NEVER = datetime.max.replace(tzinfo=UTC)
DAY = timedelta(days=1)

Row = dict[str, Any]


def day(moment: datetime | None) -> date | None:
    return moment.astimezone(BERLIN).date() if moment else None


class Company:
    """The tables of the sample company, read by their owner."""

    def __init__(self, owner) -> None:
        self._owner = owner
        self.jobs = self._by_id("select * from shortlist.job")
        self.stages = self._by_id("select id, job_id, position, name, kind::text from shortlist.stage")
        self.people = self._by_id("select id, name from shortlist.person")
        self.interviews = self._by_id("select *, status::text as state from shortlist.interview")
        self.applications = self._by_id(
            "select *, status::text as state from shortlist.application where status <> 'prospect'"
        )
        self.histories: dict[Any, list[Row]] = defaultdict(list)
        for move in self.read(
            "select *, from_status::text as was, to_status::text as state from shortlist.stage_transition"
            " order by application_id, position"
        ):
            self.histories[move["application_id"]].append(move)
        self.team = self.read("select *, role::text as part from shortlist.hiring_team")
        enrollments = self._by_id("select id, job_id, candidate_id, sequence_id from shortlist.enrollment")
        self.messages = self.read(
            "select *, direction::text as way, status::text as state, reply_class::text as reply from shortlist.message"
        )
        self.of_candidate: dict[Any, list[Row]] = defaultdict(list)
        for message in self.messages:
            enrollment = enrollments.get(message["enrollment_id"], {})
            message["jobs"] = {message["job_id"], enrollment.get("job_id")} - {None}
            self.of_candidate[message["candidate_id"]].append(message)
        self.enrollments = enrollments

    def read(self, query: str) -> list[Row]:
        cursor = self._owner.execute(query)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def _by_id(self, query: str) -> dict[Any, Row]:
        return {row["id"]: row for row in self.read(query)}

    def first_contact(self, application: Row) -> datetime | None:
        sent = [
            message["sent_at"]
            for message in self.of_candidate[application["candidate_id"]]
            if message["way"] == "outbound"
            and message["sent_at"]
            and message["sent_at"] < application["applied_at"]
            and application["job_id"] in message["jobs"]
        ]
        return min(sent, default=None)

    def kind(self, move: Row) -> str:
        return "hired" if move["state"] == "hired" else self.stages[move["to_stage_id"]]["kind"]


@pytest.fixture(scope="module")
def company(owner) -> Company:
    return Company(owner)


@pytest.fixture
def view(bare, somebody):
    """Give the rows of a view as an administrator sees them."""

    def rows(query: str) -> list[Row]:
        with bare(somebody("admin").id) as connection:
            cursor = connection.execute(query)
            names = [column.name for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    return rows


def test_an_application(company: Company, view) -> None:
    numbers: dict[Any, int] = {}
    seen: dict[Any, int] = defaultdict(int)
    for application in sorted(company.applications.values(), key=lambda row: (row["applied_at"], row["id"])):
        seen[application["candidate_id"]] += 1
        numbers[application["id"]] = seen[application["candidate_id"]]
    found = {row["application_id"]: row for row in view("select * from application")}
    assert set(found) == set(company.applications)
    for key, row in found.items():
        application = company.applications[key]
        kinds = [company.kind(move) for move in company.histories[key]]
        ended = {"hired": application["hired_at"], "active": None}
        assert row["applied_on"] == day(application["applied_at"])
        assert row["outcome_on"] == day(ended.get(application["state"], application["status_changed_at"]))
        assert row["furthest_stage_kind"] == max(kinds, key=KINDS.index)
        assert row["current_stage"] == company.stages[application["stage_id"]]["name"]
        assert row["application_no"] == numbers[key]
        assert row["is_reapplication"] == (numbers[key] > 1)
        assert row["is_sourced"] == (company.first_contact(application) is not None)
        assert row["recruiter"] == _recruiter(company, application)
    assert (
        {True, False}
        == {row["is_sourced"] for row in found.values()}
        == {row["is_reapplication"] for row in found.values()}
    )


def _recruiter(company: Company, application: Row) -> str | None:
    spells = [
        row
        for row in company.team
        if row["job_id"] == application["job_id"]
        and row["part"] == "recruiter"
        and row["is_primary"]
        and day(row["valid_from"]) <= day(application["applied_at"])
        and (row["valid_to"] is None or day(application["applied_at"]) <= day(row["valid_to"]))
    ]
    now = [row for row in spells if row["valid_from"] <= application["applied_at"] < (row["valid_to"] or NEVER)]
    chosen = max(now or spells, key=lambda row: row["valid_from"], default=None)
    return company.people[chosen["person_id"]]["name"] if chosen else None


def test_a_stay_in_a_stage(company: Company, view) -> None:
    expected: dict[Any, list[tuple[Any, ...]]] = {}
    for key in company.applications:
        stays: list[tuple[Any, ...]] = []
        visits: dict[Any, int] = defaultdict(int)
        moves = [
            move
            for move in company.histories[key]
            if (move["from_stage_id"], move["was"]) != (move["to_stage_id"], move["state"])
        ]
        for at, move in enumerate(moves):
            stage = company.stages[move["to_stage_id"]]
            if move["state"] != "active" or stage["kind"] in {"hired", "archived"}:
                continue
            visits[stage["id"]] += 1
            after = moves[at + 1] if at + 1 < len(moves) else None
            days = (after["moved_at"] - move["moved_at"]) / DAY if after else None
            stays.append(
                (
                    stage["name"],
                    stage["position"],
                    day(move["moved_at"]),
                    day(after and after["moved_at"]),
                    days and pytest.approx(days),
                    visits[stage["id"]],
                    _exit(company, stage, after),
                )
            )
        if stays:
            expected[key] = stays
    found: dict[Any, list[tuple[Any, ...]]] = defaultdict(list)
    query = "select * from stage_visit order by application_id, entered_on, days nulls last, visit_no"
    for row in view(query):
        found[row["application_id"]].append(
            (
                row["stage"],
                row["position"],
                row["entered_on"],
                row["left_on"],
                row["days"],
                row["visit_no"],
                row["exit"],
            )
        )
        assert (row["days"] is None) == (row["exit"] == "open") == (row["age_days"] is not None)
    assert set(found) == set(expected)
    for key, stays in expected.items():
        order = lambda stay: (stay[2], stay[1], stay[5])  # noqa: E731 - only here
        assert sorted(found[key], key=order) == sorted(stays, key=order)
    assert {stay[6] for stays in expected.values() for stay in stays} == {
        "advanced",
        "back",
        "rejected",
        "withdrawn",
        "hired",
        "open",
    }


def _exit(company: Company, stage: Row, after: Row | None) -> str:
    if after is None:
        return "open"
    if after["state"] != "active":
        return str(after["state"])
    return "advanced" if company.stages[after["to_stage_id"]]["position"] > stage["position"] else "back"


def test_a_milestone(company: Company, view) -> None:
    expected = set()
    for key, application in company.applications.items():
        kinds = {stage["kind"] for stage in company.stages.values() if stage["job_id"] == application["job_id"]}
        firsts: dict[str, datetime] = {}
        for move in company.histories[key]:
            firsts.setdefault(company.kind(move), move["moved_at"])
        for place, kind in enumerate(KINDS):
            beyond = [at for other, at in firsts.items() if KINDS.index(other) >= place]
            if kind in kinds and beyond:
                expected.add((key, kind, day(firsts.get(kind, min(beyond))), kind not in firsts))
    rows = view("select application_id, stage_kind, reached_on, was_skipped from milestone")
    assert {tuple(row.values()) for row in rows} == expected
    assert len(rows) == len(expected)


def test_a_hire(company: Company, view) -> None:
    latest: dict[Any, Row] = {}
    for offer in company.read("select *, status::text as state from shortlist.offer order by version"):
        latest[offer["application_id"]] = offer
    openings = {row["application_id"]: row for row in company.read("select * from shortlist.opening")}
    spells: dict[Any, list[Row]] = defaultdict(list)
    for spell in company.read("select * from shortlist.job_open_spell order by opened_at"):
        spells[spell["job_id"]].append(spell)
    rows = {row["application_id"]: row for row in view("select * from hire")}
    assert set(rows) == {key for key, each in company.applications.items() if each["state"] == "hired"}
    for key, row in rows.items():
        application = company.applications[key]
        start = company.first_contact(application) or application["applied_at"]
        assert row["days_to_hire"] == (day(application["hired_at"]) - day(start)).days
        opened, accepted = day(openings[key]["opened_at"]), day(latest[key]["resolved_at"])
        assert (row["opening_opened_on"], row["offer_accepted_on"]) == (opened, accepted)
        closed = 0
        of_job = spells[application["job_id"]]
        for before, after in pairwise(of_job):
            overlap = min(accepted, day(after["opened_at"])) - max(opened, day(before["closed_at"]))
            closed += max(0, overlap.days)
        assert row["days_to_fill"] == (accepted - opened).days - closed
    filled = {
        row["application_id"]: row["days_to_fill"] for row in view("select * from opening") if row["application_id"]
    }
    assert filled == {key: row["days_to_fill"] for key, row in rows.items()}


def test_outreach(company: Company, view) -> None:
    events: dict[Any, set[str]] = defaultdict(set)
    for event in company.read("select message_id, kind::text from shortlist.message_event"):
        events[event["message_id"]].add(event["kind"])
    threads: dict[Any, list[Row]] = {("sequence", key): [] for key in company.enrollments}
    for message in company.messages:
        if message["way"] != "outbound" or message["sent_at"] is None:
            continue
        if message["enrollment_id"]:
            threads["sequence", message["enrollment_id"]].append(message)
        elif message["application_id"] is None:
            threads.setdefault(("once", message["candidate_id"], message["job_id"]), []).append(message)
    inbound = [message for message in company.messages if message["way"] == "inbound"]
    expected = []
    for key, sent in threads.items():
        headers = {message["message_id_header"] for message in sent}
        answers = [
            each
            for each in inbound
            if each["in_reply_to"] in headers or (key[0] == "sequence" and each["enrollment_id"] == key[1])
        ]
        kinds = {kind for message in sent for kind in events[message["id"]]}
        human = [each for each in answers if each["reply"] not in {"out_of_office", "unsubscribe"}]
        arrived = any(message["state"] == "delivered" for message in sent)
        expected.append(
            (
                str(day(min((message["sent_at"] for message in sent), default=None))),
                bool(arrived or answers or kinds & {"delivered", "opened", "clicked", "replied"}),
                "opened" in kinds,
                "clicked" in kinds,
                bool(human),
                any(each["reply"] == "interested" for each in answers),
                "unsubscribed" in kinds or any(each["reply"] == "unsubscribe" for each in answers),
                "bounced" in kinds or any(message["state"] == "bounced" for message in sent),
            )
        )
    rows = view(
        "select first_sent_on::text, delivered, opened, clicked, replied, interested, unsubscribed, bounced"
        " from outreach"
    )
    assert sorted(tuple(str(cell) for cell in row.values()) for row in rows) == sorted(
        tuple(str(cell) for cell in row) for row in expected
    )
    assert 0 < sum(row["replied"] for row in rows) < len(rows)


def test_a_scorecard(company: Company, view) -> None:
    cards = {
        (row["interview_id"], row["interviewer_id"]): row for row in company.read("select * from shortlist.scorecard")
    }
    now = datetime.now(UTC)
    expected = []
    for place in company.read("select *, response::text as answer from shortlist.interview_panelist"):
        interview = company.interviews[place["interview_id"]]
        if place["answer"] == "declined" or interview["state"] == "cancelled" or interview["ends_at"] > now:
            continue
        submitted = cards.get((place["interview_id"], place["person_id"]), {}).get("submitted_at")
        hours = (submitted - interview["ends_at"]) / timedelta(hours=1) if submitted else None
        late = submitted is None and interview["ends_at"] + DAY < now
        name = company.people[place["person_id"]]["name"]
        expected.append((str(place["interview_id"]), name, day(interview["ends_at"]), day(submitted), hours, late))
    rows = view(
        "select interview_id::text, interviewer, requested_on, submitted_on, hours_to_submit, is_overdue from scorecard"
    )
    found = sorted((tuple(row.values()) for row in rows), key=lambda row: row[:2])
    expected.sort(key=lambda row: row[:2])
    assert [row[:4] + row[5:] for row in found] == [row[:4] + row[5:] for row in expected]
    assert [row[4] for row in found] == pytest.approx([row[4] for row in expected])
    assert {row[5] for row in found} == {True, False}


def test_the_calendar(view) -> None:
    rows = {row["day"]: row for row in view("select * from calendar")}
    sample = rows[date(2026, 11, 15)]
    assert list(sample.values())[:7] == [
        date(2026, 11, 15),
        date(2026, 11, 9),
        date(2026, 11, 1),
        date(2026, 10, 1),
        date(2026, 10, 1),
        date(2026, 4, 1),
        False,
    ]  # the fiscal year begins in April
    assert rows[date(2026, 3, 31)]["fiscal_year"] == date(2025, 4, 1)
    assert [each for each, row in rows.items() if row["is_today"]] == [datetime.now(BERLIN).date()]
    assert len(rows) == (max(rows) - min(rows)).days + 1


def test_days_on_which_a_job_was_closed_between_two_spells_do_not_count(owner, bare, somebody) -> None:
    """Whose job was closed from the tenth to the fortieth of its hundred days took seventy."""
    row = owner.execute(
        """select n.id, n.job_id, (select max(resolved_at) from shortlist.offer o where o.application_id = a.id)
           from shortlist.opening n join shortlist.application a on a.id = n.application_id
             join shortlist.offer o on o.application_id = a.id and o.status = 'accepted'
           where (select count(*) from shortlist.job_open_spell s where s.job_id = n.job_id) = 1 limit 1"""
    ).fetchone()
    opening, job, accepted = row
    opened = accepted - 100 * DAY
    owner.execute("update shortlist.opening set opened_at = %s where id = %s", [opened, opening])
    owner.execute("delete from shortlist.job_open_spell where job_id = %s", [job])
    for begin, end in ((-50, 10), (40, 200)):
        owner.execute(
            "insert into shortlist.job_open_spell (job_id, opened_at, closed_at) values (%s, %s, %s)",
            [job, opened + begin * DAY, opened + end * DAY],
        )
    with bare(somebody("admin").id) as connection:
        found = connection.execute("select days_to_fill from opening where opening_id = %s", [opening]).fetchone()
    assert found[0] in {69, 70, 71}  # summer time may move a day
