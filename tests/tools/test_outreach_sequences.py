"""Sequences through the tools: made, shown, changed, and people put into them by a click."""

import pytest

from tools.views import ApprovalCard, SequenceCard


@pytest.fixture
def reachable(staffed):
    rows = staffed.office.rows
    rows.insert("organisation", name="Quillhaven", postal_address="Lindenufer 12, 10179 Berlin")
    rows.insert("candidate_email", candidate_id=staffed.dora, value="dora@mail.example", is_primary=True)
    return staffed


async def test_people_are_enrolled_by_a_click_that_shows_every_letter_and_only_who_may_be_written_to(reachable) -> None:
    office = reachable.office
    made = await office.run("rita", "create_sequence", name="Backend Berlin", job="ENG-014")
    assert made.status == "done", made.say
    view = made.views[0]
    assert isinstance(view, SequenceCard)
    assert [one.wait_days for one in view.steps] == [0, 4, 7]
    asked = await office.run("rita", "enroll", candidates=["Dora Sørensen", "Ana Kowalska"], sequence="backend")
    card = asked.views[0]
    assert isinstance(card, ApprovalCard), asked.say
    assert "Backend Engineer" in card.summary
    assert "Left out: Ana Kowalska" in card.summary
    done = await office.say_yes("rita", asked)
    assert done.status == "done", done.say
    enrolled = "select c.name from shortlist.enrollment e join shortlist.candidate c on c.id = e.candidate_id"
    assert office.rows.column(enrolled) == ["Dora Sørensen"]
    changed = await office.run("rita", "edit_sequence", sequence="Backend Berlin", step=1, body="Hello {first_name}")
    assert changed.status == "awaiting_approval"
    paused = await office.run("rita", "pause_enrollment", candidate="Dora Sørensen")
    assert paused.status == "done", paused.say
    assert office.rows.value("select status::text from shortlist.enrollment") == "paused"
    await office.run("rita", "unenroll", candidate="Dora Sørensen")
    assert office.rows.value("select finish_reason::text from shortlist.enrollment") == "manual_exit"


async def test_a_letter_with_a_place_nothing_fills_is_refused(reachable) -> None:
    letters = [{"body": "Hi {first_name}, your salary would be {salary}"}]
    ran = await reachable.office.run("rita", "create_sequence", name="X", letters=letters)
    assert ran.status == "failed"
    assert "{salary}" in ran.say
    assert reachable.office.rows.value("select count(*) from shortlist.sequence") == 0


async def test_a_move_that_starts_a_sequence_is_set_by_a_click_on_every_letter_and_holds_to_those(reachable) -> None:
    office = reachable.office
    letters = [{"body": "Hi {first_name}, welcome"}, {"body": "Thanks", "wait_days": 2, "condition": "if_rejected"}]
    await office.run("rita", "create_sequence", name="What to expect", job="ENG-014", letters=letters)
    asked = await office.run("rita", "set_sequence_rule", sequence="What to expect", effect="start", stage="Onsite")
    card = asked.views[0]
    assert isinstance(card, ApprovalCard), asked.say
    assert "Hi {first_name}, welcome" in card.summary
    assert "if rejected" in card.summary
    await office.run("rita", "edit_sequence", sequence="What to expect", step=1, body="Something else")
    stale = await office.say_yes("rita", asked)
    assert "has been changed" in stale.say
    rules = "select count(*) from shortlist.sequence_rule"
    assert office.rows.value(rules) == 0
    again = await office.run("rita", "set_sequence_rule", sequence="What to expect", effect="start", stage="Onsite")
    done = await office.say_yes("rita", again)
    assert done.status == "done", done.say
    view = done.views[0]
    assert isinstance(view, SequenceCard)
    assert view.rules == ("a move to stage Onsite starts it",)
    changed = await office.run("rita", "edit_sequence", sequence="What to expect", step=1, body="Another")
    assert changed.status == "awaiting_approval"
    stopped = await office.run("rita", "set_sequence_rule", sequence="expect", effect="stop", status="withdrawn")
    assert stopped.status == "done", stopped.say
    for where in ({"effect": "start", "stage": "Onsite"}, {"effect": "stop", "status": "withdrawn"}):
        gone = await office.run("rita", "set_sequence_rule", sequence="What to expect", remove=True, **where)
        assert gone.status == "done", gone.say
    assert office.rows.value(rules) == 0


async def test_letters_that_were_changed_after_the_card_are_not_what_people_are_enrolled_for(reachable) -> None:
    office = reachable.office
    await office.run("rita", "create_sequence", name="Backend Berlin", job="ENG-014")
    asked = await office.run("rita", "enroll", candidates=["Dora Sørensen"], sequence="backend")
    await office.run("rita", "edit_sequence", sequence="backend", step=1, body="Send me your bank details")
    done = await office.say_yes("rita", asked)
    assert "has been changed" in done.say
    assert office.rows.value("select count(*) from shortlist.enrollment") == 0
