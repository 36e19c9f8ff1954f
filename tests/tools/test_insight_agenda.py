"""The agenda, through the toolbox."""

from datetime import timedelta

import pytest

from agent.builtin import BuiltinModel
from agent.model import Message, ModelRequest
from store.identifiers import new_id
from tools.registry import tools_for
from tools.views import Agenda


async def _agenda(office, who):
    ran = await office.run(who, "my_agenda")
    assert ran.status == "done", ran.say
    (view,) = ran.views
    assert isinstance(view, Agenda)
    return view.items


@pytest.fixture
def interview(staffed):
    """Make an interview of Ana with one panelist that begins in so many hours."""
    office = staffed.office

    def make(who: str, *, hours: float, status: str = "scheduled"):
        starts = office.now + timedelta(hours=hours)
        made = office.rows.insert(
            "interview",
            application_id=staffed.ana_on_backend,
            stage_id=office.stage(staffed.backend, "Onsite"),
            starts_at=starts,
            ends_at=starts + timedelta(hours=1),
            status=status,
        )
        office.rows.insert("interview_panelist", interview_id=made, person_id=office.people[who].id)
        return made

    return make


async def test_an_empty_agenda_says_so_kindly(office):
    ran = await office.run("erin", "my_agenda")
    assert ran.views[0].items == ()
    assert ran.say.startswith("Nothing needs you today.")


async def test_an_overdue_scorecard_is_the_interviewers(staffed, interview):
    held = interview("ivo", hours=-50, status="awaiting_feedback")
    (item,) = await _agenda(staffed.office, "ivo")
    assert item.subject_id == held
    assert item.what == "Your scorecard for Ana Kowalska (Onsite, ENG-014) is overdue by 2 days"
    assert item.action == "show my scorecard for Ana Kowalska"
    assert (item.of, item.candidate_id, item.job_id) == ("interview", staffed.ana, staffed.backend)


async def test_a_submitted_or_snoozed_scorecard_is_not_asked_for(staffed, interview):
    office = staffed.office
    held = interview("ivo", hours=-50, status="awaiting_feedback")
    request = office.rows.insert(
        "feedback_request",
        interview_id=held,
        person_id=office.people["ivo"].id,
        snoozed_until=office.now + timedelta(days=1),
    )
    assert await _agenda(office, "ivo") == ()
    office.rows.run("delete from shortlist.feedback_request where id = %s", request)
    office.rows.insert(
        "scorecard",
        interview_id=held,
        application_id=staffed.ana_on_backend,
        interviewer_id=office.people["ivo"].id,
        status="submitted",
        submitted_at=office.now,
    )
    assert await _agenda(office, "ivo") == ()


async def test_a_recruiter_learns_whose_feedback_is_missing(staffed, interview):
    interview("ivo", hours=-50, status="awaiting_feedback")
    items = await _agenda(staffed.office, "rita")
    assert any(item.what.startswith("Ivo Interviewer owes a scorecard for Ana Kowalska") for item in items)


async def test_the_next_interview_comes_first(staffed, interview):
    interview("hugo", hours=-50, status="awaiting_feedback")
    soon = interview("hugo", hours=0.01)
    items = await _agenda(staffed.office, "hugo")
    assert items[0].subject_id == soon
    assert "Interview with Ana Kowalska" in items[0].what


async def test_people_stuck_on_own_jobs_are_grouped_by_stage(staffed):
    items = await _agenda(staffed.office, "hugo")
    assert [item.what for item in items] == [
        "2 people have been in Phone screen on ENG-014 for over 7 days, Ana Kowalska longest (14 days)",
        "Cleo Duarte has been in Applied on ENG-014 for 14 days",
    ]
    assert items[0].subject_id == staffed.backend
    assert items[0].action == "who is in Phone screen on ENG-014"
    assert items[1].subject_id == staffed.cleo_on_backend
    assert items[1].action == "move Cleo Duarte to the next stage on ENG-014"


async def test_others_jobs_are_not_on_ones_agenda(staffed):
    assert all("ENG-014" not in item.what for item in await _agenda(staffed.office, "otto"))


async def test_an_offer_waits_for_its_approver_without_a_name_for_an_executive(staffed):
    office = staffed.office
    offer = office.rows.insert("offer", application_id=staffed.ana_on_backend, status="pending_approval", salary=99_999)
    office.rows.insert("offer_approval", offer_id=offer, position=1, approver_id=office.people["erin"].id, status="due")
    (item,) = await _agenda(office, "erin")
    assert item.subject_id == offer
    assert item.what == "The offer for a candidate waits for your approval"
    assert item.action == ""


async def test_an_offer_without_an_answer_is_the_recruiters(staffed):
    office = staffed.office
    office.rows.insert(
        "offer", application_id=staffed.ana_on_backend, status="sent", sent_at=office.now - timedelta(days=9)
    )
    items = await _agenda(office, "rita")
    assert "The offer for Ana Kowalska on ENG-014 has no answer yet after 9 days" in {item.what for item in items}


async def test_a_card_that_waits_for_a_click_is_on_the_agenda(staffed):
    office = staffed.office
    card = await office.run("hugo", "reject_candidates", candidates=["Ana Kowalska"], reason="Lacks a needed skill")
    items = await _agenda(office, "hugo")
    assert items[0].subject_id == card.views[0].id
    assert "Reject Ana Kowalska" in items[0].what
    assert (items[0].action, items[0].of) == ("", "approval")
    waiting = items[0].card
    done = await office.toolbox.decide(waiting.id, yes=True, scene=office.scene("hugo"), digest=waiting.digest)
    assert done.status == "done", done.say
    assert office.standing(staffed.ana_on_backend) == ("rejected", "Phone screen")


async def test_a_silver_medallist_comes_back_on_the_day(staffed):
    office = staffed.office
    where = office.stage(staffed.backend, "Onsite")
    office.rows.move(staffed.ana_on_backend, office.stage(staffed.backend, "Phone screen"), where, to_status="rejected")
    office.rows.insert(
        "silver_medal",
        application_id=staffed.ana_on_backend,
        candidate_id=staffed.ana,
        resurface_on=office.now.date(),
        marked_by_id=office.people["rita"].id,
    )
    items = await _agenda(office, "rita")
    assert any(item.what == "Get back to Ana Kowalska (runner-up on ENG-014)" for item in items)


async def test_every_action_can_be_typed_and_does_what_it_says(staffed, interview):
    office = staffed.office
    office.candidate("Ana Kowalska")
    interview("hugo", hours=-50, status="awaiting_feedback")
    office.rows.insert(
        "offer", application_id=staffed.cleo_on_data, status="sent", sent_at=office.now - timedelta(days=9)
    )
    model = BuiltinModel(office.lookup)
    typed = {}
    for who in ("hugo", "rita"):
        for item in await _agenda(office, who):
            request = ModelRequest(
                system="",
                messages=(Message(role="user", text=item.action),),
                tools=tools_for(office.people[who]),
                actor=office.people[who],
                now=office.now,
                turn_id=new_id(),
            )
            (call,) = (await model.complete(request)).calls
            typed[item.action] = await office.run(who, call.name, **call.args)
    assert {ran.status for ran in typed.values()} == {"done"}, [ran.say for ran in typed.values()]
    assert typed["show Ana Kowalska on ENG-014"].views[0].candidate.id == staffed.ana
    assert typed["show Cleo Duarte on ENG-015"].views[0].candidate.id == staffed.cleo
    (stage,) = typed["who is in Phone screen on ENG-014"].views[0].stages
    assert {item.candidate_id for item in stage.items} >= {staffed.ana, staffed.ben}
    assert typed["move Cleo Duarte to the next stage on ENG-014"].views[0].items[0].to == "Phone screen"
    assert office.standing(staffed.cleo_on_data) == ("active", "Offer")
