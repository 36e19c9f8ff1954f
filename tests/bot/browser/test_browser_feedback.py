"""Feedback in a real browser: asked in a DM, answered in words, corrected in the form, handed in with one click."""

import pytest
from playwright.async_api import expect

from tests.bot.slack.panels import ended_interview


@pytest.fixture
async def panel(office):
    async with ended_interview(office) as ended:
        await ended.tick()
        yield ended


async def test_an_interviewer_answers_in_words_and_the_card_grows_to_a_scorecard_that_is_in(window, office, panel):
    who = panel.people[0]
    await window.be(who)
    asked = window.page.get_by_test_id("message").filter(has_text=f"How was the interview with {panel.candidate}").first
    await asked.hover()
    await asked.get_by_test_id("reply-in-thread").click()
    thread = window.page.get_by_test_id("thread")
    await window.reply("SQL was strong.")
    card = thread.get_by_test_id("message").filter(has_text="Scorecard for")
    await expect(card).to_contain_text("SQL was strong")
    await expect(thread).to_contain_text("Nothing said yet about")
    await window.reply("Actually, make SQL a strong yes. I'd hire.")
    await expect(card).to_contain_text("SQL: Strong yes")
    await expect(card).to_have_count(1)

    await card.get_by_role("button", name="Open form").click()
    modal = window.page.get_by_role("dialog")
    await expect(modal).to_contain_text("Communication")
    await modal.get_by_role("textbox", name="In a few words").fill("A pleasure to talk to")
    await window.page.get_by_test_id("modal-submit").click()
    await expect(modal).to_have_count(0)
    await expect(card).to_contain_text("A pleasure to talk to")

    await card.get_by_role("button", name="Submit").click()
    await expect(card).to_contain_text("submitted")
    await office.quiet()
    assert await panel.seen_by(who) == 1
    assert [await panel.seen_by(other) for other in panel.people[1:]] == [0, 0, 0]
