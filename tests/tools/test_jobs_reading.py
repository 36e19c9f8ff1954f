"""Listing and showing jobs, through the toolbox."""

from tools.views import JobCard, JobList


def _codes(ran):
    (view,) = ran.views
    assert isinstance(view, JobList)
    return [item.code for item in view.items]


async def test_jobs_are_listed_open_ones_first_with_active_counts(staffed):
    office = staffed.office
    office.job("ENG-001", "Old Engineer", status="closed")
    ran = await office.run("rita", "list_jobs")
    assert _codes(ran) == ["ENG-014", "ENG-015", "ENG-001"]
    assert [item.active for item in ran.views[0].items] == [3, 1, 0]
    assert ran.say == "3 jobs, 2 of them open."
    backend = ran.views[0].items[0]
    assert (backend.hiring_manager, backend.recruiter, backend.department, backend.location) == (
        "Hugo Hirer",
        "Rita Recruiter",
        "Engineering",
        "Berlin",
    )


async def test_filters_are_joined_by_and_and_said_back(staffed):
    office = staffed.office
    ran = await office.run("rita", "list_jobs", status="open", department="engineering", location="Berlin")
    assert _codes(ran) == ["ENG-014"]
    assert ran.views[0].criteria == ("open", "in Engineering", "in Berlin")
    assert _codes(await office.run("rita", "list_jobs", hiring_manager="Hugo")) == ["ENG-014"]
    assert _codes(await office.run("rita", "list_jobs", text="data")) == ["ENG-015"]
    assert _codes(await office.run("rita", "list_jobs", status="closed")) == []


async def test_a_department_counts_with_those_below_it(staffed):
    office = staffed.office
    above = office.rows.value("select id from shortlist.department where name = 'Engineering'")
    below = office.rows.insert("department", name="Platform", parent_id=above)
    office.job("PLT-001", "Platform Engineer", department_id=below)
    assert _codes(await office.run("rita", "list_jobs", department="Engineering")) == ["ENG-014", "ENG-015", "PLT-001"]
    assert _codes(await office.run("rita", "list_jobs", department="Platform")) == ["PLT-001"]


async def test_mine_are_the_jobs_whose_team_one_is_on_now(staffed):
    office = staffed.office
    assert _codes(await office.run("hugo", "list_jobs", mine=True)) == ["ENG-014"]
    assert _codes(await office.run("ivo", "list_jobs", mine=True)) == []
    office.rows.run(
        "update shortlist.hiring_team set valid_to = now() - interval '1 day' where person_id = %s",
        office.people["hugo"].id,
    )
    assert _codes(await office.run("hugo", "list_jobs", mine=True)) == []


async def test_confidential_jobs_are_listed_for_their_team_alone(staffed):
    office = staffed.office
    secret = office.job("SEC-001", "Chief Secret", is_confidential=True)
    office.team(secret, "otto", "recruiter")
    assert "SEC-001" in _codes(await office.run("otto", "list_jobs"))
    assert "SEC-001" in _codes(await office.run("ada", "list_jobs"))
    for who in ("rita", "cora", "hugo", "ivo", "erin"):
        ran = await office.run(who, "list_jobs")
        assert "SEC-001" not in _codes(ran)
        assert ran.views[0].total == 2


async def test_an_executive_sees_how_many_are_active_without_seeing_them(staffed):
    ran = await staffed.office.run("erin", "list_jobs")
    assert [item.active for item in ran.views[0].items] == [3, 1]


async def test_a_job_is_shown_with_team_stages_and_headcount(staffed):
    office = staffed.office
    office.rows.insert("opening", job_id=staffed.backend, code="ENG-014-1", status="open")
    ran = await office.run("hugo", "show_job", job="backend engineer")
    (view,) = ran.views
    assert isinstance(view, JobCard)
    assert view.job.stages == ("Applied", "Phone screen", "Technical interview", "Onsite", "Offer", "Hired")
    assert view.job.team == ("Rita Recruiter (recruiter)", "Hugo Hirer (hiring manager)")
    assert view.job.openings_open == 1
    assert ran.say == (
        "ENG-014 Backend Engineer in Berlin is open, with 3 active candidates and 1 opening to fill. "
        "The hiring manager is Hugo Hirer, the recruiter is Rita Recruiter."
    )


async def test_pay_is_shown_to_the_job_side_and_nobody_else(staffed):
    office = staffed.office
    office.rows.run(
        "update shortlist.job set salary_min = 70000, salary_max = 90000, salary_currency = 'EUR' where id = %s",
        staffed.backend,
    )
    for who in ("rita", "hugo", "ada"):
        ran = await office.run(who, "show_job", job="ENG-014")
        assert ran.views[0].job.salary == "70,000 to 90,000 EUR", who
    for who in ("otto", "cora", "ivo", "erin"):
        ran = await office.run(who, "show_job", job="ENG-014")
        assert ran.views[0].job.salary is None, who
        assert "70" not in ran.model_dump_json(exclude={"args"}).replace(str(staffed.backend), "")


async def test_a_misspelt_job_shows_the_nearest_and_says_so(staffed):
    ran = await staffed.office.run("rita", "show_job", job="Dta Engineer")
    assert ran.views[0].job.code == "ENG-015"
    assert "Dta Engineer" in ran.say


async def test_an_unknown_job_is_said_to_be_unknown(staffed):
    ran = await staffed.office.run("rita", "show_job", job="Astronaut")
    assert ran.status == "failed"
    assert not ran.views


async def test_a_list_of_jobs_can_be_leafed_through(staffed):
    office = staffed.office
    for number in range(3):
        office.job(f"OPS-00{number}", "Operator")
    whole = (await office.run("rita", "list_jobs")).views[0]
    pages = [(await office.run("rita", "list_jobs", limit=2, offset=at)) for at in (0, 2, 4)]
    assert [job for page in pages for job in page.views[0].items] == list(whole.items)
    assert {page.views[0].total for page in pages} == {5}
    assert pages[1].say == "5 jobs, 3 to 4 shown."
    past = await office.run("rita", "list_jobs", limit=2, offset=8)
    assert (past.views[0].total, past.views[0].items) == (5, ())
