"""Prospects who become applicants, through the toolbox."""

import asyncio
from datetime import timedelta

import pytest


@pytest.fixture
def prospect(staffed):
    """Make Dora a prospect, a month ago, found by Otto on LinkedIn."""
    office = staffed.office

    def make(job=None, stage=None, status="prospect"):
        at = office.now - timedelta(days=30)
        source = office.rows.value("select id from shortlist.source where name = 'LinkedIn'")
        with office.rows.connection.transaction():
            row = office.rows.insert(
                "application",
                candidate_id=staffed.dora,
                job_id=job,
                stage_id=stage,
                status=status,
                source_id=source,
                credited_to_id=office.people["otto"].id,
                applied_at=at,
            )
            office.rows.insert("stage_transition", application_id=row, to_status=status, to_stage_id=stage, moved_at=at)
        return row

    return make


def rows_of(office, candidate):
    return office.rows.connection.execute(
        "select a.id, a.status::text, a.job_id, s.name, o.name, p.name, a.applied_at from shortlist.application a"
        " left join shortlist.stage s on s.id = a.stage_id left join shortlist.source o on o.id = a.source_id"
        " left join shortlist.person p on p.id = a.credited_to_id where a.candidate_id = %s order by a.id",
        [candidate],
    ).fetchall()


@pytest.mark.parametrize("has_job", [False, True])
async def test_a_prospect_becomes_an_applicant_in_the_same_row(staffed, prospect, has_job):
    office = staffed.office
    row = prospect(staffed.backend, office.stage(staffed.backend, "Applied")) if has_job else prospect()
    before = rows_of(office, staffed.dora)
    ran = await office.run("rita", "add_to_job", candidates=["Dora Sørensen"], job="ENG-014", stage="Phone screen")
    assert ran.say == (
        "Added Dora Sørensen to ENG-014 Backend Engineer, in Phone screen (source: LinkedIn). "
        "Dora Sørensen was a prospect until now."
    )
    assert rows_of(office, staffed.dora) == [
        (row, "active", staffed.backend, "Phone screen", "LinkedIn", "Otto Otherwise", office.now)
    ]
    mover = "select moved_by_id from shortlist.stage_transition where application_id = %s and from_status = 'prospect'"
    assert office.rows.value(mover, row) == office.people["rita"].id
    undone = await office.run("rita", "undo")
    assert undone.say == "Undone: Dora Sørensen is a prospect again and no applicant of ENG-014."
    assert rows_of(office, staffed.dora) == before
    again = await office.run("rita", "undo", change=str(undone.views[0].undo))
    assert again.say == "Undone: Dora Sørensen is an applicant again."
    assert rows_of(office, staffed.dora)[0][1:4] == ("active", staffed.backend, "Phone screen")
    assert office.rows.value("select shortlist.first_broken_history()") is None
    told = (await office.run("rita", "show_history", candidate="Dora Sørensen")).views[0]
    assert sorted(entry.what for entry in told.items)[:2] == [
        "A prospect again on ENG-014",
        "Applied, in Phone screen on ENG-014",
    ]


async def test_of_two_who_convert_at_once_one_does_and_the_other_is_told(staffed, prospect):
    office = staffed.office
    prospect()
    ran = await asyncio.gather(
        *(office.run(who, "add_to_job", candidates=["Dora Sørensen"], job="ENG-014") for who in ("rita", "ada", "cora"))
    )
    assert [row[1] for row in rows_of(office, staffed.dora)] == ["active"]
    assert sum(bool(one.views) for one in ran) == 1, [one.say for one in ran]
    assert all("our side" not in one.say for one in ran)
    done = next(one.views[0].undo for one in ran if one.views)
    undone = await asyncio.gather(*(office.run("ada", "undo", change=str(done)) for _ in range(2)))
    assert sorted(one.status for one in undone) == ["done", "failed"], [one.say for one in undone]
    assert [row[1] for row in rows_of(office, staffed.dora)] == ["prospect"]


async def test_a_prospect_of_another_job_stays_one(staffed, prospect):
    office = staffed.office
    prospect(staffed.data, office.stage(staffed.data, "Applied"))
    ran = await office.run("rita", "add_to_job", candidates=["Dora Sørensen"], job="ENG-014")
    assert ran.status == "done", ran.say
    assert [(row[1], row[2]) for row in rows_of(office, staffed.dora)] == [
        ("prospect", staffed.data),
        ("active", staffed.backend),
    ]


async def test_a_new_source_and_credit_are_taken_as_said(staffed, prospect):
    office = staffed.office
    prospect()
    await office.run(
        "rita", "add_to_job", candidates=["Dora Sørensen"], job="ENG-014", source="Referral", credited_to="Hugo"
    )
    assert [row[4:6] for row in rows_of(office, staffed.dora)] == [("Referral", "Hugo Hirer")]
    await office.run("rita", "undo")
    assert [row[4:6] for row in rows_of(office, staffed.dora)] == [("LinkedIn", "Otto Otherwise")]


async def test_a_coordinator_can_take_back_the_conversion_they_made(staffed, prospect):
    office = staffed.office
    prospect()
    ran = await office.run("cora", "add_to_job", candidates=["Dora Sørensen"], job="ENG-014")
    assert ran.views[0].undo is not None
    undone = await office.run("cora", "undo")
    assert undone.status == "done", undone.say
    assert [row[1] for row in rows_of(office, staffed.dora)] == ["prospect"]


async def test_a_prospect_is_not_moved_before_they_apply(staffed, prospect):
    office = staffed.office
    prospect(staffed.backend, office.stage(staffed.backend, "Applied"))
    ran = await office.run("rita", "move_candidates", candidates=["Dora Sørensen"], stage="Onsite", job="ENG-014")
    assert ran.say == (
        "Dora Sørensen is a prospect and has not applied on ENG-014, so nothing was changed. Add them to ENG-014 first."
    )


async def test_a_hiring_manager_adds_applicants_of_own_jobs_to_own_jobs_only(staffed):
    office = staffed.office
    second = office.job("ENG-020", "Platform Engineer")
    office.team(second, "hugo", "hiring_manager")
    ran = await office.run("hugo", "add_to_job", candidates=["Ana Kowalska"], job="ENG-020")
    assert ran.status == "done", ran.say
    assert (await office.run("hugo", "add_to_job", candidates=["Ana Kowalska"], job="ENG-015")).status == "refused"
    hidden = await office.run("hugo", "add_to_job", candidates=["Dora Sørensen"], job="ENG-020")
    absent = await office.run("hugo", "add_to_job", candidates=["Dora Nobody"], job="ENG-020")
    assert (hidden.status, hidden.say.replace("Sørensen", "Nobody")) == (absent.status, absent.say)
    assert rows_of(office, staffed.dora) == []
    assert (await office.run("ivo", "add_to_job", candidates=["Ana Kowalska"], job="ENG-014")).status == "refused"
