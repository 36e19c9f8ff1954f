"""Moving applicants, through the toolbox."""

from tools.views import Changed, Picker


async def test_a_move_appends_a_transition_and_says_from_where_to_where(staffed):
    office = staffed.office
    ran = await office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite", job="ENG-014")
    assert ran.status == "done"
    assert ran.say == ("Moved Ana Kowalska from Phone screen to Onsite on ENG-014, skipping Technical interview.")
    assert office.standing(staffed.ana_on_backend) == ("active", "Onsite")
    by = office.rows.value(
        "select moved_by_id from shortlist.stage_transition where application_id = %s and position = 2",
        staffed.ana_on_backend,
    )
    assert by == office.people["rita"].id
    (changed,) = ran.views
    assert isinstance(changed, Changed)
    assert (changed.items[0].from_, changed.items[0].to) == ("Phone screen", "Onsite")
    assert changed.items[0].id == staffed.ana_on_backend
    assert changed.undo is not None


async def test_a_move_can_be_undone_once_by_a_new_transition(staffed):
    office = staffed.office
    await office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    undone = await office.run("rita", "undo")
    assert undone.say == "Undone: Ana Kowalska is back in Phone screen on ENG-014."
    assert office.standing(staffed.ana_on_backend) == ("active", "Phone screen")
    positions = office.rows.value(
        "select count(*) from shortlist.stage_transition where application_id = %s", staffed.ana_on_backend
    )
    assert positions == 3
    again = await office.run("rita", "undo", change=str(undone.facts["undone"]))
    assert again.status == "failed"
    assert "undone already" in again.say


async def test_an_undo_can_itself_be_undone(staffed):
    office = staffed.office
    await office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    undone = await office.run("rita", "undo")
    redone = await office.run("rita", "undo", change=str(undone.views[0].undo))
    assert redone.status == "done", redone.say
    assert office.standing(staffed.ana_on_backend) == ("active", "Onsite")


async def test_an_undo_of_what_somebody_moved_on_since_is_refused_and_names_them(staffed):
    office = staffed.office
    moved = await office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    await office.run("hugo", "move_candidates", candidates=["Ana Kowalska"], stage="Offer")
    undone = await office.run("rita", "undo", change=str(moved.views[0].undo))
    assert undone.status == "failed"
    assert "Hugo Hirer" in undone.say
    assert office.standing(staffed.ana_on_backend) == ("active", "Offer")


async def test_several_named_people_move_together(staffed):
    office = staffed.office
    ran = await office.run(
        "rita", "move_candidates", candidates=["Kowalska", "ben okafor"], stage="Technical interview"
    )
    assert ran.say == "Moved Ana Kowalska and Ben Okafor from Phone screen to Technical interview on ENG-014."
    assert office.standing(staffed.ben_on_backend) == ("active", "Technical interview")


async def test_a_backward_move_is_said_to_be_one(staffed):
    ran = await staffed.office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="previous")
    assert ran.say == "Moved Ana Kowalska back from Phone screen to Applied on ENG-014."


async def test_next_is_the_stage_after(staffed):
    await staffed.office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="next")
    assert staffed.office.standing(staffed.ana_on_backend) == ("active", "Technical interview")


async def test_a_move_to_where_somebody_is_changes_nothing_and_says_so(staffed):
    before = staffed.office.changes()
    ran = await staffed.office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Phone screen")
    assert ran.status == "done"
    assert ran.say == "Ana Kowalska is already in Phone screen on ENG-014, so nothing was changed."
    assert staffed.office.changes() == before


async def test_moving_to_hired_says_what_to_do_instead(staffed):
    ran = await staffed.office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Hired")
    assert ran.status == "failed"
    assert "offer" in ran.say
    assert staffed.office.standing(staffed.ana_on_backend) == ("active", "Phone screen")


async def test_somebody_active_on_two_jobs_is_asked_about_and_nothing_moves(staffed):
    ran = await staffed.office.run("rita", "move_candidates", candidates=["Cleo Duarte"], stage="Offer")
    assert ran.status == "refused"
    (picker,) = ran.views
    assert isinstance(picker, Picker)
    assert {option.label for option in picker.options} == {"ENG-014 Backend Engineer", "ENG-015 Data Engineer"}
    assert picker.field == "job"
    chosen = next(option.id for option in picker.options if "ENG-015" in option.label)
    again = await staffed.office.run("rita", "move_candidates", candidates=["Cleo Duarte"], stage="Offer", job=chosen)
    assert again.status == "done"
    assert staffed.office.standing(staffed.cleo_on_data) == ("active", "Offer")
    assert staffed.office.standing(staffed.cleo_on_backend) == ("active", "Applied")


async def test_two_of_one_name_are_asked_about_and_nothing_moves(staffed):
    office = staffed.office
    office.apply(office.candidate("Ana Kowalska"), staffed.backend)
    before = office.changes()
    ran = await office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    assert ran.status == "refused"
    assert isinstance(ran.views[0], Picker)
    assert len(ran.views[0].options) == 2
    assert office.changes() == before


async def test_a_misspelt_name_moves_nobody_and_offers_the_nearest(staffed):
    ran = await staffed.office.run("rita", "move_candidates", candidates=["Ana Kovalska"], stage="Onsite")
    assert ran.status == "failed"
    assert [option.label for option in ran.views[0].options] == ["Ana Kowalska"]
    assert staffed.office.standing(staffed.ana_on_backend) == ("active", "Phone screen")


async def test_an_unknown_person_and_a_hidden_one_read_the_same(staffed):
    office = staffed.office
    absent = await office.run("hugo", "move_candidates", candidates=["Nobody Atall"], stage="Onsite")
    hidden = await office.run("hugo", "move_candidates", candidates=["Dora Sørensen"], stage="Onsite")
    assert absent.status == hidden.status == "failed"
    assert absent.say.replace("Nobody Atall", "X") == hidden.say.replace("Dora Sørensen", "X")


async def test_an_unknown_stage_is_asked_about(staffed):
    ran = await staffed.office.run("rita", "move_candidates", candidates=["Ana Kowalska"], stage="Skydiving")
    assert ran.status == "failed"
    assert "Onsite" in {option.label for option in ran.views[0].options}


async def test_more_than_five_people_wait_for_a_click(staffed):
    office = staffed.office
    names = ["Ida Grün", "Jan Nowak", "Kim O'Neil", "Lea “Lee” Fry", "Max 🦊 Fox"]
    everyone = [office.apply(office.candidate(name), staffed.backend, "Phone screen") for name in names]
    ran = await office.run("rita", "move_candidates", from_stage="Phone screen", job="ENG-014", stage="Onsite")
    assert ran.status == "awaiting_approval"
    assert all(name in ran.say for name in (*names, "Ana Kowalska", "ENG-014"))
    assert office.standing(everyone[0]) == ("active", "Phone screen")
    done = await office.say_yes("rita", ran)
    assert done.status == "done", done.say
    assert {office.standing(one) for one in everyone} == {("active", "Onsite")}


async def test_a_card_is_out_of_date_once_somebody_in_it_was_moved(staffed):
    office = staffed.office
    for number in range(4):
        office.apply(office.candidate(f"Extra Person{number}"), staffed.backend, "Phone screen")
    ran = await office.run("rita", "move_candidates", from_stage="Phone screen", job="ENG-014", stage="Onsite")
    await office.run("hugo", "move_candidates", candidates=["Ana Kowalska"], stage="Offer")
    done = await office.say_yes("rita", ran)
    assert done.status == "failed"
    assert office.standing(staffed.ben_on_backend) == ("active", "Phone screen")
    assert office.standing(staffed.ana_on_backend) == ("active", "Offer")


async def test_a_recruiter_off_the_job_may_not_move_anybody_on_it(staffed):
    ran = await staffed.office.run("otto", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    assert ran.status == "refused"
    assert staffed.office.standing(staffed.ana_on_backend) == ("active", "Phone screen")


async def test_a_hiring_manager_moves_people_on_their_own_job(staffed):
    ran = await staffed.office.run("hugo", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    assert ran.status == "done", ran.say


async def test_a_coordinator_moves_people(staffed):
    ran = await staffed.office.run("cora", "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
    assert ran.status == "done", ran.say


async def test_interviewers_and_executives_move_nobody(staffed):
    for who in ("ivo", "erin"):
        ran = await staffed.office.run(who, "move_candidates", candidates=["Ana Kowalska"], stage="Onsite")
        assert ran.status == "refused"


async def test_a_wrong_from_stage_moves_nobody_and_says_where_they_are(staffed):
    ran = await staffed.office.run(
        "rita", "move_candidates", candidates=["Ana Kowalska"], stage="Offer", from_stage="Onsite"
    )
    assert ran.status == "failed"
    assert "Phone screen" in ran.say
    assert staffed.office.standing(staffed.ana_on_backend) == ("active", "Phone screen")


async def test_somebody_without_an_application_is_not_moved(staffed):
    ran = await staffed.office.run("rita", "move_candidates", candidates=["Dora Sorensen"], stage="Onsite")
    assert ran.say == "Dora Sørensen has no active application, so nothing was changed."


async def test_endless_and_odd_names_are_answered_plainly(staffed):
    for name in ("x" * 10_000, "%_'\"; drop table", "🦊", "Robert'); --"):
        ran = await staffed.office.run("rita", "move_candidates", candidates=[name], stage="Onsite")
        assert ran.status == "failed"
        assert "reference" not in ran.say
        assert len(ran.say) < 300
