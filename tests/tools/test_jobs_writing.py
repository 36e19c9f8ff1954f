"""Opening, editing, closing and reopening jobs, through the toolbox."""

import asyncio


def _job(office, code):
    row = office.rows.connection.execute(
        "select id, title, status::text, is_confidential, opened_at, closed_at from shortlist.job where code = %s",
        [code],
    ).fetchone()
    assert row is not None, code
    return row


def _stages(office, code):
    return office.rows.column(
        "select s.name from shortlist.stage s join shortlist.job j on j.id = s.job_id"
        " where j.code = %s order by position",
        code,
    )


async def test_a_new_job_gets_the_next_code_of_its_department_and_its_maker_as_recruiter(staffed):
    office = staffed.office
    ran = await office.run(
        "rita",
        "create_job",
        title="Platform Engineer",
        department="Engineering",
        location="Berlin",
        hiring_manager="Hugo",
        openings=2,
    )
    assert ran.status == "done", ran.say
    assert ran.say == "Created ENG-016 Platform Engineer, draft, with 2 openings and the usual stages."
    job = _job(office, "ENG-016")
    assert job[2] == "draft"
    assert _stages(office, "ENG-016")[0] == "Application review"
    team = office.rows.connection.execute(
        "select person_id, role::text, is_primary from shortlist.hiring_team"
        " where job_id = %s order by role::text desc",
        [job[0]],
    ).fetchall()
    assert team == [
        (office.people["rita"].id, "recruiter", True),
        (office.people["hugo"].id, "hiring_manager", True),
    ]
    assert office.rows.column("select code from shortlist.opening where job_id = %s order by code", job[0]) == [
        "ENG-016-1",
        "ENG-016-2",
    ]
    assert office.rows.value("select count(*) from shortlist.job_open_spell where job_id = %s", job[0]) == 0


async def test_an_opened_job_begins_a_spell(staffed):
    office = staffed.office
    await office.run("rita", "create_job", title="Analyst", status="open", code="ana-7")
    job = _job(office, "ANA-7")
    assert job[2] == "open"
    assert job[4] is not None
    assert office.rows.value("select count(*) from shortlist.job_open_spell where job_id = %s", job[0]) == 1


async def test_a_job_like_another_copies_stages_kits_and_criteria(staffed):
    office = staffed.office
    onsite = office.stage(staffed.backend, "Onsite")
    kit = office.rows.insert("interview_kit", stage_id=onsite, name="System design", minutes=90)
    office.rows.insert("scorecard_attribute", interview_kit_id=kit, position=1, name="Depth", kind="skill")
    office.rows.insert("screening_criterion", job_id=staffed.backend, position=1, text="Knows Go", must_have=True)
    office.rows.run("update shortlist.stage set name = 'Day with us' where id = %s", onsite)
    ran = await office.run("rita", "create_job", title="Senior Backend Engineer", like="ENG-014")
    assert ran.status == "done", ran.say
    assert _stages(office, "ENG-016") == _stages(office, "ENG-014")
    copied = office.rows.connection.execute(
        "select k.name, k.minutes, a.name from shortlist.interview_kit k"
        " join shortlist.scorecard_attribute a on a.interview_kit_id = k.id"
        " join shortlist.stage s on s.id = k.stage_id join shortlist.job j on j.id = s.job_id where j.code = 'ENG-016'"
    ).fetchall()
    assert copied == [("System design", 90, "Depth")]
    criteria = (
        "select c.text from shortlist.screening_criterion c join shortlist.job j on j.id = c.job_id"
        " where j.code = 'ENG-016'"
    )
    assert office.rows.column(criteria) == ["Knows Go"]


async def test_codes_stay_unique_when_several_people_make_jobs_at_once(staffed):
    office = staffed.office
    made = await asyncio.gather(
        *(office.run("rita", "create_job", title=f"Engineer {n}", department="Engineering") for n in range(4))
    )
    assert sorted(ran.facts["code"] for ran in made) == ["ENG-016", "ENG-017", "ENG-018", "ENG-019"]


async def test_a_code_of_a_confidential_job_is_passed_over_without_a_word(staffed):
    office = staffed.office
    department = office.rows.value("select id from shortlist.department where name = 'Engineering'")
    office.job("ENG-016", "Chief Secret", is_confidential=True, department_id=department)
    ran = await office.run("rita", "create_job", title="Engineer", department="Engineering")
    assert ran.facts["code"] == "ENG-017"


async def test_a_confidential_job_can_be_made_and_is_seen_by_its_maker(staffed):
    office = staffed.office
    ran = await office.run("rita", "create_job", title="Chief Secret", confidential=True, department="Engineering")
    assert ran.status == "done", ran.say
    assert (await office.run("rita", "show_job", job="Chief Secret")).status == "done"
    assert (await office.run("otto", "show_job", job="Chief Secret")).status == "failed"


async def test_only_those_who_recruit_make_jobs(staffed):
    for who in ("hugo", "cora", "ivo", "erin"):
        ran = await staffed.office.run(who, "create_job", title="Engineer")
        assert ran.status == "refused"
    assert (await staffed.office.run("ada", "create_job", title="Engineer")).status == "done"


async def test_a_job_made_by_mistake_is_archived_by_undo(staffed):
    office = staffed.office
    await office.run("rita", "create_job", title="Oops", department="Engineering", status="open")
    undone = await office.run("rita", "undo")
    assert undone.status == "done", undone.say
    assert _job(office, "ENG-016")[2] == "archived"


async def test_a_job_is_edited_and_set_back(staffed):
    office = staffed.office
    office.rows.insert("location", name="Lisbon", country="Portugal")
    ran = await office.run(
        "rita",
        "update_job",
        job="ENG-014",
        title="Staff “Go” Engineer 🦫",
        location="Lisbon",
        employment_type="contract",
    )
    assert ran.status == "done", ran.say
    assert _job(office, "ENG-014")[1] == "Staff “Go” Engineer 🦫"
    title = ran.views[0].items[0]
    assert (title.from_, title.to) == ("Backend Engineer", "Staff “Go” Engineer 🦫")
    undone = await office.run("rita", "undo")
    assert undone.status == "done", undone.say
    assert _job(office, "ENG-014")[1] == "Backend Engineer"
    place = (
        "select l.name from shortlist.job j join shortlist.location l on l.id = j.location_id where code = 'ENG-014'"
    )
    assert office.rows.value(place) == "Berlin"


async def test_an_edit_that_changes_nothing_says_so(staffed):
    before = staffed.office.changes()
    ran = await staffed.office.run("rita", "update_job", job="ENG-014", title="Backend Engineer", location="Berlin")
    assert ran.say == "ENG-014 Backend Engineer is like that already, so nothing was changed."
    assert staffed.office.changes() == before


async def test_a_new_hiring_manager_takes_over_and_undo_gives_back(staffed):
    office = staffed.office
    ran = await office.run("rita", "update_job", job="ENG-014", hiring_manager="Ivo")
    assert ran.status == "done", ran.say
    current = (
        "select p.name from shortlist.hiring_team t join shortlist.person p on p.id = t.person_id"
        " where t.job_id = %s and t.role = 'hiring_manager' and t.valid_to is null"
    )
    assert office.rows.column(current, staffed.backend) == ["Ivo Interviewer"]
    undone = await office.run("rita", "undo")
    assert undone.status == "done", undone.say
    assert office.rows.column(current, staffed.backend) == ["Hugo Hirer"]


async def test_a_recruiter_off_the_job_may_not_edit_close_or_reopen_it(staffed):
    office = staffed.office
    for tool, args in (
        ("update_job", {"title": "Mine now"}),
        ("close_job", {}),
        ("reopen_job", {}),
    ):
        ran = await office.run("otto", tool, job="ENG-014", **args)
        assert ran.status == "refused", tool
        assert not ran.views
    assert _job(office, "ENG-014")[2] == "open"


async def test_closing_waits_for_a_click_and_tells_who_remains(staffed):
    office = staffed.office
    office.rows.insert("opening", job_id=staffed.backend, code="ENG-014-1", status="open")
    ran = await office.run("rita", "close_job", job="ENG-014", reason="Budget")
    assert ran.status == "awaiting_approval"
    assert ran.views[0].summary == (
        "Close ENG-014 Backend Engineer. 3 active applications remain as they are. "
        "1 opening will be closed unfilled. Reason: Budget."
    )
    assert _job(office, "ENG-014")[2] == "open"
    done = await office.say_yes("rita", ran)
    assert done.status == "done", done.say
    assert _job(office, "ENG-014")[2] == "closed"
    assert _job(office, "ENG-014")[5] is not None
    spell = "select closed_at from shortlist.job_open_spell where job_id = %s"
    assert office.rows.value(spell, staffed.backend) is not None
    slot = "select status::text || ' ' || close_reason from shortlist.opening where job_id = %s"
    assert office.rows.value(slot, staffed.backend) == "closed Budget"
    assert office.standing(staffed.ana_on_backend) == ("active", "Phone screen")


async def test_a_close_is_undone_as_if_it_had_not_been(staffed):
    office = staffed.office
    office.rows.insert("opening", job_id=staffed.backend, code="ENG-014-1", status="approved")
    await office.say_yes("rita", await office.run("rita", "close_job", job="ENG-014"))
    undone = await office.run("rita", "undo")
    assert undone.say == "Undone: ENG-014 Backend Engineer is open again."
    spells = "select closed_at from shortlist.job_open_spell where job_id = %s"
    assert office.rows.column(spells, staffed.backend) == [None]
    slot = "select status::text from shortlist.opening where job_id = %s"
    assert office.rows.value(slot, staffed.backend) == "approved"


async def test_reopening_begins_a_second_spell_and_can_be_undone(staffed):
    office = staffed.office
    await office.say_yes("rita", await office.run("rita", "close_job", job="ENG-014"))
    ran = await office.run("rita", "reopen_job", job="ENG-014")
    assert ran.say == "Reopened ENG-014 Backend Engineer; it has no openings to fill."
    spells = "select closed_at is null from shortlist.job_open_spell where job_id = %s order by opened_at"
    assert office.rows.column(spells, staffed.backend) == [False, True]
    undone = await office.run("rita", "undo")
    assert undone.status == "done", undone.say
    assert _job(office, "ENG-014")[2] == "closed"
    assert office.rows.column(spells, staffed.backend) == [False]


async def test_a_draft_is_opened_with_its_openings(staffed):
    office = staffed.office
    await office.run("rita", "create_job", title="Analyst", code="ANA-1", openings=2)
    ran = await office.run("rita", "reopen_job", job="ANA-1")
    assert ran.say == "Opened ANA-1 Analyst; it has 2 openings to fill."


async def test_closing_a_closed_job_and_opening_an_open_one_change_nothing(staffed):
    office = staffed.office
    ran = await office.run("rita", "reopen_job", job="ENG-014")
    assert ran.say == "ENG-014 Backend Engineer is open already, so nothing was changed."
    await office.say_yes("rita", await office.run("rita", "close_job", job="ENG-014"))
    again = await office.run("rita", "close_job", job="ENG-014")
    assert again.status == "done"
    assert again.say == "ENG-014 Backend Engineer is closed already, so nothing was changed."


async def test_a_misspelt_job_is_not_closed_but_offered(staffed):
    ran = await staffed.office.run("rita", "close_job", job="Bakend Enginer")
    assert ran.status == "failed"
    assert ran.views[0].options[0].label == "ENG-014 Backend Engineer"


async def test_a_title_is_one_line_and_controls_no_screen(staffed):
    office = staffed.office
    ran = await office.run("rita", "create_job", title="Head of\n\nthings\x1b[2J\u202eevil")
    assert ran.say.startswith("Created JOB-001 Head of things[2Jevil, draft")
    code = ran.facts["code"]
    renamed = await office.run("rita", "update_job", job=code, title="Chief\tof\nstaff")
    assert renamed.status == "done", renamed.say
    assert office.rows.value("select title from shortlist.job where code = %s", code) == "Chief of staff"
    await office.run("rita", "add_note", candidate="Ana", text="One\nTwo\x07")
    assert office.rows.value("select body from shortlist.note") == "One\nTwo"


async def test_the_openings_to_fill_grow_and_shrink_and_come_back(staffed):
    office = staffed.office

    def open_slots():
        return office.rows.column(
            "select o.code from shortlist.opening o join shortlist.job j on j.id = o.job_id"
            " where j.code = 'ANA-1' and o.status <> 'closed' order by o.code"
        )

    await office.run("rita", "create_job", title="Analyst", code="ANA-1", openings=2)
    ran = await office.run("rita", "update_job", job="ANA-1", openings=4)
    assert ran.say == "Changed ANA-1 Analyst: openings to 4."
    assert open_slots() == ["ANA-1-1", "ANA-1-2", "ANA-1-3", "ANA-1-4"]
    ran = await office.run("rita", "update_job", job="ANA-1", openings="-3")
    assert ran.say == "Changed ANA-1 Analyst: openings to 1."
    assert open_slots() == ["ANA-1-1"]
    await office.run("rita", "update_job", job="ANA-1", openings="+1")
    assert open_slots() == ["ANA-1-1", "ANA-1-5"]  # a slot that was closed keeps its name
    undone = await office.run("rita", "undo")
    assert undone.status == "done", undone.say
    assert open_slots() == ["ANA-1-1"]


async def test_openings_out_of_bounds_change_nothing(staffed):
    office = staffed.office
    await office.run("rita", "create_job", title="Analyst", code="ANA-1", openings=2)
    for wrong in ("-3", "900", "many"):
        ran = await office.run("rita", "update_job", job="ANA-1", openings=wrong)
        assert ran.status == "failed", wrong
    assert office.rows.value("select count(*) from shortlist.opening where code ^@ 'ANA-1-'") == 2
