"""Who sees what: the matrix of rights, cell by cell."""

import pytest
from sqlalchemy import select, text

from store.errors import AccessDenied
from store.models import (
    Application,
    Candidate,
    CandidateLink,
    CandidateNamePart,
    CandidateSkill,
    CandidateTag,
    Consent,
    Document,
    Education,
    Enrollment,
    EventAttendance,
    Experience,
    Interview,
    Message,
    NamePartKey,
    Note,
    Offer,
    Referral,
    Scorecard,
    ScreeningResult,
    SilverMedal,
    StageTransition,
    TalentPool,
    TalentPoolMember,
)

POOL = {"admin", "recruiter", "sourcer", "outsider", "former", "coordinator", "secret_coordinator"}
EVERYBODY = {
    *POOL,
    *("manager", "panel_manager", "other_manager", "interviewer", "done", "drafting"),
    *("executive", "secret_executive", "nobody"),
}
PANEL = {"interviewer", "done", "drafting", "panel_manager"}
ON_ENG = {"admin", "recruiter", "sourcer"}
MANAGERS = {"manager", "panel_manager"}
IN_ON_THE_SECRET = {"admin", "recruiter", "secret_coordinator"}

# Thing: who sees it. `:name` is the id of a thing of the company, or of a person as `:person_name`.
SEEN = {
    "a colleague": ("select from shortlist.person where id = :person_admin", EVERYBODY),
    "an applicant's profile": ("select from shortlist.candidate where id = :ana", POOL | MANAGERS | PANEL),
    "an applicant of another job": ("select from shortlist.candidate where id = :ops_cand", POOL | {"other_manager"}),
    "somebody without a job": ("select from shortlist.candidate where id = :pool_cand", POOL),
    "a private applicant": (
        "select from shortlist.candidate where id = :private_eng",
        {"admin", "recruiter", "sourcer", "coordinator", "secret_coordinator"} | MANAGERS,
    ),
    "a private candidate without a job": (
        "select from shortlist.candidate where id = :private_loose",
        {"admin", "coordinator", "secret_coordinator"},
    ),
    "a private candidate somebody owns": (
        "select from shortlist.candidate where id = :private_owned",
        {"admin", "coordinator", "secret_coordinator", "outsider"},
    ),
    "one's own record": (
        "select from shortlist.candidate where id = :myself",
        {"sourcer", "former", "secret_coordinator", "panel_manager"},
    ),
    "the application of one's own record": (
        "select from shortlist.application where id = :my_app",
        {"sourcer", "former", "secret_coordinator", "panel_manager"},
    ),
    "the history of one's own record": (
        "select from shortlist.stage_transition where application_id = :my_app",
        {"sourcer", "former", "secret_coordinator", "panel_manager"},
    ),
    "the e-mail of one's own record": (
        "select from shortlist.candidate_email where candidate_id = :myself",
        {"sourcer", "former", "secret_coordinator"},
    ),
    "words of a visible name": (
        "select from shortlist.name_part_key where part = 'ana'",
        POOL | MANAGERS | PANEL,
    ),
    "an e-mail address": ("select from shortlist.candidate_email where candidate_id = :ana", POOL),
    "a telephone number": ("select from shortlist.candidate_phone where candidate_id = :ana", POOL),
    "the e-mail of a private applicant": (
        "select from shortlist.candidate_email where candidate_id = :private_eng",
        {"admin", "recruiter", "sourcer", "coordinator", "secret_coordinator"},
    ),
    "a résumé": ("select from shortlist.document where id = :resume", POOL | MANAGERS | PANEL),
    "an offer letter": ("select from shortlist.document where id = :offer_letter", ON_ENG | MANAGERS),
    "an application": ("select from shortlist.application where id = :ana_app", POOL | MANAGERS | PANEL),
    "the history of an application": (
        "select from shortlist.stage_transition where application_id = :ana_app",
        POOL | MANAGERS | PANEL,
    ),
    "an open job": ("select from shortlist.job where id = :eng", EVERYBODY),
    "a confidential job": (
        "select from shortlist.job where id = :secret",
        IN_ON_THE_SECRET | {"secret_executive"},
    ),
    "a stage of a confidential job": (
        "select from shortlist.stage where job_id = :secret",
        IN_ON_THE_SECRET | {"secret_executive"},
    ),
    "the team of a confidential job": (
        "select from shortlist.hiring_team where job_id = :secret",
        IN_ON_THE_SECRET | {"secret_executive"},
    ),
    "an application to a confidential job": (
        "select from shortlist.application where id = :secret_app",
        IN_ON_THE_SECRET,
    ),
    "an applicant's other, confidential application": (
        "select from shortlist.application where id = :ana_secret_app",
        IN_ON_THE_SECRET,
    ),
    "a note about a confidential application": (
        "select from shortlist.note where id = :secret_note",
        IN_ON_THE_SECRET,
    ),
    "a public note": ("select from shortlist.note where id = :public_note", POOL | MANAGERS | PANEL),
    "a private note": ("select from shortlist.note where id = :private_note", ON_ENG),
    "a private note about nobody's applicant": (
        "select from shortlist.note where id = :loose_private_note",
        {"admin", "outsider"},
    ),
    "a note for administrators": ("select from shortlist.note where id = :admin_note", {"admin"}),
    "an interview": ("select from shortlist.interview where id = :interview", POOL | MANAGERS | PANEL),
    "a scorecard handed in": (
        "select from shortlist.scorecard where id = :done_card",
        ON_ENG | {"manager", "done"},
    ),
    "a draft scorecard": ("select from shortlist.scorecard where id = :draft_card", {"drafting"}),
    "a scorecard's private note": (
        "select from (select shortlist.scorecard_private_note(:done_card) as note) as asked where note is not null",
        ON_ENG | {"done"},
    ),
    "an offer": ("select from shortlist.offer where id = :offer", ON_ENG | MANAGERS),
    "a salary range": (
        "select from shortlist.job_compensation(:eng) where salary_max is not null",
        ON_ENG | MANAGERS,
    ),
    "outreach": (
        "select from shortlist.message where id = :message",
        {"admin", "recruiter", "sourcer", "outsider", "former"},
    ),
    "a talent pool": ("select from shortlist.talent_pool where id = :pool", POOL),
    "a member of a pool": ("select from shortlist.talent_pool_member where talent_pool_id = :pool", POOL),
    "a conversation of somebody's": ("select from shortlist.conversation where id = :thread", {"recruiter"}),
    "a shared thread": ("select from shortlist.conversation where id = :shared_thread", {"recruiter"}),
    "a turn": ("select from shortlist.turn where id = :turn", {"recruiter"}),
    "a turn in a shared thread": ("select from shortlist.turn where id = :shared_turn", {"recruiter"}),
    "a card": ("select from shortlist.approval where id = :approval", {"admin", "recruiter"}),
    "a search": ("select from shortlist.search_log", {"admin", "recruiter"}),
    "a self-identification": ("select from eeo.self_identification", set()),
    "the signing key": ("select from shortlist.signing_key", set()),
    "the Slack inbox": ("select from shortlist.slack_inbox", set()),
}


@pytest.mark.parametrize("thing", SEEN)
async def test_those_see_it_whom_the_matrix_names(company, thing: str) -> None:
    statement, may = SEEN[thing]
    clause = text(statement)
    ids = company.things | {f"person_{name}": value for name, value in company.people.items()}
    used = {name: ids[name] for name in clause.compile().params}
    seen = set()
    for who in company.people:
        try:
            async with company.database.person(company.people[who]) as session:
                if (await session.execute(clause, used)).first() is not None:
                    seen.add(who)
        except AccessDenied:
            assert may == set(), "only what nobody may read is refused; everything else is simply not there"
    assert seen == may


async def test_a_column_with_a_salary_cannot_be_selected(company) -> None:
    with pytest.raises(AccessDenied):
        async with company.database.person(company.people["admin"]) as session:
            await session.execute(text("select salary_max from shortlist.job"))


ABOUT_CANDIDATES = (
    *(Candidate, CandidateLink, CandidateSkill, CandidateTag, CandidateNamePart, NamePartKey, Experience, Education),
    *(Document, Note, Consent, Referral, Application, StageTransition, ScreeningResult, Interview, Scorecard, Offer),
    *(Message, Enrollment, TalentPool, TalentPoolMember, SilverMedal, EventAttendance),
)


async def test_executives_read_no_row_about_any_candidate(company) -> None:
    for who in ("executive", "secret_executive"):
        async with company.database.person(company.people[who]) as session:
            for model in ABOUT_CANDIDATES:
                rows = await session.execute(select(model.__table__.primary_key.columns[0]).limit(1))
                assert rows.first() is None, f"{who} reads {model.__tablename__}"


async def test_small_cells_of_self_identification_are_hidden(company) -> None:
    async with company.database.person(company.people["admin"]) as session:
        rows = (
            await session.execute(
                text("select * from eeo.self_identification_counts('gender', :job)"), {"job": company.things["eng"]}
            )
        ).all()
    assert [row.applications for row in rows] == [None]
    async with company.database.person(company.people["interviewer"]) as session:
        rows = (await session.execute(text("select * from eeo.self_identification_counts('gender')"))).all()
    assert rows == []
