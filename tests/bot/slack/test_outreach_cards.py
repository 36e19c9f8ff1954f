"""Drafts in Slack: a sentence gives cards, and their buttons send, change and drop exactly the draft they show."""

import pytest

PRIYA = "priya.raman@quillhaven.example"


@pytest.fixture
async def office(module_office):
    """One office for all of them: each writes to somebody of its own."""
    return module_office


@pytest.fixture
async def person(office):
    """Somebody nobody has written to, about whom nothing stands against a letter, and whose name nobody shares."""
    return await office.value(
        "select c.name from shortlist.candidate c where c.status = 'active' and c.last_contacted_at is null"
        " and not c.do_not_contact and not c.is_private and c.timezone = 'Europe/Berlin'"
        " and exists (select from shortlist.candidate_email e where e.candidate_id = c.id)"
        " and not exists (select from shortlist.message m where m.candidate_id = c.id)"
        " and not exists (select from shortlist.application a where a.candidate_id = c.id)"
        " and not exists (select from shortlist.candidate d where d.name_folded = c.name_folded and d.id <> c.id)"
        " and not exists (select from shortlist.consent x where x.candidate_id = c.id and x.expires_at < now())"
        " order by c.id limit 1"
    )


def draft_card(messages):
    return next(m for m in messages if any(str(b.get("block_id")).startswith("draft:") for b in m["blocks"]))


async def status(office, name):
    return await office.value(
        "select m.status::text from shortlist.message m join shortlist.candidate c on c.id = m.candidate_id"
        " where c.name = %s order by m.id desc limit 1",
        name,
    )


async def test_a_draft_is_a_card_whose_words_are_changed_in_a_form_and_dropped_by_a_button(office, person):
    root, answers = await office.ask(PRIYA, f"draft a note to {person} about ENG-014")
    card = draft_card(answers)
    assert "Senior Backend Engineer" in card["text"]
    assert await status(office, person) == "draft"
    await office.pg.click(PRIYA, "dm", card["ts"], "draft.edit")
    await office.quiet()
    views = office.pg.views(PRIYA)
    await office.pg.submit(PRIYA, views[-1]["id"], {"subject": "A hello from Berlin"})
    await office.quiet()
    subject = "select subject from shortlist.message where status = 'draft' order by id desc limit 1"
    assert await office.value(subject) == "A hello from Berlin"
    changed = draft_card(office.answers(PRIYA, "dm", root, after=card["ts"]))
    await office.pg.click(PRIYA, "dm", changed["ts"], "draft.drop")
    await office.quiet()
    assert await status(office, person) is None


async def test_the_button_of_a_draft_that_was_changed_since_sends_nothing(office, person):
    _, answers = await office.ask(PRIYA, f"draft a note to {person} about ENG-014")
    card = draft_card(answers)
    await office.ask(PRIYA, f'change the subject of the draft to {person} to "Other words"')
    await office.pg.click(PRIYA, "dm", card["ts"], "draft.send")
    await office.quiet()
    assert await status(office, person) == "draft"


async def test_in_a_channel_a_draft_goes_to_whoever_asked_alone(office, person):
    _, answers = await office.ask(PRIYA, f"@Shortlist draft a note to {person} about ENG-014", channel="hiring")
    assert all("draft:" not in str(m["blocks"]) for m in answers)
    assert "sent it to you directly" in answers[-1]["text"]
