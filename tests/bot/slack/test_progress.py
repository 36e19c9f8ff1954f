"""What is seen of a turn that takes long: task cards, words as they come, a stop."""

import asyncio

import pytest

from agent.testing import StandInEndpoint, call_delta, stream
from tests.bot.slack.conftest import office_of

JONAS = "jonas.weidner@quillhaven.example"


class SlowEndpoint(StandInEndpoint):
    """An endpoint that thinks before each answer."""

    async def _serve(self, reader, writer):
        await asyncio.sleep(2.0)
        await super()._serve(reader, writer)


@pytest.fixture
async def slow(company_url):
    answers = [
        stream(*call_delta("find_candidates", '{"skills": ["Go"]}'), finish="tool_calls"),
        stream({"content": "Here are "}, {"content": "the Go people."}),
    ]
    async with (
        SlowEndpoint(answers) as endpoint,
        office_of(company_url, OPENAI_BASE_URL=endpoint.url, OPENAI_API_KEY="x") as office,
    ):
        yield office


async def test_a_long_turn_ends_as_one_message_with_its_rows(slow):
    root, _ = await slow.ask(JONAS, "Go people please")
    began = next(call for call in slow.pg.calls if call.method == "chat.startStream")
    assert "Searching people: Go" in str(began.args["chunks"])
    final = slow.answers(JONAS, "dm", root)
    assert len(final) == 1
    assert "Here are the Go people" in final[0]["text"]
    assert not final[0].get("streaming")


async def test_stop_ends_a_turn_within_a_second_and_says_what_was_done(slow):
    root = await slow.pg.post(JONAS, "dm", "Go people please")
    await slow.pg.until(lambda: slow.pg.status("dm", root, JONAS), timeout=10)
    await asyncio.sleep(0.5)
    await slow.pg.stop(JONAS, "dm", root)
    said = await slow.pg.until(
        lambda: [m for m in slow.answers(JONAS, "dm", root) if "Stopped, as you asked" in m["text"]], timeout=3
    )
    assert "Nothing was changed" in said[0]["text"]
    assert await slow.value("select status from shortlist.turn") == "stopped"


async def test_stop_where_nothing_runs_says_so(slow):
    root = await slow.pg.post(JONAS, "dm", "stop")
    said = await slow.pg.until(lambda: slow.answers(JONAS, "dm", root), timeout=10)
    assert "Nothing of yours is running" in said[0]["text"]
