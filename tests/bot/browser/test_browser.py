"""The playground in a real browser: what a newcomer does in the first ten minutes."""

import asyncio

import pytest
from playwright.async_api import expect

from tests.bot.browser.conftest import JONAS

MARGARET = "margaret.ashdown@quillhaven.example"


@pytest.fixture
async def active(office):
    """Somebody active on ENG-014 whose name nobody shares."""
    return await office.value(
        "select c.name from shortlist.application a join shortlist.candidate c on c.id = a.candidate_id"
        " join shortlist.job j on j.id = a.job_id where j.code = 'ENG-014' and a.status = 'active' and not c.is_private"
        " and (select count(*) from shortlist.candidate d where d.name_folded = c.name_folded) = 1 order by a.id"
        " limit 1"
    )


async def test_asking_shows_the_answer_with_its_rows_in_the_thread(window):
    thread = await window.say("find Go engineers in Berlin")
    await expect(thread.get_by_test_id("overflow").first).to_be_visible()
    await expect(thread).to_contain_text("candidates")


async def test_an_answer_that_comes_while_its_thread_is_being_opened_is_shown(window):
    async def slowly(route):
        known = await route.fetch()
        await asyncio.sleep(1)
        await route.fulfill(response=known)

    await window.page.route("**/-/messages?*thread_ts=*", slowly)
    await window.say("how many people know Go?")
    await window.page.unroute_all(behavior="wait")


async def test_a_long_answer_is_read_from_its_beginning(window):
    await window.page.set_viewport_size({"width": 1280, "height": 480})
    thread = await window.say("show the pipeline for ENG-014")
    answer = thread.get_by_test_id("message").last
    await expect(answer.get_by_text("active candidates").first).to_be_in_viewport()
    assert (await answer.bounding_box())["height"] > 480


async def test_a_picker_is_pressed(window, office):
    shared = await office.value(
        "select first_name from shortlist.candidate where not is_private and status = 'active' group by first_name"
        " having count(*) between 2 and 5 order by first_name limit 1"
    )
    thread = await window.say(f"note on {shared}: met at a fair")
    await thread.get_by_test_id("block-button").first.click()
    await expect(thread).to_contain_text("Wrote a note")


async def test_an_approval_is_pressed_and_becomes_its_outcome(window, office, active):
    thread = await window.say(f"reject {active} on ENG-014, another candidate was stronger")
    await thread.get_by_role("button", name="Approve").click()
    await expect(thread).to_contain_text("Approved by Jonas Weidner")
    await office.quiet()
    assert (
        await office.value(
            "select a.status from shortlist.application a join shortlist.candidate c on c.id = a.candidate_id"
            " join shortlist.job j on j.id = a.job_id where c.name = %s and j.code = 'ENG-014'"
            " order by a.applied_at desc limit 1",
            active,
        )
        == "rejected"
    )


async def test_a_modal_asks_for_a_reason_and_closes(window, active):
    thread = await window.say(f"reject {active} on ENG-014, another candidate was stronger")
    await thread.get_by_role("button", name="Reject").click()
    modal = window.page.get_by_role("dialog")
    await expect(modal).to_contain_text("Why not?")
    await modal.get_by_role("textbox").fill("We wait for the reference")
    await window.page.get_by_test_id("modal-submit").click()
    await expect(modal).to_have_count(0)
    await expect(thread).to_contain_text("Rejected by Jonas Weidner")


async def test_a_file_is_dropped_in_and_kept(window, office, active, tmp_path):
    resume = tmp_path / "new cv.pdf"
    resume.write_bytes(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF")
    await window.page.get_by_test_id("file-input").first.set_input_files(resume)
    await expect(window.page.get_by_test_id("attached")).to_be_visible()
    thread = await window.say(f"CV of {active}")
    await expect(thread).to_contain_text("Kept new cv.pdf")
    assert await office.value("select count(*) from shortlist.document where filename = 'new cv.pdf'") == 1


async def test_home_shows_what_waits_and_its_buttons_ask(window):
    await window.page.get_by_test_id("home-tab").click()
    home = window.page.get_by_test_id("home")
    await expect(home).to_contain_text("Hello Jonas Weidner")
    await home.get_by_role("button", name="Show my jobs").click()
    await window.page.get_by_test_id("messages-tab").click()
    await expect(window.page.get_by_test_id("message-list").first).to_contain_text("Show my jobs")


async def test_switching_to_an_executive_shows_another_workspace_with_other_rights(window, active):
    await window.say(f"show {active}")
    await window.page.get_by_test_id("user-switcher").click()
    await (
        window.page.get_by_role("option", name="Margaret Ashdown")
        .or_(window.page.get_by_role("menuitemradio", name="Margaret Ashdown"))
        .first.click()
    )
    await expect(window.page.get_by_test_id("user-switcher")).to_contain_text("Margaret Ashdown")
    await expect(window.page.get_by_test_id("message")).to_have_count(0)
    thread = await window.say(f"show {active}")
    await expect(thread).not_to_contain_text("Skills")


async def test_it_works_with_the_keyboard_and_in_a_narrow_window(window):
    await window.page.set_viewport_size({"width": 380, "height": 720})
    await window.be(JONAS)
    thread = await window.say("how many people know Go?")
    await expect(thread).to_contain_text("Go")
    await window.page.keyboard.press("Escape")
    wide = await window.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 380
