"""Who has been in touch, who must not be written to, and who sits on the bench."""

from tools.views import CandidateList, History


async def test_a_suppressed_address_stays_suppressed_and_needs_a_click(staffed) -> None:
    office = staffed.office
    office.rows.insert("candidate_email", candidate_id=staffed.dora, value="dora@mail.example", is_primary=True)
    asked = await office.run("rita", "suppress_contact", candidate="Dora Sørensen")
    assert asked.status == "awaiting_approval"
    assert office.rows.value("select count(*) from shortlist.suppression") == 0
    await office.say_yes("rita", asked)
    held = (
        "select count(*) from shortlist.suppression where email_hmac = shortlist.suppression_key('DORA@mail.example')"
    )
    assert office.rows.value(held) == 1


async def test_a_logged_call_is_contact_and_is_taken_back_by_undo(staffed) -> None:
    office = staffed.office
    logged = await office.run("rita", "log_touch", candidate="Dora Sørensen", how="call", text="Open in March")
    assert logged.status == "done", logged.say
    shown = await office.run("otto", "contact_history", candidate="Dora Sørensen")
    view = shown.views[0]
    assert isinstance(view, History)
    assert [(one.who, one.what) for one in view.items] == [("Rita Recruiter", "Call: Open in March")]
    await office.run("rita", "undo")
    assert (await office.run("otto", "contact_history", candidate="Dora Sørensen")).facts["total"] == 0


async def test_the_bench_holds_who_came_far_and_leaves_out_whom_an_interviewer_would_never_hire(staffed) -> None:
    office, rows = staffed.office, staffed.office.rows
    go = rows.insert("skill", name="Go")
    rows.run("update shortlist.job set requirements = 'Go' where code = 'ENG-014'")
    people = {}
    for name in ("Nia Good", "Olu Never", "Pia Noconsent"):
        one = people[name] = office.candidate(name)
        rows.insert("candidate_skill", candidate_id=one, skill_id=go)
        application = office.apply(one, staffed.data, "Onsite")
        rows.run(
            "insert into shortlist.stage_transition"
            " (application_id, from_stage_id, to_stage_id, from_status, to_status, moved_at)"
            " select id, stage_id, stage_id, 'active', 'rejected', %s from shortlist.application where id = %s",
            office.now,
            application,
        )
        if name != "Pia Noconsent":
            rows.insert("consent", candidate_id=one, purpose="processing", basis="legitimate_interest")
        if name == "Olu Never":
            rows.insert(
                "scorecard",
                application_id=application,
                interviewer_id=office.people["ivo"].id,
                status="submitted",
                recommendation="definitely_not",
                submitted_at=office.now,
            )
    found = (await office.run("rita", "find_silver_medalists", job="ENG-014")).views[0]
    assert isinstance(found, CandidateList)
    assert [one.name for one in found.items] == ["Nia Good"]
    assert "reached Onsite on ENG-015" in found.items[0].why
    assert (await office.run("rita", "show_bench")).views[0].total == 0
    marked = await office.run("rita", "mark_silver_medal", candidate="Nia Good", stood_out="calm")
    assert marked.status == "done", marked.say
    assert [one.name for one in (await office.run("rita", "show_bench")).views[0].items] == ["Nia Good"]
    assert (await office.run("rita", "mark_silver_medal", candidate="Dora Sørensen")).status == "failed"
    # Otto is not on ENG-015 any more: its scorecards are not his to read, and count all the same.
    rows.run("delete from shortlist.hiring_team where person_id = %s", office.people["otto"].id)
    elsewhere = (await office.run("otto", "find_silver_medalists", job="ENG-014")).views[0]
    assert "Olu Never" not in [one.name for one in elsewhere.items]
    opened = await office.run("rita", "create_job", title="Go Engineer", status="open")
    assert "1 person came far on another job" in opened.say
    offered = next(view for view in opened.views if isinstance(view, CandidateList))
    assert [one.name for one in offered.items] == ["Nia Good"]


async def test_an_interested_person_becomes_an_applicant_once_with_source_and_credit_and_undo(staffed) -> None:
    office, rows = staffed.office, staffed.office.rows
    rows.insert("source", name="Recruiter Outreach", kind="prospecting")
    rita = office.people["rita"].id
    rows.insert(
        "message",
        candidate_id=staffed.dora,
        job_id=staffed.backend,
        sender_id=rita,
        status="sent",
        sent_at=office.now,
        message_id_header="<1@q.example>",
    )
    reply = rows.insert(
        "message",
        candidate_id=staffed.dora,
        job_id=staffed.backend,
        direction="inbound",
        status="received",
        in_reply_to="<1@q.example>",
        reply_class="other",
        body_text="Why not",
        sent_at=office.now,
    )
    done = await office.run("ada", "answer_reply", reply=str(reply), verdict="interested")
    assert done.status == "done", done.say
    row = rows.connection.execute(
        "select a.status::text, s.name, a.credited_to_id from shortlist.application a"
        " join shortlist.source s on s.id = a.source_id where a.candidate_id = %s",
        [staffed.dora],
    ).fetchall()
    assert row == [("active", "Recruiter Outreach", rita)]
    again = await office.run("rita", "answer_reply", candidate="Dora Sørensen", verdict="interested")
    assert "already" in again.say
    assert rows.value("select count(*) from shortlist.application where candidate_id = %s", staffed.dora) == 1
    shown = await office.run("rita", "show_replies")
    assert shown.outside
    assert "interested about ENG-014: Why not" in shown.views[0].items[0].what


async def test_a_colleagues_referral_is_kept_with_source_and_credit_and_is_taken_back(staffed) -> None:
    office, rows = staffed.office, staffed.office.rows
    rows.insert("source", name="Employee Referral", kind="referrals")
    done = await office.run("rita", "refer_candidate", candidate="Dora Sørensen", referrer="Ivo", job="ENG-014")
    assert done.status == "done", done.say
    row = rows.connection.execute(
        "select s.name, a.credited_to_id from shortlist.application a join shortlist.source s on s.id = a.source_id"
        " where a.candidate_id = %s and a.job_id = %s",
        [staffed.dora, staffed.backend],
    ).fetchone()
    assert row == ("Employee Referral", office.people["ivo"].id)
    again = await office.run("rita", "refer_candidate", candidate="Dora Sørensen", referrer="Ivo", job="ENG-014")
    assert "already" in again.say
    assert (await office.run("rita", "undo")).status == "done"
    assert rows.value("select count(*) from shortlist.referral") == 0


async def test_people_met_at_an_event_are_found_or_added_with_it_as_their_source(staffed) -> None:
    office, rows = staffed.office, staffed.office.rows
    rows.insert("source", name="Meetup", kind="attend_events")
    rows.insert("source", name="Open Day", kind="attend_events")
    names = ["Dora Sørensen", "Noor Haddad", "Tomas Brandl"]
    done = await office.run("rita", "add_from_event", people=names, event="Berlin meetup")
    assert done.status == "done", done.say
    assert rows.value("select count(*) from shortlist.event_attendance") == 3
    source = (
        "select s.name from shortlist.application a join shortlist.source s on s.id = a.source_id"
        " join shortlist.candidate c on c.id = a.candidate_id where c.name = 'Noor Haddad'"
    )
    assert rows.value(source) == "Meetup"
    again = await office.run("rita", "add_from_event", people=["Noor Haddad"], event="berlin meetup")
    assert "already" in again.say
    assert rows.value("select count(*) from shortlist.event") == 1
    many = await office.run("rita", "add_from_event", people=[f"New Person{n}" for n in "abcdef"], event="Fair")
    assert many.status == "awaiting_approval"


async def test_a_pool_that_a_search_fills_shows_its_total_and_people_are_enrolled_from_it(staffed) -> None:
    office, rows = staffed.office, staffed.office.rows
    rows.insert("organisation", name="Quillhaven", postal_address="Lindenufer 12")
    go = rows.insert("skill", name="Go")
    for name in ("Gil Weber", "Hana Novak", "Ida Berg"):
        one = office.candidate(name, location="Berlin, Germany")
        rows.insert("candidate_email", candidate_id=one, value=f"{one}@mail.example", is_primary=True)
        if name != "Ida Berg":
            rows.insert("candidate_skill", candidate_id=one, skill_id=go)
    find = {"skills": ["Go"], "locations": ["Berlin"]}
    made = await office.run("rita", "create_pool", name="Berlin Gophers", find=find)
    assert made.status == "done", made.say
    assert made.facts["total"] == 2
    late = office.candidate("Jo Lim", location="Berlin, Germany")
    rows.insert("candidate_skill", candidate_id=late, skill_id=go)
    shown = await office.run("rita", "show_pool", pool="Berlin Gophers")
    assert shown.facts["total"] == 3
    refused = await office.run("rita", "create_pool", name="Stuck", find={"job": "ENG-014", "skills": ["Go"]})
    assert refused.status == "failed"
    assert "job cannot be saved" in refused.say
    await office.run("rita", "create_sequence", name="Backend Berlin", job="ENG-014")
    asked = await office.run("rita", "enroll", find={"pool": "Berlin Gophers"}, sequence="Backend Berlin")
    assert asked.status == "awaiting_approval", asked.say
    assert "Jo Lim: there is no e-mail address on record" in asked.views[0].summary
    done = await office.say_yes("rita", asked)
    assert done.status == "done", done.say
    assert rows.value("select count(*) from shortlist.enrollment") == 2
