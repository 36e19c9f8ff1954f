"""What else comes into feedback threads: files, what the kit does not ask, people who were not there, bad input."""

import pytest

from tests.bot.slack.panels import ended_interview
from tests.bot.slack.test_feedback_thread import MANAGER

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32
COORDINATOR = """
    select id, email from shortlist.person where 'coordinator' = any (roles) and status = 'active'
    order by email limit 1
"""
SEEN = "select count(*) from shortlist.feedback_file where interview_id = :it"


@pytest.fixture
async def panel(module_office):
    """An interview of this test's own in the office they share."""
    async with ended_interview(module_office) as ended:
        await ended.tick()
        yield ended


def said(panel, who: str, words: str) -> bool:
    """Whether the bot has said something in somebody's thread."""
    return any(words in message["text"] for message in panel.thread(who))


async def test_files_are_kept_beside_the_words_and_hidden_like_the_scorecard(panel) -> None:
    (ana, ben), office = panel.people[:2], panel.office
    files = [("whiteboard.png", PNG), ("run.exe", b"MZ\x90\x00\x03")]
    await office.pg.post(ana, "dm", "SQL was strong.", thread_ts=panel.root(ana)["ts"], files=files)
    await office.quiet()
    assert said(panel, ana, "Kept whiteboard.png")
    assert said(panel, ana, "run.exe is no document or picture")
    assert "Attached: whiteboard.png" in panel.card(ana)["text"]
    assert "SQL: Yes" in panel.card(ana)["text"]
    await panel.write(ben, "SQL was fine.")
    seen = []
    for who in (ana, ben):
        await panel.press(who, "feedback.submit")
        seen.append([await panel.seen_by(one, SEEN) for one in (ana, ben, panel.people[2])])
    assert seen == [[1, 0, 0], [1, 1, 0]]
    await office.pg.post(ana, "dm", "", thread_ts=panel.root(ana)["ts"], files=[("late.png", PNG + b"1")])
    await office.quiet()
    assert said(panel, ana, "the file was not added")
    kept = "select string_agg(filename, ',') from shortlist.feedback_file where interview_id = %s"
    assert await office.value(kept, panel.interview) == "whiteboard.png"


async def test_a_rating_the_kit_does_not_ask_for_is_told_to_the_writer(panel) -> None:
    who = panel.people[0]
    await panel.write(who, "Charisma: 5/5")
    assert said(panel, who, "does not rate what “Charisma: 5/5” is about")
    await panel.write(who, "make SQL a yes, and drop the communication one")
    assert "SQL: Yes" in panel.card(who)["text"]


async def test_somebody_who_was_not_there_is_taken_off_and_another_is_asked(panel) -> None:
    ana, office = panel.people[0], panel.office
    async with office.owner() as owner:
        boss = await (await owner.execute(COORDINATOR)).fetchone()
        query = "update shortlist.interview set organiser_id = %s where id = %s"
        await owner.execute(query, [boss[0], panel.interview])
        other = "select name, email from shortlist.person where 'interviewer' = any (roles) and status = 'active'"
        found = await owner.execute(f"{other} and not email = any (%s) order by email limit 1", [panel.people])
        name, email = await found.fetchone()
    await panel.write(ana, "I wasn't in that interview")
    told = [m["text"] for m in office.pg.channel_messages("dm", boss[1])]
    assert any("says they were not in the interview" in text and panel.candidate in text for text in told)
    await panel.write(ana, "SQL was strong.")
    assert said(panel, ana, "not on the panel of that interview any more")
    _, answers = await office.ask(boss[1], f"ask {name} for feedback on {panel.candidate}")
    assert "will be asked now" in answers[-1]["text"]
    await panel.asked(email)
    kept = "select count(*) from shortlist.feedback_message where interview_id = %s"
    assert await office.value(kept, panel.interview) == 0
    await panel.write(email, "SQL was strong.")
    assert "SQL: Yes" in panel.card(email)["text"]


@pytest.mark.parametrize(
    ("state", "answer"),
    [("hired", "is hired already"), ("rejected", "has been rejected meanwhile"), ("withdrawn", "has withdrawn")],
)
async def test_feedback_that_comes_after_the_end_goes_on_record_and_says_so(panel, state: str, answer: str) -> None:
    who, office = panel.people[0], panel.office
    async with office.owner() as owner:
        await owner.execute("set session_replication_role = replica")  # how it ended is not what is tested here
        await owner.execute(
            "update shortlist.application set status = %s::shortlist.application_status, hired_at = case when"
            " %s = 'hired' then now() end where id = (select application_id from shortlist.interview where id = %s)",
            [state, state, panel.interview],
        )
    await panel.write(who, "SQL was strong.")
    assert said(panel, who, answer)
    assert "SQL: Yes" in panel.card(who)["text"]


async def test_what_is_owed_stands_in_the_home_and_in_the_agenda(panel) -> None:
    who, office = panel.people[0], panel.office
    await office.pg.open_tab(who)
    await office.quiet()
    assert panel.candidate in str(office.pg.home(who))
    _, answers = await office.ask(who, "what needs me today?")
    assert f"scorecard for {panel.candidate}" in str(answers)


async def test_the_debrief_offers_to_decide_and_nothing_is_decided_without_the_form(panel) -> None:
    (ana, ben), office = panel.people[:2], panel.office
    manager = await office.value(MANAGER, panel.interview)
    async with office.owner() as owner:
        gone = "delete from shortlist.interview_panelist where interview_id = %s and person_id <> all (%s)"
        await owner.execute(gone, [panel.interview, [panel.ids[ana], panel.ids[ben]]])
    for who, words in ((ana, "SQL was strong, hire."), (ben, "SQL was weak, no hire.")):
        await panel.write(who, words)
        await panel.press(who, "feedback.submit")
    roots = [m for m in office.pg.channel_messages("dm", manager) if "2 of 2 in" in m["text"]]
    root = next(m for m in roots if panel.candidate in m["text"])
    assert "SQL" not in root["text"]
    debrief = office.answers(manager, "dm", root["ts"])
    assert "They disagree: SQL" in "\n".join(m["text"] for m in debrief)
    status = (
        "select a.status::text from shortlist.application a join shortlist.interview i on i.application_id = a.id"
        " where i.id = %s"
    )
    pressed = next(m for m in debrief if "Reject" in str(m["blocks"]))
    await office.pg.click(manager, "dm", pressed["ts"], "Reject …")
    await office.quiet()
    assert await office.value(status, panel.interview) == "active"
    view = await office.pg.until(lambda: next((v for v in office.pg.views(manager) if len(v["blocks"]) > 1), None))
    reason = next(block for block in view["blocks"] if block["block_id"] == "reason")
    await office.pg.submit(manager, view["id"], {"reason": reason["element"]["options"][0]["value"]})
    await office.quiet()
    card = next(m for m in office.answers(manager, "dm", root["ts"]) if "Approve" in str(m["blocks"]))
    assert await office.value(status, panel.interview) == "active"
    await office.pg.click(manager, "dm", card["ts"], "Approve")
    await office.quiet()
    assert await office.value(status, panel.interview) == "rejected"
