"""Workers killed at every step of a turn: each request ends in one reply, each wish in one effect."""

import asyncio
import time

from .conftest import JONAS, KATRIN

NOTES = "select count(*) from shortlist.note where body = %s"
NAMESAKE_FREE = """
select c.name from shortlist.application a join shortlist.candidate c on c.id = a.candidate_id
join shortlist.job j on j.id = a.job_id where j.code = 'ENG-014' and a.status = 'active'
  and (select count(*) from shortlist.candidate d where d.name_folded = c.name_folded) = 1 order by c.name limit 1
"""


async def test_what_a_killed_worker_had_in_hand_is_answered_within_thirty_seconds(town):
    async with town.holding("taken") as taken:
        roots = [await town.ask(JONAS, "which jobs are open?") for _ in range(3)]
        await taken.kill()
        killed = time.monotonic()
    for root in roots:
        assert await town.answer(JONAS, root, within=31)
    assert time.monotonic() - killed < 30
    await town.worker()


async def test_an_event_that_comes_four_times_is_one_turn_and_one_reply(town):
    town.pg.control(duplicate=3)
    root = await town.ask(JONAS, "which jobs are open?")
    town.pg.control(duplicate=0)
    await town.answer(JONAS, root)
    assert await town.value("select count(*) from shortlist.slack_inbox where body -> 'event' ->> 'ts' = %s", root) == 1


async def test_killed_between_the_commit_of_a_tool_and_the_checkpoint_the_effect_is_there_once(town):
    name = await town.value(NAMESAKE_FREE)
    note = "she knows the billing system well"
    async with town.holding("checkpoint") as checkpoint:
        root = await town.ask(JONAS, f"add a note to {name}: {note}")
        first = await checkpoint.who()  # the step that decided; it is let through below
        assert first
    await town.answer(JONAS, root)
    assert await town.value(NOTES, note) == 1
