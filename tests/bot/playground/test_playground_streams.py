"""Streams grow, are seen live by one person in channels, and die; files go up and come down."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

ADA, BEN = "Ada Lovelace", "Ben Okri"


async def refusal(call) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call
    return str(caught.value.response["error"])


async def streaming(playground, client, channel: str = "dm"):
    ts = await playground.post(ADA, channel, "@Shortlist who is new?")
    where = playground.channel(channel, ADA).id
    people = {"recipient_user_id": playground.user(ADA), "recipient_team_id": playground.workspace.team_id}
    return await client.chat_stream(channel=where, thread_ts=ts, buffer_size=1, **people), ts


async def test_text_and_tasks_grow_until_the_stream_stops_with_blocks(playground, client):
    stream, ts = await streaming(playground, client)
    task = {"type": "task_update", "id": "1", "title": "Searching", "status": "in_progress"}
    await stream.append(markdown_text="**Three** ", chunks=[task])
    (_, growing) = playground.thread("dm", ts, ADA)
    assert growing["streaming"]
    assert growing["tasks"][0]["status"] == "in_progress"
    await stream.append(markdown_text="people.", chunks=[{**task, "status": "complete", "output": "1,482 people"}])
    assert await refusal(client.chat_update(channel=playground.dm(ADA), ts=stream.ts, text="a")) == (
        "streaming_state_conflict"
    )
    await stream.stop(blocks=[{"type": "divider"}], session_status="active")
    (_, done) = playground.thread("dm", ts, ADA)
    assert not done["streaming"]
    assert done["text"] == "**Three** people."
    assert [block["type"] for block in done["blocks"]] == ["markdown", "divider"]
    assert (done["tasks"][0]["status"], done["tasks"][0]["output"]) == ("complete", "1,482 people")
    assert playground.channel("dm", ADA).sessions[ts].status == "active"


async def test_a_stream_dies_after_five_minutes_and_its_message_can_then_be_updated(playground, client):
    stream, ts = await streaming(playground, client)
    await stream.append(markdown_text="Half")
    playground.control(clock_offset_s=299)
    await stream.append(markdown_text=" of")
    playground.control(clock_offset_s=301)
    assert await refusal(stream.append(markdown_text=" it")) == "message_not_in_streaming_state"
    await client.chat_update(channel=playground.dm(ADA), ts=stream.ts, text="All of it")
    whole = playground.thread("dm", ts, ADA)[1]
    assert whole["text"] == "All of it"
    assert "streaming" not in whole, "it is a message like others now"


async def test_in_a_channel_only_the_recipient_sees_the_stream_before_it_stops(playground, client):
    stream, ts = await streaming(playground, client, "#hiring")
    ben, told = playground.user(BEN), []
    playground.workspace.listeners.append(lambda update, seen_by: told.append(update["type"]) if ben in seen_by else 0)
    await stream.append(markdown_text="Three people.")
    assert len(playground.thread("hiring", ts, ADA)) == 2
    assert len(playground.thread("hiring", ts, BEN)) == 1
    assert "message" not in told
    await stream.stop()
    assert len(playground.thread("hiring", ts, BEN)) == 2
    assert told.count("message") == 1
    start = client.chat_startStream(channel=playground.channel("hiring").id, thread_ts=ts)
    assert await refusal(start) == "missing_recipient_user_id"


async def test_the_stop_button_ends_streams_and_tells_the_app(playground, client):
    events: list[dict] = []
    playground.workspace.on_event = events.append
    stream, ts = await streaming(playground, client)
    await stream.append(markdown_text="Three")
    await playground.stop(ADA, "dm", ts)
    assert await refusal(stream.append(markdown_text=" people")) == "stopped_by_user"
    stopped = events[-1]["event"]
    assert stopped["type"] == "agent_session_stopped"
    assert stopped["streaming_message_ts"] == [stream.ts]
    assert stopped["thread_ts"] == ts


async def test_a_stream_takes_12000_characters_a_call_and_about_10700_bytes_in_all(playground, client):
    stream, _ = await streaming(playground, client)
    assert await refusal(stream.append(markdown_text="x" * 12_001)) == "msg_too_long"
    stream, _ = await streaming(playground, client)
    await stream.append(markdown_text="x" * 9_000)
    assert await refusal(stream.append(markdown_text="ü" * 1_000)) == "msg_too_long"
    where = {"channel": playground.dm(ADA), "ts": stream.ts}
    assert await refusal(client.chat_appendStream(**where, markdown_text="x")) == "streaming_mode_mismatch"
    assert await refusal(client.chat_appendStream(**where, chunks=[{"type": "task_update"}])) == "invalid_chunks"
    playground.control(kill_streams=True)
    assert await refusal(stream.stop()) == "message_not_in_streaming_state"


async def test_a_file_goes_up_is_shared_in_a_thread_and_comes_down_with_the_token(playground, client):
    ts = await playground.post(ADA, "dm", "Export them")
    shared = await client.files_upload_v2(
        channel=playground.dm(ADA), thread_ts=ts, content="a,b\n1,2\n", filename="people.csv", title="People"
    )
    (_, message) = playground.thread("dm", ts, ADA)
    assert message["subtype"] == "file_share"
    assert message["files"][0]["title"] == "People"
    file = (await client.files_info(file=shared["file"]["id"]))["file"]
    assert (file["size"], file["mimetype"]) == (8, "text/csv")
    async with aiohttp.ClientSession() as session:
        token = {"Authorization": f"Bearer {playground.bot_token}"}
        assert await (await session.get(file["url_private"], headers=token)).read() == b"a,b\n1,2\n"
        assert "Sign in" in await (await session.get(file["url_private"])).text()


async def test_a_persons_file_comes_with_the_message_and_an_event_of_its_own(playground, client):
    events: list[dict] = []
    playground.workspace.on_event = events.append
    await playground.post(ADA, "dm", "The CV", files=[("cv.pdf", b"%PDF-1.7")])
    message, shared = (one["event"] for one in events)
    assert (message["type"], message["subtype"], shared["type"]) == ("message", "file_share", "file_shared")
    assert shared["file_id"] == message["files"][0]["id"]
    assert (await client.files_info(file=shared["file_id"]))["file"]["filetype"] == "pdf"
    await playground.post(ADA, "hiring-leads", "Not for the app", files=[("offer.pdf", b"%PDF-1.7")])
    playground.channel("hiring-leads").members.remove(playground.workspace.bot.id)
    hidden = playground.channel_messages("hiring-leads")[0]["files"][0]["id"]
    assert await refusal(client.files_info(file=hidden)) == "file_not_found"


async def test_bolts_own_helpers_for_status_and_streams_work_here(playground, connect):
    def listen(app):
        @app.event("message")
        async def answer(set_status, say_stream):
            await set_status(status="is searching", loading_messages=["Searching 1,482 people"])
            stream = await say_stream(buffer_size=1)
            await stream.append(markdown_text="Three people.")
            await stream.stop()

    async with connect(listen):
        ts = await playground.post(ADA, "dm", "Who knows Go?")
        await playground.until(lambda: len(t := playground.thread("dm", ts, ADA)) == 2 and not t[1]["streaming"])
    assert [call.method for call in playground.calls if call.method != "auth.test"][1:3] == [
        "assistant.threads.setStatus",
        "chat.startStream",
    ]
    assert playground.thread("dm", ts, ADA)[1]["text"] == "Three people."
    assert playground.status("dm", ts, ADA) == ""
