"""Processes killed at every step from an event to its reply: each request ends in one, each wish in one effect."""

import asyncio
import time

import pytest

from .conftest import JONAS, PRIYA, Town, ends_within

FREE = """
select c.name from shortlist.application a join shortlist.candidate c on c.id = a.candidate_id
join shortlist.job j on j.id = a.job_id
where j.code = 'ENG-014' and a.status = 'active' and not c.is_private
  and (select count(*) from shortlist.candidate d where d.name_folded = c.name_folded) = 1
order by a.id offset %s limit 1
"""
"""Somebody active on ENG-014 whose name nobody shares."""

REJECTIONS = """
select count(*) from shortlist.stage_transition t join shortlist.application a on a.id = t.application_id
join shortlist.candidate c on c.id = a.candidate_id where c.name = %s and t.to_status = 'rejected'
"""


@pytest.fixture(autouse=True)
async def _staffed(town: Town) -> None:
    await town.staffed()


@pytest.mark.parametrize("is_kept", [False, True], ids=["nothing was kept", "the event was kept"])
@ends_within(60)
async def test_what_was_not_acknowledged_comes_again_to_another_process_and_is_answered_once(
    town: Town, *, is_kept: bool
) -> None:
    async with town.holding("received") as received:
        root = await town.pg.post(JONAS, "dm", "which jobs are open?")
        receiving = await received.who()
        if is_kept:
            town.pause(receiving)
        else:
            await received.kill()
    if is_kept:
        kept = "select count(*) from shortlist.slack_inbox where body -> 'event' ->> 'ts' = %s"
        while not await town.value(kept, root):  # noqa: ASYNC110 - in the database
            await asyncio.sleep(0.05)
        await town.kill(receiving)
    await town.serve()
    clock = town.pg.workspace.clock
    town.pg.control(clock_offset_s=clock.offset + 90)  # Slack tries again after a minute
    assert await town.answer(JONAS, root)
    assert max(attempt for _, attempt, _ in town.pg.delivery.attempts) > 0


@ends_within(60)
async def test_whatever_was_left_behind_is_picked_up_within_thirty_seconds(town: Town) -> None:
    async with town.holding("finished") as finished:
        unheard = await town.ask(JONAS, "which jobs are open?")
        await finished.cut_off(await finished.who())  # the queue never hears that this one was done
    async with town.holding("taken") as taken:
        killed = await town.ask(JONAS, "which jobs are open?")
        await taken.kill()
    began = time.monotonic()
    for name in town.workers:
        town.pause(name)
    without_job = await town.ask(JONAS, "which jobs are open?")
    await town.run("delete from queue.procrastinate_jobs where status = 'todo'")
    for name in town.workers:
        town.wake(name)
    for root in (unheard, killed, without_job):
        assert await town.answer(JONAS, root, within=31)
    assert time.monotonic() - began < 30


@ends_within(60)
async def test_an_event_that_comes_four_times_and_once_more_later_is_one_turn_and_one_reply(town: Town) -> None:
    town.pg.control(duplicate=3)
    root = await town.ask(JONAS, "which jobs are open?")
    town.pg.control(duplicate=0)
    await town.answer(JONAS, root)
    body = await town.value("select body from shortlist.slack_inbox where body -> 'event' ->> 'ts' = %s", root)
    town.pg.delivery.event(body)
    await town.answer(JONAS, root)
    turns = "from shortlist.slack_inbox i join shortlist.turn t using (id) where i.body -> 'event' ->> 'ts' = %s"
    assert await town.value("select count(*) " + turns, root) == 1


@pytest.mark.parametrize("moment", ["decided", "acted", "claimed", "marked", "ended"])
@ends_within(60)
async def test_a_worker_killed_at_any_moment_leaves_one_effect_and_one_reply(town: Town, moment: str) -> None:
    name = await town.value(FREE, 0)
    note = f"knows billing well, {moment}"
    async with town.holding(moment) as held:
        root = await town.ask(JONAS, f"add a note to {name}: {note}")
        await held.kill()
    await town.later()
    assert name in await town.answer(JONAS, root)
    assert await town.value("select count(*) from shortlist.note where body = %s", note) == 1


@pytest.mark.parametrize("fault", [{"error": "internal_error"}, {"status": 503, "error": "service_unavailable"}])
@ends_within(60)
async def test_a_message_that_was_out_when_slack_answered_with_an_error_is_not_sent_again(
    town: Town, fault: dict[str, object]
) -> None:
    town.pg.control(fail_next=[{"method": "chat.postMessage", "after": True, **fault}])
    root = await town.ask(JONAS, "which jobs are open?")
    assert await town.answer(JONAS, root)


@ends_within(60)
async def test_a_button_pressed_twice_and_by_another_counts_once_though_a_worker_is_killed_over_it(town: Town) -> None:
    name = await town.value(FREE, 1)
    before = await town.value(REJECTIONS, name)
    words = f"@Shortlist reject {name} on ENG-014, another candidate was stronger"
    root = await town.ask(JONAS, words, channel="hiring")
    await town.answer(JONAS, root, channel="hiring")
    card = town.answers(JONAS, root, channel="hiring")[0]
    async with town.holding("claimed") as held:
        press = "approval.yes"
        await asyncio.gather(*(town.pg.click(who, "hiring", card["ts"], press) for who in (JONAS, JONAS, PRIYA)))
        await held.kill()
    await town.later()
    await town.quiet()
    after = town.answers(JONAS, root, channel="hiring")
    assert [m["ts"] for m in after if not m.get("ephemeral")] == [card["ts"]]
    assert "Approved by Jonas Weidner" in after[0]["text"]
    assert "nothing was changed" in town.pg.ephemerals(PRIYA)[-1]["text"]
    assert await town.value(REJECTIONS, name) == before + 1


@ends_within(60)
async def test_an_event_that_kills_whoever_takes_it_up_is_given_up_and_its_asker_told(town: Town) -> None:
    for name in town.workers:
        town.pause(name)
    root = await town.ask(JONAS, "which jobs are open?")
    await town.run("update shortlist.slack_inbox set attempts = 5 where status = 'new'")
    for name in town.workers:
        town.wake(name)
    assert "I gave up after 5 attempts" in await town.told(JONAS, root)
    assert await town.value("select count(*) from shortlist.slack_inbox where status = 'dead'") == 1


@ends_within(60)
async def test_what_is_asked_by_somebody_who_is_gone_by_then_is_refused(town: Town) -> None:
    async with town.holding("taken") as taken:
        root = await town.ask(PRIYA, "which jobs are open?")
        await taken.who()
        await town.run("update shortlist.person set status = 'deactivated' where email = %s", PRIYA)
    assert "I don't know you yet" in await town.answer(PRIYA, root)


@ends_within(60)
async def test_somebody_erased_while_a_turn_is_about_them_is_not_made_again(town: Town) -> None:
    name = await town.value(FREE, 2)
    people = "select count(*) from shortlist.candidate"
    before = await town.value(people)
    async with town.holding("decided") as decided:
        root = await town.ask(JONAS, f"add a note to {name}: call them in spring")
        await decided.who()
        await town.erase(name)
    assert name in await town.answer(JONAS, root)
    assert await town.value(people) == before - 1
    assert await town.value("select count(*) from shortlist.note where body like 'call them in spring%%'") == 0


@ends_within(60)
async def test_what_cannot_even_be_told_is_put_aside_and_not_tried_for_ever(town: Town) -> None:
    body = '{"type": "event_callback", "event": {"type": "app_mention", "channel": "C1", "message": "not one"}}'
    await town.run(
        "insert into shortlist.slack_inbox (event_id, lane, body, attempts, received_at)"
        " values ('Ev-odd', 'odd', %s, 5, now() - interval '1 minute')",
        body,
    )
    await town.quiet()
    assert await town.value("select status from shortlist.slack_inbox where event_id = 'Ev-odd'") == "dead"
