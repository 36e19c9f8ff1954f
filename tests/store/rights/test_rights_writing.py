"""Who may change what: every write of the matrix, tried by every kind of person and taken back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from store.errors import AccessDenied

POOL = {"admin", "recruiter", "sourcer", "outsider", "former", "coordinator", "secret_coordinator"}
RECRUITERS = {"recruiter", "sourcer", "outsider", "former", "admin"}
COORDINATORS = {"coordinator", "secret_coordinator"}
ON_ENG = {"admin", "recruiter", "sourcer"}
MANAGERS = {"manager", "panel_manager"}
PANEL = {"interviewer", "done", "drafting", "panel_manager"}
MOVE = (
    "insert into shortlist.stage_transition"
    " (application_id, from_stage_id, to_stage_id, from_status, to_status, moved_by_id)"
    " values ({application}, {stage}, {to}, 'active', '{status}', :me) returning id"
)
NOTE = (
    "insert into shortlist.note (candidate_id, application_id, author_id, body, visibility)"
    " values ({candidate}, {application}, :me, 'x', '{visibility}') returning id"
)


def move(application: str, stage: str, to: str, status: str = "active") -> str:
    """A transition of an application, made by the person who acts."""
    return MOVE.format(application=application, stage=stage, to=to, status=status)


def note(candidate: str, application: str = "null", visibility: str = "public") -> str:
    """A note of the person who acts."""
    return NOTE.format(candidate=candidate, application=application, visibility=visibility)


# Deed: who may do it.
ALLOWED = {
    "move an applicant": (move(":ana_app", ":eng_stage", ":eng_next"), ON_ENG | COORDINATORS | MANAGERS),
    "reject an applicant": (move(":ana_app", ":eng_stage", ":eng_stage", "rejected"), ON_ENG | MANAGERS),
    "withdraw an applicant": (move(":ana_app", ":eng_stage", ":eng_stage", "withdrawn"), ON_ENG | MANAGERS),
    "hire an applicant": (move(":ana_app", ":eng_stage", ":eng_stage", "hired"), ON_ENG | MANAGERS),
    "move a private applicant": (
        move(":private_app", ":eng_stage", ":eng_next"),
        ON_ENG | COORDINATORS | MANAGERS,
    ),
    "move somebody on a confidential job": (
        move(":secret_app", ":secret_stage", ":secret_stage", "active"),
        {"admin", "recruiter", "secret_coordinator"},
    ),
    "move one's own application": (
        move(":my_app", ":eng_stage", ":eng_next"),
        {"sourcer", "secret_coordinator", "panel_manager"},
    ),
    "move in another's name": (
        move(":ana_app", ":eng_stage", ":eng_next").replace(":me", ":person_done"),
        set(),
    ),
    "set the reason of a rejection": (
        "update shortlist.application set rejection_reason_id = null where id = :ana_app returning id",
        ON_ENG | COORDINATORS | MANAGERS,
    ),
    "set the stage without a transition": (
        "update shortlist.application set stage_id = :eng_next where id = :ana_app returning id",
        set(),
    ),
    "add a candidate to a job": (
        (
            "insert into shortlist.application (candidate_id, job_id, stage_id)"
            " values (:pool_cand, :eng, :eng_stage) returning id"
        ),
        ON_ENG | COORDINATORS,
    ),
    "add oneself to a job": (
        (
            "insert into shortlist.application (candidate_id, job_id, stage_id)"
            " values (:myself, :ops, :ops_stage) returning id"
        ),
        {"secret_coordinator"},  # the only one here who may add people to this job and is somebody else
    ),
    "note about an applicant": (note(":ana", ":ana_app"), RECRUITERS | MANAGERS | PANEL),
    "note about somebody without a job": (note(":pool_cand"), RECRUITERS),
    "note about a private applicant": (note(":private_eng"), ON_ENG | MANAGERS),
    "note on another's application": (note(":pool_cand", ":ana_app"), set()),
    "note about oneself": (note(":myself"), {"sourcer", "former", "panel_manager"}),
    "private note": (note(":ana", ":ana_app", "private"), RECRUITERS),
    "note for administrators": (note(":ana", ":ana_app", "admin_only"), {"admin"}),
    "note in another's name": (note(":ana").replace(":me", ":person_done"), {"done"}),
    "edit another's note": (
        "update shortlist.note set body = 'y' where id = :public_note returning id",
        {"admin", "recruiter"},
    ),
    "add a candidate": (
        "insert into shortlist.candidate (first_name) values ('New') returning id",
        POOL,
    ),
    "add a private candidate": (
        "insert into shortlist.candidate (first_name, is_private) values ('New', true) returning id",
        POOL,
    ),
    "edit a candidate": ("update shortlist.candidate set headline = 'x' where id = :ana returning id", POOL),
    "edit a private candidate": (
        "update shortlist.candidate set headline = 'x' where id = :private_loose returning id",
        {"admin", *COORDINATORS},
    ),
    "edit one's own record": (
        "update shortlist.candidate set headline = 'x' where id = :myself returning id",
        {"sourcer", "former", "secret_coordinator"},
    ),
    "delete a candidate": (
        "delete from shortlist.candidate where id = :pool_cand returning id",
        {"admin"},
    ),
    "add an e-mail address": (
        "insert into shortlist.candidate_email (candidate_id, value) values (:ana, 'x@mail.example') returning id",
        POOL,
    ),
    "tag a candidate": (
        "insert into shortlist.candidate_tag (candidate_id, tag_id) values (:ana, :warm) returning id",
        POOL,
    ),
    "make a tag": ("insert into shortlist.tag (name) values ('brand new') returning id", POOL),
    "create a job": (
        "insert into shortlist.job (code, title) values ('NEW-1', 'New') returning id",
        RECRUITERS,
    ),
    "create a confidential job": (
        "insert into shortlist.job (code, title, is_confidential) values ('NEW-2', 'New', true) returning id",
        RECRUITERS,
    ),
    "close a job": ("update shortlist.job set status = 'closed' where id = :eng returning id", ON_ENG),
    "close a confidential job": (
        "update shortlist.job set status = 'closed' where id = :secret returning id",
        {"admin", "recruiter"},
    ),
    "join a team": (
        "insert into shortlist.hiring_team (job_id, person_id, role) values (:eng, :me, 'interviewer') returning id",
        ON_ENG,
    ),
    "schedule an interview": (
        (
            "insert into shortlist.interview (application_id, starts_at, ends_at)"
            " values (:ana_app, now(), now() + interval '1 hour') returning id"
        ),
        ON_ENG | COORDINATORS | MANAGERS,
    ),
    "join a panel": (
        (
            "insert into shortlist.interview_panelist (interview_id, person_id)"
            " values (:interview, :person_executive) returning id"
        ),
        ON_ENG | COORDINATORS | MANAGERS,
    ),
    "hand in one's scorecard": (
        (
            "insert into shortlist.scorecard (interview_id, application_id, interviewer_id, status, submitted_at)"
            " values (:interview, :ana_app, :me, 'submitted', now()) on conflict do nothing returning id"
        ),
        {"interviewer", "panel_manager"},  # the other two have one already
    ),
    "invent a scorecard without an interview": (
        (
            "insert into shortlist.scorecard (application_id, interviewer_id, status, submitted_at)"
            " values (:ana_app, :me, 'submitted', now()) returning id"
        ),
        ON_ENG,
    ),
    "edit another's scorecard": (
        "update shortlist.scorecard set summary = 'x' where id = :done_card returning id",
        {"done"},
    ),
    "carry a scorecard to another application": (
        "update shortlist.scorecard set application_id = :ops_app where id = :done_card returning id",
        set(),
    ),
    "make an offer": (
        "insert into shortlist.offer (application_id, salary) values (:private_app, 1) returning id",
        ON_ENG,
    ),
    "write to a candidate": (
        (
            "insert into shortlist.message (candidate_id, sender_id, to_address)"
            " values (:ana, :me, 'x@mail.example') returning id"
        ),
        RECRUITERS,
    ),
    "create a pool": ("insert into shortlist.talent_pool (name) values ('P2') returning id", RECRUITERS),
    "add to a pool": (
        "insert into shortlist.talent_pool_member (talent_pool_id, candidate_id) values (:pool, :ana) returning id",
        RECRUITERS,
    ),
    "give oneself a role": (
        "update shortlist.person set roles = '{admin}' where id = :me returning id",
        {"admin"},
    ),
    "decide another's card": (
        "update shortlist.approval set status = 'approved', decided_by_id = :me where id = :approval returning id",
        {"recruiter"},
    ),
    "change what a card is about": (
        "update shortlist.approval set args = '{}' where id = :approval returning id",
        set(),
    ),
    "carry a note to another candidate": (
        "update shortlist.note set candidate_id = :pool_cand where id = :public_note returning id",
        set(),
    ),
    "ask in another's name": (
        (
            "insert into shortlist.approval (tool, args, digest, summary, requested_by_id)"
            " values ('t', '{}', 'd', 's', :person_recruiter) returning id"
        ),
        {"recruiter"},
    ),
    "go on the record in another's name": (
        (
            "insert into shortlist.audit_event (actor_id, action, subject_kind)"
            " values (:person_recruiter, 'x', 'x') returning id"
        ),
        {"recruiter"},
    ),
    "erase what is on the record": ("delete from shortlist.audit_event returning id", set()),
    "speak in another's thread": (
        (
            "insert into shortlist.turn_message (turn_id, position, role, content)"
            " values (:turn, 9, 'user', '{}') returning id"
        ),
        {"recruiter"},
    ),
}


class UndoError(Exception):
    """Takes a test's write back."""


@asynccontextmanager
async def undone(company, who: str) -> AsyncIterator[AsyncSession]:
    """A person's transaction that saves nothing."""
    with suppress(UndoError):
        async with company.database.person(company.people[who]) as session:
            yield session
            raise UndoError


@pytest.mark.parametrize("deed", ALLOWED)
async def test_those_do_it_whom_the_matrix_names(company, deed: str) -> None:
    statement, may = ALLOWED[deed]
    clause = text(statement)
    ids = company.things | {f"person_{name}": value for name, value in company.people.items()}
    done = set()
    for who, me in company.people.items():
        used = {name: (ids | {"me": me})[name] for name in clause.compile().params}
        with suppress(AccessDenied):
            async with undone(company, who) as session:
                if (await session.execute(clause, used)).first() is not None:
                    done.add(who)
    assert done == may


async def test_whoever_creates_a_confidential_job_can_join_its_team_and_go_on(company) -> None:
    create = "insert into shortlist.job (code, title, is_confidential) values ('NEW-3', 'New', true) returning id"
    join = "insert into shortlist.hiring_team (job_id, person_id, role) values (:job, :me, 'recruiter') returning id"
    stage = "insert into shortlist.stage (job_id, position, name, kind) values (:job, 1, 'S', 'active') returning id"
    async with undone(company, "outsider") as session:
        job = await session.scalar(text(create))
        await session.execute(text(join), {"job": job, "me": company.people["outsider"]})
        assert await session.scalar(text(stage), {"job": job}) is not None


async def test_an_address_of_somebody_invisible_is_known_without_saying_whose(company) -> None:
    async with company.database.person(company.people["outsider"]) as session:
        taken = await session.scalar(text("select shortlist.contact_taken('Private_Loose@mail.example ')"))
        free = await session.scalar(text("select shortlist.contact_taken('free@mail.example')"))
    assert (taken, free) == (True, False)
    async with company.database.person(company.people["interviewer"]) as session:
        assert not await session.scalar(text("select shortlist.contact_taken('private_loose@mail.example')"))


async def test_a_denied_row_and_an_absent_one_read_the_same(company) -> None:
    answers = []
    for job in (company.things["secret"], company.people["outsider"]):  # the second is no job at all
        async with company.database.person(company.people["outsider"]) as session:
            found = await session.execute(text("select id from shortlist.job where id = :job"), {"job": job})
            changed = await session.execute(text("update shortlist.job set title = 'x' where id = :job"), {"job": job})
            answers.append((found.first(), changed.rowcount))
    assert answers[0] == answers[1] == (None, 0)
