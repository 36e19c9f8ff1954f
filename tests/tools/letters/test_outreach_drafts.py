"""Letters to candidates, through the toolbox: drafted from records, checked by code, sent by one click to the byte."""

from datetime import UTC, datetime, timedelta

from tools.ran import Ran
from tools.views import ApprovalCard, DraftMessage


def drafts_of(ran: Ran) -> tuple[DraftMessage, ...]:
    """The drafts an answer shows."""
    return tuple(view for view in ran.views if isinstance(view, DraftMessage))


def refused(draft: DraftMessage) -> set[str]:
    """The checks that stand against a draft."""
    return {check.name for check in draft.checks if not check.passed}


async def test_people_found_get_different_letters_whose_every_fact_names_its_record(sourcing) -> None:
    find = {"skills": ["Go"], "locations": ["Berlin"], "not_contacted_days": 200}
    ran = await sourcing.office.run("rita", "draft_outreach", find=find, job="ENG-014", limit=4)
    made = drafts_of(ran)
    assert len(made) == 4
    assert all(view.may_be_sent for view in made), [refused(view) for view in made]
    at_acme = [view for view in made if view.candidate in {"Gil Weber", "Hana Novak"}]
    assert len({view.body.split("\n\n")[1] for view in at_acme}) == 2
    assert len({view.subject for view in at_acme}) == 2
    for view in made:
        assert "Go" in view.body
        assert "Backend Engineer" in view.body + view.subject
        owner = "select candidate_id from shortlist.candidate_skill where id = %s"
        skills = [fact for fact in view.facts if fact.kind == "skill"]
        assert skills
        assert {sourcing.office.rows.value(owner, fact.record_id) for fact in skills} == {view.candidate_id}
        assert "Lindenufer 12" in view.body
        assert "unsubscribe" in view.body
        assert "Why you hear from us" in view.body
    assert sourcing.queued() == 0


async def test_every_rule_of_the_governor_is_a_line_on_the_card_and_keeps_the_mail_here(sourcing) -> None:
    office, rows, now = sourcing.office, sourcing.office.rows, sourcing.office.now
    gil, hana = sourcing.people["Gil Weber"], sourcing.people["Hana Novak"]
    ida, jo = sourcing.people["Ida Berg"], sourcing.people["Jo Lim"]
    rows.run("update shortlist.candidate set do_not_contact = true where id = %s", gil)
    rows.run(
        "insert into shortlist.suppression (email_hmac, reason)"
        " values (shortlist.suppression_key('gil@mail.example'), 'manual')"
    )
    office.apply(hana, office.job("ENG-020", "Other"))
    rows.run("update shortlist.consent set withdrawn_at = %s where candidate_id = %s", now - timedelta(days=1), hana)
    rows.insert(
        "message", candidate_id=ida, sender_id=office.people["otto"].id, status="sent", sent_at=now - timedelta(days=2)
    )
    rows.run("delete from shortlist.candidate_email where candidate_id = %s", jo)
    one, two, three, four = await sourcing.draft("Gil Weber", "Hana Novak", "Ida Berg", "Jo Lim")
    assert refused(one) == {"do not contact", "suppression"}
    assert refused(two) == {"consent", "active application"}
    assert refused(three) == {"colleague in touch", "contacted lately"}
    assert refused(four) == {"address"}
    rows.run("update shortlist.organisation set postal_address = null")
    assert "postal address" in refused((await sourcing.draft("Gil Weber"))[0])
    ran = await office.run("rita", "send_drafts")
    assert ran.status == "failed"
    assert "Gil Weber: is marked do not contact" in ran.say
    assert sourcing.queued() == 0


async def test_a_click_sends_exactly_what_the_card_showed_and_only_once(sourcing) -> None:
    office = sourcing.office
    first, second = await sourcing.draft("Gil Weber", "Ida Berg")
    asked = await office.run("rita", "send_drafts")
    card = asked.views[0]
    assert isinstance(card, ApprovalCard)
    assert sourcing.queued() == 0
    assert "gil@mail.example" in card.summary
    done = await office.say_yes("rita", asked)
    assert done.status == "done", done.say
    again = await office.say_yes("rita", asked)
    assert again.status == "refused"
    assert sourcing.queued() == 2
    assert sourcing.status(first) == sourcing.status(second) == "queued"
    kept = office.rows.value("select body_text from shortlist.message where id = %s", first.id)
    assert kept == first.body
    assert office.rows.value("select digest from shortlist.message where id = %s", first.id) == first.digest


async def test_a_draft_changed_after_the_card_was_shown_is_not_sent(sourcing) -> None:
    office = sourcing.office
    (draft,) = await sourcing.draft("Gil Weber")
    asked = await office.run("rita", "send_drafts", drafts="Gil Weber")
    changed = await office.run("rita", "edit_draft", draft="Gil Weber", add="PS: we have a cat.")
    assert "PS: we have a cat." in drafts_of(changed)[0].body
    late = await office.say_yes("rita", asked)
    assert late.status != "done"
    assert "changed" in late.say
    assert sourcing.status(draft) == "draft"
    undone = await office.run("rita", "undo")
    assert undone.status == "done", undone.say
    assert office.rows.value("select body_text from shortlist.message where id = %s", draft.id) == draft.body


async def test_what_has_come_up_since_the_card_was_shown_stops_the_mail(sourcing) -> None:
    office = sourcing.office
    (draft,) = await sourcing.draft("Gil Weber")
    asked = await office.run("rita", "send_drafts")
    await office.run("ada", "set_do_not_contact", candidate="Gil Weber")
    late = await office.say_yes("rita", asked)
    assert late.status != "done"
    assert "do not contact" in late.say
    assert sourcing.status(draft) == "draft"
    cleared = await office.run("ada", "set_do_not_contact", candidate="Gil Weber", on=False)
    assert cleared.status == "awaiting_approval"


async def test_mail_at_night_waits_for_the_morning_where_the_recipient_lives(sourcing) -> None:
    office = sourcing.office
    office.now = datetime(2026, 11, 20, 21, tzinfo=UTC)  # a Friday, 22:00 in Berlin
    await sourcing.draft("Gil Weber")
    await office.say_yes("rita", await office.run("rita", "send_drafts"))
    due = office.rows.value("select next_at from shortlist.outbox where kind = 'email'")
    assert due == datetime(2026, 11, 23, 7, tzinfo=UTC)  # Monday, 8:00 there


async def test_nobody_sends_in_the_name_of_another_and_hiring_managers_do_not_write(sourcing) -> None:
    office = sourcing.office
    (draft,) = await sourcing.draft("Gil Weber")
    other = await office.run("otto", "send_drafts", drafts=[str(draft.id)])
    assert other.status == "failed"
    assert (await office.run("hugo", "draft_outreach", candidates=["Gil Weber"])).status == "refused"
    assert sourcing.queued() == 0


async def test_a_job_that_is_confidential_is_not_named_in_a_letter(sourcing) -> None:
    sourcing.office.rows.run("update shortlist.job set is_confidential = true where code = 'ENG-014'")
    (draft,) = await sourcing.draft("Gil Weber")
    assert "Backend Engineer" not in draft.body + draft.subject
