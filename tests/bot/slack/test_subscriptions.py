"""Questions on a schedule, through the workspace: kept in words, posted once, under the rights of the moment."""

import asyncio

from bot.slack.subscriptions import post_due

RECRUITER = "jonas.weidner@quillhaven.example"
DUE = "update shortlist.subscription set next_at = now() - interval '1 hour' where status = 'active'"


def posted(office, channel: str = "dm") -> list[dict]:
    return [m for m in office.pg.channel_messages(channel, RECRUITER) if "asked by Jonas Weidner" in m["text"]]


async def due_at_three_workers(office) -> None:
    async with office.owner() as connection:
        await connection.execute(DUE)
    await asyncio.gather(*(post_due(office.desk) for _ in range(3)))
    await office.quiet()


async def test_a_question_comes_on_its_schedule_once_and_as_its_owner_may_see_it_then(office):
    root, _ = await office.ask(RECRUITER, "how many offers did we send this year, by department?")
    _, kept = await office.ask(RECRUITER, "ask me this every Monday at 9", thread_ts=root)
    assert "every Monday at 9:00" in kept[-1]["text"]

    await due_at_three_workers(office)
    (first,) = posted(office)
    assert "Offers sent, by department, this year" in first["text"]
    assert await office.value("select count(*) from shortlist.subscription where next_at > now()") == 1

    _, told = await office.ask(RECRUITER, "list my subscriptions")
    assert told[-1]["text"].startswith("1. Offers sent")
    await office.ask(RECRUITER, "pause subscription 1")
    await due_at_three_workers(office)
    assert len(posted(office)) == 1

    await office.ask(RECRUITER, "resume subscription 1")
    async with office.owner() as connection:
        await connection.execute("update shortlist.person set roles = '{interviewer}' where email = %s", (RECRUITER,))
    await due_at_three_workers(office)
    latest = posted(office)[-1]["text"]
    assert len(posted(office)) == 2
    assert "department" in latest
    assert latest.split("asked by")[1] != first["text"].split("asked by")[1]


async def test_a_channel_is_named_and_gets_the_number_but_never_a_name_it_may_not_read(office):
    hiring = next(c for c in office.pg.workspace.channels.values() if c.kind == "channel")
    _, kept = await office.ask(RECRUITER, f"post hires by department this year to <#{hiring.id}|x> every Monday at 9")
    assert "channel you named" in kept[-1]["text"]
    assert await office.value("select channel from shortlist.subscription") == hiring.id
    await due_at_three_workers(office)
    assert len([m for m in hiring_messages(office, hiring.name) if "asked by Jonas Weidner" in m["text"]]) == 1

    # A confidential job is named in the answer, and its team alone may read that.
    async with office.owner() as connection:
        await connection.execute("update shortlist.job set is_confidential = true where code = 'ENG-014'")
    await office.ask(RECRUITER, f"post applications by job this year to <#{hiring.id}> every Monday at 9")
    await due_at_three_workers(office)
    assert not any("ENG-014" in str(m) for m in hiring_messages(office, hiring.name))
    assert any("not to the channel" in m["text"] for m in office.pg.channel_messages("dm", RECRUITER))


async def test_a_channel_that_is_only_typed_is_asked_for(office):
    _, said = await office.ask(RECRUITER, "post hires this year to #nowhere every Monday at 9")
    assert "pick it from the list" in said[-1]["text"]
    assert await office.value("select count(*) from shortlist.subscription") == 0


def hiring_messages(office, name: str) -> list[dict]:
    return office.pg.channel_messages(name, RECRUITER)


async def test_somebody_who_left_is_asked_nothing_more(office):
    await office.ask(RECRUITER, "send me hires last quarter every weekday at 8:30")
    async with office.owner() as connection:
        await connection.execute("update shortlist.person set status = 'deactivated' where email = %s", (RECRUITER,))
    await due_at_three_workers(office)
    assert posted(office) == []
