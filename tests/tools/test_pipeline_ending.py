"""Rejecting and withdrawing, through the toolbox and the click."""

from tools.views import ApprovalCard, Changed, Picker

REASON = "Lacks a needed skill"


async def test_a_rejection_waits_for_a_click_and_names_person_job_and_reason(staffed):
    office = staffed.office
    ran = await office.run("rita", "reject_candidates", candidates=["Ana Kowalska"], reason=REASON)
    assert ran.status == "awaiting_approval"
    (card,) = ran.views
    assert isinstance(card, ApprovalCard)
    assert card.summary == "Reject Ana Kowalska on ENG-014 Backend Engineer. Reason: Lacks a needed skill."
    assert office.standing(staffed.ana_on_backend) == ("active", "Phone screen")
    assert office.changes() == 0


async def test_the_click_rejects_in_the_stage_with_the_reason_and_who_did_it(staffed):
    office = staffed.office
    card = await office.run("rita", "reject_candidates", candidates=["Ana Kowalska"], reason=REASON)
    done = await office.say_yes("rita", card)
    assert done.say == "Rejected Ana Kowalska on ENG-014: Lacks a needed skill."
    assert office.standing(staffed.ana_on_backend) == ("rejected", "Phone screen")
    reason = office.rows.value(
        "select r.name from shortlist.application a join shortlist.rejection_reason r on r.id = a.rejection_reason_id"
        " where a.id = %s",
        staffed.ana_on_backend,
    )
    assert reason == REASON
    last = office.rows.value(
        "select moved_by_id from shortlist.stage_transition where application_id = %s order by position desc limit 1",
        staffed.ana_on_backend,
    )
    assert last == office.people["rita"].id
    assert isinstance(done.views[0], Changed)


async def test_a_second_click_does_not_reject_twice(staffed):
    office = staffed.office
    card = await office.run("rita", "reject_candidates", candidates=["Ana Kowalska"], reason=REASON)
    await office.say_yes("rita", card)
    before = office.changes()
    again = await office.say_yes("rita", card)
    assert again.status == "refused"
    assert office.changes() == before


async def test_a_clicked_rejection_can_be_undone_by_a_transition_back(staffed):
    office = staffed.office
    card = await office.run("rita", "reject_candidates", candidates=["Ana Kowalska"], reason=REASON)
    await office.say_yes("rita", card)
    undone = await office.run("rita", "undo")
    assert undone.say == "Undone: Ana Kowalska is active again in Phone screen on ENG-014."
    assert office.standing(staffed.ana_on_backend) == ("active", "Phone screen")
    assert (
        office.rows.value("select rejection_reason_id from shortlist.application where id = %s", staffed.ana_on_backend)
        is None
    )


async def test_without_a_reason_the_reasons_are_offered_and_nothing_is_written(staffed):
    ran = await staffed.office.run("rita", "reject_candidates", candidates=["Ana Kowalska"])
    assert ran.status == "refused"
    (picker,) = ran.views
    assert isinstance(picker, Picker)
    assert picker.of == "reason"
    assert picker.field == "reason"
    assert [option.label for option in picker.options] == ["Lacks a needed skill", "Position filled"]
    assert staffed.office.rows.value("select count(*) from shortlist.approval") == 0


async def test_an_unknown_reason_and_a_candidates_own_are_asked_about(staffed):
    for reason in ("Bad hair day", "Took another offer"):
        ran = await staffed.office.run("rita", "reject_candidates", candidates=["Ana Kowalska"], reason=reason)
        assert ran.status == "refused"
        assert isinstance(ran.views[0], Picker)


async def test_everybody_in_a_stage_is_rejected_by_one_card(staffed):
    office = staffed.office
    ran = await office.run(
        "rita", "reject_candidates", from_stage="Phone screen", job="ENG-014", reason="Position filled"
    )
    assert "Ana Kowalska and Ben Okafor" in ran.views[0].summary
    await office.say_yes("rita", ran)
    assert office.standing(staffed.ana_on_backend)[0] == office.standing(staffed.ben_on_backend)[0] == "rejected"
    assert office.standing(staffed.cleo_on_backend)[0] == "active"


async def test_a_note_is_kept_with_the_rejection_and_leaves_with_its_undo(staffed):
    office = staffed.office
    card = await office.run(
        "rita", "reject_candidates", candidates=["Ana Kowalska"], reason=REASON, note="Ask again in a year"
    )
    await office.say_yes("rita", card)
    kept = "select body from shortlist.note where application_id = %s and deleted_at is null"
    assert office.rows.value(kept, staffed.ana_on_backend) == "Ask again in a year"
    undone = await office.run("rita", "undo")
    assert undone.status == "done", undone.say
    assert office.rows.value(kept, staffed.ana_on_backend) is None


async def test_a_hiring_manager_rejects_on_their_own_job_only(staffed):
    office = staffed.office
    card = await office.run("hugo", "reject_candidates", candidates=["Ana Kowalska"], reason=REASON)
    assert (await office.say_yes("hugo", card)).status == "done"
    other = await office.run("hugo", "reject_candidates", candidates=["Cleo Duarte"], job="ENG-015", reason=REASON)
    assert other.status == "failed"
    assert office.standing(staffed.cleo_on_data) == ("active", "Onsite")


async def test_who_may_not_reject_gets_no_card(staffed):
    office = staffed.office
    for who in ("otto", "cora", "ivo", "erin"):
        ran = await office.run(who, "reject_candidates", candidates=["Ana Kowalska"], reason=REASON)
        assert ran.status == "refused", who
        assert not ran.views
    assert office.rows.value("select count(*) from shortlist.approval") == 0


async def test_a_card_nobody_may_decide_but_whoever_asked(staffed):
    office = staffed.office
    card = await office.run("rita", "reject_candidates", candidates=["Ana Kowalska"], reason=REASON)
    other = await office.say_yes("hugo", card)
    assert other.status == "refused"
    assert office.standing(staffed.ana_on_backend) == ("active", "Phone screen")


async def test_somebody_rejected_already_is_not_rejected_again(staffed):
    office = staffed.office
    card = await office.run("rita", "reject_candidates", candidates=["Ana Kowalska"], reason=REASON)
    await office.say_yes("rita", card)
    again = await office.run("rita", "reject_candidates", candidates=["Ana Kowalska"], reason=REASON)
    assert again.status == "failed"
    assert "rejected already" in again.say


async def test_a_withdrawal_waits_for_a_click_and_may_lack_a_reason(staffed):
    office = staffed.office
    ran = await office.run("rita", "withdraw_candidate", candidate="Ana Kowalska")
    assert ran.status == "awaiting_approval"
    done = await office.say_yes("rita", ran)
    assert done.say == "Ana Kowalska is withdrawn from ENG-014."
    assert office.standing(staffed.ana_on_backend) == ("withdrawn", "Phone screen")
    undone = await office.run("rita", "undo")
    assert undone.status == "done"
    assert office.standing(staffed.ana_on_backend) == ("active", "Phone screen")


async def test_a_withdrawal_keeps_the_candidates_reason(staffed):
    office = staffed.office
    ran = await office.run("rita", "withdraw_candidate", candidate="Ana Kowalska", reason="another offer")
    await office.say_yes("rita", ran)
    reason = office.rows.value(
        "select r.name from shortlist.application a join shortlist.rejection_reason r on r.id = a.rejection_reason_id"
        " where a.id = %s",
        staffed.ana_on_backend,
    )
    assert reason == "Took another offer"


async def test_which_application_is_withdrawn_is_asked_when_there_are_two(staffed):
    ran = await staffed.office.run("rita", "withdraw_candidate", candidate="Cleo Duarte")
    assert ran.status == "refused"
    assert ran.views[0].field == "job"
