"""Merging two records of one human."""

from psycopg import sql

from tools.views import ApprovalCard


async def merged(office, who, keep, duplicate):
    ran = await office.run(who, "merge_candidates", keep=str(keep), duplicate=str(duplicate))
    assert ran.status == "awaiting_approval", ran.say
    return await office.say_yes(who, ran)


async def test_a_merge_always_asks_first(staffed):
    office = staffed.office
    ran = await office.run("rita", "merge_candidates", keep="Ana Kowalska", duplicate="Ben Okafor")
    assert ran.status == "awaiting_approval"
    (card,) = ran.views
    assert isinstance(card, ApprovalCard)
    assert "Ben Okafor" in card.summary
    assert "cannot be undone" in card.summary
    assert office.rows.value("select status::text from shortlist.candidate where id = %s", staffed.ben) == "active"


async def test_everything_moves_over(staffed):
    office = staffed.office
    rows = office.rows
    other = office.candidate("Anna Kowalska", current_title="Engineer", do_not_contact=True)
    on_data = office.apply(other, staffed.data, "Onsite")
    go, java = rows.insert("skill", name="Go"), rows.insert("skill", name="Java")
    star = rows.insert("tag", name="star")
    pool = rows.insert("talent_pool", name="Bench")
    for candidate, skill in ((staffed.ana, go), (other, go), (other, java)):
        rows.insert("candidate_skill", candidate_id=candidate, skill_id=skill)
    for candidate in (staffed.ana, other):
        rows.insert("talent_pool_member", talent_pool_id=pool, candidate_id=candidate)
    rows.insert("candidate_tag", candidate_id=other, tag_id=star)
    rows.insert("candidate_email", candidate_id=staffed.ana, value="ana@a.com", is_primary=True)
    rows.insert("candidate_email", candidate_id=other, value="anna@b.com", is_primary=True)
    rows.insert("candidate_phone", candidate_id=other, value="+4930901820")
    rows.insert("candidate_link", candidate_id=other, url="https://github.com/anna")
    rows.insert("note", candidate_id=other, author_id=office.people["otto"].id, body="secret", visibility="private")
    rows.resume(other, "Ten years of Go")
    done = await merged(office, "rita", staffed.ana, other)
    assert done.status == "done", done.say
    assert rows.value("select merged_into_id from shortlist.candidate where id = %s", other) == staffed.ana
    assert rows.value("select candidate_id from shortlist.application where id = %s", on_data) == staffed.ana
    for table, number in (
        ("candidate_email", 2), ("candidate_phone", 1), ("candidate_link", 1), ("candidate_skill", 2),
        ("candidate_tag", 1), ("talent_pool_member", 1), ("note", 1), ("document", 1), ("application", 2),
    ):  # fmt: skip
        count = sql.SQL("select count(*) from {} where candidate_id = %s").format(sql.Identifier("shortlist", table))
        assert (rows.value(count, staffed.ana), rows.value(count, other)) == (number, 0), table
    query = "select value from shortlist.candidate_email where candidate_id = %s and is_primary and is_live"
    assert rows.column(query, staffed.ana) == ["ana@a.com"]
    kept = rows.connection.execute(
        "select name, current_title, do_not_contact from shortlist.candidate where id = %s", [staffed.ana]
    ).fetchone()
    assert kept == ("Ana Kowalska", "Engineer", True)


async def test_of_two_applications_to_one_job_the_further_one_goes_on(staffed):
    office = staffed.office
    other = office.candidate("Anna Kowalska")
    theirs = office.apply(other, staffed.backend, "Onsite")
    ran = await office.run("rita", "merge_candidates", keep=str(staffed.ana), duplicate=str(other))
    assert "the application in Onsite goes on, the one in Phone screen ends as withdrawn" in ran.views[0].summary
    done = await office.say_yes("rita", ran)
    assert done.status == "done", done.say
    assert office.standing(theirs) == ("active", "Onsite")
    assert office.standing(staffed.ana_on_backend) == ("withdrawn", "Phone screen")
    reason = office.rows.value(
        "select reason from shortlist.stage_transition where application_id = %s and to_status = 'withdrawn'",
        staffed.ana_on_backend,
    )
    assert reason.startswith("Merged")


async def test_what_the_asker_cannot_see_moves_too_and_stays_unseen(staffed):
    office = staffed.office
    secret = office.job("SEC-001", "Secret Job", is_confidential=True)
    office.team(secret, "otto", "recruiter")
    other = office.candidate("Anna Kowalska")
    hidden = office.apply(other, secret)
    done = await merged(office, "rita", staffed.ana, other)
    assert done.status == "done", done.say
    assert office.rows.value("select candidate_id from shortlist.application where id = %s", hidden) == staffed.ana
    assert {line.job_code for line in done.views[1].applications} == {"ENG-014"}


async def test_differing_values_are_told(staffed):
    office = staffed.office
    other = office.candidate("Anna Kowalska", current_title="Designer")
    office.rows.run("update shortlist.candidate set current_title = 'Engineer' where id = %s", staffed.ana)
    ran = await office.run("rita", "merge_candidates", keep=str(staffed.ana), duplicate=str(other))
    assert "Where both have a value (name and title), the one of the kept record stays." in ran.views[0].summary


async def test_a_record_is_not_merged_with_itself(staffed):
    ran = await staffed.office.run("rita", "merge_candidates", keep="Ana Kowalska", duplicate="Kowalska Ana")
    assert ran.status == "failed"
    assert "same record" in ran.say


async def test_a_click_on_what_was_merged_meanwhile_does_nothing(staffed):
    office = staffed.office
    first = await office.run("rita", "merge_candidates", keep="Ana Kowalska", duplicate="Ben Okafor")
    second = await office.run("otto", "merge_candidates", keep="Ben Okafor", duplicate="Ana Kowalska")
    assert (await office.say_yes("rita", first)).status == "done"
    late = await office.say_yes("otto", second)
    assert late.status != "done"
    assert office.rows.value("select status::text from shortlist.candidate where id = %s", staffed.ana) == "active"


async def test_coordinators_and_managers_may_not_merge(staffed):
    office = staffed.office
    for who in ("cora", "hugo", "ivo", "erin"):
        ran = await office.run(who, "merge_candidates", keep="Ana Kowalska", duplicate="Ben Okafor")
        assert ran.status == "refused"
