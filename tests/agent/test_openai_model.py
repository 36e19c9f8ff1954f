"""The OpenAI client against a stand-in endpoint over HTTP: what it says, and every way it can fail."""

import time
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from openai import AsyncOpenAI

from agent.model import Message, ModelReply, ModelRequest, ModelUnavailable, ToolCall
from agent.openai_model import OpenAIModel
from agent.testing import Served, StandInEndpoint, call_delta, failing, stream
from store.models.enums import Role
from tools.actor import Actor
from tools.base import Args, CandidateRef, Effect, Outcome, StageRef, tool
from tools.context import ToolContext

ACTOR = Actor(uuid4(), "Ada Byron", "ada@example.com", frozenset({Role.RECRUITER}), "Europe/Berlin")


class Move(Args):
    """Arguments of the tool below."""

    candidate: CandidateRef
    stage: StageRef | None = None


@tool(area="pipeline", effect=Effect.WRITE)
async def move(ctx: ToolContext, args: Move) -> Outcome:
    """Move somebody to a stage."""
    raise NotImplementedError


def request(*messages: Message, on_text=None) -> ModelRequest:
    return ModelRequest(
        system="Be brief.",
        messages=messages or (Message(role="user", text="move Ana"),),
        tools=(move,),
        actor=ACTOR,
        now=datetime(2026, 3, 1, 12, tzinfo=UTC),
        turn_id=uuid4(),
        on_text=on_text,
    )


async def ask(*answers: Served, timeout: float = 5.0, **options) -> tuple[ModelReply, StandInEndpoint]:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    async with (
        StandInEndpoint(answers) as endpoint,
        AsyncOpenAI(api_key="x", base_url=endpoint.url, max_retries=0) as client,
    ):
        endpoint.waited = waited  # type: ignore[attr-defined]
        model = OpenAIModel(client, "stand-in", timeout=timeout, sleep=sleep)
        return await model.complete(request(**options)), endpoint


async def test_words_stream_as_they_come_and_tokens_are_counted():
    heard: list[str] = []
    reply, _ = await ask(stream({"role": "assistant", "content": "Good "}, {"content": "day."}), on_text=heard.append)
    assert (reply.text, heard, reply.tokens_in, reply.tokens_out) == ("Good day.", ["Good ", "day."], 11, 7)


async def test_arguments_that_arrive_in_pieces_become_one_call():
    reply, _ = await ask(stream(*call_delta("move", '{"candidate":"Ana Ł","stage":"Onsite"}'), finish="tool_calls"))
    assert reply.calls == (ToolCall(id="call_a", name="move", args={"candidate": "Ana Ł", "stage": "Onsite"}),)


async def test_two_calls_in_one_reply_keep_their_order():
    deltas = [
        *call_delta("move", '{"candidate":"A"}'),
        *call_delta("move", '{"candidate":"B"}', index=1, call_id="call_b"),
    ]
    reply, _ = await ask(stream(*deltas, finish="tool_calls"))
    assert [call.args["candidate"] for call in reply.calls] == ["A", "B"]


async def test_a_stream_cut_in_the_middle_of_arguments_is_asked_for_again():
    cut = stream(*call_delta("move", '{"candidate":"Ana","sta'), finish=None, usage=False)
    cut = Served(pieces=cut.pieces[:-1])
    reply, endpoint = await ask(cut, stream(*call_delta("move", '{"candidate":"Ana"}'), finish="tool_calls"))
    assert reply.calls[0].args == {"candidate": "Ana"}
    assert len(endpoint.requests) == 2


async def test_arguments_cut_by_the_token_limit_are_never_run():
    reply, _ = await ask(stream(*call_delta("move", '{"candidate":"Ana"}'), finish="length"))
    assert reply.calls[0].args == {}
    assert "cut off" in (reply.calls[0].malformed or "")


@pytest.mark.parametrize("arguments", ['{"candidate":', "[1,2]", "Ana"])
async def test_arguments_that_are_no_json_object_are_told_back_and_not_run(arguments):
    reply, _ = await ask(stream(*call_delta("move", arguments), finish="tool_calls"))
    assert reply.calls[0].args == {}
    assert "not run" in (reply.calls[0].malformed or "")


async def test_retry_after_is_honoured():
    reply, endpoint = await ask(failing(429, retry_after="3"), stream({"content": "ok"}))
    assert reply.text == "ok"
    assert endpoint.waited == [3.0]


async def test_a_long_retry_after_gives_up_at_once():
    started = time.monotonic()
    with pytest.raises(ModelUnavailable, match="over its limits"):
        await ask(failing(429, retry_after="600"))
    assert time.monotonic() - started < 5


async def test_a_server_error_is_tried_three_times():
    with pytest.raises(ModelUnavailable, match="error"):
        await ask(failing(500))


@pytest.mark.parametrize(
    ("status", "words"), [(401, "OPENAI_API_KEY"), (404, "SHORTLIST_MODEL"), (400, "refused the request")]
)
async def test_what_no_retry_can_mend_is_told_at_once(status, words):
    with pytest.raises(ModelUnavailable, match=words):
        await ask(failing(status), stream({"content": "never asked"}))


async def test_silence_in_the_middle_of_a_stream_ends_within_the_limit():
    silent = Served(pieces=stream({"content": "Good"}).pieces[:1], then_silent=True)
    started = time.monotonic()
    with pytest.raises(ModelUnavailable, match="in time"):
        await ask(silent, timeout=0.3)
    assert time.monotonic() - started < 5


async def test_broken_json_in_the_stream_is_asked_for_again():
    reply, _ = await ask(Served(pieces=(b"data: {broken\n\n",)), stream({"content": "ok"}))
    assert reply.text == "ok"


async def test_nobody_listening_is_told_as_such():
    async with AsyncOpenAI(api_key="x", base_url="http://127.0.0.1:9/v1", max_retries=0) as client:

        async def sleep(_: float) -> None: ...

        with pytest.raises(ModelUnavailable, match="OPENAI_BASE_URL"):
            await OpenAIModel(client, "m", timeout=2, sleep=sleep).complete(request())


async def test_the_fixed_part_of_the_prompt_comes_first_and_the_clock_last():
    _, endpoint = await ask(stream({"content": "ok"}))
    sent = endpoint.requests[0]
    assert sent["messages"][0] == {"role": "system", "content": "Be brief."}
    assert "2026-03-01 13:00" in sent["messages"][-2]["content"]
    assert sent["messages"][-1] == {"role": "user", "content": "move Ana"}
    assert sent["tools"][0]["function"]["parameters"]["required"] == ["candidate"]


async def test_a_history_of_calls_and_results_is_sent_as_the_api_wants_it():
    call = ToolCall(id="call_1", name="move", args={"candidate": "Ana"})
    messages = (
        Message(role="user", text="move Ana"),
        Message(role="assistant", calls=(call,)),
        Message(role="tool", call_id="call_1", text="done", status="done"),
    )
    async with (
        StandInEndpoint([stream({"content": "Moved."})]) as endpoint,
        AsyncOpenAI(api_key="x", base_url=endpoint.url, max_retries=0) as client,
    ):
        await OpenAIModel(client, "m").complete(request(*messages))
    roles = [m["role"] for m in endpoint.requests[0]["messages"]]
    assert roles == ["system", "system", "user", "assistant", "tool"]
    assert endpoint.requests[0]["messages"][3]["tool_calls"][0]["function"]["arguments"] == '{"candidate":"Ana"}'
