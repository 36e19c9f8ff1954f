"""Turns that take seconds: killed in mid-sentence, slept through, stopped, told to end, cut off from the database."""

import asyncio
import os
from pathlib import Path

import pytest

from store.embedded import EmbeddedServer
from store.testing import OTHER_SERVER

from .conftest import JONAS, WORDS, Town, ends_within

OURS = pytest.mark.skipif(OTHER_SERVER in os.environ, reason="the server is not ours to restart")


@pytest.fixture(autouse=True)
async def _staffed(talking: Town) -> None:
    await talking.staffed()


async def begun(town: Town) -> tuple[str, str]:
    """Ask, and wait until words of the answer can be seen; gives the root and the worker that is at it."""
    root = await town.ask(JONAS, "which jobs are open?")
    await town.pg.until(lambda: any(m.get("streaming") for m in town.answers(JONAS, root)), timeout=20)
    return root, await town.at_work()


@ends_within(60)
async def test_killed_in_mid_sentence_the_answer_takes_the_place_of_what_was_shown(talking: Town) -> None:
    root, worker = await begun(talking)
    await talking.kill(worker)
    await talking.later()
    assert await talking.answer(JONAS, root) == WORDS


@ends_within(60)
async def test_killed_before_it_was_noted_what_is_shown_the_answer_takes_its_place_all_the_same(talking: Town) -> None:
    async with talking.holding("streamed") as held:
        root = await talking.ask(JONAS, "which jobs are open?")
        await held.kill()
    await talking.later()
    assert await talking.answer(JONAS, root) == WORDS


@ends_within(60)
async def test_a_worker_that_slept_while_another_took_over_says_nothing_when_it_wakes(talking: Town) -> None:
    root, worker = await begun(talking)
    talking.pause(worker)
    await talking.later()
    assert await talking.answer(JONAS, root) == WORDS
    talking.wake(worker)
    await asyncio.sleep(3)
    assert await talking.answer(JONAS, root) == WORDS


@ends_within(60)
async def test_stop_is_heard_by_the_worker_at_the_turn_though_another_took_the_press(talking: Town) -> None:
    root, worker = await begun(talking)
    talking.pause(worker)
    await talking.pg.stop(JONAS, "dm", root)
    pressed = "select count(*) from shortlist.slack_inbox where lane = %s and status = 'done' and body::text like %s"
    lane = f"{talking.pg.dm(JONAS)}:{root}"
    async with asyncio.timeout(10):
        while not await talking.value(pressed, lane, "%agent_session_stopped%"):  # noqa: ASYNC110 - in the database
            await asyncio.sleep(0.05)
    talking.wake(worker)
    assert "Stopped, as you asked. Nothing was changed." in await talking.answer(JONAS, root)


@ends_within(60)
async def test_a_worker_told_to_end_brings_its_turn_to_the_end_first(talking: Town) -> None:
    root, worker = await begun(talking)
    assert await talking.end(worker) == 0
    assert [message["text"] for message in talking.answers(JONAS, root)] == [WORDS]
    assert await talking.answer(JONAS, root) == WORDS


@OURS
@ends_within(60)
async def test_a_server_that_crashes_during_a_turn_costs_neither_the_turn_nor_what_is_written_meanwhile(
    talking: Town,
) -> None:
    directory = Path(await talking.value("show data_directory")).parent
    server = EmbeddedServer(directory, durable=False)
    root, _ = await begun(talking)
    await asyncio.to_thread(server.stop)
    meanwhile = await talking.pg.post(JONAS, "dm", "which jobs are open?")
    await asyncio.sleep(1)
    await asyncio.to_thread(server.start)
    talking.pg.control(clock_offset_s=90)  # Slack tries again after a minute
    for asked in (root, meanwhile):
        assert await talking.answer(JONAS, asked, within=30) == WORDS
    await asyncio.to_thread(server.close)


@OURS
@ends_within(90)
async def test_a_worker_told_to_end_while_the_database_is_away_ends_all_the_same(talking: Town) -> None:
    server = EmbeddedServer(Path(await talking.value("show data_directory")).parent, durable=False)
    await asyncio.to_thread(server.stop)
    try:
        assert await talking.end(talking.workers[0]) == 0
    finally:
        await asyncio.to_thread(server.start)
        await asyncio.to_thread(server.close)
