"""Making applicants, through the toolbox."""

from tools.views import ApprovalCard


def _application(office, candidate, job):
    row = office.rows.connection.execute(
        "select a.id, a.source_id, a.credited_to_id, a.status::text from shortlist.application a"
        " where candidate_id = %s and job_id = %s order by applied_at desc limit 1",
        [candidate, job],
    ).fetchone()
    assert row is not None
    return row


async def test_a_candidate_becomes_an_applicant_in_the_first_stage(staffed):
    office = staffed.office
    ran = await office.run("rita", "add_to_job", candidates=["Dora Sorensen"], job="ENG-014")
    assert ran.status == "done", ran.say
    assert ran.say == "Added Dora Sørensen to ENG-014 Backend Engineer, in Applied."
    application, _, credited, _ = _application(office, staffed.dora, staffed.backend)
    assert office.standing(application) == ("active", "Applied")
    first = office.rows.connection.execute(
        "select from_stage_id, from_status, moved_by_id from shortlist.stage_transition where application_id = %s",
        [application],
    ).fetchall()
    assert first == [(None, None, office.people["rita"].id)]
    assert credited == office.people["rita"].id


async def test_source_credit_and_stage_are_kept_as_said(staffed):
    office = staffed.office
    await office.run(
        "rita",
        "add_to_job",
        candidates=["Dora Sørensen"],
        job="backend",
        stage="Onsite",
        source="Referral",
        credited_to="Hugo",
    )
    application, source, credited, _ = _application(office, staffed.dora, staffed.backend)
    assert office.standing(application) == ("active", "Onsite")
    assert source == office.rows.value("select id from shortlist.source where name = 'Referral'")
    assert credited == office.people["hugo"].id


async def test_a_referral_is_credited_to_whoever_referred(staffed):
    office = staffed.office
    office.rows.insert("referral", candidate_id=staffed.dora, referrer_id=office.people["ivo"].id)
    ran = await office.run("rita", "add_to_job", candidates=["Dora Sørensen"], job="ENG-014")
    assert "source: Referral" in ran.say
    _, source, credited, _ = _application(office, staffed.dora, staffed.backend)
    assert source == office.rows.value("select id from shortlist.source where name = 'Referral'")
    assert credited == office.people["ivo"].id


async def test_somebody_active_on_the_job_already_is_not_added_twice(staffed):
    before = staffed.office.changes()
    ran = await staffed.office.run("rita", "add_to_job", candidates=["Ana Kowalska"], job="ENG-014")
    assert ran.say == "Ana Kowalska is already active on ENG-014, in Phone screen, so nothing was changed."
    assert staffed.office.changes() == before


async def test_a_former_applicant_gets_a_new_application(staffed):
    office = staffed.office
    where = office.stage(staffed.backend, "Phone screen")
    office.rows.move(staffed.ana_on_backend, where, where, to_status="rejected")
    ran = await office.run("rita", "add_to_job", candidates=["Ana Kowalska"], job="ENG-014")
    assert "had applied before" in ran.say
    assert (
        office.rows.value(
            "select count(*) from shortlist.application where candidate_id = %s and job_id = %s",
            staffed.ana,
            staffed.backend,
        )
        == 2
    )


async def test_adding_can_be_undone_and_the_row_stays_as_withdrawn(staffed):
    office = staffed.office
    await office.run("rita", "add_to_job", candidates=["Dora Sørensen"], job="ENG-014")
    undone = await office.run("rita", "undo")
    assert undone.say == "Undone: Dora Sørensen is no longer on ENG-014."
    assert _application(office, staffed.dora, staffed.backend)[3] == "withdrawn"
    again = await office.run("rita", "undo", change=str(undone.views[0].undo))
    assert again.status == "done", again.say
    assert _application(office, staffed.dora, staffed.backend)[3] == "active"


async def test_six_people_need_a_click(staffed):
    office = staffed.office
    names = [f"Person Number{n}" for n in range(6)]
    for name in names:
        office.candidate(name)
    ran = await office.run("rita", "add_to_job", candidates=names, job="ENG-014", source="LinkedIn")
    assert ran.status == "awaiting_approval"
    assert isinstance(ran.views[0], ApprovalCard)
    done = await office.say_yes("rita", ran)
    assert done.status == "done", done.say
    assert (
        office.rows.value(
            "select count(*) from shortlist.application a join shortlist.source s on s.id = a.source_id"
            " where s.name = 'LinkedIn'"
        )
        == 6
    )


async def test_a_closed_job_takes_nobody(staffed):
    staffed.office.rows.run("update shortlist.job set status = 'closed' where code = 'ENG-014'")
    ran = await staffed.office.run("rita", "add_to_job", candidates=["Dora Sørensen"], job="ENG-014")
    assert ran.status == "failed"
    assert "closed" in ran.say


async def test_a_recruiter_off_the_job_may_not_add_to_it(staffed):
    ran = await staffed.office.run("otto", "add_to_job", candidates=["Dora Sørensen"], job="ENG-014")
    assert ran.status == "refused"
    assert (
        staffed.office.rows.value("select count(*) from shortlist.application where candidate_id = %s", staffed.dora)
        == 0
    )


async def test_an_unknown_job_adds_nobody(staffed):
    ran = await staffed.office.run("rita", "add_to_job", candidates=["Dora Sørensen"], job="XYZ-999")
    assert ran.status == "failed"
    assert staffed.office.changes() == 0


async def test_an_unknown_source_is_asked_about(staffed):
    ran = await staffed.office.run(
        "rita", "add_to_job", candidates=["Dora Sørensen"], job="ENG-014", source="Carrier pigeon"
    )
    assert ran.status == "failed"
    assert "LinkedIn" in {option.label for option in ran.views[0].options}
