"""A small company in which every kind of person meets every kind of record."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from store.database import Database
from store.models import (
    Application,
    Approval,
    Candidate,
    CandidateEmail,
    CandidatePhone,
    Conversation,
    Document,
    HiringTeam,
    Interview,
    InterviewPanelist,
    Job,
    Message,
    Note,
    Offer,
    Person,
    Scorecard,
    Skill,
    Stage,
    StageTransition,
    Tag,
    TalentPool,
    TalentPoolMember,
    Turn,
)

PEOPLE = {
    "admin": ["admin"],
    "recruiter": ["recruiter"],  # on job ENG and on the confidential job
    "sourcer": ["sourcer"],  # on job ENG
    "outsider": ["recruiter"],  # a recruiter on job OPS only
    "former": ["recruiter"],  # was on job ENG until yesterday
    "coordinator": ["coordinator"],
    "secret_coordinator": ["coordinator"],  # on the confidential job
    "manager": ["hiring_manager"],  # job ENG
    "panel_manager": ["hiring_manager", "interviewer"],  # job ENG, sits on Ana's panel, has handed nothing in
    "other_manager": ["hiring_manager"],  # job OPS
    "interviewer": ["interviewer"],  # on Ana's panel, has handed nothing in
    "done": ["interviewer"],  # on Ana's panel, scorecard handed in
    "drafting": ["interviewer"],  # on Ana's panel, scorecard begun
    "executive": ["executive"],
    "secret_executive": ["executive"],  # on the confidential job's team
    "nobody": [],  # active, without any role
    "gone": ["admin"],  # deactivated
}


@dataclass(frozen=True)
class Company:
    """The ids of people and things by the names the tests use."""

    database: Database
    people: dict[str, UUID]
    things: dict[str, UUID]


def _id() -> UUID:
    return uuid4()


async def _people(session: AsyncSession) -> dict[str, UUID]:
    people = {name: _id() for name in PEOPLE}
    session.add_all(
        Person(
            id=people[name],
            name=name,
            email=f"{name}@company.example",
            roles=roles,
            status="deactivated" if name == "gone" else "active",
        )
        for name, roles in PEOPLE.items()
    )
    await session.flush()
    return people


async def _jobs(session: AsyncSession, people: dict[str, UUID]) -> dict[str, UUID]:
    jobs = {name: _id() for name in ("eng", "ops", "secret")}
    for name, job_id in jobs.items():
        session.add(
            Job(
                id=job_id,
                code=name.upper(),
                title=name,
                status="open",
                is_confidential=name == "secret",
                salary_min=50_000,
                salary_max=70_000,
                salary_currency="EUR",
            )
        )
    await session.flush()
    stages = {f"{name}_stage": _id() for name in jobs} | {"eng_next": _id()}
    session.add_all(
        Stage(id=stages[f"{name}_stage"], job_id=job_id, position=1, name="Screen", kind="active")
        for name, job_id in jobs.items()
    )
    session.add(Stage(id=stages["eng_next"], job_id=jobs["eng"], position=2, name="Onsite", kind="active"))
    team = [
        ("eng", "recruiter", "recruiter"),
        ("eng", "sourcer", "sourcer"),
        ("eng", "manager", "hiring_manager"),
        ("eng", "panel_manager", "hiring_manager"),
        ("ops", "outsider", "recruiter"),
        ("ops", "other_manager", "hiring_manager"),
        ("secret", "recruiter", "recruiter"),
        ("secret", "secret_coordinator", "coordinator"),
        ("secret", "secret_executive", "hiring_manager"),  # the part without the role gives no manager's rights
    ]
    session.add_all(HiringTeam(id=_id(), job_id=jobs[job], person_id=people[who], role=role) for job, who, role in team)
    session.add(
        HiringTeam(
            id=_id(),
            job_id=jobs["eng"],
            person_id=people["former"],
            role="recruiter",
            valid_from=datetime.now(UTC) - timedelta(days=90),
            valid_to=datetime.now(UTC) - timedelta(days=1),
        )
    )
    await session.flush()
    return jobs | stages


async def _candidates(session: AsyncSession, people: dict[str, UUID]) -> dict[str, UUID]:
    names = ("ana", "ops_cand", "pool_cand", "private_eng", "private_loose", "private_owned", "secret_cand", "myself")
    ids = {name: _id() for name in names}
    for name, candidate_id in ids.items():
        session.add(
            Candidate(
                id=candidate_id,
                first_name=name,
                last_name="Candidate",
                is_private=name.startswith("private"),
                owner_id=people["outsider"] if name == "private_owned" else None,
            )
        )
    await session.flush()
    for name, candidate_id in ids.items():
        # "myself" is the candidate record of several people inside at once.
        addresses = (
            [f"{who}@company.example" for who in ("admin", "recruiter", "coordinator", "manager", "outsider")]
            if name == "myself"
            else [f"{name}@mail.example"]
        )
        session.add_all(CandidateEmail(id=_id(), candidate_id=candidate_id, value=value) for value in addresses)
        session.add(CandidatePhone(id=_id(), candidate_id=candidate_id, value=f"+4930{len(name)}000000"))
    await session.flush()
    return ids


async def _applications(session: AsyncSession, things: dict[str, UUID]) -> dict[str, UUID]:
    wanted = {
        "ana_app": ("ana", "eng"),
        "ops_app": ("ops_cand", "ops"),
        "private_app": ("private_eng", "eng"),
        "secret_app": ("secret_cand", "secret"),
        "my_app": ("myself", "eng"),
        "ana_secret_app": ("ana", "secret"),
    }
    ids = {name: _id() for name in wanted}
    for name, (candidate, job) in wanted.items():
        stage = things[f"{job}_stage"]
        session.add(
            Application(
                id=ids[name], candidate_id=things[candidate], job_id=things[job], stage_id=stage, status="active"
            )
        )
        await session.flush()
        session.add(StageTransition(id=_id(), application_id=ids[name], to_stage_id=stage, to_status="active"))
        await session.flush()
    return ids


async def _feedback(session: AsyncSession, people: dict[str, UUID], things: dict[str, UUID]) -> dict[str, UUID]:
    now = datetime.now(UTC)
    ids = {name: _id() for name in ("interview", "done_card", "draft_card", "cancelled_interview")}
    for name, status in (("interview", "awaiting_feedback"), ("cancelled_interview", "cancelled")):
        session.add(
            Interview(
                id=ids[name],
                application_id=things["ana_app"] if name == "interview" else things["ops_app"],
                starts_at=now - timedelta(hours=2),
                ends_at=now - timedelta(hours=1),
                status=status,
            )
        )
    await session.flush()
    panel = [("interview", who) for who in ("interviewer", "done", "drafting", "panel_manager")]
    session.add_all(
        InterviewPanelist(id=_id(), interview_id=ids[which], person_id=people[who])
        for which, who in [*panel, ("cancelled_interview", "interviewer")]
    )
    await session.flush()
    for name, who in (("done_card", "done"), ("draft_card", "drafting")):
        session.add(
            Scorecard(
                id=ids[name],
                interview_id=ids["interview"],
                application_id=things["ana_app"],
                interviewer_id=people[who],
                status="submitted" if name == "done_card" else "draft",
                submitted_at=now if name == "done_card" else None,
                recommendation="yes",
                private_note="between us",
            )
        )
    await session.flush()
    return ids


async def _words(session: AsyncSession, people: dict[str, UUID], things: dict[str, UUID]) -> dict[str, UUID]:
    notes = {
        "public_note": ("ana", "ana_app", "recruiter", "public"),
        "private_note": ("ana", "ana_app", "recruiter", "private"),
        "loose_private_note": ("pool_cand", None, "outsider", "private"),
        "admin_note": ("ana", "ana_app", "admin", "admin_only"),
        "secret_note": ("ana", "ana_secret_app", "recruiter", "public"),
    }
    ids = {name: _id() for name in (*notes, "offer", "message", "pool", "resume", "offer_letter", "go", "warm")}
    session.add_all(
        Note(
            id=ids[name],
            candidate_id=things[candidate],
            application_id=things[application] if application else None,
            author_id=people[author],
            body=name,
            visibility=visibility,
        )
        for name, (candidate, application, author, visibility) in notes.items()
    )
    session.add(Offer(id=ids["offer"], application_id=things["ana_app"], salary=60_000, currency="EUR"))
    session.add(Message(id=ids["message"], candidate_id=things["ana"], to_address="ana@mail.example", status="draft"))
    session.add(TalentPool(id=ids["pool"], name="Pool"))
    session.add(Skill(id=ids["go"], name="Go"))
    session.add(Tag(id=ids["warm"], name="warm"))
    await session.flush()
    session.add(TalentPoolMember(id=_id(), talent_pool_id=ids["pool"], candidate_id=things["pool_cand"]))
    for name, kind in (("resume", "resume"), ("offer_letter", "offer_letter")):
        session.add(
            Document(
                id=ids[name],
                candidate_id=things["ana"],
                application_id=things["ana_app"],
                kind=kind,
                filename=name,
                media_type="application/pdf",
                sha256=ids[name].hex * 2,
                content=b"x",
            )
        )
    await session.flush()
    return ids


async def _talk(session: AsyncSession, people: dict[str, UUID]) -> dict[str, UUID]:
    ids = {name: _id() for name in ("thread", "shared_thread", "turn", "shared_turn", "approval")}
    session.add(Conversation(id=ids["thread"], owner_id=people["recruiter"], key="mine", surface="terminal"))
    session.add(Conversation(id=ids["shared_thread"], key="C1:1.0", surface="slack", title="Ana's salary"))
    await session.flush()
    for turn, thread in (("turn", "thread"), ("shared_turn", "shared_thread")):
        session.add(Turn(id=ids[turn], conversation_id=ids[thread], actor_id=people["recruiter"], surface="terminal"))
    session.add(
        Approval(
            id=ids["approval"],
            tool="reject_candidates",
            args={},
            digest="d",
            summary="Reject Ana",
            requested_by_id=people["recruiter"],
            may_decide={"person": str(people["recruiter"])},
            expires_at=datetime.now(UTC) + timedelta(days=1),
        )
    )
    await session.execute(
        text("insert into shortlist.search_log (actor_id, criteria) values (:who, '{}');"),
        {"who": people["recruiter"]},
    )
    await session.execute(
        text(
            "insert into eeo.self_identification (application_id, gender)"
            " select id, 'declined' from shortlist.application"
        )
    )
    await session.flush()
    return ids


@pytest.fixture(scope="module")
async def company(module_database_url: str) -> AsyncIterator[Company]:
    """The company, on a database that the tests of a module share; tests roll their writes back."""
    database = await Database.open(module_database_url)
    try:
        async with database.owner() as session:
            people = await _people(session)
            things = await _jobs(session, people)
            things |= await _candidates(session, people)
            things |= await _applications(session, things)
            things |= await _feedback(session, people, things)
            things |= await _words(session, people, things)
            things |= await _talk(session, people)
        yield Company(database, people, things)
    finally:
        await database.close()
